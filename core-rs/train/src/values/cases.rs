//! Cases of the Microsoft Recognizers-Text specifications: a JSON array of objects with an `Input`
//! and its `Results`, whose `TypeName` says what the case is about.

use super::agree::instant;
use crate::corpus::{CorpusError, Fault, files, lower, read};
use serde_json::Value;
use std::path::Path;

/// The message's time where a case gives none.
const AT: &str = "2016-11-07T00:00:00";

/// Implementations a case can be for; one that none of them supports is left out.
const PLATFORMS: [&str; 4] = ["dotnet", "javascript", "python", "java"];

/// Type names, up to their first dot, and the models they are of.
const MODELS: [(&str, &str); 13] = [
    ("age", "AgeModel"),
    ("currency", "CurrencyModel"),
    ("datetimeV2", "DateTimeModel"),
    ("dimension", "DimensionModel"),
    ("email", "EmailModel"),
    ("hashtag", "HashtagModel"),
    ("mention", "MentionModel"),
    ("number", "NumberModel"),
    ("ordinal", "OrdinalModel"),
    ("percentage", "PercentModel"),
    ("phonenumber", "PhoneNumberModel"),
    ("temperature", "TemperatureModel"),
    ("url", "URLModel"),
];

const KNOWN: &str = "a JSON array of objects with \"Input\" and \"Results\" (Recognizers-Text), whose \"TypeName\" is \
    age, currency, datetimeV2, dimension, email, hashtag, mention, number, ordinal, percentage, phonenumber, \
    temperature or url";

/// A case.
#[derive(Clone, Debug)]
pub struct Case {
    pub model: &'static str,
    /// Its place in its file, from 0.
    pub number: usize,
    pub text: String,
    /// Unix ms.
    pub at: f64,
    pub results: Vec<Value>,
}

/// Reads a file, or each file of a folder that holds cases.
///
/// # Errors
/// When a file cannot be read, or none holds cases.
pub fn load(path: &Path, small: bool) -> Result<Vec<Case>, CorpusError> {
    let mut all = Vec::new();
    for file in files(path)? {
        let name = file.file_stem().and_then(|stem| stem.to_str());
        let cases = parse(&read(&file)?, name.unwrap_or(""));
        all.extend(cases.map_err(|fault| fault.of(&file))?.unwrap_or_default());
    }
    if all.is_empty() {
        let cause = format!("not a known format. Known here: {KNOWN}");
        return Err(CorpusError::new(path, cause));
    }
    for case in all.iter_mut().filter(|_| small) {
        case.text = lower(&case.text);
    }
    Ok(all)
}

/// The cases of a file; nothing if it holds others things. A case without results is about what
/// most of its file is about; where no case has results, only the file's name can tell.
pub(super) fn parse(contents: &str, name: &str) -> Result<Option<Vec<Case>>, Fault> {
    if !contents.trim_start().starts_with('[') {
        return Ok(None);
    }
    let json: Value = serde_json::from_str(contents)
        .map_err(|error| Fault::at(error.line(), error.to_string()))?;
    let all = json.as_array().map_or(&[][..], Vec::as_slice);
    let parts = |case: &Value| {
        let results = case["Results"].as_array()?.clone();
        Some((case["Input"].as_str()?.to_owned(), results))
    };
    if all.first().is_none_or(|case| parts(case).is_none()) {
        return Ok(None);
    }
    let mut counts = [0; MODELS.len()];
    let mut models = Vec::new();
    for (number, case) in all.iter().enumerate() {
        let model = model(case).map_err(|cause| fault(number, &cause))?;
        if let Some(at) = MODELS.iter().position(|row| Some(row.1) == model) {
            counts[at] += 1;
        }
        models.push(model);
    }
    let most = (0..MODELS.len())
        .max_by_key(|&at| counts[at])
        .filter(|&at| counts[at] > 0);
    let most = most.or_else(|| MODELS.iter().position(|row| row.1 == name));
    let mut cases = Vec::new();
    for ((number, case), model) in all.iter().enumerate().zip(models) {
        let (text, results) = parts(case).ok_or_else(|| fault(number, "no Input or Results"))?;
        let model = model.or(most.map(|at| MODELS[at].1));
        let model = model.ok_or_else(|| Fault::whole("no case has results that name a type"))?;
        if supported(case) {
            let at = case["Context"]["ReferenceDateTime"].as_str().unwrap_or(AT);
            let at = instant(at).ok_or_else(|| fault(number, "no time in ReferenceDateTime"))?;
            cases.push(Case {
                model,
                number,
                text,
                at,
                results,
            });
        }
    }
    Ok(Some(cases))
}

/// JSON says nothing of lines: a case is named by its place.
fn fault(number: usize, cause: &str) -> Fault {
    Fault::whole(format!("case {number}: {cause}"))
}

/// What the results of a case are about; nothing if there are none.
fn model(case: &Value) -> Result<Option<&'static str>, String> {
    let mut found = None;
    for result in case["Results"].as_array().into_iter().flatten() {
        let name = result["TypeName"].as_str().unwrap_or("");
        let kind = name.split('.').next().unwrap_or("");
        let row = MODELS.iter().find(|row| row.0 == kind);
        let model = row
            .ok_or_else(|| format!("TypeName {name:?}: none of those known"))?
            .1;
        if found.is_some_and(|other| other != model) {
            return Err(format!("TypeName {name:?} beside another"));
        }
        found = Some(model);
    }
    Ok(found)
}

fn supported(case: &Value) -> bool {
    let named = case["NotSupported"]
        .as_str()
        .unwrap_or("")
        .to_ascii_lowercase();
    let names: Vec<&str> = named.split(',').map(str::trim).collect();
    !PLATFORMS.iter().all(|platform| names.contains(platform))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_case_without_results_is_about_what_its_file_is_about() {
        let contents = r#"[
            {"Input": "Two", "Results": [{"Text": "Two", "TypeName": "number"}]},
            {"Input": "none", "Results": [], "Context": {"ReferenceDateTime": "1970-01-01T00:00:01"}},
            {"Input": "no", "Results": [], "NotSupported": "dotnet, javascript, python, java"}
        ]"#;
        let cases = parse(contents, "x").expect("sound").expect("cases");
        let seen: Vec<_> = cases.iter().map(|c| (c.model, c.text.as_str())).collect();
        assert_eq!(seen, [("NumberModel", "Two"), ("NumberModel", "none")]);
        assert_eq!(cases[1].at, 1000.0);
    }

    #[test]
    fn only_where_no_case_has_results_does_the_name_of_the_file_tell() {
        let contents = r#"[{"Input": "none", "Results": []}]"#;
        let cases = parse(contents, "URLModel").expect("sound").expect("cases");
        assert_eq!(cases[0].model, "URLModel");
        assert!(parse(contents, "x").is_err());
    }

    #[test]
    fn what_is_no_case_is_said() {
        assert!(parse("MIT License", "x").expect("no fault").is_none());
        assert!(parse("[]", "x").expect("no fault").is_none());
        assert!(parse("[1]", "x").expect("no fault").is_none());
        let broken = parse("[\n{\"Input\": }]", "x").expect_err("no JSON");
        assert_eq!(broken.line, Some(2));
        let odd = r#"[{"Input": "a", "Results": [{"TypeName": "colour"}]}]"#;
        let odd = parse(odd, "x").expect_err("no such type");
        assert!(odd.cause.contains("case 0") && odd.cause.contains("colour"));
        let missing = r#"[{"Input": "a", "Results": []}, {"Input": "b"}]"#;
        let missing = parse(missing, "URLModel").expect_err("no results");
        assert!(missing.cause.contains("case 1"));
    }
}
