//! Expressions for one day.

use super::super::civil::{self, DAY, Grain};
use super::relative::{
    away, fits, from_now, in_week, nth, nth_week, of_period, of_this_month, of_this_year, of_year,
    relative_date, relative_holiday, relative_weekday, weekday_of_month,
};
use super::{Sort, Table, Val, table};

pub(crate) const DAYS: Table = table![
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
