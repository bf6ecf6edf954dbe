//! The inverted index of the segment that still grows.
//!
//! A term has a chain of postings, newest first, in one array of 8-byte nodes; adding a word is a look
//! in the hash table and, the first time in a turn, one node more. Sealing turns each chain round.

use crate::json::write_raw;
use crate::text::stem_hash;
use crate::words::{HashTable, Known, WordCache, hash};

/// The end of a chain.
const NONE: u32 = u32::MAX;

#[derive(Clone, Copy)]
struct Term {
    /// Where the term's bytes end; they start where those of the term before end.
    end: u32,
    /// Its newest posting.
    head: u32,
    /// Turns it occurs in, and the last of them.
    turns: u16,
    last: u16,
}

#[derive(Clone, Copy)]
struct Node {
    before: u32,
    turn: u16,
    times: u16,
}

#[derive(Default)]
pub struct OpenTerms {
    table: HashTable,
    terms: Vec<Term>,
    bytes: Vec<u8>,
    nodes: Vec<Node>,
    /// The words that the last turns had.
    pub words: WordCache<Known>,
    /// Room for a text's words, and for a term.
    pub folded: Vec<u8>,
    pub term: Vec<u8>,
    /// The last turn's day, and the numbers of its terms.
    pub day: Option<(i32, [u32; 3])>,
}

impl OpenTerms {
    pub fn len(&self) -> usize {
        self.terms.len()
    }

    /// Notes that `term` occurs in `turn`, once more. Turns come in ascending order.
    pub fn add(&mut self, term: &[u8], turn: u16) {
        let number = self.number(term);
        self.note(number, turn);
    }

    /// Notes that the term of this number occurs in `turn`, once more.
    pub fn note(&mut self, number: u32, turn: u16) {
        let OpenTerms { terms, nodes, .. } = self;
        let Some(entry) = terms.get_mut(number as usize) else {
            return;
        };
        // What another turn has lies elsewhere.
        if entry.last == turn
            && let Some(node) = nodes.get_mut(entry.head as usize)
        {
            node.times = node.times.saturating_add(1);
            return;
        }
        nodes.push(Node {
            before: entry.head,
            turn,
            times: 1,
        });
        entry.head = (nodes.len() - 1) as u32;
        (entry.turns, entry.last) = (entry.turns.saturating_add(1), turn);
    }

    /// The number of a term, which is made for a new one.
    pub fn number(&mut self, term: &[u8]) -> u32 {
        if let Some(number) = self.find(term) {
            return number;
        }
        let OpenTerms {
            table,
            terms,
            bytes,
            ..
        } = self;
        let number = terms.len() as u32;
        table.insert(term, number, &|i, seed| {
            hash(term_at(terms, bytes, i), seed)
        });
        write_raw(bytes, term);
        terms.push(Term {
            end: bytes.len() as u32,
            head: NONE,
            turns: 0,
            last: 0,
        });
        number
    }

    /// The number of a term.
    pub fn find(&self, term: &[u8]) -> Option<u32> {
        self.table
            .find(term, |i| term_at(&self.terms, &self.bytes, i) == term)
    }

    /// The number of a term, by its hash.
    pub fn find_hash(&self, wanted: u32) -> Option<u32> {
        self.table
            .find_hash(wanted, |i| stem_hash(self.term(i)) == wanted)
    }

    pub fn term(&self, number: u32) -> &[u8] {
        term_at(&self.terms, &self.bytes, number)
    }

    /// Turns that the term occurs in.
    pub fn turns(&self, number: u32) -> u32 {
        self.terms
            .get(number as usize)
            .map_or(0, |term| term.turns.into())
    }

    /// The term's postings, newest first: turn, times.
    pub fn postings(&self, number: u32) -> impl Iterator<Item = (u16, u16)> {
        let head = self.terms.get(number as usize).map_or(NONE, |t| t.head);
        let first = self.nodes.get(head as usize);
        std::iter::successors(first, |node| self.nodes.get(node.before as usize))
            .map(|node| (node.turn, node.times))
    }

    /// Forgets everything and keeps the room.
    pub fn clear(&mut self) {
        self.table.clear();
        self.terms.clear();
        self.bytes.clear();
        self.nodes.clear();
        self.words.clear();
        self.day = None;
    }
}

fn term_at<'b>(terms: &[Term], bytes: &'b [u8], number: u32) -> &'b [u8] {
    let number = number as usize;
    let end = terms.get(number).map_or(0, |term| term.end as usize);
    let start = number.checked_sub(1).and_then(|n| terms.get(n));
    bytes
        .get(start.map_or(0, |term| term.end as usize)..end)
        .unwrap_or(&[])
}
