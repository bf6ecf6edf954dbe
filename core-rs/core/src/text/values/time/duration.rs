//! Durations and recurring times.

use super::super::civil::{DAY, Grain};
use super::{Now, OPEN, Sort, Table, Val, table};

fn length(count: f64, unit: &Val) -> Option<Val> {
    let grain = Grain::from_index(unit.int());
    let mut value = Val::span(Sort::Duration, 0, 0, grain);
    value.number = count * grain.seconds() as f64;
    Some(value)
}

/// The sum of a length and a shorter one.
fn sum(a: &Val, b: &Val) -> Option<Val> {
    (a.grain > b.grain).then_some(Val {
        number: a.number + b.number,
        ..*a
    })
}

fn limit(value: &Val, modifier: &'static str) -> Option<Val> {
    Some(Val { modifier, ..*value })
}

pub(crate) const DURATIONS: Table = table![
    ("N -? U", |_, v| length(v[0].number, &v[1])),
    ("N U and? a? half", |_, v| {
        length(v[0].number + 0.5, &v[1]).filter(|_| v[0].there())
    }),
    ("N U and|,? L", |_, v| {
        sum(&length(v[0].number, &v[1])?, &v[2])
    }),
    ("N more|extra|additional|whole|full U", |_, v| {
        length(v[0].number, &v[1])
    }),
    ("N and half U", |_, v| length(v[0].number + 0.5, &v[1])),
    ("N y|Y", |_, v| length(v[0].number, &Val::leaf(1, 7.0))),
    ("N w|W", |_, v| length(v[0].number, &Val::leaf(1, 4.0))),
    ("all|whole|entire U", |_, v| length(1.0, &v[0])),
    ("the hour", |_, _| length(1.0, &Val::leaf(1, 2.0))),
    ("more than L", |_, v| limit(&v[0], "more")),
    ("over|longer than L", |_, v| limit(&v[0], "more")),
    ("less|fewer than L", |_, v| limit(&v[0], "less")),
];

/// Every so many of a unit, on a weekday (date.0 - 1), at a time (`from`), from a moment (`to`).
#[inline(never)]
fn every(count: f64, grain: Grain, weekday: i32, time: &Val) -> Option<Val> {
    let mut value = Val::span(Sort::Recurring, OPEN, OPEN, grain);
    value.number = count;
    value.date.0 = weekday + 1;
    if time.there() {
        value.from = super::clock::likely(&Now::default(), time).from % DAY;
    }
    Some(value)
}

fn unit(v: &Val) -> Grain {
    match Grain::from_index(v.int()) {
        Grain::Night => Grain::Day,
        grain => grain,
    }
}

/// Any of a recurring expression with its time of day.
fn at(value: &Val, time: &Val) -> Option<Val> {
    let time = super::clock::likely(&Now::default(), time);
    Some(Val {
        from: time.from % DAY,
        ..*value
    })
}

/// The day of a month: `date.1`.
fn monthly(day: &Val) -> Option<Val> {
    let mut value = every(1.0, Grain::Month, -1, &Val::NONE)?;
    value.date.1 = day.int();
    Some(value)
}

pub(crate) const RECURRING: Table = table![
    ("!", |_, v| Some(v[0])),
    ("! at|@? &", |_, v| at(&v[0], &v[1])),
    ("! H", |_, v| at(&v[0], &v[1])),
    ("T !", |_, v| at(&v[1], &v[0])),
    ("H !", |_, v| at(&v[1], &v[0])),
];

/// Recurring expressions without a time of day: the nonterminal `!`.
pub(crate) const EVERY: Table = table![
    ("A", |_, v| {
        every(
            f64::from(v[0].int() % 16),
            Grain::from_index(v[0].int() / 16),
            -1,
            &Val::NONE,
        )
    }),
    ("every|each|per -? U", |_, v| {
        every(1.0, unit(&v[0]), -1, &Val::NONE)
    }),
    ("any U", |_, v| {
        every(1.0, unit(&v[0]), -1, &Val::NONE).filter(|e| e.grain >= Grain::Week)
    }),
    ("every|each N U", |_, v| {
        every(v[0].number, unit(&v[1]), -1, &Val::NONE)
    }),
    ("every|each other|second|alternate U", |_, v| {
        every(2.0, unit(&v[0]), -1, &Val::NONE)
    }),
    ("every|each W", |_, v| {
        every(1.0, Grain::Week, v[0].int(), &Val::NONE)
    }),
    ("every|each other|second|alternate W", |_, v| {
        every(2.0, Grain::Week, v[0].int(), &Val::NONE)
    }),
    ("every|each B", |_, _| {
        every(1.0, Grain::Day, -1, &Val::NONE)
    }),
    ("every|each X", |_, _| {
        every(1.0, Grain::Year, -1, &Val::NONE)
    }),
    ("every|each D", |_, v| {
        every(1.0, Grain::Year, -1, &Val::NONE).filter(|_| v[0].date.2 > 0)
    }),
    ("every|each M", |_, _| {
        every(1.0, Grain::Year, -1, &Val::NONE)
    }),
    ("every|each S", |_, _| {
        every(1.0, Grain::Year, -1, &Val::NONE)
    }),
    ("V", |_, v| every(1.0, Grain::Week, v[0].int(), &Val::NONE)),
    ("on? V F", |_, v| {
        every(1.0, Grain::Week, v[0].int(), &Val::NONE)
    }),
    ("W F", |_, v| {
        every(1.0, Grain::Week, v[0].int(), &Val::NONE)
    }),
    ("F", |_, _| every(1.0, Grain::Day, -1, &Val::NONE)),
    ("weekdays", |_, _| {
        every(1.0, Grain::BusinessDay, -1, &Val::NONE)
    }),
    ("on weekends", |_, _| {
        every(1.0, Grain::Weekend, -1, &Val::NONE)
    }),
    ("once a|per|every U", |_, v| {
        every(1.0, unit(&v[0]), -1, &Val::NONE)
    }),
    ("twice a|per|every U", |_, v| {
        every(0.5, unit(&v[0]), -1, &Val::NONE)
    }),
    ("N times a|per|every U", |_, v| {
        every(1.0 / v[0].number.max(1.0), unit(&v[1]), -1, &Val::NONE)
    }),
    ("the? E day? of every|each month", |_, v| monthly(&v[0])),
];
