//! Numbers with sign and fraction: `two thirds`, `1 4/5`, `one million and a half`, `three out of
//! five`, `two hundred point zero three`, `half a dozen`.

use super::cardinal::cardinal;
use super::decimal::{power, scale};
use super::lexeme::Sort;
use super::lists::list;
use super::numeral::{Numeral, digits};
use super::ratio::{denominator, over, parts};
use super::scan::Scan;
use super::vocabulary::Class;

/// The number that begins at `i`, the longest there is. A sign may stand before it.
pub(crate) fn number(scan: &Scan, i: usize) -> Option<Numeral> {
    let signed =
        scan.sort(i) != Sort::Digits && (scan.is(i, list!("minus negative")) || minus(scan, i));
    let from = i + usize::from(signed);
    if scan.sort(from) == Sort::Digits && !signed && scan.in_name(from) {
        return None;
    }
    let mut found = unsigned(scan, from)?;
    if signed {
        found.value = -found.value;
        found.whole = false;
    }
    Some(found)
}

/// A minus sign: nothing is glued to its left, and digits follow (or, after a gap, a number).
fn minus(scan: &Scan, i: usize) -> bool {
    let raw = scan.raw(i);
    let apart = !scan.glued(i) || matches!(scan.sign(i - 1), '(' | '=' | '*' | '/' | '^' | '@');
    let number = scan.sort(i + 1) == Sort::Digits || scan.sign(i + 1) == '.';
    // `5 - 3` is a range or a difference.
    let free = i == 0 || scan.sort(i - 1) != Sort::Digits;
    matches!(raw, "-" | "−")
        && apart
        && number
        && (scan.glued(i + 1)
            || free && i == 0
            || free && scan.glued(i + 1)
            || free && scan.is(i.wrapping_sub(1), list!("is to by convert")))
}

fn unsigned(scan: &Scan, i: usize) -> Option<Numeral> {
    if let Some(value) = share(scan, i, true) {
        return Some(value);
    }
    let first = cardinal(scan, i, false);
    let Some(first) = first else {
        return article(scan, i);
    };
    if first.digits && scan.is_bare(first.end) {
        return Some(first);
    }
    let first = point(scan, first);
    if first.digits {
        if let Some(found) = slashed(scan, i, &first) {
            return Some(found);
        }
        if scan.in_longer(first.end - 1) && scan.sort(first.end - 1) == Sort::Digits {
            let suffix = scan.has(first.end, Class::Scale) || scan.has(first.end, Class::Dozen);
            if !suffix {
                return Some(first);
            }
        }
    }
    let found = parts(scan, i, &first)
        .or_else(|| over(scan, &first))
        .unwrap_or(first);
    let found = added(scan, &found).unwrap_or(found);
    let found = of_a_scale(scan, found);
    Some(dozens(scan, found))
}

/// `a half`, `a twenty-first`, `a third`.
fn article(scan: &Scan, i: usize) -> Option<Numeral> {
    if !scan.is(i, list!("a an")) {
        return None;
    }
    if let Some(mut dozen) = scan
        .value(i + 1, Class::Dozen)
        .map(|n| Numeral::new(i + 2, f64::from(n)))
    {
        dozen.unit = 12.0;
        return Some(dozen);
    }
    let part = share(scan, i + 1, false).or_else(|| denominator(scan, i + 1, 1.0))?;
    let fraction = Numeral {
        whole: false,
        ..part
    };
    Some(of_a_scale(scan, fraction))
}

/// `half`, `half a`, `quarter` before a power word or dozen, `¾`.
fn share(scan: &Scan, i: usize, bare: bool) -> Option<Numeral> {
    let mut found = Numeral::new(i + 1, 0.0);
    found.whole = false;
    if let Some(code) = scan.value(i, Class::Vulgar) {
        found.value = f64::from(code / 16) / f64::from(code % 16);
        found.digits = true;
        return Some(found);
    }
    let part = scan.value(i, Class::Share)?;
    found.value = 1.0 / f64::from(part);
    let scaled = of_a_scale(scan, dozens(scan, found));
    let whole = part == 2 || scaled.end > found.end || !bare;
    whole.then_some(scaled)
}

/// `two thirds of a million`, `half million`, `five and a half million`.
fn of_a_scale(scan: &Scan, found: Numeral) -> Numeral {
    if found.whole {
        return found;
    }
    let mut at = found.end;
    if scan.is(at, list!("of")) {
        at += 1;
    }
    if scan.is(at, list!("a an")) {
        at += 1;
    }
    let power_word = scan.value(at, Class::Scale);
    match power_word {
        Some(exponent) if found.unit == 1.0 => Numeral {
            end: at + 1,
            value: scale(found.value, exponent),
            unit: power(exponent),
            ..found
        },
        _ => dozens(scan, found),
    }
}

/// `3 dozen`, `half a dozen`.
fn dozens(scan: &Scan, found: Numeral) -> Numeral {
    let at = found.end + usize::from(scan.is(found.end, list!("a")) && !found.whole);
    match scan.value(at, Class::Dozen) {
        Some(size) if found.value != 0.0 => Numeral {
            end: at + 1,
            value: found.value * f64::from(size),
            ..found
        },
        _ => found,
    }
}

/// `point zero three`
fn point(scan: &Scan, mut found: Numeral) -> Numeral {
    let at = found.end;
    if !scan.is(at, list!("point")) || found.digits {
        return found;
    }
    let mut i = at + 1;
    let (mut value, mut size) = (0.0, 1.0);
    // Digit by digit, or one number (`seventy-one`, `eleven`).
    while i < at + 16
        && let Some(digit) = scan.value(i, Class::Small)
    {
        let tens = digit >= 20
            && scan
                .value(i + 1 + usize::from(scan.sign(i + 1) == '-'), Class::Small)
                .is_some_and(|n| n < 10 && n > 0);
        if tens {
            let whole = cardinal(scan, i, false);
            value =
                value * 100.0 + whole.map_or(f64::from(digit), |n| (n.value as i64 % 100) as f64);
            i = whole.map_or(i + 1, |n| n.end);
            size *= 100.0;
        } else {
            let width = if digit >= 10 { 100.0 } else { 10.0 };
            value = value * width + f64::from(digit);
            size *= width;
            i += 1;
        }
    }
    if i > at + 1 {
        found.value += value / size;
        found.end = i;
        found.whole = false;
        found.tens = None;
    }
    found
}

/// `3/4`, `1 4/5`, and not `5/17/2018`.
fn slashed(scan: &Scan, i: usize, first: &Numeral) -> Option<Numeral> {
    let chained = |at: usize| scan.sign(at) == '/' && scan.sort(at + 1) == Sort::Digits;
    let pair = |n: &Numeral| {
        let chain = scan.glued(n.end) && chained(n.end) && scan.glued(n.end + 1);
        if !chain || !n.whole {
            return None;
        }
        let below = digits(scan, n.end + 1).filter(|m| m.value != 0.0)?;
        (!chained(below.end)).then_some(Numeral {
            end: below.end,
            value: n.value / below.value,
            whole: false,
            ..*n
        })
    };
    let before = scan.glued(i)
        && i > 1
        && matches!(scan.sign(i - 1), '/' | '-')
        && scan.sort(i - 2) == Sort::Digits;
    if before || !first.whole {
        return None;
    }
    if let Some(found) = pair(first) {
        return Some(found);
    }
    let second = if scan.has(first.end, Class::Vulgar) {
        share(scan, first.end, true)?
    } else {
        let second = digits(scan, first.end).filter(|_| !scan.glued(first.end))?;
        pair(&second).filter(|part| part.value < 1.0)?
    };
    Some(Numeral {
        value: first.value + second.value,
        ..second
    })
}

/// `one and a half`, `six million and two thirds` (of a million), `one billion and a half million`.
fn added(scan: &Scan, first: &Numeral) -> Option<Numeral> {
    if !first.whole || first.ordinal {
        return None;
    }
    let at = first.end + usize::from(scan.is(first.end, list!("and")));
    if at == first.end && !scan.has(at, Class::Vulgar) {
        return None;
    }
    let fraction = if let Some(found) = share(scan, at, false) {
        found
    } else if scan.is(at, list!("a an")) {
        article(scan, at).filter(|n| !n.whole)?
    } else {
        let top = cardinal(scan, at, false)?;
        let found = denominator(scan, top.end, top.value)?;
        of_a_scale(scan, found)
    };
    let value = if fraction.unit > 1.0 && first.unit > fraction.unit {
        first.value + fraction.value
    } else if fraction.unit > 1.0 {
        (first.value + fraction.value / fraction.unit) * fraction.unit
    } else {
        first.value
            + fraction.value
                * if first.unit >= 1000.0 {
                    first.unit
                } else {
                    1.0
                }
    };
    Some(Numeral {
        end: fraction.end,
        value,
        whole: false,
        unit: first.unit.max(fraction.unit),
        ..*first
    })
}
