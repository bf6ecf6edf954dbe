//! Where the relations of a sentence go.

use super::relation::{Relation, Span};

/// The most relations of one sentence.
pub(crate) const MAX_IN_SENTENCE: usize = 64;

/// Where relations of a sentence go.
pub(crate) struct Sink<'o> {
    pub out: &'o mut Vec<Relation>,
    /// The sentence's first token in the message.
    pub base: u32,
    /// No more relations than this in `out`.
    pub limit: usize,
    /// What "it" and "them" mean of what one likes: what was named for itself before.
    pub topic: Span,
}

impl Sink<'_> {
    #[inline(never)]
    pub fn span(&self, (start, end): (usize, usize)) -> Span {
        if start >= end {
            return Span::NONE;
        }
        Span {
            start: self.base + start as u32,
            end: self.base + end as u32,
        }
    }

    #[inline(never)]
    pub fn push(&mut self, relation: Relation) {
        if self.out.len() < self.limit {
            self.out.push(relation);
        }
    }
}
