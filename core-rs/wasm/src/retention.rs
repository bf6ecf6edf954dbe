//! Retention: a session made anew from the end of its log, see `lean_agentic::session::Retention`.

use crate::types::PartSink;
use lean_agentic::session;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

#[wasm_bindgen]
pub struct Retention {
    inner: session::Retention,
}

#[wasm_bindgen]
impl Retention {
    /// `cut` is the `seq` of the last forgotten event.
    #[wasm_bindgen(constructor)]
    pub fn new(cut: f64) -> Retention {
        Retention {
            inner: session::Retention::new(cut as u64),
        }
    }

    /// Notes what a remaining record mentions. Throws when it is no valid record.
    pub fn scan(&mut self, record: &[u8]) -> Result<(), JsError> {
        self.inner
            .scan(record)
            .map_err(|error| JsError::new(&error))
    }

    /// Takes in an entity of before the cut, in the order of ids; false if it is none.
    pub fn keep(&mut self, id: &str, kind: &str, name: &str) -> bool {
        self.inner.keep(id, kind, name)
    }

    /// Takes in a remaining record; its new bytes, where a name in it had to change. Throws when it is
    /// refused, and the whole is void then.
    pub fn fold(&mut self, record: &[u8]) -> Result<Option<Vec<u8>>, JsError> {
        self.inner
            .fold(record)
            .map_err(|error| JsError::new(&error))
    }

    /// Hands the session made anew to `sink`, as `Session.snapshot` does.
    pub fn snapshot(&mut self, sink: &PartSink) {
        self.inner.snapshot(&mut |part| sink.part(part));
    }
}
