//! The whole of training: corpora in, model file out.

use crate::corpus::ud::Tagged;
use crate::corpus::{CorpusError, Sample, load, load_treebank};
use crate::crf::{self, Instance, Settings};
use crate::instance::instances;
use crate::lexicon::Lexicon;
use crate::{clusters, genders, lists, model_file, pack, pos, vectors};
use std::path::Path;

/// The weight table has 2^CELL_BITS cells.
pub const CELL_BITS: u32 = 19;

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
        lower: 0.6,
    },
    Source {
        path: "gum/train",
        weight: 0.5,
        lower: 0.6,
    },
    Source {
        path: "wikigold/train.conll",
        weight: 0.5,
        lower: 0.6,
    },
    Source {
        path: "wnut17/train.conll",
        weight: 1.0,
        lower: 0.0,
    },
    Source {
        path: "btc/train.conll",
        weight: 0.7,
        lower: 0.5,
    },
    Source {
        path: "slurp/train.jsonl",
        weight: 0.5,
        lower: 0.0,
    },
];

/// The treebanks of the part-of-speech tagger: path, weight of a sentence and of its copy in lower
/// case.
const TREEBANKS: [Source; 2] = [
    Source {
        path: "ud-ewt/train.tsv",
        weight: 1.0,
        lower: 0.3,
    },
    Source {
        path: "gum/train",
        weight: 0.5,
        lower: 0.0,
    },
];

/// Trains on the corpora in `shared` with the word vectors in `vectors` and the lists of names in `packages`,
/// and returns the bytes of the model file.
pub fn model(
    shared: &Path,
    vectors: &Path,
    packages: &Path,
    settings: &Settings,
) -> Result<Vec<u8>, CorpusError> {
    let corpora = shared.join("corpora");
    let mut named = Vec::new();
    for source in &SOURCES {
        named.push(load(&corpora.join(source.path))?);
    }
    let mut tagged = Vec::new();
    for source in &TREEBANKS {
        tagged.push(load_treebank(&corpora.join(source.path))?);
    }
    let gazetteer = lists::section(&shared.join("gazetteers"), &lists::LISTS)?;
    // Clusters are made from the corpora as they look without clusters.
    let plain = Lexicon {
        clusters: clusters::pack(&[], &[], &[]),
        gazetteer,
    };
    let vectors = vectors::read(vectors, clusters::WORDS)?;
    let clusters = clusters::make(
        &vectors,
        &entity_instances(&plain, &named, false),
        &pos_instances(&plain, &tagged, false),
    );
    let lexicon = Lexicon { clusters, ..plain };

    let instances = pos_instances(&lexicon, &tagged, true);
    let dictionary = pos::dictionary(&instances);
    let pos_settings = pos::Settings::default();
    let weights = pos::train(&instances, &dictionary, &pos_settings);
    let mut sections = pack::pos(&weights, pos_settings.bits, &dictionary);
    let instances = entity_instances(&lexicon, &named, true);
    let weights = crf::train(&instances, CELL_BITS, settings);
    sections.extend(pack::tagger(&weights, CELL_BITS));
    sections.push(lexicon.clusters);
    sections.push(lexicon.gazetteer);
    sections.push(genders::section(packages)?);
    sections.extend(pack::tables());
    Ok(model_file::file(&sections))
}

/// The sentences of the treebanks, with or without their copies in lower case.
fn pos_instances(lexicon: &Lexicon, treebanks: &[Vec<Tagged>], copies: bool) -> Vec<pos::Sentence> {
    let mut all = Vec::new();
    for (source, treebank) in TREEBANKS.iter().zip(treebanks) {
        all.extend(pos::instances(lexicon, treebank, source.weight));
        if copies && source.lower > 0.0 {
            let small: Vec<_> = treebank.iter().map(Tagged::lower).collect();
            all.extend(pos::instances(lexicon, &small, source.lower));
        }
    }
    all
}

/// The sentences with entities, with or without their copies in lower case.
fn entity_instances(lexicon: &Lexicon, corpora: &[Vec<Sample>], copies: bool) -> Vec<Instance> {
    let mut all = Vec::new();
    for ((domain, source), samples) in (0..).zip(&SOURCES).zip(corpora) {
        for sample in samples {
            all.extend(instances(lexicon, sample, domain, source.weight));
            if copies && source.lower > 0.0 {
                let small = sample.lower();
                all.extend(instances(lexicon, &small, domain, source.lower));
            }
        }
    }
    all
}
