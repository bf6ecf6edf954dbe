//! One search over all words the patterns look at.
//!
//! The rows of [`super::words`] are what is meant; at compile time they become one blob of bytes in
//! which words of one length lie together, in order. A look-up is a binary search in the words of
//! that length, and at most three more for the stems of an inflected word: no allocation.

use super::group::{Form, STEMMED};
use super::words::ROWS;

/// The longest word of the rows, bytes.
const LONGEST: usize = 13;

struct Table {
    bytes: [u8; COUNTS.1],
    groups: [u16; COUNTS.0],
    /// Words of each length: the first byte, the first group, how many.
    starts: [(u16, u16, u16); LONGEST + 1],
}

/// How many words and bytes the rows have.
const COUNTS: (usize, usize) = {
    let (mut words, mut bytes, mut row) = (0, 0, 0);
    while row < ROWS.len() {
        let text = ROWS[row].2.as_bytes();
        let mut i = 0;
        while i < text.len() {
            if text[i] == b' ' {
                words += 1;
            } else {
                bytes += 1;
            }
            i += 1;
        }
        words += 1;
        row += 1;
    }
    (words, bytes)
};

/// Whether the word of `length` at `a` in `x` comes before the one at `b` in `y`.
const fn before(x: &[u8], a: usize, y: &[u8], b: usize, length: usize) -> bool {
    let mut i = 0;
    while i < length {
        if x[a + i] != y[b + i] {
            return x[a + i] < y[b + i];
        }
        i += 1;
    }
    false
}

/// Puts all words of `length` into the table, in order, from byte `at` and group `word` on.
const fn fill(table: &mut Table, length: usize, at: usize, word: usize) -> usize {
    let (mut count, mut row) = (0, 0);
    while row < ROWS.len() {
        let text = ROWS[row].2.as_bytes();
        let mut from = 0;
        while from < text.len() {
            let mut to = from;
            while to < text.len() && text[to] != b' ' {
                to += 1;
            }
            if to - from == length {
                // Insertion sort: move greater words up by one place.
                let mut place = count;
                while place > 0
                    && before(text, from, &table.bytes, at + (place - 1) * length, length)
                {
                    let mut i = 0;
                    while i < length {
                        table.bytes[at + place * length + i] =
                            table.bytes[at + (place - 1) * length + i];
                        i += 1;
                    }
                    table.groups[word + place] = table.groups[word + place - 1];
                    place -= 1;
                }
                let mut i = 0;
                while i < length {
                    table.bytes[at + place * length + i] = text[from + i];
                    i += 1;
                }
                table.groups[word + place] = ROWS[row].0 as u16 | (ROWS[row].1 as u16) << 8;
                count += 1;
            }
            from = to + 1;
        }
        row += 1;
    }
    count
}

static TABLE: Table = {
    let mut table = Table {
        bytes: [0; COUNTS.1],
        groups: [0; COUNTS.0],
        starts: [(0, 0, 0); LONGEST + 1],
    };
    let (mut length, mut at, mut word) = (1, 0, 0);
    while length <= LONGEST {
        let count = fill(&mut table, length, at, word);
        table.starts[length] = (at as u16, word as u16, count as u16);
        at += count * length;
        word += count;
        length += 1;
    }
    assert!(word == COUNTS.0, "a word is longer than LONGEST");
    table
};

/// A word in lower case, straight apostrophes, ASCII: what can be in the table.
struct Lower {
    bytes: [u8; LONGEST + 3],
    length: usize,
}

impl Lower {
    fn new(word: &str) -> Option<Lower> {
        let mut lower = Lower {
            bytes: [0; LONGEST + 3],
            length: 0,
        };
        for c in word.chars() {
            let place = lower.bytes.get_mut(lower.length)?;
            *place = match c {
                '\u{2019}' => b'\'',
                '“' | '”' => b'"',
                _ if c.is_ascii() => c.to_ascii_lowercase() as u8,
                _ => return None,
            };
            lower.length += 1;
        }
        Some(lower)
    }

    /// Looks up the first `length` bytes with `end` behind them, if that is a word that inflects.
    fn stem(&mut self, length: usize, end: u8) -> Option<u16> {
        let mut length = length;
        if end != 0 {
            *self.bytes.get_mut(length)? = end;
            length += 1;
        }
        let found = find(self.bytes.get(..length)?);
        (found & 255 >= STEMMED as u16).then_some(found & 255)
    }
}

/// Group and form of `word`, see [`super::words`]; 0 for words that are not listed.
pub(crate) fn look_up(word: &str) -> u16 {
    let Some(mut lower) = Lower::new(word) else {
        return 0;
    };
    let n = lower.length;
    let found = find(&lower.bytes[..n]);
    if found != 0 || n < 4 {
        return found;
    }
    // `stem` may write over the ending, so a stem that takes a letter of its own comes last.
    let past = (Form::Both as u16) << 8;
    match (lower.bytes[n - 3], lower.bytes[n - 2], lower.bytes[n - 1]) {
        (b'i', b'e', b's') => lower.stem(n - 3, b'y'),
        (_, _, b's') => lower.stem(n - 1, 0).or_else(|| lower.stem(n - 2, 0)),
        (b'i', b'e', b'd') => lower
            .stem(n - 1, 0)
            .or_else(|| lower.stem(n - 3, b'y'))
            .map(|found| found | past),
        (before, b'e', b'd') => lower
            .stem(n - 1, 0)
            .or_else(|| lower.stem(n - 2, 0))
            .or_else(|| (before == lower.bytes[n - 4]).then(|| lower.stem(n - 3, 0))?)
            .map(|found| found | past),
        (b'i', b'n', b'g') => lower
            .stem(n - 3, 0)
            .or_else(|| {
                let twice = n > 5 && lower.bytes[n - 4] == lower.bytes[n - 5];
                twice.then(|| lower.stem(n - 4, 0))?
            })
            .or_else(|| lower.stem(n - 3, b'e')),
        _ => None,
    }
    .unwrap_or(0)
}

/// Group and form of a word in lower case.
fn find(word: &[u8]) -> u16 {
    let length = word.len();
    let Some(&(at, first, count)) = TABLE.starts.get(length) else {
        return 0;
    };
    let (mut low, mut high) = (0, usize::from(count));
    while low < high {
        let middle = (low + high) / 2;
        let from = usize::from(at) + middle * length;
        let other = TABLE.bytes.get(from..from + length).unwrap_or(&[]);
        match other.cmp(word) {
            core::cmp::Ordering::Less => low = middle + 1,
            core::cmp::Ordering::Greater => high = middle,
            core::cmp::Ordering::Equal => {
                let group = TABLE.groups.get(usize::from(first) + middle);
                return group.copied().unwrap_or(0);
            }
        }
    }
    0
}
