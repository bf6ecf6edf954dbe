//! The reader: a place in the input, and the steps that are allowed from there.

use super::error::JsonError;
use super::keys::Members;
use super::{number, string};
use std::borrow::Cow;

/// Containers that may be open at once; the outermost counts as one.
pub const MAX_DEPTH: u32 = 16;

/// A value, read. Containers are checked as a whole and passed over; their place remains.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'j> {
    Null,
    Bool(bool),
    /// A number that is an integer of at most 2^53 - 1 in size, however it was written.
    Integer(f64),
    /// Any other number.
    Fraction,
    String(Cow<'j, str>),
    /// Byte where the array starts.
    Array(usize),
    /// Byte where the object starts.
    Object(usize),
}

/// Reads one JSON text from front to back.
pub struct Cursor<'j> {
    text: &'j str,
    bytes: &'j [u8],
    at: usize,
    depth: u32,
}

impl<'j> Cursor<'j> {
    pub fn new(text: &'j str) -> Self {
        Cursor {
            text,
            bytes: text.as_bytes(),
            at: 0,
            depth: 0,
        }
    }

    /// The byte that comes next.
    pub fn offset(&self) -> usize {
        self.at
    }

    /// The byte at which the next value starts.
    pub fn value_offset(&mut self) -> usize {
        self.peek();
        self.at
    }

    /// The text from a byte up to what comes next.
    pub fn since(&self, start: usize) -> &'j str {
        self.text.get(start..self.at).unwrap_or("")
    }

    /// The first byte of the next value; 0 at the end.
    pub fn peek_byte(&mut self) -> u8 {
        self.peek()
    }

    pub(super) fn text(&self) -> &'j str {
        self.text
    }

    pub(super) fn fail<T>(&self, what: &'static str) -> Result<T, JsonError> {
        Err(JsonError::new(what, self.at))
    }

    /// Passes white space and tells the byte after it, 0 at the end (NUL is no token of JSON).
    #[inline(never)]
    pub(super) fn peek(&mut self) -> u8 {
        loop {
            match self.bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(&byte) => return byte,
                None => return 0,
            }
        }
    }

    /// Passes `byte` if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let there = self.peek() == byte && self.at < self.bytes.len();
        self.at += usize::from(there);
        there
    }

    /// The end of the input: nothing but white space is left.
    pub fn end(&mut self) -> Result<(), JsonError> {
        self.peek();
        if self.at < self.bytes.len() {
            return self.fail("expected nothing more");
        }
        Ok(())
    }

    fn enter(&mut self, byte: u8, what: &'static str) -> Result<(), JsonError> {
        if self.peek() != byte {
            return self.fail(what);
        }
        if self.depth == MAX_DEPTH {
            return self.fail("nested too deep");
        }
        self.at += 1;
        self.depth += 1;
        Ok(())
    }

    /// Enters an object; its members are asked for one by one.
    pub fn object(&mut self) -> Result<Members, JsonError> {
        self.enter(b'{', "expected an object")?;
        Ok(Members::new())
    }

    /// Enters an array; [`Cursor::element`] then tells whether another element follows.
    pub fn array(&mut self) -> Result<(), JsonError> {
        self.enter(b'[', "expected an array")
    }

    /// Whether the next value is an array, or an object, without reading it.
    pub fn at_array(&mut self) -> bool {
        self.peek() == b'['
    }

    pub fn at_object(&mut self) -> bool {
        self.peek() == b'{'
    }

    /// Goes to the next element of the array, or leaves the array. `first` is kept by the caller.
    pub fn element(&mut self, first: &mut bool) -> Result<bool, JsonError> {
        if self.eat(b']') {
            self.leave();
            return Ok(false);
        }
        if !std::mem::take(first) && !self.eat(b',') {
            return self.fail("expected , or ]");
        }
        Ok(true)
    }

    pub(super) fn leave(&mut self) {
        self.depth -= 1;
    }

    /// Reads a string that comes next: its content, borrowed where it has no escape.
    pub fn string(&mut self) -> Result<Cow<'j, str>, JsonError> {
        if self.peek() != b'"' {
            return self.fail("expected a string");
        }
        let (content, end) = string::read(self.text, self.at)?;
        self.at = end;
        Ok(content)
    }

    /// Reads whatever value comes next.
    pub fn value(&mut self) -> Result<Value<'j>, JsonError> {
        match self.peek() {
            b'"' => Ok(Value::String(self.string()?)),
            b'{' => {
                let start = self.at;
                self.skip_object()?;
                Ok(Value::Object(start))
            }
            b'[' => {
                let start = self.at;
                self.skip_array()?;
                Ok(Value::Array(start))
            }
            b't' => self.word("true", Value::Bool(true)),
            b'f' => self.word("false", Value::Bool(false)),
            b'n' => self.word("null", Value::Null),
            b'-' | b'0'..=b'9' => {
                let (integer, end) = number::read(self.bytes, self.at)?;
                self.at = end;
                Ok(integer.map_or(Value::Fraction, Value::Integer))
            }
            _ => self.fail("expected a value"),
        }
    }

    fn word(&mut self, word: &str, value: Value<'j>) -> Result<Value<'j>, JsonError> {
        let end = self.at + word.len();
        if self.bytes.get(self.at..end) != Some(word.as_bytes()) {
            return self.fail("expected a value");
        }
        self.at = end;
        Ok(value)
    }

    // Recursion is bounded by MAX_DEPTH.
    fn skip_object(&mut self) -> Result<(), JsonError> {
        let mut members = self.object()?;
        while members.next(self)?.is_some() {
            self.value()?;
        }
        Ok(())
    }

    fn skip_array(&mut self) -> Result<(), JsonError> {
        self.array()?;
        let mut first = true;
        while self.element(&mut first)? {
            self.value()?;
        }
        Ok(())
    }
}
