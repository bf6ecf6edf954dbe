//! Bytes as edits of the shipped model file: a damaged model is refused, or it is harmless.

use super::super::model::HASHED_FROM;
use super::super::{Analyzer, ModelError};
use super::reading::Readers;
use super::shipped_model;
use sha2::{Digest, Sha256};
use std::cell::RefCell;

/// Bytes of one edit: what, section, place u32, value u16, little endian.
const EDIT_BYTES: usize = 8;
/// The most edits of one model; the rest of the bytes is left out.
const EDITS: usize = 32;

/// What a model that was taken must read: words in all sections, digits, marks, other scripts, nothing.
const TEXTS: [&str; 4] = [
    "Ann Lee moved from New York to Berlin in May 2019, didn't she? \u{201c}The Acme Corporation\u{201d} paid $1,250.50.",
    "mail ann@example.com, see https://example.org/a?b=c or ask @jo about #Topic 10:30",
    "\u{1f600} \u{6771}\u{4eac} \u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd} Z\u{310}\u{352}algo \u{645}\u{631}\u{62d}\u{628}\u{627}",
    "",
];

thread_local! {
    static MODEL: RefCell<Vec<u8>> = RefCell::new(shipped_model());
}

/// The first byte says what is mended after the edits, the rest are edits. A model with its length and its
/// hash made good again is refused by its sections, or reads every text within the rules.
pub fn model(bytes: &[u8]) {
    let (&mend, edits) = bytes.split_first().unwrap_or((&0, &[]));
    MODEL.with_borrow(|good| {
        let mut model = good.clone();
        for edit in edits.chunks_exact(EDIT_BYTES).take(EDITS) {
            apply(edit, good, &mut model);
        }
        if mend & 1 == 0 {
            repair_length(&mut model);
        }
        let hashed = mend & 2 == 0;
        if hashed {
            repair_hash(&mut model);
        }
        let same = model == *good;
        match Analyzer::new(model) {
            Ok(analyzer) => {
                assert!(same || hashed, "a change that the hash does not show");
                let mut readers = Readers::new(analyzer);
                for text in TEXTS {
                    readers.check(text, 0.0);
                }
            }
            Err(error) => {
                assert!(!same, "the committed model is sound");
                is_clear(error);
            }
        }
    });
}

/// The message says that it is about the model, and what is wrong with it.
fn is_clear(error: ModelError) {
    let message = error.to_string();
    assert!(
        message.contains("language model") && message.len() > 20,
        "{message}"
    );
}

/// One edit: of a byte anywhere, of the directory, of a section's beginning, inside or end, of the length.
fn apply(edit: &[u8], good: &[u8], model: &mut Vec<u8>) {
    let place = u32::from_le_bytes([edit[2], edit[3], edit[4], edit[5]]) as usize;
    let value = u16::from_le_bytes([edit[6], edit[7]]);
    let count = word(good, HASHED_FROM) as usize;
    let entry = HASHED_FROM + 4 + 16 * (usize::from(edit[1]) % count);
    let (start, length) = (
        word(good, entry + 4) as usize,
        word(good, entry + 8) as usize,
    );
    let low = [value as u8];
    match edit[0] % 10 {
        0 => put(model, place % good.len(), &low),
        1 => put(model, place % HASHED_FROM, &low),
        2 => put(
            model,
            entry + 4 * (place % 4),
            &u32::from(value).to_le_bytes(),
        ),
        3 => {
            let at = HASHED_FROM + 4 * (place % (1 + 4 * count));
            put(
                model,
                at,
                &(word(good, at) ^ 1 << (value % 32)).to_le_bytes(),
            );
        }
        4 => put(model, start + place % length.max(1), &low),
        5 => put(
            model,
            start + place % length.clamp(1, 64),
            &value.to_le_bytes(),
        ),
        6 => {
            let from = start + place % length.max(1);
            let to = (from + 16 * (place >> 24)).min(model.len());
            model.get_mut(from..to).unwrap_or(&mut []).fill(low[0]);
        }
        7 => model.truncate(place % (good.len() + 1)),
        8 => model.resize(model.len() + usize::from(value), edit[1]),
        // What a section ends with, which its head counts.
        _ => {
            let to = (start + length).min(model.len());
            let from = to.saturating_sub(16 * (1 + place % 64));
            model.get_mut(from..to).unwrap_or(&mut []).fill(low[0]);
        }
    }
}

fn word(bytes: &[u8], at: usize) -> u32 {
    let four = bytes.get(at..at + 4).and_then(|four| four.try_into().ok());
    four.map_or(0, u32::from_le_bytes)
}

/// Writes what is still there of the place.
fn put(model: &mut [u8], at: usize, bytes: &[u8]) {
    for (old, new) in model.iter_mut().skip(at).zip(bytes) {
        *old = *new;
    }
}

fn repair_length(model: &mut [u8]) {
    let length = model.len() as u32;
    put(model, 12, &length.to_le_bytes());
}

fn repair_hash(model: &mut [u8]) {
    if let Some(hashed) = model.get(HASHED_FROM..) {
        let hash = Sha256::digest(hashed);
        put(model, 16, &hash);
    }
}
