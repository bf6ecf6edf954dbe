//! The turns that a session can recall, with an inverted index over their words and mentions.
//!
//! Turns go into an open part; when it is full it is packed and becomes a [`Segment`]. Each part has its
//! own words, so adding a turn costs the same however many came before, and old parts leave without a
//! trace. **What leaves:** when a part is sealed and all sealed parts together are over the budget, the
//! oldest ones leave until they are not. Sizes are those of the content, so the same turns leave at the
//! same place whichever way the session came here. What left is kept as a running hash, for the state's.
//!
//! Invariants: `seq` ascends by one through all parts; a mention's term is NUL and the entity's ordinal,
//! which no word can be.

use super::digest::Digest;
use super::open_terms::OpenTerms;
use super::sealed_terms::SealedTerms;
use super::segment::{FULL_BYTES, FULL_TERMS, FULL_TURNS, Segment, index_turn, mention_term};
use super::turns::{TurnView, Turns};
use crate::text::TextVector;
use std::collections::VecDeque;

/// A mention of an entity, in UTF-16 units of its turn's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The entity's place in the order of entities.
    pub entity: u32,
    pub start: u32,
    pub end: u32,
}

pub struct Index {
    budget: usize,
    pub(super) segments: VecDeque<Segment>,
    sealed_bytes: usize,
    pub(super) open: Turns,
    pub(super) open_terms: OpenTerms,
    pub(super) open_first_seq: u64,
    /// Turns that the index holds.
    turns: u64,
    departed: Digest,
    departed_turns: u64,
}

impl Index {
    /// An empty index that keeps `budget` bytes of sealed parts.
    pub fn new(budget: usize) -> Self {
        Index {
            budget,
            segments: VecDeque::new(),
            sealed_bytes: 0,
            open: Turns::default(),
            open_terms: OpenTerms::default(),
            open_first_seq: 1,
            turns: 0,
            departed: Digest::default(),
            departed_turns: 0,
        }
    }

    /// Bytes of sealed parts that it keeps.
    pub fn budget(&self) -> usize {
        self.budget
    }

    /// Turns that the index holds.
    pub fn turns(&self) -> u64 {
        self.turns
    }

    /// Turns that have left it.
    pub fn departed_turns(&self) -> u64 {
        self.departed_turns
    }

    /// Dictionary entries of all parts.
    pub fn terms(&self) -> u64 {
        let sealed = self.segments.iter().map(|s| s.terms.len() as u64);
        sealed.sum::<u64>() + self.open_terms.len() as u64
    }

    /// Bytes of content: what the budget counts, and the open part.
    pub fn bytes(&self) -> usize {
        self.sealed_bytes + self.open.bytes()
    }

    /// `seq` of the oldest turn it holds; of the next one, if it holds none.
    pub fn first_seq(&self) -> u64 {
        self.segments
            .front()
            .map_or(self.open_first_seq, |s| s.first_seq)
    }

    /// Says which turn comes first, in an index that never held one.
    pub fn start_at(&mut self, seq: u64) {
        self.open_first_seq = seq;
    }

    /// Adds the turn `seq`, the one after the last (any, if it is the first).
    pub fn add(&mut self, seq: u64, at: f64, speaker: Option<&str>, text: &str) {
        let full = self.open.len() >= FULL_TURNS
            || self.open.bytes() >= FULL_BYTES
            || self.open_terms.len() >= FULL_TERMS
            || !self.open.has_room();
        if full {
            self.seal();
        }
        if self.open.is_empty() {
            self.open_first_seq = seq;
        }
        self.open.push(at, speaker, text);
        let turn = self.open.len() - 1;
        index_turn(&mut self.open, turn, &mut self.open_terms);
        self.turns += 1;
    }

    /// Adds a mention to the turn added last.
    pub fn mention(&mut self, mention: Mention) {
        let Mention { entity, start, end } = mention;
        self.open.mention(entity, start, end.saturating_sub(start));
        let turn = self.open.len().saturating_sub(1);
        self.open_terms.add(&mention_term(entity), turn as u16);
    }

    /// Says what the words of the turn added last add up to.
    pub fn place(&mut self, vector: &TextVector) {
        self.open.place(vector);
    }

    /// Packs the open part, and lets the oldest parts go while the budget is passed.
    fn seal(&mut self) {
        let terms = SealedTerms::pack(&self.open_terms, &mut Vec::new());
        self.open_terms.clear();
        // An exact copy: the columns grew with room to spare.
        let turns = self.open.clone();
        self.open.clear();
        self.admit(Segment {
            first_seq: self.open_first_seq,
            turns,
            terms,
        });
        while self.sealed_bytes > self.budget {
            let Some(oldest) = self.segments.pop_front() else {
                break;
            };
            self.sealed_bytes -= oldest.bytes();
            self.turns -= oldest.turns.len() as u64;
            self.departed_turns += oldest.turns.len() as u64;
            self.departed.turns(&oldest.turns);
        }
    }

    fn admit(&mut self, segment: Segment) {
        self.sealed_bytes += segment.bytes();
        self.open_first_seq = segment.first_seq + segment.turns.len() as u64;
        self.segments.push_back(segment);
    }

    /// The turn `seq`, if the index holds it.
    #[inline(never)]
    pub fn turn(&self, seq: u64) -> Option<TurnView<'_>> {
        let (turns, place) = self.find(seq)?;
        turns.get(place)
    }

    /// What the words of the turn `seq` add up to, those of the one before it and of the one behind it.
    pub fn vectors_around(&self, seq: u64) -> [Option<&TextVector>; 3] {
        // All are in one part, but at its ends.
        if let Some((turns, place)) = self.find(seq)
            && let Some(from) = place.checked_sub(1)
            && let Some(rest) = turns.vectors().get(from..)
            && let Some([before, own, behind]) = rest.first_chunk()
        {
            return [own, before, behind].map(Some);
        }
        [seq, seq.saturating_sub(1), seq + 1].map(|seq| {
            let (turns, place) = self.find(seq)?;
            turns.vectors().get(place)
        })
    }

    /// The part that `seq` would be in, and the place there.
    #[inline(never)]
    fn find(&self, seq: u64) -> Option<(&Turns, usize)> {
        if seq >= self.open_first_seq {
            return Some((&self.open, (seq - self.open_first_seq) as usize));
        }
        let after = self.segments.partition_point(|s| s.first_seq <= seq);
        let segment = self.segments.get(after.checked_sub(1)?)?;
        Some((&segment.turns, (seq - segment.first_seq) as usize))
    }

    /// `seq` of the turns that mention an entity, ascending.
    pub fn mentioning(&self, entity: u32) -> Vec<u64> {
        let term = mention_term(entity);
        let hash = crate::words::hash(&term, 0);
        let mut found = Vec::new();
        for segment in &self.segments {
            let terms = &segment.terms;
            if let Some(place) = terms.search(terms.bucket(hash as u32), &|name| name == term) {
                let turns = terms.postings(place);
                found.extend(turns.map(|(turn, _)| segment.first_seq + u64::from(turn)));
            }
        }
        if let Some(number) = self.open_terms.find(&term) {
            let start = found.len();
            let turns = self.open_terms.postings(number);
            found.extend(turns.map(|(turn, _)| self.open_first_seq + u64::from(turn)));
            if let Some(newest_first) = found.get_mut(start..) {
                newest_first.reverse();
            }
        }
        found
    }

    /// The running hash over all turns, those that left and those that are here.
    pub fn digest(&self) -> Digest {
        let mut digest = self.departed.clone();
        for segment in &self.segments {
            digest.turns(&segment.turns);
        }
        digest.turns(&self.open);
        digest
    }

    /// The sealed parts, oldest first: they are stored as they are.
    pub fn segments(&self) -> impl ExactSizeIterator<Item = &Segment> {
        self.segments.iter()
    }

    /// Appends the storage form of the open part, which is indexed anew when it is read.
    pub fn write_open(&self, out: &mut Vec<u8>) {
        super::bytes::put_f64(out, self.open_first_seq as f64);
        self.open.write(out);
    }

    /// Appends the storage form of what left.
    pub fn write_departed(&self, out: &mut Vec<u8>) {
        super::bytes::put_f64(out, self.departed_turns as f64);
        self.departed.write(out);
    }

    /// Takes a sealed part of a snapshot; false if it does not follow the part before.
    pub fn restore_segment(&mut self, segment: Segment) -> bool {
        let follows = self.segments.is_empty() || segment.first_seq == self.open_first_seq;
        if !follows || !self.open.is_empty() {
            return false;
        }
        self.turns += segment.turns.len() as u64;
        self.admit(segment);
        true
    }

    /// Takes the open part of a snapshot; false if it is not sound.
    pub fn restore_open(&mut self, bytes: &[u8], version: u8) -> bool {
        let mut reader = super::bytes::Reader::new(bytes);
        let Some(first_seq) = reader.count() else {
            return false;
        };
        let follows = self.segments.is_empty() || first_seq as u64 == self.open_first_seq;
        let turns = Turns::read(&mut reader, version)
            .filter(|t| t.len() <= FULL_TURNS && reader.is_empty());
        let Some(mut turns) = turns.filter(|_| follows && self.open.is_empty()) else {
            return false;
        };
        self.open_first_seq = first_seq as u64;
        for turn in 0..turns.len() {
            index_turn(&mut turns, turn, &mut self.open_terms);
        }
        self.turns += turns.len() as u64;
        self.open = turns;
        true
    }

    /// Takes what left before a snapshot; false if it is not sound.
    pub fn restore_departed(&mut self, bytes: &[u8]) -> bool {
        let mut reader = super::bytes::Reader::new(bytes);
        let turns = reader.count();
        let rest = reader.take(reader.rest()).and_then(Digest::read);
        let (Some(turns), Some(digest)) = (turns, rest) else {
            return false;
        };
        self.departed_turns = turns as u64;
        self.departed = digest;
        true
    }
}
