//! Evaluation of values on the Microsoft Recognizers-Text specifications: a case is right when the
//! values found of its kind have exactly the spans given and agree with the values given.

use lean_agentic::text::{Kinds, Reader, ValueKind};
use serde_json::Value;
use std::error::Error;
use std::path::Path;

/// The message's time where a case gives none.
const AT: &str = "2016-11-07T00:00:00";

/// Cases and how many of them are right.
pub struct Score {
    pub model: String,
    pub cases: usize,
    pub right: usize,
}

/// Prints the scores; with `--wrong` also the cases that are not right, with `--json` as JSON.
pub fn report(path: &Path, args: &[String]) -> Result<(), Box<dyn Error>> {
    let asked = |name: &str| args.iter().any(|arg| arg == name);
    let scores = score(path, &mut |case| {
        if asked("--wrong") {
            println!("{case}");
        }
    })?;
    let share = |right: usize, cases: usize| 100.0 * right as f64 / cases.max(1) as f64;
    let mut all = (0, 0);
    let mut rows = Vec::new();
    for score in &scores {
        rows.push((score.model.as_str(), score.cases, score.right));
        if score.model != "DateTimeModel" {
            all = (all.0 + score.cases, all.1 + score.right);
        }
    }
    rows.push(("all but DateTimeModel", all.0, all.1));
    if asked("--json") {
        let row = |&(model, cases, right): &(&str, usize, usize)| serde_json::json!({"model": model, "cases": cases, "right": right});
        println!("{}", Value::Array(rows.iter().map(row).collect()));
        return Ok(());
    }
    for (model, cases, right) in rows {
        println!(
            "{model:22} {right:4} of {cases:4} right, {:.1}%",
            share(right, cases)
        );
    }
    Ok(())
}

struct Found {
    kind: ValueKind,
    start: usize,
    end: usize,
    value: Value,
}

/// Scores a file, or each file of a directory. `wrong` is told of every case that is not right.
pub fn score(path: &Path, wrong: &mut dyn FnMut(&str)) -> Result<Vec<Score>, Box<dyn Error>> {
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = std::fs::read_dir(path)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.retain(|file| file.extension().is_some_and(|e| e == "json"));
        files.sort();
    }
    let mut reader = Reader::new();
    let mut scores = Vec::new();
    for file in files {
        let model = file
            .file_stem()
            .and_then(|s| s.to_str())
            .unwrap_or("")
            .to_owned();
        let cases: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(&file)?)?;
        let mut score = Score {
            model: model.clone(),
            cases: 0,
            right: 0,
        };
        for (i, case) in cases.iter().enumerate() {
            let skipped = case["NotSupported"].as_str().is_some_and(|platforms| {
                let named = platforms.to_ascii_lowercase();
                let names: Vec<&str> = named.split(',').map(str::trim).collect();
                ["dotnet", "javascript", "python", "java"]
                    .iter()
                    .all(|p| names.contains(p))
            });
            if skipped {
                continue;
            }
            score.cases += 1;
            let text = case["Input"].as_str().unwrap_or("");
            let at = case["Context"]["ReferenceDateTime"].as_str().unwrap_or(AT);
            let found = find(&mut reader, &model, text, instant(at).unwrap_or(0.0));
            if agrees(
                text,
                case["Results"].as_array().map_or(&[][..], Vec::as_slice),
                &found,
            ) {
                score.right += 1;
            } else {
                let shown: Vec<String> = found
                    .iter()
                    .map(|f| format!("[{}] {}", slice(text, f.start, f.end), f.value))
                    .collect();
                let given: Vec<String> = case["Results"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .map(|r| format!("[{}] {}", r["Text"].as_str().unwrap_or(""), r["Resolution"]))
                    .collect();
                wrong(&format!(
                    "{model} {i}: {text} @{at}\n   given {}\n   found {}",
                    given.join(" | "),
                    shown.join(" | ")
                ));
            }
        }
        scores.push(score);
    }
    Ok(scores)
}

fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars()
        .skip(start)
        .take(end.saturating_sub(start))
        .collect()
}

fn kinds(model: &str) -> Kinds {
    let of = Kinds::of;
    match model {
        "NumberModel" => of(ValueKind::Number),
        "OrdinalModel" => of(ValueKind::Ordinal).with(Kinds::NAMES),
        "PercentModel" => of(ValueKind::Percent),
        "CurrencyModel" => of(ValueKind::Money).with(Kinds::NAMES),
        "AgeModel" | "DimensionModel" | "TemperatureModel" => {
            of(ValueKind::Quantity).with(Kinds::NAMES)
        }
        "EmailModel" => of(ValueKind::Email),
        "URLModel" => of(ValueKind::Url),
        "PhoneNumberModel" => of(ValueKind::Phone),
        "HashtagModel" => of(ValueKind::Hashtag),
        "MentionModel" => of(ValueKind::Handle),
        _ => of(ValueKind::Datetime).with(of(ValueKind::Duration)),
    }
}

/// Whether a quantity is one that the model is about.
fn about(model: &str, value: &Value) -> bool {
    let unit = value["unit"].as_str().unwrap_or("");
    let age = matches!(unit, "year" | "month" | "week" | "day");
    let temperature = matches!(
        unit,
        "celsius" | "fahrenheit" | "kelvin" | "rankine" | "reaumur" | "degree"
    );
    match model {
        "AgeModel" => age,
        "TemperatureModel" => temperature,
        "DimensionModel" => !age && !temperature,
        _ => true,
    }
}

fn find(reader: &mut Reader, model: &str, text: &str, at: f64) -> Vec<Found> {
    let mut places = vec![0; text.encode_utf16().count() + 1];
    let mut unit = 0;
    for (i, c) in text.chars().enumerate() {
        places[unit] = i;
        unit += c.len_utf16();
    }
    places[unit] = text.chars().count();
    let mut found = Vec::new();
    reader.read(text, at, kinds(model), &mut |kind, start, end, json| {
        let value = serde_json::from_slice(json).unwrap_or(Value::Null);
        if about(model, &value) {
            let (start, end) = (places[start as usize], places[end as usize]);
            found.push(Found {
                kind,
                start,
                end,
                value,
            });
        }
        true
    });
    found
}

fn agrees(text: &str, given: &[Value], found: &[Found]) -> bool {
    if given.len() != found.len() {
        return false;
    }
    let mut rest: Vec<&Found> = found.iter().collect();
    // Results are listed in some order; spans tell which is which.
    given.iter().all(|result| {
        let at = rest
            .iter()
            .position(|f| same_place(text, result, f) && same_value(result, f));
        at.is_some_and(|at| {
            rest.remove(at);
            true
        })
    })
}

fn same_place(text: &str, result: &Value, found: &Found) -> bool {
    match (result["Start"].as_u64(), result["End"].as_u64()) {
        (Some(start), Some(end)) => start as usize == found.start && end as usize + 1 == found.end,
        _ => {
            slice(text, found.start, found.end).to_lowercase()
                == result["Text"].as_str().unwrap_or("").to_lowercase()
        }
    }
}

/// The hundredths and smaller parts that the specifications count in.
fn part(unit: &str) -> f64 {
    match unit {
        "Cent" | "Pence" | "Penny" | "Sen" | "Fen" | "Paisa" | "Kopek" | "Jiao" | "Centavo"
        | "Centime" => 100.0,
        "Satoshi" => 1e8,
        _ => 1.0,
    }
}

fn close(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs())
}

fn same_value(result: &Value, found: &Found) -> bool {
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

fn same_time(result: &Value, found: &Found) -> bool {
    let kind = result["TypeName"].as_str().unwrap_or("");
    let kind = kind.rsplit('.').next().unwrap_or("");
    let every = !found.value["every"].is_null();
    if (kind == "duration") != (found.kind == ValueKind::Duration) || (kind == "set") != every {
        return false;
    }
    let readings = result["Resolution"]["values"].as_array();
    readings.is_some_and(|r| r.iter().any(|reading| same_reading(reading, &found.value)))
}

fn same_reading(reading: &Value, value: &Value) -> bool {
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
fn clock(text: &str) -> Option<f64> {
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
fn instant(text: &str) -> Option<f64> {
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
