//! Snapshots: the state in parts of at most 1 MiB, each of whole records, so that restoring streams.
//!
//! Part: `u8` version 7, three zeros, `u32` checksum of the records, records. Record: `u8` kind, `u32`
//! length, bytes. The kinds come in this order: head (first, once: `f64` last seq, three bytes of what was
//! asked, speakers), departed (once),
//! segments (oldest first; stored as they lie in memory), the open segment (once), entities (blocks
//! of them, in their order), the predicates' names (where there are facts, once), facts (blocks of them, in
//! their order), end (once). Producers are the store's.

use super::asking::Asked;
use super::limits::PART_BYTES;
use super::speakers::Speakers;
use super::state::State;
use crate::memory::{Reader, Segment, put_f64, put_u32};
use crate::words::hash;

const VERSION: u8 = 7;
/// The oldest version that is read: its index has whole words, which become stems as it is read. Those before
/// 5 know no questions, those before 4 no vectors, those before 3 no facts.
const OLDEST: u8 = 1;
const HEAD_BYTES: usize = 8;
/// A record of entities or facts is closed once it is this long.
const BLOCK_BYTES: usize = 64 * 1024;

const HEAD: u8 = 1;
const DEPARTED: u8 = 2;
const SEGMENT: u8 = 3;
const OPEN: u8 = 4;
const ENTITIES: u8 = 5;
const END: u8 = 6;
const PREDICATES: u8 = 7;
const FACTS: u8 = 8;

/// Calls `part` with each part of the snapshot, in order.
pub(super) fn write(state: &State, part: &mut dyn FnMut(&[u8])) {
    let mut writer = Writer {
        bytes: vec![0; HEAD_BYTES],
        part,
    };
    writer.record(HEAD, &mut |out| {
        put_f64(out, state.last_seq as f64);
        state.asked.write(out);
        state.speakers.write(out);
    });
    writer.record(DEPARTED, &mut |out| state.index.write_departed(out));
    for segment in state.index.segments() {
        writer.record(SEGMENT, &mut |out| segment.write(out));
    }
    writer.record(OPEN, &mut |out| state.index.write_open(out));
    let entities = state.entities.len() as u32;
    writer.blocks(ENTITIES, entities, &|i, out| state.entities.write(i, out));
    if !state.facts.is_empty() {
        writer.record(PREDICATES, &mut |out| state.facts.write_predicates(out));
        let facts = state.facts.len() as u32;
        writer.blocks(FACTS, facts, &|i, out| state.facts.write(i, out));
    }
    writer.record(END, &mut |_| {});
    writer.flush();
}

struct Writer<'p> {
    bytes: Vec<u8>,
    part: &'p mut dyn FnMut(&[u8]),
}

impl Writer<'_> {
    fn record(&mut self, kind: u8, write: &mut dyn FnMut(&mut Vec<u8>)) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(&[kind, 0, 0, 0, 0]);
        write(&mut self.bytes);
        let length = (self.bytes.len() - start - 5) as u32;
        if let Some(slot) = self.bytes.get_mut(start + 1..start + 5) {
            slot.copy_from_slice(&length.to_le_bytes());
        }
        if self.bytes.len() > PART_BYTES && start > HEAD_BYTES {
            let record = self.bytes.split_off(start);
            self.flush();
            self.bytes.extend_from_slice(&record);
        }
    }

    /// Writes `count` things in records of about 64 KiB.
    fn blocks(&mut self, kind: u8, count: u32, write: &dyn Fn(u32, &mut Vec<u8>)) {
        let mut next = 0;
        while next < count {
            self.record(kind, &mut |out| {
                let start = out.len();
                while next < count && out.len() - start < BLOCK_BYTES {
                    write(next, out);
                    next += 1;
                }
            });
        }
    }

    fn flush(&mut self) {
        let sum = checksum(self.bytes.get(HEAD_BYTES..).unwrap_or(&[]));
        let mut head = vec![VERSION, 0, 0, 0];
        put_u32(&mut head, sum);
        if let Some(slot) = self.bytes.get_mut(..HEAD_BYTES) {
            slot.copy_from_slice(&head);
        }
        (self.part)(&self.bytes);
        self.bytes.truncate(HEAD_BYTES);
    }
}

/// Tells a damaged part from a whole one; no protection against intent.
fn checksum(records: &[u8]) -> u32 {
    let sum = hash(records, 0);
    (sum ^ sum >> 32) as u32
}

/// Takes the parts of a snapshot, in order, into a state of its own.
pub(super) struct Restore {
    state: State,
    /// Kind of the record before.
    kind: u8,
}

impl Restore {
    /// Starts over, for a state whose index keeps `index_bytes` of sealed parts.
    pub fn new(index_bytes: usize) -> Self {
        Restore {
            state: State::new(index_bytes),
            kind: 0,
        }
    }

    /// Takes one part, and gives the state with the last one.
    pub fn part(&mut self, bytes: &[u8]) -> Result<Option<State>, &'static str> {
        let mut reader = Reader::new(bytes);
        let version = match reader.take(4) {
            Some(&[version @ OLDEST..=VERSION, 0, 0, 0]) => version,
            _ => return Err("not a part of a snapshot of version 1 to 7"),
        };
        let sum = reader.u32();
        if sum != Some(checksum(bytes.get(HEAD_BYTES..).unwrap_or(&[]))) {
            return Err("the part is damaged");
        }
        while !reader.is_empty() {
            self.record(&mut reader, version)
                .ok_or("the part's records are broken or out of order")?;
        }
        Ok((self.kind == END).then(|| std::mem::take(&mut self.state)))
    }

    fn record(&mut self, reader: &mut Reader, version: u8) -> Option<()> {
        let kind = reader.u8()?;
        let length = reader.u32()? as usize;
        let bytes = reader.take(length)?;
        let repeats = kind == self.kind && matches!(kind, SEGMENT | ENTITIES | FACTS);
        let follows = match self.kind {
            DEPARTED => kind == SEGMENT || kind == OPEN,
            OPEN => kind == ENTITIES || kind == END,
            ENTITIES => kind == PREDICATES || kind == END,
            FACTS => kind == END,
            before => before != END && kind == before + 1,
        };
        if !repeats && !follows {
            return None;
        }
        self.kind = kind;
        let State {
            last_seq,
            index,
            entities,
            facts,
            speakers,
            asked,
            ..
        } = &mut self.state;
        match kind {
            HEAD => {
                let mut head = Reader::new(bytes);
                *last_seq = head.count()? as u64;
                if version > 4 {
                    *asked = Asked::read(&mut head, version)?;
                }
                if version > 2 {
                    *speakers = Speakers::read(&mut head, version)?;
                }
            }
            DEPARTED => index.restore_departed(bytes).then_some(())?,
            SEGMENT => index
                .restore_segment(Segment::read(bytes, version)?)
                .then_some(())?,
            OPEN => index.restore_open(bytes, version).then_some(())?,
            ENTITIES => {
                let mut entries = Reader::new(bytes);
                while !entries.is_empty() {
                    entities.restore(&mut entries)?;
                }
            }
            PREDICATES => {
                // All entities are here.
                entities.is_sound().then_some(())?;
                facts.restore_predicates(&mut Reader::new(bytes))?;
            }
            FACTS => {
                let mut entries = Reader::new(bytes);
                while !entries.is_empty() {
                    facts.restore(entities, &mut entries)?;
                }
            }
            END => entities.is_sound().then_some(())?,
            _ => {}
        }
        Some(())
    }
}
