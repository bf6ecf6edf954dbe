//! Reading the lines of a log record: what each event says of the session.

use super::asking::Asked;
use super::fold_items::{
    count, id_of, read_closed, read_fact, read_list, read_mention, read_merge, read_place, string,
};
use super::state::By;
use crate::json::{Cursor, JsonError, Value, read_fields};
use crate::memory::{Evidence, Id, Meant, Object};
use crate::text::{EntityKind, Gender, TextVector};
use std::borrow::Cow;

pub(super) struct Turn<'r> {
    pub seq: u64,
    pub at: f64,
    pub speaker: Option<Cow<'r, str>>,
    /// Of its analysis; the event does not tell it.
    pub vector: TextVector,
    /// The same.
    pub asked: Asked,
    pub text: Cow<'r, str>,
    pub mentions: Vec<TurnMention<'r>>,
    pub merges: Vec<TurnMerge>,
    pub facts: Vec<TurnFact<'r>>,
    pub closed: Vec<TurnClosed>,
    /// Entities that it made.
    pub new: u32,
}

pub(super) struct TurnMention<'r> {
    pub id: Id,
    pub kind: EntityKind,
    pub name: Cow<'r, str>,
    pub text: Cow<'r, str>,
    pub start: u32,
    pub end: u32,
    pub new: bool,
    pub by: By,
    /// What its pronoun says.
    pub gender: Gender,
}

pub(super) struct TurnMerge {
    pub from: Id,
    pub into: Id,
}

pub(super) enum TurnObject {
    Entity(Id),
    Other(Object),
}

pub(super) struct TurnFact<'r> {
    pub id: Id,
    pub subject: Id,
    pub predicate: Cow<'r, str>,
    pub object: TurnObject,
    pub polarity: bool,
    pub meant: Meant,
    pub reported_by: Option<Id>,
    pub doubt: u16,
    pub valid_from: f64,
    pub valid_to: f64,
    pub evidence: Evidence,
}

pub(super) struct TurnClosed {
    pub id: Id,
    /// When it ended in the world; else it was wrong.
    pub valid_to: Option<f64>,
}

/// An event of the log.
pub(super) enum Event<'r> {
    Turn(Turn<'r>),
    /// Not said, but done by hand; with its time, Unix milliseconds.
    Mark(f64, Mark),
}

pub(super) enum Mark {
    Merged {
        from: Id,
        into: Id,
        closed: Vec<TurnClosed>,
    },
    Undone(Id),
    /// Turn and first unit of a mention.
    Split(u64, u32),
    /// Nothing is left of it.
    Removed,
}

/// Reads one line, an event and its line break; with its `seq`.
pub(super) fn read_event(line: &str) -> Result<(u64, Event<'_>), JsonError> {
    let mut cursor = Cursor::new(line);
    const NAMES: [&str; 13] = [
        "entities", "facts", "closed", "merged", "mention", "type", "seq", "at", "speaker", "text",
        "from", "into", "merge",
    ];
    let mut values = [const { None }; 13];
    let mut split = None;
    let (mut mentions, mut facts) = (Vec::new(), Vec::new());
    let (mut closed, mut merges) = (Vec::new(), Vec::new());
    read_fields(&mut cursor, &NAMES, &mut values, &mut |field, cursor| {
        match field {
            0 => read_list(cursor, &mut mentions, read_mention)?,
            1 => read_list(cursor, &mut facts, read_fact)?,
            2 => read_list(cursor, &mut closed, read_closed)?,
            3 => read_list(cursor, &mut merges, read_merge)?,
            4 => split = read_place(cursor)?,
            _ => return cursor.value(),
        }
        Ok(Value::Null)
    })?;
    cursor.end()?;
    let [
        _,
        _,
        _,
        _,
        _,
        kind,
        seq,
        at,
        speaker,
        text,
        from,
        into,
        merge,
    ] = values;
    let wrong = |what| Err(JsonError::new(what, line.len()));
    let Some(seq) = count(&seq) else {
        return wrong("expected seq");
    };
    let kind = string(&kind).unwrap_or("");
    if kind == "removed" {
        return Ok((seq, Event::Mark(0.0, Mark::Removed)));
    }
    let Some(Value::Integer(at)) = at else {
        return wrong("expected at");
    };
    let mark = match kind {
        "merged" => {
            let ids = id_of('e', &from).zip(id_of('e', &into));
            ids.map(|(from, into)| Mark::Merged {
                from,
                into,
                closed: std::mem::take(&mut closed),
            })
        }
        "undone" => id_of('m', &merge).map(Mark::Undone),
        "split" => split.map(|(turn, start)| Mark::Split(turn, start)),
        _ => None,
    };
    if let Some(mark) = mark {
        return Ok((seq, Event::Mark(at, mark)));
    }
    let (Some(Value::String(text)), true) = (text, kind == "turn") else {
        return wrong("expected a turn, or another event with all of its members");
    };
    let speaker = match speaker {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return wrong("expected speaker as a string or null"),
    };
    let new = mentions
        .iter()
        .filter(|mention: &&TurnMention| mention.new)
        .count() as u32;
    let turn = Turn {
        seq,
        at,
        speaker,
        vector: TextVector::NONE,
        asked: Asked::default(),
        text,
        mentions,
        merges,
        facts,
        closed,
        new,
    };
    Ok((seq, Event::Turn(turn)))
}
