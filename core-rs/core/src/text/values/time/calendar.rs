//! Reading dates against the message's day.

use super::super::civil::{self, DAY, Grain};
use super::{Now, Sort, Val};

/// How many years away a 29th of February is looked for.
const YEARS: i32 = 8;

fn seconds(day: i32) -> i64 {
    i64::from(day) * DAY
}

impl Now {
    /// The value of one day.
    #[inline(never)]
    pub(crate) fn day(&self, day: i32) -> Val {
        Val::span(Sort::Day, seconds(day), seconds(day) + DAY, Grain::Day)
    }

    /// The year of the message.
    #[inline(never)]
    pub(crate) fn year(&self) -> i32 {
        civil::date(self.today).0
    }

    /// A value of which there are two readings, before and after today.
    pub(crate) fn either(&self, past: Val, future: Val) -> Val {
        let (mut first, other) = if self.past {
            (past, future)
        } else {
            (future, past)
        };
        if first.from != other.from {
            first.alternative = Some((other.from, other.to));
        }
        first
    }

    /// A date; with year 0 the nearest ones before and after today.
    pub(crate) fn ymd(&self, y: i32, m: i32, d: i32) -> Option<Val> {
        let mut value = if y > 0 {
            self.day(civil::valid(y, m, d)?)
        } else {
            let this = self.year();
            let near = |step: i32| {
                (0..=YEARS)
                    .filter_map(|n| civil::valid(this + n * step, m, d))
                    .find(|&day| {
                        if step < 0 {
                            day < self.today
                        } else {
                            day >= self.today
                        }
                    })
            };
            let (past, future) = (near(-1)?, near(1)?);
            if future == self.today {
                let mut value = self.day(future);
                let next = civil::add_months(future, 12);
                value.alternative = Some((seconds(next), seconds(next) + DAY));
                value
            } else {
                self.either(self.day(past), self.day(future))
            }
        };
        value.date = (y, m, d);
        Some(value)
    }

    /// The nearest weekdays before and after today; today counts as to come.
    pub(crate) fn weekday(&self, weekday: i32) -> Val {
        let ahead = (weekday - civil::weekday(self.today)).rem_euclid(7);
        self.either(
            self.day(self.today + ahead - 7),
            self.day(self.today + ahead),
        )
    }

    /// Monday of the week `weeks` from that of `day`.
    #[inline(never)]
    pub(crate) fn monday(&self, day: i32, weeks: i32) -> i32 {
        day - civil::weekday(day) + weeks.clamp(-500_000, 500_000) * 7
    }

    /// The period of a grain `shift` from the one that `day` is in, `count` long.
    #[inline(never)]
    pub(crate) fn period(&self, grain: Grain, day: i32, shift: i32, count: i32) -> Val {
        let (y, m, _) = civil::date(day);
        let months = |start: i32, length: i32| {
            let from = civil::add_months(start, shift.saturating_mul(length));
            (from, civil::add_months(from, count.saturating_mul(length)))
        };
        let (from, to) = match grain {
            Grain::Week | Grain::Fortnight => {
                let n = if grain == Grain::Week { 1 } else { 2 };
                let from = self.monday(day, shift.saturating_mul(n));
                (from, from + 7 * count.clamp(0, 100_000) * n)
            }
            Grain::Weekend => {
                let from = self.monday(day, shift) + 5;
                (from, from + 2 + 7 * (count - 1).clamp(0, 100_000))
            }
            Grain::Month => months(civil::days(y, m, 1), 1),
            Grain::Quarter => months(civil::days(y, (m - 1) / 3 * 3 + 1, 1), 3),
            Grain::Year => months(civil::days(y, 1, 1), 12),
            Grain::Decade => months(civil::days((y / 10 * 10).max(1), 1, 1), 120),
            Grain::Century => months(civil::days((y / 100 * 100).max(1), 1, 1), 1200),
            _ => {
                let from = day.saturating_add(shift.clamp(-1_000_000, 1_000_000));
                (from, from + count.clamp(0, 1_000_000))
            }
        };
        Val::span(Sort::Period, seconds(from), seconds(to), grain)
    }

    /// A month of a year; with year 0 the nearest ones: this month counts as to come.
    pub(crate) fn month(&self, y: i32, m: i32) -> Option<Val> {
        if !(0..=9998).contains(&y) || !(1..=12).contains(&m) {
            return None;
        }
        let at = |y: i32| self.period(Grain::Month, civil::days(y, m, 1), 0, 1);
        let mut value = if y > 0 {
            at(y)
        } else {
            let (this, now, _) = civil::date(self.today);
            let ahead = i32::from(m < now);
            self.either(at(this + ahead - 1), at(this + ahead))
        };
        value.date = (y, m, 0);
        Some(value)
    }

    /// A year, or a part of one: `length` months from the `first`.
    pub(crate) fn months(&self, y: i32, first: i32, length: i32) -> Option<Val> {
        if !(0..=9997).contains(&y) {
            return None;
        }
        let at = |y: i32| {
            let from = civil::days(y, first, 1);
            Val::span(
                Sort::Period,
                seconds(from),
                seconds(civil::add_months(from, length)),
                Grain::Month,
            )
        };
        let mut value = if y > 0 {
            at(y)
        } else {
            let this = self.year();
            let over = at(this).to <= self.seconds;
            self.either(at(this - 1 + i32::from(over)), at(this + i32::from(over)))
        };
        value.date = (y, 0, 0);
        if length == 12 {
            value.grain = Grain::Year;
        }
        Some(value)
    }

    /// `count` units after (before, if negative) a moment.
    pub(crate) fn shift(&self, from: i64, grain: Grain, count: f64) -> i64 {
        let day = from.div_euclid(DAY).clamp(-700_000, 2_900_000) as i32;
        let time = from.rem_euclid(DAY);
        let months = match grain {
            Grain::Month => 1.0,
            Grain::Quarter => 3.0,
            Grain::Year => 12.0,
            Grain::Decade => 120.0,
            Grain::Century => 1200.0,
            _ => 0.0,
        } * count;
        if months != 0.0 && months == (months as i32) as f64 {
            return seconds(civil::add_months(day, months as i32)) + time;
        }
        if grain == Grain::BusinessDay {
            let (mut at, step) = (day, if count < 0.0 { -1 } else { 1 });
            for _ in 0..(count.abs() as i32).min(400) {
                at += step;
                while civil::weekday(at) > 4 {
                    at += step;
                }
            }
            return seconds(at) + time;
        }
        civil::within(from.saturating_add((grain.seconds() as f64 * count) as i64))
    }
}
