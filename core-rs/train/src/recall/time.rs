//! The times that the sets write, as Unix milliseconds, UTC.

const DAY: i64 = 86_400_000;
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// Days from 1970-01-01 in the Gregorian calendar; a day past its month's end runs into the next.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years that begin in March end with the leap day.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leaps = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leaps + (month * 153 + 2) / 5 + day - 1 - 719_468
}

fn date(day: &str, month: &str, year: &str) -> Option<i64> {
    let start = month.get(..3)?.to_lowercase();
    let month = MONTHS.iter().position(|name| *name == start)?;
    let day: i64 = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let year = year.parse().ok().filter(|year| (1..=9999).contains(year))?;
    Some(days(year, month as i64 + 1, day) * DAY)
}

/// `1:56 pm on 8 May, 2023`
pub fn clock_and_date(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let &[clock, half, "on", day, month, year] = words.as_slice() else {
        return None;
    };
    let (hour, minute) = clock.split_once(':')?;
    let hour: i64 = hour.parse().ok().filter(|hour| (1..=12).contains(hour))?;
    let minute: i64 = minute.parse().ok().filter(|m| (0..60).contains(m))?;
    let noon = match half {
        "am" => 0,
        "pm" => 12,
        _ => return None,
    };
    let minutes = (hour % 12 + noon) * 60 + minute;
    Some(date(day, month.trim_end_matches(','), year)? + minutes * 60_000)
}

/// `March-15-2024`
pub fn anchor(text: &str) -> Option<i64> {
    let mut parts = text.trim().split('-');
    let (month, day, year) = (parts.next()?, parts.next()?, parts.next()?);
    parts.next().is_none().then(|| date(day, month, year))?
}
