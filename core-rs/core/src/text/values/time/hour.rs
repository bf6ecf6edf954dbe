//! Hours and minutes in digits, and bare hours.

use super::super::civil::{DAY, Grain};
use super::super::lexeme::Sort as Lex;
use super::super::lists::list;
use super::super::scan::Scan;
use super::super::vocabulary::Class;
use super::clock::{HOUR, NOON};
use super::{Sort, Val};
use crate::words::begins;

pub(super) fn clock(hour: i32, minute: i32, second: i32, ambiguous: bool) -> Option<Val> {
    let valid = (0..=24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    let from = (i64::from(hour) * HOUR + i64::from(minute) * 60 + i64::from(second)) % DAY;
    valid.then(|| Val {
        ambiguous,
        ..Val::span(Sort::Clock, from, from + 1, Grain::Second)
    })
}

/// A time with `am` (0) or `pm` (1) said.
#[inline(never)]
pub(super) fn said(mut value: Val, half: i32) -> Option<Val> {
    let hour = value.from / HOUR;
    if hour > 12 {
        return Some(Val {
            ambiguous: false,
            ..value
        });
    }
    if half < 2 {
        value.from = value.from % NOON + if half == 1 { NOON } else { 0 };
        value.ambiguous = false;
    }
    Some(value)
}

/// `am`, `p.m.`, `p`: the lexeme after it; 0, 1, or 2 for `ampm`.
pub(crate) fn meridiem(scan: &Scan, i: usize) -> Option<(usize, i32)> {
    let ends =
        |at: usize| !(scan.glued(at + 1) && matches!(scan.sort(at + 1), Lex::Word | Lex::Digits));
    let half = |at: usize| i32::from(begins(scan.raw(at), "pP"));
    if scan.is(i, list!("am pm")) && ends(i) {
        return Some((i + 1, half(i)));
    }
    if scan.is(i, list!("ampm")) {
        return Some((i + 1, 2));
    }
    if scan.is(i, list!("a p")) && ends(i) {
        let dot = usize::from(scan.sign(i + 1) == '.');
        if scan.is(i + 1 + dot, list!("m")) && ends(i + 1 + dot) {
            let after = i + 2 + dot;
            let closing = dot == 1 && scan.sign(after) == '.';
            return Some((after + usize::from(closing), half(i)));
        }
        // "2A" is a flat.
        let small = scan.raw(i).bytes().all(|byte| byte.is_ascii_lowercase());
        return (small && scan.glued(i)).then(|| (i + 1, half(i)));
    }
    None
}

/// A time in digits: `7:56:30 pm`, `9am`, `8.30pm`, `15:00`, after `at` also `7`, `6.45`.
pub(crate) fn digits(scan: &Scan, i: usize) -> Option<Val> {
    let (hour, length) = scan
        .integer(i)
        .filter(|&(_, length)| length <= 2 || length == 4)?;
    let before = i.wrapping_sub(1);
    if scan.glued(i)
        && i > 0
        && (scan.sort(before) == Lex::Word && !scan.is(before, list!("t at"))
            || scan.sign(before) == ':'
            || scan.sign(before) == '.')
    {
        return None;
    }
    let placed = i > 0 && scan.is(before, list!("at @ around circa about"));
    let joined = |at: usize, sign: &str| {
        let there = scan.raw(at) == sign && scan.glued(at) && scan.glued(at + 1);
        scan.integer(at + 1)
            .filter(|&(_, length)| there && length == 2)
            .map(|n| n.0)
    };
    if length == 4 {
        let ranged = placed || i > 0 && scan.is(before, list!("between from - to and"));
        let hours = scan.raw(i).starts_with('0') || meridiem(scan, i + 1).is_some();
        let value = clock(hour / 100, hour % 100, 0, hour < 1200)?;
        let found = (ranged && hours && hour >= 100).then_some(value)?;
        return Some(Val {
            end: i + 1,
            ..found
        });
    }
    let (mut end, mut minute, mut second) = (i + 1, 0, 0);
    let mut dotted = false;
    let colon = joined(end, ":");
    if let Some(minutes) = colon {
        (minute, end) = (minutes, end + 2);
        if let Some(seconds) = joined(end, ":") {
            (second, end) = (seconds, end + 2);
        }
    } else if let Some(minutes) = joined(end, ".") {
        let range =
            scan.is(before, list!("between from until till to -")) || scan.sign(end + 2) == '-';
        if meridiem(scan, end + 2).is_none() && !placed && !(range && i > 0)
            || scan.sign(end + 2) == '.' && scan.glued(end + 3) && scan.sort(end + 3) == Lex::Digits
        {
            return None;
        }
        (minute, end, dotted) = (minutes, end + 2, true);
    }
    let gap = usize::from(scan.sign(end) == '.' && scan.glued(end) && scan.glued(end + 1));
    let half = meridiem(scan, end + gap);
    // `1:1 meeting`, `4:3`: not times by their form; `2:00` is.
    let ambiguous = (1..=12).contains(&hour) && length <= 2 && !scan.raw(i).starts_with('0');
    let mut value = clock(hour, minute, second, ambiguous)?;
    if minute == 0 && colon.is_none() {
        value.grain = Grain::Hour;
    } else if second == 0 {
        value.grain = Grain::Minute;
    }
    if let Some((after, half)) = half.filter(|_| hour <= 24) {
        value = said(value, half)?;
        end = after;
    } else if colon.is_none() && !dotted && !(placed && closed(scan, end)) {
        let ish = scan.is(end, list!("ish")) && scan.glued(end) && ambiguous;
        end += usize::from(ish);
        if !ish {
            return None;
        }
    }
    value.end = end;
    value.number = if dotted && half.is_none() { 2.0 } else { 0.0 };
    (hour > 0 || colon.is_some() || half.is_some()).then_some(value)
}

/// Whether a bare hour that ends before `end` is not a number of something.
pub(super) fn closed(scan: &Scan, end: usize) -> bool {
    match scan.sort(end) {
        Lex::Word => {
            scan.has(end, Class::Weekday) || scan.has(end, Class::DayWord) || scan.has(end, Class::Relative)
                || scan.is(end, list!("on in at from of past to or and for is works am pm a p if until till tonight sharp then with but so when o please oclock the though"))
        }
        Lex::Digits => false,
        _ => {
            let raw = scan.raw(end);
            let row = scan.glued(end + 1) && scan.sort(end + 1) == Lex::Digits;
            let part = row && !matches!(raw, "-" | "\"");
            !part && !matches!(raw, "%" | "/" | "$" | "€" | "£" | "°")
        }
    }
}

/// A bare hour, for places where only an hour can stand.
pub(crate) fn bare(scan: &Scan, i: usize) -> Option<Val> {
    let spelled = scan.value(i, Class::Small).filter(|n| (1..=12).contains(n));
    let (hour, length) = scan.integer(i).or_else(|| spelled.map(|n| (n, 1)))?;
    let half = scan.glued(i + 1)
        && matches!(scan.sign(i + 1), ':' | '.' | '/' | ',')
        && scan.sort(i + 2) == Lex::Digits;
    if length > 2 || half || scan.in_name(i) || scan.in_longer(i) || !closed(scan, i + 1) {
        return None;
    }
    let value = clock(hour, 0, 0, (1..=12).contains(&hour))?;
    Some(Val {
        end: i + 1,
        number: 3.0,
        grain: Grain::Hour,
        ..value
    })
}
