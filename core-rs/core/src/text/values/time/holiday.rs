//! The day of a holiday in a year; the numbers are those of the vocabulary.

use super::super::civil::{self, days, weekday};

/// Month and day, or, with a month over 12: the n-th (negative: from the end) weekday of month
/// minus 20, as `(20 + month, n * 10 + weekday)`; month 40: days after Easter.
const RULES: [(i32, i32); 54] = [
    (1, 1),
    (21, 30),
    (2, 2),
    (2, 14),
    (22, 30),
    (3, 17),
    (4, 1),
    (4, 22),
    (5, 1),
    (5, 5),
    (25, 26),
    (25, -10),
    (6, 19),
    (26, 36),
    (7, 4),
    (7, 14),
    (29, 10),
    (30, 20),
    (10, 31),
    (11, 1),
    (11, 2),
    (11, 5),
    (11, 11),
    (31, 43),
    (31, 143),
    (31, 443),
    (12, 24),
    (12, 25),
    (12, 26),
    (12, 31),
    (40, 0),
    (40, -2),
    (40, 1),
    (40, -46),
    (40, -7),
    (40, 49),
    (40, 39),
    (40, -47),
    (50, 0),
    (50, 1),
    (50, 2),
    (1, 6),
    (3, 8),
    (6, 1),
    (11, 11),
    (1, 20),
    (1, 26),
    (7, 1),
    (4, 25),
    (10, 5),
    (24, -14),
    (6, 14),
    (3, 3),
    (3, 14),
];

/// First days of Shawwal, 10 Dhu al-Hijja and Ramadan by the tabular Islamic calendar (civil
/// epoch, 30-year cycle; Reingold and Dershowitz, Calendrical Calculations, chapter 7).
fn islamic(year: i32, which: i32) -> i32 {
    let (month, day) = match which {
        0 => (10, 1),
        1 => (12, 10),
        _ => (9, 1),
    };
    let start = |h: i32| {
        let leap = (3 + 11 * h).div_euclid(30);
        day + 29 * (month - 1) + month / 2 + (h - 1) * 354 + leap + 227_014 - 719_163
    };
    let guess = (year - 622) * 33 / 32 - 1;
    (guess..guess + 4)
        .map(start)
        .find(|&at| civil::date(at).0 == year)
        .unwrap_or_else(|| start(guess))
}

/// The day of a holiday.
pub(crate) fn day(holiday: i32, year: i32) -> Option<i32> {
    let &(month, rule) = RULES.get(usize::try_from(holiday).ok()?)?;
    if !(1..=9998).contains(&year) {
        return None;
    }
    Some(match month {
        1..=12 => days(year, month, rule),
        40 => civil::easter(year) + rule,
        50 => islamic(year, rule),
        _ => {
            // Thanksgiving's Friday and Monday count from its Thursday.
            let (after, rule) = (
                match rule / 100 {
                    1 => 1,
                    4 => 4,
                    _ => 0,
                },
                rule % 100,
            );
            let month = month - 20;
            if rule < 0 {
                let last = days(year, month, civil::month_length(year, month));
                let wanted = (-rule) % 10;
                last - (weekday(last) - wanted).rem_euclid(7)
            } else {
                let first = days(year, month, 1);
                first + (rule % 10 - weekday(first)).rem_euclid(7) + (rule / 10 - 1) * 7 + after
            }
        }
    })
}
