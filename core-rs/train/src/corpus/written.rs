//! Words in their places, of files that have numbered words, or raw text and labels.

use super::conll::is_labelled;
use super::conllu::{self, is_numbered};
use super::place::{Place, align, lower};
use super::table::{Block, blocks};
use super::{CorpusError, Fault, load_all};
use std::path::Path;

/// A sentence with the places of its words; a word that the text has in another spelling has none.
#[derive(Clone, Debug, Default)]
pub struct Written {
    pub text: String,
    pub words: Vec<Option<Place>>,
    /// Whether the file has no raw text, so that it was built from the words.
    pub built: bool,
}

impl Written {
    /// The same in lower case, offsets kept.
    pub fn lower(&self) -> Written {
        Written {
            text: lower(&self.text),
            ..self.clone()
        }
    }
}

/// Formats that hold words in their places.
const KNOWN: &str = "  \
  CoNLL-U, or its first columns: word number and form and more, by tabs
  UNER: a word and its label in a row, `# text =` before each sentence";

/// Reads a file, or the files of a folder.
///
/// # Errors
/// As [`load_all`].
pub fn load_written(path: &Path) -> Result<Vec<Written>, CorpusError> {
    load_all(path, KNOWN, parse)
}

/// The sentences of a file. Words with labels and without raw text give nothing: joined by spaces,
/// they would say where tokens end.
pub(super) fn parse(contents: &str) -> Result<Option<Vec<Written>>, Fault> {
    let blocks = blocks(contents);
    if is_numbered(&blocks) {
        let written = |sentence: conllu::Sentence| Written {
            words: sentence.words.iter().map(|word| word.place).collect(),
            built: sentence.built,
            text: sentence.text,
        };
        let sentences = conllu::sentences(blocks)?.into_iter();
        return Ok(Some(sentences.map(written).collect()));
    }
    let raw = |block: &Block| block.text.is_some();
    if !is_labelled(&blocks) || !blocks.iter().all(raw) {
        return Ok(None);
    }
    let written = |block: &Block| {
        let text = block.text.unwrap_or("");
        let forms = block.rows.iter().map(|row| row.fields[0]);
        Written {
            text: text.to_owned(),
            words: align(text, forms),
            built: false,
        }
    };
    Ok(Some(blocks.iter().map(written).collect()))
}
