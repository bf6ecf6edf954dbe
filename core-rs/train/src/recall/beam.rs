//! BEAM: a folder a conversation, with `chat.json` and `probing_questions/probing_questions.json`.
//!
//! Source: Tavakoli et al., "Beyond a Million Tokens: Benchmarking and Enhancing Long-Term Memory in
//! LLMs", ICLR 2026. The chat is batches of turns of messages (`role`, `id`, `content`, at times
//! `time_anchor`); a question's `source_chat_ids` are ids of messages, in lists or named lists.

use super::conversation::{Conversation, Turn};
use super::fields::{self, Place};
use super::time::anchor;
use crate::corpus::{CorpusError, Fault};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

const CHAT: &str = "chat.json";
const QUESTIONS: &str = "probing_questions/probing_questions.json";

/// Reads a conversation's folder, or all those in a folder.
pub fn load(path: &Path) -> Result<Vec<Conversation>, CorpusError> {
    let mut folders = vec![path.to_owned()];
    let fail = |cause| CorpusError::new(path, cause);
    for entry in std::fs::read_dir(path).map_err(fail)? {
        folders.push(entry.map_err(fail)?.path());
    }
    folders.retain(|folder| folder.join(CHAT).is_file());
    folders.sort_by_key(|folder| (folder.as_os_str().len(), folder.clone()));
    if folders.is_empty() {
        return Err(CorpusError::new(path, format!("no folders with {CHAT}")));
    }
    folders.iter().map(|folder| one(folder)).collect()
}

fn one(folder: &Path) -> Result<Conversation, CorpusError> {
    let mut chat = fields::load(&folder.join(CHAT), read_chat)?;
    fields::load(&folder.join(QUESTIONS), |root| {
        read_questions(root, &mut chat)
    })?;
    chat.conversation.name = folder.display().to_string();
    Ok(chat.conversation)
}

/// A chat, and where the message of an id is; an id that comes again names its first message.
#[derive(Default)]
pub struct Chat {
    pub conversation: Conversation,
    places: HashMap<u64, usize>,
}

pub fn read_chat(root: &Place) -> Result<Chat, Fault> {
    let mut chat = Chat::default();
    let mut at = 0;
    for batch in root.items()? {
        if let Some(time) = batch.find("time_anchor").filter(|t| t.value.is_string()) {
            at = time.read(anchor, "a day as March-15-2024")?;
        }
        for turn in batch.field("turns")?.items()? {
            for message in turn.items()? {
                if let Some(time) = message.find("time_anchor").filter(|t| t.value.is_string()) {
                    at = time.read(anchor, "a day as March-15-2024")?;
                }
                let turns = &mut chat.conversation.turns;
                if let Some(id) = message.find("id").and_then(|id| id.value.as_u64()) {
                    chat.places.entry(id).or_insert(turns.len());
                }
                turns.push(Turn {
                    speaker: message.field("role")?.text()?.to_owned(),
                    at,
                    text: message.field("content")?.text()?.to_owned(),
                });
            }
        }
    }
    Ok(chat)
}

pub fn read_questions(root: &Place, chat: &mut Chat) -> Result<(), Fault> {
    for (category, questions) in root.entries()? {
        for question in questions.items()? {
            let mut ids = Vec::new();
            if let Some(sources) = question.find("source_chat_ids") {
                collect(sources.value, &mut ids);
            }
            let evidence = ids.iter().filter_map(|id| chat.places.get(id).copied());
            let evidence = evidence.collect();
            let text = question.field("question")?.text()?;
            chat.conversation.ask(text, category, evidence);
        }
    }
    Ok(())
}

/// All numbers in `value`, however deep.
fn collect(value: &Value, out: &mut Vec<u64>) {
    match value {
        Value::Number(number) => out.extend(number.as_u64()),
        Value::Array(values) => values.iter().for_each(|value| collect(value, out)),
        Value::Object(fields) => fields.values().for_each(|value| collect(value, out)),
        _ => {}
    }
}
