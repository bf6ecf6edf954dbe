//! Ranges from one day, period or moment to another, open ones too.

use super::super::civil::{self, DAY, Grain};
use super::moment::moment;
use super::open::{about, open, open_on, within};
use super::{Now, OPEN, Sort, Table, Val, table};

/// The point that a value marks as an end of a range.
fn point(value: &Val, from: i64, to: i64) -> i64 {
    match value.modifier {
        "end" => to,
        "mid" => from + ((to - from) / 2 + DAY - 1) / DAY * DAY,
        _ => from,
    }
}

/// The same month and day in the year of or after `start`.
fn after(now: &Now, value: &Val, start: i64) -> Option<i64> {
    let shift = |at: i64| {
        (0..4)
            .map(|n| now.shift(at, Grain::Year, f64::from(n)))
            .find(|&at| at >= start)
    };
    let earliest = value
        .alternative
        .map_or(value.from, |a| a.0.min(value.from));
    let dated = value.date.0 == 0 && value.date.1 > 0;
    let from = match value.alternative {
        Some(_) if dated => shift(earliest)?,
        Some((other, _)) => {
            let (low, high) = (earliest, other.max(value.from));
            if low > start { low } else { high }
        }
        None => value.from,
    };
    Some(from - value.from)
}

/// From one value to another. What one of them leaves unsaid (the year) is the other's.
fn range(now: &Now, a: &Val, b: &Val) -> Option<Val> {
    let time = |v: &Val| matches!(v.sort, Sort::Clock | Sort::Hours);
    if a.from == OPEN
        || b.from == OPEN
        || time(a) && time(b)
        || a.sort == Sort::Duration
        || b.sort == Sort::Duration
    {
        return None;
    }
    // A time of day is that of the other side's day.
    let placed = |v: &Val, other: &Val| {
        let day = now.day(other.from.div_euclid(DAY) as i32);
        if time(v) {
            moment(now, &day, v)
        } else {
            Some(*v)
        }
    };
    let (mut a, b) = (placed(a, b)?, placed(b, a)?);
    let unsaid = |v: &Val| v.alternative.is_some();
    if unsaid(&a) && !unsaid(&b) && a.date.1 > 0 {
        // The latest before the end.
        let mut best = None;
        for n in -40..40 {
            let at = now.shift(a.from, Grain::Year, f64::from(n));
            if at < b.from {
                best = Some(at);
            }
        }
        let from = best?;
        a = Val {
            from,
            to: from + (a.to - a.from),
            alternative: None,
            ..a
        };
    }
    let one = |from: i64, to: i64| {
        let start = point(&a, from, to);
        let shift = if unsaid(&b) {
            after(now, &b, start)?
        } else {
            0
        };
        let end = point(&b, b.from + shift, b.to + shift);
        (end > start).then_some((start, end))
    };
    let (from, to) = one(a.from, a.to)?;
    let days = |v: &Val| matches!(v.sort, Sort::Day | Sort::Period);
    let grain = if days(&a) && days(&b) {
        a.grain
    } else {
        Grain::Second
    };
    let mut value = Val::span(Sort::Range, from, to, grain);
    value.alternative = a.alternative.and_then(|(from, to)| one(from, to));
    // What goes on now is meant, not its like in another year.
    if let Some((other, end)) = value
        .alternative
        .filter(|&(from, to)| from <= now.seconds && now.seconds < to)
    {
        value.alternative = Some((value.from, value.to));
        (value.from, value.to) = (other, end);
    }
    if grain == Grain::Second && (days(&a) || days(&b)) && a.grain == Grain::Second {
        value.from = from.div_euclid(DAY) * DAY;
    }
    Some(value)
}

/// Days `a` to `b` of a month.
fn days_of(now: &Now, month: &Val, a: &Val, b: &Val, year: i32) -> Option<Val> {
    let (a, b) = (
        now.ymd(year, month.int(), a.int())?,
        now.ymd(year, month.int(), b.int())?,
    );
    range(now, &a, &b)
}

/// Days of a month that is told by its distance.
fn days_in(now: &Now, a: &Val, b: &Val, shift: &Val) -> Option<Val> {
    let month = now.period(Grain::Month, now.today, shift.int(), 1);
    let (y, m, _) = civil::date(month.from.div_euclid(DAY) as i32);
    days_of(now, &Val::leaf(1, f64::from(m)), a, b, y)
}

pub(crate) const VALUES: Table = table![
    ("H", |_, v| Some(v[0]).filter(|h| h.number != 103.0)),
    (
        "from|between? the? E to|-|–|and|until|till|through|thru the? E of|in? M",
        |n, v| days_of(n, &v[2], &v[0], &v[1], 0),
    ),
    (
        "from|between? the? E to|-|–|and|until|till|through|thru the? E of|in? M ,? of|in? Y",
        |n, v| days_of(n, &v[2], &v[0], &v[1], v[3].int()),
    ),
    (
        "from|between? the? E to|-|–|and|until|till the? E of|in? R month",
        |n, v| days_in(n, &v[0], &v[1], &v[2]),
    ),
    (
        "from|between? M the? E to|-|–|—|and|until|till|through|thru the? E",
        |n, v| days_of(n, &v[0], &v[1], &v[2], 0),
    ),
    (
        "from|between? M the? E to|-|–|and|until|till|through|thru the? E ,? Y",
        |n, v| days_of(n, &v[0], &v[1], &v[2], v[3].int()),
    ),
    (
        "from|between? the? G to|-|–|—|~|until|till|til|through|thru the? G",
        |n, v| range(n, &v[0], &v[1]),
    ),
    ("between the? G and|to|-|–|through the? G", |n, v| {
        range(n, &v[0], &v[1])
    }),
    ("in Y through|to Y", |n, v| {
        range(
            n,
            &n.months(v[0].int(), 1, 12)?,
            &n.months(v[1].int(), 1, 12)?,
        )
    }),
    ("from? G to|till|until current|today date|day?", |n, v| {
        range(n, &v[0], &n.day(n.today))
    }),
    ("from G to|till date", |n, v| {
        range(n, &v[0], &n.day(n.today))
    }),
    ("from now until|till|to N U later|from?", |n, v| {
        let to = n.shift(n.seconds, Grain::from_index(v[1].int()), v[0].number);
        Some(Val::span(Sort::Range, n.seconds, to, Grain::Second))
    }),
    ("from|between? # -|to|and # ,? Y", |n, v| {
        range(
            n,
            &n.ymd(v[2].int(), v[0].date.1, v[0].date.2)?,
            &n.ymd(v[2].int(), v[1].date.1, v[1].date.2)?,
        )
    }),
    ("till|until|to date", |n, _| open(&n.day(n.today), "before")),
    ("since G", |_, v| open(&v[0], "since")),
    ("starting|beginning from|on|at? G", |_, v| {
        open(&v[0], "since")
    }),
    ("from G on|onward|onwards", |_, v| open(&v[0], "since")),
    ("as early as G", |_, v| open(&v[0], "since")),
    ("after around|about? G", |_, v| open(&v[0], "after")),
    ("after H", |_, v| {
        open(
            &Val {
                from: v[0].to,
                ..v[0]
            },
            "after",
        )
        .filter(|_| v[0].number < 100.0)
    }),
    ("later|greater than G", |_, v| open(&v[0], "after")),
    ("before|by|until|till|til the? G", |_, v| {
        open(&v[0], "before")
    }),
    ("before H", |_, v| {
        open(&v[0], "before").filter(|_| v[0].number < 100.0)
    }),
    ("as late as G", |_, v| open(&v[0], "until")),
    ("no later than G", |_, v| open(&v[0], "before")),
    ("prior to G", |_, v| open(&v[0], "before")),
    ("earlier than G", |_, v| open(&v[0], "before")),
    ("> = Y", |n, v| open(&n.months(v[0].int(), 1, 12)?, "since")),
    (">|>= Y", |n, v| {
        open(&n.months(v[0].int(), 1, 12)?, "after")
    }),
    ("G or|and later|greater|after|above", |_, v| {
        open(&v[0], "since")
    }),
    ("G and|or onward|onwards|on", |_, v| open(&v[0], "since")),
    ("T or|and later|after on? D", |n, v| {
        open_on(n, &v[1], &v[0], "since")
    }),
    ("D ,? after|past &", |n, v| {
        open_on(n, &v[0], &v[1], "after")
    }),
    ("D ,? later than &", |n, v| {
        open_on(n, &v[0], &v[1], "after")
    }),
    ("D ,? before|by|until|till &", |n, v| {
        open_on(n, &v[0], &v[1], "before")
    }),
    ("D ,? no later than &", |n, v| {
        open_on(n, &v[0], &v[1], "before")
    }),
    ("around|about|circa|approximately G", |_, v| about(&v[0])),
    ("around|about|circa H", |_, v| {
        about(&v[0]).filter(|_| v[0].number < 100.0)
    }),
    ("around|about|circa D ,? at? &", |n, v| {
        about(&moment(n, &v[0], &v[1])?)
    }),
    ("less than N U after|from D", |n, v| {
        within(n, &v[2], &v[0], &v[1], false)
    }),
    ("more than N U after|from D", |n, v| {
        within(n, &v[2], &v[0], &v[1], true)
    }),
];
