//! Entities: spans found against spans given, on exact place and kind.
//!
//! Persons, locations and organizations count; corporations and groups are organizations. Names of
//! other kinds (creative works, products, MISC) are left out of what is given. Nothing can be left
//! out of what was found in the same way, since the tagger knows no such kinds: a work that it calls
//! a person is a mistake, and counts as one. How many of the mistakes lie on such names, and what F1
//! would be if these did not count, is said besides.

use super::report::{Report, Time};
use super::score::{Score, fraction};
use crate::corpus::{CorpusError, Marked, Place, Sample, marked};
use lean_agentic::text::{Analysis, Analyzer, EntityKind, Zone};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::time::Instant;

/// Scores of the three kinds and of all.
pub struct Entities {
    pub kinds: [(EntityKind, Score); 3],
    pub all: Score,
    /// Spans found that are wrong and lie on a name of another kind.
    pub on_others: usize,
    pub time: Time,
}

/// Reads a corpus for evaluation.
///
/// # Errors
/// When the file cannot be read or its format is not known.
pub fn samples(path: &Path, lower: bool) -> Result<Vec<Marked>, CorpusError> {
    let mut samples = marked(path)?;
    if lower {
        for marked in &mut samples {
            marked.sample = marked.sample.lower();
        }
    }
    Ok(samples)
}

/// UTF-16 offsets of bytes.
fn units(text: &str, place: Place) -> (u32, u32) {
    let units = |at: usize| text[..at].encode_utf16().count() as u32;
    (units(place.0), units(place.1))
}

type Spans = BTreeSet<(u32, u32)>;

fn given(sample: &Sample, kind: EntityKind) -> Spans {
    let entities = sample.entities.iter().filter(|entity| entity.0 == kind);
    entities.map(|e| units(&sample.text, (e.1, e.2))).collect()
}

/// Finds and scores the entities of `samples`.
pub fn entities(analyzer: &mut Analyzer, samples: &[Marked]) -> Entities {
    use EntityKind::{Location, Organization, Person};
    let mut kinds = [Person, Location, Organization].map(|kind| (kind, Score::default()));
    let (mut all, mut on_others, mut time) = (Score::default(), 0, Time::default());
    let mut bytes = Vec::new();
    for Marked { sample, others } in samples {
        bytes.clear();
        analyzer.analyze(&sample.text, 0.0, Zone::default(), &mut bytes);
        let analysis = Analysis::decode(&bytes).unwrap_or_default();
        time.tokens += analysis.tokens.len();
        let others = others.iter().map(|other| units(&sample.text, other.1));
        let others: Vec<(u32, u32)> = others.collect();
        for (kind, score) in &mut kinds {
            let spans = analysis.entities.iter().filter(|span| span.kind == *kind);
            let found: Spans = spans.map(|span| (span.start, span.end)).collect();
            let given = given(sample, *kind);
            score.add(&found, &given);
            all.add(&found, &given);
            let on_other = |f: &&(u32, u32)| others.iter().any(|o| f.0 < o.1 && o.0 < f.1);
            on_others += found.difference(&given).filter(on_other).count();
        }
    }
    // Everything has been seen once: nothing grows any more while this is timed.
    let start = Instant::now();
    for marked in samples {
        bytes.clear();
        analyzer.analyze(&marked.sample.text, 0.0, Zone::default(), &mut bytes);
    }
    time.all = start.elapsed();
    Entities {
        kinds,
        all,
        on_others,
        time,
    }
}

/// Evaluates the entities of a file.
///
/// # Errors
/// When the file cannot be read or its format is not known.
pub fn report(analyzer: &mut Analyzer, data: &Path, lower: bool) -> Result<Report, CorpusError> {
    let samples = samples(data, lower)?;
    let result = entities(analyzer, &samples);
    let mut left_out: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, _) in samples.iter().flat_map(|marked| &marked.others) {
        *left_out.entry(name).or_default() += 1;
    }
    let kinds = result.kinds.iter();
    let mut lines: Vec<String> = kinds.map(|kind| kind.1.line(kind.0.name())).collect();
    lines.push(result.all.line("all"));
    let spared = Score {
        found: result.all.found - result.on_others,
        ..result.all
    };
    if !left_out.is_empty() {
        let names: Vec<String> = left_out
            .iter()
            .map(|(name, n)| format!("{n} {name}"))
            .collect();
        lines.push(format!(
            "left out: {}; {} found lie on these and count as wrong (F1 {:.2} if they did not)",
            names.join(", "),
            result.on_others,
            spared.f1()
        ));
    }
    lines.push(result.time.line(samples.len()));
    let kinds = result.kinds.iter();
    let kinds: Map<String, Value> = kinds
        .map(|(kind, score)| (kind.name().to_owned(), score.figures().into()))
        .collect();
    let more = json!({
        "kinds": kinds, "left_out": left_out, "found_on_left_out": result.on_others,
        "f1_without_found_on_left_out": fraction(spared.f1()),
    });
    Ok(Report::new(samples.len(), &result.all, more, lines).timed(&result.time))
}
