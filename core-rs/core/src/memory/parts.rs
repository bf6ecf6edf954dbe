//! The index's turns as one row: positions from 0, the oldest turn held, through all parts.

use super::index::Index;
use super::open_terms::OpenTerms;
use super::sealed_terms::SealedTerms;
use super::segment::FULL_TURNS;
use super::turns::Turns;

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
enum Wanted<'i> {
    Term(&'i [u8], u64),
    Hash(u32),
}

/// The postings of one term through all parts, oldest first: position, times.
pub struct Postings<'i> {
    parts: &'i [Part<'i>],
    term: Wanted<'i>,
    /// Of the part before: the rest of its postings, the last one first.
    here: Vec<(u32, u16)>,
}

impl<'i> Postings<'i> {
    pub fn new(parts: &'i [Part<'i>], (term, hash): &'i (Vec<u8>, u64)) -> Self {
        Postings::wanted(parts, Wanted::Term(term, *hash))
    }

    /// Of the term with this hash.
    pub fn of_hash(parts: &'i [Part<'i>], hash: u32) -> Self {
        Postings::wanted(parts, Wanted::Hash(hash))
    }

    fn wanted(parts: &'i [Part<'i>], term: Wanted<'i>) -> Self {
        Postings {
            parts,
            term,
            here: Vec::new(),
        }
    }

    fn load(&mut self, part: &Part) {
        let here = &mut self.here;
        let place = |(turn, times)| (part.first + u32::from(turn), times);
        match part.terms {
            Terms::Sealed(terms) => {
                let found = match self.term {
                    Wanted::Term(term, hash) => terms.find(term, hash),
                    Wanted::Hash(hash) => terms.find_hash(hash),
                };
                if let Some(found) = found {
                    here.reserve(FULL_TURNS.min(found.turns as usize));
                    terms
                        .postings(found)
                        .for_each(|posting| here.push(place(posting)));
                    here.reverse();
                }
            }
            Terms::Open(terms) => {
                let found = match self.term {
                    Wanted::Term(term, _) => terms.find(term),
                    Wanted::Hash(hash) => terms.find_hash(hash),
                };
                if let Some(found) = found {
                    here.reserve(terms.turns(found) as usize);
                    terms
                        .postings(found)
                        .for_each(|posting| here.push(place(posting)));
                }
            }
        }
    }
}

impl Iterator for Postings<'_> {
    type Item = (u32, u16);

    fn next(&mut self) -> Option<(u32, u16)> {
        loop {
            if let Some(posting) = self.here.pop() {
                return Some(posting);
            }
            let (part, rest) = self.parts.split_first()?;
            self.parts = rest;
            self.load(part);
        }
    }
}
