//! Times of day, parts of the day, and ranges of hours. Seconds count from midnight.

use super::super::civil::{self, DAY, Grain};
use super::hour::{clock, said};
use super::{Now, Sort, Table, Val, table};

pub(super) const HOUR: i64 = 3600;
pub(super) const NOON: i64 = 12 * HOUR;

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
        3 => (5..12).contains(&hour),
        6 => hour < 6,
        _ => false,
    };
    said(*value, i32::from(late))
}

pub(crate) const CLOCKS: Table = table![
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
    let to = civil::within(from.from.saturating_add(length.number as i64));
    Some(Val {
        ambiguous: from.ambiguous,
        number: 100.0,
        ..Val::span(Sort::Hours, from.from, to, Grain::Minute)
    })
}

fn only(v: &Val, letter: i32) -> bool {
    v.int() == letter
}

pub(crate) const HOURS: Table = table![
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
