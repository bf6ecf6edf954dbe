//! What `apply` answers, in bytes, and what a log record is made of.
//!
//! Outcome: `f64` first seq, `f64` last seq, `u32` events, `u32` refused, per refused message `u32`
//! place in the frame, `u8` code, `u16` length and detail; `u32` length and record. Without an event both
//! seqs and the record's length are 0.
//!
//! Record (a storage format): `u8` version 1, three zeros, `u32` length and the events as NDJSON, `u32`
//! count, per event `u32` length and its analysis. The command is read back from the event.

use super::opened::put_short;
use super::refusal::Refusal;
use crate::json::write_raw;
use crate::memory::{Reader, put_u32};

pub const RECORD_VERSION: u8 = 1;
/// Bytes by which the event of one message may well be longer than was expected.
const SPARE: usize = 1_024;

pub struct Outcome {
    bytes: Vec<u8>,
    pub first_seq: u64,
    pub last_seq: u64,
    record: usize,
}

impl Outcome {
    /// The boundary's form.
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The log record; empty without an event.
    pub fn record(&self) -> &[u8] {
        self.bytes.get(self.record..).unwrap_or(&[])
    }

    /// The events as NDJSON.
    pub fn events(&self) -> &[u8] {
        Record::read(self.record()).map_or(&[], |record| record.events)
    }
}

/// Builds an outcome front to back: refusals, then events, then the end.
pub(super) struct OutcomeWriter {
    pub out: Vec<u8>,
    events_at: usize,
}

impl OutcomeWriter {
    /// `room` is about how many bytes of events and analyses will come: a record of ten megabytes that grew by doubling
    /// would leave the instance with three times as much for good.
    pub fn new<'r>(refused: impl Iterator<Item = (u32, &'r Refusal)>, room: usize) -> Self {
        let mut out = Vec::with_capacity(room + SPARE);
        write_raw(&mut out, &[0; 20]);
        let mut count = 0_u32;
        put_u32(&mut out, 0);
        for (index, refusal) in refused {
            count += 1;
            put_u32(&mut out, index);
            out.push(refusal.code as u8);
            put_short(&mut out, &refusal.detail);
        }
        set_u32(&mut out, 20, count);
        put_u32(&mut out, 0);
        let events_at = out.len() + 8;
        OutcomeWriter { out, events_at }
    }

    /// Starts the record, whose events follow in `out`, each with its newline.
    pub fn begin_events(&mut self) {
        write_raw(&mut self.out, &[RECORD_VERSION, 0, 0, 0]);
        put_u32(&mut self.out, 0);
    }

    /// Ends the record with the events' analyses.
    pub fn end_events<'a>(&mut self, analyses: impl Iterator<Item = &'a [u8]>) {
        let events = (self.out.len() - self.events_at) as u32;
        set_u32(&mut self.out, self.events_at - 4, events);
        let count_at = self.out.len();
        let mut count = 0;
        put_u32(&mut self.out, 0);
        for analysis in analyses {
            count += 1;
            put_u32(&mut self.out, analysis.len() as u32);
            write_raw(&mut self.out, analysis);
        }
        set_u32(&mut self.out, count_at, count);
    }

    pub fn finish(mut self, first_seq: u64, last_seq: u64) -> Outcome {
        let record = self.events_at - 8;
        let events = if last_seq == 0 {
            0
        } else {
            last_seq - first_seq + 1
        };
        for (slot, seq) in self.out.chunks_exact_mut(8).zip([first_seq, last_seq]) {
            slot.copy_from_slice(&(seq as f64).to_le_bytes());
        }
        set_u32(&mut self.out, 16, events as u32);
        let length = (self.out.len() - record) as u32;
        set_u32(&mut self.out, record - 4, length);
        Outcome {
            bytes: self.out,
            first_seq,
            last_seq,
            record,
        }
    }
}

fn set_u32(out: &mut [u8], at: usize, value: u32) {
    if let Some(slot) = out.get_mut(at..at + 4) {
        slot.copy_from_slice(&value.to_le_bytes());
    }
}

/// A log record, taken apart.
pub struct Record<'r> {
    /// NDJSON.
    pub events: &'r [u8],
    pub analyses: Vec<&'r [u8]>,
}

impl<'r> Record<'r> {
    /// Takes a record's bytes apart; `None` if they are none.
    pub fn read(bytes: &'r [u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        if reader.take(4)? != [RECORD_VERSION, 0, 0, 0] {
            return None;
        }
        let length = reader.u32()? as usize;
        let events = reader.take(length)?;
        let analyses = read_analyses(reader.take(reader.rest())?)?;
        Some(Record { events, analyses })
    }
}

/// The analyses of the boundary: `u32` count; per text `u32` length, bytes.
pub(super) fn read_analyses(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut reader = Reader::new(bytes);
    let count = reader.u32()? as usize;
    if count > reader.rest() / 4 {
        return None;
    }
    let mut analyses = Vec::with_capacity(count);
    for _ in 0..count {
        let length = reader.u32()? as usize;
        analyses.push(reader.take(length)?);
    }
    reader.is_empty().then_some(analyses)
}
