//! Facts as snapshots and the state's hash have them.

use super::bytes::{Reader, put_f64, put_u16, put_u32};
use super::entities::Entities;
use super::fact::{Evidence, Fact, MAX_EVIDENCE, Meant, Object};
use super::facts::{Facts, NONE};
use super::id::Id;
use crate::json::write_raw;
use crate::words::boxed;

impl Facts {
    /// Appends the storage form of the predicates' names, which [`Facts::restore_predicates`] takes.
    pub fn write_predicates(&self, out: &mut Vec<u8>) {
        for name in self.predicates() {
            put_text(name, out);
        }
    }

    pub fn restore_predicates(&mut self, reader: &mut Reader) -> Option<()> {
        while !reader.is_empty() {
            let name = reader.text()?;
            let count = self.predicates().len();
            let number = self.predicate_number(name)?;
            (usize::from(number) == count).then_some(())?;
        }
        Some(())
    }

    /// Appends the storage form of one fact, which [`Facts::restore`] takes: `f64` and `u32` of its id,
    /// `u32` subject, `u16` predicate, `u8` how it was meant and, with bit 7, that it is not so, `u8` sort
    /// of the object and the object (`u32` entity, or `u32` length and text), `u32` who reported it
    /// (2^32 - 1: nobody), five `f64` of times, `u16` doubt, `u32` number of places, per place `f64` seq,
    /// `u32` start, `u32` end.
    pub fn write(&self, ordinal: u32, out: &mut Vec<u8>) {
        let Some(fact) = self.get(ordinal) else {
            return;
        };
        put_f64(out, fact.id.seq as f64);
        put_u32(out, fact.id.k);
        put_u32(out, fact.subject);
        put_u16(out, fact.predicate);
        out.push(fact.meant as u8 | u8::from(!fact.polarity) << 7);
        match &fact.object {
            Object::Nothing => out.push(0),
            Object::Entity(entity) => {
                out.push(1);
                put_u32(out, *entity);
            }
            Object::Value(json) => {
                out.push(2);
                put_text(json, out);
            }
            Object::Text(text) => {
                out.push(3);
                put_text(text, out);
            }
        }
        put_u32(out, fact.reported_by.unwrap_or(NONE));
        for time in [
            fact.valid_from,
            fact.valid_to,
            fact.end_known,
            fact.known_from,
            fact.known_to,
        ] {
            put_f64(out, time);
        }
        put_u16(out, fact.doubt);
        put_u32(out, fact.evidence.len() as u32);
        for place in &fact.evidence {
            put_f64(out, place.seq as f64);
            put_u32(out, place.start);
            put_u32(out, place.end);
        }
    }

    /// Reads one fact's storage form; `None` if it is not sound. Entities come before.
    pub fn restore(&mut self, entities: &Entities, reader: &mut Reader) -> Option<()> {
        let id = Id {
            seq: reader.count()? as u64,
            k: reader.u32()?,
        };
        let entity = |ordinal: u32| entities.get(ordinal).map(|_| ordinal);
        let subject = entity(reader.u32()?)?;
        let predicate = reader.u16()?;
        let meant = reader.u8()?;
        let object = match reader.u8()? {
            0 => Object::Nothing,
            1 => Object::Entity(entity(reader.u32()?)?),
            2 => Object::Value(boxed(reader.text()?)),
            3 => Object::Text(boxed(reader.text()?)),
            _ => return None,
        };
        let reported_by = match reader.u32()? {
            NONE => None,
            ordinal => Some(entity(ordinal)?),
        };
        let mut time = || reader.f64().filter(|time| !time.is_nan());
        let [valid_from, valid_to, end_known, known_from, known_to] =
            [time()?, time()?, time()?, time()?, time()?];
        let doubt = reader.u16()?;
        let places = reader.u32()? as usize;
        let follows = self.iter().next_back().is_none_or(|last| last.id < id);
        let known = usize::from(predicate) < self.predicates().len();
        if !follows || !known || places > MAX_EVIDENCE {
            return None;
        }
        let mut evidence = Vec::with_capacity(places);
        for _ in 0..places {
            evidence.push(Evidence {
                seq: reader.count()? as u64,
                start: reader.u32()?,
                end: reader.u32()?,
            });
        }
        self.open(
            entities,
            Fact {
                polarity: meant & 128 == 0,
                meant: Meant::from_byte(meant & 127)?,
                reported_by,
                valid_from,
                valid_to,
                end_known,
                known_from,
                known_to,
                evidence,
                doubt,
                ..Fact::new(id, subject, predicate, object)
            },
        );
        Some(())
    }
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    put_u32(out, text.len() as u32);
    write_raw(out, text.as_bytes());
}
