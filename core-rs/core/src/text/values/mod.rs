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
//! - recurring `{"every":{"unit","count","weekday"?,"day"?,"time"?}}`: weekday 0 is Monday, day that of
//!   the month, time is seconds after midnight;
//! - an ordinal told from an end or the present one: `{"offset","from":"end"|"current"}`; an amount that
//!   is not said is left out of money and quantity.

mod amount;
mod cardinal;
mod civil;
pub(crate) use civil::date;
mod class;
pub(super) mod contact;
mod counted;
mod currency;
mod decimal;
mod fraction;
mod json;
mod lexeme;
mod lists;
mod numeral;
mod ordinal;
mod phone;
mod quantity;
mod ratio;
#[cfg(any(test, feature = "tables"))]
mod reader;
mod scan;
#[cfg(any(test, feature = "tables"))]
pub mod tables;
mod time;
mod unit;
mod vocabulary;
mod zone;

#[cfg(test)]
mod robustness_tests;
#[cfg(test)]
mod tests;

use super::analysis::ValueKind;
use super::chars::utf16_units;
use super::sentence;
use super::steps;
use super::token::Token;
use super::upos::Upos;
use lexeme::{Lexeme, Sort};
use lists::list;
#[cfg(any(test, feature = "tables"))]
pub use reader::Reader;
use scan::Scan;
use time::Time;
use time::pattern::Patterns;
use vocabulary::{Class, Vocabulary};
pub use zone::Zone;

/// A message to read.
pub(crate) struct Reading<'a> {
    pub text: &'a str,
    pub tokens: &'a [Token],
    /// One a token, or none when they are not known.
    pub tags: &'a [Upos],
    /// Unix ms of the message.
    pub at: f64,
    pub zone: Zone<'a>,
}

/// The language: what the model has of words and patterns of values.
#[derive(Clone, Copy)]
pub(crate) struct Language<'m> {
    words: Vocabulary<'m>,
    patterns: Patterns<'m>,
}

impl<'m> Language<'m> {
    /// From the sections `VOCB` and `DATE`, each with its parameter; nothing when one is misshapen.
    pub(crate) fn new(
        (words, bits): (&'m [u8], u32),
        (patterns, tables): (&'m [u8], u32),
    ) -> Option<Language<'m>> {
        Some(Language {
            words: Vocabulary::new(words, bits)?,
            patterns: Patterns::new(patterns, tables)?,
        })
    }

    /// Whether all their numbers point to something.
    pub(crate) fn is_sound(&self) -> bool {
        self.words.is_sound() && self.patterns.is_sound()
    }
}

/// Memory that is used again for each message.
pub(crate) struct Arena {
    lexemes: Vec<Lexeme>,
    json: Vec<u8>,
    ring: time::Ring,
}

impl Arena {
    pub(crate) fn new() -> Arena {
        Arena {
            lexemes: Vec::new(),
            json: Vec::new(),
            ring: time::Ring::new(),
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

/// The lexemes of so many bytes are looked at together, and of more until their sentence ends: it
/// bounds the memory. No value reaches over the border.
const TOGETHER: u32 = 4_096;

/// Emits the values of a message, ascending, without overlap. `emit` gets kind, start, end (UTF-16
/// units) and JSON, and returns false to stop.
pub(crate) fn find(reading: &Reading, language: &Language, arena: &mut Arena, emit: &mut Emit<'_>) {
    let mut units = Units {
        text: reading.text,
        byte: 0,
        units: 0,
    };
    let tokens = reading.tokens;
    let (mut from, mut to) = (0, 0);
    while to < tokens.len() {
        to = sentence::end(reading.text, tokens, to);
        let begin = tokens.get(from).map_or(0, |token| token.byte_start);
        let more = tokens
            .get(to)
            .filter(|token| token.byte_start - begin < TOGETHER);
        if more.is_some() {
            continue;
        }
        arena.lexemes.clear();
        let lexemes = &mut arena.lexemes;
        lexeme::read(reading.text, tokens, from..to, &language.words, lexemes);
        if !find_together(reading, language, arena, &mut units, emit) {
            return;
        }
        from = to;
    }
}

/// Emits the values of the lexemes in the arena; false to stop.
fn find_together(
    reading: &Reading,
    language: &Language,
    arena: &mut Arena,
    units: &mut Units,
    emit: &mut Emit<'_>,
) -> bool {
    let scan = Scan {
        text: reading.text,
        lexemes: &arena.lexemes,
        words: &language.words,
        tokens: reading.tokens,
        tags: reading.tags,
    };
    let mut time = Time::new(
        &scan,
        language.patterns,
        reading.at,
        &reading.zone,
        &mut arena.ring,
    );
    let mut i = 0;
    while i < scan.lexemes.len() {
        steps::count(1);
        let found = longest(&mut time, reading, i, &mut arena.json);
        // Whatever a grammar says, and a model that was damaged and hashed again: the scan goes on.
        let Some((kind, end)) = found.filter(|&(_, end)| end > i) else {
            i += 1;
            continue;
        };
        let start = units.at(scan.at(i).start);
        let stop = units.at(scan.at(end - 1).end);
        if !emit(kind, start, stop, &arena.json) {
            return false;
        }
        i = end;
    }
    true
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
    json.clear();
    // No word of any value.
    if lexeme.sort == Sort::Word && lexeme.word == 0 {
        return None;
    }
    if lexeme.sort == Sort::Whole {
        let token = scan.tokens.get(lexeme.token as usize)?;
        let kind = contact::kind(scan.text, token)?;
        contact::write(kind, scan.raw(i), json);
        return Some((kind, i + 1));
    }
    let counted = counted::counted(scan, i, json);
    // "turning 40 next week": the number is an age.
    let age = || i > 0 && scan.is(i - 1, list!("turn turns turned turning"));
    if !begins(scan, i)
        || lexeme.sort == Sort::Sign && !matches!(scan.raw(i), "=" | ">" | "½")
        || age()
    {
        return counted;
    }
    let found = time.find(i);
    let found = found.filter(|value| counted.is_none_or(|c| value.end >= c.1));
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

/// Digits of a year, and of a day that is written without signs.
const DATED: (u32, u32) = (4, 8);

/// Whether a date or time can begin at `i`.
fn begins(scan: &Scan, i: usize) -> bool {
    let lexeme = scan.at(i);
    if lexeme.classes == 0 && lexeme.sort == Sort::Word {
        return false;
    }
    // Longer numbers count what comes behind them: "10000 days".
    let digits = lexeme.end - lexeme.start;
    if lexeme.sort == Sort::Digits && digits > DATED.0 && digits != DATED.1 {
        let next = scan.at(i + 1);
        if next.classes == 0 && matches!(next.sort, Sort::Word | Sort::Whole) {
            return false;
        }
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
