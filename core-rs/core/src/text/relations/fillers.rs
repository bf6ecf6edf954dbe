//! Words that fill a sentence and say nothing in it: "btw", "dude", ":)".

use super::super::token::{Token, TokenKind};
use super::super::upos::Upos;
use super::group::Group;
use crate::words::{begins, is_capital};

/// Puts their tags right in `mended`, which began as `tags`.
pub(super) fn mark(
    text: &str,
    tokens: &[Token],
    groups: &[u16],
    (tags, mended): (&[Upos], &mut [Upos]),
) {
    use Upos::{Adj, Adv, Det, Pron, Punct, Verb};
    let is = |i: usize, group: Group| groups.get(i).is_some_and(|&word| word as u8 == group as u8);
    // "a new number btw", "I'm 19 dude", but not "this dude"
    for (i, tag) in mended.iter_mut().enumerate() {
        // "They broke up 😭", "I work at Bosch :)"
        // "I live in Nantes rn", but not "she is an rn"
        let word = |at: usize| Token::word(tokens, text, at);
        let token = tokens.get(i);
        let short = token.is_some_and(|token| token.bytes() == 2);
        if short && word(i) == "rn" && !matches!(word(i.wrapping_sub(1)), "a" | "an") {
            *tag = Adv;
        }
        if token.is_some_and(|token| token.kind != TokenKind::Word) && is_face(word(i), *tag) {
            *tag = Punct;
        }
        if !is(i, Group::Filler) {
            continue;
        }
        let before = i.checked_sub(1).and_then(|before| tags.get(before));
        let next = tags.get(i + 1);
        let ends = matches!(next, None | Some(Punct)) || i == 0 && next != Some(&Verb);
        let capital = tokens
            .get(i)
            .is_some_and(|token| is_capital(token.of(text)));
        if ends && !(capital && i > 0) && !matches!(before, Some(Det | Adj | Pron)) {
            *tag = Upos::Intj;
        }
    }
}

/// An emoji, or ":)".
fn is_face(word: &str, tag: Upos) -> bool {
    let typed = tag == Upos::Sym && word.len() > 1 && begins(word, ":;=<");
    typed
        || word
            .chars()
            .next()
            .is_some_and(|first| FACES.contains(&first))
}

const FACES: core::ops::RangeInclusive<char> = '\u{1f300}'..='\u{1faff}';
