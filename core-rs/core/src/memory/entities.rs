//! The entities of a session: who and what was named, under which aliases, how often.
//!
//! Entities stand in the order in which they came; an entity's place there is its ordinal, and as ids
//! ascend with it an id is found by bisection. A mention is resolved by its kind and its folded text:
//! the first entity that has them is meant. Invariants: ids strictly ascend; every entity has at least
//! one alias, the first of which is its name.

use super::bytes::{Reader, put_f64, put_u32};
use super::folding::fold;
use super::hash_table::{HashTable, hash};
use crate::json::write_raw;
use crate::text::EntityKind;

/// Different spellings of one entity that are counted apart; more of them only count as mentions.
pub const MAX_ALIASES: usize = 32;

/// `e<seq>.<k>`: the k-th entity that the event `seq` made, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntityId {
    pub seq: u64,
    pub k: u32,
}

impl EntityId {
    /// Reads the written form, which has no leading zeros.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('e')?;
        let point = digits.bytes().position(|b| b == b'.')?;
        let (seq, k) = (digits.get(..point)?, digits.get(point + 1..)?);
        Some(EntityId {
            seq: counted(seq)?,
            k: u32::try_from(counted(k)?).ok()?,
        })
    }

    /// Appends the written form.
    pub fn write(self, out: &mut Vec<u8>) {
        out.push(b'e');
        crate::json::write_integer(out, self.seq as f64);
        out.push(b'.');
        crate::json::write_integer(out, f64::from(self.k));
    }
}

/// A number from 1 as it is written.
fn counted(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if !plain || digits.is_empty() || digits.len() > 15 {
        return None;
    }
    Some(digits.bytes().fold(0, |n, d| n * 10 + u64::from(d - b'0')))
}

/// A spelling of an entity, and how often it was used.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub text: Box<str>,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub id: EntityId,
    pub kind: EntityKind,
    pub aliases: Vec<Alias>,
    pub mentions: u32,
    /// `seq` of its last mention; of its first, see its id.
    pub last_seq: u64,
    /// The kind and the folded name: what mentions are resolved by.
    key: Box<[u8]>,
}

impl Entity {
    pub fn name(&self) -> &str {
        self.aliases.first().map_or("", |alias| &alias.text)
    }
}

#[derive(Default)]
pub struct Entities {
    list: Vec<Entity>,
    by_key: HashTable,
    aliases: u64,
    mentions: u64,
}

impl Entities {
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Aliases of all entities.
    pub fn aliases(&self) -> u64 {
        self.aliases
    }

    /// Mentions of all entities.
    pub fn mentions(&self) -> u64 {
        self.mentions
    }

    pub fn get(&self, ordinal: u32) -> Option<&Entity> {
        self.list.get(ordinal as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }

    /// The ordinal of an id.
    pub fn find(&self, id: EntityId) -> Option<u32> {
        let found = self.list.binary_search_by(|entity| entity.id.cmp(&id));
        found.ok().map(|ordinal| ordinal as u32)
    }

    /// The ordinal of the first entity with an id greater than `id`.
    pub fn after(&self, id: EntityId) -> u32 {
        self.list.partition_point(|entity| entity.id <= id) as u32
    }

    /// The entity that a mention means, if there is one.
    pub fn resolve(&self, kind: EntityKind, text: &str) -> Option<u32> {
        self.find_key(&key(kind, text))
    }

    fn find_key(&self, key: &[u8]) -> Option<u32> {
        self.by_key.find(key, |i| key_of(&self.list, i) == key)
    }

    /// Adds an entity without mentions. The id must be greater than all before it.
    pub fn create(&mut self, id: EntityId, kind: EntityKind, name: &str) -> u32 {
        let ordinal = self.list.len() as u32;
        let key = key(kind, name);
        if self.find_key(&key).is_none() {
            let list = &self.list;
            self.by_key
                .insert(&key, ordinal, &|i, seed| hash(key_of(list, i), seed));
        }
        self.aliases += 1;
        self.list.push(Entity {
            id,
            kind,
            aliases: vec![Alias {
                text: name.into(),
                count: 0,
            }],
            mentions: 0,
            last_seq: id.seq,
            key: key.into(),
        });
        ordinal
    }

    /// Counts a mention under the spelling `alias`.
    pub fn mention(&mut self, ordinal: u32, alias: &str, seq: u64) {
        let Some(entity) = self.list.get_mut(ordinal as usize) else {
            return;
        };
        entity.mentions = entity.mentions.saturating_add(1);
        entity.last_seq = seq;
        self.mentions += 1;
        if let Some(known) = entity
            .aliases
            .iter_mut()
            .find(|known| *known.text == *alias)
        {
            known.count = known.count.saturating_add(1);
        } else if entity.aliases.len() < MAX_ALIASES {
            self.aliases += 1;
            entity.aliases.push(Alias {
                text: alias.into(),
                count: 1,
            });
        }
    }

    /// Appends the storage form of one entity, which [`Entities::restore`] takes.
    pub fn write(&self, ordinal: u32, out: &mut Vec<u8>) {
        let Some(entity) = self.get(ordinal) else {
            return;
        };
        put_f64(out, entity.id.seq as f64);
        put_u32(out, entity.id.k);
        out.push(entity.kind as u8);
        put_f64(out, entity.last_seq as f64);
        put_u32(out, entity.mentions);
        put_u32(out, entity.aliases.len() as u32);
        for alias in &entity.aliases {
            put_u32(out, alias.count);
            put_u32(out, alias.text.len() as u32);
            write_raw(out, alias.text.as_bytes());
        }
    }

    /// Reads one entity's storage form; `None` if it is not sound.
    pub fn restore(&mut self, reader: &mut Reader) -> Option<()> {
        let id = EntityId {
            seq: reader.count()? as u64,
            k: reader.u32()?,
        };
        let kind = kind_of_byte(reader.u8()?)?;
        let last_seq = reader.count()? as u64;
        let mentions = reader.u32()?;
        let aliases = reader.u32()? as usize;
        if aliases == 0 || aliases > MAX_ALIASES || self.list.last().is_some_and(|e| e.id >= id) {
            return None;
        }
        let mut spellings = Vec::with_capacity(aliases);
        for _ in 0..aliases {
            spellings.push(Alias {
                count: reader.u32()?,
                text: reader.text()?.into(),
            });
        }
        let name = spellings.first()?.text.clone();
        let ordinal = self.create(id, kind, &name);
        self.aliases += aliases as u64 - 1;
        self.mentions += u64::from(mentions);
        let entity = self.list.get_mut(ordinal as usize)?;
        entity.aliases = spellings;
        entity.mentions = mentions;
        entity.last_seq = last_seq;
        Some(())
    }
}

fn key(kind: EntityKind, text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() + 1);
    key.push(kind as u8);
    fold(text, &mut key);
    key
}

fn key_of(list: &[Entity], ordinal: u32) -> &[u8] {
    list.get(ordinal as usize).map_or(&[], |entity| &entity.key)
}

/// Reads an entity's kind from its storage form.
fn kind_of_byte(byte: u8) -> Option<EntityKind> {
    match byte {
        0 => Some(EntityKind::Person),
        1 => Some(EntityKind::Location),
        2 => Some(EntityKind::Organization),
        _ => None,
    }
}
