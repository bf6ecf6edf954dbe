//! Whether what was found is what a case gives.

use super::Found;
use lean_agentic::text::ValueKind;
use serde_json::Value;

pub(super) fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect()
}

/// How many of the results given have a value found, each its own, at their place and with their
/// value.
pub(super) fn matches(text: &str, given: &[Value], found: &[Found]) -> usize {
    let mut rest: Vec<&Found> = found.iter().collect();
    // Results are listed in some order; spans tell which is which.
    let right = given.iter().filter(|result| {
        let at = rest
            .iter()
            .position(|f| same_place(text, result, f) && same_value(result, f));
        at.is_some_and(|at| {
            rest.remove(at);
            true
        })
    });
    right.count()
}

pub(super) fn same_place(text: &str, result: &Value, found: &Found) -> bool {
    match (result["Start"].as_u64(), result["End"].as_u64()) {
        (Some(start), Some(end)) => start as usize == found.start && end as usize + 1 == found.end,
        _ => {
            slice(text, found.start, found.end).to_lowercase()
                == result["Text"].as_str().unwrap_or("").to_lowercase()
        }
    }
}

/// The hundredths and smaller parts that the specifications count in.
pub(super) fn part(unit: &str) -> f64 {
    match unit {
        "Cent" | "Pence" | "Penny" | "Sen" | "Fen" | "Paisa" | "Kopek" | "Jiao" | "Centavo"
        | "Centime" => 100.0,
        "Satoshi" => 1e8,
        _ => 1.0,
    }
}

pub(super) fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

pub(super) fn same_value(result: &Value, found: &Found) -> bool {
    let resolution = &result["Resolution"];
    let text = resolution["value"].as_str();
    let number = text.and_then(|t| t.trim_end_matches('%').parse::<f64>().ok());
    match found.kind {
        ValueKind::Ordinal if found.value.is_object() => {
            let offset = resolution["offset"]
                .as_str()
                .and_then(|o| o.parse::<f64>().ok());
            offset == found.value["offset"].as_f64()
                && resolution["relativeTo"] == found.value["from"]
        }
        ValueKind::Number | ValueKind::Ordinal | ValueKind::Percent => number
            .zip(found.value.as_f64())
            .is_some_and(|(a, b)| close(a, b)),
        ValueKind::Money | ValueKind::Quantity => {
            let amount = found.value["amount"].as_f64();
            let size = part(resolution["unit"].as_str().unwrap_or(""));
            match (number, amount) {
                (Some(a), Some(b)) => close(a, b * size),
                (None, None) => true,
                _ => false,
            }
        }
        ValueKind::Datetime | ValueKind::Duration => same_time(result, found),
        _ => true,
    }
}

pub(super) fn same_time(result: &Value, found: &Found) -> bool {
    let kind = result["TypeName"].as_str().unwrap_or("");
    let kind = kind.rsplit('.').next().unwrap_or("");
    let every = !found.value["every"].is_null();
    if (kind == "duration") != (found.kind == ValueKind::Duration) || (kind == "set") != every {
        return false;
    }
    let readings = result["Resolution"]["values"].as_array();
    readings.is_some_and(|r| r.iter().any(|reading| same_reading(reading, &found.value)))
}

pub(super) fn same_reading(reading: &Value, value: &Value) -> bool {
    let one = reading["value"].as_str();
    if one == Some("not resolved") {
        return true;
    }
    if let Some(seconds) = value["seconds"].as_f64() {
        return one
            .and_then(|v| v.parse::<f64>().ok())
            .is_some_and(|v| close(v, seconds));
    }
    let side = |given: Option<&str>, ours: &Value| match (given, ours.as_f64()) {
        (None, ours) => ours.is_none(),
        (Some(given), Some(ours)) => {
            let seconds = (ours / 1000.0).floor();
            match clock(given) {
                Some(time) => close(seconds.rem_euclid(86_400.0), time),
                None => instant(given).is_some_and(|ms| ms == seconds * 1000.0),
            }
        }
        _ => false,
    };
    match one {
        Some(one) => side(Some(one), &value["from"]),
        None => {
            side(reading["start"].as_str(), &value["from"])
                && side(reading["end"].as_str(), &value["to"])
        }
    }
}

/// Seconds of `15:00:00`.
pub(super) fn clock(text: &str) -> Option<f64> {
    let parts: Vec<f64> = text
        .split(':')
        .map(|p| p.parse().ok())
        .collect::<Option<_>>()?;
    match parts[..] {
        [h, m, s] => Some(h * 3600.0 + m * 60.0 + s),
        _ => None,
    }
}

/// Unix ms of `2016-11-07`, with a time after `T` or a space.
pub(super) fn instant(text: &str) -> Option<f64> {
    let (date, time) = text.split_once(['T', ' ']).unwrap_or((text, "00:00:00"));
    let parts: Vec<i64> = date
        .split('-')
        .map(|p| p.parse().ok())
        .collect::<Option<_>>()?;
    let [y, m, d] = parts[..] else {
        return None;
    };
    // Days since 1970 by whole months of a year that begins in March.
    let (y, m) = if m <= 2 { (y - 1, m + 9) } else { (y, m - 3) };
    let days = y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + d - 719_469;
    Some((days as f64 * 86_400.0 + clock(time)?.floor()) * 1000.0)
}
