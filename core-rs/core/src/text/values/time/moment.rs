//! Moments, and hours of a day.

use super::super::civil::{self, DAY, Grain};
use super::clock::{likely, of_part};
use super::{Now, Sort, Table, Val, table};

#[inline(never)]
fn on(day: &Val, from: i64, to: i64, sort: Sort, grain: Grain) -> Option<Val> {
    if day.sort != Sort::Day {
        return None;
    }
    let mut value = Val::span(
        sort,
        day.from.saturating_add(from),
        day.from.saturating_add(to),
        grain,
    );
    value.alternative = day.alternative.map(|(start, _)| (start + from, start + to));
    Some(value)
}

/// A day and a time of day.
pub(super) fn moment(now: &Now, day: &Val, time: &Val) -> Option<Val> {
    let time = likely(now, time);
    let length = time.grain.seconds();
    on(day, time.from, time.from + length, Sort::Moment, time.grain)
}

/// A day and hours of it.
fn hours(_: &Now, day: &Val, hours: &Val) -> Option<Val> {
    on(day, hours.from, hours.to, Sort::Range, hours.grain)
}

/// A moment that was told in UTC (RFC 3339: `Z`), on the local clock.
fn universal(now: &Now, value: Val) -> Val {
    Val {
        from: value.from.saturating_add(now.offset),
        to: value.to.saturating_add(now.offset),
        ..value
    }
}

/// A day, a part of it that was said, and a time of day.
fn in_part(now: &Now, day: &Val, part: i32, time: &Val) -> Option<Val> {
    moment(now, day, &of_part(time, part)?)
}

/// Hours told to be in a part of the day: `7 to 9` of an evening.
fn shifted(hours: &Val, part: i32) -> Val {
    let mut value = *hours;
    if value.ambiguous && matches!(part, 1..=3) && value.from < DAY / 2 {
        value.from += DAY / 2;
        value.to += DAY / 2;
    } else if value.ambiguous && part == 0 && value.from >= DAY / 2 {
        value.from -= DAY / 2;
        value.to -= DAY / 2;
    }
    value
}

/// The day of `last night`, `this evening`.
fn part_day(now: &Now, shift: &Val) -> Val {
    now.day(now.today + shift.int())
}

fn night(now: &Now) -> Val {
    now.day(now.today)
}

fn now_value(now: &Now) -> Option<Val> {
    Some(Val::span(
        Sort::Moment,
        now.seconds,
        now.seconds + 1,
        Grain::Second,
    ))
}

fn end_of_day(_: &Now, day: &Val) -> Option<Val> {
    on(day, DAY - 1, DAY, Sort::Moment, Grain::Second)
}

pub(crate) const WHENS: Table = table![
    ("D", |_, v| Some(v[0])),
    ("P", |_, v| Some(v[0])),
    ("T", |_, v| Some(v[0])),
    ("right|just? now", |n, _| now_value(n)),
    ("at the? present|moment", |n, _| now_value(n)),
    ("at the present time", |n, _| now_value(n)),
    ("at this|the time|moment", |n, _| now_value(n)),
    ("currently", |n, _| now_value(n)),
    ("D ,? at|@|for|around|about|by &", |n, v| {
        moment(n, &v[0], &v[1])
    }),
    ("D ,? -? T", |n, v| moment(n, &v[0], &v[1])),
    ("D t T", |n, v| moment(n, &v[0], &v[1])),
    ("D t T z", |n, v| moment(n, &v[0], &v[1])
        .map(|m| universal(n, m))),
    ("W ,? T", |n, v| moment(n, &n.weekday(v[0].int()), &v[1])),
    ("W ,? H", |n, v| hours(n, &n.weekday(v[0].int()), &v[1])),
    ("T on|of|,? the? D", |n, v| moment(n, &v[1], &v[0])),
    ("& on D", |n, v| moment(n, &v[1], &v[0])),
    ("T D B", |n, v| in_part(n, &v[1], v[2].int(), &v[0])),
    ("& tonight|tonite", |n, v| {
        in_part(n, &night(n), 3, &v[0]).filter(|_| v[0].number != 3.0)
    }),
    ("T R B", |n, v| {
        in_part(n, &part_day(n, &v[1]), v[2].int(), &v[0])
    }),
    ("D H", |n, v| hours(n, &v[0], &v[1])),
    ("D ,? at|from|between? H", |n, v| hours(n, &v[0], &v[1])),
    ("D ,? early|late? in? the? B ,? at|around? &", |n, v| {
        in_part(n, &v[0], v[1].int(), &v[2])
    }),
    ("D ,? B H", |n, v| {
        hours(n, &v[0], &shifted(&v[2], v[1].int()))
    }),
    ("H on|of|,? D", |n, v| hours(n, &v[1], &v[0])),
    ("H D B", |n, v| hours(n, &v[1], &shifted(&v[0], v[2].int()))),
    ("O W H of P", |n, v| of_nth(n, &v[0], &v[1], &v[2], &v[3])),
    ("R B", |n, v| {
        let p = part_day(n, &v[0]);
        if v[1].int() > 5 {
            return None;
        }
        let (f, t) = bounds(v[1].int());
        on(&p, f, t, Sort::Range, Grain::Hour)
    }),
    ("R B at|around? &", |n, v| {
        in_part(n, &part_day(n, &v[0]), v[1].int(), &v[2])
    }),
    ("R B H", |n, v| {
        hours(n, &part_day(n, &v[0]), &shifted(&v[2], v[1].int()))
    }),
    ("H R B", |n, v| {
        hours(n, &part_day(n, &v[1]), &shifted(&v[0], v[2].int()))
    }),
    ("tonight|tonite", |n, _| {
        let (f, t) = bounds(3);
        on(&night(n), f, t, Sort::Range, Grain::Hour)
    }),
    ("tonight|tonite at|around? &", |n, v| {
        in_part(n, &night(n), 3, &v[0])
    }),
    ("tonight|tonite H", |n, v| {
        hours(n, &night(n), &shifted(&v[0], 3))
    }),
    ("H tonight|tonite", |n, v| {
        hours(n, &night(n), &shifted(&v[0], 3))
    }),
    ("the? eod", |n, _| end_of_day(n, &n.day(n.today))),
    ("the? end of the? day", |n, _| {
        end_of_day(n, &n.day(n.today))
    }),
    ("the? end of the? D", |n, v| end_of_day(n, &v[0])),
];

/// Seconds of a part of the day, its night until a second before midnight.
fn bounds(part: i32) -> (i64, i64) {
    let hours = match part {
        0 => (8, 12),
        1 => (12, 16),
        2 => (16, 20),
        3 => (20, 24),
        6 => (11, 13),
        7 => (16, 20),
        _ => (8, 18),
    };
    (hours.0 * 3600, (hours.1 * 3600).min(DAY - 1))
}

/// `first Monday 1pm to 3pm of next month`
fn of_nth(now: &Now, n: &Val, weekday: &Val, time: &Val, of: &Val) -> Option<Val> {
    let first = of.from.div_euclid(DAY) as i32;
    let day = first + (weekday.int() - civil::weekday(first)).rem_euclid(7) + (n.int() - 1) * 7;
    hours(now, &now.day(day), time)
}
