//! Who was said lately: for pronouns, and for names that several bear.

use super::identity::{Holds, Identity, Meaning};
use super::references::Who;
use super::state::By;
use super::told::Told;
use crate::memory::{Entity, Object, Turns, is_assistant};
use crate::text::{EntityKind, Gender};
use crate::words::{List, boxed, has, has_part, is_among, list};

/// Of whom this is told, is not who does something then.
const GONE: &List = list!("died dead passed death funeral late left");
/// Messages that are looked back.
const BACK: u64 = 3;
/// Roles of animals.
pub(super) const PETS: &List = list!("dog cat pet horse rabbit hamster parrot tortoise");
/// Mentions of a message, and newest facts, that are looked at.
const LOOKED_AT: usize = 64;
/// Bearers of a name that are listed, at most.
const CANDIDATES: usize = 8;

impl Identity<'_> {
    /// A name that several bear means the one of them who was said lately, if it was one.
    pub(super) fn several(&self, bearers: &[u32]) -> Meaning {
        // The one whom this message names already.
        let mut here = self.mentioned(0);
        here.retain(|one| bearers.binary_search(one).is_ok());
        here.dedup();
        if let [one] = *here {
            return Meaning::Known(one, By::Name);
        }
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
        // "There's another Ann. The other Ann …": the one whom this message brought in.
        let all = self.references.list.iter().zip(self.meant);
        let mut new = all.filter(|(name, _)| name.told == Told::Another);
        if let Some((_, &Some(one))) = new.next()
            && bearers.contains(&self.state.entities.root(one))
        {
            return Meaning::Known(self.state.entities.root(one), By::Name);
        }
        // "Ann and the other Ann": who the first one is has to be known.
        let all = self.references.list.iter().zip(self.meant);
        let open = all.filter(|(name, meant)| {
            meant.is_none() && self.references.places.word(name.token) == text
        });
        if bearers.len() > 1 && open.count() > 1 {
            return several(bearers);
        }
        match (bearers, nearest.as_deref()) {
            ([] | [_], _) => Meaning::New(boxed(text), By::Name),
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
                if is && found.len() < 2 && !has(&found, entity) {
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
    /// named before the others, who are known by roles alone; or one of whom the gender is known. `sure`: something is
    /// told of them. `not`: who it cannot be.
    pub(super) fn pronoun(&self, gender: Gender, sure: bool, not: Option<u32>) -> Option<u32> {
        let entities = &self.state.entities;
        let speaker = self.state.speakers.last().and_then(|(_, entity)| entity);
        let speaker = speaker.map(|entity| entities.root(entity));
        // Nor is it whom one speaks to, where there are two.
        let other = self.state.speakers.other().and_then(|(_, entity)| entity);
        let other = other.map(|entity| entities.root(entity));
        let asked = self.state.speakers.asked();
        let asked = asked.map(|entity| entities.root(entity));
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
            let mut unlikely: Vec<u32> = Vec::new();
            for person in self.mentioned(back) {
                let Some(entity) = entities.get(person) else {
                    continue;
                };
                let here = [speaker, not].contains(&Some(person))
                    || Some(person) == asked
                    || back > 0 && Some(person) == other;
                if entity.kind != EntityKind::Person || here {
                    continue;
                }
                let fits = entity.gender.fits(gender);
                let list = match (fits, entity.gender.is_likely()) {
                    (true, _) => &mut can,
                    (_, true) if !self.state.speaks(person) => &mut unlikely,
                    _ => continue,
                };
                if !has(list, person) {
                    list.push(person);
                }
            }
            // "Emeka …, he …": what an ending tells may be wrong.
            if let ([], [one], true) = (&*can, &*unlikely, back == 0 || sure) {
                return Some(*one);
            }
            // "I'll tell my brother." "He …": another's, who is not who said so.
            if can.len() > 1 && back > 0 {
                let said = self.state.speakers.entity(by);
                let said = said.map(|one| entities.root(one));
                can.retain(|&one| Some(one) != said);
            }
            // "Tom's landlord is Bernard. He …"
            if let (0, Some(one)) = (back, self.held_by_owner(&can)) {
                return Some(one);
            }
            // "Steve has a dog, Rex. His …": Steve's.
            if can.len() > 1 && can.iter().any(|&one| !self.is_pet(one)) {
                can.retain(|&one| !self.is_pet(one));
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
                        // "Tom's brother is a mechanic, he …": the brother. But "Tom's partner" may be she.
                        let sure = |e: &Entity| e.gender == gender && gender != Gender::Unknown;
                        return match *others {
                            [one]
                                if back == 0
                                    && self.only_owns(first)
                                    && is(one, &sure)
                                    && !self.references.places.has(GONE) =>
                            {
                                Some(one)
                            }
                            _ => Some(first),
                        };
                    }
                }
            }
            // Of two it is the one who is known to be she, or is likelier, but not of "Salma and Noor".
            let known = gender != Gender::Unknown;
            let certain = |person: &&u32| known && is(**person, &|e| e.gender == gender);
            let likely = |person: &&u32| known && is(**person, &|e| e.gender.told() == gender);
            let certain = can.iter().filter(certain).count() == 1;
            let mut sure = can
                .iter()
                .filter(|one| likely(one) && (!certain || is(**one, &|e| e.gender == gender)));
            let text = || turn.map_or("", |turn| turn.text);
            return match (sure.next(), sure.next()) {
                (Some(&one), None) if !self.are_joined(text(), &can) => Some(one),
                _ => None,
            };
        }
        None
    }

    /// Whether the message names somebody.
    fn is_named(&self, person: u32) -> bool {
        let mut all = self.references.list.iter().zip(self.meant);
        all.any(|(name, meant)| {
            let one = meant.map(|one| self.state.entities.root(one));
            matches!(name.who, Who::Name(_)) && one == Some(person)
        })
    }

    /// The one of two who is something to the other, who is named only as that one's owner; no pet.
    fn held_by_owner(&self, can: &[u32]) -> Option<u32> {
        let [one, other] = *can else {
            return None;
        };
        let root = |entity: u32| self.state.entities.root(entity);
        // "Tom's doctor says he has diabetes."
        if self
            .references
            .places
            .has(list!("says said told tells thinks asks asked knows hopes"))
        {
            return None;
        }
        let of = |owner: u32, holder: u32| {
            let is = |held: &Holds| root(held.0) == owner && root(held.2) == holder;
            let mut held = self.held.iter();
            self.is_named(owner)
                && self.only_owns(owner)
                && held.any(|held| is(held) && !is_among(held.1, PETS))
        };
        match (of(one, other), of(other, one)) {
            (true, false) => Some(other),
            (false, true) => Some(one),
            _ => None,
        }
    }

    /// Whether the message names somebody only as one who has something: "Tom's brother".
    fn only_owns(&self, person: u32) -> bool {
        let all = self.references.list.iter().zip(self.meant);
        let mut names = all.filter(|(name, meant)| {
            let one = meant.map(|one| self.state.entities.root(one));
            matches!(name.who, Who::Name(_)) && one == Some(person)
        });
        let places = self.references.places;
        // "Ruqayya's the funny one"
        let is = list!(
            "the a an not my our his her in at on from back so very really always still also going"
        );
        names.all(|(name, _)| {
            let end = places.token_at(name.end);
            places.is(end, list!("'s ’s")) && !places.is(end + 1, is)
        })
    }

    /// Whether a text names two by "and".
    fn are_joined(&self, text: &str, people: &[u32]) -> bool {
        let name = |one: u32| {
            self.state
                .entities
                .get(one)
                .map_or("", |entity| entity.name())
        };
        let people = || people.iter().take(CANDIDATES);
        people().any(|&one| {
            let others = people().filter(|&&other| other != one);
            let mut pairs = others.map(|&other| [name(one), " and ", name(other)].concat());
            pairs.any(|pair| has_part(text, &pair))
        })
    }

    /// Whether somebody is a dog or a cat, as this message or one of the newest facts tells.
    fn is_pet(&self, one: u32) -> bool {
        let root = |object: &Object| match object {
            Object::Entity(entity) => Some(self.state.entities.root(*entity)),
            _ => None,
        };
        let facts = &self.state.facts;
        let pet = |name: &str| is_among(name, PETS);
        self.held.iter().any(|held| held.2 == one && pet(held.1))
            || facts
                .iter()
                .rev()
                .take(LOOKED_AT)
                .any(|fact| root(&fact.object) == Some(one) && pet(facts.predicate(fact.predicate)))
    }
}

pub(super) fn several(bearers: &[u32]) -> Meaning {
    Meaning::Several(bearers.iter().copied().take(CANDIDATES).collect())
}
