//! Bytes as a piece of text that is repeated: the cost must grow as the text does.

use super::any_text::{decoded, steps};

/// The longest piece, bytes; the rest is left out.
const PIECE_BYTES: usize = 64;
/// Length of the shorter of the two texts, bytes.
const HALF_BYTES: usize = 1_024;
/// Steps that twice the text may cost beyond 2.2 times those of once.
const SLACK: u64 = 6_000;

/// A short piece repeated to a text, and to one of twice its length. Relations are held to their bound for each
/// byte alone: they depend on tags, and those of the second half may be others.
pub fn piece(bytes: &[u8]) {
    let text = decoded(bytes.get(..PIECE_BYTES).unwrap_or(bytes));
    if text.is_empty() {
        return;
    }
    let half = text.repeat(HALF_BYTES.div_ceil(text.len()));
    let once = steps(&half);
    let twice = steps(&(half.clone() + &half));
    for (once, twice, part) in [
        (
            once[0] - once[2],
            twice[0] - twice[2],
            "the rest of the analyzer",
        ),
        (once[1], twice[1], "values"),
    ] {
        assert!(
            twice <= once * 22 / 10 + SLACK,
            "{part}: {once} steps, then {twice}, of {text:?}"
        );
    }
}
