//! The storage form of a question that waits for its answer.

use super::asking::{Asked, Whom};
use crate::json::write_raw;
use crate::memory::{Reader, put_u32};
use crate::text::Gender;
use crate::text::relations::Kind;
use crate::words::boxed;

/// The least byte of a role.
const ROLES: u8 = 8;

impl Asked {
    /// Appends the storage form: a number for the kind, one for whom, whether it is plain, asks whether and since when, its age, its
    /// words, and the kinds that were asked before it.
    pub fn write(&self, out: &mut Vec<u8>) {
        let of = match self.of {
            Whom::You => 0,
            Whom::Third(gender) => gender as u8 + 1,
            Whom::Role(place) | Whom::Theirs(place) => ROLES + place,
        };
        let theirs = matches!(self.of, Whom::Theirs(_));
        let signs = u8::from(self.plain)
            | u8::from(self.whether) << 1
            | u8::from(self.since) << 2
            | u8::from(theirs) << 3
            | u8::from(self.past) << 4;
        out.extend([self.kind as u8, of, signs, self.age]);
        put_u32(out, self.words.len() as u32);
        write_raw(out, self.words.as_bytes());
        out.push(self.also.len() as u8);
        out.extend(self.also.iter().map(|kind| *kind as u8));
    }

    /// Reads the storage form; that of snapshots before version 6 has neither age nor words, of those before 7 no other kinds.
    pub fn read(reader: &mut Reader, version: u8) -> Option<Asked> {
        let (kind, of, signs) = (reader.u8()?, reader.u8()?, reader.u8()?);
        let (age, words) = if version > 5 {
            (reader.u8()?, reader.text()?)
        } else {
            (0, "")
        };
        let count = if version > 6 { reader.u8()? } else { 0 };
        let also: Option<Vec<Kind>> = (0..count)
            .map(|_| reader.u8().and_then(Kind::from_byte))
            .collect();
        Some(Asked {
            kind: Kind::from_byte(kind)?,
            also: also?,
            of: match of {
                0 => Whom::You,
                ROLES.. if signs & 8 != 0 => Whom::Theirs(of - ROLES),
                ROLES.. => Whom::Role(of - ROLES),
                of => Whom::Third(Gender::from_byte(of - 1)?),
            },
            plain: signs & 1 != 0,
            whether: signs & 2 != 0,
            since: signs & 4 != 0,
            past: signs & 16 != 0,
            follows: false,
            age,
            words: boxed(words),
        })
    }
}
