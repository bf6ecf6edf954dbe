//! What a pattern can begin with, and what can stand behind that, so that most are dismissed together.

use super::super::lexeme::Sort;
use super::super::scan::Scan;
#[cfg(any(test, feature = "tables"))]
use super::super::vocabulary::Class;

/// A set of lexemes: classes of the vocabulary (its bits), digits, signs, and words by their number
/// modulo 61. It may hold too much, never too little.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct First {
    pub classes: u32,
    pub words: u64,
}

/// Bits of a set: those of the classes, then those of the words.
pub(crate) const BITS: usize = 96;
pub(crate) const SIGN: u64 = 1 << 61;
pub(crate) const DIGITS: u64 = 1 << 62;
/// Whatever stands there, and nothing.
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
    if id == 0 { 0 } else { 1 << (id % 61) }
}

impl First {
    /// What stands at a lexeme.
    pub(crate) fn of(scan: &Scan, i: usize) -> First {
        let lexeme = scan.at(i);
        let sort = match lexeme.sort {
            Sort::Digits => DIGITS,
            Sort::Sign => SIGN,
            _ => 0,
        };
        First {
            classes: lexeme.classes,
            words: word(lexeme.word) | sort | ANY,
        }
    }

    /// All of both.
    #[cfg(any(test, feature = "tables"))]
    pub(crate) fn or(self, other: First) -> First {
        First {
            classes: self.classes | other.classes,
            words: self.words | other.words,
        }
    }

    /// Whether it has a bit, of the [`BITS`].
    #[cfg(any(test, feature = "tables"))]
    pub(crate) fn has(self, bit: usize) -> bool {
        (u128::from(self.words) << 32 | u128::from(self.classes)) >> bit & 1 != 0
    }
}
