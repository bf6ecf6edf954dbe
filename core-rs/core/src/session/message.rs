//! One message as its sender wrote it. What is wrong with it is its own refusal, so that a batch is
//! judged message by message.

use super::limits;
use super::refusal::{ErrorCode, Refusal};
use crate::json::{Cursor, JsonError, Value, plain, read_fields};
use std::borrow::Cow;

#[derive(Debug, PartialEq)]
pub struct Message<'j> {
    pub text: Cow<'j, str>,
    /// Unix milliseconds, where the sender says.
    pub at: Option<f64>,
    pub speaker: Option<Cow<'j, str>>,
    /// Why it is not taken in.
    pub refusal: Option<Refusal>,
}

impl<'j> Message<'j> {
    /// Checks a message's fields. `index` is its place in a batch.
    pub(super) fn of(
        index: Option<usize>,
        text: Option<Value<'j>>,
        at: Option<Value<'j>>,
        speaker: Option<Value<'j>>,
    ) -> Self {
        let checked = check(index, text, at, speaker);
        checked.unwrap_or_else(|refusal| Message {
            text: Cow::Borrowed(""),
            at: None,
            speaker: None,
            refusal: Some(refusal),
        })
    }
}

fn check<'j>(
    index: Option<usize>,
    text: Option<Value<'j>>,
    at: Option<Value<'j>>,
    speaker: Option<Value<'j>>,
) -> Result<Message<'j>, Refusal> {
    let text = match text {
        Some(Value::String(text)) => text,
        Some(_) => return Err(Refusal::field(index, "text", "expected a string")),
        None => return Err(Refusal::field(index, "text", "missing")),
    };
    if text.len() > limits::TEXT_BYTES {
        let refusal = Refusal::field(index, "text", "longer than 65536 bytes");
        return Err(refusal.with(ErrorCode::TooLarge));
    }
    let at = match at {
        None => None,
        Some(Value::Integer(at)) => Some(at),
        Some(_) => return Err(Refusal::field(index, "at", "expected an integer")),
    };
    let speaker = match speaker {
        None => None,
        Some(Value::String(name)) if name.len() <= limits::NAME_BYTES => Some(name),
        Some(Value::String(_)) => {
            return Err(Refusal::field(index, "speaker", "longer than 256 bytes"));
        }
        Some(_) => return Err(Refusal::field(index, "speaker", "expected a string")),
    };
    Ok(Message {
        text,
        at,
        speaker,
        refusal: None,
    })
}

/// Reads the array of a batch and gives the number of its elements. Those beyond a batch's limit are
/// checked as JSON and not kept.
pub(super) fn read_messages<'j>(
    cursor: &mut Cursor<'j>,
    out: &mut Vec<Message<'j>>,
) -> Result<usize, JsonError> {
    let mut count = 0;
    let mut first = true;
    cursor.array()?;
    while cursor.element(&mut first)? {
        if count >= limits::BATCH {
            cursor.value()?;
        } else if cursor.at_object() {
            out.push(read_message(cursor, count)?);
        } else {
            cursor.value()?;
            let mut message = Message::of(Some(count), None, None, None);
            message.refusal = Some(Refusal::field(Some(count), "", "expected an object"));
            out.push(message);
        }
        count += 1;
    }
    Ok(count)
}

fn read_message<'j>(cursor: &mut Cursor<'j>, index: usize) -> Result<Message<'j>, JsonError> {
    let mut values = [const { None }; 3];
    read_fields(cursor, &["text", "at", "speaker"], &mut values, &mut plain)?;
    let [text, at, speaker] = values;
    Ok(Message::of(Some(index), text, at, speaker))
}
