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
        let mut found = Found::default();
        for &feature in features {
            self.find(feature, &mut found);
        }
        self.add(&found)
    }

    /// Finds the cell of a feature, if it is there. No branch tells whether it is, which none could foresee.
    #[inline(always)]
    pub fn find(&self, feature: Feature, found: &mut Found) {
        steps::count(1);
        self.look(feature.hash(), found);
    }

    #[inline(always)]
    fn look(&self, hash: u32, found: &mut Found) {
        let at = (hash >> (32 - self.bits)) as usize;
        if let Some(group) = self.groups.get(at / GROUP) {
            let (there, rank) = read(group);
            // Its bit is the highest; those below are of cells before it.
            let there = there << (!at % GROUP);
            let before = rank + there.count_ones() as usize;
            if let Some(place) = found.places.get_mut(found.count) {
                *place = before as u32;
            }
            found.count += (there >> 63) as usize;
        }
    }

    /// The sum of the cells that were found.
    #[inline(always)]
    pub fn add(&self, found: &Found) -> Eight {
        let mut sum = Eight::default();
        for &place in found.places.iter().take(found.count) {
            if let Some(&cell) = self.cells.get((place as usize).wrapping_sub(1)) {
                sum.add(u32::from_le_bytes(cell));
            }
        }
        sum
    }
}

/// Cells of at most 17 features that are there, by their numbers from 1.
#[derive(Default)]
pub(crate) struct Found {
    places: [u32; 20],
    count: usize,
}

impl Found {
    pub fn clear(&mut self) {
        self.count = 0;
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
            let mut found = Found::default();
            cells.look(i << 22, &mut found);
            let place = found.places.first().filter(|_| found.count > 0);
            let cell = place.and_then(|&place| cells.cells.get(place as usize - 1));
            assert_eq!(cell.map(|cell| u32::from_le_bytes(*cell)), wanted, "{i}");
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
