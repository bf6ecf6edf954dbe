//! Expressions for weeks, months, quarters, years and what lies in and around them.

use super::super::civil::{self, DAY, Grain};
use super::span::{
    decade, nth, one, part, quarter, season, several, side, starting, unit, week, week_of,
    weekend_of, year,
};
use super::{Sort, Table, Val, relative, table};

pub(crate) const PERIODS: Table = table![
    ("M", |n, v| n.month(0, v[0].int())),
    ("month? of? M .? ,? -|/|of|in? Y", |n, v| {
        n.month(v[1].int(), v[0].int())
    }),
    ("M of|in R year", |n, v| {
        n.month(n.year() + v[1].int(), v[0].int())
    }),
    ("Y -|/|,? M", |n, v| n.month(v[0].int(), v[1].int())),
    ("R M", |n, v| n.month(n.year() + v[0].int(), v[1].int())),
    ("#", |n, v| {
        n.month(v[0].date.0, v[0].date.1)
            .filter(|_| v[0].date.2 == 0)
    }),
    ("Y", |n, v| year(n, &v[0])),
    ("= Y", |n, v| year(n, &v[0])),
    (
        "fiscal|school|academic|calendar|financial? year Y",
        |n, v| year(n, &v[0]),
    ),
    ("cy|fy|sy Y", |n, v| year(n, &v[0])),
    ("cy|fy|sy E", |n, v| n.months(2000 + v[0].int(), 1, 12)),
    (
        "R fiscal|school|academic|calendar|financial year",
        |n, v| n.months(n.year() + v[0].int(), 1, 12),
    ),
    ("R working|work|business week", |n, v| {
        one(n, v[0].number, &Val::leaf(1, 4.0)).map(|mut p| {
            p.to -= 2 * DAY;
            p
        })
    }),
    ("R U", |n, v| one(n, v[0].number, &v[1])),
    ("the next|following|coming|last|past decade", |n, v| {
        let _ = v;
        Some(n.period(Grain::Decade, n.today, if n.past { -1 } else { 1 }, 1))
    }),
    ("the next|following|coming N decades", |n, v| {
        Some(n.period(Grain::Decade, n.today, 1, v[0].int()))
    }),
    ("that weekend", |n, _| {
        Some(n.period(Grain::Weekend, n.today, 0, 1))
    }),
    // "We moved at the weekend": the one that is over.
    ("the? weekend", |n, _| {
        let coming = n.period(Grain::Weekend, n.today, 0, 1);
        let over = n.past && coming.from > n.seconds;
        Some(if over {
            n.period(Grain::Weekend, n.today, -1, 1)
        } else {
            coming
        })
    }),
    ("the U", |n, v| one(n, 0.0, &v[0])),
    ("R N U", |n, v| several(n, v[0].number, &v[1], &v[2])),
    ("N R U", |n, v| several(n, v[1].number, &v[0], &v[2])),
    ("R N U and N U and N U", |n, v| {
        several(n, v[0].number, &v[1], &v[2]).map(|mut p| {
            if v[0].number < 0.0 {
                p.from = n.shift(
                    n.shift(p.from, unit(&v[4]), -v[3].number),
                    unit(&v[6]),
                    -v[5].number,
                )
            }
            p
        })
    }),
    ("the? U after next", |n, v| one(n, 2.0, &v[0])),
    ("the? U before last", |n, v| one(n, -2.0, &v[0])),
    ("week N", |n, v| week(n, v[0].int(), n.year())),
    ("week number|no|#? N of|in? Y", |n, v| {
        week(n, v[0].int(), v[1].int())
    }),
    ("week N of|in R year", |n, v| {
        week(n, v[0].int(), n.year() + v[1].int())
    }),
    ("the? O U of|in P", |n, v| {
        nth(n, v[0].int(), 1, &v[1], &v[2])
    }),
    ("the? last|final U of|in P", |n, v| {
        nth(n, -1, 1, &v[0], &v[1])
    }),
    ("the? last|final N U of|in P", |n, v| {
        nth(n, -1, v[0].int().clamp(1, 400), &v[1], &v[2])
    }),
    ("the? first N U of|in P", |n, v| {
        nth(n, 1, v[0].int().clamp(1, 400), &v[1], &v[2])
    }),
    ("the? O quarter of|in? P", |n, v| {
        n.months(v[1].date.0, v[0].int() * 3 - 2, 3)
            .filter(|_| v[1].grain == Grain::Year && (1..=4).contains(&v[0].int()))
    }),
    ("the? O quarter of|in the year", |n, v| {
        quarter(n, v[0].int(), 0)
    }),
    ("Q", |n, v| quarter(n, v[0].int(), 0)),
    ("Q -|of|in|,? Y", |n, v| quarter(n, v[0].int(), v[1].int())),
    ("Q of? R year", |n, v| {
        quarter(n, v[0].int(), n.year() + v[1].int())
    }),
    ("Y -|/? Q", |n, v| quarter(n, v[1].int(), v[0].int())),
    ("S", |n, v| season(n, v[0].int(), 0)),
    ("R S", |n, v| season(n, v[1].int(), n.year() + v[0].int())),
    ("S of|in|,? Y", |n, v| season(n, v[0].int(), v[1].int())),
    (
        "the? week of|starting|beginning|commencing from|on? D",
        |n, v| week_of(n, &v[0]),
    ),
    (
        "the? week of|starting|beginning|commencing from|on? P",
        |n, v| week_of(n, &v[0]).filter(|_| v[0].date.2 > 0),
    ),
    ("the? weekend of D", |n, v| weekend_of(n, &v[0])),
    ("X weekend", |n, v| {
        weekend_of(n, &relative::of_year(n, v[0].int(), 0)?)
    }),
    ("X weekend of? Y", |n, v| {
        weekend_of(n, &relative::of_year(n, v[0].int(), v[1].int())?)
    }),
    ("X of? Y weekend", |n, v| {
        weekend_of(n, &relative::of_year(n, v[0].int(), v[1].int())?)
    }),
    ("early -? P", |n, v| part(n, 0, &v[0])),
    ("mid|middle -? P", |n, v| part(n, 1, &v[0])),
    ("late -? P", |n, v| part(n, 2, &v[0])),
    ("beginning|start of P", |n, v| part(n, 0, &v[0])),
    ("middle of P", |n, v| part(n, 1, &v[0])),
    ("end of P", |n, v| part(n, 2, &v[0])),
    ("end of the? year", |n, _| {
        part(n, 2, &n.period(Grain::Year, n.today, 0, 1))
    }),
    ("end of the? month", |n, _| {
        part(n, 2, &n.period(Grain::Month, n.today, 0, 1))
    }),
    ("end of the? week", |n, _| {
        part(n, 2, &n.period(Grain::Week, n.today, 0, 1))
    }),
    ("eoy", |n, _| {
        part(n, 2, &n.period(Grain::Year, n.today, 0, 1))
    }),
    ("eom", |n, _| {
        part(n, 2, &n.period(Grain::Month, n.today, 0, 1))
    }),
    ("earlier|early in? P", |n, v| side(n, false, &v[0])),
    ("later|late in? P", |n, v| side(n, true, &v[0])),
    ("rest|remainder|remaining of P", |n, v| {
        Some(Val {
            from: i64::from(n.today) * DAY,
            ..v[0]
        })
        .filter(|p| p.from < p.to)
    }),
    ("the? Y 's|’s|s", |n, v| decade(n, v[0].int())),
    ("the? O century", |n, v| {
        Some(n.period(
            Grain::Century,
            civil::days((v[0].int() * 100 - 100).clamp(1, 9900), 1, 1),
            0,
            1,
        ))
    }),
    ("year to date", |n, _| {
        let mut y = n.period(Grain::Year, n.today, 0, 1);
        y.to = i64::from(n.today) * DAY;
        Some(y)
    }),
    ("N U starting|beginning|commencing from|on? G", |n, v| {
        starting(n, v[0].number, &v[1], &v[2])
    }),
    ("for N U ,? from G", |n, v| {
        starting(n, v[0].number, &v[1], &v[2]).filter(|_| v[2].sort != Sort::Clock)
    }),
    ("within the next|following? day and N U", |n, v| {
        Some(Val::span(
            Sort::Range,
            n.seconds,
            n.shift(n.seconds + DAY, unit(&v[1]), v[0].number),
            Grain::Second,
        ))
    }),
    ("within N U", |n, v| {
        let g = unit(&v[1]);
        Some(Val::span(
            Sort::Range,
            n.seconds,
            n.shift(n.seconds, g, v[0].number),
            g,
        ))
    }),
];
