//! The Analyzer: stateless, one for all sessions of an isolate.

use lean_agentic::session::write_analyses;
use lean_agentic::text::{self, Zone};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

#[wasm_bindgen]
pub struct Analyzer {
    inner: text::Analyzer,
}

#[wasm_bindgen]
impl Analyzer {
    /// Takes the bytes of a model file. Throws when they are damaged or of another version.
    #[wasm_bindgen(constructor)]
    pub fn new(model: Vec<u8>) -> Result<Analyzer, JsError> {
        let inner = text::Analyzer::new(model)
            .map_err(|_| JsError::new("not a language model of this version"))?;
        Ok(Analyzer { inner })
    }

    /// Texts section (`u32` count; per text `u32` length, `f64` at, UTF-8) to analyses (`u32` count; per
    /// text `u32` length, analysis), empty for texts that were refused. `zone` is the clock that the
    /// writers live by: pairs of the Unix time in ms from which on it is so many minutes east of UTC;
    /// UTC without them.
    pub fn analyze_texts(
        &mut self,
        texts: &[u8],
        zone: Option<Vec<f64>>,
    ) -> Result<Vec<u8>, JsError> {
        let mut out = Vec::with_capacity(texts.len() * 2);
        let zone = zone.unwrap_or_default();
        let zone = Zone::new(&zone);
        let mut batch = self.inner.batch();
        write_analyses(texts, &mut out, |text, at, out| {
            batch.analyze(text, at, zone, out)
        })
        .ok_or_else(|| JsError::new("not a texts section"))?;
        Ok(out)
    }

    /// What a question means beside its words, for `Session.read`; empty without a table of vectors in the model.
    pub fn meaning(&mut self, question: &str) -> Vec<u8> {
        self.inner.meaning(question).encode()
    }

    /// Hash of the model, in hexadecimal digits.
    pub fn model_hash(&self) -> String {
        self.inner.model_hash().to_owned()
    }
}
