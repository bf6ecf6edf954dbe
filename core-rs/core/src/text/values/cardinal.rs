//! Cardinals and ordinals in words, alone or after digits: `two hundred and three`,
//! `3.5 million`, `three lakh crore`, `twenty-one trillion and three hundred twenty second`.

use super::decimal::{power, scale};
use super::lexeme::Sort;
use super::lists::list;
use super::numeral::{Numeral, REACH, digits, suffix};
use super::scan::Scan;
use super::vocabulary::Class;

/// The sum so far: what is before the last power word, and what has gathered since.
struct Sum {
    total: f64,
    current: f64,
    last_scale: f64,
    /// The last piece was a word of tens.
    tens: bool,
}

impl Sum {
    /// Whether `value` (below 100) may follow: units after tens or hundreds, never twice.
    fn takes(&self, value: f64) -> bool {
        if value < 10.0 {
            multiple(self.current, 10) && (self.tens || multiple(self.current, 100))
        } else {
            multiple(self.current, 100)
        }
    }

    /// Adds a power word; false when it begins a number of its own.
    fn scale(&mut self, exponent: i32, first: bool) -> bool {
        let size = power(exponent);
        if exponent == 2 {
            if self.current >= 100.0 || self.current == 0.0 && !first {
                return false;
            }
            self.current = if first { size } else { self.current * size };
        } else if self.current == 0.0 && !first {
            // `three lakh crore`
            self.total *= size;
        } else if size < self.last_scale {
            self.total += if first { size } else { self.current * size };
            self.current = 0.0;
            self.last_scale = size;
        } else {
            return false;
        }
        true
    }
}

/// Whether `value` is a whole number of times `of`.
fn multiple(value: f64, of: i64) -> bool {
    let whole = value as i64;
    whole as f64 == value && whole % of == 0
}

/// The number that begins at `i`, without sign and fraction. With `ordinal` an ordinal word may
/// end it, and then does.
pub(crate) fn cardinal(scan: &Scan, i: usize, ordinal: bool) -> Option<Numeral> {
    let mut sum = Sum {
        total: 0.0,
        current: 0.0,
        last_scale: f64::INFINITY,
        tens: false,
    };
    let mut found = Numeral::new(i, 0.0);
    if scan.sort(i) == Sort::Digits || scan.sign(i) == '.' {
        found = digits(scan, i)?;
        if let Some(exponent) = suffix(scan, found.end) {
            found.unit = power(exponent);
            found.value = scale(found.value, exponent);
            found.end += 1;
            return Some(found);
        }
        if !scan.has(found.end, Class::Scale) {
            return Some(found);
        }
        sum.current = found.value;
    } else if scan.is(i, list!("a an"))
        && (scan.has(i + 1, Class::Scale) || ordinal && scan.has(i + 1, Class::ScaleOrdinal))
    {
        sum.current = 1.0;
        found.end = i + 1;
    }
    while found.end < i + REACH {
        let at = found.end;
        let first = at == i;
        let (piece, joined) = if first {
            (at, false)
        } else {
            join(scan, at, &sum)
        };
        if let Some(value) = scan.value(piece, Class::Small).map(f64::from) {
            let zero = value == 0.0 || !first && sum.total + sum.current == 0.0;
            if !sum.takes(value) || zero && !first {
                break;
            }
            sum.current += value;
            sum.tens = value >= 20.0;
            found.tens = (sum.tens && !joined).then_some((piece, value));
        } else if let Some(exponent) = scan.value(piece, Class::Scale).filter(|_| !joined) {
            if !sum.scale(exponent, first) {
                break;
            }
            sum.tens = false;
            found.tens = None;
            found.unit = power(exponent);
        } else if joined && found.unit > 1.0 && scan.sort(piece) == Sort::Digits {
            // `3 hundred and 21`
            let more = digits(scan, piece).filter(|n| n.whole && n.value < 100.0);
            let Some(more) =
                more.filter(|n| multiple(sum.current, 100) && !scan.in_longer(n.end - 1))
            else {
                break;
            };
            found.end = more.end;
            found.value = sum.total + sum.current + more.value;
            return Some(found);
        } else if ordinal && let Some(value) = ordinal_end(scan, piece, &sum) {
            found.value = value;
            found.end = piece + 1;
            found.ordinal = true;
            return Some(found);
        } else {
            break;
        }
        found.end = piece + 1;
        found.value = sum.total + sum.current;
    }
    let bare_article = found.end == i + 1 && scan.is(i, list!("a an"));
    (found.end > i && !bare_article).then_some(found)
}

/// Where the next piece is, and whether `and` joins it.
fn join(scan: &Scan, at: usize, sum: &Sum) -> (usize, bool) {
    let power = scan.has(at + 1, Class::Scale) || scan.has(at + 1, Class::ScaleOrdinal);
    if scan.sign(at) == '-' && scan.sort(at + 1) == Sort::Word && (sum.tens || power) {
        (at + 1, false)
    } else if scan.is(at, list!("and")) && goes_on(scan, at + 1, sum) {
        (at + 1, true)
    } else {
        (at, false)
    }
}

/// Whether what follows `and` belongs to the number: no number of its own (`three hundred and two
/// hundred`), no fraction smaller than one (`and three quarters`), which is added to the whole.
fn goes_on(scan: &Scan, i: usize, sum: &Sum) -> bool {
    let digits_end = digits(scan, i).map(|n| n.end);
    let mut at = digits_end.unwrap_or(i + 1);
    if scan.value(at, Class::Scale) == Some(2) && sum.current >= 100.0 {
        return false;
    }
    let Some(value) = scan.value(i, Class::Small) else {
        return digits_end.is_some() || scan.has(i, Class::Ordinal);
    };
    if scan.sign(at) == '-' {
        at += 1;
    }
    let parts = scan
        .value(at, Class::Parts)
        .or_else(|| scan.value(at, Class::Share));
    parts.is_none_or(|parts| value >= parts) && !(value == 1 && scan.has(at, Class::Ordinal))
}

/// The number that an ordinal word at `i` makes of the sum.
fn ordinal_end(scan: &Scan, i: usize, sum: &Sum) -> Option<f64> {
    let (total, current) = (sum.total, sum.current);
    if let Some(value) = scan.value(i, Class::Ordinal).map(f64::from) {
        return sum.takes(value).then_some(total + current + value);
    }
    let exponent = scan.value(i, Class::ScaleOrdinal)?;
    let size = power(exponent);
    Some(if total + current == 0.0 {
        size
    } else if exponent == 2 {
        total + current.max(1.0) * size
    } else {
        (total + current) * size
    })
}
