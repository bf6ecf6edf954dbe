//! One search over all words the patterns look at.
//!
//! The rows of `words` are what is meant; the trainer writes them into the model's section `RELW`, in
//! which words of one length lie together, in order. A look-up is a binary search in the words of
//! that length, and at most three more for the stems of an inflected word: no allocation.
//!
//! Layout, little endian: per length of 1 to [`LONGEST`] bytes the place of its first word u16, the
//! number of its first word u16, how many u16 · per word its group and form u16 · the words.

use super::group::{Form, STEMMED};

/// The longest word of the rows, bytes.
pub(crate) const LONGEST: usize = 15;

/// The words, a view of the model.
#[derive(Clone, Copy)]
pub(crate) struct Lexicon<'m> {
    lengths: &'m [[u8; 6]],
    groups: &'m [[u8; 2]],
    bytes: &'m [u8],
}

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

    /// Looks up in `words` the first `length` bytes with `end` behind them, if that is a word that inflects.
    fn stem(&mut self, words: &Lexicon, length: usize, end: u8) -> Option<u16> {
        let mut length = length;
        if end != 0 {
            *self.bytes.get_mut(length)? = end;
            length += 1;
        }
        let found = words.find(self.bytes.get(..length)?);
        (found & 255 >= STEMMED as u16).then_some(found & 255)
    }
}

impl<'m> Lexicon<'m> {
    /// The words in `bytes`, `count` of them; nothing when they are cut short.
    pub(crate) fn new(bytes: &'m [u8], count: u32) -> Option<Lexicon<'m>> {
        let (lengths, rest) = bytes.split_at_checked(6 * LONGEST)?;
        let (groups, bytes) = rest.split_at_checked((count as usize).checked_mul(2)?)?;
        Some(Lexicon {
            lengths: lengths.as_chunks().0,
            groups: groups.as_chunks().0,
            bytes,
        })
    }

    /// Place of the first word of a length, its number, and how many there are.
    fn of_length(&self, length: usize) -> Option<(usize, usize, usize)> {
        let &[a, b, c, d, e, f] = self.lengths.get(length.wrapping_sub(1))?;
        let number = |low, high| usize::from(u16::from_le_bytes([low, high]));
        Some((number(a, b), number(c, d), number(e, f)))
    }

    /// Whether every word is there.
    pub(crate) fn is_sound(&self) -> bool {
        (1..=LONGEST).all(|length| {
            self.of_length(length).is_some_and(|(at, first, count)| {
                at + count * length <= self.bytes.len() && first + count <= self.groups.len()
            })
        })
    }

    /// Group and form of `word`, see [`super::words`]; 0 for words that are not listed.
    #[inline(never)]
    pub(crate) fn look_up(&self, word: &str) -> u16 {
        let Some(mut lower) = Lower::new(word) else {
            return 0;
        };
        let n = lower.length;
        let found = self.find(&lower.bytes[..n]);
        if found != 0 || n < 4 {
            return found;
        }
        // `stem` may write over the ending, so a stem that takes a letter of its own comes last.
        let past = (Form::Both as u16) << 8;
        match (lower.bytes[n - 3], lower.bytes[n - 2], lower.bytes[n - 1]) {
            (b'i', b'e', b's') => lower.stem(self, n - 3, b'y'),
            (_, _, b's') => lower
                .stem(self, n - 1, 0)
                .or_else(|| lower.stem(self, n - 2, 0)),
            (b'i', b'e', b'd') => lower
                .stem(self, n - 1, 0)
                .or_else(|| lower.stem(self, n - 3, b'y'))
                .map(|found| found | past),
            (before, b'e', b'd') => lower
                .stem(self, n - 1, 0)
                .or_else(|| lower.stem(self, n - 2, 0))
                .or_else(|| (before == lower.bytes[n - 4]).then(|| lower.stem(self, n - 3, 0))?)
                .map(|found| found | past),
            (b'i', b'n', b'g') => lower
                .stem(self, n - 3, 0)
                .or_else(|| {
                    let twice = n > 5 && lower.bytes[n - 4] == lower.bytes[n - 5];
                    twice.then(|| lower.stem(self, n - 4, 0))?
                })
                .or_else(|| lower.stem(self, n - 3, b'e')),
            _ => None,
        }
        .unwrap_or(0)
    }

    /// Group and form of each token.
    #[cfg(any(test, feature = "fuzz"))]
    pub(crate) fn groups(&self, text: &str, tokens: &[super::super::token::Token]) -> Vec<u16> {
        let groups = tokens.iter().map(|token| self.look_up(token.of(text)));
        groups.collect()
    }

    /// Group and form of a word in lower case.
    fn find(&self, word: &[u8]) -> u16 {
        let length = word.len();
        let Some((at, first, count)) = self.of_length(length) else {
            return 0;
        };
        // Numbers and signs are before all words.
        if word.first() < self.bytes.get(at) {
            return 0;
        }
        let (mut low, mut high) = (0, count);
        while low < high {
            let middle = (low + high) / 2;
            let from = at + middle * length;
            let other = self.bytes.get(from..from + length).unwrap_or(&[]);
            match other.cmp(word) {
                core::cmp::Ordering::Less => low = middle + 1,
                core::cmp::Ordering::Greater => high = middle,
                core::cmp::Ordering::Equal => {
                    let group = self.groups.get(first + middle);
                    return group.map_or(0, |&group| u16::from_le_bytes(group));
                }
            }
        }
        0
    }
}
