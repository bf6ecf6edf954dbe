//! The index's turns as one row: positions from 0, the oldest turn held, through all parts.

use super::index::Index;
use super::open_terms::OpenTerms;
use super::sealed_terms::{SealedPostings, SealedTerms};
use super::turns::Turns;
use crate::text::stem_hash;
use std::slice::Iter;

/// A sealed segment or the open one.
pub struct Part<'i> {
    /// Position of its first turn.
    pub first: u32,
    pub turns: &'i Turns,
    terms: Terms<'i>,
}

enum Terms<'i> {
    Sealed(&'i SealedTerms),
    Open(&'i OpenTerms),
}

impl Index {
    /// Its parts, oldest first.
    pub(super) fn parts<'i>(&'i self) -> Vec<Part<'i>> {
        let mut parts = Vec::with_capacity(self.segments.len() + 1);
        let mut first = 0;
        let mut push = |turns: &'i Turns, terms| {
            parts.push(Part {
                first,
                turns,
                terms,
            });
            first += turns.len() as u32;
        };
        for segment in &self.segments {
            push(&segment.turns, Terms::Sealed(&segment.terms));
        }
        push(&self.open, Terms::Open(&self.open_terms));
        parts
    }

    /// The names of those who speak in the turns held; one may come several times.
    pub(super) fn speakers(&self) -> impl Iterator<Item = &str> {
        let sealed = self.segments.iter().map(|s| &s.turns);
        let all = sealed.chain(std::iter::once(&self.open));
        all.flat_map(Turns::speakers)
    }
}

/// A term by its letters and its hash, or by the low half of this alone.
#[derive(Clone, Copy)]
pub enum Wanted<'i> {
    Term(&'i [u8], u64),
    Hash(u32),
}

impl Wanted<'_> {
    fn hash(self) -> u32 {
        match self {
            Wanted::Term(_, hash) => hash as u32,
            Wanted::Hash(hash) => hash,
        }
    }

    fn is(self, name: &[u8]) -> bool {
        match self {
            Wanted::Term(term, _) => name == term,
            Wanted::Hash(hash) => stem_hash(name) == hash,
        }
    }
}

/// Where terms are in each part: of a sealed one the range of the postings' bytes, of the open one the term's number.
#[derive(Default)]
pub struct Places {
    /// Of all terms in one part after the other.
    all: Vec<(u32, u32)>,
    terms: usize,
}

impl Places {
    pub fn of(parts: &[Part], terms: &[Wanted]) -> Places {
        let mut all = vec![NOWHERE; parts.len() * terms.len()];
        for (places, part) in all.chunks_mut(terms.len().max(1)).zip(parts) {
            match part.terms {
                Terms::Sealed(sealed) => {
                    // All buckets are asked for before one is read: memory is slow, but many can wait for it at once.
                    let mut any = 0;
                    for (place, term) in places.iter_mut().zip(terms) {
                        *place = sealed.bucket(term.hash());
                        any |= sealed.first(*place);
                    }
                    if any == 0 {
                        continue;
                    }
                    for (place, term) in places.iter_mut().zip(terms) {
                        let found = sealed.search(*place, &|name| term.is(name));
                        *place = found.unwrap_or(NOWHERE);
                    }
                }
                Terms::Open(open) => {
                    for (place, term) in places.iter_mut().zip(terms) {
                        let found = match term {
                            Wanted::Term(term, _) => open.find(term),
                            Wanted::Hash(hash) => open.find_hash(*hash),
                        };
                        place.0 = found.unwrap_or(u32::MAX);
                    }
                }
            }
        }
        let terms = terms.len();
        Places { all, terms }
    }

    /// The postings of a term, by its place among them.
    pub fn postings<'i>(&'i self, parts: &'i [Part<'i>], term: usize) -> Postings<'i> {
        Postings {
            parts: parts.iter(),
            places: self,
            next: term,
            first: 0,
            sealed: SealedPostings::default(),
            open: Vec::new(),
        }
    }
}

const NOWHERE: (u32, u32) = (0, 0);

/// The postings of one term through all parts, oldest first: position, times.
pub struct Postings<'i> {
    parts: Iter<'i, Part<'i>>,
    places: &'i Places,
    /// Its place in the next part.
    next: usize,
    /// Position of this part's first turn.
    first: u32,
    sealed: SealedPostings<'i>,
    /// Of the open part, the last one first.
    open: Vec<(u16, u16)>,
}

impl Iterator for Postings<'_> {
    type Item = (u32, u16);

    fn next(&mut self) -> Option<(u32, u16)> {
        loop {
            if let Some((turn, times)) = self.sealed.next().or_else(|| self.open.pop()) {
                return Some((self.first + u32::from(turn), times));
            }
            let part = self.parts.next()?;
            let place = self.places.all.get(self.next).copied()?;
            self.next += self.places.terms;
            self.first = part.first;
            match part.terms {
                Terms::Sealed(terms) => self.sealed = terms.postings(place),
                Terms::Open(terms) => {
                    self.open.reserve(terms.turns(place.0) as usize);
                    self.open.extend(terms.postings(place.0));
                }
            }
        }
    }
}
