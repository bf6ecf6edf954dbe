//! Amounts in digits: `1,250.5`, `12,34,567`, `1 234 567.89`, `12.32e+14`, `1.3x10^6`.
//! Cost: at most `REACH` lexemes from where one begins.

use super::decimal::{DIGITS, scale};
use super::lexeme::Sort;
use super::lists::list;
use super::scan::Scan;
use super::vocabulary::Class;

/// The most lexemes of one numeral.
pub(crate) const REACH: usize = 40;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Numeral {
    /// The lexeme after it.
    pub end: usize,
    pub value: f64,
    /// Begins with digits.
    pub digits: bool,
    /// A whole number without sign or fraction.
    pub whole: bool,
    /// The size of the last power word (`million`), 1 if there is none.
    pub unit: f64,
    /// Ends in an ordinal word.
    pub ordinal: bool,
    /// Where the last piece begins, and its value, when it is a word of tens not joined by `and`.
    pub tens: Option<(usize, f64)>,
}

impl Numeral {
    pub(crate) fn new(end: usize, value: f64) -> Numeral {
        Numeral {
            end,
            value,
            digits: false,
            whole: true,
            unit: 1.0,
            ordinal: false,
            tens: None,
        }
    }
}

/// The digits of lexemes `from` to `to` as one number, if no more than fifteen of them count.
fn gather(scan: &Scan, from: usize, to: usize) -> Option<f64> {
    let (mut sum, mut count) = (0.0, 0);
    for i in from..to {
        for b in scan.raw(i).bytes().filter(u8::is_ascii_digit) {
            sum = sum * 10.0 + f64::from(b - b'0');
            count += i32::from(count > 0 || b != b'0');
            if count > DIGITS {
                return None;
            }
        }
    }
    Some(sum)
}

/// A sign and `length` digits, glued to what is before.
fn group(scan: &Scan, i: usize, sign: &str, length: usize) -> bool {
    follows(scan, i, sign) && scan.raw(i + 1).len() == length
}

fn follows(scan: &Scan, i: usize, sign: &str) -> bool {
    scan.raw(i) == sign && scan.glued(i) && scan.glued(i + 1) && scan.sort(i + 1) == Sort::Digits
}

/// Where the grouped whole part that begins with the digits at `i` ends.
fn grouped(scan: &Scan, i: usize) -> usize {
    let head = scan.raw(i).len();
    if head > 3 {
        return i + 1;
    }
    // `1,234,567`, or `12,34,567` as in India: the last group has three digits.
    let mut at = i + 1;
    while at < i + REACH && (group(scan, at, ",", 3) || head < 3 && group(scan, at, ",", 2)) {
        at += 2;
    }
    if at > i + 1 {
        let closed = scan.raw(at - 1).len() == 3;
        return if closed { at } else { i + 1 };
    }
    // `1 234 567`
    let spaced =
        |at: usize| !scan.glued(at) && scan.sort(at) == Sort::Digits && scan.raw(at).len() == 3;
    while at < i + REACH && spaced(at) {
        at += 1;
    }
    if at > i + 2 { at } else { i + 1 }
}

/// An amount in digits at `i`: grouping, fraction, exponent; no sign, no power word.
pub(crate) fn digits(scan: &Scan, i: usize) -> Option<Numeral> {
    let point = scan.sign(i) == '.'
        && scan.glued(i + 1)
        && !(scan.glued(i) && scan.sort(i.wrapping_sub(1)) != Sort::Sign);
    if scan.sort(i + usize::from(point)) != Sort::Digits {
        return None;
    }
    let mut numeral = Numeral::new(i, 0.0);
    numeral.digits = true;
    if !point && scan.is_bare(i + 1) {
        numeral.end = i + 1;
        numeral.value = gather(scan, i, i + 1)?;
        return Some(numeral);
    }
    let mut end = if point { i } else { grouped(scan, i) };
    let mut value = gather(scan, i, end)?;
    let fraction = |at: usize, sign: &str| point || follows(scan, at, sign);
    // A comma as the decimal sign: `1,5`.
    let comma = end == i + 1
        && follows(scan, end, ",")
        && scan.raw(end + 1).len() < 3
        && !follows(scan, end + 2, ",")
        && !follows(scan, end + 2, ".");
    let address =
        follows(scan, end + 2, ".") || scan.glued(i) && i > 0 && scan.sign(i - 1) == '.' && !point;
    if point && address {
        // `..5.6`: the fraction's digits are another number's, and without them there is none.
        return None;
    }
    if fraction(end, ".") && !address || comma {
        let places = scan.raw(end + 1).len() as i32;
        value = scale(gather(scan, i, end + 2)?, -places.min(20));
        end += 2;
        numeral.whole = false;
    }
    if let Some((after, n, ten)) = exponent(scan, end) {
        value = if ten {
            scale(value, n)
        } else {
            raise(value, n)
        };
        end = after;
        numeral.whole = false;
    }
    numeral.end = end;
    numeral.value = value;
    Some(numeral)
}

/// `value` to the power of `n`.
fn raise(value: f64, n: i32) -> f64 {
    let mut result = 1.0;
    for _ in 0..n.unsigned_abs() {
        result *= value;
    }
    if n < 0 { 1.0 / result } else { result }
}

/// `e14`, `x10^6`: a power of ten (true); `^-1`: a power of the number (false).
fn exponent(scan: &Scan, at: usize) -> Option<(usize, i32, bool)> {
    let mut i = at;
    let ten = if scan.glued(i) && scan.is(i, list!("e")) {
        i += 1;
        true
    } else if scan.is(i, list!("x * ×")) && scan.raw(i + 1) == "10" && scan.sign(i + 2) == '^' {
        i += 3;
        true
    } else if scan.sign(i) == '^' {
        i += 1;
        false
    } else {
        return None;
    };
    let mut minus = false;
    let signs = i;
    while i < signs + 2 && matches!(scan.sign(i), '+' | '-') && scan.glued(i) {
        minus |= scan.sign(i) == '-' && i == signs && scan.sign(i + 1) != '-';
        i += 1;
    }
    let (n, _) = scan
        .integer(i)
        .filter(|&(n, _)| scan.glued(i) && n <= 300)?;
    Some((i + 1, if minus { -n } else { n }, ten))
}

/// A letter or short word at `i` for a power of ten after digits: `10k`, `1.5 M`, `3bn`.
pub(crate) fn suffix(scan: &Scan, i: usize) -> Option<i32> {
    let exponent = scan.value(i, Class::Suffix)?;
    let raw = scan.raw(i);
    // Small `m`, `g`, `b` and `t` are units, or stand for words.
    let letter = raw.len() == 1 && !matches!(raw, "k" | "K" | "M" | "G" | "T" | "B");
    (!letter && raw != "mm" && !scan.in_longer(i)).then_some(exponent)
}
