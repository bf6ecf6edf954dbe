//! Ranges with an open side, and what is about a time.

use super::super::civil::{DAY, Grain};
use super::clock::likely;
use super::moment::moment;
use super::{Now, OPEN, Sort, Val};

/// A range with an open side.
pub(super) fn open(value: &Val, modifier: &'static str) -> Option<Val> {
    if value.sort == Sort::Duration || value.from == OPEN || value.to == OPEN {
        return None;
    }
    let ends = value.modifier == "end";
    let bound = |from: i64, to: i64| match modifier {
        "since" => (from, OPEN),
        "after" if value.sort == Sort::Period && value.modifier != "start" => (to, OPEN),
        "after" => (from, OPEN),
        _ if ends => (OPEN, to),
        _ => (OPEN, from),
    };
    let time = if value.sort == Sort::Clock {
        likely(&Now::default(), value)
    } else {
        *value
    };
    let (from, to) = bound(time.from, time.to);
    let sort = if matches!(value.sort, Sort::Clock | Sort::Hours) {
        Sort::Hours
    } else {
        Sort::Range
    };
    let mut result = Val {
        sort,
        from,
        to,
        modifier,
        ambiguous: false,
        ..time
    };
    result.alternative = time.alternative.map(|(from, to)| bound(from, to));
    Some(result)
}

/// A day, and an open range of hours on it.
pub(super) fn open_on(now: &Now, day: &Val, time: &Val, modifier: &'static str) -> Option<Val> {
    open(&moment(now, day, time)?, modifier)
}

/// About a value: itself, with the mark.
pub(super) fn about(value: &Val) -> Option<Val> {
    Some(Val {
        modifier: "approximately",
        ..*value
    })
    .filter(|v| !matches!(v.sort, Sort::Day | Sort::Period))
}

pub(super) fn within(now: &Now, of: &Val, count: &Val, unit: &Val, more: bool) -> Option<Val> {
    let to = now.shift(of.from, Grain::from_index(unit.int()), count.number);
    let end = to + DAY;
    let (from, to, modifier) = if more {
        (end - DAY, OPEN, "after")
    } else {
        (of.from, to, "")
    };
    Some(Val {
        modifier,
        ..Val::span(Sort::Range, from, to, Grain::Day)
    })
}
