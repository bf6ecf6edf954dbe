//! "The former", "the latter", "the other one": of two who were spoken of; "another Ann, this one …".

use super::identity::Identity;
use super::references::{Reference, References, Who};
use super::told::Told;
use crate::text::EntityKind;
use crate::text::relations::Span;
use crate::words::{List, has, is_stop, list};

/// Messages before it in which the two are looked for.
const BACK: u64 = 2;

/// Which of two is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Former,
    Latter,
    /// Not the one who was named last.
    Other,
    /// The one who was named as another.
    This,
}

impl References<'_> {
    /// Reads a span that tells one of two; what is told of a person makes it one ("the other one has a crack" is a thing).
    pub(super) fn of_two(&self, Span { start, end }: Span) -> Option<Who> {
        let is = |token: u32, word| self.places.is(token, word);
        const TELLS: &List = list!(
            "is 's ’s was has lives lived works worked plays studies speaks comes likes loves moved teaches"
        );
        let this = is(start, list!("this that"));
        if !this && !is(start, list!("the")) || !is(end, TELLS) {
            return None;
        }
        let another = |name: &Reference| name.told == Told::Another && name.token < start;
        let which = match end - start {
            2 if this && is(start + 1, list!("one")) && self.list.iter().any(another) => {
                Which::This
            }
            _ if this => return None,
            2 if is(start + 1, list!("former")) => Which::Former,
            2 if is(start + 1, list!("latter")) => Which::Latter,
            3 if is(start + 1, list!("other")) && is(start + 2, list!("one")) => Which::Other,
            _ => return None,
        };
        Some(Who::OfTwo(which))
    }
}

impl Identity<'_> {
    /// Who is meant at a token; nobody unless there are just two.
    pub(super) fn of_two(&self, which: Which, token: u32) -> Option<u32> {
        let speaker = self.state.speakers.last().and_then(|(_, entity)| entity);
        let speaker = speaker.map(|entity| self.state.entities.root(entity));
        let all = || self.references.list.iter().zip(self.meant);
        if which == Which::This {
            let another = |name: &Reference| name.told == Told::Another && name.token < token;
            return all()
                .rfind(|(name, _)| another(name))
                .and_then(|(_, meant)| *meant);
        }
        let speaks =
            |one| all().any(|(name, meant)| name.who == Who::Speaker && *meant == Some(one));
        let person = |&one: &u32| {
            let entity = self.state.entities.get(one);
            let kind = entity.map(|entity| entity.kind);
            kind == Some(EntityKind::Person) && Some(one) != speaker && !speaks(one)
        };
        // "Tom has two jobs. One is …": of something else.
        let one = |token| self.references.places.is(token, list!("one"));
        if which == Which::Other && (0..token).any(one) {
            return None;
        }
        // The last one first.
        let mut found: Vec<u32> = Vec::new();
        let mut together = false;
        for back in 0..=BACK {
            let before = found.len();
            let mentioned = self.mentioned(back);
            for one in mentioned.into_iter().rev().filter(person) {
                if !has(&found, one) {
                    found.push(one);
                }
            }
            together = before == 0;
            if found.len() > 1 {
                if which != Which::Other || back == 0 {
                    // As they were named first.
                    let first = self.mentioned(back).into_iter().find(person);
                    let [one, other] = *found else { return None };
                    let (former, latter) = if Some(one) == first {
                        (one, other)
                    } else {
                        (other, one)
                    };
                    return match which {
                        Which::Former => Some(former),
                        Which::Latter => Some(latter),
                        _ => self.are_apart(one, other, token).then_some(other),
                    };
                }
                break;
            }
        }
        match *found {
            [_, other] if !together => Some(other),
            _ => None,
        }
    }

    /// Whether a sentence ends between the last places before a token where two are named.
    fn are_apart(&self, one: u32, other: u32, token: u32) -> bool {
        let last = |person: u32| {
            let all = self.references.list.iter().zip(self.meant);
            let named = all.filter(|(name, meant)| {
                let one = meant.map(|one| self.state.entities.root(one));
                name.token < token && one == Some(person)
            });
            named.map(|(name, _)| name.token).max()
        };
        let (Some(to), Some(from)) = (last(one), last(other)) else {
            return false;
        };
        let places = self.references.places;
        (from..to).any(|token| is_stop(places.word(token)))
    }
}
