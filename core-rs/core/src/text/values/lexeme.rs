//! Lexemes: runs of letters, runs of digits and single signs, each looked up once in the
//! vocabulary. They are finer than tokens (`9-10am` is five), because the borders of values are.

use super::super::chars::char_at;
use super::super::steps;
use super::super::token::{Token, TokenKind};
use super::contact;
use super::vocabulary::{Class, Vocabulary};
use core::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Word,
    Digits,
    Sign,
    /// An address, a handle, an emoji: no part of a value.
    Whole,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    /// Bytes of the text.
    pub start: u32,
    pub end: u32,
    /// The token it is part of.
    pub token: u32,
    /// Bits of `Class`.
    pub classes: u32,
    /// The same, and those of the phrases it begins.
    pub phrases: u32,
    /// The number in the vocabulary, 0 for none.
    pub word: u16,
    pub sort: Sort,
    /// White space stands before it.
    pub gap: bool,
}

/// The longest token that a value may be part of, bytes: a longer one is a lexeme as it is.
const LONGEST: usize = 64;

/// What the character at a byte is, whether it is a word of its own, and the byte after it.
#[inline(always)]
fn sort(body: &str, at: usize) -> (Sort, bool, usize) {
    let byte = body.as_bytes().get(at).copied().unwrap_or(0);
    if byte.is_ascii() {
        let sort = if byte.is_ascii_alphabetic() {
            Sort::Word
        } else if byte.is_ascii_digit() {
            Sort::Digits
        } else {
            Sort::Sign
        };
        return (sort, false, at + 1);
    }
    let c = char_at(body, at).unwrap_or('\0');
    let sort = if c.is_alphabetic() {
        Sort::Word
    } else {
        Sort::Sign
    };
    // Han characters are: `100元`.
    (sort, c as u32 >= 0x2E80, at + c.len_utf8())
}

/// Appends the lexemes of a range of the tokens of `text`. Linear.
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    words: &Vocabulary,
    out: &mut Vec<Lexeme>,
) {
    let before = out.len();
    let mut previous = 0;
    let first = range.start;
    let tokens = tokens.get(range).unwrap_or(&[]);
    for (index, token) in (first..).zip(tokens) {
        let mut gap = index == first || token.byte_start > previous;
        previous = token.byte_end;
        let token_index = index as u32;
        let long = (token.byte_end - token.byte_start) as usize > LONGEST;
        let whole = match token.kind {
            _ if long => true,
            TokenKind::Email | TokenKind::Url | TokenKind::Handle | TokenKind::Emoji => true,
            TokenKind::Hashtag => true,
            TokenKind::Word => {
                let dot = (token.byte_end as usize).wrapping_sub(3);
                text.as_bytes().get(dot) == Some(&b'.') && contact::national(token.of(text))
            }
            _ => false,
        };
        if whole {
            out.push(Lexeme {
                start: token.byte_start,
                end: token.byte_end,
                token: token_index,
                classes: 0,
                phrases: 0,
                word: 0,
                sort: Sort::Whole,
                gap,
            });
            continue;
        }
        let body = token.of(text);
        let mut at = 0;
        while at < body.len() {
            let (kind, alone, mut end) = sort(body, at);
            while kind != Sort::Sign && !alone && end < body.len() {
                let (same, _, next) = sort(body, end);
                if same != kind {
                    break;
                }
                end = next;
            }
            steps::count(end - at);
            let (word, classes) = if kind == Sort::Digits {
                (0, 0)
            } else {
                words.look_up(body.get(at..end).unwrap_or(""))
            };
            out.push(Lexeme {
                start: token.byte_start + at as u32,
                end: token.byte_start + end as u32,
                token: token_index,
                classes,
                phrases: classes,
                word,
                sort: kind,
                gap,
            });
            gap = false;
            at = end;
        }
    }
    for i in before..out.len() {
        let begins = |lexeme: &Lexeme| lexeme.classes & Class::Prefix.bit() != 0;
        if out.get(i).is_some_and(begins) {
            let phrases = words.phrases(text, out, i);
            if let Some(lexeme) = out.get_mut(i) {
                lexeme.phrases = phrases;
            }
        }
    }
}
