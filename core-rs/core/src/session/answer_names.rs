//! Names in an answer: where somebody is who was asked after, who "two sisters" are.

use super::answering::{LONGEST, MOST, Reading, told};
use super::asking::{Asked, Whom};
use super::fitting::{end_of, fits};
use super::places::Places;
use super::relation_names::is_placed;
use crate::memory::{plural_role, role, role_place};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{List, has_letters, is_among, is_capital, is_stop, letters, list, same};

/// "No, I live in Pärnu now. Beach season.": whether a message says in a clause what was asked.
pub(super) fn has_answered(asked: &Asked, places: &Places, analysis: &Analysis) -> bool {
    let single = matches!(
        asked.kind,
        Kind::LivesIn | Kind::WorksAt | Kind::WorksAs | Kind::Age | Kind::StudiesAt
    );
    let mut relations = analysis.relations.iter();
    single
        && relations.any(|relation| {
            let (subject, kind) = (relation.subject, relation.kind);
            kind == asked.kind && places.is(subject.start, list!("i i'm i've"))
        })
}

/// "How's Ines?" "Still at Novartis, still in Basel.": where the one is who was asked after.
pub(super) fn still(places: &Places, analysis: &Analysis) -> Vec<Relation> {
    let begins = |at: u32| {
        places.is(at, list!("still back now"))
            && (at == 0 || matches!(places.word(at - 1), "," | "." | "!" | "and" | "but"))
    };
    let names = analysis.entities.iter();
    let found = names.filter_map(|name| {
        let start = places.token_at(name.start);
        let kind = match name.kind {
            EntityKind::Person => return None,
            EntityKind::Organization if places.is(start.wrapping_sub(1), list!("at")) => {
                Kind::WorksAt
            }
            EntityKind::Location if places.is(start.wrapping_sub(1), list!("in")) => Kind::LivesIn,
            _ => return None,
        };
        let end = places.token_at(name.end.saturating_sub(1)) + 1;
        let stops = !has_letters(places.word(end)) && places.word(end) != "?"
            || places.is(end, list!("and"));
        // "Still at Starbucks, waiting", "still in Germany, I guess"
        let next = end + u32::from(places.word(end) == ",");
        let passing =
            places.word(next).ends_with("ing") || places.is(next, list!("i probably maybe"));
        (start > 1 && !passing && begins(start.wrapping_sub(2)) && stops)
            .then(|| told(kind, Span { start, end }))
    });
    found.take(MOST).collect()
}

/// "Do you have children?" "Two, Mia and Noah.": the question for the names of those who have a role.
pub(super) fn by_names(asked: &Asked, places: &Places, analysis: &Analysis) -> Option<Asked> {
    let mut names = analysis.entities.iter();
    let person = |name: &crate::text::Span| name.kind == EntityKind::Person;
    if asked.kind != Kind::Has || asked.of != Whom::You || !names.any(person) {
        return None;
    }
    let held = |at: u32| {
        let word = places.word(at);
        role(word).is_some() || plural_role(word).is_some()
    };
    let mut roles = letters(&asked.words).filter_map(plural_role);
    let (Some(role), None) = (roles.next(), roles.next()) else {
        return None;
    };
    const NONE: &List = list!("! ? no nope none with i we us mr mrs ms miss dr sir");
    let tag = |at: u32| analysis.tags.get(at as usize).copied();
    let count = analysis.tokens.len() as u32;
    let first = (0..count).find(|&at| tag(at) == Some(Upos::Propn))?;
    let end = (first..count).find(|&at| is_stop(places.word(at)));
    let end = end.unwrap_or(count);
    let told = (0..end).filter(|&at| tag(at) == Some(Upos::Propn)).count();
    // "Two, Tom."
    let several = places.any(0..first, list!("two three four five six both 2 3 4 5 6"));
    let other = (0..end.min(LONGEST)).any(held)
        || places.any(0..end + 1, NONE)
        || (0..end).any(|at| tag(at) == Some(Upos::Verb))
        || several && told < 2;
    (!other).then_some(Asked {
        kind: Kind::Name,
        of: Whom::Role(role_place(role.name)?),
        whether: true,
        ..asked.clone()
    })
}

/// Whether a question is of the names of those who have a role.
pub(super) fn is_named_by_role(asked: &Asked) -> bool {
    asked.kind == Kind::Name && asked.whether && matches!(asked.of, Whom::Role(_))
}

/// "Where do Amara and Chidi live?" "Amara in Enugu, Chidi in Jos."
pub(super) fn each_named(
    (asked, question): (&Asked, &str),
    places: &Places,
    analysis: &Analysis,
) -> Vec<Relation> {
    let tag = |at: u32| analysis.tags.get(at as usize).copied();
    let mut found = Vec::new();
    let mut from = 0;
    while is_placed(asked.kind) && matches!(asked.of, Whom::Third(_)) && found.len() < MOST {
        let name = |at: &u32| tag(*at) == Some(Upos::Propn);
        let end = (from..from + MOST as u32)
            .find(|at| !name(at))
            .unwrap_or(from);
        let at = end + u32::from(places.is(end, list!("is 's ’s")));
        let object = Span {
            start: at + 1,
            end: end_of(at + 1, places, &tag),
        };
        let asked_after =
            |at: u32| letters(question).any(|word| is_capital(word) && same(word, places.word(at)));
        let which = match asked.kind {
            Kind::LivesIn => list!("in"),
            Kind::From => list!("from"),
            _ => list!("at"),
        };
        let stops = places.word(object.end);
        let stops =
            matches!(stops, "," | ";" | "." | "!" | "") || is_among(stops, list!("and while"));
        let fitting = end > from
            && asked_after(from)
            && stops
            && places.is(at, which)
            && fits(asked.kind, object, places, analysis);
        if !fitting {
            break;
        }
        found.push(Relation {
            subject: Span { start: from, end },
            predicate: Span {
                start: at,
                end: at + 1,
            },
            ..told(asked.kind, object)
        });
        let comma = object.end + u32::from(places.is(object.end, list!(", ;")));
        from = comma + u32::from(places.is(comma, list!("and while but")));
        if from == object.end {
            break;
        }
    }
    found
}

impl Reading<'_> {
    /// "Two sisters, Tamsin and Elowen": who they are.
    pub(super) fn each(&self, object: Span, said: &mut Vec<Relation>) {
        let noun = object.end.wrapping_sub(1);
        let mut at = object.end;
        while plural_role(self.places.word(noun)).is_some()
            && said.len() < MOST
            && self.places.is(at, list!(", : - and &"))
        {
            at += 1 + u32::from(self.places.is(at + 1, list!("and &")));
            let end = (at..at + 3).find(|&i| self.tag(i) != Some(Upos::Propn));
            let Some(end) = end.filter(|&end| end > at) else {
                return;
            };
            said.push(Relation {
                predicate: Span {
                    start: noun,
                    end: noun + 1,
                },
                tense: Tense::None,
                ..told(Kind::Role, Span { start: at, end })
            });
            at = end;
        }
    }

    /// "One son, Tunde", "a dog called Bruno": what the one is called.
    pub(super) fn called(&self, object: Span) -> Option<Relation> {
        let between = self.places.word(object.end);
        let from = object.end + 1;
        let name = Span {
            start: from,
            end: end_of(from, self.places, &|i| self.tag(i)),
        };
        let named = is_among(between, list!(", called named"))
            && fits(Kind::Name, name, self.places, self.analysis);
        named.then(|| Relation {
            subject: object,
            ..told(Kind::Name, name)
        })
    }
}
