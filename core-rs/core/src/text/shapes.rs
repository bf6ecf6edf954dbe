//! What the shapes of three neighbours add up to, kept by the shapes: few rows of them are most of a text's.

use super::cells::Cells;
use super::feature::{Casing, in_row};
use super::sum::Eight;

/// Rows that are kept, a power of two. 40 bytes each.
const KEPT: usize = 1_024;

/// Three shapes and the casing.
type Key = [u64; 2];

/// The sums of the features that three shapes make of the first, the middle and the last one's token.
pub(crate) type InRow = [Eight; 3];

/// The rows of an analyzer's last texts.
#[derive(Default)]
pub(crate) struct Shapes {
    places: Vec<(Key, InRow)>,
}

impl Shapes {
    #[inline(always)]
    pub fn find(&mut self, cells: &Cells, shapes: [u32; 3], casing: Casing) -> InRow {
        let key = key(shapes, casing);
        match self.places.get(place(key)) {
            Some((kept, sums)) if *kept == key => *sums,
            _ => self.read(cells, shapes, casing),
        }
    }

    #[inline(never)]
    fn read(&mut self, cells: &Cells, shapes: [u32; 3], casing: Casing) -> InRow {
        let (first, middle, last) = in_row(shapes, casing);
        let sums = [cells.sum(&first), cells.sum(&middle), cells.sum(&last)];
        if self.places.is_empty() {
            self.places = vec![Default::default(); KEPT];
        }
        let key = key(shapes, casing);
        if let Some(kept) = self.places.get_mut(place(key)) {
            *kept = (key, sums);
        }
        sums
    }
}

/// None is of zeros, as a place is that nothing is kept at.
fn key([a, b, c]: [u32; 3], casing: Casing) -> Key {
    let last = u64::from(c) << 8 | (casing as u64 + 1);
    [u64::from(a) << 32 | u64::from(b), last]
}

fn place([first, second]: Key) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (first ^ second.wrapping_mul(K).rotate_left(32)).wrapping_mul(K);
    (mixed >> 40) as usize % KEPT
}
