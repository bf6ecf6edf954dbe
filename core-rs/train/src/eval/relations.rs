//! Relations of raw sentences against CaRB's tuples.

use super::carb::{self, Point, Sentence, Tuple};
use super::report::{Report, Time};
use super::score::{fraction, object};
use crate::corpus::tuples::{self, Given};
use crate::corpus::{self, CorpusError};
use lean_agentic::text::relations::{Relation, Span};
use lean_agentic::text::{Analyzer, Token, Zone};
use serde_json::json;
use std::path::Path;
use std::time::Instant;

/// The best point of the curve, the whole curve's last point and area, and the time that relations
/// alone take.
pub struct Relations {
    pub sentences: usize,
    pub best: Point,
    pub all: Point,
    pub area: f64,
    pub found: usize,
    pub given: usize,
    pub time: Time,
}

impl Relations {
    pub fn line(&self) -> String {
        let percent = |part: f64| 100.0 * part;
        format!(
            "relations      F1 {:.2}  precision {:.2}  recall {:.2}  area {:.3}  at confidence {}  \
             (all: F1 {:.2}, {} found, {} given; {:.2} us a sentence of {:.1} tokens)",
            percent(self.best.f1()),
            percent(self.best.precision),
            percent(self.best.recall),
            self.area,
            self.best.confidence,
            percent(self.all.f1()),
            self.found,
            self.given,
            self.time.micros(self.sentences),
            self.time.mean_tokens(self.sentences)
        )
    }

    /// The figures. CaRB gives parts of a point to a pair of tuples: none is simply right.
    pub fn report(&self) -> Report {
        let five = |part: f64| fraction(100.0 * part);
        let point = |point: &Point| {
            json!({
                "precision": five(point.precision), "recall": five(point.recall), "f1": five(point.f1()),
                "confidence": point.confidence,
            })
        };
        let mut figures = object(point(&self.best));
        figures.extend(object(json!({
            "gold": self.given, "found": self.found, "right": null, "auc": five(self.area),
            "all": point(&self.all),
        })));
        let report = Report {
            items: self.sentences,
            figures,
            lines: vec![self.line()],
        };
        report.timed(&self.time)
    }
}

fn slice<'t>(text: &'t str, tokens: &[Token], span: Span) -> &'t str {
    let place = |token: &Token| token.byte_start as usize..token.byte_end as usize;
    match tokens.get(span.start as usize..span.end as usize) {
        Some([one]) => &text[place(one)],
        Some([first, .., last]) => &text[place(first).start..place(last).end],
        _ => "",
    }
}

fn tuple(text: &str, tokens: &[Token], relation: &Relation) -> Tuple {
    let words = |span| slice(text, tokens, span);
    let predicate = [
        relation.implied.word(),
        words(relation.predicate),
        words(relation.tail),
    ]
    .join(" ");
    let mut parts = vec![
        predicate.as_str(),
        words(relation.subject),
        words(relation.object),
    ];
    parts.extend(relation.arguments.map(words));
    Tuple::new(parts, i32::from(relation.confidence))
}

/// Finds relations of each sentence and scores them.
///
/// # Errors
/// When the file cannot be read or its format is not known.
pub fn evaluate(
    analyzer: &mut Analyzer,
    data: &Path,
    lower: bool,
) -> Result<Relations, CorpusError> {
    let given = tuples::load(data)?;
    let small = |text: &str| {
        if lower {
            corpus::lower(text)
        } else {
            text.to_owned()
        }
    };
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut bytes = Vec::new();
    let mut time = Time::default();
    for Given { text, tuples } in given {
        let text = small(&text);
        bytes.clear();
        let start = Instant::now();
        analyzer.analyze(&text, 0.0, Zone::default(), &mut bytes);
        time.all += start.elapsed();
        let all = analyzer.tokens();
        time.tokens += all.len();
        let given = |parts: &Vec<String>| {
            let parts: Vec<String> = parts.iter().map(|part| small(part)).collect();
            Tuple::new(parts.iter().map(String::as_str), 0)
        };
        sentences.push(Sentence {
            given: tuples.iter().map(given).collect(),
            found: analyzer
                .relations()
                .iter()
                .map(|found| tuple(&text, all, found))
                .collect(),
        });
    }
    let curve = carb::curve(&sentences);
    let (best, area) = carb::summary(&curve);
    Ok(Relations {
        sentences: sentences.len(),
        best,
        all: curve.first().copied().unwrap_or_default(),
        area,
        found: sentences.iter().map(|sentence| sentence.found.len()).sum(),
        given: sentences.iter().map(|sentence| sentence.given.len()).sum(),
        time,
    })
}
