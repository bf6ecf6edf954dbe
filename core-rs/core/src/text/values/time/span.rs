//! How periods are counted: units before and after now, parts of them, weeks of a year.

use super::super::civil::{self, DAY, Grain};
use super::{Now, Sort, Val};

pub(super) fn start(value: &Val) -> i32 {
    value.from.div_euclid(DAY) as i32
}

pub(super) fn unit(v: &Val) -> Grain {
    Grain::from_index(v.int())
}

/// `next three weeks`, from tomorrow; quarters and longer by the calendar; moments for hours.
pub(super) fn several(now: &Now, shift: f64, count: &Val, of: &Val) -> Option<Val> {
    let grain = unit(of);
    let n = count.number;
    if grain < Grain::Day {
        let other = now.shift(now.seconds, grain, n * shift);
        return Some(Val::span(
            Sort::Range,
            now.seconds.min(other),
            now.seconds.max(other),
            grain,
        ));
    }
    if shift == 0.0 || !(1.0..100_000.0).contains(&n) {
        return None;
    }
    if matches!(grain, Grain::Quarter | Grain::Decade | Grain::Century) {
        let first = if shift > 0.0 { 1 } else { -(n as i32) };
        return Some(now.period(grain, now.today, first, n as i32));
    }
    let today = i64::from(now.today) * DAY;
    let (from, to) = if shift > 0.0 {
        let from = today + DAY;
        let to = if grain == Grain::BusinessDay {
            now.shift(today, grain, n) + DAY
        } else {
            now.shift(from, grain, n)
        };
        (from, to)
    } else {
        (now.shift(today, grain, -n), today)
    };
    Some(Val::span(Sort::Period, from, to, Grain::Day))
}

/// One unit: `next week`, `last minute`, `the month`.
pub(super) fn one(now: &Now, shift: f64, of: &Val) -> Option<Val> {
    let grain = unit(of);
    match grain {
        Grain::Second | Grain::Minute | Grain::Hour if shift != 0.0 => {
            several(now, shift, &Val::leaf(1, 1.0), of)
        }
        Grain::Second
        | Grain::Minute
        | Grain::Hour
        | Grain::Day
        | Grain::Night
        | Grain::BusinessDay => None,
        _ => Some(now.period(grain, now.today, shift as i32, 1)),
    }
}

/// ISO 8601 week of a year.
pub(super) fn week(now: &Now, n: i32, y: i32) -> Option<Val> {
    (1..=53)
        .contains(&n)
        .then(|| now.period(Grain::Week, civil::days(y.clamp(1, 9998), 1, 4), n - 1, 1))
}

/// The `n`-th unit of a period, from its end if negative; weeks belong where their Thursday is.
pub(super) fn nth(now: &Now, n: i32, count: i32, of: &Val, whole: &Val) -> Option<Val> {
    let grain = unit(of);
    let last = (whole.to.div_euclid(DAY) as i32) - 1;
    let first = start(whole);
    if grain == Grain::Week {
        let (from, last) = (now.monday(first + 3, 0), now.monday(last - 3, 0));
        let monday = if n > 0 {
            from + (n - 1) * 7
        } else {
            last - (count - 1) * 7
        };
        let mut value = now.period(grain, monday, 0, count);
        value.date = whole.date;
        return Some(value);
    }
    if grain < Grain::Day || whole.sort != Sort::Period && whole.sort != Sort::Day {
        return None;
    }
    let mut value = if n > 0 {
        now.period(grain, first, n - 1, count)
    } else {
        now.period(grain, last, 1 - count, count)
    };
    if n > 0 && value.to > whole.to {
        return None;
    }
    value.alternative = whole.alternative.map(|(from, _)| {
        let other = now.period(grain, from.div_euclid(DAY) as i32, n.max(1) - 1, count);
        (other.from, other.to)
    });
    Some(value)
}

/// `end of`, `mid`, `early` of a period: the share of it that counts.
pub(super) fn part(now: &Now, which: i32, of: &Val) -> Option<Val> {
    let cut = |from: i64, to: i64| {
        let (first, last) = ((from.div_euclid(DAY)) as i32, (to.div_euclid(DAY)) as i32);
        let long = last - first > 32;
        let month = |m: i32| civil::add_months(first, m);
        let year = last - first > 360;
        let days = if year {
            // The year of the message has halves, others thirds.
            let this = civil::date(first).0 == now.year();
            match which {
                0 => (first, if this { month(6) } else { month(4) }),
                1 => (month(4), month(8)),
                _ => (if this { month(6) } else { month(8) }, last),
            }
        } else if long {
            match which {
                0 => (first, month(1)),
                1 => (month(1), month(2)),
                _ => (month(2), last),
            }
        } else if last - first > 7 {
            match which {
                0 => (first, first + 15),
                1 => (first + 9, first + 20),
                _ => (first + 15, last),
            }
        } else {
            match which {
                0 => (first, first + 3),
                1 => (first + 2, first + 5),
                _ => (first + 3, last),
            }
        };
        (i64::from(days.0) * DAY, i64::from(days.1) * DAY)
    };
    if of.sort != Sort::Period {
        return None;
    }
    let (from, to) = cut(of.from, of.to);
    let mut value = Val::span(Sort::Period, from, to, Grain::Day);
    value.alternative = of.alternative.map(|(from, to)| cut(from, to));
    value.modifier = ["start", "mid", "end"][which.clamp(0, 2) as usize];
    // What a range from or to it begins and ends at.
    value.date = of.date;
    Some(value)
}

/// `earlier this month`, `later this week`: until today, from today where the half is over.
pub(super) fn side(now: &Now, later: bool, of: &Val) -> Option<Val> {
    let mut value = part(now, if later { 2 } else { 0 }, of)?;
    let today = i64::from(now.today) * DAY;
    if later {
        value.from = value.from.max(today).min(value.to - DAY);
    } else {
        value.to = value.to.min(today).max(value.from + DAY);
    }
    Some(value)
}

pub(super) fn season(now: &Now, number: i32, y: i32) -> Option<Val> {
    now.months(y, number * 3 + 3, 3).map(|mut v| {
        v.grain = Grain::Quarter;
        v
    })
}

/// `q1` to `q4`, and halves as 5 and 6.
pub(super) fn quarter(now: &Now, q: i32, y: i32) -> Option<Val> {
    let (first, length) = if q > 4 {
        ((q - 5) * 6 + 1, 6)
    } else {
        ((q - 1) * 3 + 1, 3)
    };
    let mut value = now
        .months(y, first, length)
        .filter(|_| (1..=6).contains(&q))?;
    if q <= 4 {
        value.grain = Grain::Quarter;
    }
    Some(value)
}

pub(super) fn week_of(now: &Now, of: &Val) -> Option<Val> {
    let one = |from: i64| now.period(Grain::Week, from.div_euclid(DAY) as i32, 0, 1);
    let mut value = one(of.from);
    value.alternative = of
        .alternative
        .map(|(from, _)| (one(from).from, one(from).to));
    Some(value)
}

/// The weekend around a holiday, stretched to it when it is a Friday or Monday.
pub(super) fn weekend_of(now: &Now, of: &Val) -> Option<Val> {
    let one = |from: i64| {
        let day = from.div_euclid(DAY) as i32;
        let monday = now.monday(day, 0);
        let (from, to) = match civil::weekday(day) {
            0 => (day - 2, day + 1),
            4 => (day, day + 3),
            _ => (monday + 5, monday + 7),
        };
        // Halloween on a Sunday takes in its Saturday.
        (i64::from(from) * DAY, i64::from(to.max(day + 1)) * DAY)
    };
    let (from, to) = one(of.from);
    let mut value = Val::span(Sort::Period, from, to, Grain::Weekend);
    value.alternative = of.alternative.map(|(from, _)| one(from));
    Some(value)
}

/// `3 days starting from Monday`.
pub(super) fn starting(now: &Now, count: f64, of: &Val, from: &Val) -> Option<Val> {
    let grain = unit(of);
    let sort = if from.sort == Sort::Day && grain >= Grain::Day {
        Sort::Period
    } else {
        Sort::Range
    };
    let mut value = Val::span(
        sort,
        from.from,
        now.shift(from.from, grain, count),
        from.grain,
    );
    value.alternative = from
        .alternative
        .map(|(from, _)| (from, now.shift(from, grain, count)));
    Some(value)
}

pub(super) fn decade(now: &Now, y: i32) -> Option<Val> {
    (y % 10 == 0).then(|| now.period(Grain::Decade, civil::days(y, 1, 1), 0, 1))
}

pub(super) fn year(now: &Now, v: &Val) -> Option<Val> {
    now.months(v.int(), 1, 12)
}
