//! The fields of a frame, read and not yet understood: which ones count depends on the type, which may
//! come last.

use super::limits;
use super::message::{Message, read_messages};
use super::refusal::{ErrorCode, Refusal, decimal};
use crate::json::{Cursor, Value, read_fields, utf8};
use std::borrow::Cow;

/// The fields that some frame has.
#[derive(Clone, Copy)]
pub(super) enum Field {
    Type,
    N,
    Text,
    At,
    Speaker,
    Reply,
    Messages,
    Producer,
    After,
    Types,
    Id,
    Query,
    Limit,
    Tokens,
    AsOf,
    Since,
    Until,
    Entity,
    Seq,
    Events,
    Token,
    Subject,
    Predicate,
    KnownAsOf,
    Around,
    Depth,
}

const NAMES: [&str; 26] = [
    "type",
    "n",
    "text",
    "at",
    "speaker",
    "reply",
    "messages",
    "producer",
    "after",
    "types",
    "id",
    "query",
    "limit",
    "tokens",
    "as_of",
    "since",
    "until",
    "entity",
    "seq",
    "events",
    "token",
    "subject",
    "predicate",
    "known_as_of",
    "around",
    "depth",
];

/// The frame's fields as they were read.
#[derive(Default)]
pub(super) struct Fields<'j> {
    values: [Option<Value<'j>>; NAMES.len()],
    pub(super) messages: Vec<Message<'j>>,
    /// Messages that `messages` had; more than a batch may hold are counted and not kept.
    pub(super) count: usize,
    pub(super) text: &'j str,
}

impl<'j> Fields<'j> {
    pub(super) fn read(&mut self, bytes: &'j [u8]) -> Result<(), Refusal> {
        if bytes.len() > limits::FRAME_BYTES {
            let detail = "frame: longer than 1048576 bytes";
            return Err(Refusal::new(ErrorCode::TooLarge, detail));
        }
        self.text = utf8(bytes)?;
        let mut cursor = Cursor::new(self.text);
        let Fields {
            values,
            messages,
            count,
            ..
        } = self;
        read_fields(&mut cursor, &NAMES, values, &mut |field, cursor| {
            if field == Field::Messages as usize && cursor.at_array() {
                let start = cursor.offset();
                *count = read_messages(cursor, messages)?;
                return Ok(Value::Array(start));
            }
            cursor.value()
        })?;
        Ok(cursor.end()?)
    }

    pub(super) fn get(&self, field: Field) -> Option<&Value<'j>> {
        self.values.get(field as usize)?.as_ref()
    }

    pub(super) fn take(&mut self, field: Field) -> Option<Value<'j>> {
        self.values.get_mut(field as usize)?.take()
    }

    pub(super) fn name(&self, field: Field) -> &'static str {
        NAMES.get(field as usize).copied().unwrap_or("")
    }

    pub(super) fn refuse<T>(&self, field: Field, what: &str) -> Result<T, Refusal> {
        Err(Refusal::field(None, self.name(field), what))
    }

    /// A string of at most `max` bytes, where the field is there.
    pub(super) fn string(&self, field: Field, max: usize) -> Result<Option<Cow<'j, str>>, Refusal> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) if text.len() <= max => Ok(Some(text.clone())),
            Some(Value::String(_)) => {
                let what = ["longer than ", &decimal(max as f64), " bytes"].concat();
                self.refuse(field, &what)
            }
            Some(_) => self.refuse(field, "expected a string"),
        }
    }

    pub(super) fn needed(&self, field: Field, max: usize) -> Result<Cow<'j, str>, Refusal> {
        match self.string(field, max)? {
            Some(text) => Ok(text),
            None => self.refuse(field, "missing"),
        }
    }

    /// An integer of at least `least`, where the field is there.
    pub(super) fn integer(&self, field: Field, least: f64) -> Result<Option<f64>, Refusal> {
        let value = self.get(field);
        match integer(value, least) {
            None if value.is_some() => {
                let what = if least >= 1.0 {
                    "expected an integer from 1"
                } else if least == 0.0 {
                    "expected an integer from 0"
                } else {
                    "expected an integer"
                };
                self.refuse(field, what)
            }
            found => Ok(found),
        }
    }

    pub(super) fn count(&self, field: Field) -> Result<f64, Refusal> {
        match self.integer(field, 0.0)? {
            Some(count) => Ok(count),
            None => self.refuse(field, "missing"),
        }
    }
}

pub(super) fn integer(value: Option<&Value>, least: f64) -> Option<f64> {
    match value {
        Some(Value::Integer(value)) if *value >= least => Some(*value),
        _ => None,
    }
}
