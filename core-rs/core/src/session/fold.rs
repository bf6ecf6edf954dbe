//! Folding: the events of a log record, taken in as they were decided.
//!
//! Everything is checked before anything changes, so a record that is refused leaves the state as it
//! was. Checked is what the state relies on: the order of `seq`, that each mention is where its text is,
//! that entities exist or come in the order of their ids.

use super::limits;
use super::outcome::Record;
use super::state::State;
use super::units::Units;
use crate::json::{Cursor, JsonError, Value, read_fields, utf8};
use crate::memory::{Id, Mention};
use crate::text::{Analysis, EntityKind};
use std::borrow::Cow;
use std::ops::Range;

/// Why a record was not taken in, in words.
pub type FoldError = String;

pub(super) struct Turn<'r> {
    pub seq: u64,
    at: f64,
    speaker: Option<Cow<'r, str>>,
    text: Cow<'r, str>,
    pub mentions: Vec<TurnMention<'r>>,
    /// Entities that it made.
    new: u32,
}

pub(super) struct TurnMention<'r> {
    pub id: Id,
    pub kind: EntityKind,
    pub name: Cow<'r, str>,
    /// Where the name stands in the line, quotation marks included.
    pub name_at: Range<usize>,
    pub text: Cow<'r, str>,
    start: u32,
    end: u32,
    new: bool,
}

/// Takes in a record.
pub(super) fn fold(state: &mut State, bytes: &[u8]) -> Result<(), FoldError> {
    let Some(record) = Record::read(bytes) else {
        return Err("not a log record of version 1".into());
    };
    let events = utf8(record.events).map_err(|e| e.describe())?;
    let mut turns: Vec<Turn> = Vec::with_capacity(record.analyses.len());
    for line in events.split_inclusive('\n') {
        let turn = read_turn(line).map_err(|e| e.describe())?;
        check(state, &turns, &turn)?;
        turns.push(turn);
    }
    if turns.len() != record.analyses.len() {
        return Err("as many analyses as events are needed".into());
    }
    for (turn, analysis) in turns.iter().zip(&record.analyses) {
        let fits = Analysis::decode(analysis).is_ok_and(|analysis| analysis.fits(&turn.text));
        if !fits {
            return Err("an analysis does not fit its text".into());
        }
    }
    for turn in &turns {
        take_in(state, turn);
    }
    Ok(())
}

fn take_in(state: &mut State, turn: &Turn) {
    state.add_turn(turn.seq, turn.at, turn.speaker.as_deref(), &turn.text);
    for mention in &turn.mentions {
        let entity = if mention.new {
            state
                .entities
                .create(mention.id, mention.kind, &mention.name)
        } else {
            state.entities.find(mention.id).unwrap_or(u32::MAX)
        };
        let place = Mention {
            entity,
            start: mention.start,
            end: mention.end,
        };
        state.mention(place, &mention.text, turn.seq);
    }
}

fn check(state: &State, before: &[Turn], turn: &Turn) -> Result<(), FoldError> {
    let last = before.last().map_or(state.last_seq, |turn| turn.seq);
    // A log whose beginning was cut starts anywhere.
    if turn.seq <= last || (turn.seq != last + 1 && last != 0) {
        return Err("seq does not follow the last one".into());
    }
    let name = turn.speaker.as_deref().unwrap_or("");
    if turn.text.len() > limits::TEXT_BYTES || name.len() > limits::NAME_BYTES {
        return Err("text or speaker is too long".into());
    }
    let mut units = Units::new(&turn.text);
    let mut made = 0;
    let mut place = 0;
    for mention in &turn.mentions {
        if mention.start < place || units.slice(mention.start, mention.end) != Some(&mention.text) {
            return Err("a mention is not where its text is".into());
        }
        place = mention.end;
        let id = mention.id;
        if mention.new {
            made += 1;
            if (id
                != Id {
                    seq: turn.seq,
                    k: made,
                })
                || mention.name != mention.text
            {
                return Err("a new entity has a wrong id or name".into());
            }
            continue;
        }
        let known = if id.seq == turn.seq {
            id.k <= made
        } else {
            let in_record = before
                .iter()
                .any(|t| t.seq == id.seq && (1..=t.new).contains(&id.k));
            in_record || state.entities.find(id).is_some()
        };
        if !known {
            return Err("a mention names an unknown entity".into());
        }
    }
    Ok(())
}

/// Reads one line: a `turn` and its line break.
pub(super) fn read_turn(line: &str) -> Result<Turn<'_>, JsonError> {
    let mut cursor = Cursor::new(line);
    const NAMES: [&str; 6] = ["entities", "type", "seq", "at", "speaker", "text"];
    let mut values = [const { None }; 6];
    let mut mentions = Vec::new();
    read_fields(&mut cursor, &NAMES, &mut values, &mut |field, cursor| {
        if field == 0 {
            read_mentions(cursor, &mut mentions)?;
            return Ok(Value::Null);
        }
        cursor.value()
    })?;
    cursor.end()?;
    let [_, kind, seq, at, speaker, text] = values;
    let wrong = |what| Err(JsonError::new(what, line.len()));
    match kind {
        Some(Value::String(kind)) if kind == "turn" => {}
        _ => return wrong("expected an event of type turn"),
    }
    let (Some(seq), Some(Value::Integer(at)), Some(Value::String(text))) = (count(seq), at, text)
    else {
        return wrong("expected seq, at and text");
    };
    let speaker = match speaker {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return wrong("expected speaker as a string or null"),
    };
    let new = mentions.iter().filter(|mention| mention.new).count() as u32;
    Ok(Turn {
        seq,
        at,
        speaker,
        text,
        mentions,
        new,
    })
}

fn read_mentions<'r>(
    cursor: &mut Cursor<'r>,
    out: &mut Vec<TurnMention<'r>>,
) -> Result<(), JsonError> {
    let mut first = true;
    cursor.array()?;
    while cursor.element(&mut first)? {
        let start = cursor.offset();
        match read_mention(cursor)? {
            Some(mention) => out.push(mention),
            None => return Err(JsonError::new("expected a mention", start)),
        }
    }
    Ok(())
}

fn read_mention<'r>(cursor: &mut Cursor<'r>) -> Result<Option<TurnMention<'r>>, JsonError> {
    const NAMES: [&str; 7] = ["id", "type", "name", "text", "start", "end", "new"];
    let mut values: [Option<Value>; 7] = [const { None }; 7];
    let mut name_at = 0..0;
    read_fields(cursor, &NAMES, &mut values, &mut |field, cursor| {
        let start = cursor.value_offset();
        let value = cursor.value()?;
        if NAMES.get(field) == Some(&"name") {
            name_at = start..cursor.offset();
        }
        Ok(value)
    })?;
    let [id, kind, name, text, start, end, new] = values;
    let (Some(Value::String(id)), Some(Value::String(kind))) = (id, kind) else {
        return Ok(None);
    };
    let (Some(Value::String(name)), Some(Value::String(text))) = (name, text) else {
        return Ok(None);
    };
    let Some(Value::Bool(new)) = new else {
        return Ok(None);
    };
    let place = |value| count(value).and_then(|place| u32::try_from(place).ok());
    let (Some(start), Some(end)) = (place(start), place(end)) else {
        return Ok(None);
    };
    let (Some(id), Some(kind)) = (Id::parse('e', &id), kind_of_name(&kind)) else {
        return Ok(None);
    };
    Ok(Some(TurnMention {
        id,
        kind,
        name,
        name_at,
        text,
        start,
        end,
        new,
    }))
}

fn count(value: Option<Value>) -> Option<u64> {
    match value {
        Some(Value::Integer(count)) if count >= 0.0 => Some(count as u64),
        _ => None,
    }
}

pub(super) fn kind_of_name(name: &str) -> Option<EntityKind> {
    use EntityKind::{Location, Organization, Person};
    let mut kinds = [Person, Location, Organization].into_iter();
    kinds.find(|kind| kind.name() == name)
}
