//! A stretch of consecutive turns that is full: it changes no more, and leaves the index as a whole.

use super::bytes::Reader;
use super::open_terms::OpenTerms;
use super::sealed_terms::SealedTerms;
use super::terms::{day_of, each_day_term, signs_of};
use super::turns::Turns;
use crate::words::{Known, each_word, is_long_number, read_word};

/// A segment is full at one of these. They keep the pause of sealing near half a millisecond and a
/// segment's storage form, whatever its last turn brings, under 1 MiB.
pub const FULL_TURNS: usize = 1_024;
pub const FULL_BYTES: usize = 128 * 1024;
pub const FULL_TERMS: usize = 8_192;

#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// `seq` of its first turn; the others follow without holes.
    pub first_seq: u64,
    pub turns: Turns,
    pub terms: SealedTerms,
}

impl Segment {
    /// Bytes that count against the index's budget: those of the storage form's two variable parts.
    pub fn bytes(&self) -> usize {
        self.turns.bytes() + self.terms.as_bytes().len()
    }

    /// Appends the storage form, which [`Segment::read`] takes.
    pub fn write(&self, out: &mut Vec<u8>) {
        super::bytes::put_f64(out, self.first_seq as f64);
        self.turns.write(out);
        out.extend_from_slice(self.terms.as_bytes());
    }

    /// Reads the storage form of a snapshot's version; `None` if it breaks an invariant. The terms of
    /// version 1 were whole words: they are made anew.
    pub fn read(bytes: &[u8], version: u8) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let first_seq = reader.count()? as u64;
        let mut turns = Turns::read(&mut reader, version)?;
        let mut terms = SealedTerms::read(reader.take(reader.rest())?)?;
        if version == 1 {
            let mut open = OpenTerms::default();
            for turn in 0..turns.len() {
                index_turn(&mut turns, turn, &mut open);
            }
            terms = SealedTerms::pack(&open, &mut Vec::new());
        }
        let sound = turns.len() <= FULL_TURNS && !turns.is_empty();
        sound.then_some(Segment {
            first_seq,
            turns,
            terms,
        })
    }
}

/// Adds the terms and mentions of a turn to an index, and tells the turn its words and signs. Turns come in
/// ascending order.
pub fn index_turn(turns: &mut Turns, turn: usize, terms: &mut OpenTerms) {
    let Some(view) = turns.get(turn) else {
        return;
    };
    let number = turn as u16;
    let (mut words, mut signs) = (0, 0);
    let mut term = core::mem::take(&mut terms.term);
    let mut folded = core::mem::take(&mut terms.folded);
    each_word(view.text, &mut folded, &mut |word| {
        let known = if is_long_number(word) {
            let term = Some(terms.number(word));
            Known { term, signs: 0 }
        } else if let Some(&known) = terms.words.find(word) {
            known
        } else {
            let signs = read_word(word, &mut term);
            let term = (!term.is_empty()).then(|| terms.number(&term));
            let known = Known { term, signs };
            terms.words.keep(word, known);
            known
        };
        signs |= known.signs;
        if let Some(term) = known.term {
            terms.note(term, number);
            words += 1;
        }
    });
    (terms.folded, terms.term) = (folded, term);
    for term in day_terms(view.at, terms) {
        terms.note(term, number);
        words += 1;
    }
    for (entity, _, _) in Turns::mentions(view.mentions) {
        terms.add(&mention_term(entity), number);
    }
    signs |= signs_of(view.speaker, view.text);
    turns.describe(turn, words, signs);
}

/// The numbers of a day's terms.
fn day_terms(at: f64, terms: &mut OpenTerms) -> [u32; 3] {
    let day = day_of(at);
    if let Some((_, numbers)) = terms.day.filter(|(known, _)| *known == day) {
        return numbers;
    }
    let mut numbers = [0; 3];
    let mut rest = numbers.iter_mut();
    each_day_term(day, &mut |term| {
        if let Some(number) = rest.next() {
            *number = terms.number(term);
        }
    });
    terms.day = Some((day, numbers));
    numbers
}

/// The term under which a mention of an entity is indexed.
pub fn mention_term(entity: u32) -> [u8; 5] {
    let [a, b, c, d] = entity.to_le_bytes();
    [0, a, b, c, d]
}
