//! Dates in digits, with month names in between or not: `5/3/18`, `2018-7-6`, `05-Aug-2016`,
//! `22/04`, `2015-12`, `20161016`. The month stands before the day unless it cannot.

use super::super::lexeme::Sort;
use super::super::lists::{List, list};
use super::super::scan::Scan;
use super::super::vocabulary::Class;
use super::Val;

/// Years of two digits up to this one are of this century.
const CENTURY: i32 = 50;
/// What stands before a date where a fraction or an amount is as likely.
const PLACED: List =
    list!("on by until till from between since before after to and this next last th due date");

#[derive(Clone, Copy)]
struct Part {
    value: i32,
    length: usize,
    month: bool,
}

fn part(scan: &Scan, i: usize) -> Option<Part> {
    if let Some((value, length)) = scan.integer(i) {
        return Some(Part {
            value,
            length,
            month: false,
        });
    }
    let value = scan.value(i, Class::Month)?;
    Some(Part {
        value,
        length: 0,
        month: true,
    })
}

fn whole(y: i32, m: i32, d: i32, end: usize) -> Option<Val> {
    let day = (1..=31).contains(&d) || d == 0;
    ((1..=12).contains(&m) && day).then(|| Val {
        date: (y, m, d),
        ..Val::leaf(end, 0.0)
    })
}

fn century(part: Part) -> Option<i32> {
    match part.length {
        4 if (1000..=2999).contains(&part.value) => Some(part.value),
        2 => Some(part.value + if part.value < CENTURY { 2000 } else { 1900 }),
        _ => None,
    }
}

/// Day and month of two numbers.
fn order(a: i32, b: i32) -> (i32, i32) {
    if a > 12 && b <= 12 { (b, a) } else { (a, b) }
}

/// The date at `i`; its day is 0 for a month of a year.
pub(crate) fn numeric(scan: &Scan, i: usize) -> Option<Val> {
    let first = part(scan, i)?;
    let sign = scan.raw(i + 1);
    // Part of a longer row of groups.
    if scan.glued(i)
        && i > 1
        && scan.raw(i - 1) == sign
        && (scan.sort(i - 2) == Sort::Digits || sign != "-")
    {
        return None;
    }
    if first.length == 8 && !scan.in_longer(i) {
        let (y, rest) = (first.value / 10_000, first.value % 10_000);
        return (1900..2100)
            .contains(&y)
            .then(|| whole(y, rest / 100, rest % 100, i + 1))
            .flatten()
            .filter(|v| v.date.2 > 0);
    }
    let joined = |at: usize| scan.raw(at) == sign && scan.glued(at) && scan.glued(at + 1);
    if !matches!(sign, "-" | "/" | ".") || !joined(i + 1) {
        return spaced(scan, i, first);
    }
    let second = part(scan, i + 2)?;
    if joined(i + 3)
        && let Some(third) = part(scan, i + 4)
    {
        // `2026-06-05T14:30` (RFC 3339)
        let timed = scan.is(i + 5, list!("t")) && scan.glued(i + 6);
        if joined(i + 5) && scan.sort(i + 6) == Sort::Digits || scan.in_longer(i + 4) && !timed {
            return None;
        }
        return three(first, second, third, i + 5);
    }
    if scan.in_longer(i + 2) {
        return None;
    }
    two(scan, i, first, second, sign)
}

/// `2016 10 16`
fn spaced(scan: &Scan, i: usize, first: Part) -> Option<Val> {
    let (second, third) = (part(scan, i + 1)?, part(scan, i + 2)?);
    let digits = first.length == 4 && second.length == 2 && third.length == 2;
    (digits && (1900..2100).contains(&first.value))
        .then(|| three(first, second, third, i + 3))
        .flatten()
}

fn three(a: Part, b: Part, c: Part, end: usize) -> Option<Val> {
    let parts = [a, b, c];
    if let Some(named) = parts.iter().position(|p| p.month) {
        let [x, y] = match named {
            0 => [b, c],
            1 => [a, c],
            _ => [a, b],
        };
        if x.month || y.month {
            return None;
        }
        let (year, day) = if x.length == 4 { (x, y) } else { (y, x) };
        return whole(century(year)?, parts[named].value, day.value, end).filter(|v| v.date.2 > 0);
    }
    let found = if a.length == 4 {
        let (m, d) = order(b.value, c.value);
        (b.length <= 2 && c.length <= 2).then(|| whole(century(a)?, m, d, end))?
    } else {
        let (m, d) = order(a.value, b.value);
        (a.length <= 2 && b.length <= 2).then(|| whole(century(c)?, m, d, end))?
    };
    found.filter(|v| v.date.2 > 0)
}

fn two(scan: &Scan, i: usize, a: Part, b: Part, sign: &str) -> Option<Val> {
    let end = i + 3;
    match (a.month, b.month) {
        (true, true) => return None,
        (true, false) if b.length <= 2 => {
            return whole(0, a.value, b.value, end).filter(|v| v.date.2 > 0);
        }
        (false, true) if a.length <= 2 => {
            return whole(0, b.value, a.value, end).filter(|v| v.date.2 > 0);
        }
        (true, false) => return whole(century(b)?, a.value, 0, end),
        (false, true) => return None,
        _ => {}
    }
    if sign != "." && a.length == 4 && b.length == 2 {
        return whole(century(a)?, b.value, 0, end);
    }
    if a.length > 2 || b.length > 2 {
        return None;
    }
    let before = i.wrapping_sub(1);
    let placed = i > 0
        && (scan.is(before, PLACED)
            || scan.has(before, Class::Weekday)
            || scan.sign(before) == ',' && scan.has(i.wrapping_sub(2), Class::Weekday));
    let ranged = scan.glued(end) && matches!(scan.sign(end), '-' | '~')
        || scan.glued(i) && i > 0 && matches!(scan.sign(before), '-' | '~');
    let fraction =
        a.value < b.value && matches!(b.value, 2 | 3 | 4 | 5 | 8) && a.length == 1 && b.length == 1;
    let always = a.value == 24 && b.value == 7;
    let more = scan.glued(end)
        && matches!(scan.sign(end), '.' | '/')
        && scan.sort(end + 1) == Sort::Digits;
    // `4.5` is an amount; on a day it is a date.
    if sign == "." && !(scan.is(before, list!("on")) || scan.has(before, Class::Weekday)) {
        return None;
    }
    let weak = sign != "/" || fraction || always;
    if weak && !placed && !(ranged && sign == "/")
        || sign == "-" && placed && !scan.has(before, Class::Weekday)
        || more
    {
        return None;
    }
    let (m, d) = order(a.value, b.value);
    // With a hyphen it may be a range of hours: the caller has the weekday to tell.
    whole(0, m, d, end).filter(|v| v.date.2 > 0).map(|v| Val {
        number: f64::from(u8::from(sign == "-")),
        ..v
    })
}
