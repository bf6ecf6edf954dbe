//! The sum of a text's rows of the table of vectors, in lanes of 16 bits as long as they fit.

use super::vectors::{ROW, ZERO};

/// Rows whose sums fit into 16 bits.
const FEW: u32 = u16::MAX as u32 / (15 * 255);

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use super::ROW;
    use core::arch::wasm32::{
        f32x4_add, f32x4_convert_i32x4, f32x4_floor, f32x4_mul, f32x4_splat, i8x16_shuffle,
        i32x4_abs, i32x4_add, i32x4_extract_lane, i32x4_shl, i32x4_splat, i32x4_sub,
        i32x4_trunc_sat_f32x4, u8x16_shr, u8x16_splat, u16x8_add, u16x8_extmul_high_u8x16,
        u16x8_extmul_low_u8x16, u32x4_extend_high_u16x8, u32x4_extend_low_u16x8, u32x4_max,
        u32x4_splat, u64x2, v128, v128_and, v128_or,
    };

    /// Numbers of 16 bits: a component each, the low halves of a row's bytes before the high ones.
    #[derive(Clone, Copy)]
    pub struct Few([[v128; 2]; 4]);

    impl Few {
        pub const NONE: Few = Few([[u64x2(0, 0); 2]; 4]);

        pub fn add(&mut self, row: &[u8; ROW], scale: u8) {
            let [a, b, c, d] = &mut self.0;
            let scale = u8x16_splat(scale);
            let (halves, _) = row.as_chunks::<8>();
            let [e, f, g, h] = core::array::from_fn(|i| {
                u64::from_le_bytes(halves.get(i).copied().unwrap_or_default())
            });
            for ([low, high], nibbles) in [
                (a, v128_and(u64x2(e, f), u8x16_splat(15))),
                (b, v128_and(u64x2(g, h), u8x16_splat(15))),
                (c, u8x16_shr(u64x2(e, f), 4)),
                (d, u8x16_shr(u64x2(g, h), 4)),
            ] {
                *low = u16x8_add(*low, u16x8_extmul_low_u8x16(nibbles, scale));
                *high = u16x8_add(*high, u16x8_extmul_high_u8x16(nibbles, scale));
            }
        }
    }

    /// The same of 32 bits.
    pub struct Sums([[v128; 2]; 8]);

    impl Sums {
        pub const NONE: Sums = Sums([[u64x2(0, 0); 2]; 8]);

        pub fn add(&mut self, few: &Few) {
            for ([low, high], &few) in self.0.iter_mut().zip(few.0.as_flattened()) {
                *low = i32x4_add(*low, u32x4_extend_low_u16x8(few));
                *high = i32x4_add(*high, u32x4_extend_high_u16x8(few));
            }
        }

        pub fn lower(&mut self, by: i32) {
            for four in self.0.as_flattened_mut() {
                *four = i32x4_sub(*four, i32x4_splat(by));
            }
        }

        pub fn most(&self) -> u32 {
            let sizes = self.0.as_flattened().iter().map(|&four| i32x4_abs(four));
            let most = sizes.fold(u32x4_splat(0), |most, four| u32x4_max(most, four));
            let [a, b, c, d] = [
                i32x4_extract_lane::<0>(most),
                i32x4_extract_lane::<1>(most),
                i32x4_extract_lane::<2>(most),
                i32x4_extract_lane::<3>(most),
            ];
            (a as u32).max(b as u32).max(c as u32).max(d as u32)
        }

        pub fn packed(&self, factor: f32) -> [u8; ROW] {
            let nibbles = |four| {
                let scaled = f32x4_mul(f32x4_convert_i32x4(four), f32x4_splat(factor));
                let whole = f32x4_floor(f32x4_add(scaled, f32x4_splat(0.5)));
                i32x4_add(i32x4_trunc_sat_f32x4(whole), i32x4_splat(super::ZERO))
            };
            let mut row = [0; ROW];
            let (even, odd) = self.0.as_flattened().split_at(ROW / 4);
            for ((bytes, &even), &odd) in row.as_chunks_mut::<4>().0.iter_mut().zip(even).zip(odd) {
                let low = v128_and(nibbles(even), i32x4_splat(15));
                let both = v128_or(low, i32x4_shl(nibbles(odd), 4));
                let four =
                    i8x16_shuffle::<0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12>(both, both);
                *bytes = i32x4_extract_lane::<0>(four).to_le_bytes();
            }
            row
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    use super::{ROW, ZERO};

    /// Numbers of 16 bits: a component each, the low halves of a row's bytes before the high ones.
    #[derive(Clone, Copy)]
    pub struct Few([[u16; ROW]; 2]);

    impl Few {
        pub const NONE: Few = Few([[0; ROW]; 2]);

        pub fn add(&mut self, row: &[u8; ROW], scale: u8) {
            let scale = u16::from(scale);
            let [low, high] = &mut self.0;
            for ((low, high), &byte) in low.iter_mut().zip(high).zip(row) {
                *low = low.wrapping_add(scale * u16::from(byte & 15));
                *high = high.wrapping_add(scale * u16::from(byte >> 4));
            }
        }
    }

    /// The same of 32 bits.
    pub struct Sums(pub [[i32; ROW]; 2]);

    impl Sums {
        pub const NONE: Sums = Sums([[0; ROW]; 2]);

        pub fn add(&mut self, few: &Few) {
            let all = self.0.as_flattened_mut().iter_mut();
            for (all, few) in all.zip(few.0.as_flattened()) {
                *all = all.wrapping_add(i32::from(*few));
            }
        }

        pub fn lower(&mut self, by: i32) {
            for number in self.0.as_flattened_mut() {
                *number = number.wrapping_sub(by);
            }
        }

        pub fn most(&self) -> u32 {
            let sizes = self.0.as_flattened().iter().map(|x| x.unsigned_abs());
            sizes.fold(0, u32::max)
        }

        pub fn packed(&self, factor: f32) -> [u8; ROW] {
            let nibble = |x: i32| {
                let x = x as f32 * factor + 0.5;
                // Rounded down.
                let whole = x as i32;
                (whole - i32::from(whole as f32 > x) + ZERO) as u8
            };
            let [even, odd] = &self.0;
            core::array::from_fn(|i| nibble(even[i]) & 15 | nibble(odd[i]) << 4)
        }
    }
}

use lanes::Few;
pub(super) use lanes::Sums;

/// The sum of rows, each times its scale, as they are stored: components above [`ZERO`].
pub(super) struct Sum {
    few: Few,
    count: u32,
    all: Sums,
    scales: i32,
}

impl Sum {
    pub fn new() -> Sum {
        Sum {
            few: Few::NONE,
            count: 0,
            all: Sums::NONE,
            scales: 0,
        }
    }

    pub fn add(&mut self, row: &[u8; ROW], scale: u8) {
        if self.count == FEW {
            self.gather();
        }
        self.count += 1;
        self.scales = self.scales.wrapping_add(scale.into());
        self.few.add(row, scale);
    }

    /// Adds the few rows to all.
    #[inline(never)]
    fn gather(&mut self) {
        self.all.add(&self.few);
        (self.few, self.count) = (Few::NONE, 0);
    }

    /// The components, once all rows are added.
    pub fn numbers(mut self) -> Sums {
        self.gather();
        self.all.lower(self.scales.wrapping_mul(ZERO));
        self.all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_rows_add_up_to_their_components() {
        let mut sum = Sum::new();
        for _ in 0..100 {
            sum.add(&[0xF0; ROW], 255);
        }
        assert_eq!(sum.numbers().0, [-204_000, 178_500].map(|x| [x; ROW]));
    }
}
