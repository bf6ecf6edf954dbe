//! Reading the items of an event: mentions, merges, facts, what is closed.

use super::fold_read::{TurnClosed, TurnFact, TurnMention, TurnMerge, TurnObject};
use super::state::By;
use crate::json::{Cursor, JsonError, Value, read_fields};
use crate::memory::{Evidence, Id, Meant, Object};
use crate::text::{EntityKind, Gender};
use crate::words::boxed;
use std::borrow::Cow;

pub(super) fn read_list<'r, T>(
    cursor: &mut Cursor<'r>,
    out: &mut Vec<T>,
    read: fn(&mut Cursor<'r>) -> Result<Option<T>, JsonError>,
) -> Result<(), JsonError> {
    let mut first = true;
    cursor.array()?;
    while cursor.element(&mut first)? {
        let start = cursor.offset();
        match read(cursor)? {
            Some(item) => out.push(item),
            None => return Err(JsonError::new("the item is incomplete or wrong", start)),
        }
    }
    Ok(())
}

pub(super) fn read_mention<'r>(
    cursor: &mut Cursor<'r>,
) -> Result<Option<TurnMention<'r>>, JsonError> {
    const NAMES: [&str; 10] = [
        "id", "type", "name", "text", "start", "end", "new", "by", "pronoun", "likely",
    ];
    let mut values = [const { None }; 10];
    read_fields(cursor, &NAMES, &mut values, &mut |_, cursor| cursor.value())?;
    let [id, kind, name, text, start, end, new, by, pronoun, likely] = values;
    let read = || {
        Some(TurnMention {
            id: id_of('e', &id)?,
            kind: kind_of_name(string(&kind)?)?,
            start: place(&start)?,
            end: place(&end)?,
            new: truth(&new)?,
            by: By::from_name(by.as_ref().map_or(Some(""), |_| string(&by))?)?,
            gender: match pronoun {
                None => Gender::Unknown,
                _ if likely.is_some() => super::state::pronoun(string(&pronoun)?)?.likely(),
                _ => super::state::pronoun(string(&pronoun)?)?,
            },
            name: owned(name)?,
            text: owned(text)?,
        })
    };
    Ok(read())
}

pub(super) fn read_merge(cursor: &mut Cursor<'_>) -> Result<Option<TurnMerge>, JsonError> {
    let mut values = [const { None }; 2];
    read_fields(cursor, &["from", "into"], &mut values, &mut |_, cursor| {
        cursor.value()
    })?;
    let [from, into] = values;
    let ids = id_of('e', &from).zip(id_of('e', &into));
    Ok(ids.map(|(from, into)| TurnMerge { from, into }))
}

pub(super) fn read_closed(cursor: &mut Cursor<'_>) -> Result<Option<TurnClosed>, JsonError> {
    let mut values = [const { None }; 2];
    read_fields(
        cursor,
        &["id", "valid_to"],
        &mut values,
        &mut |_, cursor| cursor.value(),
    )?;
    let [id, valid_to] = values;
    let valid_to = match valid_to {
        None => None,
        Some(Value::Integer(time)) => Some(time),
        Some(_) => return Ok(None),
    };
    Ok(id_of('f', &id).map(|id| TurnClosed { id, valid_to }))
}

pub(super) fn read_fact<'r>(cursor: &mut Cursor<'r>) -> Result<Option<TurnFact<'r>>, JsonError> {
    const NAMES: [&str; 11] = [
        "object",
        "evidence",
        "confidence",
        "id",
        "subject",
        "predicate",
        "polarity",
        "modality",
        "valid_from",
        "valid_to",
        "reported_by",
    ];
    let mut values = [const { None }; 11];
    let (mut object, mut evidence, mut doubt) = (None, None, None);
    read_fields(cursor, &NAMES, &mut values, &mut |field, cursor| {
        match field {
            0 => object = read_object(cursor)?,
            1 => evidence = read_evidence(cursor)?,
            2 => {
                let start = cursor.value_offset();
                cursor.value()?;
                doubt = doubt_of(cursor.since(start));
            }
            _ => return cursor.value(),
        }
        Ok(Value::Null)
    })?;
    let [
        _,
        _,
        _,
        id,
        subject,
        predicate,
        polarity,
        modality,
        from,
        to,
        reporter,
    ] = values;
    let read = || {
        Some(TurnFact {
            id: id_of('f', &id)?,
            subject: id_of('e', &subject)?,
            object: object?,
            polarity: truth(&polarity)?,
            meant: Meant::from_name(string(&modality)?)?,
            reported_by: match reporter {
                None | Some(Value::Null) => None,
                _ => Some(id_of('e', &reporter)?),
            },
            doubt: doubt?,
            valid_from: time(&from, f64::NEG_INFINITY)?,
            valid_to: time(&to, f64::INFINITY)?,
            evidence: evidence?,
            predicate: owned(predicate)?,
        })
    };
    Ok(read())
}

fn read_object(cursor: &mut Cursor<'_>) -> Result<Option<TurnObject>, JsonError> {
    if cursor.peek_byte() == b'n' {
        cursor.value()?;
        return Ok(Some(TurnObject::Other(Object::Nothing)));
    }
    let mut values = [const { None }; 3];
    let mut json = None;
    read_fields(
        cursor,
        &["entity", "text", "value"],
        &mut values,
        &mut |field, cursor| {
            let start = cursor.value_offset();
            let value = cursor.value()?;
            if field == 2 {
                json = Some(cursor.since(start));
            }
            Ok(value)
        },
    )?;
    let [entity, text, _] = values;
    if let Some(id) = id_of('e', &entity) {
        return Ok(Some(TurnObject::Entity(id)));
    }
    let object = match (json, owned(text)) {
        (Some(json), _) => Some(Object::Value(boxed(json))),
        (None, Some(text)) => Some(Object::Text(boxed(&text))),
        _ => None,
    };
    Ok(object.map(TurnObject::Other))
}

fn read_evidence(cursor: &mut Cursor<'_>) -> Result<Option<Evidence>, JsonError> {
    let mut values = [const { None }; 3];
    read_fields(
        cursor,
        &["seq", "start", "end"],
        &mut values,
        &mut |_, cursor| cursor.value(),
    )?;
    let [seq, start, end] = values;
    let read = || {
        Some(Evidence {
            seq: count(&seq)?,
            start: place(&start)?,
            end: place(&end)?,
        })
    };
    Ok(read())
}

pub(super) fn read_place(cursor: &mut Cursor<'_>) -> Result<Option<(u64, u32)>, JsonError> {
    let mut values = [const { None }; 2];
    read_fields(cursor, &["seq", "start"], &mut values, &mut |_, cursor| {
        cursor.value()
    })?;
    let [seq, start] = values;
    Ok(count(&seq).zip(place(&start)))
}

/// The doubt that a confidence of up to four places leaves: 0.86 leaves 1,400.
fn doubt_of(confidence: &str) -> Option<u16> {
    let places = match confidence {
        "0" => "",
        "1" => return Some(0),
        _ => confidence.strip_prefix("0.")?,
    };
    if places.len() > 4 || !places.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let digits = places.bytes().chain(core::iter::repeat(b'0')).take(4);
    Some(10_000 - digits.fold(0, |sum, digit| sum * 10 + u16::from(digit - b'0')))
}

fn kind_of_name(name: &str) -> Option<EntityKind> {
    use EntityKind::{Location, Organization, Person};
    let mut kinds = [Person, Location, Organization].into_iter();
    kinds.find(|kind| kind.name() == name)
}

pub(super) fn string<'v>(value: &'v Option<Value>) -> Option<&'v str> {
    match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn owned<'r>(value: Option<Value<'r>>) -> Option<Cow<'r, str>> {
    match value {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

pub(super) fn id_of(letter: char, value: &Option<Value>) -> Option<Id> {
    Id::parse(letter, string(value)?)
}

fn truth(value: &Option<Value>) -> Option<bool> {
    match value {
        Some(Value::Bool(truth)) => Some(*truth),
        _ => None,
    }
}

pub(super) fn count(value: &Option<Value>) -> Option<u64> {
    match value {
        Some(Value::Integer(count)) if *count >= 0.0 => Some(*count as u64),
        _ => None,
    }
}

fn place(value: &Option<Value>) -> Option<u32> {
    u32::try_from(count(value)?).ok()
}

/// A time, or what an open end stands for.
fn time(value: &Option<Value>, open: f64) -> Option<f64> {
    match value {
        Some(Value::Integer(time)) => Some(*time),
        None | Some(Value::Null) => Some(open),
        Some(_) => None,
    }
}
