//! Dates, times, durations and recurring times. A small grammar: each nonterminal is a table of
//! patterns with an action (`day`, `period`, `clock`, `moment`), read by one matcher.
//!
//! A pattern is a row of elements parted by spaces: a capital or special letter is a nonterminal
//! whose value the action gets, anything else the spellings allowed at that place (`of|in`); `?`
//! makes it optional (a nonterminal left out is `Val::NONE`). The longest match of a table counts.
//! Results are kept in a ring by nonterminal and place, so the cost is linear; a value never
//! reaches further than `REACH` lexemes.

mod calendar;
mod clock;
mod day;
mod duration;
pub(crate) mod first;
mod holiday;
mod hour;
mod leaf;
mod matcher;
mod moment;
mod numeric;
mod open;
pub(crate) mod pattern;
mod period;
mod range;
mod relative;
mod ring;
mod span;
mod tense;
mod trap;
mod val;
mod write;

use super::civil;
use super::scan::Scan;
use super::zone::Zone;
use pattern::Patterns;
pub(crate) use ring::Ring;
pub(crate) use val::{Now, OPEN, Sort, Val};
pub(crate) use write::write;

/// What a pattern makes of the values of its nonterminals, in order; the rest are `Val::NONE`.
type Action = fn(&Now, &[Val; SLOTS]) -> Option<Val>;
/// The most nonterminals of a pattern.
const SLOTS: usize = 8;

/// Patterns, which only the model keeps, and what each makes of its values.
pub(crate) struct Table {
    #[cfg(any(test, feature = "tables"))]
    pub patterns: &'static [&'static str],
    pub actions: &'static [Action],
}

/// A table of rows of a pattern and its action.
macro_rules! table {
    ($(($pattern:expr, $action:expr $(,)?)),* $(,)?) => {
        Table {
            #[cfg(any(test, feature = "tables"))]
            patterns: &[$($pattern),*],
            actions: &[$($action),*],
        }
    };
}
use table;

/// Every table.
pub(crate) static TABLES: [Table; 9] = [
    day::DAYS,
    period::PERIODS,
    clock::CLOCKS,
    clock::HOURS,
    duration::DURATIONS,
    duration::EVERY,
    moment::WHENS,
    range::VALUES,
    duration::RECURRING,
];
/// Places in `TABLES`.
const DAYS: usize = 0;
const PERIODS: usize = 1;
pub(crate) const CLOCKS: usize = 2;
const HOURS: usize = 3;
const DURATIONS: usize = 4;
const EVERY: usize = 5;
const WHENS: usize = 6;
const VALUES: usize = 7;
const RECURRING: usize = 8;

/// The table of a nonterminal.
pub(crate) fn of_letter(letter: u8) -> Option<usize> {
    Some(match letter {
        b'D' => DAYS,
        b'P' => PERIODS,
        b'T' => CLOCKS,
        b'H' => HOURS,
        b'L' => DURATIONS,
        b'!' => EVERY,
        b'G' => WHENS,
        _ => return None,
    })
}

pub(crate) struct Time<'s, 'r> {
    pub scan: &'s Scan<'s>,
    pub now: Now,
    patterns: Patterns<'s>,
    ring: &'r mut Ring,
    depth: u32,
    /// Where the value that is looked for begins, until its tense is known.
    untensed: Option<usize>,
}

impl<'s, 'r> Time<'s, 'r> {
    pub(crate) fn new(
        scan: &'s Scan<'s>,
        patterns: Patterns<'s>,
        at: f64,
        zone: &Zone,
        ring: &'r mut Ring,
    ) -> Self {
        let utc = (at / 1000.0).floor() as i64;
        let seconds = civil::within(zone.utc_to_local(utc));
        let offset = seconds.saturating_sub(civil::within(utc));
        ring.clear(scan.lexemes.len());
        Time {
            scan,
            now: Now {
                seconds,
                today: seconds.div_euclid(civil::DAY).clamp(-719_000, 2_932_000) as i32,
                past: false,
                offset,
            },
            patterns,
            ring,
            depth: 0,
            untensed: None,
        }
    }

    /// The longest value at `i`.
    pub(crate) fn find(&mut self, i: usize) -> Option<Val> {
        self.untensed = Some(i);
        let best = self.table(VALUES, i);
        let found = match (best, self.parse(b'G', i)) {
            (Some(a), Some(b)) => Some(if b.end > a.end { b } else { a }),
            (a, b) => a.or(b),
        };
        let duration = self.parse(b'L', i);
        let longer = |a: &Val, b: Option<Val>| b.is_some_and(|b| b.end > a.end);
        let found = match found {
            Some(value) if !longer(&value, duration) => Some(value),
            _ => duration,
        };
        let recurring = self.table(RECURRING, i);
        match found {
            Some(value) if !longer(&value, recurring) => {
                Some(value).filter(|v| trap::stands(self.scan, i, v))
            }
            _ => recurring,
        }
    }
}
