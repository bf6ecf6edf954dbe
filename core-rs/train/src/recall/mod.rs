//! Evaluation of recall: conversations with questions whose evidence turns are known.
//!
//! Each conversation is fed to a session of its own, as the server does it; each question is a read.
//! R@k is the mean over the questions of the share of their evidence turns among the k best hits;
//! "within n tokens" is the mean share of them in the context of that budget. Questions without an
//! evidence turn in the conversation are left out, and counted.

mod beam;
mod conversation;
mod fields;
mod locomo;
mod memory;
mod report;
#[cfg(test)]
mod tests;
mod time;

use crate::eval;
use crate::options::{Recall, Source};
use serde_json::json;
use std::error::Error;

/// Asks all questions; returns what is to be printed.
///
/// # Errors
/// When the data or the model cannot be read, with the file and the place in it.
pub fn run(options: &Recall) -> Result<String, Box<dyn Error>> {
    let (name, data) = match &options.source {
        Source::Locomo(path) => ("locomo", path),
        Source::Beam(path) => ("beam", path),
    };
    let conversations = match &options.source {
        Source::Locomo(path) => locomo::load(path)?,
        Source::Beam(path) => beam::load(path)?,
    };
    let model = &options.model;
    let mut analyzer = eval::open(model)?;
    let mut report = report::Report::default();
    for conversation in &conversations {
        report.left_out += conversation.left_out;
        report.turns += conversation.turns.len();
        let mut memory = memory::Memory::of(conversation, &mut analyzer)?;
        for question in &conversation.questions {
            report.add(&question.category, memory.ask(question, &mut analyzer)?);
        }
    }
    Ok(if options.json {
        report.json(json!({
            "what": "recall", "set": name, "data": data.display().to_string(),
            "model": model.display().to_string(), "model_sha256": analyzer.model_hash(),
            "conversations": conversations.len(),
        }))
    } else {
        report.lines(conversations.len()).join("\n")
    })
}
