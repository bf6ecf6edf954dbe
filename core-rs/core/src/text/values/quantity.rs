//! Quantities: amounts with units of length, area, volume, weight, speed, information, angle,
//! temperature; ages.

use super::amount::{Amount, Of, unit_start};
use super::cardinal::cardinal;
use super::lexeme::Sort;
use super::lists::{List, list};
use super::numeral::{Numeral, digits};
use super::scan::Scan;
use super::unit;
use super::vocabulary::Class;
use crate::words::same;

/// A unit of measure: `square mile per hour` in parts.
#[derive(Clone, Copy, Default)]
pub(crate) struct Measure {
    /// 2 and 3 for square and cubic.
    pub power: u8,
    pub unit: i32,
    pub per: Option<&'static str>,
    /// The name, when it is not in the table.
    pub name: Option<&'static str>,
}

/// A unit of measure at `i`: its end and itself.
pub(crate) fn measure(scan: &Scan, i: usize, glued: bool) -> Option<(usize, Measure)> {
    let mut measure = Measure::default();
    let mut at = i;
    if scan.is(i, list!("square sq cubic cu")) && !scan.has(i, Class::Measure) {
        measure.power = if scan.is(i, list!("square sq")) { 2 } else { 3 };
        at += 1 + usize::from(scan.sign(i + 1) == '.');
    }
    let (mut end, unit) = scan
        .phrase(i, Class::Measure)
        .filter(|_| {
            measure.power == 0 || scan.phrase(i, Class::Measure).is_some_and(|p| p.0 > i + 1)
        })
        .inspect(|_| measure.power = 0)
        .or_else(|| scan.phrase(at, Class::Measure))?;
    measure.unit = unit;
    let raw = scan.raw(end - 1);
    let sort = unit::sort(unit);
    // `M`, `T` and `G` are powers, `F` and `C` need a degree sign or a glued number.
    let letter = raw.len() == 1 && scan.sort(end - 1) == Sort::Word;
    let other = matches!(raw, "M" | "T" | "G" | "r" | "R") || sort == unit::Sort::Temperature;
    if letter && other
        || same(raw, "pm")
        || letter
            && !glued
            && matches!(raw, "k" | "K" | "L" | "t" | "g" | "l")
            && scan.in_longer(end - 1)
    {
        return None;
    }
    if scan.glued(end)
        && matches!(scan.raw(end), "2" | "3" | "²" | "³")
        && sort == unit::Sort::Length
    {
        measure.power = if matches!(scan.raw(end), "2" | "²") {
            2
        } else {
            3
        };
        end += 1;
    }
    if scan.glued(end) && matches!(scan.sort(end), Sort::Word | Sort::Digits) {
        return None;
    }
    let per = scan.is(end, list!("per")) || scan.sign(end) == '/' && scan.glued(end);
    if per && let Some(name) = time_name(scan, end + 1) {
        measure.per = Some(name);
        end += 2;
    }
    Some((end, measure))
}

/// The unit of time a speed is measured in.
fn time_name(scan: &Scan, i: usize) -> Option<&'static str> {
    if scan.is(i, list!("s")) {
        Some("second")
    } else if scan.is(i, list!("ms millisecond milliseconds")) {
        Some("millisecond")
    } else {
        let grain = scan.value(i, Class::Unit)?;
        let named = grain <= 3 || grain == 7;
        named.then(|| super::civil::Grain::from_index(grain).name())
    }
}

/// `3-inch`, `5 ft 2 in`, `20 (kg)`, `98.6 degrees f`, `87 yo`.
pub(crate) fn quantity(scan: &Scan, first: &Numeral) -> Option<Amount> {
    if let Some(found) = age(scan, first) {
        return Some(found);
    }
    let glued = scan.glued(first.end);
    let mut at = unit_start(scan, first.end);
    let closing = match scan.raw(at) {
        "(" => ")",
        "[" => "]",
        "{" => "}",
        "<" => ">",
        _ => "",
    };
    at += usize::from(!closing.is_empty());
    let degrees = scan
        .phrase(at, Class::Measure)
        .filter(|m| unit::sort(m.1) == unit::Sort::Degree);
    if let Some((end, _)) = degrees {
        return temperature(scan, first, end);
    }
    // A letter alone is a unit of temperature only glued and capital: `20C`.
    let inch = glued && scan.is(at, list!("in"))
        || closing.is_empty()
            && scan.raw(at) == "in"
            && scan.is(first.end.wrapping_sub(2), list!("ft feet foot"));
    let (mut end, of) = if inch && !scan.in_longer(at) {
        (
            at + 1,
            Measure {
                name: Some("inch"),
                ..Measure::default()
            },
        )
    } else {
        measure(scan, at, glued)?
    };
    if !closing.is_empty() {
        if scan.raw(end) != closing {
            return None;
        }
        end += 1;
    }
    let mut value = first.value;
    // `5 feet and 2 inches`
    if of.power == 0 && of.name.is_none() && scan.is(end - 1, list!("ft feet foot")) {
        let from = end + usize::from(scan.is(end, list!("and")));
        if let Some(inches) = digits(scan, from).or_else(|| cardinal(scan, from, false))
            && scan.is(inches.end, list!("in inch inches"))
            && inches.value < 12.0
        {
            value += inches.value / 12.0;
            end = inches.end + 1;
        }
    }
    Some(Amount {
        end,
        value,
        of: Of::Measure(of),
    })
}

/// An amount of a unit of the table's own.
fn named(end: usize, value: f64, name: &'static str) -> Option<Amount> {
    let measure = Measure {
        name: Some(name),
        ..Measure::default()
    };
    Some(Amount {
        end,
        value,
        of: Of::Measure(measure),
    })
}

/// `five years old`, `18 months of age`, `87 yo`, `90-day-old`.
fn age(scan: &Scan, first: &Numeral) -> Option<Amount> {
    if scan.is(first.end, list!("yo y")) && !scan.in_longer(first.end) {
        let short = scan.is(first.end, list!("yo"));
        let apart = scan.is(first.end + 1, list!("/")) && scan.is(first.end + 2, list!("o"));
        return match (short, apart) {
            (true, _) => named(first.end + 1, first.value, "year"),
            (_, true) => named(first.end + 3, first.value, "year"),
            _ => None,
        };
    }
    let at = unit_start(scan, first.end);
    let unit = scan.value(at, Class::Unit)?;
    let next = at + 1 + usize::from(scan.sign(at + 1) == '-');
    let end = if scan.is(next, list!("old")) {
        next + 1
    } else if scan.is(next, list!("of")) && scan.is(next + 1, list!("age")) {
        next + 2
    } else {
        return None;
    };
    named(
        end,
        first.value,
        super::civil::Grain::from_index(unit).name(),
    )
}

/// Degrees: of a named scale, or of none; those of an angle are told by what stands around.
fn temperature(scan: &Scan, first: &Numeral, end: usize) -> Option<Amount> {
    let scale = scan
        .value(end, Class::Measure)
        .filter(|&u| unit::sort(u) == unit::Sort::Temperature);
    if let Some(unit) = scale.filter(|_| !scan.in_longer(end)) {
        let measure = Measure {
            unit,
            ..Measure::default()
        };
        return Some(Amount {
            end: end + 1,
            value: first.value,
            of: Of::Measure(measure),
        });
    }
    let from = first.end.saturating_sub(LOOK);
    let angle = (from..end + LOOK).any(|i| scan.is(i, ANGLES));
    let dot = scan.is(end - 1, list!("deg degs")) && scan.sign(end) == '.' && scan.glued(end);
    named(
        end + usize::from(dot),
        first.value,
        if angle { "angular degree" } else { "degree" },
    )
}

/// How far around degrees a word of angles is looked for, lexemes.
const LOOK: usize = 5;
const ANGLES: List = list!(
    "angle angles rotate rotated rotation rotates turn turned tilt tilted slope incline latitude longitude north south east west clockwise"
);

/// A unit that stands alone: `fahrenheit`, `metric ton`.
pub(crate) fn alone(scan: &Scan, i: usize) -> Option<Amount> {
    let (end, unit) = scan.phrase(i, Class::Measure)?;
    let temperature = unit::sort(unit) == unit::Sort::Temperature && scan.raw(i).len() > 1;
    let phrase = end > i + 1;
    (temperature || phrase).then_some(Amount {
        end,
        value: f64::NAN,
        of: Of::Measure(Measure {
            unit,
            ..Measure::default()
        }),
    })
}
