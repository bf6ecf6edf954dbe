//! Eight numbers side by side, for the tagger: the same on any machine. Sums wrap.

use super::sum::Wide;

/// An emission step is so many bits up: transitions are in sixteenths of one.
const SCALE: u32 = 4;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod of_two {
    use core::arch::wasm32::{
        i8x16_narrow_i16x8, i16x8_narrow_i32x4, i32x4, i32x4_add, i32x4_extract_lane, i32x4_max,
        i32x4_replace_lane, i32x4_shl, i32x4_shr, i32x4_shuffle, i32x4_splat, i32x4_sub, u32x4_shr,
        u64x2, u64x2_extract_lane, v128, v128_and,
    };

    #[derive(Clone, Copy)]
    pub(crate) struct Lanes([v128; 2]);

    impl Lanes {
        pub fn of([a, b, c, d, e, f, g, h]: [i32; 8]) -> Lanes {
            Lanes([i32x4(a, b, c, d), i32x4(e, f, g, h)])
        }

        /// The scores in the two words of a [`super::Wide`].
        #[inline(always)]
        pub(super) fn of_words([even, odd]: [u64; 2]) -> Lanes {
            let both = u64x2(even, odd);
            let high = u32x4_shr(both, 16);
            let low = v128_and(both, i32x4_splat(0xFFFF));
            let bias = i32x4_shuffle::<3, 3, 3, 3>(high, high);
            Lanes([low, high].map(|half| i32x4_shl(i32x4_sub(half, bias), super::SCALE)))
        }

        #[inline(always)]
        pub fn plus(self, Lanes([low, high]): Lanes) -> Lanes {
            Lanes([i32x4_add(self.0[0], low), i32x4_add(self.0[1], high)])
        }

        /// The greater numbers of both.
        #[inline(always)]
        pub fn or(self, Lanes([low, high]): Lanes) -> Lanes {
            Lanes([i32x4_max(self.0[0], low), i32x4_max(self.0[1], high)])
        }

        #[inline(always)]
        pub fn up(self, bits: u32) -> Lanes {
            Lanes(self.0.map(|half| i32x4_shl(half, bits)))
        }

        #[inline(always)]
        pub fn down(self, bits: u32) -> Lanes {
            Lanes(self.0.map(|half| i32x4_shr(half, bits)))
        }

        /// Rows of each of the first seven numbers.
        #[inline(always)]
        pub fn each(self) -> [Lanes; 7] {
            let [low, high] = self.0;
            [
                i32x4_shuffle::<0, 0, 0, 0>(low, low),
                i32x4_shuffle::<1, 1, 1, 1>(low, low),
                i32x4_shuffle::<2, 2, 2, 2>(low, low),
                i32x4_shuffle::<3, 3, 3, 3>(low, low),
                i32x4_shuffle::<0, 0, 0, 0>(high, high),
                i32x4_shuffle::<1, 1, 1, 1>(high, high),
                i32x4_shuffle::<2, 2, 2, 2>(high, high),
            ]
            .map(|row| Lanes([row; 2]))
        }

        /// The numbers less the greatest of the first seven.
        #[inline(always)]
        pub fn below_top(self) -> Lanes {
            let [low, high] = self.0;
            let top = i32x4_max(low, i32x4_replace_lane::<3>(high, i32::MIN));
            let top = i32x4_max(top, i32x4_shuffle::<2, 3, 0, 1>(top, top));
            let top = i32x4_max(top, i32x4_shuffle::<1, 0, 3, 2>(top, top));
            Lanes([i32x4_sub(low, top), i32x4_sub(high, top)])
        }

        /// The three low bits of each number.
        #[inline(always)]
        pub fn low_bits(self) -> u64 {
            let [low, high] = self.0.map(|half| v128_and(half, i32x4_splat(7)));
            let halves = i16x8_narrow_i32x4(low, high);
            u64x2_extract_lane::<0>(i8x16_narrow_i16x8(halves, halves))
        }

        pub fn numbers(self) -> [i32; 8] {
            let [low, high] = self.0;
            [
                i32x4_extract_lane::<0>(low),
                i32x4_extract_lane::<1>(low),
                i32x4_extract_lane::<2>(low),
                i32x4_extract_lane::<3>(low),
                i32x4_extract_lane::<0>(high),
                i32x4_extract_lane::<1>(high),
                i32x4_extract_lane::<2>(high),
                i32x4_extract_lane::<3>(high),
            ]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod of_two {
    use core::array::from_fn;

    #[derive(Clone, Copy)]
    pub(crate) struct Lanes([i32; 8]);

    impl Lanes {
        pub fn of(numbers: [i32; 8]) -> Lanes {
            Lanes(numbers)
        }

        /// The scores in the two words of a [`super::Wide`].
        #[inline(always)]
        pub(super) fn of_words(words: [u64; 2]) -> Lanes {
            let lane = |k: usize| {
                let (word, lane) = (words[k / 2 % 2], k % 2 * 2 + k / 4);
                (word >> (16 * lane) & 0xFFFF) as i32
            };
            let bias = lane(7);
            Lanes(from_fn(|k| (lane(k) - bias) << super::SCALE))
        }

        #[inline(always)]
        pub fn plus(self, Lanes(other): Lanes) -> Lanes {
            Lanes(from_fn(|k| self.0[k].wrapping_add(other[k])))
        }

        /// The greater numbers of both.
        #[inline(always)]
        pub fn or(self, Lanes(other): Lanes) -> Lanes {
            Lanes(from_fn(|k| self.0[k].max(other[k])))
        }

        #[inline(always)]
        pub fn up(self, bits: u32) -> Lanes {
            Lanes(self.0.map(|number| number << bits))
        }

        #[inline(always)]
        pub fn down(self, bits: u32) -> Lanes {
            Lanes(self.0.map(|number| number >> bits))
        }

        /// Rows of each of the first seven numbers.
        #[inline(always)]
        pub fn each(self) -> [Lanes; 7] {
            from_fn(|k| Lanes([self.0[k]; 8]))
        }

        /// The numbers less the greatest of the first seven.
        #[inline(always)]
        pub fn below_top(self) -> Lanes {
            let top = self.0[..7].iter().copied().fold(i32::MIN, i32::max);
            Lanes(self.0.map(|number| number.wrapping_sub(top)))
        }

        /// The three low bits of each number.
        #[inline(always)]
        pub fn low_bits(self) -> u64 {
            u64::from_le_bytes(self.0.map(|number| number as u8 & 7))
        }

        pub fn numbers(self) -> [i32; 8] {
            self.0
        }
    }
}

pub(crate) use of_two::Lanes;

impl Lanes {
    /// Emission scores of a sum of cells.
    #[inline(always)]
    pub fn scores(sum: Wide<2>) -> Lanes {
        Lanes::of_words(sum.words())
    }
}
