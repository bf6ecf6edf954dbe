//! The facts of a session, in two times (bitemporal; Snodgrass, "Developing Time-Oriented Database
//! Applications in SQL", 1999): nothing is overwritten, ends are filled in.
//!
//! Facts stand in the order in which they came; ids ascend with it. A slot is a subject and a predicate,
//! facts are alike with the same object too; of each the newest is found by a table and the others by a
//! chain backwards. Invariants: chains lead to smaller ordinals; subjects and objects are entities; the
//! keys of the tables have merges followed, so those of an entity are made anew when one is merged into it.

use super::bytes::put_u32;
use super::entities::Entities;
use super::fact::{Evidence, Fact, MAX_EVIDENCE, Object};
use super::id::Id;
use crate::json::write_raw;
use crate::words::{HashTable, boxed, fold, hash};

/// No fact.
pub(super) const NONE: u32 = u32::MAX;

/// The newest fact of each key.
#[derive(Default)]
struct Newest {
    table: HashTable,
    keys: Vec<(Box<[u8]>, u32)>,
}

impl Newest {
    fn get(&self, key: &[u8]) -> u32 {
        let place = self.table.find(key, |i| key_at(&self.keys, i) == key);
        let entry = place.and_then(|i| self.keys.get(i as usize));
        entry.map_or(NONE, |(_, newest)| *newest)
    }

    /// Puts a fact in the place of the newest one, which it gives.
    fn put(&mut self, key: &[u8], fact: u32) -> u32 {
        let place = self.table.find(key, |i| key_at(&self.keys, i) == key);
        if let Some((_, newest)) = place.and_then(|i| self.keys.get_mut(i as usize)) {
            return std::mem::replace(newest, fact);
        }
        let keys = &self.keys;
        self.table.insert(key, keys.len() as u32, &|i, seed| {
            hash(key_at(keys, i), seed)
        });
        self.keys.push((key.into(), fact));
        NONE
    }
}

fn key_at(keys: &[(Box<[u8]>, u32)], place: u32) -> &[u8] {
    keys.get(place as usize).map_or(&[], |(key, _)| key)
}

#[derive(Default)]
pub struct Facts {
    list: Vec<Fact>,
    /// Their [`Fact::ends`]: a look at all of them reads these alone.
    ends: Vec<[u32; 2]>,
    predicates: Vec<Box<str>>,
    by_predicate: HashTable,
    slots: Newest,
    alike: Newest,
}

impl Facts {
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn get(&self, ordinal: u32) -> Option<&Fact> {
        self.list.get(ordinal as usize)
    }

    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Fact> + ExactSizeIterator {
        self.list.iter()
    }

    /// Those with one of some entities as subject or object, newest first.
    pub fn around(&self, is_one: impl Fn(u32) -> bool) -> impl Iterator<Item = &Fact> {
        let ends = self.ends.iter().enumerate().rev();
        ends.filter(move |(_, ends)| ends.iter().any(|&end| is_one(end)))
            .filter_map(|(ordinal, _)| self.list.get(ordinal))
    }

    /// The ordinal of an id.
    pub fn find(&self, id: Id) -> Option<u32> {
        let found = self.list.binary_search_by(|fact| fact.id.cmp(&id));
        found.ok().map(|ordinal| ordinal as u32)
    }

    /// The ordinal of the first fact with an id greater than `id`.
    pub fn after(&self, id: Id) -> u32 {
        self.list.partition_point(|fact| fact.id <= id) as u32
    }

    /// The predicates' names, by their numbers.
    pub(super) fn predicates(&self) -> &[Box<str>] {
        &self.predicates
    }

    /// A predicate's name.
    #[inline(never)]
    pub fn predicate(&self, number: u16) -> &str {
        self.predicates
            .get(usize::from(number))
            .map_or("", |name| name)
    }

    /// A predicate's number, if some fact has it.
    pub fn find_predicate(&self, name: &str) -> Option<u16> {
        let known = |i: u32| name_at(&self.predicates, i) == name.as_bytes();
        let found = self.by_predicate.find(name.as_bytes(), known);
        found.map(|number| number as u16)
    }

    /// A predicate's number, new if it must be; `None` if there are too many.
    pub fn predicate_number(&mut self, name: &str) -> Option<u16> {
        if let Some(number) = self.find_predicate(name) {
            return Some(number);
        }
        let number = u16::try_from(self.predicates.len()).ok()?;
        let names = &self.predicates;
        self.by_predicate
            .insert(name.as_bytes(), u32::from(number), &|i, seed| {
                hash(name_at(names, i), seed)
            });
        self.predicates.push(boxed(name));
        Some(number)
    }

    /// The facts of a slot, newest first. The subject has to be a root.
    pub fn slot(&self, subject: u32, predicate: u16) -> Chain<'_> {
        Chain {
            facts: self,
            next: self.slots.get(&slot_key(subject, predicate)),
            alike: false,
        }
    }

    /// The facts of one subject, predicate and object, newest first. The subject has to be a root.
    pub fn alike(
        &self,
        entities: &Entities,
        subject: u32,
        predicate: u16,
        object: &Object,
    ) -> Chain<'_> {
        let key = alike_key(entities, subject, predicate, object);
        self.alike_from(self.alike.get(&key))
    }

    /// A fact and those before it of its subject, predicate and object.
    pub fn alike_from(&self, ordinal: u32) -> Chain<'_> {
        Chain {
            facts: self,
            next: ordinal,
            alike: true,
        }
    }

    /// Adds a fact. Its id must be greater than all before it, its subject and object entities.
    pub fn open(&mut self, entities: &Entities, fact: Fact) -> u32 {
        let ordinal = self.list.len() as u32;
        self.ends.push(fact.ends());
        self.list.push(fact);
        self.link(entities, (ordinal, true), ordinal);
        ordinal
    }

    /// Puts a fact, or none, in front of a fact's chains; of that of its slot if `slot`.
    fn link(&mut self, entities: &Entities, (ordinal, slot): (u32, bool), front: u32) {
        let Some(fact) = self.list.get_mut(ordinal as usize) else {
            return;
        };
        let subject = entities.root(fact.subject);
        if slot {
            let slot = slot_key(subject, fact.predicate);
            fact.before_in_slot = self.slots.put(&slot, front);
        }
        let alike = alike_key(entities, subject, fact.predicate, &fact.object);
        fact.before_alike = self.alike.put(&alike, front);
    }

    /// Makes the chains of an entity anew, after another was merged into it. That one's keys stay, which nobody asks for
    /// any more, until they are as many as the others.
    pub fn relink(&mut self, entities: &Entities, into: u32) {
        let most = 2 * self.list.len();
        let all = self.slots.keys.len() > most || self.alike.keys.len() > most;
        if all {
            self.slots = Newest::default();
            self.alike = Newest::default();
        }
        let its = |entity: u32| all || entities.root(entity) == into;
        let facts = (0..).zip(&self.list).filter_map(|(ordinal, fact)| {
            let slot = its(fact.subject);
            let object = || matches!(fact.object, Object::Entity(object) if its(object));
            (slot || object()).then_some((ordinal, slot))
        });
        let facts: Vec<(u32, bool)> = facts.collect();
        for &fact in facts.iter().filter(|_| !all) {
            self.link(entities, fact, NONE);
        }
        for fact in facts {
            self.link(entities, fact, fact.0);
        }
    }

    /// Takes in that a fact was said again, and what doubt is left.
    pub fn confirm(&mut self, ordinal: u32, evidence: Evidence, doubt: u16) {
        let Some(fact) = self.list.get_mut(ordinal as usize) else {
            return;
        };
        fact.doubt = doubt;
        if fact.evidence.len() < MAX_EVIDENCE {
            fact.evidence.push(evidence);
        }
    }

    /// Fills in when a fact ended in the world, as learnt at `known`.
    pub fn end(&mut self, ordinal: u32, valid_to: f64, known: f64) {
        if let Some(fact) = self.list.get_mut(ordinal as usize) {
            fact.valid_to = valid_to;
            fact.end_known = known;
        }
    }

    /// Fills in when the session stopped believing a fact.
    pub fn disbelieve(&mut self, ordinal: u32, known_to: f64) {
        if let Some(fact) = self.list.get_mut(ordinal as usize) {
            fact.known_to = known_to;
        }
    }
}

/// Facts that hang together, newest first, with their ordinals.
#[derive(Clone)]
pub struct Chain<'f> {
    facts: &'f Facts,
    next: u32,
    alike: bool,
}

impl<'f> Iterator for Chain<'f> {
    type Item = (u32, &'f Fact);

    fn next(&mut self) -> Option<Self::Item> {
        let ordinal = self.next;
        let fact = self.facts.get(ordinal)?;
        self.next = if self.alike {
            fact.before_alike
        } else {
            fact.before_in_slot
        };
        Some((ordinal, fact))
    }
}

fn name_at(names: &[Box<str>], place: u32) -> &[u8] {
    names
        .get(place as usize)
        .map_or(&[], |name| name.as_bytes())
}

fn slot_key(subject: u32, predicate: u16) -> [u8; 6] {
    let [a, b, c, d] = subject.to_le_bytes();
    let [e, f] = predicate.to_le_bytes();
    [a, b, c, d, e, f]
}

fn alike_key(entities: &Entities, subject: u32, predicate: u16, object: &Object) -> Vec<u8> {
    let mut key = Vec::with_capacity(40);
    key.extend_from_slice(&slot_key(subject, predicate));
    match object {
        Object::Nothing => {}
        Object::Entity(entity) => {
            key.push(1);
            put_u32(&mut key, entities.root(*entity));
        }
        // The words may differ.
        Object::Value(json) => {
            key.push(2);
            write_raw(&mut key, value_of(json).as_bytes());
        }
        Object::Text(text) => {
            key.push(3);
            fold(text, &mut key);
        }
    }
    key
}

/// The part of a value's JSON that tells what it comes to.
fn value_of(json: &str) -> &str {
    const MEMBER: &[u8] = b",\"value\":";
    let mut places = json.as_bytes().windows(MEMBER.len());
    let at = places.position(|bytes| bytes == MEMBER);
    at.and_then(|at| json.get(at..)).unwrap_or(json)
}
