//! The entities of a session: who and what was named, under which aliases, how often.
//!
//! Entities stand in the order in which they came; an entity's place there is its ordinal, and as ids
//! ascend with it an id is found by bisection. Invariants: ids strictly ascend; every entity has at least
//! one alias, the first of which is its name.

use super::bytes::{Reader, put_f64, put_u32};
use super::id::Id;
use super::names::{Form, Names, words};
use crate::json::write_raw;
use crate::text::EntityKind;

/// Different spellings of one entity that are counted apart; more of them only count as mentions.
pub const MAX_ALIASES: usize = 32;

/// A spelling of an entity, and how often it was used.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub text: Box<str>,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub id: Id,
    pub kind: EntityKind,
    pub aliases: Vec<Alias>,
    pub mentions: u32,
    /// `seq` of its last mention; of its first, see its id.
    pub last_seq: u64,
}

impl Entity {
    pub fn name(&self) -> &str {
        self.aliases.first().map_or("", |alias| &alias.text)
    }
}

#[derive(Default)]
pub struct Entities {
    list: Vec<Entity>,
    names: Names,
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
    pub fn find(&self, id: Id) -> Option<u32> {
        let found = self.list.binary_search_by(|entity| entity.id.cmp(&id));
        found.ok().map(|ordinal| ordinal as u32)
    }

    /// The ordinal of the first entity with an id greater than `id`.
    pub fn after(&self, id: Id) -> u32 {
        self.list.partition_point(|entity| entity.id <= id) as u32
    }

    /// The entities that bear a name, in their order.
    pub fn bearers(&self, kind: EntityKind, form: Form, name: &str) -> &[u32] {
        self.names.find(kind, form, name)
    }

    /// Adds an entity without mentions. The id must be greater than all before it.
    pub fn create(&mut self, id: Id, kind: EntityKind, name: &str) -> u32 {
        let ordinal = self.list.len() as u32;
        self.names.add(kind, name, ordinal);
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
        });
        ordinal
    }

    /// Counts a mention under the spelling `alias`. A fuller form of a person's name becomes the name.
    pub fn mention(&mut self, ordinal: u32, alias: &str, seq: u64) {
        let Some(entity) = self.list.get_mut(ordinal as usize) else {
            return;
        };
        entity.mentions = entity.mentions.saturating_add(1);
        entity.last_seq = seq;
        self.mentions += 1;
        let mut aliases = entity.aliases.iter_mut();
        if let Some(known) = aliases.find(|known| *known.text == *alias) {
            known.count = known.count.saturating_add(1);
            return;
        }
        if entity.aliases.len() >= MAX_ALIASES {
            return;
        }
        let place = if entity.kind == EntityKind::Person && is_fuller(alias, entity.name()) {
            0
        } else {
            entity.aliases.len()
        };
        entity.aliases.insert(
            place,
            Alias {
                text: alias.into(),
                count: 1,
            },
        );
        self.aliases += 1;
        self.names.add(entity.kind, alias, ordinal);
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
        let id = Id {
            seq: reader.count()? as u64,
            k: reader.u32()?,
        };
        let kind = EntityKind::from_byte(reader.u8()?)?;
        let last_seq = reader.count()? as u64;
        let mentions = reader.u32()?;
        let aliases = reader.u32()? as usize;
        let follows = self.list.last().is_none_or(|last| last.id < id);
        if aliases == 0 || aliases > MAX_ALIASES || !follows {
            return None;
        }
        let mut spellings = Vec::with_capacity(aliases);
        for _ in 0..aliases {
            spellings.push(Alias {
                count: reader.u32()?,
                text: reader.text()?.into(),
            });
        }
        let (name, others) = spellings.split_first()?;
        let ordinal = self.create(id, kind, &name.text);
        for other in others {
            self.names.add(kind, &other.text, ordinal);
        }
        self.aliases += others.len() as u64;
        self.mentions += u64::from(mentions);
        let entity = self.list.get_mut(ordinal as usize)?;
        entity.aliases = spellings;
        entity.mentions = mentions;
        entity.last_seq = last_seq;
        Some(())
    }
}

/// Whether `name` says all words of `other` and more.
#[inline(never)]
fn is_fuller(name: &str, other: &str) -> bool {
    let (name, other) = (words(name), words(other));
    name.len() > other.len() && other.iter().all(|part| name.contains(part))
}
