//! The proleptic Gregorian calendar, years 1 to 9999. Days count from 1970-01-01.
//! Algorithms: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
//! <https://howardhinnant.github.io/date_algorithms.html>.

pub(crate) const DAY: i64 = 86_400;

/// Seconds of 0001-01-01 and of the last second of 9999.
const FIRST: i64 = -62_135_596_800;
const LAST: i64 = 253_402_300_799;

/// The nearest moment of the calendar: what a message counts (`in 99999999999 years`) may lie far outside.
pub(crate) fn within(seconds: i64) -> i64 {
    seconds.clamp(FIRST, LAST)
}

/// Days from 1970-01-01 to a date (`days_from_civil`).
pub(crate) fn days(year: i32, month: i32, day: i32) -> i32 {
    let y = year - i32::from(month <= 2);
    let era = y.div_euclid(400);
    let year_of_era = y.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The date of a day (`civil_from_days`): year, month, day.
#[inline(never)]
pub(crate) fn date(days: i32) -> (i32, i32, i32) {
    let z = days.saturating_add(719_468);
    let era = z.div_euclid(146_097);
    let doe = z.rem_euclid(146_097);
    let yoe = (doe - doe / 1460 + doe / 36_524 - doe / 146_096) / 365;
    let doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    let mp = (5 * doy + 2) / 153;
    let month = if mp < 10 { mp + 3 } else { mp - 9 };
    (
        yoe + era * 400 + i32::from(month <= 2),
        month,
        doy - (153 * mp + 2) / 5 + 1,
    )
}

pub(crate) fn month_length(year: i32, month: i32) -> i32 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day of a date that exists.
pub(crate) fn valid(year: i32, month: i32, day: i32) -> Option<i32> {
    let exists = (1..=9999).contains(&year)
        && (1..=12).contains(&month)
        && (1..=month_length(year, month)).contains(&day);
    exists.then(|| days(year, month, day))
}

/// Days after Monday (1970-01-01 was a Thursday).
#[inline(never)]
pub(crate) fn weekday(day: i32) -> i32 {
    (day + 3).rem_euclid(7)
}

/// `day` and `months` more, at the end of a month that is too short.
pub(crate) fn add_months(day: i32, months: i32) -> i32 {
    let (y, m, d) = date(day);
    let index = (y * 12 + m - 1).saturating_add(months).clamp(12, 119_999);
    let (y, m) = (index / 12, index % 12 + 1);
    days(y, m, d.min(month_length(y, m)))
}

/// Sunday of Easter: Anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus, chapter 8).
pub(crate) fn easter(year: i32) -> i32 {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
    let g = (b - f + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    days(year, n / 31, n % 31 + 1)
}

/// What a span of time is counted in; the order of the vocabulary's units.
#[derive(Clone, Copy, PartialEq, Eq, Debug, PartialOrd)]
#[repr(u8)]
pub(crate) enum Grain {
    Second = 0,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Weekend,
    Fortnight,
    Night,
    BusinessDay,
}

impl Grain {
    const ALL: [(Grain, &'static str, i64); 14] = [
        (Self::Second, "second", 1),
        (Self::Minute, "minute", 60),
        (Self::Hour, "hour", 3600),
        (Self::Day, "day", DAY),
        (Self::Week, "week", 7 * DAY),
        (Self::Month, "month", 30 * DAY),
        (Self::Quarter, "quarter", 90 * DAY),
        (Self::Year, "year", 365 * DAY),
        (Self::Decade, "decade", 3650 * DAY),
        (Self::Century, "century", 36_500 * DAY),
        (Self::Weekend, "weekend", 2 * DAY),
        (Self::Fortnight, "fortnight", 14 * DAY),
        (Self::Night, "night", DAY),
        (Self::BusinessDay, "business day", DAY),
    ];

    pub(crate) fn from_index(index: i32) -> Grain {
        let row = usize::try_from(index).ok().and_then(|i| Self::ALL.get(i));
        row.map_or(Grain::Day, |row| row.0)
    }

    pub(crate) fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The length as a duration; months and years by convention.
    pub(crate) fn seconds(self) -> i64 {
        Self::ALL[self as usize].2
    }
}
