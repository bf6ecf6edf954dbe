//! The patterns of the grammar as the model has them: section `DATE`, read in place.
//!
//! Little endian: per table, and one more, its first pattern u16 · per pattern, and one more, the
//! place of its elements u16 · per table three indexes of [`BITS`] rows, one for each bit of a [`First`]: which patterns
//! can begin with what has it, which can have it second where they begin with digits, and which where they do not; a row
//! is a bit for each pattern, u64 per 64 of them, the first lowest · the elements. An element is one byte, [`OPTIONAL`]
//! set if it may be left out: the letter of a nonterminal, or below 32 the number of its spellings, which follow as
//! numbers of the vocabulary, u16. The parameter is the number of tables.

use super::super::super::little::number;
use super::super::lexeme::Sort;
use super::super::scan::Scan;
use super::TABLES;
use super::first::{BITS, First};

pub(crate) const OPTIONAL: u8 = 128;
/// Patterns that one word of a row tells of.
pub(crate) const WORD: usize = 64;
const INDEXES: usize = 3;

/// All patterns.
#[derive(Clone, Copy)]
pub(crate) struct Patterns<'m> {
    starts: &'m [[u8; 2]],
    places: &'m [[u8; 2]],
    rows: &'m [[u8; 8]],
    elements: &'m [u8],
}

impl<'m> Patterns<'m> {
    /// The patterns in `bytes`; nothing when they are cut short, or made for other tables.
    pub(crate) fn new(bytes: &'m [u8], tables: u32) -> Option<Patterns<'m>> {
        if tables as usize != TABLES.len() {
            return None;
        }
        let (starts, rest) = bytes.split_at_checked(2 * TABLES.len() + 2)?;
        let starts = starts.as_chunks().0;
        let (places, rest) = rest.split_at_checked(2 * number(starts, TABLES.len()) + 2)?;
        let (rows, elements) = rest.split_at_checked(8 * ROWS[TABLES.len()].0)?;
        Some(Patterns {
            starts,
            places: places.as_chunks().0,
            rows: rows.as_chunks().0,
            elements,
        })
    }

    /// Whether each table has a pattern for each of its actions.
    pub(crate) fn is_sound(&self) -> bool {
        let mut tables = TABLES.iter().zip(0..);
        tables.all(|(table, i)| {
            number(self.starts, i) + table.actions.len() == number(self.starts, i + 1)
        })
    }

    /// The number of a table's first pattern.
    pub(crate) fn start(&self, table: usize) -> usize {
        number(self.starts, table)
    }

    /// Which patterns of a table may match at `i`, 64 at a time.
    pub(crate) fn candidates(
        &self,
        table: usize,
        scan: &Scan,
        i: usize,
    ) -> impl Iterator<Item = u64> + use<'m> {
        let (from, words) = ROWS.get(table).copied().unwrap_or((0, 0));
        let rows = self.rows.get(from..).unwrap_or(&[]);
        let second = if scan.sort(i) == Sort::Digits { 1 } else { 2 };
        let sets = [(0, First::of(scan, i)), (second, First::of(scan, i + 1))];
        (0..words).map(move |word| {
            sets.iter().fold(u64::MAX, |both, &(index, set)| {
                let mut all = 0;
                for (first, mut bits) in [(0, u64::from(set.classes)), (32, set.words)] {
                    while bits != 0 {
                        let bit = index * BITS + first + bits.trailing_zeros() as usize;
                        bits &= bits - 1;
                        all |= rows
                            .get(bit * words + word)
                            .map_or(0, |&row| u64::from_le_bytes(row));
                    }
                }
                both & all
            })
        })
    }

    /// The elements of a pattern.
    pub(crate) fn elements(&self, pattern: usize) -> &'m [u8] {
        let from = number(self.places, pattern);
        let to = number(self.places, pattern + 1);
        self.elements.get(from..to).unwrap_or(&[])
    }
}

/// Of each table, and one more: words of the rows of those before it, and words of a row.
const ROWS: [(usize, usize); TABLES.len() + 1] = {
    let mut rows = [(0, 0); TABLES.len() + 1];
    let mut table = 0;
    while table < TABLES.len() {
        let words = TABLES[table].actions.len().div_ceil(WORD);
        rows[table].1 = words;
        rows[table + 1].0 = rows[table].0 + INDEXES * BITS * words;
        table += 1;
    }
    rows
};

/// Where the rows are in the bytes of the section.
#[cfg(test)]
pub(crate) fn place_of_rows(bytes: &[u8], tables: u32) -> Option<core::ops::Range<usize>> {
    let patterns = Patterns::new(bytes, tables)?;
    let to = bytes.len() - patterns.elements.len();
    Some(to - patterns.rows.as_flattened().len()..to)
}
