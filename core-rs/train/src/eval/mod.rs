//! Evaluation on raw text: what is found against what is given, on character spans.

pub mod carb;
pub mod entities;
pub mod relations;
mod report;
mod score;
pub mod words;

pub use report::{Report, Time};
pub use score::{Score, fraction, share};

use crate::corpus::ud::Tagged;
use crate::corpus::{CorpusError, Written, load_treebank, load_written};
use crate::options::{Evaluate, What};
use crate::values;
use lean_agentic::text::Analyzer;
use serde_json::json;
use std::error::Error;
use std::path::Path;

/// Evaluates what the options ask for; returns what is to be printed.
///
/// # Errors
/// When the data or the model cannot be read.
pub fn run(options: &Evaluate) -> Result<String, Box<dyn Error>> {
    let (data, lower) = (options.data.as_path(), options.lower);
    let mut hash = None;
    let mut model = || analyzer(&options.model, &mut hash);
    let report = match options.what {
        What::Entities => entities::report(&mut model()?, data, lower)?,
        What::Pos => words::pos_report(&mut model()?, &treebank(data, lower)?),
        What::Lemma => words::lemma_report(&mut model()?, &treebank(data, lower)?),
        What::Relations => relations::evaluate(&mut model()?, data, lower)?.report(),
        What::Tokens => words::tokens_report(&written(data, lower)?),
        What::Values => values::report(&mut model()?, data, lower, options.wrong)?,
    };
    if !options.json {
        return Ok(report.lines.join("\n"));
    }
    let shown = |path: &Path| path.display().to_string();
    Ok(report.json(json!({
        "what": options.what.name(), "data": shown(data), "lower": lower,
        "model": hash.is_some().then(|| shown(&options.model)), "model_sha256": hash,
    })))
}

/// Opens a model.
///
/// # Errors
/// With its file.
pub fn open(path: &Path) -> Result<Analyzer, CorpusError> {
    let fail = |cause: &dyn std::fmt::Display| CorpusError::new(path, cause);
    let bytes = std::fs::read(path).map_err(|cause| fail(&cause))?;
    Analyzer::new(bytes).map_err(|cause| fail(&cause))
}

/// Opens the model; `hash` becomes the hash of its contents.
fn analyzer(path: &Path, hash: &mut Option<String>) -> Result<Analyzer, CorpusError> {
    let analyzer = open(path)?;
    *hash = Some(analyzer.model_hash().to_owned());
    Ok(analyzer)
}

fn written(data: &Path, lower: bool) -> Result<Vec<Written>, CorpusError> {
    let sentences = load_written(data)?;
    Ok(if lower {
        sentences.iter().map(Written::lower).collect()
    } else {
        sentences
    })
}

fn treebank(data: &Path, lower: bool) -> Result<Vec<Tagged>, CorpusError> {
    let treebank = load_treebank(data)?;
    Ok(if lower {
        treebank.iter().map(Tagged::lower).collect()
    } else {
        treebank
    })
}
