//! Scanners for groups of digits: amounts, money, times of day, dates, telephone numbers.

use super::chars::{char_at, is_currency, is_word};
use super::steps;
use super::token::TokenKind;

/// Units that stand directly after a number and are tokens of their own there (`5pm`, `10kg`), as
/// in UD English-EWT. Anything else written together stays one word (`3D`, `20th`, `747s`).
const UNITS: [&str; 34] = [
    "am", "pm", "a", "p", "k", "m", "g", "kg", "mg", "lb", "lbs", "oz", "km", "cm", "mm", "ft",
    "in", "mi", "ml", "mph", "kb", "mb", "gb", "tb", "bn", "mm", "hr", "hrs", "min", "mins", "sec",
    "yr", "yrs", "sq",
];

/// One scanned group: where it ends and what it is.
pub(crate) struct Group {
    pub end: usize,
    pub kind: TokenKind,
}

fn digits(bytes: &[u8], mut at: usize) -> usize {
    let from = at;
    while bytes.get(at).is_some_and(u8::is_ascii_digit) {
        at += 1;
    }
    steps::count(at - from + 1);
    at
}

/// The group of digits at `at` (a digit, or a full stop before one). Nothing when it is the
/// beginning of a word (`3D`).
pub(crate) fn group(text: &str, at: usize) -> Option<Group> {
    let bytes = text.as_bytes();
    let first = digits(bytes, at);
    let found = time(bytes, at, first)
        .or_else(|| joined(bytes, at, first))
        .unwrap_or_else(|| amount(bytes, at, first));
    match char_at(text, found.end) {
        Some(c) if is_currency(c) && found.kind == TokenKind::Number => Some(Group {
            end: found.end + c.len_utf8(),
            kind: TokenKind::Money,
        }),
        // A bare run of digits begins the word it stands in. A longer group was looked at to its
        // end, so it is taken: giving it back would mean looking again.
        Some(c) if (is_word(c) || c == '_') && found.end == first => {
            is_unit(text, found.end).then_some(found)
        }
        _ => Some(found),
    }
}

/// `$12.50`: the end, if a number follows the sign at `at`.
pub(crate) fn money(text: &str, at: usize) -> Option<usize> {
    let sign = char_at(text, at).filter(|&c| is_currency(c))?;
    let from = at + sign.len_utf8();
    let bytes = text.as_bytes();
    let first = digits(bytes, from);
    let fraction = bytes.get(from) == Some(&b'.') && digits(bytes, from + 1) > from + 1;
    (first > from || fraction).then(|| amount(bytes, from, first).end)
}

/// Whether the letters at `at` are a unit, and nothing else.
fn is_unit(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let letters = rest
        .bytes()
        .take(5)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let unit = &rest[..letters];
    (UNITS.contains(&unit) || matches!(unit, "AM" | "PM"))
        && !char_at(rest, letters).is_some_and(|c| is_word(c) || c == '_')
}

fn time(bytes: &[u8], at: usize, first: usize) -> Option<Group> {
    let pair = |from: usize| bytes.get(from) == Some(&b':') && digits(bytes, from + 1) == from + 3;
    if first - at > 2 || first == at || !pair(first) {
        return None;
    }
    let end = if pair(first + 3) {
        first + 6
    } else {
        first + 3
    };
    Some(Group {
        end,
        kind: TokenKind::Time,
    })
}

/// `1,000.5`; with further full stops a version or a dotted telephone number.
fn amount(bytes: &[u8], at: usize, first: usize) -> Group {
    let mut end = first;
    if (1..=3).contains(&(first - at)) {
        while bytes.get(end) == Some(&b',') && triple(bytes, end + 1) {
            end += 4;
        }
    }
    let mut kind = TokenKind::Number;
    let mut parts = 0;
    while bytes.get(end) == Some(&b'.') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit) {
        end = digits(bytes, end + 1);
        parts += 1;
    }
    if parts > 1 {
        kind = TokenKind::Digits;
    }
    Group { end, kind }
}

/// Exactly three digits at `at`.
fn triple(bytes: &[u8], at: usize) -> bool {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    digit(at) && digit(at + 1) && digit(at + 2) && !digit(at + 3)
}

/// Groups joined by `/` or `-` that are one token in EWT: dates (`11/28/2000`, `9/11`) and
/// telephone numbers (`713-853-3989`, `345-9945`). Ranges and fractions are not (`5-10`, `1/2`).
fn joined(bytes: &[u8], at: usize, first: usize) -> Option<Group> {
    let sign = *bytes.get(first).filter(|b| matches!(b, b'/' | b'-'))?;
    let mut end = first;
    let mut groups = 1;
    while bytes.get(end) == Some(&sign) {
        let next = digits(bytes, end + 1);
        // The third group decides; a chain that ends in a word was a chain of digits until there.
        if next == end + 1 {
            break;
        }
        end = next;
        groups += 1;
    }
    let (head, tail) = (first - at, end - first.min(end));
    let whole = match groups {
        1 => false,
        2 if sign == b'/' => head <= 2 && tail <= 3 && head + tail > 3,
        2 => matches!(head, 3 | 5) && tail == 5,
        _ => true,
    };
    whole.then_some(Group {
        end,
        kind: TokenKind::Digits,
    })
}
