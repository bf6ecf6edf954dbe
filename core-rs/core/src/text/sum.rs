//! Sums of weight cells. A cell holds sixteen weights of four bits; adding cells adds weights side
//! by side: odd and even nibbles in bytes (at most 17 cells, 17 x 15 = 255), then in 16-bit lanes.

/// Cells that fit into byte sums.
const SPILL: u32 = 17;
const NIBBLES: u64 = 0x0F0F_0F0F_0F0F_0F0F;
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// A sum of up to 4,000 cells.
#[derive(Default)]
pub(crate) struct Sum {
    even: u64,
    odd: u64,
    pending: u32,
    cells: i32,
    /// Weights 0, 4, 8, 12; 2, 6, …; 1, 5, …; 3, 7, ….
    wide: [u64; 4],
}

impl Sum {
    #[inline(always)]
    pub fn add(&mut self, cell: u64) {
        self.even += cell & NIBBLES;
        self.odd += cell >> 4 & NIBBLES;
        self.pending += 1;
        if self.pending == SPILL {
            self.spill();
        }
    }

    #[inline(always)]
    fn spill(&mut self) {
        self.wide[0] += self.even & LANES;
        self.wide[1] += self.even >> 8 & LANES;
        self.wide[2] += self.odd & LANES;
        self.wide[3] += self.odd >> 8 & LANES;
        self.cells += self.pending as i32;
        (self.even, self.odd, self.pending) = (0, 0, 0);
    }

    /// The first `N` sums, with the bias of 8 a cell taken off.
    #[inline(always)]
    pub fn scores<const N: usize>(mut self) -> [i32; N] {
        self.spill();
        // Weight k is nibble k: parity, then byte, then 16-bit lane.
        const ROW: [usize; 4] = [0, 2, 1, 3];
        core::array::from_fn(|k| {
            let lane = self.wide[ROW[k % 4]] >> (16 * (k / 4)) & 0xFFFF;
            lane as i32 - 8 * self.cells
        })
    }
}
