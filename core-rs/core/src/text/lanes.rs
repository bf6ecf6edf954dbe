//! Eight numbers side by side, for the tagger: the same on any machine.

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod of_two {
    use core::arch::wasm32::{i32x4, i32x4_add, i32x4_extract_lane, i32x4_max, i32x4_splat, v128};

    #[derive(Clone, Copy)]
    pub(crate) struct Lanes([v128; 2]);

    impl Lanes {
        pub fn of([a, b, c, d, e, f, g, h]: [i32; 8]) -> Lanes {
            Lanes([i32x4(a, b, c, d), i32x4(e, f, g, h)])
        }

        /// The greater of each number and another row's with `more` added to it.
        pub fn or_more(self, row: Lanes, more: i32) -> Lanes {
            let [low, high] = self.0;
            let more = i32x4_splat(more);
            Lanes([
                i32x4_max(low, i32x4_add(row.0[0], more)),
                i32x4_max(high, i32x4_add(row.0[1], more)),
            ])
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
    #[derive(Clone, Copy)]
    pub(crate) struct Lanes([i32; 8]);

    impl Lanes {
        pub fn of(numbers: [i32; 8]) -> Lanes {
            Lanes(numbers)
        }

        /// The greater of each number and another row's with `more` added to it.
        pub fn or_more(mut self, row: Lanes, more: i32) -> Lanes {
            for (number, other) in self.0.iter_mut().zip(row.0) {
                *number = (*number).max(other + more);
            }
            self
        }

        pub fn numbers(self) -> [i32; 8] {
            self.0
        }
    }
}

pub(crate) use of_two::Lanes;
