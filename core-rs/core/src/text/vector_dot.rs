//! Products of two packed vectors' components, in whole numbers: the same on any machine.

use super::vectors::{ROW, ZERO};

/// The sum of the products of two rows' components.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub(super) fn dot(a: &[u8; ROW], b: &[u8; ROW]) -> i32 {
    use core::arch::wasm32::{
        i8x16_splat, i8x16_sub, i16x8_add, i16x8_extmul_high_i8x16, i16x8_extmul_low_i8x16,
        i32x4_extadd_pairwise_i16x8, i32x4_extract_lane, u8x16_shr, u8x16_splat, u64x2, v128,
        v128_and,
    };
    /// Sixteen bytes as the low halves' components, and the high ones'.
    #[inline(always)]
    fn unpack(bytes: &[u8]) -> [v128; 2] {
        let half = |at: usize| {
            let eight = bytes
                .get(at..at + 8)
                .and_then(|eight| eight.try_into().ok());
            u64::from_le_bytes(eight.unwrap_or_default())
        };
        let packed = u64x2(half(0), half(8));
        let zero = i8x16_splat(ZERO as i8);
        let low = v128_and(packed, u8x16_splat(15));
        [i8x16_sub(low, zero), i8x16_sub(u8x16_shr(packed, 4), zero)]
    }
    let mut sums = u64x2(0, 0);
    for (a, b) in a.chunks_exact(16).zip(b.chunks_exact(16)) {
        for (a, b) in unpack(a).into_iter().zip(unpack(b)) {
            // Eight products of at most 64 stand well within 16 bits.
            sums = i16x8_add(sums, i16x8_extmul_low_i8x16(a, b));
            sums = i16x8_add(sums, i16x8_extmul_high_i8x16(a, b));
        }
    }
    let sums = i32x4_extadd_pairwise_i16x8(sums);
    i32x4_extract_lane::<0>(sums)
        + i32x4_extract_lane::<1>(sums)
        + i32x4_extract_lane::<2>(sums)
        + i32x4_extract_lane::<3>(sums)
}

/// The sum of the products of two rows' components.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub(super) fn dot(a: &[u8; ROW], b: &[u8; ROW]) -> i32 {
    let low = |byte: u8| i32::from(byte & 15) - ZERO;
    let high = |byte: u8| i32::from(byte >> 4) - ZERO;
    let both = a.iter().zip(b);
    both.map(|(&a, &b)| low(a) * low(b) + high(a) * high(b))
        .sum()
}
