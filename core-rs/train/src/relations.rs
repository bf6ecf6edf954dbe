//! Relations of raw sentences against CaRB's tuples.

use crate::carb::{self, Point, Sentence, Tuple};
use crate::corpus::{CorpusError, read};
use lean_agentic::text::relations::{Relation, Span};
use lean_agentic::text::{Analyzer, Token, Zone};
use std::collections::HashMap;
use std::path::Path;
use std::time::Instant;

/// The best point of the curve, the whole curve's last point and area, and the time of the whole
/// analysis, in microseconds a sentence.
pub struct Relations {
    pub best: Point,
    pub all: Point,
    pub area: f64,
    pub found: usize,
    pub given: usize,
    pub micros: f64,
    pub tokens: f64,
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
            self.micros,
            self.tokens
        )
    }

    pub fn json(&self) -> String {
        format!(
            r#"{{"f1":{:.4},"precision":{:.4},"recall":{:.4},"auc":{:.4},"confidence":{},"all_f1":{:.4},"found":{},"given":{},"micros":{:.3}}}"#,
            self.best.f1(),
            self.best.precision,
            self.best.recall,
            self.area,
            self.best.confidence,
            self.all.f1(),
            self.found,
            self.given,
            self.micros
        )
    }
}

/// Brackets as the Penn Treebank writes them.
const BRACKETS: [(&str, &str); 6] = [
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("-LCB-", "{"),
    ("-RCB-", "}"),
];

fn plain(text: &str) -> String {
    BRACKETS.iter().fold(text.trim().to_owned(), |text, pair| {
        text.replace(pair.0, pair.1)
    })
}

/// What two ways of writing one sentence have in common: all but spaces and punctuation.
fn key(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !c.is_ascii_punctuation();
    text.chars().filter(kept).collect()
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

/// Reads `dev.tsv` or `test.tsv` of the folder `data` (or that file itself), finds relations of each
/// sentence, scores them.
pub fn evaluate(analyzer: &mut Analyzer, data: &Path) -> Result<Relations, CorpusError> {
    let names = ["dev.tsv", "test.tsv"].map(|name| data.join(name));
    let file = names.iter().find(|file| file.is_file());
    let contents = read(file.map_or(data, |file| file.as_path()))?;
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut texts: Vec<String> = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    for line in contents.lines() {
        let line = plain(line);
        let Some((text, tuple)) = line.split_once('\t') else {
            continue;
        };
        let place = *places.entry(key(text)).or_insert_with(|| {
            texts.push(text.trim().to_owned());
            sentences.push(Sentence::default());
            texts.len() - 1
        });
        let given = Tuple::new(tuple.split('\t'), 0);
        sentences[place].given.push(given);
    }
    let mut bytes = Vec::new();
    let (mut seconds, mut tokens) = (0.0, 0);
    for (text, sentence) in texts.iter().zip(&mut sentences) {
        bytes.clear();
        let start = Instant::now();
        analyzer.analyze(text, 0.0, Zone::default(), &mut bytes);
        seconds += start.elapsed().as_secs_f64();
        let (all, found) = (analyzer.tokens(), analyzer.relations());
        tokens += all.len();
        sentence.found = found.iter().map(|one| tuple(text, all, one)).collect();
    }
    let curve = carb::curve(&sentences);
    let (best, area) = carb::summary(&curve);
    let count = sentences.len().max(1) as f64;
    Ok(Relations {
        best,
        all: curve.first().copied().unwrap_or_default(),
        area,
        found: sentences.iter().map(|sentence| sentence.found.len()).sum(),
        given: sentences.iter().map(|sentence| sentence.given.len()).sum(),
        micros: seconds * 1e6 / count,
        tokens: tokens as f64 / count,
    })
}
