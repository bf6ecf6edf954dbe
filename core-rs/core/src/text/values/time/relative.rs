//! Days told by their distance, their week or their month.

use super::super::civil::{self, DAY, Grain};
use super::{Now, Sort, Val, holiday};

/// A relative weekday: the week's after, of or before this one.
pub(super) fn relative_weekday(now: &Now, shift: f64, weekday: i32) -> Val {
    now.day(now.monday(now.today, shift as i32) + weekday)
}

/// The nearest months, before and after, whose `day` is that weekday.
pub(super) fn weekday_of_month(now: &Now, weekday: i32, day: i32) -> Option<Val> {
    let (y, m, _) = civil::date(now.today);
    let find = |step: i32| {
        (0..40).find_map(|n| {
            let index = y * 12 + m - 1 + n * step;
            let at = civil::valid(index.div_euclid(12), index.rem_euclid(12) + 1, day)?;
            let side = if step < 0 {
                at < now.today
            } else {
                at >= now.today
            };
            (side && civil::weekday(at) == weekday).then_some(at)
        })
    };
    Some(now.either(now.day(find(-1)?), now.day(find(1)?)))
}

/// The nearest days, before and after, of that number.
pub(super) fn of_this_month(now: &Now, day: i32) -> Option<Val> {
    let (y, m, _) = civil::date(now.today);
    let find = |step: i32| {
        (0..4).find_map(|n| {
            let index = y * 12 + m - 1 + n * step;
            let at = civil::valid(index.div_euclid(12), index.rem_euclid(12) + 1, day)?;
            (if step < 0 {
                at < now.today
            } else {
                at >= now.today
            })
            .then_some(at)
        })
    };
    Some(now.either(now.day(find(-1)?), now.day(find(1)?)))
}

/// A holiday of a year; with 0 the nearest ones.
pub(crate) fn of_year(now: &Now, number: i32, year: i32) -> Option<Val> {
    if year > 0 {
        return holiday::day(number, year).map(|day| now.day(day));
    }
    let this = now.year();
    let days = |n: i32| holiday::day(number, this + n);
    let past = if days(0)? < now.today {
        days(0)?
    } else {
        days(-1)?
    };
    let future = if days(0)? >= now.today {
        days(0)?
    } else {
        days(1)?
    };
    Some(now.either(now.day(past), now.day(future)))
}

/// `next easter`: the nearest in that direction; the second next for `following`.
pub(super) fn relative_holiday(now: &Now, shift: i32, number: i32) -> Option<Val> {
    let this = now.year();
    if shift == 0 {
        return of_year(now, number, this);
    }
    let day = (0..3).filter_map(|n| holiday::day(number, this + n * shift));
    let mut ahead = day.filter(|&day| {
        if shift < 0 {
            day < now.today
        } else {
            day > now.today
        }
    });
    ahead.next().map(|day| now.day(day))
}

/// `count` units from the start of a value; whole days stay whole.
pub(super) fn away(now: &Now, from: &Val, grain: Grain, count: f64) -> Option<Val> {
    let at = now.shift(from.from, grain, count);
    if grain >= Grain::Day && from.sort != Sort::Moment {
        return Some(now.day(at.div_euclid(DAY) as i32));
    }
    Some(Val::span(Sort::Moment, at, at + 1, Grain::Second))
}

/// `count` units from now.
pub(super) fn from_now(now: &Now, count: &Val, unit: &Val, sign: f64) -> Option<Val> {
    let grain = Grain::from_index(unit.int());
    let start = if grain >= Grain::Day {
        now.day(now.today)
    } else {
        Val::span(Sort::Moment, now.seconds, now.seconds, Grain::Second)
    };
    away(now, &start, grain, count.number * sign)
}

pub(super) fn in_week(now: &Now, of: &Val, weekday: i32) -> Option<Val> {
    let day = of.from.div_euclid(DAY) as i32;
    Some(now.day(now.monday(day, 0) + weekday))
}

/// The `n`-th weekday of a period.
pub(super) fn nth(now: &Now, n: f64, weekday: i32, of: &Val) -> Option<Val> {
    let one = |start: i64| {
        let first = start.div_euclid(DAY) as i32;
        let day = first
            + (weekday - civil::weekday(first)).rem_euclid(7)
            + (n.clamp(-1e6, 1e6) as i32 - 1) * 7;
        now.day(day)
    };
    let mut value = one(of.from);
    value.alternative = of.alternative.map(|(from, _)| {
        let other = one(from);
        (other.from, other.to)
    });
    Some(value)
}

/// The day of a month of a period.
pub(super) fn of_period(now: &Now, day: f64, of: &Val) -> Option<Val> {
    let (y, m, _) = civil::date(of.from.div_euclid(DAY) as i32);
    now.ymd(y, m, day as i32)
        .filter(|_| of.grain == Grain::Month)
}

/// Whether a date may stand after a weekday: of `Monday 12-4`, which may be hours, only if it is one.
pub(super) fn fits(day: &Val, weekday: i32) -> bool {
    let is = |from: i64| civil::weekday(from.div_euclid(DAY) as i32) == weekday;
    day.number != 1.0 || is(day.from) || day.alternative.is_some_and(|a| is(a.0))
}

/// A date without a year, after `this` or `next` and a weekday.
pub(super) fn of_this_year(now: &Now, day: &Val) -> Option<Val> {
    let (y, m, d) = day.date;
    let value = now.ymd(if y > 0 { y } else { now.year() }, m, d)?;
    Some(Val {
        number: day.number,
        ..value
    })
}

/// `next 5/12`: the one of the next year, this one's for `this`.
pub(super) fn relative_date(now: &Now, shift: &Val, m: i32, d: i32) -> Option<Val> {
    now.ymd(now.year() + shift.int(), m, d)
}

/// The weekday of the `n`-th week of a month, with both readings.
pub(super) fn nth_week(now: &Now, n: &Val, of: &Val, weekday: i32) -> Option<Val> {
    let one = |from: i64| {
        let first = from.div_euclid(DAY) as i32;
        now.day(now.monday(first + 3, n.int() - 1) + weekday)
    };
    let mut value = one(of.from);
    value.alternative = of
        .alternative
        .map(|(from, _)| (one(from).from, one(from).to));
    Some(value)
}
