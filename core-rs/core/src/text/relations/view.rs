//! One sentence as the patterns see it: tags and groups by place, with borders that answer for any
//! place, so that no pattern needs to check one.

use super::super::analysis::EntityKind;
use super::super::token::Token;
use super::super::upos::Upos;
use super::group::{Form, Group};
use crate::words::{List, bytes_among, is_capital};

/// The tokens of a sentence that relations are looked for in; later ones are left out.
pub(crate) const MAX_TOKENS: usize = 200;

/// A sentence. Places are counted from its first token.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    pub tags: &'a [Upos],
    /// [`Group`] of each token, [`Form`] above it.
    pub groups: &'a [u16],
    /// Which kind of named entity a token is part of.
    pub entities: &'a [Option<EntityKind>],
    /// Where a noun chunk starts its end, else 0; where one ends, at the place after it, 1 + its start, else 0.
    pub chunks: &'a [(u8, u8)],
}

impl<'a> View<'a> {
    pub fn len(&self) -> usize {
        self.tags.len()
    }

    /// The tag at `i`; punctuation outside the sentence.
    pub fn tag(&self, i: usize) -> Upos {
        self.tags.get(i).copied().unwrap_or(Upos::Punct)
    }

    /// The number of the group at `i`.
    pub fn group(&self, i: usize) -> u8 {
        self.groups.get(i).map_or(0, |&word| word as u8)
    }

    pub fn is(&self, i: usize, group: Group) -> bool {
        self.group(i) == group as u8
    }

    #[inline(never)]
    pub fn any(&self, i: usize, groups: &[Group]) -> bool {
        let group = self.group(i);
        groups.iter().any(|&other| other as u8 == group)
    }

    fn has(&self, i: usize, form: Form) -> bool {
        let word = self.groups.get(i).copied().unwrap_or(0);
        word >> 8 & form as u16 != 0
    }

    #[inline(never)]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |token| token.part(self.text))
    }

    #[inline(never)]
    pub fn is_word(&self, i: usize, word: &str) -> bool {
        // Few are as long.
        let token = self.tokens.get(i);
        token.is_some_and(|token| {
            token.bytes() == word.len() && self.bytes(token) == word.as_bytes()
        })
    }

    /// Whether the word at `i` is another, in any case.
    #[inline(never)]
    pub fn same(&self, i: usize, word: &str) -> bool {
        let token = self.tokens.get(i);
        token.is_some_and(|token| {
            token.bytes() == word.len() && self.bytes(token).eq_ignore_ascii_case(word.as_bytes())
        })
    }

    /// Whether the word at `i` is one of a list, in any case.
    #[inline(never)]
    pub fn among(&self, i: usize, list: &List) -> bool {
        let token = self.tokens.get(i);
        token.is_some_and(|token| bytes_among(self.bytes(token), list))
    }

    fn bytes(&self, token: &Token) -> &'a [u8] {
        let place = token.byte_start as usize..token.byte_end as usize;
        self.text.as_bytes().get(place).unwrap_or(&[])
    }

    /// A proper noun, or a word of a named entity.
    #[inline(never)]
    pub fn named(&self, i: usize) -> bool {
        self.tag(i) == Upos::Propn || self.entity(i).is_some()
    }

    /// The kind of named entity that a word is part of.
    pub fn entity(&self, i: usize) -> Option<EntityKind> {
        self.entities.get(i).copied().flatten()
    }

    pub fn verbal(&self, i: usize) -> bool {
        matches!(self.tag(i), Upos::Aux | Upos::Verb)
    }

    /// The end of the chunk that starts at `i`.
    pub fn chunk(&self, i: usize) -> Option<usize> {
        let &(end, _) = self.chunks.get(i)?;
        (end > 0).then_some(usize::from(end))
    }

    /// The start of the chunk that ends before `end`.
    pub fn chunk_before(&self, end: usize) -> Option<usize> {
        let &(_, start) = self.chunks.get(end)?;
        usize::from(start).checked_sub(1)
    }

    /// A form in `-ed`, `-en` or a known participle.
    pub fn participle(&self, i: usize) -> bool {
        let word = self.word(i);
        self.tag(i) == Upos::Verb
            && (word.ends_with("ed") || word.ends_with("en") || self.has(i, Form::Participle))
    }

    /// A form in `-ed` or a known past tense.
    pub fn past(&self, i: usize) -> bool {
        self.word(i).ends_with("ed") || self.has(i, Form::Past)
    }

    /// A noun that tells what somebody works as.
    pub fn occupation(&self, i: usize) -> bool {
        self.tag(i) == Upos::Noun && self.has(i, Form::Job)
    }

    pub fn gerund(&self, i: usize) -> bool {
        let word = self.word(i);
        let base = matches!(word, "ring" | "Ring" | "bring" | "Bring" | "sing" | "Sing");
        self.tag(i) == Upos::Verb && word.ends_with("ing") && !base
    }

    /// A capital letter begins it.
    pub fn capital(&self, i: usize) -> bool {
        is_capital(self.word(i))
    }

    #[inline(never)]
    pub fn comma(&self, i: usize) -> bool {
        self.is_word(i, ",")
    }
}
