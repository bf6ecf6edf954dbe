//! Labels: which of our kinds they name, and what a run of them marks.

use super::{Entity, Place};
use lean_agentic::text::EntityKind;

/// The kind a label names, if it is one of ours. WNUT17's corporations and groups are organizations;
/// its creative works and products, and wikigold's MISC, are none.
pub fn kind(name: &str) -> Option<EntityKind> {
    match name {
        "PER" | "person" | "artist_name" => Some(EntityKind::Person),
        "LOC" | "location" | "place" | "place_name" => Some(EntityKind::Location),
        "ORG" | "organization" | "corporation" | "group" | "business_name" | "transport_agency" => {
            Some(EntityKind::Organization)
        }
        _ => None,
    }
}

/// Whether a field is a label of BIO or of I-only: `O`, `B-PER`, `I-creative-work`.
pub fn is_label(field: &str) -> bool {
    let named = |field: &str| {
        let name = field.strip_prefix("B-").or(field.strip_prefix("I-"));
        name.is_some_and(|name| !name.is_empty())
    };
    let field = field.trim();
    field == "O" || named(field)
}

/// Names in a sentence: those of our kinds, and those of others with what they are called.
#[derive(Debug, Default)]
pub struct Names {
    pub entities: Vec<Entity>,
    pub others: Vec<(String, Place)>,
}

/// The names that labels mark. `I-` goes on with a name of the same kind and else begins one (as in
/// I-only labels). A word that has no place is left out of its name.
pub fn names<'l>(labelled: impl Iterator<Item = (&'l str, Option<Place>)>) -> Names {
    let mut names = Names::default();
    // What the name that may go on is called.
    let mut open = "";
    for (label, place) in labelled {
        let (mark, name) = label.trim().split_once('-').unwrap_or(("O", ""));
        let goes_on = mark == "I" && open == name && !name.is_empty();
        let Some((start, end)) = place.filter(|_| !name.is_empty()) else {
            open = if goes_on { name } else { "" };
            continue;
        };
        open = name;
        let (entities, others) = (&mut names.entities, &mut names.others);
        match (kind(name), goes_on) {
            (Some(_), true) => entities.last_mut().into_iter().for_each(|e| e.2 = end),
            (Some(kind), false) => entities.push((kind, start, end)),
            (None, true) => others.last_mut().into_iter().for_each(|o| o.1.1 = end),
            (None, false) => others.push((name.to_owned(), (start, end))),
        }
    }
    names
}
