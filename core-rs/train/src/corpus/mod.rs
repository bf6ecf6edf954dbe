//! Corpora as raw text with entity spans, whatever their own format is.

mod conll;
mod gum;
mod slurp;
#[cfg(test)]
mod tests;
pub mod ud;

use lean_agentic::text::EntityKind;
use std::path::{Path, PathBuf};

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

/// The text in lower case, offsets kept: a letter whose small form has another length stays.
fn lower(text: &str) -> String {
    let small = |c: char| {
        let mut low = c.to_lowercase();
        match (low.next(), low.next()) {
            (Some(l), None) if l.len_utf8() == c.len_utf8() => l,
            _ => c,
        }
    };
    text.chars().map(small).collect()
}

/// Why a corpus could not be read.
#[derive(Debug)]
pub struct CorpusError {
    pub path: PathBuf,
    pub cause: std::io::Error,
}

impl std::fmt::Display for CorpusError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for CorpusError {}

/// The file's text, or an error that names it.
pub fn read(path: &Path) -> Result<String, CorpusError> {
    std::fs::read_to_string(path).map_err(|cause| CorpusError {
        path: path.into(),
        cause,
    })
}

/// Reads a corpus file; the format is seen from its name and contents.
pub fn load(path: &Path) -> Result<Vec<Sample>, CorpusError> {
    let contents = read(path)?;
    Ok(match path.extension().and_then(|ext| ext.to_str()) {
        Some("jsonl") => slurp::parse(&contents),
        Some("conllu") => gum::parse(&contents),
        _ => conll::parse(&contents),
    })
}

/// Reads all files of a folder, in the order of their names.
pub fn load_folder(path: &Path) -> Result<Vec<Sample>, CorpusError> {
    let mut samples = Vec::new();
    for file in files(path)? {
        samples.extend(load(&file)?);
    }
    Ok(samples)
}

/// Reads a treebank: a file, or all files of a folder.
pub fn load_treebank(path: &Path) -> Result<Vec<ud::Tagged>, CorpusError> {
    let mut sentences = Vec::new();
    for file in files(path)? {
        sentences.extend(ud::parse(&read(&file)?));
    }
    Ok(sentences)
}

/// The files of a folder, in the order of their names; of a file itself.
fn files(path: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    if path.is_file() {
        return Ok(vec![path.into()]);
    }
    let fail = |cause| CorpusError {
        path: path.into(),
        cause,
    };
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        files.push(entry.map_err(fail)?.path());
    }
    files.sort();
    Ok(files)
}

/// Places of `forms` in `text`, searched one after the other. A form that is not there gets none.
pub fn align<'f>(text: &str, forms: impl Iterator<Item = &'f str>) -> Vec<Option<(usize, usize)>> {
    let mut cursor = 0;
    forms
        .map(|form| {
            let start = cursor + text[cursor..].find(form)?;
            cursor = start + form.len();
            Some((start, cursor))
        })
        .collect()
}

/// The kind a label names, if it is one of ours.
fn kind(name: &str) -> Option<EntityKind> {
    match name {
        "PER" | "person" | "artist_name" => Some(EntityKind::Person),
        "LOC" | "location" | "place" | "place_name" => Some(EntityKind::Location),
        "ORG" | "organization" | "corporation" | "group" | "business_name" | "transport_agency" => {
            Some(EntityKind::Organization)
        }
        _ => None,
    }
}
