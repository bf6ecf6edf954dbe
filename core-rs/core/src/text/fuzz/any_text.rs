//! Bytes as a message.

use super::super::Analyzer;
use super::reading::Readers;
use super::shipped_model;
use crate::json;
use std::borrow::Cow;
use std::cell::RefCell;

thread_local! {
    static READERS: RefCell<Readers> = RefCell::new(readers());
}

fn readers() -> Readers {
    Readers::new(Analyzer::new(shipped_model()).expect("the committed model is sound"))
}

/// The bytes as UTF-8 through everything that reads text. What is not UTF-8 is refused with the offset of
/// the first wrong byte, and read with replacement characters.
pub fn text(bytes: &[u8]) {
    let text = decoded(bytes);
    // Each text has its time: any number that JSON or a caller can give.
    let at = match bytes.iter().fold(0u8, |sum, byte| sum.wrapping_add(*byte)) % 8 {
        0 => 0.0,
        1 => -62_135_596_800_000.0,
        2 => 8.64e15,
        3 => f64::NAN,
        4 => f64::NEG_INFINITY,
        5 => f64::MAX,
        _ => 1_715_767_200_000.5,
    };
    READERS.with_borrow_mut(|readers| readers.check(&text, at));
}

/// Steps of the analyzer, the values and the relations of a text.
pub(super) fn steps(text: &str) -> [u64; 3] {
    READERS.with_borrow_mut(|readers| readers.steps(text))
}

/// The bytes as text, and the rule of what is not.
pub(super) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    match json::utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) => {
            let (good, wrong) = bytes.split_at(error.offset);
            assert!(std::str::from_utf8(good).is_ok(), "text before the offset");
            assert!(!wrong.is_empty(), "the offset is in the text");
            String::from_utf8_lossy(bytes)
        }
    }
}
