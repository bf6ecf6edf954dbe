//! The session itself.

use super::answer;
use super::command::Command;
use super::event::{Deciding, expected_bytes};
use super::fold::{self, FoldError};
use super::outcome::{Outcome, OutcomeWriter, read_analyses};
use super::producers::Producers;
use super::read::Read;
use super::refusal::{ErrorCode, Refusal};
use super::rewrite::Marks;
use super::snapshot::{self, Restore};
use super::state::State;
use crate::json::{Cursor, write_raw};
use crate::memory::put_u32;
use crate::text::{Analysis, Meaning};

/// Analyses of at most so many bytes are read once and kept while their frame is decided; longer ones, which would
/// make the memory grow, are read again.
const KEPT: usize = 16 * 1024;

/// What was opened and not yet answered.
#[derive(Default)]
pub(super) enum Pending {
    #[default]
    Nothing,
    Messages(Command),
    Read {
        id: String,
        read: Read,
    },
}

/// One session's memory, and what it needs to take in its next frame.
#[derive(Default)]
pub struct Session {
    pub(super) state: State,
    pub(super) producers: Producers,
    pub(super) pending: Pending,
    restore: Option<Restore>,
}

impl Session {
    pub fn new() -> Self {
        Self::default()
    }

    /// A session whose index keeps `bytes` of sealed parts instead of [`INDEX_BYTES`].
    pub fn with_index_bytes(bytes: usize) -> Self {
        Session {
            state: State::new(bytes),
            ..Session::default()
        }
    }

    /// The texts section of the pending messages.
    pub fn pending_texts(&self) -> &[u8] {
        match &self.pending {
            Pending::Messages(command) => command.texts(),
            _ => &[],
        }
    }

    /// The first refusal among the pending messages.
    pub fn pending_refusal(&self) -> Option<&Refusal> {
        match &self.pending {
            Pending::Messages(command) => {
                command.items.iter().find_map(|item| item.refusal.as_ref())
            }
            _ => None,
        }
    }

    /// Decides the pending messages; see [`Session::apply`].
    pub fn apply_pending(&mut self, analyses: &[u8]) -> Outcome {
        match std::mem::take(&mut self.pending) {
            Pending::Messages(command) => self.apply(&command, analyses),
            _ => OutcomeWriter::new(std::iter::empty(), 0).finish(0, 0),
        }
    }

    /// Decides a command: each message makes one event, and all its effects. `analyses` has one for each
    /// message, empty for those that were refused. Where one does not fit its text, nothing is decided
    /// and every message is refused as `internal`.
    pub fn apply(&mut self, command: &Command, analyses: &[u8]) -> Outcome {
        let found = read_analyses(analyses).filter(|found| found.len() == command.items.len());
        let mut room = analyses.len();
        let all = if analyses.len() <= KEPT {
            command.items.len()
        } else {
            0
        };
        let mut kept = Vec::with_capacity(all);
        let sound = found.filter(|found| {
            let mut pairs = command.items.iter().zip(found);
            pairs.all(|(item, bytes)| {
                let text = command.text(item);
                let analysis = decode(bytes, text);
                room += analysis.as_ref().map_or(0, |a| expected_bytes(text, a));
                let sound = item.refusal.is_some() || analysis.is_some();
                if analyses.len() <= KEPT && item.refusal.is_none() {
                    kept.extend(analysis);
                }
                sound
            })
        });
        let Some(found) = sound else {
            let refusal = Refusal::new(ErrorCode::Internal, "analysis: does not fit the text");
            let refused = command.items.iter().map(|item| (item.index, &refusal));
            return OutcomeWriter::new(refused, 0).finish(0, 0);
        };
        // A frame of old numbers settles none anew.
        if command.last_n > self.producers.last(&command.producer) {
            self.producers.settle(&command.producer, command.last_n);
        }
        let refused = command
            .items
            .iter()
            .filter_map(|item| Some((item.index, item.refusal.as_ref()?)));
        let mut writer = OutcomeWriter::new(refused, room);
        let taken = || {
            let pairs = command.items.iter().zip(&found);
            pairs.filter(|(item, _)| item.refusal.is_none())
        };
        if taken().next().is_none() {
            return writer.finish(0, 0);
        }
        let first_seq = self.state.last_seq + 1;
        writer.begin_events();
        let mut kept = kept.into_iter();
        for (item, bytes) in taken() {
            let text = command.text(item);
            trap_on_mark(text);
            let deciding = Deciding {
                seq: self.state.last_seq + 1,
                at: item.at,
                speaker: command.speaker(item),
                text,
                // Checked above.
                analysis: &kept
                    .next()
                    .unwrap_or_else(|| Analysis::decode(bytes).unwrap_or_default()),
                marks: &Marks::default(),
            };
            deciding.decide(&mut self.state, &mut writer.out);
            writer.out.push(b'\n');
        }
        writer.end_events(taken().map(|(_, bytes)| *bytes));
        writer.finish(first_seq, self.state.last_seq)
    }

    /// What the pending read asks in words; what it means is wanted by [`Session::read`].
    pub fn pending_question(&self) -> &str {
        match &self.pending {
            Pending::Read {
                read: Read::Recall(recall),
                ..
            } => &recall.query,
            _ => "",
        }
    }

    /// Answers the pending read in frames of at most `max_frame` bytes, each `u32` length, bytes. `meaning`
    /// is the question's, as [`Meaning::encode`] has it: with none a recall goes by words alone.
    pub fn read(&mut self, max_frame: usize, meaning: &[u8]) -> Vec<u8> {
        match std::mem::take(&mut self.pending) {
            Pending::Read { id, mut read } => {
                if let Read::Recall(recall) = &mut read {
                    recall.meaning = Meaning::decode(meaning);
                }
                self.answer(&id, &read, max_frame)
            }
            _ => Vec::new(),
        }
    }

    /// Answers a read, as [`Session::read`] does.
    pub fn answer(&self, id: &str, read: &Read, max_frame: usize) -> Vec<u8> {
        answer::answer(&self.state, id, read, max_frame)
    }

    pub fn forget_pending(&mut self) {
        self.pending = Pending::Nothing;
    }

    /// Says how far a producer's numbers are settled, as the store has it.
    pub fn restore_producer(&mut self, id: &str, n: f64) {
        self.producers.settle(id, n);
    }

    /// Takes in a log record. One that is refused changes nothing.
    pub fn fold(&mut self, record: &[u8]) -> Result<(), FoldError> {
        fold::fold(&mut self.state, record)
    }

    /// Calls `part` with each part of a snapshot, in order; each has at most [`PART_BYTES`].
    pub fn snapshot(&self, part: &mut dyn FnMut(&[u8])) {
        snapshot::write(&self.state, part);
    }

    /// All parts of a snapshot, each `u32` length, bytes.
    pub fn snapshot_bytes(&self) -> Vec<u8> {
        let mut size = 0;
        self.snapshot(&mut |part| size += part.len() + 4);
        // Grown step by step it would take three times the room.
        let mut out = Vec::with_capacity(size);
        self.snapshot(&mut |part| {
            put_u32(&mut out, part.len() as u32);
            write_raw(&mut out, part);
        });
        out
    }

    /// Takes a part of a snapshot, in order; the state changes with the last one. After an error the
    /// first part must come again.
    pub fn restore_part(&mut self, part: &[u8]) -> Result<(), &'static str> {
        let budget = self.state.index.budget();
        let mut restore = self.restore.take().unwrap_or_else(|| Restore::new(budget));
        match restore.part(part)? {
            Some(state) => self.state = state,
            None => self.restore = Some(restore),
        }
        Ok(())
    }

    /// Whether no snapshot is half taken in.
    pub fn is_restored(&self) -> bool {
        self.restore.is_none()
    }

    /// SHA-256 of the state in hexadecimal digits; what it covers is told at `State::hash`.
    pub fn state_hash(&self) -> String {
        self.state.hash()
    }

    pub fn last_seq(&self) -> u64 {
        self.state.last_seq
    }
}

/// An analysis that fits its text, down to the JSON of its values.
fn decode(bytes: &[u8], text: &str) -> Option<Analysis> {
    let analysis = Analysis::decode(bytes).ok()?;
    let values_are_json = analysis.values.iter().all(|value| {
        let Ok(json) = std::str::from_utf8(&value.json) else {
            return false;
        };
        let mut cursor = Cursor::new(json);
        cursor.value().is_ok() && cursor.end().is_ok()
    });
    (values_are_json && analysis.fits(text)).then_some(analysis)
}

/// Test builds only: the trap suite's mark.
#[cfg(feature = "trap")]
fn trap_on_mark(text: &str) {
    if text.contains("\u{1}trap:session\u{1}") {
        std::process::abort();
    }
}

#[cfg(not(feature = "trap"))]
fn trap_on_mark(_: &str) {}
