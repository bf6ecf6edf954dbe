//! Corpora as raw text with what is marked in it, whatever their own format is. The format is seen
//! from the contents; names of files and folders mean nothing.
//!
//! `file` reads, `table` finds sentences and rows, `conllu` numbered words; `conll`, `gum` and `slurp`
//! give entities, `written` words in their places, `ud` parts of speech and lemmas, `tuples` relations.

mod conll;
mod conllu;
mod error;
mod file;
mod gum;
mod label;
mod named;
mod place;
mod slurp;
mod table;
#[cfg(test)]
mod tests;
pub mod tuples;
pub mod ud;
mod written;

pub use error::{CorpusError, Fault};
pub use file::{files, read};
pub use named::{load, marked};
pub use place::{Place, lower};
pub use written::{Written, load_written};

use lean_agentic::text::EntityKind;
use std::path::Path;

/// A named entity in a [`Sample`]: kind, byte offsets.
pub type Entity = (EntityKind, usize, usize);

/// One sentence or message.
#[derive(Clone, Debug, Default)]
pub struct Sample {
    pub text: String,
    pub entities: Vec<Entity>,
}

impl Sample {
    /// The same in lower case, offsets kept.
    pub fn lower(&self) -> Sample {
        Sample {
            text: lower(&self.text),
            entities: self.entities.clone(),
        }
    }
}

/// A sample, and the names in it whose kind is none of ours, with what the corpus calls it.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    pub sample: Sample,
    pub others: Vec<(String, Place)>,
}

/// Reads a file, or all files of a folder whose format `parse` knows; it returns nothing for
/// others. `known` says which formats that are.
///
/// # Errors
/// When a file cannot be read, or none is of a known format.
pub fn load_all<T>(
    path: &Path,
    known: &str,
    parse: impl Fn(&str) -> Result<Option<Vec<T>>, Fault>,
) -> Result<Vec<T>, CorpusError> {
    let mut all = None;
    for file in files(path)? {
        if let Some(items) = parse(&read(&file)?).map_err(|fault| fault.of(&file))? {
            all.get_or_insert_with(Vec::new).extend(items);
        }
    }
    all.ok_or_else(|| CorpusError::new(path, format!("not a known format. Known here:\n{known}")))
}

/// Formats that hold parts of speech and lemmas.
const TREEBANKS: &str = "  CoNLL-U, or its first columns: word number, form, lemma, UPOS; by tabs";

/// Reads a treebank: a file, or all files of a folder.
///
/// # Errors
/// As [`load_all`].
pub fn load_treebank(path: &Path) -> Result<Vec<ud::Tagged>, CorpusError> {
    load_all(path, TREEBANKS, ud::parse)
}
