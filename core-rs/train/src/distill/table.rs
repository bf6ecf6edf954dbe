//! Packs vectors of stems into the model's section (layout in the core's `text/vectors.rs`).

use super::stems::Stem;
use crate::lookup;
use crate::model_file::Section;
use lean_agentic::text::lookup::rest;
use lean_agentic::text::{DIMENSIONS, stem_hash};
use ndarray::{Array2, ArrayView1};
use sha2::{Digest, Sha256};

/// The section's tag.
pub const TAG: [u8; 4] = *b"VECS";
/// Bits of the bucket number: about one entry a bucket.
const BITS: u32 = 14;
/// The greatest component that is stored, and what it is stored above.
const TOP: f64 = 7.0;
const ZERO: i32 = 8;
/// Components beyond so many standard deviations are cut: finer steps for the others are worth more (design notes,
/// memory).
const CUT: f64 = 2.7;

type Row = [i8; DIMENSIONS];

/// The section of `stems`, whose vectors are the rows of `vectors`.
pub fn section(stems: &[Stem], vectors: &Array2<f64>) -> Section {
    let steps: Vec<f64> = vectors.rows().into_iter().map(|row| step(&row)).collect();
    // What a scale of 1 stands for.
    let unit = steps.iter().copied().fold(1e-9, f64::max) / f64::from(u8::MAX);
    let rows = stems.iter().zip(&steps).zip(vectors.rows());
    let entries = rows.map(|((stem, step), row)| {
        let scale = (step / unit).round().max(1.0);
        let hash = stem_hash(&stem.text);
        let row = components(&row, scale * unit);
        (hash, (scale as u8, row, rest(hash, BITS) as u16))
    });
    // Of two stems that cannot be told apart the more frequent one stays.
    let (mut bytes, entries) = lookup::build(entries, BITS, |first, _| first);
    bytes.extend(entries.iter().map(|entry| entry.0));
    for (_, row, _) in &entries {
        let nibble = |x: i8| (i32::from(x) + ZERO) as u8;
        bytes.extend(
            row.chunks(2)
                .map(|two| nibble(two[0]) | nibble(two[1]) << 4),
        );
    }
    // Which stem a row is of says nothing of what vectors add up to.
    let number = number(&bytes);
    bytes.extend(entries.iter().flat_map(|entry| entry.2.to_le_bytes()));
    Section {
        tag: TAG,
        parameter: BITS | u32::from(number) << 16,
        bytes,
    }
}

/// What a stored component of 1 stands for in a row.
fn step(row: &ArrayView1<f64>) -> f64 {
    let most = row.fold(0.0f64, |most, x| most.max(x.abs()));
    let deviation = (row.dot(row) / row.len() as f64).sqrt();
    most.min(CUT * deviation) / TOP
}

fn components(row: &ArrayView1<f64>, step: f64) -> Row {
    std::array::from_fn(|i| (row[i] / step).round().clamp(-TOP, TOP) as i8)
}

/// The number by which this table is told from others; 0 is none.
fn number(bytes: &[u8]) -> u16 {
    let digest = Sha256::digest(bytes);
    u16::from_le_bytes([digest[0], digest[1]]).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::distill::stems::choose;
    use lean_agentic::text::lookup::Lookup;

    fn stems(count: usize) -> Vec<Stem> {
        let words: Vec<String> = (0..count).map(|i| format!("stem{i}")).collect();
        choose(&words, count)
    }

    #[test]
    fn what_is_packed_is_near_what_was_given() {
        let given = Array2::from_shape_fn((30, DIMENSIONS), |(i, j)| {
            ((i * 31 + j * 17) % 23) as f64 * (i + 1) as f64 - 11.0 * (i + 1) as f64
        });
        let stems = stems(30);
        let Section {
            bytes, parameter, ..
        } = section(&stems, &given);
        assert_ne!(parameter >> 16, 0);
        let (lookup, entries, rest) = Lookup::split(&bytes, parameter & 0xFFFF).expect("a map");
        assert_eq!((entries, rest.len()), (30, 30 * (1 + DIMENSIONS / 2 + 2)));
        let (scales, rest) = rest.split_at(30);
        let (rows, left_out) = rest.split_at(30 * DIMENSIONS / 2);
        // The last row has the greatest components, hence the scale of 255.
        let unit = step(&given.row(29)) / 255.0;
        for (stem, row) in stems.iter().zip(given.rows()) {
            let entry = lookup.find(stem_hash(&stem.text)).expect("it is there");
            let left_out = u16::from_le_bytes([left_out[2 * entry], left_out[2 * entry + 1]]);
            let whole = lookup.hash(entry, u32::from(left_out));
            assert_eq!(whole, Some(stem_hash(&stem.text)));
            let step = f64::from(scales[entry]) * unit;
            for (j, given) in row.iter().enumerate() {
                let byte = rows[entry * DIMENSIONS / 2 + j / 2];
                let stored = if j % 2 == 0 { byte & 15 } else { byte >> 4 };
                let packed = step * (f64::from(stored) - 8.0);
                assert!((packed - given).abs() <= 0.6 * step, "{given} as {packed}");
            }
        }
    }

    #[test]
    fn far_components_are_cut() {
        let mut row = ndarray::Array1::from_elem(DIMENSIONS, 1.0);
        row[3] = -100.0;
        let step = step(&row.view());
        let deviation = ((10_000.0 + 63.0) / 64.0f64).sqrt();
        assert!((step - CUT * deviation / 7.0).abs() < 1e-9);
        assert_eq!(components(&row.view(), step)[3], -7);
    }

    #[test]
    fn tables_have_numbers_of_their_own() {
        let one = section(&stems(2), &Array2::from_elem((2, DIMENSIONS), 1.0));
        let other = section(&stems(2), &Array2::from_elem((2, DIMENSIONS), -1.0));
        assert_ne!(one.parameter, other.parameter);
        assert_eq!((one.parameter & 0xFFFF, one.tag), (BITS, TAG));
    }
}
