//! Products of two packed vectors' components, in whole numbers: the same on any machine.

use super::vectors::{ROW, ZERO};

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
use super::vectors::DIMENSIONS;

/// A row's components, unpacked.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[derive(Clone, Copy)]
pub struct Components([core::arch::wasm32::v128; 4]);

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
impl Components {
    pub(super) fn of(row: &[u8; ROW]) -> Components {
        use core::arch::wasm32::{i8x16_splat, i8x16_sub, u8x16_shr, u8x16_splat, u64x2, v128_and};
        let half = |at: usize| {
            let eight = row.get(at..at + 8).and_then(|eight| eight.try_into().ok());
            u64::from_le_bytes(eight.unwrap_or_default())
        };
        let zero = i8x16_splat(ZERO as i8);
        let low = |packed| i8x16_sub(v128_and(packed, u8x16_splat(15)), zero);
        let high = |packed| i8x16_sub(u8x16_shr(packed, 4), zero);
        let (first, second) = (u64x2(half(0), half(8)), u64x2(half(16), half(24)));
        Components([low(first), high(first), low(second), high(second)])
    }

    /// The sum of the products.
    pub fn dot(&self, other: &Components) -> i32 {
        use core::arch::wasm32::{
            i16x8_add, i16x8_extmul_high_i8x16, i16x8_extmul_low_i8x16,
            i32x4_extadd_pairwise_i16x8, i32x4_extract_lane,
        };
        // Eight products of at most 64 stand well within 16 bits.
        let products =
            |a, b| i16x8_add(i16x8_extmul_low_i8x16(a, b), i16x8_extmul_high_i8x16(a, b));
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        let first = i16x8_add(products(a, e), products(b, f));
        let sums = i16x8_add(first, i16x8_add(products(c, g), products(d, h)));
        let sums = i32x4_extadd_pairwise_i16x8(sums);
        i32x4_extract_lane::<0>(sums)
            + i32x4_extract_lane::<1>(sums)
            + i32x4_extract_lane::<2>(sums)
            + i32x4_extract_lane::<3>(sums)
    }
}

/// A row's components, unpacked: the low halves of its bytes, then the high ones.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[derive(Clone, Copy)]
pub struct Components([i8; DIMENSIONS]);

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
impl Components {
    pub(super) fn of(row: &[u8; ROW]) -> Components {
        let mut components = [0; DIMENSIONS];
        let (low, high) = components.split_at_mut(ROW);
        for ((low, high), &byte) in low.iter_mut().zip(high).zip(row) {
            *low = (i32::from(byte & 15) - ZERO) as i8;
            *high = (i32::from(byte >> 4) - ZERO) as i8;
        }
        Components(components)
    }

    /// The sum of the products.
    pub fn dot(&self, other: &Components) -> i32 {
        let both = self.0.iter().zip(&other.0);
        both.map(|(&a, &b)| i32::from(a) * i32::from(b)).sum()
    }
}
