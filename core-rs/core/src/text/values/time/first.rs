//! What a pattern can begin with, so that most are dismissed by two comparisons.

use super::super::lexeme::Sort;
use super::super::scan::Scan;
#[cfg(any(test, feature = "tables"))]
use super::super::vocabulary::Class;

/// A set of beginnings: classes of the vocabulary (its bits), digits, and words by their number
/// modulo 62. It may hold too much, never too little.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct First {
    pub classes: u32,
    pub words: u64,
}

pub(crate) const DIGITS: u64 = 1 << 62;
pub(crate) const ANY: u64 = 1 << 63;

#[cfg(any(test, feature = "tables"))]
pub(crate) const NUMBERS: u32 = Class::Small.bit()
    | Class::Scale.bit()
    | Class::Ordinal.bit()
    | Class::ScaleOrdinal.bit()
    | Class::Share.bit()
    | Class::Vulgar.bit()
    | Class::Vague.bit();

pub(crate) fn word(id: u16) -> u64 {
    if id == 0 { 0 } else { 1 << (id % 62) }
}

impl First {
    /// Bytes of one in the model.
    pub(crate) const BYTES: usize = 12;

    /// What stands at a lexeme.
    pub(crate) fn of(scan: &Scan, i: usize) -> First {
        let lexeme = scan.at(i);
        let digits = if lexeme.sort == Sort::Digits {
            DIGITS
        } else {
            0
        };
        First {
            classes: lexeme.classes,
            words: word(lexeme.word) | digits | ANY,
        }
    }

    /// The beginnings of both.
    #[cfg(any(test, feature = "tables"))]
    pub(crate) fn or(self, other: First) -> First {
        First {
            classes: self.classes | other.classes,
            words: self.words | other.words,
        }
    }

    #[cfg(any(test, feature = "tables"))]
    pub(crate) fn to_bytes(self) -> impl Iterator<Item = u8> {
        let classes = self.classes.to_le_bytes().into_iter();
        classes.chain(self.words.to_le_bytes())
    }

    /// Whether one of the beginnings in `bytes` is among these.
    pub(crate) fn meets(&self, bytes: &[u8; First::BYTES]) -> bool {
        let [a, b, c, d, rest @ ..] = *bytes;
        u32::from_le_bytes([a, b, c, d]) & self.classes != 0
            || u64::from_le_bytes(rest) & self.words != 0
    }
}
