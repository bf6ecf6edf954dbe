//! Weights to a model file (its layout is in the core's `text/model.rs`).

use crate::crf::Weights;
use crate::marginals::is_allowed;
use lean_agentic::text::model::{FORMAT, HASHED_FROM, LABELS, MAGIC};
use sha2::{Digest, Sha256};

/// Weights smaller than this are dropped: no measurable loss, and the file compresses.
const ZERO_BELOW: f32 = 0.1;
/// The percentile of the kept weights' sizes that becomes the largest step, of ten thousand.
const TOP: usize = 9_950;
/// Transition weights are in sixteenths of an emission step.
const FINER: f32 = 16.0;

/// A section of the file.
pub struct Section {
    pub tag: [u8; 4],
    pub parameter: u32,
    pub bytes: Vec<u8>,
}

/// The sections of a tagger: labels, transitions, emission weights of four bits.
pub fn tagger(weights: &Weights, bits: u32) -> Vec<Section> {
    let step = step(weights);
    let cells = weights.cells.iter().flat_map(|row| {
        let mut cell = 0u32;
        for (label, &weight) in row.iter().enumerate() {
            let kept = if label == 7 || weight.abs() < ZERO_BELOW {
                0.0
            } else {
                weight
            };
            let steps = (kept / step).round().clamp(-7.0, 7.0) as i32;
            cell |= ((steps + 8) as u32) << (4 * label);
        }
        cell.to_le_bytes()
    });
    let transitions = (0..64).flat_map(|i| {
        let (from, to) = (i / 8, i % 8);
        let fine = (weights.transitions[from][to] / step * FINER).round() as i16;
        let value = if to < 7 && is_allowed(from, to) {
            fine
        } else {
            i16::MIN
        };
        value.to_le_bytes()
    });
    let count = LABELS.split(' ').count() as u32;
    vec![
        Section {
            tag: *b"LABL",
            parameter: count,
            bytes: LABELS.as_bytes().to_vec(),
        },
        Section {
            tag: *b"TRAN",
            parameter: 0,
            bytes: transitions.collect(),
        },
        Section {
            tag: *b"WGTS",
            parameter: bits,
            bytes: cells.collect(),
        },
    ]
}

fn step(weights: &Weights) -> f32 {
    let mut sizes: Vec<f32> = weights
        .cells
        .iter()
        .flatten()
        .map(|w| w.abs())
        .filter(|&w| w >= ZERO_BELOW)
        .collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes
        .get(sizes.len() * TOP / 10_000)
        .copied()
        .unwrap_or(1.0);
    top / 7.0
}

/// The whole file: header, directory, sections, each at a multiple of four.
pub fn file(sections: &[Section]) -> Vec<u8> {
    let mut hashed = (sections.len() as u32).to_le_bytes().to_vec();
    let mut offset = HASHED_FROM + 4 + 16 * sections.len();
    for section in sections {
        hashed.extend_from_slice(&section.tag);
        for field in [offset as u32, section.bytes.len() as u32, section.parameter] {
            hashed.extend_from_slice(&field.to_le_bytes());
        }
        offset += section.bytes.len().next_multiple_of(4);
    }
    for section in sections {
        hashed.extend_from_slice(&section.bytes);
        hashed.resize(hashed.len().next_multiple_of(4), 0);
    }
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&(offset as u32).to_le_bytes());
    file.extend_from_slice(&Sha256::digest(&hashed));
    file.extend_from_slice(&hashed);
    file
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::Sample;
    use crate::crf::{Settings, train};
    use crate::instance::instance;
    use lean_agentic::text::{Analysis, Analyzer, EntityKind};

    const BITS: u32 = 12;

    fn sample(text: &str, name: &str) -> Sample {
        let start = text.find(name).unwrap_or_default();
        let entities = vec![(EntityKind::Location, start, start + name.len())];
        Sample {
            text: text.to_owned(),
            entities,
        }
    }

    /// A model that has seen two sentences.
    fn model() -> Vec<u8> {
        let samples = [
            sample("she lives in Bonn now", "Bonn"),
            sample("he went to Rome", "Rome"),
        ];
        let instances: Vec<_> = samples
            .iter()
            .filter_map(|sample| instance(sample, 0, 1.0, BITS, |_| ()))
            .collect();
        file(&tagger(
            &train(&instances, BITS, &Settings::default()),
            BITS,
        ))
    }

    #[test]
    fn what_was_learnt_is_read_from_the_file() {
        let mut analyzer = Analyzer::new(model()).expect("a sound file");
        let mut bytes = Vec::new();
        analyzer.analyze("she lives in Rome now", 0.0, &mut bytes);
        let found = Analysis::decode(&bytes).expect("an analysis").entities;
        assert_eq!(
            found
                .iter()
                .map(|span| (span.start, span.end))
                .collect::<Vec<_>>(),
            [(13, 17)]
        );
        assert_eq!(found[0].kind, EntityKind::Location);
    }

    #[test]
    fn the_same_data_gives_the_same_bytes() {
        assert_eq!(model(), model());
    }
}
