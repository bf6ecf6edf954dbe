//! Frames: what a client sends, read into what it asks for. One pass over the bytes; strings stay where
//! they are. Unknown fields are passed over, fields in any order.

use super::message::{Message, read_messages};
use super::refusal::{ErrorCode, FrameRefusal, Refusal, decimal};
use super::{limits, read::Read};
use crate::json::{Cursor, Value, read_fields, utf8};
use std::borrow::Cow;

/// How a sender wants its messages answered. The numbers are the boundary's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Reply {
    None = 0,
    Ack = 1,
    Full = 2,
}

/// One or more messages to take in.
#[derive(Debug, PartialEq)]
pub struct Messages<'j> {
    pub reply: Reply,
    pub batch: bool,
    /// The first message's number, where the sender numbers.
    pub n: Option<f64>,
    /// Whose number it is, where the frame says.
    pub producer: Option<Cow<'j, str>>,
    pub messages: Vec<Message<'j>>,
}

#[derive(Debug, PartialEq)]
pub enum Frame<'j> {
    Hello {
        producer: Option<Cow<'j, str>>,
        after: Option<f64>,
        /// Comma separated; empty for all.
        types: String,
    },
    Messages(Messages<'j>),
    Read {
        id: String,
        read: Read,
    },
    Credit {
        seq: f64,
        events: f64,
    },
    Auth(Cow<'j, str>),
    Ping,
}

/// Reads a frame.
pub fn read_frame(bytes: &[u8]) -> Result<Frame<'_>, FrameRefusal> {
    let mut fields = Fields::default();
    let frame = fields.read(bytes).and_then(|()| fields.frame());
    frame.map_err(|refusal| FrameRefusal {
        expected: None,
        refusal,
        n: integer(fields.get(Field::N), 1.0),
        id: match fields.get(Field::Id) {
            Some(Value::String(id)) if id.len() <= limits::NAME_BYTES => (**id).to_owned(),
            _ => String::new(),
        },
    })
}

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
}

const NAMES: [&str; 21] = [
    "type", "n", "text", "at", "speaker", "reply", "messages", "producer", "after", "types", "id",
    "query", "limit", "tokens", "as_of", "since", "until", "entity", "seq", "events", "token",
];

/// The frame's fields as they were read.
#[derive(Default)]
pub(super) struct Fields<'j> {
    values: [Option<Value<'j>>; NAMES.len()],
    messages: Vec<Message<'j>>,
    /// Messages that `messages` had; more than a batch may hold are counted and not kept.
    count: usize,
    text: &'j str,
}

impl<'j> Fields<'j> {
    fn read(&mut self, bytes: &'j [u8]) -> Result<(), Refusal> {
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

    fn get(&self, field: Field) -> Option<&Value<'j>> {
        self.values.get(field as usize)?.as_ref()
    }

    fn take(&mut self, field: Field) -> Option<Value<'j>> {
        self.values.get_mut(field as usize)?.take()
    }

    fn name(&self, field: Field) -> &'static str {
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

    fn count(&self, field: Field) -> Result<f64, Refusal> {
        match self.integer(field, 0.0)? {
            Some(count) => Ok(count),
            None => self.refuse(field, "missing"),
        }
    }

    fn frame(&mut self) -> Result<Frame<'j>, Refusal> {
        let kind = match self.string(Field::Type, usize::MAX)? {
            Some(kind) => kind,
            None if self.get(Field::Messages).is_some() => Cow::Borrowed("batch"),
            None if self.get(Field::Text).is_some() => Cow::Borrowed("message"),
            None => return self.refuse(Field::Type, "missing"),
        };
        match &*kind {
            "message" => self.messages(false),
            "batch" => self.messages(true),
            "hello" => Ok(Frame::Hello {
                producer: self.string(Field::Producer, limits::NAME_BYTES)?,
                after: self.integer(Field::After, 0.0)?,
                types: self.types()?,
            }),
            "recall" | "entities" | "entity" => Ok(Frame::Read {
                id: self.needed(Field::Id, limits::NAME_BYTES)?.into_owned(),
                read: Read::of(&kind, self)?,
            }),
            "credit" => Ok(Frame::Credit {
                seq: self.count(Field::Seq)?,
                events: self.count(Field::Events)?,
            }),
            "auth" => Ok(Frame::Auth(self.needed(Field::Token, usize::MAX)?)),
            "ping" => Ok(Frame::Ping),
            "facts" => {
                let detail = "facts: this version keeps none";
                Err(Refusal::new(ErrorCode::Unsupported, detail))
            }
            other => {
                let shown: String = other.chars().take(64).collect();
                self.refuse(Field::Type, &["unknown: ", &shown].concat())
            }
        }
    }

    fn messages(&mut self, batch: bool) -> Result<Frame<'j>, Refusal> {
        let n = self.integer(Field::N, 1.0)?;
        let producer = self.string(Field::Producer, limits::NAME_BYTES)?;
        let reply = match self.string(Field::Reply, usize::MAX)?.as_deref() {
            // A body of HTTP, which has no type, is answered whole.
            None if batch && self.get(Field::Type).is_some() => Reply::Ack,
            None | Some("full") => Reply::Full,
            Some("ack") => Reply::Ack,
            Some("none") => Reply::None,
            Some(_) => return self.refuse(Field::Reply, "expected full, ack or none"),
        };
        if batch {
            match self.get(Field::Messages) {
                Some(Value::Array(_)) if self.count == 0 => {
                    return self.refuse(Field::Messages, "empty");
                }
                Some(Value::Array(_)) if self.count > limits::BATCH => {
                    let refusal = Refusal::field(None, "messages", "more than 1000");
                    return Err(refusal.with(ErrorCode::TooLarge));
                }
                Some(Value::Array(_)) => {}
                Some(_) => return self.refuse(Field::Messages, "expected an array"),
                None => return self.refuse(Field::Messages, "missing"),
            }
        } else {
            let fields = [Field::Text, Field::At, Field::Speaker];
            let [text, at, speaker] = fields.map(|field| self.take(field));
            self.messages = vec![Message::of(None, text, at, speaker)];
        }
        Ok(Frame::Messages(Messages {
            reply,
            batch,
            n,
            producer,
            messages: std::mem::take(&mut self.messages),
        }))
    }

    fn types(&self) -> Result<String, Refusal> {
        let wrong = "expected an array of strings";
        let start = match self.get(Field::Types) {
            None => return Ok(String::new()),
            Some(Value::Array(start)) => *start,
            Some(_) => return self.refuse(Field::Types, wrong),
        };
        let mut cursor = Cursor::new(self.text.get(start..).unwrap_or(""));
        let mut first = true;
        let mut types = String::new();
        cursor.array()?;
        while cursor.element(&mut first)? {
            let Value::String(name) = cursor.value()? else {
                return self.refuse(Field::Types, wrong);
            };
            if !types.is_empty() {
                types.push(',');
            }
            types.push_str(&name);
        }
        if types.len() > limits::QUERY_BYTES {
            return self.refuse(Field::Types, "longer than 4096 bytes");
        }
        Ok(types)
    }
}

fn integer(value: Option<&Value>, least: f64) -> Option<f64> {
    match value {
        Some(Value::Integer(value)) if *value >= least => Some(*value),
        _ => None,
    }
}
