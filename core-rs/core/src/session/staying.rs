//! "I'm at Philips now", "now he's in Porto": where somebody is, which is where one lives or works if that is what is
//! spoken of.

use super::places::Places;
use super::state::State;
use crate::memory::{Fact, Object};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, Modality, ValueKind};
use crate::words::{List, has_letters, is_among, list, same};

/// Facts that are looked at.
const NEWEST: usize = 256;

/// The relations of a message that tell where somebody lives or works by "is in" and "is at", where the question before
/// asked for that (`asked`, of the one who speaks if `own`), or "now" stands beside them and the message tells of a move,
/// or a job that ended; and what is liked where that was asked.
pub(super) fn staying(
    places: &Places,
    analysis: &Analysis,
    (asked, own): (Kind, bool),
) -> Vec<(usize, Kind)> {
    let word = |token: u32| places.word(token);
    let time = |span: Span| {
        let (_, start, end) = places.of(span).unwrap_or_default();
        let mut values = analysis.values.iter();
        values.any(|value| {
            value.kind == ValueKind::Datetime && value.start < end && start < value.end
        })
    };
    let tells = |kind: Kind, verbs: &List| {
        analysis.relations.iter().any(|relation| {
            let Span { start, end } = relation.predicate;
            let over = relation.ended || relation.negated || relation.tense == Tense::Past;
            let bare = relation.object.is_empty() || time(relation.object);
            relation.modality == Modality::Asserted
                && (relation.kind == kind && over
                    || bare && (start..end).any(|token| places.is(token, verbs)))
        })
    };
    let mut found = Vec::new();
    let tastes = matches!(asked, Kind::Likes | Kind::Dislikes);
    for (place, relation) in analysis.relations.iter().enumerate() {
        if relation.kind != Kind::Open {
            continue;
        }
        let subject = relation.subject;
        let who = word(subject.start);
        // "Do you like jazz?" "No, I hate it.", but not "glad you like it"
        if tastes
            && places.is(relation.object.start, list!("it them"))
            && !is_among(who, list!("you"))
        {
            let verb = word(relation.predicate.end.wrapping_sub(1));
            let liked = is_among(verb, list!("like love enjoy adore likes loves"));
            if liked || is_among(verb, list!("hate dislike hates")) {
                let kind = if liked { Kind::Likes } else { Kind::Dislikes };
                found.push((place, kind));
                continue;
            }
        }
        let Some(at) = is_at(places, analysis, relation) else {
            continue;
        };
        let (kind, verbs) = if at {
            (Kind::WorksAt, list!("left quit"))
        } else {
            (Kind::LivesIn, list!("moved"))
        };
        // "I'm in Paris this week"
        let next = word(relation.object.end);
        let short = is_among(next, list!("this today tonight for until on right"));
        let now = is_among(next, list!("now currently"))
            || places.is(subject.start.wrapping_sub(1), list!("now currently"));
        let theirs = is_among(
            who,
            if own {
                list!("i we")
            } else {
                list!("he she they")
            },
        ) || subject.is_empty();
        if theirs && !short && (asked == kind || asked == Kind::StudiesAt && at) {
            found.push((place, asked));
        } else if now && tells(kind, verbs) {
            found.push((place, kind));
        }
    }
    found
}

/// Whether a relation says that somebody is at a name, or in one; nothing if neither.
fn is_at(places: &Places, analysis: &Analysis, relation: &Relation) -> Option<bool> {
    let Span { start, end } = relation.predicate;
    let plain = relation.modality == Modality::Asserted
        && !relation.negated
        && (start + 2..=start + 3).contains(&end)
        && places.is(start, list!("am 'm ’m is 's ’s are 're ’re"));
    let (_, from, to) = places.of(relation.object).filter(|_| plain)?;
    let mut names = analysis.entities.iter();
    let named = names.any(|name| from <= name.start && name.end <= to);
    match places.word(end - 1) {
        "at" if named => Some(true),
        "in" if named => Some(false),
        _ => None,
    }
}

/// "I'm back at Vestas", "I returned to Vestas", where somebody is known to have worked, whatever else the tagger takes it for.
pub(super) fn returns(
    state: &State,
    places: &Places,
    analysis: &Analysis,
) -> Option<(usize, Kind)> {
    let mut relations = analysis.relations.iter().enumerate();
    let (place, object, own) = relations.find_map(|(place, relation)| {
        let open = matches!(relation.kind, Kind::Open | Kind::Goes) && !relation.negated;
        if !open || relation.modality != Modality::Asserted {
            return None;
        }
        let end = relation.predicate.end;
        let is = |back: u32, words: &List| places.is(end.wrapping_sub(back), words);
        let visits = || places.is(relation.object.end, list!("because for to"));
        let again = is(1, list!("at with"))
            && is(2, list!("back"))
            && relation.tense == Tense::Present
            && !visits();
        // "I returned to Vestas in May", but not "to fetch my badge"
        let next = places.word(relation.object.end);
        let time = || {
            !has_letters(next)
                || is_among(next, list!("in last this"))
                    && !has_letters(places.word(relation.object.end + 2))
        };
        let returned = is(1, list!("to")) && is(2, list!("returned")) && time();
        let back = again || returned || is(1, list!("rejoined"));
        if !back {
            return None;
        }
        let (object, ..) = places.of(relation.object)?;
        let own = relation.subject.is_empty() || places.is(relation.subject.start, list!("i we"));
        let known = own || places.is(relation.subject.start, list!("he she"));
        known.then_some((place, object, own))
    })?;
    let named = |fact: &Fact| match fact.object {
        Object::Entity(entity) => {
            let entity = state.entities.get(state.entities.root(entity));
            entity.is_some_and(|entity| same(entity.name(), object))
        }
        _ => false,
    };
    let mut facts = state.facts.iter().rev().take(NEWEST);
    facts.find_map(|fact| {
        let kind = Kind::of_name(state.facts.predicate(fact.predicate))?;
        let worked = matches!(kind, Kind::WorksAt | Kind::StudiesAt) && named(fact);
        // Who speaks comes back to where they worked themself.
        let theirs = own == (Some(state.entities.root(fact.subject)) == state.speaker());
        (worked && theirs).then_some((place, kind))
    })
}
