//! Lexemes: runs of letters, runs of digits and single signs, each looked up once in the
//! vocabulary. They are finer than tokens (`9-10am` is five), because the borders of values are.

use super::super::steps;
use super::super::token::{Token, TokenKind};
use super::contact;
use super::vocabulary::Vocabulary;
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
    /// The number in the vocabulary, 0 for none.
    pub word: u16,
    pub sort: Sort,
    /// White space stands before it.
    pub gap: bool,
}

/// The longest token that a value may be part of, bytes: a longer one is a lexeme as it is.
const LONGEST: usize = 64;

fn sort(c: char) -> Sort {
    if c.is_ascii_digit() {
        Sort::Digits
    } else if c.is_ascii_alphabetic() || !c.is_ascii() && c.is_alphabetic() {
        Sort::Word
    } else {
        Sort::Sign
    }
}

/// Appends the lexemes of a range of the tokens of `text`. Linear.
pub(crate) fn read(
    text: &str,
    tokens: &[Token],
    range: Range<usize>,
    words: &Vocabulary,
    out: &mut Vec<Lexeme>,
) {
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
                token.byte_end - token.byte_start > 6 && contact::national(token.of(text))
            }
            _ => false,
        };
        if whole {
            out.push(Lexeme {
                start: token.byte_start,
                end: token.byte_end,
                token: token_index,
                classes: 0,
                word: 0,
                sort: Sort::Whole,
                gap,
            });
            continue;
        }
        let body = token.of(text);
        let mut chars = body.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let kind = sort(c);
            let mut end = at + c.len_utf8();
            steps::count(end - at);
            // Han characters are words of their own: `100元`.
            if kind != Sort::Sign && (c as u32) < 0x2E80 {
                while let Some(&(next, d)) = chars.peek() {
                    if sort(d) != kind {
                        break;
                    }
                    end = next + d.len_utf8();
                    steps::count(d.len_utf8());
                    chars.next();
                }
            }
            let (word, classes) = if kind == Sort::Digits {
                (0, 0)
            } else {
                words.look_up(&body[at..end])
            };
            out.push(Lexeme {
                start: token.byte_start + at as u32,
                end: token.byte_start + end as u32,
                token: token_index,
                classes,
                word,
                sort: kind,
                gap,
            });
            gap = false;
        }
    }
}
