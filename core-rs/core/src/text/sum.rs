//! Sums of weight cells, of eight or sixteen weights of four bits. Adding cells adds weights side by side: first in
//! bytes, where 17 cells fit (17 x 15 = 255), then in lanes of 16 bits.

const NIBBLES: u64 = 0x0F0F_0F0F_0F0F_0F0F;
const LANES: u64 = 0x00FF_00FF_00FF_00FF;

/// A sum of at most 17 cells of eight weights, a byte each: those at even places, then those at odd ones.
#[derive(Clone, Copy, Default)]
pub(crate) struct Eight(u64);

impl Eight {
    #[inline(always)]
    pub fn add(&mut self, cell: u32) {
        let cell = u64::from(cell);
        self.0 += (cell | cell << 28) & NIBBLES;
    }

    /// The sum of both, of at most 17 cells together.
    #[inline(always)]
    pub fn and(self, other: Eight) -> Eight {
        Eight(self.0 + other.0)
    }

    #[inline(always)]
    pub fn wide(self) -> Wide<2> {
        Wide([self.0 & LANES, self.0 >> 8 & LANES])
    }
}

/// A sum of at most 17 cells of sixteen weights, a byte each: those at even places, then those at odd ones.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sixteen([u64; 2]);

impl Sixteen {
    #[inline(always)]
    pub fn add(&mut self, cell: u64) {
        self.0[0] += cell & NIBBLES;
        self.0[1] += cell >> 4 & NIBBLES;
    }

    /// The sum of both, of at most 17 cells together.
    #[inline(always)]
    pub fn and(self, other: Sixteen) -> Sixteen {
        Sixteen([self.0[0] + other.0[0], self.0[1] + other.0[1]])
    }

    #[inline(always)]
    pub fn wide(self) -> Wide<4> {
        let [even, odd] = self.0;
        Wide([
            even & LANES,
            even >> 8 & LANES,
            odd & LANES,
            odd >> 8 & LANES,
        ])
    }
}

/// A sum of up to 4,000 cells, in lanes.
#[derive(Clone, Copy)]
pub(crate) struct Wide<const N: usize>([u64; N]);

impl<const N: usize> Default for Wide<N> {
    fn default() -> Self {
        Wide([0; N])
    }
}

impl<const N: usize> Wide<N> {
    #[inline(always)]
    pub fn and(mut self, other: Wide<N>) -> Wide<N> {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
        self
    }
}

impl Wide<2> {
    /// The sums by place: those of weights 0, 4, 1 and 5, and of 2, 6, 3 and 7, each above a bias; the last weight of
    /// each cell is nothing, so its sum tells the bias.
    #[inline(always)]
    pub fn words(self) -> [u64; 2] {
        self.0
    }
}

impl Wide<4> {
    /// The place of the greatest sum, of at most 270 cells; of equals the first.
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    #[inline(always)]
    pub fn best(&self) -> u8 {
        use core::arch::wasm32::{
            u8x16_shuffle, u16x8, u16x8_extract_lane, u16x8_max, u16x8_shl, u64x2, v128_or,
        };
        let [a, b, c, d] = self.0;
        // Sum and place in one number.
        let even = v128_or(u16x8_shl(u64x2(a, b), 4), u16x8(15, 11, 7, 3, 13, 9, 5, 1));
        let odd = v128_or(u16x8_shl(u64x2(c, d), 4), u16x8(14, 10, 6, 2, 12, 8, 4, 0));
        let most = u16x8_max(even, odd);
        let other =
            u8x16_shuffle::<8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7>(most, most);
        let most = u16x8_max(most, other);
        let other =
            u8x16_shuffle::<4, 5, 6, 7, 0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 14, 15>(most, most);
        let most = u16x8_max(most, other);
        let best = u16x8_extract_lane::<0>(most).max(u16x8_extract_lane::<1>(most));
        15 - (best & 15) as u8
    }

    /// The place of the greatest sum, of at most 270 cells; of equals the first.
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    #[inline(always)]
    pub fn best(&self) -> u8 {
        let lane = |word: usize, lane: usize| (self.0[word] >> (16 * lane) & 0xFFFF) as i32;
        let place = |k: usize| (lane(k % 2 * 2 + k / 2 % 2, k / 4) << 4) + 15 - k as i32;
        let best = (0..16).map(place).fold(0, i32::max);
        15 - (best & 15) as u8
    }
}

#[cfg(test)]
mod tests {
    use super::super::lanes::Lanes;
    use super::*;

    #[test]
    fn sums_are_those_of_the_weights() {
        let cells: [u64; 17] =
            core::array::from_fn(|i| (i as u64 + 3).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let sum = |k: usize| {
            cells
                .iter()
                .map(|cell| (cell >> (4 * k) & 15) as i32)
                .sum::<i32>()
        };
        let (mut eight, mut sixteen) = (Eight::default(), Sixteen::default());
        for &cell in &cells {
            eight.add(cell as u32 & 0x0FFF_FFFF | 8 << 28);
            sixteen.add(cell);
        }
        let scores = Lanes::scores(eight.wide().and(eight.wide())).numbers();
        for (k, score) in scores.into_iter().enumerate().take(7) {
            assert_eq!(score, 16 * 2 * (sum(k) - 8 * 17), "{k}");
        }
        let best = (0..16).rev().max_by_key(|&k| sum(k));
        assert_eq!(Some(usize::from(sixteen.wide().best())), best);
        assert_eq!(Sixteen::default().wide().best(), 0);
    }
}
