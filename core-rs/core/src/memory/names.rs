//! Which names mean which entity: whole names, parts of persons' names, initials of organisations.
//!
//! A name may have several bearers. Names are compared folded (case and accents). Parts count for persons,
//! initials for organisations of two words and more.

use crate::text::EntityKind;
use crate::words::{HashTable, List, fold, hash, is_among, list};

/// How a name names. A whole name of one word is a part too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Whole = 0,
    Part = 1,
    Initials = 2,
}

struct Key {
    bytes: Box<[u8]>,
    owner: u32,
    /// All bearers in their order, where there is more than one.
    owners: Vec<u32>,
}

#[derive(Default)]
pub struct Names {
    keys: Vec<Key>,
    table: HashTable,
}

impl Names {
    /// The entities that bear a name in this form, in their order.
    pub fn find(&self, kind: EntityKind, form: Form, name: &mut Folded) -> &[u32] {
        let place = self.place(name.key(kind, form));
        match place.and_then(|place| self.keys.get(place as usize)) {
            None => &[],
            Some(found) if found.owners.is_empty() => std::slice::from_ref(&found.owner),
            Some(found) => &found.owners,
        }
    }

    fn place(&self, key: &[u8]) -> Option<u32> {
        self.table.find(key, |i| bytes_of(&self.keys, i) == key)
    }

    /// Adds all that the spelling `name` of an entity can be known by.
    pub fn add(&mut self, kind: EntityKind, name: &str, owner: u32) {
        self.put(key(kind, Form::Whole, name), owner);
        match kind {
            EntityKind::Person => {
                for part in words(name) {
                    self.put(key(kind, Form::Part, part), owner);
                }
            }
            EntityKind::Organization => {
                if let Some(initials) = initials(name) {
                    self.put(key(kind, Form::Initials, &initials), owner);
                }
            }
            EntityKind::Location => {}
        }
    }

    fn put(&mut self, key: Vec<u8>, owner: u32) {
        let place = self.place(&key);
        if let Some(known) = place.and_then(|i| self.keys.get_mut(i as usize)) {
            known.add(owner);
            return;
        }
        let keys = &self.keys;
        self.table.insert(&key, keys.len() as u32, &|i, seed| {
            hash(bytes_of(keys, i), seed)
        });
        self.keys.push(Key {
            bytes: key.into(),
            owner,
            owners: Vec::new(),
        });
    }
}

impl Key {
    fn add(&mut self, owner: u32) {
        if self.owner == owner {
            return;
        }
        if self.owners.is_empty() {
            self.owners.push(self.owner);
        }
        if let Err(place) = self.owners.binary_search(&owner) {
            self.owners.insert(place, owner);
        }
    }
}

/// A name as it is compared, for more than one look-up.
pub struct Folded(Vec<u8>);

impl Folded {
    pub fn new(name: &str) -> Folded {
        Folded(key(EntityKind::Person, Form::Whole, name))
    }

    /// Forgets the name and keeps the room.
    pub fn clear(&mut self) {
        self.0.truncate(1);
    }

    /// Adds a word, behind a space if others are there.
    pub fn add(&mut self, word: &str) {
        let before = self.0.len();
        if before > 1 {
            self.0.push(b' ');
        }
        let start = self.0.len();
        fold(word, &mut self.0);
        if self.0.len() == start {
            self.0.truncate(before);
        }
    }

    fn key(&mut self, kind: EntityKind, form: Form) -> &[u8] {
        if let Some(first) = self.0.first_mut() {
            *first = tag(kind, form);
        }
        &self.0
    }
}

/// The words of a name that tell persons apart: no titles, no single letters.
// Called from many places, and large.
#[inline(never)]
pub fn words(name: &str) -> Vec<&str> {
    const TITLES: &List = list!("mr mrs ms miss dr prof sir aunt");
    let mut words = split(name);
    words.retain(|word| {
        let bare = word.strip_suffix('.').unwrap_or(word);
        bare.len() > 1 && !is_among(bare, TITLES)
    });
    words
}

/// The first letters of a name's capitalised words, from two on.
#[inline(never)]
pub fn initials(name: &str) -> Option<String> {
    let mut letters = String::new();
    for word in split(name) {
        letters.extend(word.chars().next().filter(|c| c.is_uppercase()));
    }
    (letters.chars().nth(1).is_some()).then_some(letters)
}

/// What stands between spaces.
#[inline(never)]
fn split(name: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    for (at, byte) in name.bytes().chain([b' ']).enumerate() {
        if byte == b' ' {
            words.extend(name.get(start..at).filter(|word| !word.is_empty()));
            start = at + 1;
        }
    }
    words
}

fn key(kind: EntityKind, form: Form, name: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len() + 1);
    key.push(tag(kind, form));
    fold(name, &mut key);
    key
}

fn tag(kind: EntityKind, form: Form) -> u8 {
    kind as u8 | (form as u8) << 4
}

fn bytes_of(keys: &[Key], place: u32) -> &[u8] {
    keys.get(place as usize).map_or(&[], |key| &key.bytes)
}
