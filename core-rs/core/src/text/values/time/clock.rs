//! Times of day, parts of the day, and ranges of hours. Seconds count from midnight.

use super::super::civil::{DAY, Grain};
use super::super::lexeme::Sort as Lex;
use super::super::scan::Scan;
use super::super::vocabulary::Class;
use super::{Now, Sort, Table, Val};

const HOUR: i64 = 3600;
const NOON: i64 = 12 * HOUR;

/// Hours of the parts of the day, in the order of the vocabulary. Recognizers-Text's convention.
const PARTS: [(i64, i64); 10] = [
    (8, 12),
    (12, 16),
    (16, 20),
    (20, 24),
    (8, 18),
    (0, 8),
    (11, 13),
    (16, 20),
    (8, 12),
    (8, 18),
];

fn clock(hour: i32, minute: i32, second: i32, ambiguous: bool) -> Option<Val> {
    let valid = (0..=24).contains(&hour) && (0..60).contains(&minute) && (0..60).contains(&second);
    let from = (i64::from(hour) * HOUR + i64::from(minute) * 60 + i64::from(second)) % DAY;
    valid.then(|| Val {
        ambiguous,
        ..Val::span(Sort::Clock, from, from + 1, Grain::Second)
    })
}

/// A time with `am` (0) or `pm` (1) said.
fn said(mut value: Val, half: i32) -> Option<Val> {
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
    let half = |at: usize| i32::from(scan.raw(at).starts_with(['p', 'P']));
    if scan.is(i, "am pm") && ends(i) {
        return Some((i + 1, half(i)));
    }
    if scan.is(i, "ampm") {
        return Some((i + 1, 2));
    }
    if scan.is(i, "a p") && ends(i) {
        let dot = usize::from(scan.raw(i + 1) == ".");
        if scan.is(i + 1 + dot, "m") && ends(i + 1 + dot) {
            let after = i + 2 + dot;
            let closing = dot == 1 && scan.raw(after) == ".";
            return Some((after + usize::from(closing), half(i)));
        }
        return scan.glued(i).then(|| (i + 1, half(i)));
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
        && (scan.sort(before) == Lex::Word && !scan.is(before, "t at")
            || scan.raw(before) == ":"
            || scan.raw(before) == ".")
    {
        return None;
    }
    let placed = i > 0 && scan.is(before, "at @ around circa about");
    let joined = |at: usize, sign: &str| {
        let there = scan.raw(at) == sign && scan.glued(at) && scan.glued(at + 1);
        scan.integer(at + 1)
            .filter(|&(_, length)| there && length == 2)
            .map(|n| n.0)
    };
    if length == 4 {
        let ranged = placed || i > 0 && scan.is(before, "between from - to and");
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
        let range = scan.is(before, "between from until till to -") || scan.raw(end + 2) == "-";
        if meridiem(scan, end + 2).is_none() && !placed && !(range && i > 0)
            || scan.raw(end + 2) == "." && scan.glued(end + 3) && scan.sort(end + 3) == Lex::Digits
        {
            return None;
        }
        (minute, end, dotted) = (minutes, end + 2, true);
    }
    let gap = usize::from(scan.raw(end) == "." && scan.glued(end) && scan.glued(end + 1));
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
        let ish = scan.is(end, "ish") && scan.glued(end) && ambiguous;
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
fn closed(scan: &Scan, end: usize) -> bool {
    match scan.sort(end) {
        Lex::Word => {
            scan.has(end, Class::Weekday) || scan.has(end, Class::DayWord) || scan.has(end, Class::Relative)
                || scan.is(end, "on in at from of past to or and for is works am pm a p if until till tonight sharp then with but so when o please oclock the though")
        }
        Lex::Digits => false,
        _ => !matches!(scan.raw(end), "%" | "/" | "$" | "€" | "£" | "°") && !(scan.glued(end + 1) && scan.raw(end) != "\"" && scan.sort(end + 1) == Lex::Digits && scan.raw(end) != "-"),
    }
}

/// A bare hour, for places where only an hour can stand.
pub(crate) fn bare(scan: &Scan, i: usize) -> Option<Val> {
    let spelled = scan.value(i, Class::Small).filter(|n| (1..=12).contains(n));
    let (hour, length) = scan.integer(i).or_else(|| spelled.map(|n| (n, 1)))?;
    let half = scan.glued(i + 1)
        && matches!(scan.raw(i + 1), ":" | "." | "/" | ",")
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

fn words(hour: &Val, minute: i32) -> Option<Val> {
    clock(hour.int(), minute, 0, true)
}

/// An hour given as a number or as a time, and minutes to add.
fn past(hour: &Val, minutes: i32) -> Option<Val> {
    let from = if hour.sort == Sort::Clock {
        hour.from
    } else {
        i64::from(hour.int()) * HOUR
    };
    let at = (from + i64::from(minutes) * 60).rem_euclid(DAY);
    (minutes.abs() <= 60).then(|| Val {
        from: at,
        to: at + 1,
        grain: Grain::Minute,
        ambiguous: hour.ambiguous || hour.sort == Sort::Leaf,
        sort: Sort::Clock,
        ..Val::NONE
    })
}

/// A time of which the part of the day is said.
pub(crate) fn of_part(value: &Val, part: i32) -> Option<Val> {
    if !value.ambiguous {
        return Some(*value);
    }
    let hour = value.from / HOUR;
    let late = match part {
        1 => true,
        2 | 7 => hour >= 3,
        3 => (6..12).contains(&hour),
        6 => hour < 6,
        _ => false,
    };
    said(*value, i32::from(late))
}

pub(crate) const CLOCKS: Table = &[
    ("I", |_, v| Some(v[0])),
    ("at I", |_, v| {
        Some(Val {
            number: 0.0,
            ..v[0]
        })
        .filter(|_| v[0].number == 2.0)
    }),
    ("I o '|’? clock", |_, v| Some(v[0])),
    ("E o '|’? clock", |_, v| words(&v[0], 0)),
    ("E oclock", |_, v| words(&v[0], 0)),
    ("J o '|’? clock", |_, v| words(&v[0], 0)),
    ("J oclock", |_, v| words(&v[0], 0)),
    ("J -? Z", |_, v| words(&v[0], v[1].int())),
    ("J -? Z minutes", |_, v| words(&v[0], v[1].int())),
    ("J %", |_, v| said(words(&v[0], 0)?, v[1].int())),
    ("J -? Z %", |_, v| {
        said(words(&v[0], v[1].int())?, v[2].int())
    }),
    ("half past &", |_, v| past(&v[0], 30)),
    ("half past & o '|’? clock", |_, v| past(&v[0], 30)),
    ("a? quarter past|after &", |_, v| past(&v[0], 15)),
    ("a? quarter to|of|before &", |_, v| past(&v[0], -15)),
    ("N minutes|min|mins|minute? past &", |_, v| {
        past(&v[1], v[0].int())
    }),
    (
        "N minutes|min|mins|minute? past & o '|’? clock",
        |_, v| past(&v[1], v[0].int()),
    ),
    ("N minutes|min|mins|minute to &", |_, v| {
        past(&v[1], -v[0].int())
    }),
    ("noon|midday|noonish", |_, _| clock(12, 0, 0, false)),
    ("midnight", |_, _| clock(0, 0, 0, false)),
    ("mid -? night", |_, _| clock(0, 0, 0, false)),
    ("T early|late? in|at? the? B", |_, v| {
        of_part(&v[0], v[1].int())
    }),
    ("& in the B", |_, v| of_part(&v[0], v[1].int())),
    ("in? the? early|late? B at &", |_, v| {
        of_part(&v[1], v[0].int())
    }),
    ("B ,? T", |_, v| {
        of_part(&v[1], v[0].int()).filter(|_| v[0].int() < 6)
    }),
];

fn part(index: i32, half: i64) -> Option<Val> {
    let &(from, to) = PARTS.get(usize::try_from(index).ok()?)?;
    let middle = if to - from == 4 { 2 } else { (to - from) / 2 };
    let (from, to) = match half {
        1 => (from, from + middle),
        2 => (from + middle, to),
        _ => (from, to),
    };
    Some(Val {
        number: f64::from(index),
        ..Val::span(
            Sort::Hours,
            from * HOUR,
            (to * HOUR).min(DAY - 1),
            Grain::Hour,
        )
    })
}

/// From one time to another: what one says of morning and afternoon holds for both.
pub(crate) fn hours(a: &Val, b: &Val) -> Option<Val> {
    let (mut from, mut to) = (a.from, b.from);
    let mut ambiguous = false;
    match (a.ambiguous, b.ambiguous) {
        // `9.30-4.30pm` begins in the morning: the evening's half past nine is later than its end.
        (true, false) => {
            let late = from % NOON + NOON;
            from = if late < to { late } else { from };
        }
        (false, true) => {
            while to <= from && to + NOON <= DAY {
                to += NOON;
            }
        }
        (true, true) => {
            ambiguous = true;
            from %= NOON;
            to %= NOON;
            if to <= from {
                to += NOON;
            }
            if from == 0 || from < 7 * HOUR && to <= 12 * HOUR {
                from += NOON;
                to += NOON;
            }
        }
        _ => {}
    }
    if to <= from {
        to += DAY;
    }
    let bare = a.number == 3.0 && b.number == 3.0;
    Some(Val {
        ambiguous,
        number: if bare { 103.0 } else { 100.0 },
        ..Val::span(Sort::Hours, from, to, Grain::Minute)
    })
}

fn lasting(from: &Val, length: &Val) -> Option<Val> {
    let to = from.from.saturating_add(length.number as i64);
    Some(Val {
        ambiguous: from.ambiguous,
        number: 100.0,
        ..Val::span(Sort::Hours, from.from, to, Grain::Minute)
    })
}

fn only(v: &Val, letter: i32) -> bool {
    v.int() == letter
}

pub(crate) const HOURS: Table = &[
    ("B", |_, v| part(v[0].int(), 0)),
    ("in|during|at? the|this? B", |_, v| {
        part(v[0].int(), 0).filter(|_| v[0].there())
    }),
    ("in the F", |_, v| part(v[0].int(), 0)),
    ("early B", |_, v| part(v[0].int(), 1)),
    ("late|later B", |_, v| part(v[0].int(), 2)),
    ("early|earlier in the B", |_, v| part(v[0].int(), 1)),
    ("late|later in the B", |_, v| part(v[0].int(), 2)),
    ("& to|-|–|—|~|until|till|til|through|thru &", |_, v| {
        hours(&v[0], &v[1])
    }),
    (
        "from & to|-|–|—|~|until|till|til|through|thru &",
        |_, v| hours(&v[0], &v[1]),
    ),
    ("between & and|to|-|–|through &", |_, v| {
        hours(&v[0], &v[1])
    }),
    ("from? & for L", |_, v| {
        lasting(&v[0], &v[1]).filter(|_| !only(&v[0], 3) || v[1].there())
    }),
    ("for L from &", |_, v| lasting(&v[1], &v[0])),
];

/// A time of day as it is most likely meant when nothing says which half: seven to noon before noon.
pub(crate) fn likely(_: &Now, value: &Val) -> Val {
    let mut value = *value;
    if value.ambiguous && value.sort == Sort::Clock && value.from < 7 * HOUR {
        value.from += NOON;
        value.to += NOON;
    }
    value
}
