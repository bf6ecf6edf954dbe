//! Evaluation of values on the Microsoft Recognizers-Text specifications: a case is right when the
//! values found of its kind have exactly the spans given and agree with the values given.

mod agree;
mod cases;

use crate::corpus::CorpusError;
use crate::eval::{Report, Score, Time, fraction, share};
use agree::{matches, slice};
use cases::Case;
use lean_agentic::text::{Analysis, Analyzer, ValueKind, Zone};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

/// Cases and how many of them are right, and the same of their values.
#[derive(Clone, Copy, Default)]
struct Row {
    cases: usize,
    right: usize,
    values: Score,
}

impl Row {
    fn add(&mut self, other: &Row) {
        self.cases += other.cases;
        self.right += other.right;
        self.values.right += other.values.right;
        self.values.found += other.values.found;
        self.values.given += other.values.given;
    }

    fn line(&self, name: &str) -> String {
        format!(
            "{name:22} {:4} of {:4} right, {:.1}%",
            self.right,
            self.cases,
            share(self.right, self.cases)
        )
    }

    /// Figures of the values and of the cases, for programs.
    fn figures(&self) -> Map<String, Value> {
        let mut figures = self.values.figures();
        figures.insert("cases".to_owned(), json!(self.cases));
        figures.insert("cases_right".to_owned(), json!(self.right));
        let share = fraction(share(self.right, self.cases));
        figures.insert("cases_right_share".to_owned(), json!(share));
        figures
    }
}

/// Evaluates the cases of a file or a folder; with `wrong`, the report has the cases that are not
/// right, too.
pub fn report(
    analyzer: &mut Analyzer,
    path: &Path,
    lower: bool,
    wrong: bool,
) -> Result<Report, CorpusError> {
    let cases = cases::load(path, lower)?;
    let mut bytes = Vec::new();
    let (mut rows, mut time) = (BTreeMap::<&str, Row>::new(), Time::default());
    let mut mistakes = Vec::new();
    for case in &cases {
        let (found, row) = judge(analyzer, case, &mut bytes, &mut time);
        rows.entry(case.model).or_default().add(&row);
        if wrong && row.right == 0 {
            mistakes.push(shown(case, &found));
        }
    }
    let [dates, others] = halves(&rows);
    let mut all = dates;
    all.add(&others);
    let mut lines = mistakes.clone();
    lines.extend(rows.iter().map(|(model, row)| row.line(model)));
    if others.cases > 0 {
        lines.push(others.line("all but DateTimeModel"));
    }
    lines.push(format!("{:.2} us a case (mean)", time.micros(cases.len())));
    let kinds: Map<String, Value> = rows
        .iter()
        .map(|(model, row)| ((*model).to_owned(), row.figures().into()))
        .collect();
    let mut more = all.figures();
    more.insert("kinds".to_owned(), kinds.into());
    more.insert("dates".to_owned(), dates.figures().into());
    more.insert("others".to_owned(), others.figures().into());
    if wrong {
        more.insert("wrong".to_owned(), json!(mistakes));
    }
    let report = Report::new(cases.len(), &all.values, more.into(), lines);
    Ok(report.timed(&time))
}

/// What is found in a case, and how much of it is right.
fn judge(
    analyzer: &mut Analyzer,
    case: &Case,
    bytes: &mut Vec<u8>,
    time: &mut Time,
) -> (Vec<Found>, Row) {
    bytes.clear();
    let start = Instant::now();
    analyzer.analyze(&case.text, case.at, Zone::default(), bytes);
    time.all += start.elapsed();
    let found = find(bytes, case.model, &case.text);
    let values = Score {
        right: matches(&case.text, &case.results, &found),
        found: found.len(),
        given: case.results.len(),
    };
    let right = values.right == values.found && values.right == values.given;
    let row = Row {
        cases: 1,
        right: usize::from(right),
        values,
    };
    (found, row)
}

/// The rows of dates and times, and all others, each as one.
fn halves(rows: &BTreeMap<&str, Row>) -> [Row; 2] {
    let mut halves = [Row::default(); 2];
    for (model, row) in rows {
        halves[usize::from(*model != DATES)].add(row);
    }
    halves
}

/// The shares of the cases that are right, in percent: dates and times, all others.
pub fn shares(analyzer: &mut Analyzer, path: &Path) -> Result<[f64; 2], CorpusError> {
    let (mut rows, mut time) = (BTreeMap::<&str, Row>::new(), Time::default());
    let mut bytes = Vec::new();
    for case in &cases::load(path, false)? {
        let (_, row) = judge(analyzer, case, &mut bytes, &mut time);
        rows.entry(case.model).or_default().add(&row);
    }
    Ok(halves(&rows).map(|row| share(row.right, row.cases)))
}

/// The model whose cases are dates and times.
const DATES: &str = "DateTimeModel";

/// A case with what it gives and what was found.
fn shown(case: &Case, found: &[Found]) -> String {
    let ours: Vec<String> = found
        .iter()
        .map(|f| format!("[{}] {}", slice(&case.text, f.start, f.end), f.value))
        .collect();
    let given = case.results.iter();
    let given: Vec<String> = given
        .map(|r| format!("[{}] {}", r["Text"].as_str().unwrap_or(""), r["Resolution"]))
        .collect();
    format!(
        "{} {}: {} @{}\n   given {}\n   found {}",
        case.model,
        case.number,
        case.text,
        case.at,
        given.join(" | "),
        ours.join(" | ")
    )
}

struct Found {
    kind: ValueKind,
    start: usize,
    end: usize,
    value: Value,
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

/// The values of a model's kinds, of all that the analyzer found; places count characters.
fn find(bytes: &[u8], model: &str, text: &str) -> Vec<Found> {
    let mut places = vec![0; text.encode_utf16().count() + 1];
    let mut unit = 0;
    for (i, c) in text.chars().enumerate() {
        places[unit] = i;
        unit += c.len_utf16();
    }
    places[unit] = text.chars().count();
    let values = Analysis::decode(bytes).map_or(Vec::new(), |analysis| analysis.values);
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
