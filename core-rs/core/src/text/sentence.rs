//! Where sentences end. The tagger reads one at a time.

use super::token::{Token, TokenKind};
use crate::words::{is_among, is_small, list};

/// The longest sentence, in tokens; a longer one is cut. It bounds the tagger's memory.
pub const MAX_TOKENS: usize = 256;

/// The index after the last token of the sentence that begins at token `from`.
pub fn end(text: &str, tokens: &[Token], from: usize) -> usize {
    end_in(text, tokens, from, false)
}

/// The same where a text may be written without capitals: a sentence then begins with none.
pub fn end_of_any(text: &str, tokens: &[Token], from: usize) -> usize {
    end_in(text, tokens, from, true)
}

fn end_in(text: &str, tokens: &[Token], from: usize, small: bool) -> usize {
    let last = tokens.len().min(from + MAX_TOKENS);
    let mut i = from;
    while i + 1 < last {
        i += 1;
        if ends(text, &tokens[i - 1], &tokens[i], small)
            || small && i > from + 2 && shows(text, tokens, i)
        {
            return i;
        }
    }
    last
}

/// "I move to Rotterdam 📦 somebody has old furniture?": whether a picture ends a sentence before token `i`, and is no word in
/// it ("I ❤ you", "my 🐶 is …").
fn shows(text: &str, tokens: &[Token], i: usize) -> bool {
    let [.., word, face] = tokens.get(..i).unwrap_or(&[]) else {
        return false;
    };
    let picture = face.kind == TokenKind::Emoji && word.kind == TokenKind::Word;
    let next = Token::word(tokens, text, i);
    let inner = list!(
        "i we you they the a an my your his her our their so of to in at and or is are love if whether when that think said wish imagine because know never"
    );
    let begins = list!(
        "i i'm im i've ive we we're he he's she she's they you u it it's its this that these those there my our his her your \
        their somebody someone anybody anyone nobody who what where when why how do does did can"
    );
    picture && is_among(next, begins) && !is_among(word.of(text), inner)
}

fn starts_small(word: &str) -> bool {
    is_small(word)
}

/// Whether a sentence ends between two neighbouring tokens.
fn ends(text: &str, before: &Token, after: &Token, small: bool) -> bool {
    let gap = text
        .as_bytes()
        .get(before.byte_end as usize..after.byte_start as usize)
        .unwrap_or(&[]);
    let symbol = before.kind == TokenKind::Symbol;
    // Most words stand behind a single space.
    if !symbol && matches!(gap, [] | [b' ']) {
        return false;
    }
    let lower = starts_small(after.of(text));
    let mut lines = gap.iter().filter(|&&b| b == b'\n');
    if lines.next().is_some() && (!lower || lines.next().is_some()) {
        return true;
    }
    // A closing quote or bracket written close still belongs to the sentence.
    symbol
        && (!lower || small)
        && !gap.is_empty()
        && before
            .of(text)
            .bytes()
            .all(|b| matches!(b, b'.' | b'!' | b'?'))
}
