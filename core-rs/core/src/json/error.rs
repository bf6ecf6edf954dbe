//! What is wrong with a piece of JSON, and where.

/// A breach of the grammar or of the limits on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// What was seen or missed, as the end of "… at byte N".
    pub what: &'static str,
    /// Offset in bytes from the start of the input.
    pub offset: usize,
}

impl JsonError {
    pub(crate) fn new(what: &'static str, offset: usize) -> Self {
        JsonError { what, offset }
    }

    /// For people: `expected a value at byte 17`.
    pub fn describe(&self) -> String {
        let mut out = Vec::with_capacity(self.what.len() + 24);
        out.extend_from_slice(self.what.as_bytes());
        out.extend_from_slice(b" at byte ");
        super::write_integer(&mut out, self.offset as f64);
        String::from_utf8(out).unwrap_or_default()
    }
}

/// The input as text; an error has the offset of its first byte that is not UTF-8.
pub fn utf8(bytes: &[u8]) -> Result<&str, JsonError> {
    std::str::from_utf8(bytes).map_err(|e| JsonError::new("broken UTF-8", e.valid_up_to()))
}
