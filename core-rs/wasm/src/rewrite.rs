//! A log decided anew, see `lean_agentic::session::Rewrite`.

use crate::types::PartSink;
use lean_agentic::session;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

#[wasm_bindgen]
pub struct Rewrite {
    inner: session::Rewrite,
}

#[wasm_bindgen]
impl Rewrite {
    /// `cut` is the `seq` of the last event that is gone, 0 where none is; `from` the first that is decided
    /// anew, `forgotten` the one that is forgotten, 0 for none.
    #[wasm_bindgen(constructor)]
    pub fn new(cut: f64, from: f64, forgotten: f64) -> Rewrite {
        Rewrite {
            inner: session::Rewrite::new(cut as u64, from as u64, forgotten as u64),
        }
    }

    /// Notes what a record takes back and splits off. Throws when it is no valid record.
    pub fn scan(&mut self, record: &[u8]) -> Result<(), JsError> {
        self.inner
            .scan(record)
            .map_err(|error| JsError::new(&error))
    }

    /// Takes in a record; its new bytes, where it had to change. Throws when it is refused, and the whole is
    /// void then.
    pub fn fold(&mut self, record: &[u8]) -> Result<Option<Vec<u8>>, JsError> {
        self.inner
            .fold(record)
            .map_err(|error| JsError::new(&error))
    }

    /// Hands the session made anew to `sink`, as `Session.snapshot` does.
    pub fn snapshot(&self, sink: &PartSink) {
        self.inner.snapshot(&mut |part| sink.part(part));
    }
}
