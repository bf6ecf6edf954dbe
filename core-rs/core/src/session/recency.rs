//! Who was said lately: for pronouns, and for names that several bear.

use super::identity::{Identity, Meaning};
use super::state::By;
use crate::memory::{Entity, Turns, is_assistant};
use crate::text::{EntityKind, Gender};

/// Messages that are looked back.
const BACK: u64 = 3;
/// Mentions of a message that are looked at.
const LOOKED_AT: usize = 64;
/// Bearers of a name that are listed, at most.
const CANDIDATES: usize = 8;

impl Identity<'_> {
    /// A name that several bear means the one of them who was said lately, if it was one.
    pub(super) fn several(&self, bearers: &[u32]) -> Meaning {
        match *self.lately(bearers) {
            [one] => Meaning::Known(one, By::Name),
            _ => several(bearers),
        }
    }

    /// Of two it is the one who was not said last; where there is one only, somebody new.
    pub(super) fn other(&self, bearers: &[u32], text: &str) -> Meaning {
        let nearest = (0..=BACK).find_map(|back| {
            let mut said = self.mentioned(back);
            said.retain(|entity| bearers.binary_search(entity).is_ok());
            said.dedup();
            (!said.is_empty()).then_some(said)
        });
        // "Ann and the other Ann": who the first one is has to be known.
        let all = self.references.list.iter().zip(self.meant);
        let open = all.filter(|(name, meant)| {
            meant.is_none() && self.references.places.word(name.token) == text
        });
        if bearers.len() > 1 && open.count() > 1 {
            return several(bearers);
        }
        match (bearers, nearest.as_deref()) {
            ([] | [_], _) => Meaning::New(text.into(), By::Name),
            (&[a, b], Some(&[lately])) => Meaning::Known(if a == lately { b } else { a }, By::Name),
            _ => self.several(bearers),
        }
    }

    /// Those among `bearers`, up to two, whom this message or the last ones mention. Of each message a
    /// bounded number of mentions count.
    pub(super) fn lately(&self, bearers: &[u32]) -> Box<[u32]> {
        let mut found: Vec<u32> = Vec::new();
        for back in 0..=BACK {
            for entity in self.mentioned(back) {
                let is = bearers.binary_search(&entity).is_ok();
                if is && found.len() < 2 && !found.contains(&entity) {
                    found.push(entity);
                }
            }
        }
        found.into()
    }

    /// The entities of this message so far, or of an earlier one, in the order of the text; merges
    /// followed.
    pub(super) fn mentioned(&self, back: u64) -> Vec<u32> {
        let root = |entity: u32| self.state.entities.root(entity);
        if back == 0 {
            let rest = self.said.len().saturating_sub(LOOKED_AT);
            let said = self.said.iter().skip(rest);
            return said.map(|&entity| root(entity)).collect();
        }
        let turn = self.seq.checked_sub(back);
        let turn = turn.and_then(|seq| self.state.index.turn(seq));
        let mentions = turn.map_or(&[][..], |turn| turn.mentions);
        let mentions = Turns::mentions(mentions).take(LOOKED_AT);
        mentions.map(|(entity, ..)| root(entity)).collect()
    }

    /// The nearest message that mentions persons who can be meant must mention just one; or one who is
    /// named before the others, who are known by roles alone; or one of whom the gender is known.
    pub(super) fn pronoun(&self, gender: Gender) -> Option<u32> {
        let entities = &self.state.entities;
        let speaker = self.state.speakers.last().and_then(|(_, entity)| entity);
        let speaker = speaker.map(|entity| entities.root(entity));
        let mut answered = 0;
        for back in 0..=2 * BACK {
            // What an assistant puts in between takes nobody out of mind.
            let turn = self
                .seq
                .checked_sub(back)
                .and_then(|seq| self.state.index.turn(seq));
            let by = turn.and_then(|turn| turn.speaker);
            answered += u64::from(back > 0 && by.is_some_and(is_assistant));
            if back > BACK + answered {
                break;
            }
            let mut can: Vec<u32> = Vec::new();
            for person in self.mentioned(back) {
                let fits = entities.get(person).is_some_and(|entity| {
                    entity.kind == EntityKind::Person
                        && (gender == Gender::Unknown
                            || entity.gender == Gender::Unknown
                            || entity.gender == gender)
                });
                if fits && Some(person) != speaker && !can.contains(&person) {
                    can.push(person);
                }
            }
            let is = |person: u32, test: &dyn Fn(&Entity) -> bool| {
                entities.get(person).is_some_and(test)
            };
            match *can {
                [] => continue,
                [one] => return Some(one),
                [first, ref others @ ..] => {
                    let named = !is(first, &|first| first.unnamed);
                    if named
                        && others
                            .iter()
                            .all(|&other| is(other, &|other| other.unnamed))
                    {
                        return Some(first);
                    }
                }
            }
            let known = gender != Gender::Unknown;
            let mut sure = can
                .iter()
                .filter(|&&person| known && is(person, &|e| e.gender == gender));
            return match (sure.next(), sure.next()) {
                (Some(&one), None) => Some(one),
                _ => None,
            };
        }
        None
    }
}

pub(super) fn several(bearers: &[u32]) -> Meaning {
    Meaning::Several(bearers.iter().copied().take(CANDIDATES).collect())
}
