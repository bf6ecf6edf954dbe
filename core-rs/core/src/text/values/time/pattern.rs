//! The patterns of the grammar as the model has them: section `DATE`, read in place.
//!
//! Little endian: per table, and one more, its first pattern u16 · per pattern, and one more, the
//! place of its elements u16 · per pattern what it can begin with ([`First`]: classes u32, words
//! u64), then what each table can, then what any value can · the elements. An element is one byte, [`OPTIONAL`] set if it may be left out: the letter
//! of a nonterminal, or below 32 the number of its spellings, which follow as numbers of the
//! vocabulary, u16. The parameter is the number of tables.

use super::super::super::little::number;
use super::TABLES;
use super::first::First;

pub(crate) const OPTIONAL: u8 = 128;

/// All patterns.
#[derive(Clone, Copy)]
pub(crate) struct Patterns<'m> {
    starts: &'m [[u8; 2]],
    places: &'m [[u8; 2]],
    firsts: &'m [[u8; First::BYTES]],
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
        let count = number(starts, TABLES.len());
        let (places, rest) = rest.split_at_checked(2 * count + 2)?;
        let (firsts, elements) =
            rest.split_at_checked(First::BYTES * (count + TABLES.len() + 1))?;
        Some(Patterns {
            starts,
            places: places.as_chunks().0,
            firsts: firsts.as_chunks().0,
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

    /// What each pattern of a table can begin with, and the number of the first.
    pub(crate) fn firsts(&self, table: usize) -> (&'m [[u8; First::BYTES]], usize) {
        let from = number(self.starts, table);
        let to = number(self.starts, table + 1);
        (self.firsts.get(from..to).unwrap_or(&[]), from)
    }

    /// What the patterns of a table can begin with together.
    pub(crate) fn union(&self, table: usize) -> Option<&'m [u8; First::BYTES]> {
        self.firsts.get(number(self.starts, TABLES.len()) + table)
    }

    /// What any value can begin with.
    pub(crate) fn any(&self) -> Option<&'m [u8; First::BYTES]> {
        self.firsts.last()
    }

    /// The elements of a pattern.
    pub(crate) fn elements(&self, pattern: usize) -> &'m [u8] {
        let from = number(self.places, pattern);
        let to = number(self.places, pattern + 1);
        self.elements.get(from..to).unwrap_or(&[])
    }
}
