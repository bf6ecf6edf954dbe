//! A stretch of consecutive turns that is full: it changes no more, and leaves the index as a whole.

use super::bytes::Reader;
use super::sealed_terms::SealedTerms;
use super::turns::Turns;

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

    /// Words of all its turns.
    pub fn words(&self) -> u64 {
        words(&self.turns)
    }

    /// Appends the storage form, which [`Segment::read`] takes.
    pub fn write(&self, out: &mut Vec<u8>) {
        super::bytes::put_f64(out, self.first_seq as f64);
        self.turns.write(out);
        out.extend_from_slice(self.terms.as_bytes());
    }

    /// Reads the storage form; `None` if it breaks an invariant.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let first_seq = reader.count()? as u64;
        let turns = Turns::read(&mut reader)?;
        let terms = SealedTerms::read(reader.take(reader.rest())?)?;
        let sound = turns.len() <= FULL_TURNS && !turns.is_empty();
        sound.then_some(Segment {
            first_seq,
            turns,
            terms,
        })
    }
}

/// Words of all turns, as the index counts them.
pub fn words(turns: &Turns) -> u64 {
    (0..turns.len()).map(|t| u64::from(turns.words(t))).sum()
}
