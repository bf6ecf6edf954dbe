//! The whole of training: corpora in, model file out.

use crate::corpus::ud::Tagged;
use crate::corpus::{CorpusError, Sample, load, load_folder, load_treebank, read};
use crate::crf::{self, Instance, Settings};
use crate::instance::instances;
use crate::lexicon::Lexicon;
use crate::pack::Section;
use crate::{clusters, lists, pack, pos};
use std::path::Path;

/// The weight table has 2^CELL_BITS cells.
pub const CELL_BITS: u32 = 17;

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

/// Trains on the corpora in `shared` with the word vectors in `vectors` and returns the bytes of
/// the model file.
pub fn model(shared: &Path, vectors: &Path, settings: &Settings) -> Result<Vec<u8>, CorpusError> {
    let lexicon = Lexicon {
        gazetteer: lists::section(&shared.join("gazetteers"), &lists::LISTS)?,
        clusters: reference(vectors)?,
    };
    let mut sections = parts_of_speech(&lexicon, &shared.join("corpora"))?;
    sections.extend(entities(&lexicon, &shared.join("corpora"), settings)?);
    sections.push(lexicon.clusters);
    sections.push(lexicon.gazetteer);
    for section in &sections {
        eprintln!(
            "{} {}",
            String::from_utf8_lossy(&section.tag),
            crate::card::brotli_size(&section.bytes)
        );
    }
    Ok(pack::file(&sections))
}

fn reference(path: &Path) -> Result<Section, CorpusError> {
    let mut members = Vec::new();
    let mut votes = vec![[0u32; 256]; 1024];
    for line in read(path)?.lines() {
        let mut columns = line.split('\t');
        let (Some(word), Some(coarse), Some(fine)) =
            (columns.next(), columns.next(), columns.next())
        else {
            continue;
        };
        let fine: u16 = fine.parse().unwrap_or(0);
        let coarse: usize = coarse.parse().unwrap_or(0);
        votes[usize::from(fine)][coarse] += 1;
        members.push((word.to_owned(), fine));
    }
    let coarse: Vec<u8> = votes
        .iter()
        .map(|v| (0..256).max_by_key(|&k| v[k]).unwrap_or(0) as u8)
        .collect();
    Ok(clusters::section(&members, &coarse))
}

fn parts_of_speech(lexicon: &Lexicon, corpora: &Path) -> Result<Vec<Section>, CorpusError> {
    let settings = pos::Settings::default();
    let mut instances = Vec::new();
    for source in &TREEBANKS {
        let treebank = load_treebank(&corpora.join(source.path))?;
        instances.extend(pos::instances(lexicon, &treebank, source.weight));
        if source.lower > 0.0 {
            let small: Vec<_> = treebank.iter().map(Tagged::lower).collect();
            instances.extend(pos::instances(lexicon, &small, source.lower));
        }
    }
    let dictionary = pos::dictionary(&instances);
    let weights = pos::train(&instances, &dictionary, &settings);
    Ok(pack::pos(&weights, settings.bits, &dictionary))
}

fn entities(
    lexicon: &Lexicon,
    corpora: &Path,
    settings: &Settings,
) -> Result<Vec<Section>, CorpusError> {
    let mut all: Vec<Instance> = Vec::new();
    for (domain, source) in SOURCES.iter().enumerate() {
        let samples = samples(corpora, source)?;
        let entities: usize = samples.iter().map(|sample| sample.entities.len()).sum();
        eprintln!(
            "{}: {} sentences, {entities} entities",
            source.path,
            samples.len()
        );
        let domain = domain as u32;
        for sample in &samples {
            all.extend(instances(lexicon, sample, domain, source.weight));
            if source.lower > 0.0 {
                let small = sample.lower();
                all.extend(instances(lexicon, &small, domain, source.lower));
            }
        }
    }
    let bits = CELL_BITS;
    let weights = crf::train(&all, bits, settings);
    Ok(pack::tagger(&weights, bits))
}
