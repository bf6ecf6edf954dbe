//! What the grammar makes of words: one kind of record for days, hours, numbers and all.

use super::super::civil::Grain;

/// What a value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    /// A number or a name inside a date.
    Leaf,
    Day,
    Period,
    Moment,
    /// From a moment or day to another.
    Range,
    /// A time of day; `from` counts seconds after midnight.
    Clock,
    /// A part of a day; `from` and `to` count seconds after midnight.
    Hours,
    Duration,
    Recurring,
}

/// An open side of a range.
pub(crate) const OPEN: i64 = i64::MIN;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Val {
    pub sort: Sort,
    /// The lexeme after it; 0 for a value that is not there.
    pub end: usize,
    /// Seconds of the local clock since 1970, or see `Sort`.
    pub from: i64,
    pub to: i64,
    pub alternative: Option<(i64, i64)>,
    pub grain: Grain,
    /// Year (0: unsaid), month and day of a date (0: none).
    pub date: (i32, i32, i32),
    /// Seconds of a duration, the number of a leaf.
    pub number: f64,
    /// The hour may be one of the morning or of the afternoon.
    pub ambiguous: bool,
    pub modifier: &'static str,
}

impl Val {
    pub(crate) const NONE: Val = Val {
        sort: Sort::Leaf,
        end: 0,
        from: 0,
        to: 0,
        alternative: None,
        grain: Grain::Day,
        date: (0, 0, 0),
        number: 0.0,
        ambiguous: false,
        modifier: "",
    };

    #[inline(never)]
    pub(crate) fn leaf(end: usize, number: f64) -> Val {
        Val {
            end,
            number,
            ..Val::NONE
        }
    }

    pub(crate) fn there(&self) -> bool {
        self.end > 0
    }

    /// The number as one that days, months and years can be reckoned with.
    #[inline(never)]
    pub(crate) fn int(&self) -> i32 {
        self.number.clamp(-1e6, 1e6) as i32
    }

    #[inline(never)]
    pub(crate) fn span(sort: Sort, from: i64, to: i64, grain: Grain) -> Val {
        Val {
            sort,
            from,
            to,
            grain,
            ..Val::NONE
        }
    }
}

/// What an action knows of the message.
#[derive(Default)]
pub(crate) struct Now {
    /// Seconds of the local clock since 1970.
    pub seconds: i64,
    /// The day of the message.
    pub today: i32,
    /// The clause speaks of the past.
    pub past: bool,
    /// Seconds that the local clock is ahead of UTC.
    pub offset: i64,
}
