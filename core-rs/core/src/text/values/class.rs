//! The classes of words that values are made of.

/// What a word can be in a value. A word may have several senses.
// Words that only patterns name have a class of their own in the tables, and in no rule.
#[cfg_attr(not(any(test, feature = "tables")), expect(dead_code))]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum Class {
    /// Used by a rule by its spelling only.
    Literal = 0,
    /// `one` to `ninety`.
    Small,
    /// `hundred`, `million`: the power of ten.
    Scale,
    /// `first` to `ninetieth`.
    Ordinal,
    /// `hundredth`: the power of ten.
    ScaleOrdinal,
    /// `thirds`: the denominator.
    Parts,
    /// `hundredths`: the power of ten.
    ScaleParts,
    /// `half`, `quarter`: the denominator.
    Share,
    /// `k`, `bn` after digits: the power of ten.
    Suffix,
    Dozen,
    /// `¾`: numerator times 16 plus denominator.
    Vulgar,
    /// `last`, `penultimate`: hundred times the side (0 current, 1 end) plus offset plus 50.
    RelativeOrdinal,
    Month,
    /// Days after Monday.
    Weekday,
    /// `Mondays`
    Weekdays,
    /// See `civil::Grain`.
    Unit,
    Season,
    /// `morning`: an index into the parts of the day.
    Part,
    /// `mornings`
    Mornings,
    /// `tomorrow`: days after today.
    DayWord,
    /// `next`: 1, `this`: 0, `last`: -1.
    Relative,
    Holiday,
    /// `daily`: unit times 16 plus count.
    Adverb,
    /// `few`: how many that is taken for.
    Vague,
    /// A currency code in base 26.
    Currency,
    /// A hundredth of a currency.
    Minor,
    /// A unit of measure: four times the entry of its name plus what it measures, see `unit::Sort`.
    Measure,
    /// `now`, `tonight`: a date by itself.
    Timely,
    /// An English word or name that is a currency's code only in capitals.
    Capital,
    /// An inner border of a phrase.
    Prefix,
}

impl Class {
    pub(crate) const fn bit(self) -> u32 {
        1 << self as u32
    }
}
