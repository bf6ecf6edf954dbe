//! Fractions of two numbers: `five eighths`, `one over three`, `three out of five`.

use super::cardinal::cardinal;
use super::decimal::power;
use super::lists::list;
use super::numeral::Numeral;
use super::scan::Scan;
use super::vocabulary::Class;

/// The fraction `numerator` makes with the ordinal word or words at `i`.
pub(super) fn denominator(scan: &Scan, i: usize, numerator: f64) -> Option<Numeral> {
    let at = i + usize::from(scan.sign(i) == '-');
    let one = numerator == 1.0;
    let small = scan.value(at, Class::Parts).or_else(|| {
        let single = scan.value(at, Class::Ordinal).filter(|&n| n > 2 && one);
        single.or_else(|| scan.value(at, Class::Share))
    });
    let (end, below) = if let Some(below) = small {
        (at + 1, f64::from(below))
    } else if let Some(exponent) = scan
        .value(at, Class::ScaleParts)
        .or_else(|| scan.value(at, Class::ScaleOrdinal).filter(|_| one))
    {
        (at + 1, power(exponent))
    } else {
        // `twenty-first`, `twenty fifths`
        let tens = scan.value(at, Class::Small).filter(|&n| n >= 20)?;
        let next = at + 1 + usize::from(scan.sign(at + 1) == '-');
        let rest = scan
            .value(next, Class::Parts)
            .or_else(|| scan.value(next, Class::Ordinal).filter(|_| one))
            .filter(|&n| n < 10)?;
        (next + 1, f64::from(tens + rest))
    };
    let mut found = Numeral::new(end, numerator / below);
    found.whole = false;
    Some(found)
}

/// `five eighths`, `one hundred thirty fifths` (a hundred by thirty-five).
pub(super) fn parts(scan: &Scan, i: usize, first: &Numeral) -> Option<Numeral> {
    if let Some((at, tens)) = first.tens
        && at > i
        && let Some(found) = denominator(scan, at, first.value - tens)
    {
        return Some(found);
    }
    denominator(scan, first.end, first.value)
}

/// `one over three`, `one out of three`, `1 in twenty-one`.
pub(super) fn over(scan: &Scan, first: &Numeral) -> Option<Numeral> {
    let at = first.end;
    let (from, proper) = if scan.is(at, list!("over")) {
        (at + 1, false)
    } else if scan.is(at, list!("out")) && scan.is(at + 1, list!("of")) {
        (at + 2, true)
    } else if scan.is(at, list!("in")) && first.value == 1.0 {
        (at + 1, true)
    } else {
        return None;
    };
    if !first.whole {
        return None;
    }
    let below = cardinal(scan, from, false)?;
    // `2000 over 3 years` is no fraction.
    let counted = scan.has(below.end, Class::Unit) || scan.has(below.end, Class::Measure);
    let money = first.digits && scan.has(below.end.wrapping_sub(1), Class::Currency);
    let whole = below.whole && below.value != 0.0 && !counted && !money;
    let smaller = !proper || first.value < below.value;
    (whole && smaller && !scan.in_longer(below.end - 1)).then_some(Numeral {
        end: below.end,
        value: first.value / below.value,
        whole: false,
        ..*first
    })
}
