//! The turns of one segment, by columns.
//!
//! Texts and mentions lie one behind the other, with the end of each turn's part in a column; speakers
//! are told once a segment. Invariants: all columns are of one length; ends ascend and the last one is
//! the length of what they divide; a speaker's number is below the number of speakers or [`NOBODY`]. The
//! column of vectors is empty where no turn has one. Cost of a turn: 21 bytes beside its text and mentions,
//! 35 more for its vector.

use super::bytes::{Reader, put_f64, put_u16, put_u32};
use crate::json::write_raw;
use crate::text::TextVector;
use crate::words::boxed;

/// The speaker's number of a turn that names none.
const NOBODY: u16 = u16::MAX;

#[derive(Clone, Default, Debug, PartialEq)]
pub struct Turns {
    /// Unix milliseconds.
    at: Vec<f64>,
    text_ends: Vec<u32>,
    mention_ends: Vec<u32>,
    /// Words of the turn, as the index counts them.
    words: Vec<u16>,
    speaker: Vec<u16>,
    /// See `terms::signs`.
    signs: Vec<u8>,
    texts: String,
    /// Per mention three varints: entity's ordinal, start, length; start and length in UTF-16 units.
    mentions: Vec<u8>,
    speakers: Vec<Box<str>>,
    vectors: Vec<TextVector>,
}

/// One turn as it was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TurnView<'t> {
    /// Unix milliseconds.
    pub at: f64,
    pub speaker: Option<&'t str>,
    pub text: &'t str,
    /// The mentions' bytes, see [`Turns::mentions`].
    pub mentions: &'t [u8],
}

impl Turns {
    pub fn len(&self) -> usize {
        self.at.len()
    }

    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Bytes that count towards a segment's size.
    pub fn bytes(&self) -> usize {
        let vectors = self.vectors.len() * TextVector::BYTES;
        self.texts.len() + self.mentions.len() + self.len() * 21 + vectors
    }

    /// Whether another turn of this speaker can be added: speakers are counted in 16 bits.
    pub fn has_room(&self) -> bool {
        self.speakers.len() < usize::from(NOBODY)
    }

    /// Adds a turn; its mentions follow by [`Turns::mention`], its words and signs by [`Turns::describe`].
    pub fn push(&mut self, at: f64, speaker: Option<&str>, text: &str) {
        let speaker = speaker.map_or(NOBODY, |name| self.speaker_number(name));
        self.at.push(at);
        self.texts.push_str(text);
        self.text_ends.push(self.texts.len() as u32);
        self.mention_ends.push(self.mentions.len() as u32);
        self.words.push(0);
        self.signs.push(0);
        self.speaker.push(speaker);
        if !self.vectors.is_empty() {
            self.vectors.push(TextVector::NONE);
        }
    }

    /// Says what the words of the last turn add up to.
    pub fn place(&mut self, vector: &TextVector) {
        if let (Some(_), Some(last)) = (vector.table(), self.len().checked_sub(1)) {
            self.vectors.resize(last, TextVector::NONE);
            self.vectors.push(*vector);
        }
    }

    /// What the words of each turn add up to; nothing of the last ones that have no vector.
    pub fn vectors(&self) -> &[TextVector] {
        &self.vectors
    }

    fn speaker_number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.find_speaker(name) {
            return number;
        }
        self.speakers.push(boxed(name));
        (self.speakers.len() - 1) as u16
    }

    /// The number of a speaker in this segment. The last ones to speak are looked at first.
    pub fn find_speaker(&self, name: &str) -> Option<u16> {
        let found = self.speakers.iter().rposition(|known| **known == *name);
        found.map(|number| number as u16)
    }

    /// Adds a mention to the last turn.
    pub fn mention(&mut self, entity: u32, start: u32, length: u32) {
        for number in [entity, start, length] {
            crate::text::varint::put(number, &mut self.mentions);
        }
        if let Some(end) = self.mention_ends.last_mut() {
            *end = self.mentions.len() as u32;
        }
    }

    /// Says how many words a turn has, and its signs.
    pub fn describe(&mut self, turn: usize, words: u32, signs: u8) {
        if let (Some(count), Some(of)) = (self.words.get_mut(turn), self.signs.get_mut(turn)) {
            *count = words.min(u32::from(u16::MAX)) as u16;
            *of = signs;
        }
    }

    /// The names of those who speak, each once.
    pub fn speakers(&self) -> impl Iterator<Item = &str> {
        self.speakers.iter().map(|name| &**name)
    }

    /// When each turn was said.
    pub fn all_at(&self) -> &[f64] {
        &self.at
    }

    /// The words of each turn.
    pub fn all_words(&self) -> &[u16] {
        &self.words
    }

    /// The signs of each turn.
    pub fn all_signs(&self) -> &[u8] {
        &self.signs
    }

    pub fn at(&self, turn: usize) -> f64 {
        self.at.get(turn).copied().unwrap_or(0.0)
    }

    pub fn words(&self, turn: usize) -> u16 {
        self.words.get(turn).copied().unwrap_or(0)
    }

    pub fn said_by(&self, turn: usize, speaker: u16) -> bool {
        self.speaker.get(turn) == Some(&speaker)
    }

    pub fn text(&self, turn: usize) -> &str {
        part(&self.text_ends, turn)
            .and_then(|range| self.texts.get(range))
            .unwrap_or("")
    }

    pub fn get(&self, turn: usize) -> Option<TurnView<'_>> {
        let speaker = self.speaker.get(turn)?;
        Some(TurnView {
            at: self.at(turn),
            speaker: self.speakers.get(usize::from(*speaker)).map(|name| &**name),
            text: self.text(turn),
            mentions: part(&self.mention_ends, turn)
                .and_then(|range| self.mentions.get(range))
                .unwrap_or(&[]),
        })
    }

    /// The mentions in `bytes` of a [`TurnView`]: entity's ordinal, start, length.
    pub fn mentions(bytes: &[u8]) -> impl Iterator<Item = (u32, u32, u32)> {
        let mut reader = crate::text::varint::Reader::new(bytes);
        std::iter::from_fn(move || Some((reader.number()?, reader.number()?, reader.number()?)))
    }

    /// Forgets all turns and keeps the room.
    pub fn clear(&mut self) {
        self.at.clear();
        self.text_ends.clear();
        self.mention_ends.clear();
        self.words.clear();
        self.signs.clear();
        self.speaker.clear();
        self.texts.clear();
        self.mentions.clear();
        self.speakers.clear();
        self.vectors.clear();
    }

    /// Appends the storage form, which [`Turns::read`] takes.
    pub fn write(&self, out: &mut Vec<u8>) {
        put_u32(out, self.len() as u32);
        put_u32(out, self.texts.len() as u32);
        put_u32(out, self.mentions.len() as u32);
        put_u32(out, self.speakers.len() as u32);
        self.at.iter().for_each(|&at| put_f64(out, at));
        for column in [&self.text_ends, &self.mention_ends] {
            column.iter().for_each(|&end| put_u32(out, end));
        }
        for column in [&self.words, &self.speaker] {
            column.iter().for_each(|&number| put_u16(out, number));
        }
        write_raw(out, &self.signs);
        write_raw(out, self.texts.as_bytes());
        write_raw(out, &self.mentions);
        for speaker in &self.speakers {
            put_u32(out, speaker.len() as u32);
            write_raw(out, speaker.as_bytes());
        }
        put_u32(out, self.vectors.len() as u32);
        for vector in &self.vectors {
            write_raw(out, &vector.0);
        }
    }

    /// Reads the storage form; `None` if it breaks an invariant. Versions before 4 have no vectors, version
    /// 1 has no signs, and counts other words.
    pub fn read(reader: &mut Reader, version: u8) -> Option<Self> {
        let len = reader.u32()? as usize;
        let texts = reader.u32()? as usize;
        let mentions = reader.u32()? as usize;
        let speakers = reader.u32()? as usize;
        if len.checked_mul(20)? > reader.rest() || speakers > reader.rest() / 4 {
            return None;
        }
        let mut turns = Turns {
            at: column(len, || reader.f64())?,
            text_ends: column(len, || reader.u32())?,
            mention_ends: column(len, || reader.u32())?,
            words: column(len, || reader.u16())?,
            speaker: column(len, || reader.u16())?,
            signs: if version == 1 {
                vec![0; len]
            } else {
                reader.take(len)?.to_vec()
            },
            texts: std::str::from_utf8(reader.take(texts)?).ok()?.to_owned(),
            mentions: reader.take(mentions)?.to_vec(),
            speakers: Vec::with_capacity(speakers),
            vectors: Vec::new(),
        };
        for _ in 0..speakers {
            turns.speakers.push(boxed(reader.text()?));
        }
        if version > 3 {
            let count = reader.u32()? as usize;
            if count > reader.rest() / TextVector::BYTES {
                return None;
            }
            turns.vectors = column(count, || {
                Some(TextVector(reader.take(TextVector::BYTES)?.try_into().ok()?))
            })?;
        }
        turns.holds().then_some(turns)
    }

    fn holds(&self) -> bool {
        divides(&self.text_ends, self.texts.len())
            && divides(&self.mention_ends, self.mentions.len())
            && self
                .text_ends
                .iter()
                .all(|&end| self.texts.is_char_boundary(end as usize))
            && self
                .speaker
                .iter()
                .all(|&s| s == NOBODY || usize::from(s) < self.speakers.len())
            && self.at.iter().all(|at| at.fract() == 0.0)
            && (self.vectors.is_empty() || self.vectors.len() == self.len())
    }
}

/// A column of `len` numbers; the caller has checked that they are there.
fn column<T>(len: usize, mut next: impl FnMut() -> Option<T>) -> Option<Vec<T>> {
    let mut column = Vec::with_capacity(len);
    for _ in 0..len {
        column.push(next()?);
    }
    Some(column)
}

/// Whether ascending `ends` divide `total` bytes without rest.
fn divides(ends: &[u32], total: usize) -> bool {
    ends.is_sorted() && ends.last().map_or(0, |&end| end as usize) == total
}

/// The `n`-th of the parts that `ends` divide something into.
fn part(ends: &[u32], n: usize) -> Option<std::ops::Range<usize>> {
    let end = *ends.get(n)? as usize;
    let start = n.checked_sub(1).and_then(|before| ends.get(before));
    Some(start.map_or(0, |&start| start as usize)..end)
}
