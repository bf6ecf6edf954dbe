//! The weights of the entities' tagger: a table of cells of which four in five are nothing.
//!
//! Layout, little endian, for 2^bits cells: per 64 of them which are there u64, the first lowest, and how many are
//! before these u32 · the cells that are there, four bytes each. A cell has eight weights of four bits, one a label,
//! each in steps plus 8. What is there fits into a processor's second cache, which a table of all would not.

use super::feature::Feature;
use super::steps;
use super::sum::Eight;

/// Cells that one group tells of.
const GROUP: usize = 64;
/// Bytes of a group.
const BYTES: usize = 12;
/// A cell whose weights are nothing.
#[cfg(any(test, feature = "tables"))]
const NOTHING: u32 = 0x8888_8888;

/// A view of the section.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'m> {
    groups: &'m [[u8; BYTES]],
    cells: &'m [[u8; 4]],
    bits: u32,
}

/// Which cells of a group are there, and how many are before them.
fn read(&[a, b, c, d, e, f, g, h, rank @ ..]: &[u8; BYTES]) -> (u64, usize) {
    let there = u64::from_le_bytes([a, b, c, d, e, f, g, h]);
    (there, u32::from_le_bytes(rank) as usize)
}

impl<'m> Cells<'m> {
    /// Nothing when the section is misshapen.
    pub fn new(bytes: &'m [u8], bits: u32) -> Option<Self> {
        if !(8..=24).contains(&bits) {
            return None;
        }
        let (groups, cells) = bytes.split_at_checked(BYTES << (bits - 6))?;
        Some(Cells {
            groups: groups.as_chunks().0,
            cells: cells.as_chunks().0,
            bits,
        })
    }

    /// Whether each group counts on from the one before, and all cells are counted.
    pub fn is_sound(&self) -> bool {
        let count = self.groups.iter().try_fold(0, |before, group| {
            let (there, rank) = read(group);
            (rank == before).then_some(before + there.count_ones() as usize)
        });
        count == Some(self.cells.len())
    }

    /// The sum of the cells of at most 17 features.
    pub fn sum(&self, features: &[Feature]) -> Eight {
        let mut sum = Eight::default();
        for &feature in features {
            self.add(feature, &mut sum);
        }
        sum
    }

    /// Adds the cell of a feature.
    #[inline(always)]
    pub fn add(&self, feature: Feature, sum: &mut Eight) {
        steps::count(1);
        if let Some(cell) = self.find(feature.hash()) {
            sum.add(cell);
        }
    }

    /// The cell of a feature with this hash.
    #[inline(always)]
    fn find(&self, hash: u32) -> Option<u32> {
        let at = (hash >> (32 - self.bits)) as usize;
        let (there, rank) = read(self.groups.get(at / GROUP)?);
        let bit = 1 << (at % GROUP);
        if there & bit == 0 {
            return None;
        }
        let cell = self
            .cells
            .get(rank + (there & (bit - 1)).count_ones() as usize)?;
        Some(u32::from_le_bytes(*cell))
    }
}

/// The section of a table of cells, in order; their number is a multiple of 64.
#[cfg(any(test, feature = "tables"))]
pub fn pack(cells: impl Iterator<Item = u32>) -> Vec<u8> {
    let (mut groups, mut kept) = (Vec::new(), Vec::new());
    let (mut there, mut rank) = (0u64, 0u32);
    for (i, cell) in cells.enumerate() {
        if cell != NOTHING {
            there |= 1 << (i % GROUP);
            kept.extend(cell.to_le_bytes());
        }
        if i % GROUP == GROUP - 1 {
            groups.extend(there.to_le_bytes().into_iter().chain(rank.to_le_bytes()));
            rank += there.count_ones();
            there = 0;
        }
    }
    groups.extend(kept);
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_is_found_again() {
        let cell = |i: u32| {
            let some = i.wrapping_mul(0x9E37_79B1) >> 28 == 0 || i.is_multiple_of(64);
            if some { i + 1 } else { NOTHING }
        };
        let bytes = pack((0..1 << 10).map(cell));
        let cells = Cells::new(&bytes, 10).expect("a table");
        assert!(cells.is_sound());
        for i in 0..1 << 10 {
            let wanted = Some(cell(i)).filter(|&cell| cell != NOTHING);
            assert_eq!(cells.find(i << 22), wanted, "{i}");
        }
    }

    #[test]
    fn a_table_that_counts_wrong_is_not_sound() {
        let bytes = pack(0..1 << 8);
        for (at, cut) in [(0, 0), (8, 0), (20, 0), (usize::MAX, 4)] {
            let mut bytes = bytes.get(..bytes.len() - cut).unwrap_or(&[]).to_vec();
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1;
            }
            assert!(!Cells::new(&bytes, 8).expect("a table").is_sound(), "{at}");
        }
        assert!(Cells::new(&bytes[..40], 8).is_none());
    }
}
