//! One session's core. The layouts of what goes in and out are told with the functions of
//! `lean_agentic::session`.

use crate::types::PartSink;
use lean_agentic::session;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

#[wasm_bindgen]
#[derive(Default)]
pub struct Session {
    inner: session::Session,
}

#[wasm_bindgen]
impl Session {
    #[wasm_bindgen(constructor)]
    pub fn new() -> Session {
        Session::default()
    }

    /// Reads a frame and keeps it as the pending one. `now` is Unix milliseconds.
    pub fn open(&mut self, frame: &[u8], producer: &str, now: f64) -> Vec<u8> {
        self.inner.open(frame, producer, now)
    }

    /// Decides the pending messages.
    pub fn apply(&mut self, analyses: &[u8]) -> Vec<u8> {
        self.inner.apply_pending(analyses).into_bytes()
    }

    /// Answers the pending read: frames of at most `max_frame` bytes, each `u32` length, bytes. `meaning` is
    /// that of its question, as `Analyzer.meaning` has it; empty for none.
    pub fn read(&mut self, max_frame: u32, meaning: &[u8]) -> Vec<u8> {
        self.inner.read(max_frame as usize, meaning)
    }

    /// Says that two entities are one; an outcome as of `apply`, its one event `merged`.
    pub fn merge(&mut self, from: &str, into: &str, at: f64) -> Vec<u8> {
        self.inner.merge(from, into, at).into_bytes()
    }

    /// Notes that a merge is taken back; an outcome as of `apply`, its one event `undone`. `Rewrite` does it.
    pub fn undo(&mut self, merge: &str, at: f64) -> Vec<u8> {
        self.inner.undo(merge, at).into_bytes()
    }

    /// Notes that a mention is somebody new; an outcome as of `apply`, its one event `split`. `Rewrite` does
    /// it.
    pub fn split(&mut self, seq: f64, start: u32, at: f64) -> Vec<u8> {
        self.inner.split(seq as u64, start, at).into_bytes()
    }

    pub fn forget_pending(&mut self) {
        self.inner.forget_pending();
    }

    /// Says how far a producer's numbers are settled.
    pub fn restore_producer(&mut self, id: &str, n: f64) {
        self.inner.restore_producer(id, n);
    }

    /// Takes in a log record. Throws when it is refused, which changes nothing.
    pub fn fold(&mut self, record: &[u8]) -> Result<(), JsError> {
        self.inner
            .fold(record)
            .map_err(|error| JsError::new(&error))
    }

    /// Hands the state to `sink` in parts of at most 1 MiB, one after another: a second copy of the whole
    /// would not fit a large session's memory.
    pub fn snapshot(&self, sink: &PartSink) {
        self.inner.snapshot(&mut |part| sink.part(part));
    }

    /// Takes the next part of a snapshot; the state changes with the last one. Throws when it is broken
    /// or out of order.
    pub fn restore_part(&mut self, part: &[u8]) -> Result<(), JsError> {
        self.inner.restore_part(part).map_err(JsError::new)
    }

    /// SHA-256 of the state, in hexadecimal digits.
    pub fn state_hash(&self) -> String {
        self.inner.state_hash()
    }

    /// Counts and sizes as JSON.
    pub fn stats(&self) -> String {
        self.inner.stats()
    }

    /// `seq` of the last event; 0 before the first.
    pub fn last_seq(&self) -> f64 {
        self.inner.last_seq() as f64
    }
}
