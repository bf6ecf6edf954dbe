//! Expressions for one day.

use super::super::civil::{self, DAY, Grain};
use super::{Now, Sort, Table, Val, holiday};

/// A relative weekday: the week's after, of or before this one.
fn relative_weekday(now: &Now, shift: f64, weekday: i32) -> Val {
    now.day(now.monday(now.today, shift as i32) + weekday)
}

/// The nearest months, before and after, whose `day` is that weekday.
fn weekday_of_month(now: &Now, weekday: i32, day: i32) -> Option<Val> {
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
fn of_this_month(now: &Now, day: i32) -> Option<Val> {
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
fn relative_holiday(now: &Now, shift: i32, number: i32) -> Option<Val> {
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
fn away(now: &Now, from: &Val, grain: Grain, count: f64) -> Option<Val> {
    let at = now.shift(from.from, grain, count);
    if grain >= Grain::Day && from.sort != Sort::Moment {
        return Some(now.day(at.div_euclid(DAY) as i32));
    }
    Some(Val::span(Sort::Moment, at, at + 1, Grain::Second))
}

/// `count` units from now.
fn from_now(now: &Now, count: &Val, unit: &Val, sign: f64) -> Option<Val> {
    let grain = Grain::from_index(unit.int());
    let start = if grain >= Grain::Day {
        now.day(now.today)
    } else {
        Val::span(Sort::Moment, now.seconds, now.seconds, Grain::Second)
    };
    away(now, &start, grain, count.number * sign)
}

fn in_week(now: &Now, of: &Val, weekday: i32) -> Option<Val> {
    let day = of.from.div_euclid(DAY) as i32;
    Some(now.day(now.monday(day, 0) + weekday))
}

/// The `n`-th weekday of a period.
fn nth(now: &Now, n: f64, weekday: i32, of: &Val) -> Option<Val> {
    let one = |start: i64| {
        let first = start.div_euclid(DAY) as i32;
        let day = first + (weekday - civil::weekday(first)).rem_euclid(7) + (n as i32 - 1) * 7;
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
fn of_period(now: &Now, day: f64, of: &Val) -> Option<Val> {
    let (y, m, _) = civil::date(of.from.div_euclid(DAY) as i32);
    now.ymd(y, m, day as i32)
        .filter(|_| of.grain == Grain::Month)
}

pub(crate) const DAYS: Table = &[
    ("#", |n, v| {
        n.ymd(v[0].date.0, v[0].date.1, v[0].date.2).map(|d| Val {
            number: v[0].number,
            ..d
        })
    }),
    ("R #", |n, v| {
        relative_date(n, &v[0], v[1].date.1, v[1].date.2)
    }),
    ("R the? E of? M", |n, v| {
        relative_date(n, &v[0], v[2].int(), v[1].int())
    }),
    ("the? M .? -|/? the? E", |n, v| {
        n.ymd(0, v[0].int(), v[1].int())
    }),
    ("M .? the? E ,? of|in? the? year? Y", |n, v| {
        n.ymd(v[2].int(), v[0].int(), v[1].int())
    }),
    ("M .? the? E of|in? ,? R year", |n, v| {
        n.ymd(n.year() + v[2].int(), v[0].int(), v[1].int())
    }),
    ("M .? C", |n, v| n.ymd(0, v[0].int(), v[1].int())),
    ("M .? C ,? Y", |n, v| {
        n.ymd(v[2].int(), v[0].int(), v[1].int())
    }),
    ("the? E day? of? -|/? M", |n, v| {
        n.ymd(0, v[1].int(), v[0].int())
    }),
    (
        "the? E day? of? -|/? M .? ,? of|in|-|/? the? year? Y",
        |n, v| n.ymd(v[2].int(), v[1].int(), v[0].int()),
    ),
    ("the? E day? of? M of|in? ,? R year", |n, v| {
        n.ymd(n.year() + v[2].int(), v[1].int(), v[0].int())
    }),
    ("C of? M", |n, v| n.ymd(0, v[1].int(), v[0].int())),
    ("C of? M ,? Y", |n, v| {
        n.ymd(v[2].int(), v[1].int(), v[0].int())
    }),
    ("W", |n, v| Some(n.weekday(v[0].int()))),
    ("W .? ,? -? D", |_, v| {
        Some(v[1]).filter(|d| d.date.2 > 0 && fits(d, v[0].int()))
    }),
    ("W ,? the? K ,? D", |_, v| {
        Some(v[2]).filter(|d| d.date.2 > 0)
    }),
    ("K ,? D", |_, v| Some(v[1]).filter(|d| d.date.2 > 0)),
    ("K ,? W", |n, v| Some(n.day(n.today + v[0].int()))),
    ("R W -? ,? D", |n, v| {
        of_this_year(n, &v[2]).filter(|d| d.date.2 > 0 && fits(d, v[1].int()))
    }),
    ("R? W ( D )", |_, v| Some(v[2]).filter(|d| d.date.2 > 0)),
    ("D ( W )", |_, v| Some(v[0])),
    ("M -|/? E ( W )", |n, v| n.ymd(0, v[0].int(), v[1].int())),
    ("W the? E", |n, v| {
        weekday_of_month(n, v[0].int(), v[1].int())
    }),
    ("R W", |n, v| {
        Some(relative_weekday(n, v[0].number, v[1].int()))
    }),
    ("this upcoming|coming W", |n, v| {
        Some(n.day(n.today + 1 + (v[0].int() - civil::weekday(n.today) - 1).rem_euclid(7)))
    }),
    ("this past|last W", |n, v| {
        Some(n.day(n.today - 1 - (civil::weekday(n.today) - 1 - v[0].int()).rem_euclid(7)))
    }),
    ("upcoming|coming W", |n, v| {
        Some(n.day(n.today + 1 + (v[0].int() - civil::weekday(n.today) - 1).rem_euclid(7)))
    }),
    ("R week on|,? W", |n, v| {
        Some(relative_weekday(n, v[0].number, v[1].int()))
    }),
    ("W ,? R week", |n, v| {
        Some(relative_weekday(n, v[1].number, v[0].int()))
    }),
    ("W of|in the? R week", |n, v| {
        Some(relative_weekday(n, v[1].number, v[0].int()))
    }),
    (
        "on W of the? next|following|coming|upcoming week",
        |n, v| Some(relative_weekday(n, 1.0, v[0].int())),
    ),
    ("K", |n, v| Some(n.day(n.today + v[0].int()))),
    ("the? day before yesterday", |n, _| Some(n.day(n.today - 2))),
    ("the? day after tomorrow|tmr|tmrw", |n, _| {
        Some(n.day(n.today + 2))
    }),
    ("the? day before", |n, _| Some(n.day(n.today - 1))),
    ("the day after", |n, _| Some(n.day(n.today + 1))),
    ("the? next|following day", |n, _| Some(n.day(n.today + 1))),
    ("the? previous|last day", |n, _| Some(n.day(n.today - 1))),
    ("the|this day", |n, _| Some(n.day(n.today))),
    ("current date|day", |n, _| Some(n.day(n.today))),
    ("the? O", |n, v| of_this_month(n, v[0].int())),
    ("the E", |n, v| of_this_month(n, v[0].int())),
    ("the? E day? of|in P", |n, v| {
        of_period(n, v[0].number, &v[1])
    }),
    ("X", |n, v| of_year(n, v[0].int(), 0)),
    ("X of|in|,? Y", |n, v| of_year(n, v[0].int(), v[1].int())),
    ("X of|in? R year", |n, v| {
        of_year(n, v[0].int(), n.year() + v[1].int())
    }),
    ("R X", |n, v| relative_holiday(n, v[0].int(), v[1].int())),
    ("following X", |n, v| {
        relative_holiday(n, 1, v[0].int()).and_then(|d| {
            of_year(
                n,
                v[0].int(),
                civil::date((d.from / DAY) as i32).0
                    + i32::from(civil::date((d.from / DAY) as i32).0 == n.year()),
            )
        })
    }),
    ("the? O W of|in P", |n, v| {
        nth(n, v[0].number, v[1].int(), &v[2])
    }),
    ("N U ago|back|earlier", |n, v| {
        from_now(n, &v[0], &v[1], -1.0)
    }),
    ("N U and N U ago", |n, v| {
        from_now(n, &v[0], &v[1], -1.0)
            .and_then(|d| away(n, &d, Grain::from_index(v[3].int()), -v[2].number))
    }),
    ("in|within? N U from now|today", |n, v| {
        from_now(n, &v[0], &v[1], 1.0)
    }),
    ("N U later|hence|after", |n, v| {
        from_now(n, &v[0], &v[1], 1.0)
    }),
    ("in N more? U", |n, v| from_now(n, &v[0], &v[1], 1.0)),
    ("N U after|from D", |n, v| {
        away(n, &v[2], Grain::from_index(v[1].int()), v[0].number).filter(|_| v[1].int() > 2)
    }),
    ("N U before|prior D", |n, v| {
        away(n, &v[2], Grain::from_index(v[1].int()), -v[0].number).filter(|_| v[1].int() > 2)
    }),
    ("in N U since|after P", |n, v| {
        away(
            n,
            &Val {
                sort: Sort::Day,
                ..v[2]
            },
            Grain::from_index(v[1].int()),
            v[0].number,
        )
    }),
    ("W ,? in? N U from now|today", |n, v| {
        in_week(n, &from_now(n, &v[1], &v[2], 1.0)?, v[0].int())
    }),
    ("in? N U from now|today on W", |n, v| {
        in_week(n, &from_now(n, &v[0], &v[1], 1.0)?, v[2].int())
    }),
    ("in N U on W", |n, v| {
        in_week(n, &from_now(n, &v[0], &v[1], 1.0)?, v[2].int())
    }),
    ("the? O week of P .? on? W", |n, v| {
        nth_week(n, &v[0], &v[1], v[2].int())
    }),
];

/// Whether a date may stand after a weekday: of `Monday 12-4`, which may be hours, only if it is one.
fn fits(day: &Val, weekday: i32) -> bool {
    let is = |from: i64| civil::weekday(from.div_euclid(DAY) as i32) == weekday;
    day.number != 1.0 || is(day.from) || day.alternative.is_some_and(|a| is(a.0))
}

/// A date without a year, after `this` or `next` and a weekday.
fn of_this_year(now: &Now, day: &Val) -> Option<Val> {
    let (y, m, d) = day.date;
    let value = now.ymd(if y > 0 { y } else { now.year() }, m, d)?;
    Some(Val {
        number: day.number,
        ..value
    })
}

/// `next 5/12`: the one of the next year, this one's for `this`.
fn relative_date(now: &Now, shift: &Val, m: i32, d: i32) -> Option<Val> {
    now.ymd(now.year() + shift.int(), m, d)
}

/// The weekday of the `n`-th week of a month, with both readings.
fn nth_week(now: &Now, n: &Val, of: &Val, weekday: i32) -> Option<Val> {
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
