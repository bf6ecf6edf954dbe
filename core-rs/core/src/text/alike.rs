//! Which of many rows have about the same signs as one: rows lie side by side, a bit each, and how many signs
//! differ is counted for all rows of a group at once, by carry-save adders (Harley and Seal: Warren, "Hacker's
//! Delight", 5-1).

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod bits {
    use core::arch::wasm32::{
        u64x2, u64x2_extract_lane, u64x2_splat, v128, v128_and, v128_or, v128_xor,
    };

    /// A bit of each row of a group.
    #[derive(Clone, Copy)]
    pub struct Bits(v128);

    impl Bits {
        #[inline(always)]
        pub fn of(first: u64, second: u64) -> Bits {
            Bits(u64x2(first, second))
        }

        #[inline(always)]
        pub fn all(bit: bool) -> Bits {
            Bits(u64x2_splat(u64::from(bit).wrapping_neg()))
        }

        #[inline(always)]
        pub fn xor(self, other: Bits) -> Bits {
            Bits(v128_xor(self.0, other.0))
        }

        #[inline(always)]
        pub fn and(self, other: Bits) -> Bits {
            Bits(v128_and(self.0, other.0))
        }

        #[inline(always)]
        pub fn or(self, other: Bits) -> Bits {
            Bits(v128_or(self.0, other.0))
        }

        #[inline(always)]
        pub fn words(self) -> [u64; 2] {
            [
                u64x2_extract_lane::<0>(self.0),
                u64x2_extract_lane::<1>(self.0),
            ]
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod bits {
    /// A bit of each row of a group.
    #[derive(Clone, Copy)]
    pub struct Bits([u64; 2]);

    impl Bits {
        #[inline(always)]
        pub fn of(first: u64, second: u64) -> Bits {
            Bits([first, second])
        }

        #[inline(always)]
        pub fn all(bit: bool) -> Bits {
            Bits([u64::from(bit).wrapping_neg(); 2])
        }

        #[inline(always)]
        pub fn xor(self, Bits([a, b]): Bits) -> Bits {
            Bits([self.0[0] ^ a, self.0[1] ^ b])
        }

        #[inline(always)]
        pub fn and(self, Bits([a, b]): Bits) -> Bits {
            Bits([self.0[0] & a, self.0[1] & b])
        }

        #[inline(always)]
        pub fn or(self, Bits([a, b]): Bits) -> Bits {
            Bits([self.0[0] | a, self.0[1] | b])
        }

        #[inline(always)]
        pub fn words(self) -> [u64; 2] {
            self.0
        }
    }
}

use bits::Bits;

const SIGNS: usize = 64;
/// Rows of a group.
const GROUP: u32 = 128;
/// Signs that differ at most between rows that are alike. By angles 23 of 64 do at a cosine of .4, from which on
/// stems are near (`meaning.rs`): recall is as good as with a look at all rows.
const APART: u32 = 23;
/// Three eights are too many.
const _: () = assert!(APART == 3 * 8 - 1);

/// Signs by pairs: whether the two differ, and the second.
fn paired(signs: u64) -> u64 {
    signs ^ (signs >> 1 & 0x5555_5555_5555_5555)
}

/// The rows' signs, [`paired`]: of each group one after the other.
#[derive(Default)]
pub struct Signs {
    groups: Vec<[Bits; SIGNS]>,
}

impl Signs {
    pub fn of(rows: impl Iterator<Item = u64>) -> Signs {
        let mut rows = rows.peekable();
        let mut groups = Vec::new();
        while rows.peek().is_some() {
            let mut half = || {
                let mut half = [0; SIGNS];
                half.iter_mut()
                    .zip(&mut rows)
                    .for_each(|(to, row)| *to = paired(row));
                transpose(&mut half);
                half
            };
            let (first, second) = (half(), half());
            let mut group = [Bits::all(false); SIGNS];
            for ((bits, first), second) in group.iter_mut().zip(first).zip(second) {
                *bits = Bits::of(first, second);
            }
            groups.push(group);
        }
        Signs { groups }
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The places of rows that differ in [`APART`] signs at most, ascending; places behind the last row may follow.
    pub fn alike(&self, own: u64, found: &mut dyn FnMut(u32)) {
        let own = paired(own);
        let mut masks = [Bits::all(false); SIGNS];
        for (mask, sign) in masks.iter_mut().zip(0..) {
            *mask = Bits::all(own >> sign & 1 == 1);
        }
        for (group, first) in self.groups.iter().zip((0..).step_by(GROUP as usize)) {
            for (word, first) in far(group, &masks)
                .into_iter()
                .zip([first, first + GROUP / 2])
            {
                let mut near = !word;
                while near != 0 {
                    found(first + near.trailing_zeros());
                    near &= near - 1;
                }
            }
        }
    }
}

/// The rows of a group that differ in more signs.
fn far(group: &[Bits; SIGNS], own: &[Bits; SIGNS]) -> [u64; 2] {
    let [mut ones, mut twos, mut fours] = [Bits::all(false); 3];
    let [mut one, mut two, mut three] = [Bits::all(false); 3];
    for (rows, own) in group.as_chunks::<8>().0.iter().zip(own.as_chunks::<8>().0) {
        let &[a, b, c, d, e, f, g, h] = rows;
        let &[i, j, k, l, m, n, o, p] = own;
        let first = add(&mut ones, a.xor(i), b.xor(j));
        let second = add(&mut ones, c.xor(k), d.xor(l));
        let four = add(&mut twos, first.xor(second), second);
        let first = add(&mut ones, e.xor(m), f.xor(n));
        let second = add(&mut ones, g.xor(o), h.xor(p));
        let other = add(&mut twos, first.xor(second), second);
        let eight = add(&mut fours, four.xor(other), other);
        three = three.or(two.and(eight));
        two = two.or(one.and(eight));
        one = one.or(eight);
    }
    three.words()
}

/// Adds two bits to one: whether they differ, and one of them; gives what is carried.
#[inline(always)]
fn add(sum: &mut Bits, differ: Bits, bit: Bits) -> Bits {
    let carry = bit.xor(differ.and(sum.xor(bit)));
    *sum = sum.xor(differ);
    carry
}

/// Turns a square of bits: bit `r` of number `c` becomes bit `c` of number `r`.
fn transpose(square: &mut [u64; SIGNS]) {
    let mut mask = u64::MAX;
    for by in [32, 16, 8, 4, 2, 1] {
        mask ^= mask << by;
        for two in square.chunks_exact_mut(2 * by) {
            let (upper, lower) = two.split_at_mut(by);
            for (upper, lower) in upper.iter_mut().zip(lower) {
                let swapped = (*upper >> by ^ *lower) & mask;
                *lower ^= swapped;
                *upper ^= swapped << by;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_alike_that_differ_in_few_signs() {
        let mut state = 7_u64;
        let mut rows: Vec<u64> = (0..1_000)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1);
                state ^ state >> 29
            })
            .collect();
        let own = rows[500];
        for apart in 0..=64 {
            rows[100 + apart] = own ^ (u64::MAX.checked_shr(64 - apart as u32).unwrap_or(0));
        }
        let mut found = Vec::new();
        Signs::of(rows.iter().copied()).alike(own, &mut |place| found.push(place));
        let wanted: Vec<u32> = (0..)
            .zip(&rows)
            .filter(|(_, row)| (**row ^ own).count_ones() <= APART)
            .map(|(place, _)| place)
            .collect();
        found.retain(|&place| (place as usize) < rows.len());
        assert_eq!(found, wanted);
        assert!(found.contains(&123) && !found.contains(&124));
    }
}
