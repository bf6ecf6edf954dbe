//! The sum of a text's rows of the table of vectors, in lanes of 16 bits as long as they fit.

use super::vectors::{ROW, ZERO};

/// Rows whose sums fit into 16 bits.
const FEW: u32 = u16::MAX as u32 / (15 * 255);

/// A number for each component: those of the low halves of a row's bytes, then those of the high ones.
pub(super) type Numbers<T> = [[T; ROW]; 2];

/// The sum of rows, each times its scale, as they are stored: components above [`ZERO`].
#[derive(Default)]
pub(super) struct Sum {
    few: Numbers<u16>,
    count: u32,
    all: Numbers<i32>,
    scales: i32,
}

impl Sum {
    pub(super) fn add(&mut self, row: &[u8; ROW], scale: u8) {
        if self.count == FEW {
            self.gather();
        }
        self.count += 1;
        self.scales = self.scales.wrapping_add(scale.into());
        let scale = u16::from(scale);
        let [low, high] = &mut self.few;
        for ((low, high), &byte) in low.iter_mut().zip(high).zip(row) {
            *low = low.wrapping_add(scale * u16::from(byte & 15));
            *high = high.wrapping_add(scale * u16::from(byte >> 4));
        }
    }

    /// Adds the few rows to all.
    #[inline(never)]
    fn gather(&mut self) {
        let all = self.all.as_flattened_mut().iter_mut();
        for (all, few) in all.zip(self.few.as_flattened()) {
            *all = all.wrapping_add(i32::from(*few));
        }
        self.few = Numbers::default();
        self.count = 0;
    }

    /// The components.
    pub(super) fn numbers(mut self) -> Numbers<i32> {
        self.gather();
        let above = self.scales.wrapping_mul(ZERO);
        self.all.map(|half| half.map(|x| x.wrapping_sub(above)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_add_up_to_their_components() {
        let mut sum = Sum::default();
        for _ in 0..100 {
            sum.add(&[0xF0; ROW], 255);
        }
        assert_eq!(sum.numbers(), [-204_000, 178_500].map(|x| [x; ROW]));
    }
}
