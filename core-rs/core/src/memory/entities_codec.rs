//! Entities as snapshots have them.

use super::bytes::{Reader, put_f64, put_u32};
use super::entities::{Alias, Entities, MAX_ALIASES};
use super::id::Id;
use crate::json::write_raw;
use crate::text::{EntityKind, Gender};
use crate::words::boxed;

impl Entities {
    /// Appends the storage form of one entity, which [`Entities::restore`] takes.
    pub fn write(&self, ordinal: u32, out: &mut Vec<u8>) {
        let Some(entity) = self.get(ordinal) else {
            return;
        };
        put_f64(out, entity.id.seq as f64);
        put_u32(out, entity.id.k);
        out.push(entity.marks());
        if let Some(into) = entity.merged {
            put_u32(out, into);
        }
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
        let marks = reader.u8()?;
        let kind = EntityKind::from_byte(marks & 3)?;
        let told = Gender::from_byte(marks >> 2 & 3).filter(|gender| !gender.is_likely())?;
        let gender = if marks & 64 == 0 { told } else { told.likely() };
        let merged = if marks & 32 == 0 {
            None
        } else {
            Some(reader.u32()?)
        };
        let last_seq = reader.count()? as u64;
        let mentions = reader.u32()?;
        let aliases = reader.u32()? as usize;
        let follows = self.list.last().is_none_or(|last| last.id < id);
        if aliases == 0 || aliases > MAX_ALIASES || !follows || marks > 127 {
            return None;
        }
        let mut spellings = Vec::with_capacity(aliases);
        for _ in 0..aliases {
            spellings.push(Alias {
                count: reader.u32()?,
                text: boxed(reader.text()?),
            });
        }
        let (name, others) = spellings.split_first()?;
        let ordinal = self.create(id, kind, &name.text, marks & 16 != 0);
        for other in others {
            self.names.add(kind, &other.text, ordinal);
        }
        self.aliases += others.len() as u64;
        self.mentions += u64::from(mentions);
        self.merges += u64::from(merged.is_some());
        let entity = self.list.get_mut(ordinal as usize)?;
        entity.aliases = spellings;
        entity.gender = gender;
        entity.merged = merged;
        entity.mentions = mentions;
        entity.last_seq = last_seq;
        Some(())
    }
}
