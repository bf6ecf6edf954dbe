//! Writes the small JSON of a value (RFC 8259).

use super::decimal;
use crate::json::{put, write_raw};

/// An object being written, a member at a time.
pub(crate) struct Object<'a> {
    out: &'a mut Vec<u8>,
    first: bool,
}

impl<'a> Object<'a> {
    pub(crate) fn new(out: &'a mut Vec<u8>) -> Object<'a> {
        put(out, b'{');
        Object { out, first: true }
    }

    /// Begins a member; its value is to be written to what this returns.
    pub(crate) fn key(&mut self, name: &str) -> &mut Vec<u8> {
        if !self.first {
            put(self.out, b',');
        }
        self.first = false;
        put(self.out, b'"');
        write_raw(self.out, name.as_bytes());
        write_raw(self.out, b"\":");
        self.out
    }

    pub(crate) fn number(&mut self, name: &str, value: f64) {
        decimal::write(value, self.key(name));
    }

    pub(crate) fn string(&mut self, name: &str, value: &str) {
        string(value, self.key(name));
    }

    pub(crate) fn end(self) {
        put(self.out, b'}');
    }
}

/// Writes a string; control characters are left out.
pub(crate) fn string(value: &str, out: &mut Vec<u8>) {
    put(out, b'"');
    value.chars().for_each(|c| character(c, out));
    put(out, b'"');
}

/// Writes `c` as it stands inside a string.
pub(crate) fn character(c: char, out: &mut Vec<u8>) {
    if matches!(c, '"' | '\\') {
        put(out, b'\\');
    }
    if c >= ' ' {
        write_raw(out, c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}
