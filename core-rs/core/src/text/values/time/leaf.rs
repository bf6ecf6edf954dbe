//! Leaves of the grammar: numbers, names, units. Letters:
//! `N` how many, `O` ordinal, `E` day of a month (digits or ordinal), `C` the same in cardinal words, `Y` year, `M` month,
//! `W` weekday, `V` weekdays, `U` unit, `R` next/this/last, `X` holiday, `S` season, `B` part of the
//! day, `F` mornings, `K` today/tomorrow, `Q` quarter or half of a year, `A` adverb (`daily`),
//! `I` time in digits, `J` hour in words, `Z` minutes in words, `#` date in digits.

use super::super::cardinal::cardinal;
use super::super::fraction::number;
use super::super::lexeme::Sort;
use super::super::lists::list;
use super::super::ordinal::ordinal;
use super::super::scan::Scan;
use super::super::vocabulary::Class;
use super::{Val, hour, numeric};
use crate::text::Upos;
use crate::words::is_capital;

pub(crate) fn leaf(scan: &Scan, letter: u8, i: usize) -> Option<Val> {
    let class = match letter {
        b'M' => Class::Month,
        b'W' => Class::Weekday,
        b'V' => Class::Weekdays,
        b'U' => Class::Unit,
        b'R' => Class::Relative,
        b'X' => Class::Holiday,
        b'S' => Class::Season,
        b'B' => Class::Part,
        b'F' => Class::Mornings,
        b'K' => Class::DayWord,
        b'A' => Class::Adverb,
        b'N' => return count(scan, i),
        b'O' => return ordinal(scan, i).map(|(end, n)| Val::leaf(end, n)),
        b'E' => return day_number(scan, i),
        b'C' => {
            let words = scan.sort(i) == Sort::Word;
            return cardinal(scan, i, false)
                .filter(|n| words && (1.0..=31.0).contains(&n.value))
                .map(|n| Val::leaf(n.end, n.value));
        }
        b'Y' => return year(scan, i),
        b'Q' => return quarter(scan, i),
        b'I' => return hour::digits(scan, i),
        b'J' => return small(scan, i, 1, 12),
        b'Z' => return minutes(scan, i),
        b'#' => return numeric::numeric(scan, i),
        b'%' => return hour::meridiem(scan, i).map(|(end, half)| Val::leaf(end, f64::from(half))),
        _ => return None,
    };
    let (end, value) = scan.phrase(i, class)?;
    if letter == b'M' && !month(scan, i)
        || letter == b'U' && scan.sort(end - 1) == Sort::Word && scan.in_word(end - 1)
    {
        return None;
    }
    // `s` and `h` are units only glued to their number.
    if letter == b'U' && scan.raw(i).len() == 1 && !scan.glued(i) {
        return None;
    }
    Some(Val::leaf(end, f64::from(value)))
}

impl Scan<'_> {
    /// Whether letters are glued to the end of lexeme `i`.
    fn in_word(&self, i: usize) -> bool {
        self.glued(i + 1) && self.sort(i + 1) == Sort::Word
    }
}

/// `may`, `march` and `mar` in small letters are months only beside a number or after a preposition.
fn month(scan: &Scan, i: usize) -> bool {
    if !scan.is(i, list!("may march mar")) {
        return true;
    }
    let before = i.wrapping_sub(1);
    let capital = is_capital(scan.raw(i));
    // "In March I moved", "since May we live here"
    let clear = i > 0
        && capital
        && scan.is(
            before,
            list!("in since of until till before after from by during this next last"),
        );
    let person =
        scan.is(i + 1, list!("i not be have or you we")) && scan.tag(i + 1) == Some(Upos::Pron);
    if clear && person {
        return true;
    }
    if matches!(scan.tag(i), Some(Upos::Aux | Upos::Verb)) {
        return false;
    }
    let numbered = scan.sort(i + 1) == Sort::Digits
        || scan.has(i + 1, Class::Ordinal)
        || scan.has(i + 1, Class::Small)
        || scan.is(i + 1, list!("the"))
        || i > 0
            && (scan.sort(before) == Sort::Digits && !scan.is(i, list!("may"))
                || scan.is(before, list!("st nd rd th"))
                || scan.has(before, Class::Ordinal));
    // `This may take long`
    if scan.raw(i) == "may"
        && scan.is(before, list!("this that it"))
        && scan.sort(i + 1) == Sort::Word
    {
        return false;
    }
    let placed = i > 0 && (scan.is(before, list!("in of since until till before after from to by during through between and this next last mid early late - / ~")) );
    let capital = capital && i > 0 && !matches!(scan.sign(before), '.' | '!' | '?' | ',');
    (numbered || placed || capital) && !scan.is(i + 1, list!("i not be have or you we"))
}

/// `3`, `two and a half`, `a`, `a couple of`, `several`.
fn count(scan: &Scan, i: usize) -> Option<Val> {
    let vague = |at: usize| {
        let value = scan.value(at, Class::Vague)?;
        let end = at + 1 + usize::from(scan.is(at + 1, list!("of")));
        Some(Val::leaf(end, f64::from(value)))
    };
    if let Some(found) = vague(i) {
        return Some(found);
    }
    if scan.is(i, list!("a an")) {
        if let Some(found) = vague(i + 1) {
            return Some(found);
        }
        if scan.value(i + 1, Class::Unit).is_some() {
            return Some(Val::leaf(i + 1, 1.0));
        }
    }
    let mut found = number(scan, i).filter(|n| n.value >= 0.0 && n.value < 1e6)?;
    // The quarters of `two quarters` are no fourths here.
    if scan.has(found.end - 1, Class::Unit) {
        found = cardinal(scan, i, false)?;
    }
    let half = usize::from(scan.is(found.end, list!("a an")) && found.value == 0.5);
    Some(Val::leaf(found.end + half, found.value))
}

fn day_number(scan: &Scan, i: usize) -> Option<Val> {
    if let Some((end, value)) = ordinal(scan, i) {
        return (1.0..=31.0).contains(&value).then(|| Val::leaf(end, value));
    }
    let (value, length) = scan.integer(i)?;
    let next = scan.raw(i + 1);
    let more = scan.glued(i + 1)
        && (matches!(next, ":" | "%")
            || matches!(next, "." | ",") && scan.glued(i + 2) && scan.sort(i + 2) == Sort::Digits);
    let unit = scan.is(i + 1, list!("am pm"));
    ((1..=31).contains(&value) && length <= 2 && !more && !unit)
        .then(|| Val::leaf(i + 1, f64::from(value)))
}

/// A year in four digits or in words: `nineteen ninety six`, `two thousand and five`.
fn year(scan: &Scan, i: usize) -> Option<Val> {
    if let Some((value, length)) = scan.integer(i) {
        let decimal = matches!(scan.sign(i + 1), '.' | ',' | ':')
            && scan.glued(i + 1)
            && scan.glued(i + 2)
            && scan.sort(i + 2) == Sort::Digits;
        let whole = length == 4 && (1000..=2999).contains(&value) && !decimal && !scan.in_longer(i);
        return whole.then(|| Val::leaf(i + 1, f64::from(value)));
    }
    let first = scan.value(i, Class::Small)?;
    if (10..=20).contains(&first) {
        let rest = cardinal(scan, i + 1, false)
            .filter(|n| (10.0..100.0).contains(&n.value) && !n.digits)?;
        return Some(Val::leaf(rest.end, f64::from(first) * 100.0 + rest.value));
    }
    let found = cardinal(scan, i, false)
        .filter(|n| n.unit == 1000.0 && (1000.0..3000.0).contains(&n.value))?;
    Some(Val::leaf(found.end, found.value))
}

/// `q1` to `q4` (1 to 4), `h1`, `h2` (5, 6).
fn quarter(scan: &Scan, i: usize) -> Option<Val> {
    let (value, length) = scan.integer(i + 1).filter(|_| scan.glued(i + 1))?;
    let quarter = scan.is(i, list!("q")) && (1..=4).contains(&value);
    let half = scan.raw(i) == "H" && (1..=2).contains(&value);
    let shift = if half { 4 } else { 0 };
    (length == 1 && (quarter || half) && !scan.in_longer(i + 1))
        .then(|| Val::leaf(i + 2, f64::from(value + shift)))
}

fn small(scan: &Scan, i: usize, low: i32, high: i32) -> Option<Val> {
    let value = scan
        .value(i, Class::Small)
        .filter(|n| (low..=high).contains(n))?;
    Some(Val::leaf(i + 1, f64::from(value)))
}

/// `thirty`, `forty-five`, `oh five`.
fn minutes(scan: &Scan, i: usize) -> Option<Val> {
    if scan.is(i, list!("oh o")) {
        return small(scan, i + 1, 1, 9);
    }
    let found = cardinal(scan, i, false)
        .filter(|n| !n.digits && n.whole && (10.0..60.0).contains(&n.value))?;
    Some(Val::leaf(found.end, found.value))
}
