//! Files with named entities: which format they are in, and their sentences.

use super::conll::{self, Handles};
use super::conllu::{self, is_numbered};
use super::{CorpusError, Fault, Marked, Sample, gum, load_all, slurp, table};
use std::path::Path;

/// Formats that hold entities.
const KNOWN: &str = "  \
  UNER: a word and its label (O, B-PER, I-LOC ...) in a row, `# text =` before each sentence
  UNER as published: word number, form, label and more, by tabs
  WNUT17, Broad Twitter Corpus, wikigold: a word first and its label last in a row, by tabs or spaces
  GUM: CoNLL-U with Entity= in the last column
  SLURP: JSON lines with \"sentence_annotation\"";

/// Reads a file, or the files of a folder, for evaluation.
///
/// # Errors
/// As [`load_all`].
pub fn marked(path: &Path) -> Result<Vec<Marked>, CorpusError> {
    load_all(path, KNOWN, |contents| parse(contents, conll::handles))
}

/// Reads a file, or the files of a folder, for training, where every `@` before a name is taken for a handle's, as it was for
/// the model in use: some twenty names of WNUT17 and UNER are lost by that.
///
/// # Errors
/// As [`load_all`].
pub fn load(path: &Path) -> Result<Vec<Sample>, CorpusError> {
    let marked = load_all(path, KNOWN, |contents| parse(contents, |_| Handles::Split))?;
    Ok(marked.into_iter().map(|marked| marked.sample).collect())
}

/// The sentences of a file; nothing if the format is not known.
pub(super) fn parse(
    contents: &str,
    handles: impl Fn(&[table::Block]) -> Handles,
) -> Result<Option<Vec<Marked>>, Fault> {
    if contents.trim_start().starts_with('{') {
        return Ok(slurp::parse(contents)?.map(|samples| unmarked(samples.into_iter())));
    }
    let blocks = table::blocks(contents);
    if !is_numbered(&blocks) {
        let known = conll::is_labelled(&blocks);
        let read = || conll::rows(&blocks, handles(&blocks));
        return known.then(read).transpose();
    }
    let sentences = conllu::sentences(blocks)?;
    if let Some(column) = conll::label_column(&sentences) {
        return conll::numbered(&sentences, column).map(Some);
    }
    let mut words = sentences.iter().flat_map(|sentence| &sentence.words);
    if !words.any(|word| gum::brackets(word).is_some()) {
        return Ok(None);
    }
    let samples: Vec<Sample> = sentences
        .iter()
        .map(gum::sample)
        .collect::<Result<_, _>>()?;
    Ok(Some(unmarked(samples.into_iter())))
}

fn unmarked(samples: impl Iterator<Item = Sample>) -> Vec<Marked> {
    let marked = |sample| Marked {
        sample,
        others: Vec::new(),
    };
    samples.map(marked).collect()
}
