//! Frames: what a client sends, read into what it asks for. One pass over the bytes; strings stay where
//! they are. Unknown fields are passed over, fields in any order.

use super::fields::{Field, Fields, integer};
use super::message::Message;
use super::refusal::{ErrorCode, FrameRefusal, Refusal};
use super::{limits, read::Read};
use crate::json::{Cursor, Value};
use crate::words::owned;
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
            Some(Value::String(id)) if id.len() <= limits::NAME_BYTES => owned(id),
            _ => String::new(),
        },
    })
}

impl<'j> Fields<'j> {
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
            "recall" | "entities" | "entity" | "facts" | "graph" => Ok(Frame::Read {
                id: self.needed(Field::Id, limits::NAME_BYTES)?.into_owned(),
                read: Read::of(&kind, self)?,
            }),
            "credit" => Ok(Frame::Credit {
                seq: self.count(Field::Seq)?,
                events: self.count(Field::Events)?,
            }),
            "auth" => Ok(Frame::Auth(self.needed(Field::Token, usize::MAX)?)),
            "ping" => Ok(Frame::Ping),
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
