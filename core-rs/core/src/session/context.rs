//! The context of a recall: what is known of those whom the question names, then the turns that fit it best.

use super::limits;
use super::read::Recall;
use super::refusal::decimal;
use super::state::State;
use crate::json::{Cursor, Value, plain, read_fields, write_integer, write_raw};
use crate::memory::{Fact, Folded, Form, Hit, Object, TurnView, day_of};
use crate::text::{EntityKind, date};
use crate::words::{List, each_term, has, holds, list, runs};
use std::borrow::Cow;

/// One part of this of a context at most is facts.
const SHARE: usize = 8;
/// Current facts that are looked at, the newest, and listed.
const LOOKED_AT: usize = 256;
const LISTED: usize = 16;
/// Bytes by which a word of a fact and one of the question are compared.
const BEGINNING: usize = 4;
/// Words of a question's names, and entities that it can name.
const NAME_WORDS: usize = 3;
const NAMED: usize = 16;
/// Words by which a question names who asks it.
const OWN: &List = list!("i me my mine we our");

/// Lines within the budget: `[seq] Ann lives in Rome (since 2026-04-20)`, current facts with where they were
/// said last, those that share the most words with the question first; then `[seq] speaker: text`, in the order
/// in which it was said. What does not fit is passed over.
pub(super) fn context(state: &State, recall: &Recall, hits: &[Hit]) -> String {
    let mut left = recall.tokens * limits::TOKEN_CHARS;
    let mut context = String::new();
    let mut room = left / SHARE;
    for fact in facts(state, recall) {
        let line = line(state, fact);
        let chars = chars_of(&line);
        if chars <= room {
            room -= chars;
            left -= chars;
            context.push_str(&line);
        }
    }
    let mut turns: Vec<TurnView> = Vec::with_capacity(hits.len());
    // Each one's place in the index, and in the low half that among these.
    let mut chosen: Vec<u64> = Vec::with_capacity(hits.len());
    let first = state.index.first_seq();
    let mut bytes = 0;
    for hit in hits {
        // A turn of more bytes does not fit: a character has four at most.
        let fits = |turn: &TurnView| turn.text.len() / 4 < left;
        let Some(turn) = state.index.turn(hit.seq).filter(fits) else {
            continue;
        };
        let digits = hit.seq.checked_ilog10().unwrap_or(0) as usize + 1;
        let (name, signs) = turn.speaker.map_or(("", SIGNS - 2), |name| (name, SIGNS));
        let chars = digits + signs + chars_of(name) + chars_of(turn.text);
        if chars <= left {
            left -= chars;
            bytes += digits + signs + name.len() + turn.text.len();
            chosen.push((hit.seq - first) << 32 | turns.len() as u64);
            turns.push(turn);
        }
    }
    chosen.sort_unstable();
    context.reserve(bytes);
    let mut digits = Vec::with_capacity(16);
    for place in chosen {
        let Some(turn) = turns.get(place as u32 as usize) else {
            continue;
        };
        digits.clear();
        write_integer(&mut digits, (first + (place >> 32)) as f64);
        for part in said(std::str::from_utf8(&digits).unwrap_or(""), turn) {
            context.push_str(part);
        }
    }
    context
}

/// Bytes of a line beside its number, speaker and text; two of them are for the speaker.
const SIGNS: usize = 6;

/// `[seq] speaker: text`
fn said<'t>(seq: &'t str, turn: &TurnView<'t>) -> [&'t str; 7] {
    let (name, colon) = turn.speaker.map_or(("", ""), |name| (name, ": "));
    ["[", seq, "] ", name, colon, turn.text, "\n"]
}

/// Characters, counted eight bytes at a time: those that are no continuation.
fn chars_of(line: &str) -> usize {
    let (eights, rest) = line.as_bytes().as_chunks::<8>();
    let continued: u32 = eights
        .iter()
        .map(|eight| {
            let bits = u64::from_le_bytes(*eight);
            (bits & !(bits << 1) & 0x8080_8080_8080_8080).count_ones()
        })
        .sum();
    let others = rest.iter().filter(|&&byte| byte & 0xC0 == 0x80).count();
    line.len() - continued as usize - others
}

/// The current facts of those whom the question names: those that share the most words with it first, then the
/// newest; a bounded number.
fn facts<'s>(state: &'s State, recall: &Recall) -> Vec<&'s Fact> {
    let named = named(state, recall);
    if named.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(usize, &Fact)> = Vec::new();
    // Words that tell something, by their beginnings: "lives" and "live" are one here, whose stems are two.
    let mut asked: Vec<Vec<u8>> = Vec::new();
    each_term(&recall.query, &mut |term, word| {
        if !term.is_empty() {
            asked.push(beginning(word).to_vec());
        }
    });
    let newest = state.index.turn(state.last_seq).map_or(0.0, |turn| turn.at);
    let now = recall.until.unwrap_or(newest);
    let mut marks = vec![false; state.entities.len()];
    let merged = state.entities.merged();
    let merged = merged.filter(|&entity| has(&named, state.entities.root(entity)));
    for entity in merged.chain(named.iter().copied()) {
        if let Some(mark) = marks.get_mut(entity as usize) {
            *mark = true;
        }
    }
    let facts = state
        .facts
        .around(|entity| marks.get(entity as usize) == Some(&true));
    let current =
        facts.filter(|fact| fact.is_asserted() && fact.polarity && fact.holds(now, f64::INFINITY));
    for fact in current.take(LOOKED_AT) {
        let mut shared = 0;
        let mut count = |text: &str| {
            for word in text.as_bytes().split(|&byte| byte == b' ') {
                let start = beginning(word);
                shared += usize::from(asked.iter().any(|known| known.eq_ignore_ascii_case(start)));
            }
        };
        count(state.facts.predicate(fact.predicate));
        match &fact.object {
            Object::Text(text) => count(text),
            Object::Entity(entity) => count(name_of(state, *entity)),
            _ => {}
        }
        let place = found.partition_point(|(other, _)| *other >= shared);
        if place < LISTED {
            found.insert(place, (shared, fact));
            found.truncate(LISTED);
        }
    }
    found.into_iter().map(|(_, fact)| fact).collect()
}

fn beginning(word: &[u8]) -> &[u8] {
    word.get(..BEGINNING).unwrap_or(word)
}

fn name_of(state: &State, entity: u32) -> &str {
    let entity = state.entities.get(state.entities.root(entity));
    entity.map_or("", |entity| entity.name())
}

/// The entities that a question names, the asker by "I" or "my".
fn named(state: &State, recall: &Recall) -> Vec<u32> {
    let words: Vec<&str> = runs(&recall.query, char::is_alphanumeric)
        .filter(|word| !word.is_empty())
        .collect();
    let mut found: Vec<u32> = Vec::new();
    if holds(&words, OWN) {
        let asker = state.speakers.asker(recall.speaker.as_deref());
        found.extend(asker.map(|asker| state.entities.root(asker)));
    }
    let mut name = Folded::new("");
    for start in 0..words.len() {
        name.clear();
        for word in words.iter().skip(start).take(NAME_WORDS) {
            name.add(word);
            for (kind, form) in [
                (EntityKind::Person, Form::Part),
                (EntityKind::Person, Form::Whole),
                (EntityKind::Location, Form::Whole),
                (EntityKind::Organization, Form::Whole),
                (EntityKind::Organization, Form::Initials),
            ] {
                for &entity in state.entities.bearers_of(kind, form, &mut name).iter() {
                    if found.len() < NAMED && !has(&found, entity) {
                        found.push(entity);
                    }
                }
            }
        }
    }
    found
}

/// `[seq] Ann lives in Rome (since 2026-04-20)`
fn line(state: &State, fact: &Fact) -> String {
    let seq = fact.evidence.last().map_or(fact.id.seq, |place| place.seq);
    let object = match &fact.object {
        Object::Nothing => Cow::Borrowed(""),
        Object::Entity(entity) => Cow::Borrowed(name_of(state, *entity)),
        Object::Text(text) => Cow::Borrowed(&**text),
        Object::Value(json) => words_of(json),
    };
    let predicate = state.facts.predicate(fact.predicate);
    let space = if object.is_empty() { "" } else { " " };
    let mut line = [
        "[",
        &decimal(seq as f64),
        "] ",
        name_of(state, fact.subject),
        " ",
        predicate,
        space,
        &object,
    ]
    .concat();
    for (word, time) in [(" (since ", fact.valid_from), (" (until ", fact.valid_to)] {
        if time.is_finite() {
            line.push_str(word);
            line.push_str(&day(time));
            line.push(')');
        }
    }
    line.push('\n');
    line
}

/// The words that a value was said with.
fn words_of(json: &str) -> Cow<'_, str> {
    let mut text = [None];
    let read = read_fields(&mut Cursor::new(json), &["text"], &mut text, &mut plain);
    match (read, text) {
        (Ok(()), [Some(Value::String(text))]) => text,
        _ => Cow::Borrowed(""),
    }
}

/// `2026-04-20`, UTC.
fn day(time: f64) -> String {
    let (year, month, day) = date(day_of(time));
    let mut out = Vec::new();
    write_integer(&mut out, f64::from(year));
    for part in [month, day] {
        write_raw(&mut out, if part < 10 { b"-0" } else { b"-" });
        write_integer(&mut out, f64::from(part));
    }
    String::from_utf8(out).unwrap_or_default()
}
