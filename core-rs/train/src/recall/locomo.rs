//! LoCoMo: one JSON file a conversation, `session_N` with `session_N_date_time`, and `qa`.
//!
//! Source: Maharana et al., "Evaluating Very Long-Term Conversational Memory of LLM Agents", ACL 2024.
//! Pictures are not read: a message is its text.

use super::conversation::{Conversation, Turn};
use super::fields::{self, Place};
use super::time::clock_and_date;
use crate::corpus::{CorpusError, Fault, files};
use std::collections::HashMap;
use std::path::Path;

/// Reads a file, or all JSON files of a folder.
pub fn load(path: &Path) -> Result<Vec<Conversation>, CorpusError> {
    let mut all = Vec::new();
    for file in files(path)? {
        if file == path || file.extension().is_some_and(|end| end == "json") {
            let mut conversation = fields::load(&file, parse)?;
            conversation.name = file.display().to_string();
            all.push(conversation);
        }
    }
    if all.is_empty() {
        return Err(CorpusError::new(path, "no JSON files"));
    }
    Ok(all)
}

/// The paper's question types, as the release numbers them.
fn category(number: Option<u64>) -> &'static str {
    match number {
        Some(1) => "multi-hop",
        Some(2) => "temporal",
        Some(3) => "open-domain",
        Some(4) => "single-hop",
        Some(5) => "adversarial",
        _ => "other",
    }
}

pub fn parse(root: &Place) -> Result<Conversation, Fault> {
    let mut found = Conversation::default();
    let mut places = HashMap::new();
    let conversation = root.field("conversation")?;
    for session in 1.. {
        let Some(time) = conversation.find(&format!("session_{session}_date_time")) else {
            break;
        };
        let at = time.read(clock_and_date, "a time as 1:56 pm on 8 May, 2023")?;
        // Some times have no turns.
        let Some(turns) = conversation.find(&format!("session_{session}")) else {
            continue;
        };
        for turn in turns.items()? {
            places.insert(turn.field("dia_id")?.text()?, found.turns.len());
            found.turns.push(Turn {
                speaker: turn.field("speaker")?.text()?.to_owned(),
                at,
                text: turn.field("text")?.text()?.to_owned(),
            });
        }
    }
    for question in root.field("qa")?.items()? {
        let mut evidence = Vec::new();
        for ids in question.field("evidence")?.items()? {
            // Some hold several ids in one string.
            let ids = ids.text()?.split([' ', ';', ',']);
            evidence.extend(ids.filter_map(|id| places.get(id).copied()));
        }
        let kind = category(question.field("category")?.value.as_u64());
        found.ask(question.field("question")?.text()?, kind, evidence);
    }
    Ok(found)
}
