//! The whole of training: corpora in, model file out.

use crate::corpus::{CorpusError, Sample, load, load_folder};
use crate::crf::{self, Instance, Settings};
use crate::instance::instance;
use crate::{lists, pack};
use lean_agentic::text::form::Form;
use lean_agentic::text::gazetteer::Gazetteer;
use std::path::Path;

/// The weight table has 2^CELL_BITS cells.
pub const CELL_BITS: u32 = 18;

/// A training corpus: path below the corpora folder, weight of a sentence, weight of its copy in
/// lower case (0: no copy). Its place is its domain; the first is the domain of run time.
struct Source {
    path: &'static str,
    weight: f32,
    lower: f32,
}

const SOURCES: [Source; 6] = [
    Source {
        path: "uner-ewt/train.tsv",
        weight: 1.0,
        lower: 0.5,
    },
    Source {
        path: "gum/train",
        weight: 0.5,
        lower: 0.5,
    },
    Source {
        path: "wikigold/train.conll",
        weight: 0.5,
        lower: 0.5,
    },
    Source {
        path: "wnut17/train.conll",
        weight: 1.0,
        lower: 0.0,
    },
    Source {
        path: "btc/train.conll",
        weight: 0.7,
        lower: 0.4,
    },
    Source {
        path: "slurp/train.jsonl",
        weight: 0.5,
        lower: 0.0,
    },
];

fn samples(corpora: &Path, source: &Source) -> Result<Vec<Sample>, CorpusError> {
    let path = corpora.join(source.path);
    if path.is_dir() {
        load_folder(&path)
    } else {
        load(&path)
    }
}

/// Trains on the corpora in `shared` and returns the bytes of the model file.
pub fn model(shared: &Path, settings: &Settings) -> Result<Vec<u8>, CorpusError> {
    let list = lists::section(&shared.join("gazetteers"), &lists::LISTS)?;
    let gazetteer = Gazetteer::new(&list.bytes, list.parameter);
    let tag = |forms: &mut [Form]| gazetteer.tag(forms);
    let mut instances: Vec<Instance> = Vec::new();
    for (domain, source) in SOURCES.iter().enumerate() {
        let samples = samples(&shared.join("corpora"), source)?;
        let entities: usize = samples.iter().map(|sample| sample.entities.len()).sum();
        eprintln!(
            "{}: {} sentences, {entities} entities",
            source.path,
            samples.len()
        );
        let domain = domain as u32;
        for sample in &samples {
            instances.extend(instance(sample, domain, source.weight, CELL_BITS, tag));
            if source.lower > 0.0 {
                instances.extend(instance(
                    &sample.lower(),
                    domain,
                    source.lower,
                    CELL_BITS,
                    tag,
                ));
            }
        }
    }
    let weights = crf::train(&instances, CELL_BITS, settings);
    let mut sections = pack::tagger(&weights, CELL_BITS);
    sections.push(list);
    Ok(pack::file(&sections))
}
