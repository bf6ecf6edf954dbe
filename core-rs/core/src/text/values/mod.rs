//! Values: dates and times, durations, numbers, ordinals, percent, money, quantities, addresses,
//! telephone numbers; found by one pass over the lexemes of a message and written as JSON.
//!
//! `lexeme` and `vocabulary` read the text, `fraction` and what it stands on read numbers,
//! `amount` and `quantity` what is counted, `phone` and `contact` addresses, `time` the rest.
//! At each place the longest reading counts, of equals the most special one. Linear: every grammar
//! looks a bounded way ahead. Shapes of the JSON:
//! - number, ordinal, percent: a number; money `{"amount","currency"}`; quantity `{"amount","unit"}`;
//! - duration `{"seconds"}`, with `"mod":"more"|"less"` when said;
//! - datetime `{"from","to","grain"}` in Unix ms, `to` exclusive, an open side `null` and then `mod`
//!   (`since`, `after`, `before`, `until`); `alternative` has the other `from` and `to`;
//! - recurring `{"every":{"unit","count","weekday"?,"time"?},"from"?}`: weekday 0 is Monday, time is
//!   seconds after midnight.

mod amount;
mod cardinal;
mod civil;
mod class;
pub(super) mod contact;
mod counted;
mod decimal;
mod fraction;
mod json;
mod lexeme;
mod numeral;
mod ordinal;
mod phone;
mod quantity;
mod ratio;
mod reader;
mod scan;
mod time;
mod vocabulary;
mod words_money;
mod words_number;
mod words_time;
mod words_unit;
mod zone;

#[cfg(test)]
mod robustness_tests;
#[cfg(test)]
mod tests;

use super::analysis::ValueKind;
use super::chars::utf16_units;
use super::steps;
use super::token::Token;
use super::upos::Upos;
use lexeme::{Lexeme, Sort};
pub use reader::Reader;
use scan::Scan;
use time::Time;
use vocabulary::{Class, Vocabulary};
pub use zone::Zone;

/// A set of kinds to look for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// All kinds of the wire.
    pub const ALL: Kinds = Kinds((1 << 12) - 1);
    /// Also names that are no values by themselves: `fahrenheit`, `dollar`, `last`.
    pub const NAMES: Kinds = Kinds(1 << 12);

    pub const fn of(kind: ValueKind) -> Kinds {
        Kinds(1 << kind as u32)
    }

    pub const fn with(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    fn has(self, kind: ValueKind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }

    fn timed(self) -> bool {
        self.has(ValueKind::Datetime) || self.has(ValueKind::Duration)
    }

    fn names(self) -> bool {
        self.0 & Self::NAMES.0 != 0
    }
}

/// A message to read.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// One a token, or none when they are not known.
    pub tags: &'a [Upos],
    /// Unix ms of the message.
    pub at: f64,
    pub zone: Zone<'a>,
    pub kinds: Kinds,
}

/// What reading needs and keeps from message to message.
pub(crate) struct Arena {
    words: Vocabulary,
    lexemes: Vec<Lexeme>,
    json: Vec<u8>,
    ring: time::Ring,
}

impl Arena {
    pub(crate) fn new() -> Arena {
        let words = Vocabulary::new();
        Arena {
            lexemes: Vec::new(),
            json: Vec::new(),
            ring: time::Ring::new(&words),
            words,
        }
    }
}

/// Classes a value can begin with.
const NUMBERS: u32 = Class::Small.bit()
    | Class::Scale.bit()
    | Class::Ordinal.bit()
    | Class::ScaleOrdinal.bit()
    | Class::Share.bit()
    | Class::Vulgar.bit();

/// Takes kind, start, end (UTF-16 units) and JSON of a value; false to stop.
pub type Emit<'e> = dyn FnMut(ValueKind, u32, u32, &[u8]) -> bool + 'e;

/// Emits the values of a message, ascending, without overlap. `emit` gets kind, start, end (UTF-16
/// units) and JSON, and returns false to stop.
pub(crate) fn find(reading: &Reading, arena: &mut Arena, emit: &mut Emit<'_>) {
    arena.lexemes.clear();
    lexeme::read(
        reading.text,
        reading.tokens,
        &arena.words,
        &mut arena.lexemes,
    );
    let scan = Scan {
        text: reading.text,
        lexemes: &arena.lexemes,
        words: &arena.words,
        tokens: reading.tokens,
        tags: reading.tags,
    };
    let mut time = Time::new(&scan, reading.at, &reading.zone, &mut arena.ring);
    let mut units = Units {
        text: reading.text,
        byte: 0,
        units: 0,
    };
    let mut i = 0;
    while i < scan.lexemes.len() {
        steps::count(1);
        let found = longest(&mut time, reading, i, &mut arena.json);
        // A value is never empty: whatever a grammar says, the scan goes on.
        let Some((kind, end)) = found.filter(|&(_, end)| end > i) else {
            debug_assert!(found.is_none(), "an empty value at lexeme {i}");
            i += 1;
            continue;
        };
        let start = units.at(scan.at(i).start);
        let stop = units.at(scan.at(end - 1).end);
        if !emit(kind, start, stop, &arena.json) {
            return;
        }
        i = end;
    }
}

/// The longest value at `i`: its kind and the lexeme after it; its JSON is in `json`.
fn longest(
    time: &mut Time,
    reading: &Reading,
    i: usize,
    json: &mut Vec<u8>,
) -> Option<(ValueKind, usize)> {
    let scan = time.scan;
    let lexeme = scan.at(i);
    let kinds = reading.kinds;
    json.clear();
    if lexeme.sort == Sort::Whole {
        let token = scan.tokens.get(lexeme.token as usize)?;
        let kind = contact::kind(scan.text, token).filter(|&kind| kinds.has(kind))?;
        contact::write(kind, scan.raw(i), json);
        return Some((kind, i + 1));
    }
    let counted = counted::counted(scan, kinds, i, json);
    if !kinds.timed()
        || lexeme.sort == Sort::Sign && !matches!(scan.raw(i), "=" | ">" | "½")
        || !begins(scan, i)
    {
        return counted;
    }
    let found = time.find(i).filter(|value| {
        let kind = if value.sort == time::Sort::Duration {
            ValueKind::Duration
        } else {
            ValueKind::Datetime
        };
        kinds.has(kind) && counted.is_none_or(|c| value.end >= c.1)
    });
    let Some(value) = found else {
        return counted;
    };
    json.clear();
    Some((
        time::write(&time.now, &reading.zone, &value, json),
        value.end,
    ))
}

/// Classes of which a date or time has a word.
const TIMES: u32 = Class::Month.bit()
    | Class::Weekday.bit()
    | Class::Weekdays.bit()
    | Class::Unit.bit()
    | Class::Season.bit()
    | Class::Part.bit()
    | Class::Mornings.bit()
    | Class::DayWord.bit()
    | Class::Holiday.bit()
    | Class::Adverb.bit()
    | Class::Timely.bit();

/// How far behind its first word a date has one that shows it is one, lexemes.
const LOOK: usize = 5;

/// Whether a date or time can begin at `i`.
fn begins(scan: &Scan, i: usize) -> bool {
    let lexeme = scan.at(i);
    if lexeme.classes == 0 && lexeme.word == 0 && lexeme.sort == Sort::Word {
        return false;
    }
    (i..i + LOOK)
        .any(|j| scan.sort(j) == Sort::Digits || scan.at(j).classes & (TIMES | NUMBERS) != 0)
}

/// UTF-16 offsets of ascending byte offsets.
struct Units<'a> {
    text: &'a str,
    byte: usize,
    units: u32,
}

impl Units<'_> {
    fn at(&mut self, byte: u32) -> u32 {
        let bytes = self
            .text
            .as_bytes()
            .get(self.byte..byte as usize)
            .unwrap_or(&[]);
        self.units += utf16_units(bytes);
        self.byte = byte as usize;
        self.units
    }
}
