//! Evaluation of values on the Microsoft Recognizers-Text specifications: a case is right when the
//! values found of its kind have exactly the spans given and agree with the values given.

mod agree;

use agree::{agrees, instant, slice};
use lean_agentic::text::{Analysis, Analyzer, ValueKind, Zone};
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
pub fn report(analyzer: &mut Analyzer, path: &Path, args: &[String]) -> Result<(), Box<dyn Error>> {
    let asked = |name: &str| args.iter().any(|arg| arg == name);
    let scores = score(analyzer, path, &mut |case| {
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
pub fn score(
    analyzer: &mut Analyzer,
    path: &Path,
    wrong: &mut dyn FnMut(&str),
) -> Result<Vec<Score>, Box<dyn Error>> {
    let mut files = vec![path.to_owned()];
    if path.is_dir() {
        files = std::fs::read_dir(path)?
            .map(|entry| entry.map(|e| e.path()))
            .collect::<Result<_, _>>()?;
        files.retain(|file| file.extension().is_some_and(|e| e == "json"));
        files.sort();
    }
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
            let found = find(analyzer, &model, text, instant(at).unwrap_or(0.0));
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

fn kinds(model: &str) -> &[ValueKind] {
    match model {
        "NumberModel" => &[ValueKind::Number],
        "OrdinalModel" => &[ValueKind::Ordinal],
        "PercentModel" => &[ValueKind::Percent],
        "CurrencyModel" => &[ValueKind::Money],
        "AgeModel" | "DimensionModel" | "TemperatureModel" => &[ValueKind::Quantity],
        "EmailModel" => &[ValueKind::Email],
        "URLModel" => &[ValueKind::Url],
        "PhoneNumberModel" => &[ValueKind::Phone],
        "HashtagModel" => &[ValueKind::Hashtag],
        "MentionModel" => &[ValueKind::Handle],
        _ => &[ValueKind::Datetime, ValueKind::Duration],
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

/// The values of a model's kinds, of all that the analyzer finds; places count characters.
fn find(analyzer: &mut Analyzer, model: &str, text: &str, at: f64) -> Vec<Found> {
    let mut places = vec![0; text.encode_utf16().count() + 1];
    let mut unit = 0;
    for (i, c) in text.chars().enumerate() {
        places[unit] = i;
        unit += c.len_utf16();
    }
    places[unit] = text.chars().count();
    let mut bytes = Vec::new();
    analyzer.analyze(text, at, Zone::default(), &mut bytes);
    let values = Analysis::decode(&bytes).map_or(Vec::new(), |analysis| analysis.values);
    let wanted = kinds(model);
    let found = values.into_iter().map(|value| Found {
        kind: value.kind,
        start: places[value.start as usize],
        end: places[value.end as usize],
        value: serde_json::from_slice(&value.json).unwrap_or(Value::Null),
    });
    found
        .filter(|found| wanted.contains(&found.kind) && about(model, &found.value))
        .collect()
}
