//! What a value tells of when a relation holds.

use super::places::Places;
use super::when::When;
use crate::json::{Cursor, Value as Json, plain, read_fields};
use crate::text::Upos;
use crate::text::relations::{Kind, Relation, Tense};
use crate::text::{Analysis, Value, ValueKind};
use crate::words::{List, has_part, is_among, list, same, split};

/// Tokens among which an answer to "how long" begins.
const FIRST: u32 = 4;

/// The members of a value that tell a time.
struct Told {
    from: Option<f64>,
    to: Option<f64>,
    seconds: Option<f64>,
    /// The other reading of a day without a year or a week.
    alternative: Option<(f64, Option<f64>)>,
}

fn told(json: &str) -> Option<Told> {
    let mut cursor = Cursor::new(json);
    let mut fields = [const { None }; 4];
    let names = ["from", "to", "seconds", "alternative"];
    read_fields(&mut cursor, &names, &mut fields, &mut plain).ok()?;
    let number = |field: &Option<Json>| match field {
        Some(Json::Integer(number)) => Some(*number),
        _ => None,
    };
    let [from, to, seconds, other] = &fields;
    let alternative = match other {
        Some(Json::Object(start)) => told(json.get(*start..)?.split_inclusive('}').next()?),
        _ => None,
    };
    Some(Told {
        from: number(from),
        to: number(to),
        seconds: number(seconds),
        alternative: alternative.and_then(|other| Some((other.from?, other.to))),
    })
}

/// Takes in what `value` tells, which stands behind the word `before` and reads `text`.
pub(super) fn read(
    value: &Value,
    (before, text): (String, &str),
    relation: &Relation,
    at: f64,
    when: &mut When,
) {
    let json = core::str::from_utf8(&value.json).unwrap_or("");
    let Some(mut told) = told(json) else {
        return;
    };
    // What is told as past did not begin later.
    let since = text.get(..6).is_some_and(|start| same(start, "since "));
    let past = since || relation.tense == Tense::Past;
    if past && told.from.is_some_and(|from| from > at) {
        match told.alternative.filter(|(from, _)| *from <= at) {
            Some((from, to)) => (told.from, told.to) = (Some(from), to),
            None => return,
        }
    }
    // "I've got an exam on the 20th"
    let ahead = matches!(relation.kind, Kind::Event | Kind::Goes | Kind::Meets);
    let ahead = ahead && matches!(relation.tense, Tense::Present | Tense::Future);
    if ahead
        && told.to.is_some_and(|to| to <= at)
        && let Some((from, to)) = told.alternative.filter(|(from, _)| *from > at)
    {
        (told.from, told.to) = (Some(from), to);
    }
    let (from, to) = (told.from, told.to);
    if let Some(seconds) = told.seconds {
        let lasts = matches!(&*before, "for" | "past" | "last" | "since");
        let from = at - seconds * 1000.0;
        // The times that a date can be (ECMA-262, 21.4.1.1).
        let is_time = from.abs() <= 8.64e15;
        let trip = matches!(
            relation.kind,
            Kind::Goes | Kind::Visited | Kind::Meets | Kind::Event
        ) && relation.tense == Tense::Past;
        if lasts
            && !trip
            && is_time
            && !when.over
            && relation.tense != Tense::Future
            && when.from.is_none()
        {
            when.from = Some(from);
        }
        return;
    }
    match (from, to) {
        (Some(from), None) => when.from = Some(from),
        // "Until May I live in Rome", said later in May
        (None, Some(to)) if to <= at && relation.tense != Tense::Past => {
            when.to = told
                .alternative
                .and_then(|(_, to)| to)
                .filter(|to| *to > at);
        }
        (None, Some(to)) => {
            when.to = Some(to);
            when.over |= to <= at;
        }
        (Some(from), Some(to)) => {
            let until = matches!(&*before, "until" | "till" | "to");
            if until && when.from.is_some() {
                when.to = Some(from);
            } else if when.over && relation.ended {
                // "I quit last week": it ended by the end of it.
                when.to = Some(to.min(at));
            } else {
                when.from = Some(from);
                let word = split(text, b' ').next().unwrap_or("");
                let both = is_among(word, list!("from between"));
                // "From 2010 to 2015": it is over then.
                when.over |= both && to <= at;
                let instant = matches!(relation.kind, Kind::Event | Kind::Meets | Kind::Goes);
                if when.over || instant {
                    when.to = Some(to);
                }
            }
        }
        (None, None) => {}
    }
}

/// "How long have you been married?" "5 years already!": how long what was asked has been so.
pub(super) fn lasting(analysis: &Analysis, places: &Places, at: f64, when: &mut When) {
    let mut values = analysis.values.iter();
    let value = values.find(|value| value.kind == ValueKind::Duration);
    let then = places.is(0, list!("not"))
        || has_part(places.text, " more ")
        || has_part(places.text, " then ");
    if let Some(value) = value
        .filter(|_| !then)
        .filter(|value| places.token_at(value.start) < FIRST)
        && when.from.is_none()
    {
        read(value, ("for".into(), ""), &Relation::default(), at, when);
    }
}

/// "From Monday to Thursday": each week, where nothing is going on.
pub(super) fn is_weekly(places: &Places, value: &Value) -> bool {
    const DAYS: &List = list!("monday tuesday wednesday thursday friday saturday sunday");
    let at = places.token_at(value.start);
    let day = (at..at + 2).find(|&token| places.is(token, DAYS));
    day.is_some_and(|day| {
        let to = places.is(day + 1, list!("to till until through -")) && places.is(day + 2, DAYS);
        let from = day >= 2 && places.is(day - 1, list!("to till until through -"));
        let end = if to { day + 3 } else { day + 1 };
        !places.is(end, list!("next this")) && (to || from && places.is(day - 2, DAYS))
    })
}

/// "Sunday lunch is …": whether a time is that of something else than of where one lives or works.
pub(super) fn is_of_another(
    places: &Places,
    analysis: &Analysis,
    relation: &Relation,
    value: &Value,
) -> bool {
    let next = places.token_at(value.end);
    let inside = relation.extent();
    let noun = analysis.tags.get(next as usize) == Some(&Upos::Noun)
        && places.token_at(value.start) + 1 == next
        && places.text_of(value.start, value.end).ends_with("day");
    let is = value.start >= places.units(inside.end).0
        && places.is(next, list!("is was 's ’s"))
        && !relation.ended
        && !relation.negated;
    (noun || is) && !(inside.start..inside.end).contains(&next)
}

/// Whether a time is told to the hour or finer.
pub(super) fn is_of_day(value: &Value) -> bool {
    let fine: [&[u8]; 3] = [b"\"hour\"", b"\"minute\"", b"\"second\""];
    value.kind == ValueKind::Datetime && fine.into_iter().any(|name| says(value, name))
}

/// Whether a value's JSON has a part.
pub(super) fn says(value: &Value, part: &[u8]) -> bool {
    value.json.windows(part.len()).any(|found| found == part)
}

/// "Olga (born 1980) lives in Graz": a time in brackets before the verb, but not "(since May)".
pub(super) fn is_in_brackets(places: &Places, relation: &Relation, value: &Value) -> bool {
    let (start, end) = (places.token_at(value.start), places.token_at(value.end));
    let alone = places.is(start, list!("since")) && places.word(start.wrapping_sub(1)) == "(";
    places.word(end) == ")" && end <= relation.predicate.start && !alone
}
