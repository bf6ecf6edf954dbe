//! Static vectors of stems, and what a text's add up to: how near two texts are without a word in common.
//!
//! The table is distilled from a sentence encoder (`core-rs/train/src/distill`): the sum of a text's stem
//! vectors comes near the encoder's vector of the text, turned into [`DIMENSIONS`] dimensions.
//!
//! Layout of the section: a [`Lookup`] of the stems' hashes · per entry its scale, one byte · per entry
//! its components, four bits each, the even ones low: the value plus 8 · per entry, `u16`, what the look-up
//! leaves out of its stem's hash. The parameter is the bucket bits,
//! and above the low 16 bits the table's number: vectors of different tables have nothing in common.

use super::little::half;
use super::lookup::Lookup;
use super::meaning::stem_hash;
use super::vector_dot::Components;
use super::vector_sum::{Sum, Sums};
use crate::words::{Known, WordCache, each_word, is_long_number, read_word};

/// Components of a vector.
pub const DIMENSIONS: usize = 64;
/// Bytes of a row's components.
pub(super) const ROW: usize = DIMENSIONS / 2;
/// What a component's value is stored above.
pub(super) const ZERO: i32 = 8;
/// The greatest component of a packed vector.
const TOP: f32 = 7.0;

/// A view of the section.
#[derive(Clone, Copy)]
pub struct Vectors<'m> {
    lookup: Lookup<'m>,
    scales: &'m [u8],
    rows: &'m [[u8; ROW]],
    rests: &'m [u8],
    table: u16,
}

impl<'m> Vectors<'m> {
    /// Nothing when the section is misshapen.
    pub fn new(bytes: &'m [u8], parameter: u32) -> Option<Self> {
        let (lookup, entries, rest) = Lookup::split(bytes, parameter & 0xFFFF)?;
        let (scales, rest) = rest.split_at_checked(entries)?;
        let (rows, rests) = rest.split_at_checked(entries * ROW)?;
        (rests.len() == entries * 2).then_some(Vectors {
            lookup,
            scales,
            rows: rows.as_chunks().0,
            rests,
            table: (parameter >> 16) as u16,
        })
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.lookup.is_sound()
    }

    /// The entry of a stem, by its hash.
    pub(super) fn find(&self, stem: u32) -> Option<u32> {
        self.lookup.find(stem).map(|entry| entry as u32)
    }

    /// The hash of an entry's stem.
    pub(super) fn stem(&self, entry: u32) -> Option<u32> {
        let rest = half(self.rests, 2 * entry as usize);
        self.lookup.hash(entry as usize, rest as u32)
    }

    pub(super) fn rows(&self) -> &'m [[u8; ROW]] {
        self.rows
    }

    fn add(&self, entry: u32, sum: &mut Sum) {
        let at = entry as usize;
        if let (Some(&scale), Some(row)) = (self.scales.get(at), self.rows.get(at)) {
            sum.add(row, scale);
        }
    }
}

/// The sum of a text's stem vectors, rounded to four bits a component.
///
/// Bytes: the table's number, u16 · the scale · the components, as in a row of the table. The scale is
/// a floating number of its own: five bits of exponent above three of mantissa. All zeros is no vector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextVector(pub [u8; TextVector::BYTES]);

impl Default for TextVector {
    fn default() -> Self {
        Self::NONE
    }
}

impl TextVector {
    pub const BYTES: usize = 3 + ROW;
    /// That of a text without a word that the table knows.
    pub const NONE: TextVector = TextVector([0; Self::BYTES]);

    fn of(table: u16, sum: &Sums) -> TextVector {
        let most = sum.most();
        let mut packed = Self::NONE;
        if most == 0 {
            return packed;
        }
        let [low, high, scale, row @ ..] = &mut packed.0;
        [*low, *high] = table.to_le_bytes();
        *scale = shorten(most);
        *row = sum.packed(TOP / most as f32);
        packed
    }

    /// Adds its storage form: the number of its bytes, 0 for no vector, and they.
    pub(crate) fn encode(&self, out: &mut Vec<u8>) {
        if self.table().is_none() {
            return out.push(0);
        }
        out.push(Self::BYTES as u8);
        out.extend_from_slice(&self.0);
    }

    /// Reads the bytes of the storage form, the number left out; `None` if they are not one.
    pub(crate) fn decode(bytes: &[u8]) -> Option<TextVector> {
        if bytes.is_empty() {
            return Some(Self::NONE);
        }
        let vector = TextVector(bytes.try_into().ok()?);
        vector.table().map(|_| vector)
    }

    /// The number of the table that it is of; none if it is no vector.
    pub fn table(&self) -> Option<u16> {
        let [low, high, scale, ..] = self.0;
        (scale != 0).then_some(u16::from_le_bytes([low, high]))
    }

    /// What the components are multiplied with, in one measure for all vectors of a table.
    pub fn scale(&self) -> f64 {
        let [_, _, scale, ..] = self.0;
        if scale == 0 {
            0.0
        } else {
            f64::from(lengthen(scale))
        }
    }

    /// The components, without the scale.
    pub fn components(&self) -> Components {
        let [_, _, _, row @ ..] = &self.0;
        Components::of(row)
    }

    /// Adds the components to `sum`, in one measure for all vectors of a table.
    pub fn add_to(&self, sum: &mut [f32; DIMENSIONS]) {
        let [_, _, scale, row @ ..] = &self.0;
        if *scale == 0 {
            return;
        }
        let scale = lengthen(*scale);
        for (two, &byte) in sum.chunks_exact_mut(2).zip(row) {
            if let [even, odd] = two {
                *even += scale * (i32::from(byte & 15) - ZERO) as f32;
                *odd += scale * (i32::from(byte >> 4) - ZERO) as f32;
            }
        }
    }
}

/// A number in one byte, cut to its four upper bits; 0 is none.
fn shorten(number: u32) -> u8 {
    let bits = 32 - number.leading_zeros();
    let exponent = bits.saturating_sub(3).min(31);
    // From 4 to 7 above the exponent, so no number is 0.
    (exponent << 3 | (number >> exponent).min(7)) as u8
}

fn lengthen(byte: u8) -> f32 {
    // In the middle of what was cut.
    ((u32::from(byte & 7) as f32) + 0.5) * (1_u64 << (byte >> 3)) as f32
}

/// Words that are kept.
const KEPT: usize = 8_192;

/// Adds up texts. Keeps what the last words came to, and its room.
#[derive(Default)]
pub struct Adder {
    known: WordCache<Known, KEPT>,
    folded: Vec<u8>,
    stem: Vec<u8>,
}

impl Adder {
    /// The vector of a text. Cost: its words, and one row of the table for each.
    pub fn add(&mut self, vectors: &Vectors, text: &str) -> TextVector {
        let Adder {
            known,
            folded,
            stem,
        } = self;
        let mut sum = Sum::new();
        each_word(text, folded, &mut |word| {
            let term = if is_long_number(word) {
                vectors.find(stem_hash(word))
            } else if let Some(found) = known.find(word) {
                found.term
            } else {
                read_word(word, stem);
                let term = if stem.is_empty() {
                    None
                } else {
                    vectors.find(stem_hash(stem))
                };
                known.keep(word, Known { term, signs: 0 });
                term
            };
            super::steps::count(1);
            if let Some(entry) = term {
                vectors.add(entry, &mut sum);
            }
        });
        TextVector::of(vectors.table, &sum.numbers())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(vector: &TextVector) -> [f32; DIMENSIONS] {
        let mut sum = [0.0; DIMENSIONS];
        vector.add_to(&mut sum);
        sum
    }

    #[test]
    fn a_packed_vector_keeps_direction_and_about_its_length() {
        let number = |i: usize| (i as i32 * 7_919 % 401 - 200) * 50;
        let numbers = [0, 1].map(|odd| core::array::from_fn(|i| number(2 * i + odd)));
        let sum = Sums(numbers);
        let dot = |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>();
        let exact: [f32; DIMENSIONS] = core::array::from_fn(|i| number(i) as f32);
        let packed = unpacked(&TextVector::of(3, &sum));
        let cosine = dot(&exact, &packed) / (dot(&exact, &exact) * dot(&packed, &packed)).sqrt();
        assert!(cosine > 0.99, "{cosine}");
        // The scale is that of a component of 7.
        let length = (dot(&packed, &packed) / dot(&exact, &exact)).sqrt() / TOP;
        assert!((0.85..1.15).contains(&length), "{length}");
        assert_eq!(TextVector::of(3, &sum).table(), Some(3));
    }

    #[test]
    fn nothing_is_no_vector() {
        assert_eq!(TextVector::of(3, &Sums::NONE), TextVector::NONE);
        assert_eq!(TextVector::NONE.table(), None);
        assert_eq!(unpacked(&TextVector::NONE), [0.0; DIMENSIONS]);
    }

    #[test]
    fn any_number_but_zero_has_a_byte_of_about_its_size() {
        for bits in 0..31 {
            for number in [
                1 << bits,
                (1 << bits) + (1 << bits) / 3,
                (2_u32 << bits) - 1,
            ] {
                let byte = shorten(number);
                assert_ne!(byte, 0);
                let ratio = lengthen(byte) / number as f32;
                assert!((0.8..1.6).contains(&ratio), "{number} {ratio}");
            }
        }
    }
}
