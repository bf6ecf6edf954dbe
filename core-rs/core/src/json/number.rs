//! Numbers. The protocol's own are all integers, so a number is read exactly as far as it is one;
//! of others only the grammar and the range are checked, which spares the tables that correct
//! rounding needs.

use super::error::JsonError;

/// The largest integer that a double and JavaScript count exactly.
const MAX_SAFE: u64 = (1 << 53) - 1;

/// Digits of the smallest decimal that rounds to infinity, `1.797693134862315807937…e308`
/// (2^1024 - 2^970; IEEE 754-2019, 4.3.1). More digits than any sender means.
const INFINITE: &[u8] = b"17976931348623158079372897140530341507";
const INFINITE_EXPONENT: i64 = 308;

/// Reads the number at `at`: its value where it is an integer of at most 2^53 - 1 in size, and the
/// byte after it.
pub(super) fn read(bytes: &[u8], at: usize) -> Result<(Option<f64>, usize), JsonError> {
    let negative = bytes.get(at) == Some(&b'-');
    let start = at + usize::from(negative);
    let whole = digits(bytes, start)?;
    if whole - start > 1 && bytes.get(start) == Some(&b'0') {
        return Err(JsonError::new("leading zero", start));
    }
    let mut end = whole;
    let mut fraction = whole..whole;
    if bytes.get(end) == Some(&b'.') {
        end = digits(bytes, whole + 1)?;
        fraction = whole + 1..end;
    }
    let mut exponent = 0;
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        (exponent, end) = read_exponent(bytes, end + 1)?;
    }
    if exponent == 0 && fraction.is_empty() && whole - start <= 15 {
        let size = digits_value(bytes.get(start..whole).unwrap_or(&[]));
        return Ok((Some(signed(size, negative)), end));
    }
    let whole_digits = bytes.get(start..whole).unwrap_or(&[]);
    let fraction_digits = bytes.get(fraction).unwrap_or(&[]);
    let size = integer(whole_digits, fraction_digits, exponent)
        .map_err(|()| JsonError::new("number too large", at))?;
    Ok((size.map(|size| signed(size, negative)), end))
}

fn signed(size: u64, negative: bool) -> f64 {
    let size = size as f64;
    if negative { -size } else { size }
}

fn digits(bytes: &[u8], at: usize) -> Result<usize, JsonError> {
    let mut end = at;
    while bytes.get(end).is_some_and(u8::is_ascii_digit) {
        end += 1;
    }
    if end == at {
        return Err(JsonError::new("expected a digit", at));
    }
    Ok(end)
}

fn digits_value(digits: &[u8]) -> u64 {
    digits
        .iter()
        .fold(0, |value, &d| value * 10 + u64::from(d - b'0'))
}

/// The exponent at `at`, cut to a size that no frame's digits can make up for.
fn read_exponent(bytes: &[u8], at: usize) -> Result<(i64, usize), JsonError> {
    let sign = bytes.get(at);
    let start = at + usize::from(matches!(sign, Some(b'+' | b'-')));
    let end = digits(bytes, start)?;
    let mut size: i64 = 0;
    for &d in bytes.get(start..end).unwrap_or(&[]) {
        size = (size * 10 + i64::from(d - b'0')).min(1 << 40);
    }
    Ok((if sign == Some(&b'-') { -size } else { size }, end))
}

/// `whole.fraction × 10^exponent` as an integer; `None` if it is none or too large to count,
/// an error if it is beyond every double.
fn integer(whole: &[u8], fraction: &[u8], exponent: i64) -> Result<Option<u64>, ()> {
    let total = whole.len() + fraction.len();
    let digit = |place: usize| {
        let digit = whole
            .get(place)
            .or_else(|| fraction.get(place - whole.len()));
        digit.map_or(0, |d| d - b'0')
    };
    let mut zeros = 0;
    while zeros < total && digit(zeros) == 0 {
        zeros += 1;
    }
    if zeros == total {
        return Ok(Some(0));
    }
    // Decimal exponent of the first digit that counts.
    let first = whole.len() as i64 - 1 - zeros as i64 + exponent;
    if first > INFINITE_EXPONENT || (first == INFINITE_EXPONENT && is_infinite(zeros, digit)) {
        return Err(());
    }
    if !(0..16).contains(&first) {
        return Ok(None);
    }
    // `first + 1` digits stand before the point; all behind them must be zero.
    let point = zeros + first as usize + 1;
    let mut value: u64 = 0;
    for place in zeros..point.max(total) {
        if place < point {
            value = value * 10 + u64::from(digit(place));
        } else if digit(place) != 0 {
            return Ok(None);
        }
    }
    Ok(Some(value).filter(|&value| value <= MAX_SAFE))
}

/// Whether the digits from `start` on are at least those of [`INFINITE`].
fn is_infinite(start: usize, digit: impl Fn(usize) -> u8) -> bool {
    for (place, &bound) in INFINITE.iter().enumerate() {
        let digit = digit(start + place) + b'0';
        if digit != bound {
            return digit > bound;
        }
    }
    true
}
