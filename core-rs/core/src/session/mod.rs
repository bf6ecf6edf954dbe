//! A session: the fold of its events. Frames come in by [`Session::open`], what they say by
//! [`Session::apply`], which is the one way to change a session; log records by [`Session::fold`].
mod analysis_json;
mod answer;
mod command;
mod event;
mod fold;
mod frame;
mod limits;
mod message;
mod opened;
mod outcome;
mod producers;
mod read;
mod refusal;
mod snapshot;
mod state;
mod units;

pub use analysis_json::analysis_json;
pub use command::{Command, Item};
pub use fold::FoldError;
pub use frame::{Frame, Messages, Reply, read_frame};
pub use limits::*;
pub use message::Message;
pub use outcome::{Outcome, Record};
pub use read::{Read, Recall};
pub use refusal::{ErrorCode, FrameRefusal, Refusal};

use crate::json::{Cursor, write_integer};
use crate::text::Analysis;
use event::Deciding;
use outcome::{OutcomeWriter, read_analyses};
use producers::Producers;
use refusal::decimal;
use snapshot::Restore;
use state::State;

/// What was opened and not yet answered.
#[derive(Default)]
enum Pending {
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
    state: State,
    producers: Producers,
    pending: Pending,
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

    /// Reads a frame and keeps it as the pending one, in place of any before. `producer` numbers its
    /// messages where the frame does not name one; `now` is Unix milliseconds. The answer's form is in
    /// `opened.rs`. Numbers that were settled before are left out here; a hole among them is `conflict`.
    pub fn open(&mut self, frame: &[u8], producer: &str, now: f64) -> Vec<u8> {
        let answer = self.open_frame(frame, producer, now);
        answer.unwrap_or_else(|refused| opened::refused(&refused))
    }

    /// [`Session::open`] with refusals as errors.
    pub fn open_frame(
        &mut self,
        frame: &[u8],
        producer: &str,
        now: f64,
    ) -> Result<Vec<u8>, FrameRefusal> {
        self.pending = Pending::Nothing;
        match read_frame(frame)? {
            Frame::Hello {
                producer: own,
                after,
                types,
            } => {
                let producer = own.as_deref().unwrap_or(producer);
                let acked = self.producers.last(producer);
                Ok(opened::hello(producer, after, &types, acked))
            }
            Frame::Messages(frame) => self.open_messages(&frame, producer, now),
            Frame::Read { id, read } => self.open_read(id, read),
            Frame::Credit { seq, events } => Ok(opened::credit(seq, events)),
            Frame::Auth(token) => Ok(opened::auth(&token)),
            Frame::Ping => Ok(opened::ping()),
        }
    }

    fn open_messages(
        &mut self,
        frame: &Messages,
        producer: &str,
        now: f64,
    ) -> Result<Vec<u8>, FrameRefusal> {
        let producer = frame.producer.as_deref().unwrap_or(producer);
        let count = frame.messages.len() as f64;
        let skip = frame
            .n
            .map_or(Ok(0.0), |n| self.settled(producer, n, count))?;
        let now = if now.is_finite() { now.trunc() } else { 0.0 };
        let mut command = Command::of(frame, skip as usize, now);
        if let Some(n) = frame.n {
            command.producer = producer.into();
            command.last_n = n + count - 1.0;
        }
        let answer = opened::messages(frame, producer, skip as usize, &command);
        self.pending = Pending::Messages(command);
        Ok(answer)
    }

    /// How many of `count` messages from number `n` on were settled before.
    fn settled(&self, producer: &str, n: f64, count: f64) -> Result<f64, FrameRefusal> {
        let refuse = |code, detail: &str, n| Err(FrameRefusal::numbered(code, detail, n));
        let next = self.producers.last(producer) + 1.0;
        if producer.is_empty() {
            return refuse(ErrorCode::BadRequest, "n: needs a producer", n);
        }
        if n + count > 9_007_199_254_740_991.0 {
            return refuse(ErrorCode::BadRequest, "n: too large", n);
        }
        if n > next {
            let detail = ["expected n ", &decimal(next)].concat();
            let refusal = FrameRefusal::numbered(ErrorCode::Conflict, &detail, n);
            return Err(FrameRefusal {
                expected: Some(next),
                ..refusal
            });
        }
        if !self.producers.has_room(producer) {
            let detail = "producer: a session numbers at most 10000; use a known one";
            return refuse(ErrorCode::LimitReached, detail, n);
        }
        Ok((next - n).min(count))
    }

    fn open_read(&mut self, id: String, read: Read) -> Result<Vec<u8>, FrameRefusal> {
        if let Read::Entity(entity) = read
            && self.state.entities.find(entity).is_none()
        {
            let refusal = Refusal::new(ErrorCode::NotFound, "entity: not of this session");
            return Err(FrameRefusal {
                expected: None,
                refusal,
                n: None,
                id,
            });
        }
        let answer = opened::read(&id);
        self.pending = Pending::Read { id, read };
        Ok(answer)
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
            _ => OutcomeWriter::new(std::iter::empty()).finish(0, 0),
        }
    }

    /// Decides a command: each message makes one event, and all its effects. `analyses` has one for each
    /// message, empty for those that were refused. Where one does not fit its text, nothing is decided
    /// and every message is refused as `internal`.
    pub fn apply(&mut self, command: &Command, analyses: &[u8]) -> Outcome {
        let found = read_analyses(analyses).filter(|found| found.len() == command.items.len());
        let sound = found.filter(|found| {
            let mut pairs = command.items.iter().zip(found);
            pairs.all(|(item, bytes)| {
                item.refusal.is_some() || decode(bytes, command.text(item)).is_some()
            })
        });
        let Some(found) = sound else {
            let refusal = Refusal::new(ErrorCode::Internal, "analysis: does not fit the text");
            let refused = command.items.iter().map(|item| (item.index, &refusal));
            return OutcomeWriter::new(refused).finish(0, 0);
        };
        if command.last_n > 0.0 {
            self.producers.settle(&command.producer, command.last_n);
        }
        let refused = command
            .items
            .iter()
            .filter_map(|item| Some((item.index, item.refusal.as_ref()?)));
        let mut writer = OutcomeWriter::new(refused);
        let taken = || {
            let pairs = command.items.iter().zip(&found);
            pairs.filter(|(item, _)| item.refusal.is_none())
        };
        if taken().next().is_none() {
            return writer.finish(0, 0);
        }
        let first_seq = self.state.last_seq + 1;
        writer.begin_events();
        for (item, bytes) in taken() {
            let text = command.text(item);
            trap_on_mark(text);
            let deciding = Deciding {
                seq: self.state.last_seq + 1,
                at: item.at,
                speaker: command.speaker(item),
                text,
                analysis: &decode(bytes, text).unwrap_or_default(),
            };
            deciding.decide(&mut self.state, &mut writer.out);
            writer.out.push(b'\n');
        }
        writer.end_events(taken().map(|(_, bytes)| *bytes));
        writer.finish(first_seq, self.state.last_seq)
    }

    /// Answers the pending read in frames of at most `max_frame` bytes, each `u32` length, bytes.
    pub fn read(&mut self, max_frame: usize) -> Vec<u8> {
        match std::mem::take(&mut self.pending) {
            Pending::Read { id, read } => self.answer(&id, &read, max_frame),
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

    /// Takes a part of a snapshot, in order; the state changes with the last one. After an error the
    /// first part must come again.
    pub fn restore_part(&mut self, part: &[u8]) -> Result<(), &'static str> {
        let mut restore = self.restore.take().unwrap_or_default();
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

    /// Counts and sizes as JSON. `first_seq` is the oldest turn that recall finds.
    pub fn stats(&self) -> String {
        let State {
            index, entities, ..
        } = &self.state;
        let mut out = Vec::with_capacity(200);
        for (name, count) in [
            ("turns", index.turns() + index.departed_turns()),
            ("indexed_turns", index.turns()),
            ("entities", entities.len() as u64),
            ("aliases", entities.aliases()),
            ("mentions", entities.mentions()),
            ("terms", index.terms()),
            ("index_bytes", index.bytes() as u64),
            ("producers", self.producers.len() as u64),
            (
                "first_seq",
                if self.state.last_seq == 0 {
                    0
                } else {
                    index.first_seq()
                },
            ),
            ("last_seq", self.state.last_seq),
        ] {
            out.extend_from_slice(if out.is_empty() { b"{\"" } else { b",\"" });
            out.extend_from_slice(name.as_bytes());
            out.extend_from_slice(b"\":");
            write_integer(&mut out, count as f64);
        }
        out.push(b'}');
        String::from_utf8(out).unwrap_or_default()
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
