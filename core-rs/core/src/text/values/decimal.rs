//! Decimal numbers as bytes: shortest-looking, at most 15 significant digits (what every double
//! keeps, IEEE 754). Without the standard library's float formatting, for its code size.

use crate::json::{put, write_integer, write_raw};

/// The significant digits written and read.
pub(crate) const DIGITS: i32 = 15;
/// The least number of more digits.
const LIMIT: u64 = 1_000_000_000_000_000;

/// Ten to the power of `n`; exact up to 22.
pub(crate) fn power(n: i32) -> f64 {
    let mut result = 1.0;
    for _ in 0..n.unsigned_abs().min(340) {
        result *= 10.0;
    }
    if n < 0 { 1.0 / result } else { result }
}

/// `value * 10^n` with one rounding where the power is exact.
pub(crate) fn scale(value: f64, n: i32) -> f64 {
    if n < 0 {
        value / power(-n)
    } else {
        value * power(n)
    }
}

/// Writes `value` as a JSON number. Not finite: `null`.
pub(crate) fn write(value: f64, out: &mut Vec<u8>) {
    if !value.is_finite() {
        write_raw(out, b"null");
        return;
    }
    let size = value.abs();
    // Whole numbers, as most are, have their digits as they are.
    if size < 1e15 && size == (size as u64) as f64 {
        return write_integer(out, value);
    }
    if value < 0.0 {
        put(out, b'-');
    }
    let (mut exponent, mut ten) = (0, 1.0);
    while exponent < 308 && size / ten >= 10.0 {
        exponent += 1;
        ten *= 10.0;
    }
    while exponent > -300 && size * ten < 1.0 {
        exponent -= 1;
        ten *= 10.0;
    }
    let mut digits = (scale(size, DIGITS - 1 - exponent) + 0.5) as u64;
    if digits >= LIMIT {
        // What is too small to be scaled has wrong digits, but no more than others.
        digits = digits / 10 % LIMIT;
        exponent += 1;
    }
    while digits != 0 && digits.is_multiple_of(10) {
        digits /= 10;
    }
    if (-7..0).contains(&exponent) {
        write_raw(out, b"0.");
        for _ in exponent + 1..0 {
            put(out, b'0');
        }
        return write_integer(out, digits as f64);
    }
    let plain = (0..21).contains(&exponent);
    let point = out.len() + 1 + if plain { exponent as usize } else { 0 };
    write_integer(out, digits as f64);
    if point < out.len() {
        out.insert(point, b'.');
    }
    if plain {
        for _ in out.len()..point {
            put(out, b'0');
        }
    } else {
        put(out, b'e');
        write_integer(out, f64::from(exponent));
    }
}
