//! What the grammars read: the lexemes of a message with their text and, when known, tags.

use super::super::token::Token;
use super::super::upos::Upos;
use super::lexeme::{Lexeme, Sort};
use super::lists::List;
use super::vocabulary::{Class, Vocabulary};

#[derive(Clone, Copy)]
pub(crate) struct Scan<'a> {
    pub text: &'a str,
    pub lexemes: &'a [Lexeme],
    pub words: &'a Vocabulary<'a>,
    pub tokens: &'a [Token],
    pub tags: &'a [Upos],
}

/// Stands where a text has no lexeme.
const NONE: Lexeme = Lexeme {
    start: u32::MAX,
    end: u32::MAX,
    token: u32::MAX,
    classes: 0,
    phrases: 0,
    word: 0,
    sort: Sort::Whole,
    gap: true,
};

impl<'a> Scan<'a> {
    /// The lexeme at `i`; beyond either end one that is nothing.
    pub(crate) fn at(&self, i: usize) -> &'a Lexeme {
        self.lexemes.get(i).unwrap_or(&NONE)
    }

    #[inline(never)]
    pub(crate) fn raw(&self, i: usize) -> &'a str {
        let lexeme = self.at(i);
        self.text
            .get(lexeme.start as usize..lexeme.end as usize)
            .unwrap_or("")
    }

    /// The sign at `i`; NUL where something else stands.
    pub(crate) fn sign(&self, i: usize) -> char {
        if self.sort(i) != Sort::Sign {
            return '\0';
        }
        self.raw(i).chars().next().unwrap_or('\0')
    }

    /// Whether the lexeme at `i` is one of the words of a list.
    #[inline(never)]
    pub(crate) fn is(&self, i: usize, list: List) -> bool {
        let word = self.at(i).word;
        word != 0 && self.words.lists(word, list)
    }

    /// Whether lexeme `i` is glued to the one before it.
    #[inline(never)]
    pub(crate) fn glued(&self, i: usize) -> bool {
        i > 0 && self.lexemes.get(i).is_some_and(|lexeme| !lexeme.gap)
    }

    #[inline(never)]
    pub(crate) fn sort(&self, i: usize) -> Sort {
        self.at(i).sort
    }

    #[inline(never)]
    pub(crate) fn has(&self, i: usize, class: Class) -> bool {
        self.at(i).classes & class.bit() != 0
    }

    #[inline(never)]
    pub(crate) fn value(&self, i: usize, class: Class) -> Option<i32> {
        let lexeme = self.at(i);
        if lexeme.classes & class.bit() == 0 {
            return None;
        }
        self.words.value(lexeme.word, class)
    }

    #[inline(always)]
    pub(crate) fn phrase(&self, i: usize, class: Class) -> Option<(usize, i32)> {
        if self.at(i).phrases & class.bit() == 0 {
            return None;
        }
        self.words.phrase(self.text, self.lexemes, i, class)
    }

    /// The tag of the token that lexeme `i` is part of.
    #[inline(never)]
    pub(crate) fn tag(&self, i: usize) -> Option<Upos> {
        self.tags.get(self.at(i).token as usize).copied()
    }

    /// A row of digits at `i` and its length, if it has at most nine.
    #[inline(never)]
    pub(crate) fn integer(&self, i: usize) -> Option<(i32, usize)> {
        if self.sort(i) != Sort::Digits {
            return None;
        }
        let raw = self.raw(i);
        if raw.len() > 9 {
            return None;
        }
        let value = raw.bytes().fold(0, |sum, b| sum * 10 + i32::from(b - b'0'));
        Some((value, raw.len()))
    }

    /// Whether letters stand directly before lexeme `i`: it is part of a name (`A1`, `SCP-173`).
    pub(crate) fn in_name(&self, i: usize) -> bool {
        if !self.glued(i) {
            return false;
        }
        let before = i - 1;
        match self.sort(before) {
            Sort::Word => true,
            Sort::Sign => {
                matches!(self.raw(before), "-" | "_") && self.glued(before) && {
                    let word = before - 1;
                    self.sort(word) == Sort::Word && self.at(word).classes == 0
                }
            }
            _ => false,
        }
    }

    /// Whether digits before lexeme `i` are a number of their own: a word of no value follows, or nothing. One that
    /// begins with `M` or `K` may be a currency: `MUSD`.
    pub(crate) fn is_bare(&self, i: usize) -> bool {
        let lexeme = self.at(i);
        lexeme.gap
            && lexeme.word == 0
            && matches!(lexeme.sort, Sort::Word | Sort::Whole)
            && !matches!(self.raw(i).as_bytes().first(), Some(b'M' | b'K'))
    }

    /// Whether letters or digits are glued to the end of lexeme `i`.
    pub(crate) fn in_longer(&self, i: usize) -> bool {
        self.glued(i + 1) && matches!(self.sort(i + 1), Sort::Word | Sort::Digits)
    }
}
