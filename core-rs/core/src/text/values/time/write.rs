//! The JSON of a date, a duration or a recurring time.

use super::super::civil::{DAY, Grain};
use super::super::json::Object;
use super::super::zone::Zone;
use super::clock::likely;
use super::{Now, OPEN, Sort, Val};
use crate::json::write_raw;
use crate::text::ValueKind;

/// Writes a value and returns its kind.
pub(crate) fn write(now: &Now, zone: &Zone, value: &Val, out: &mut Vec<u8>) -> ValueKind {
    let mut object = Object::new(out);
    let kind = match value.sort {
        Sort::Duration => {
            object.number("seconds", value.number);
            modifier(&mut object, value);
            ValueKind::Duration
        }
        Sort::Recurring => {
            let mut every = Object::new(object.key("every"));
            every.string("unit", value.grain.name());
            every.number("count", value.number);
            if value.date.0 > 0 {
                every.number("weekday", f64::from(value.date.0 - 1));
            }
            if value.date.1 > 0 {
                every.number("day", f64::from(value.date.1));
            }
            if value.from != OPEN {
                every.number("time", value.from as f64);
            }
            every.end();
            ValueKind::Datetime
        }
        _ => {
            let value = dated(now, value);
            sides(&mut object, zone, value.from, value.to);
            object.string("grain", value.grain.name());
            modifier(&mut object, &value);
            if let Some((from, to)) = value.alternative {
                let mut other = Object::new(object.key("alternative"));
                sides(&mut other, zone, from, to);
                other.end();
            }
            ValueKind::Datetime
        }
    };
    object.end();
    kind
}

fn modifier(object: &mut Object, value: &Val) {
    if !value.modifier.is_empty() {
        object.string("mod", value.modifier);
    }
}

fn sides(object: &mut Object, zone: &Zone, from: i64, to: i64) {
    for (name, side) in [("from", from), ("to", to)] {
        let out = object.key(name);
        if side == OPEN {
            write_raw(out, b"null");
        } else {
            super::super::decimal::write(zone.local_to_utc(side) as f64 * 1000.0, out);
        }
    }
}

/// A time of day on the nearest day that fits the tense.
fn dated(now: &Now, value: &Val) -> Val {
    if !matches!(value.sort, Sort::Clock | Sort::Hours) {
        return *value;
    }
    let mut value = likely(now, value);
    let midnight = i64::from(now.today) * DAY;
    if value.sort == Sort::Clock {
        let length = if value.grain < Grain::Day {
            value.grain.seconds()
        } else {
            1
        };
        value.to = value.from + length;
    }
    let clock = now.seconds - midnight;
    let start = if value.from == OPEN {
        value.to
    } else {
        value.from
    };
    let shift = match now.past {
        true if start > clock => -DAY,
        false if value.to != OPEN && value.to <= clock => DAY,
        _ => 0,
    };
    for side in [&mut value.from, &mut value.to] {
        if *side != OPEN {
            *side += midnight + shift;
        }
    }
    value
}
