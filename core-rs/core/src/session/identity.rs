//! Whom a name means: by the whole name, by a part of a person's name, by an organisation's initials. A
//! guess that is not good enough is none.

use super::state::State;
use crate::memory::{Form, Turns, initials, words};
use crate::text::EntityKind;

/// Messages that a name which several bear looks back.
const BACK: u64 = 3;
/// Mentions of a message that are looked at for it.
const LOOKED_AT: usize = 64;
/// Bearers of a name that are listed, at most.
const CANDIDATES: usize = 8;

/// What tied a name to its entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Name,
    /// "Ann" of "Ann Lee", or the other way round.
    Part,
    /// "IBM" of "International Business Machines", or the other way round.
    Initials,
}

/// How the word before a name tells its bearer from one who was meant before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Plain,
    /// "The other Ann".
    Other,
    /// "Another Ann".
    Another,
}

impl Told {
    /// Reads the word before `name`, which is a part of `text`.
    pub fn before(text: &str, name: &str) -> Told {
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        let before = text.get(..at.saturating_sub(1)).unwrap_or("");
        let space = before.bytes().rposition(|b| b == b' ');
        let word = before.get(space.map_or(0, |at| at + 1)..).unwrap_or("");
        let is = |known: &str| known.eq_ignore_ascii_case(word);
        if is("other") {
            Told::Other
        } else if is("another") || is("different") || is("second") {
            Told::Another
        } else {
            Told::Plain
        }
    }
}

/// What a name comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Known(u32, By),
    New,
    /// Several could be meant; the first of them.
    Several(Vec<u32>),
}

/// What is known where a name is said.
pub(super) struct Identity<'s> {
    pub state: &'s State,
    /// The entities that this message has named so far.
    pub said: &'s [u32],
    pub seq: u64,
}

impl Identity<'_> {
    /// Whom `text` means.
    pub fn of(&self, kind: EntityKind, text: &str, told: Told) -> Meaning {
        if kind == EntityKind::Person {
            return self.person(text, told);
        }
        match *self.state.entities.bearers(kind, Form::Whole, text) {
            [one] => Meaning::Known(one, By::Name),
            [] if kind == EntityKind::Organization => known(self.initials(text), By::Initials),
            [] => Meaning::New,
            ref bearers => self.several(bearers),
        }
    }

    fn person(&self, text: &str, told: Told) -> Meaning {
        let entities = &self.state.entities;
        let parts = words(text);
        let whole = entities.bearers(EntityKind::Person, Form::Whole, text);
        // A name of one word, titles aside, may be a part of somebody's.
        let is_part = parts.len() < 2;
        let bearers = if is_part {
            let name = parts.first().copied().unwrap_or(text);
            entities.bearers(EntityKind::Person, Form::Part, name)
        } else {
            whole
        };
        match (told, bearers) {
            (Told::Another, _) => Meaning::New,
            (Told::Other, _) if is_part => self.other(bearers),
            (_, [one]) if whole.contains(one) => Meaning::Known(*one, By::Name),
            (_, [one]) => Meaning::Known(*one, By::Part),
            (_, []) => known(self.bare(&parts).filter(|_| !is_part), By::Part),
            _ => self.several(bearers),
        }
    }

    /// The only "Ann", who has no other name yet, of "Ann Lee".
    fn bare(&self, parts: &[&str]) -> Option<u32> {
        let entities = &self.state.entities;
        parts.iter().find_map(|part| {
            let &[one] = entities.bearers(EntityKind::Person, Form::Part, part) else {
                return None;
            };
            let mut aliases = entities.get(one)?.aliases.iter();
            let is_bare = aliases.all(|alias| words(&alias.text).len() < 2);
            is_bare.then_some(one)
        })
    }

    fn initials(&self, text: &str) -> Option<u32> {
        let entities = &self.state.entities;
        let kind = EntityKind::Organization;
        let letters = text.bytes().all(|b| b.is_ascii_uppercase());
        let bearers = if letters && (2..=6).contains(&text.len()) {
            entities.bearers(kind, Form::Initials, text)
        } else {
            entities.bearers(kind, Form::Whole, &initials(text)?)
        };
        match *bearers {
            [one] => Some(one),
            _ => None,
        }
    }

    /// A name that several bear means the one of them who was said lately, if it was one.
    fn several(&self, bearers: &[u32]) -> Meaning {
        match *self.lately(bearers) {
            [one] => Meaning::Known(one, By::Name),
            _ => Meaning::Several(bearers.iter().copied().take(CANDIDATES).collect()),
        }
    }

    /// Of two it is the one who was not said lately; where there is one only, somebody new.
    fn other(&self, bearers: &[u32]) -> Meaning {
        match (bearers, &*self.lately(bearers)) {
            ([] | [_], _) => Meaning::New,
            (&[a, b], &[lately]) => Meaning::Known(if a == lately { b } else { a }, By::Name),
            _ => self.several(bearers),
        }
    }

    /// Those among `bearers`, up to two, whom this message or the last ones mention. Of each message a
    /// bounded number of mentions count.
    fn lately(&self, bearers: &[u32]) -> Box<[u32]> {
        let mut found: Vec<u32> = Vec::new();
        let mut see = |entity: u32| {
            let is = bearers.binary_search(&entity).is_ok();
            if is && found.len() < 2 && !found.contains(&entity) {
                found.push(entity);
            }
        };
        self.said
            .iter()
            .rev()
            .take(LOOKED_AT)
            .for_each(|&entity| see(entity));
        for back in 1..=BACK {
            let turn = self.seq.checked_sub(back);
            let turn = turn.and_then(|seq| self.state.index.turn(seq));
            let mentions = turn.map_or(&[][..], |turn| turn.mentions);
            Turns::mentions(mentions)
                .take(LOOKED_AT)
                .for_each(|(entity, ..)| see(entity));
        }
        found.into()
    }
}

/// What was found, or somebody new.
fn known(found: Option<u32>, by: By) -> Meaning {
    found.map_or(Meaning::New, |entity| Meaning::Known(entity, by))
}
