//! Refusals: what the core says no to, by name.

use crate::json::{JsonError, write_integer};

/// The protocol's error codes, in its order: the boundary names a code by its place here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ErrorCode {
    BadRequest = 0,
    TooLarge = 1,
    Unauthorized = 2,
    Forbidden = 3,
    NotFound = 4,
    Gone = 5,
    Conflict = 6,
    RateLimited = 7,
    Overloaded = 8,
    CreditNeeded = 9,
    LimitReached = 10,
    Unsupported = 11,
    CoreFailed = 12,
    Internal = 13,
}

/// What is refused, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub code: ErrorCode,
    /// For people: the field or the offset, and what was expected.
    pub detail: String,
}

impl Refusal {
    pub fn new(code: ErrorCode, detail: impl Into<String>) -> Self {
        Refusal {
            code,
            detail: detail.into(),
        }
    }

    /// `field: what`, or `messages[index].field: what`.
    #[inline(never)]
    pub(super) fn field(index: Option<usize>, field: &str, what: &str) -> Self {
        let mut detail = String::new();
        if let Some(index) = index {
            detail.push_str("messages[");
            detail.push_str(&decimal(index as f64));
            detail.push_str(if field.is_empty() { "]" } else { "]." });
        }
        detail.push_str(field);
        detail.push_str(": ");
        detail.push_str(what);
        Refusal::new(ErrorCode::BadRequest, detail)
    }

    /// The same under another code.
    pub(super) fn with(self, code: ErrorCode) -> Self {
        Refusal { code, ..self }
    }
}

impl From<JsonError> for Refusal {
    fn from(error: JsonError) -> Self {
        Refusal::new(ErrorCode::BadRequest, error.describe())
    }
}

/// A frame that was refused, with what could be read of its number and id.
#[derive(Clone, Debug, PartialEq)]
pub struct FrameRefusal {
    pub refusal: Refusal,
    /// The frame's number.
    pub n: Option<f64>,
    /// The number that is expected instead, of a conflict.
    pub expected: Option<f64>,
    pub id: String,
}

impl FrameRefusal {
    pub(super) fn numbered(code: ErrorCode, detail: &str, n: f64) -> Self {
        FrameRefusal {
            refusal: Refusal::new(code, detail),
            n: Some(n),
            expected: None,
            id: String::new(),
        }
    }
}

/// An integer in digits.
pub(super) fn decimal(value: f64) -> String {
    let mut out = Vec::new();
    write_integer(&mut out, value);
    String::from_utf8(out).unwrap_or_default()
}
