//! Weights to the sections of a model file.

use crate::crf::Weights;
use crate::lookup;
use crate::marginals::is_allowed;
use crate::model_file::{Section, file, sections};
use lean_agentic::text::Upos;
use lean_agentic::text::cells;
use lean_agentic::text::model::LABELS;
use lean_agentic::text::pos_tagger::CLASSES;
use std::collections::BTreeMap;

/// Weights smaller than this are dropped: no measurable loss, and the file compresses.
const ZERO_BELOW: f32 = 0.1;
/// The percentile of the kept weights' sizes that becomes the largest step, of ten thousand.
const TOP: usize = 9_950;
/// Transition weights are in sixteenths of an emission step.
const FINER: f32 = 16.0;

/// The sections of what is written by hand: irregular forms, words and patterns.
pub fn tables() -> Vec<Section> {
    let of = |(tag, parameter, bytes)| Section {
        tag,
        parameter,
        bytes,
    };
    lean_agentic::text::tables::sections()
        .into_iter()
        .map(of)
        .collect()
}

/// The file `model` with the tables of today and the sections `new`, all else as it is; nothing when it is
/// no model file. A section that was there keeps its place, and the tables come last.
pub fn renew(model: &[u8], mut new: Vec<Section>) -> Option<Vec<u8>> {
    let tables = tables();
    let mut all = Vec::new();
    for old in sections(model)? {
        if let Some(at) = new.iter().position(|new| new.tag == old.tag) {
            all.push(new.remove(at));
        } else if tables.iter().all(|table| table.tag != old.tag) {
            all.push(old);
        }
    }
    all.extend(new);
    all.extend(tables);
    Some(file(&all))
}

/// Bits of the bucket number of the dictionary of tags.
const DICTIONARY_BITS: u32 = 10;

/// The sections of the entity tagger: labels, transitions, emission weights of four bits.
pub fn tagger(weights: &Weights, bits: u32) -> Vec<Section> {
    let (step, cells) = nibbles(&weights.cells, 7, ner_zero());
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
            bytes: cells::pack(
                cells
                    .as_chunks()
                    .0
                    .iter()
                    .map(|&cell| u32::from_le_bytes(cell)),
            ),
        },
    ]
}

fn ner_zero() -> f32 {
    ZERO_BELOW
}

/// The sections of the part-of-speech tagger.
pub fn pos(
    weights: &[[f32; CLASSES]],
    bits: u32,
    dictionary: &BTreeMap<u32, Upos>,
) -> Vec<Section> {
    let zero = ZERO_BELOW;
    let (_, bytes) = nibbles(weights, CLASSES, zero);
    let entries = dictionary.iter().map(|(word, tag)| (*word, *tag as u8));
    let (mut words, tags) = lookup::build(entries, DICTIONARY_BITS, |first, _| first);
    words.extend(tags);
    vec![
        Section {
            tag: *b"POSW",
            parameter: bits,
            bytes,
        },
        Section {
            tag: *b"POSD",
            parameter: DICTIONARY_BITS,
            bytes: words,
        },
    ]
}

/// Weights in steps of four bits, two to a byte, the first lower; and the step. A row's weights
/// from `used` on are not used.
fn nibbles<const N: usize>(rows: &[[f32; N]], used: usize, zero_below: f32) -> (f32, Vec<u8>) {
    let mut sizes: Vec<f32> = rows
        .iter()
        .flatten()
        .map(|w| w.abs())
        .filter(|&w| w >= zero_below)
        .collect();
    sizes.sort_by(f32::total_cmp);
    let top = sizes.get(sizes.len() * TOP / 10_000);
    let step = top.copied().unwrap_or(1.0) / 7.0;
    let nibble = |(label, &weight): (usize, &f32)| {
        let kept = label < used && weight.abs() >= zero_below;
        let steps = if kept { (weight / step).round() } else { 0.0 };
        (steps.clamp(-7.0, 7.0) as i32 + 8) as u8
    };
    let mut bytes = Vec::with_capacity(rows.len() * N / 2);
    for row in rows {
        let all: [u8; N] = std::array::from_fn(|k| nibble((k, &row[k])));
        bytes.extend(all.chunks(2).map(|two| two[0] | two[1] << 4));
    }
    (step, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clusters;
    use crate::corpus::Sample;
    use crate::corpus::ud::{Tagged, Word};
    use crate::crf::{Settings, train};
    use crate::instance::instances;
    use crate::lexicon::Lexicon;
    use crate::model_file::section;
    use crate::pos as part;
    use lean_agentic::text::form::word_hash;
    use lean_agentic::text::{Analysis, Analyzer, EntityKind, Zone};

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
        let (bytes, tags) = lookup::build([(1, 0u8)].into_iter(), 4, |a, _| a);
        let lexicon = Lexicon {
            gazetteer: Section {
                tag: *b"GAZT",
                parameter: 4,
                bytes: [bytes, tags].concat(),
            },
            clusters: clusters::pack(&["bonn", "rome"].map(word_hash), &[3, 3], &[0; 8]),
        };
        let samples = [
            sample("she lives in Bonn now", "Bonn"),
            sample("he went to Rome", "Rome"),
        ];
        let of = |sample: &Sample| instances(&lexicon, sample, 0, 1.0);
        let seen: Vec<_> = samples.iter().flat_map(of).collect();
        let tagged = Tagged {
            text: "she".to_owned(),
            words: vec![Word {
                place: Some((0, 3)),
                lemma: "she".to_owned(),
                tag: Upos::Pron,
            }],
        };
        let settings = part::Settings {
            bits: 8,
            ..Default::default()
        };
        let tagged = part::instances(&lexicon, &[tagged], 1.0);
        let dictionary = part::dictionary(&tagged);
        let weights = part::train(&tagged, &dictionary, &settings);
        let mut sections = tagger(&train(&seen, BITS, &Settings::default()), BITS);
        sections.extend(pos(&weights, settings.bits, &dictionary));
        sections.extend([lexicon.clusters, lexicon.gazetteer]);
        sections.extend(tables());
        file(&sections)
    }

    #[test]
    fn what_was_learnt_is_read_from_the_file() {
        let mut analyzer = Analyzer::new(model()).expect("a sound file");
        let mut bytes = Vec::new();
        analyzer.analyze("she lives in Rome now", 0.0, Zone::default(), &mut bytes);
        let found = Analysis::decode(&bytes).expect("an analysis").entities;
        assert_eq!(
            found
                .iter()
                .map(|span| (span.start, span.end))
                .collect::<Vec<_>>(),
            [(13, 17)]
        );
        assert_eq!(found[0].kind, EntityKind::Location);
        assert_eq!(analyzer.tags()[0], Upos::Pron);
    }

    #[test]
    fn renewed_tables_are_the_same_ones() {
        assert_eq!(renew(&model(), Vec::new()), Some(model()));
    }

    #[test]
    fn a_new_section_comes_before_the_tables_and_then_keeps_its_place() {
        let other = |bytes: &[u8]| Section {
            tag: *b"OTHR",
            parameter: 7,
            bytes: bytes.to_vec(),
        };
        let once = renew(&model(), vec![other(b"one")]).expect("a model file");
        let kept = renew(&once, Vec::new()).expect("a model file");
        assert_eq!(
            section(&kept, *b"OTHR").map(|s| (s.parameter, s.bytes)),
            Some((7, b"one".to_vec()))
        );
        let twice = renew(&once, vec![other(b"two")]).expect("a model file");
        let tags =
            |bytes: &[u8]| sections(bytes).map(|all| all.iter().map(|s| s.tag).collect::<Vec<_>>());
        assert_eq!(tags(&once), tags(&twice));
        assert_eq!(
            section(&twice, *b"OTHR").map(|s| s.bytes),
            Some(b"two".to_vec())
        );
        assert!(section(&model(), *b"OTHR").is_none());
    }

    #[test]
    fn the_shipped_model_has_the_tables_of_the_source() {
        let shipped = include_bytes!("../../model/en.bin");
        assert!(
            renew(shipped, Vec::new()).as_deref() == Some(shipped),
            "run the trainer, or its `tables` command"
        );
    }

    #[test]
    fn the_same_data_gives_the_same_bytes() {
        assert_eq!(model(), model());
    }
}
