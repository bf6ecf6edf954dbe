//! Evaluation on raw text: character spans found against character spans given.

use crate::corpus::ud::Tagged;
use crate::corpus::{CorpusError, Sample, align, load, read};
use lean_agentic::text::{Analysis, Analyzer, EntityKind, Token, Zone, tokenize};
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

/// True positives, found, given.
#[derive(Clone, Copy, Default)]
pub struct Score {
    pub right: usize,
    pub found: usize,
    pub given: usize,
}

impl Score {
    fn add<T: Ord>(&mut self, found: &BTreeSet<T>, given: &BTreeSet<T>) {
        self.right += found.intersection(given).count();
        self.found += found.len();
        self.given += given.len();
    }

    /// Harmonic mean of precision and recall, in percent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.given).max(1) as f64
    }

    /// The share of the spans found that are right, in percent.
    pub fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    /// The share of the spans given that were found, in percent.
    pub fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.given.max(1) as f64
    }

    pub fn line(&self, name: &str) -> String {
        format!(
            "{name:14} F1 {:5.2}  precision {:5.2}  recall {:5.2}  ({} given)",
            self.f1(),
            self.precision(),
            self.recall(),
            self.given
        )
    }
}

/// Scores of the three kinds, of all, and the mean time a message takes in microseconds.
pub struct Entities {
    pub kinds: [(EntityKind, Score); 3],
    pub all: Score,
    pub micros: f64,
    pub tokens: f64,
}

/// UTF-16 offset of byte `at`.
fn units(text: &str, at: usize) -> u32 {
    text[..at].encode_utf16().count() as u32
}

/// Entities on exact character span and kind.
pub fn entities(analyzer: &mut Analyzer, samples: &[Sample]) -> Entities {
    use EntityKind::{Location, Organization, Person};
    let mut kinds = [Person, Location, Organization].map(|kind| (kind, Score::default()));
    let mut all = Score::default();
    let mut bytes = Vec::new();
    let mut tokens = 0;
    for sample in samples {
        bytes.clear();
        analyzer.analyze(&sample.text, 0.0, Zone::default(), &mut bytes);
        let analysis = Analysis::decode(&bytes).unwrap_or_default();
        tokens += analysis.tokens.len();
        let found = |kind| {
            let spans = analysis.entities.iter().filter(|span| span.kind == kind);
            spans
                .map(|span| (span.start, span.end))
                .collect::<BTreeSet<_>>()
        };
        let given = |kind| {
            let spans = sample.entities.iter().filter(|entity| entity.0 == kind);
            spans
                .map(|e| (units(&sample.text, e.1), units(&sample.text, e.2)))
                .collect::<BTreeSet<_>>()
        };
        for (kind, score) in &mut kinds {
            score.add(&found(*kind), &given(*kind));
            all.add(&found(*kind), &given(*kind));
        }
    }
    let start = Instant::now();
    for sample in samples {
        bytes.clear();
        analyzer.analyze(&sample.text, 0.0, Zone::default(), &mut bytes);
    }
    let count = samples.len().max(1) as f64;
    let micros = start.elapsed().as_secs_f64() * 1e6 / count;
    Entities {
        kinds,
        all,
        micros,
        tokens: tokens as f64 / count,
    }
}

/// Reads a corpus for evaluation.
pub fn samples(path: &Path, lower: bool) -> Result<Vec<Sample>, CorpusError> {
    let samples = load(path)?;
    Ok(if lower {
        samples.iter().map(Sample::lower).collect()
    } else {
        samples
    })
}

/// Tokens on exact character spans, against a file of Universal Dependencies (`# text =`, then one
/// word a line; ranges of contracted words are skipped).
pub fn tokens(path: &Path) -> Result<Score, CorpusError> {
    let contents = read(path)?;
    let mut score = Score::default();
    for block in contents.split("\n\n") {
        let text = block
            .lines()
            .find_map(|line| line.strip_prefix("# text = "))
            .unwrap_or("");
        let words = block.lines().filter_map(|line| {
            let (id, rest) = line.split_once('\t')?;
            id.parse::<u32>().ok()?;
            rest.split('\t').next()
        });
        let given = align(text, words).into_iter().flatten().collect();
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let found = tokens
            .iter()
            .map(|t| (t.byte_start as usize, t.byte_end as usize))
            .collect();
        score.add(&found, &given);
    }
    Ok(score)
}

/// Parts of speech on exact character span and tag, over all words given.
pub fn pos(analyzer: &mut Analyzer, treebank: &[Tagged]) -> Score {
    let mut score = Score::default();
    let mut bytes = Vec::new();
    for tagged in treebank {
        bytes.clear();
        analyzer.analyze(&tagged.text, 0.0, Zone::default(), &mut bytes);
        let tokens = analyzer.tokens().iter().zip(analyzer.tags());
        let found: BTreeSet<_> = tokens
            .map(|(t, &tag)| (t.byte_start as usize, t.byte_end as usize, tag))
            .collect();
        let words = tagged.words.iter();
        let given: BTreeSet<_> = words
            .filter_map(|w| w.place.map(|(start, end)| (start, end, w.tag)))
            .collect();
        score.add(&found, &given);
        // A word the text does not have as it is given cannot be found.
        score.given += tagged.words.len() - given.len();
    }
    score
}

/// The share of words, in percent, whose lemma is right up to case: with the tag given, and over
/// all words with the tag found. Words without a lemma (`_`) are left out.
pub fn lemmas(analyzer: &mut Analyzer, treebank: &[Tagged]) -> (f64, f64) {
    let (mut given, mut found, mut count) = (0, 0, 0);
    let mut bytes = Vec::new();
    let mut out = String::new();
    for tagged in treebank {
        bytes.clear();
        analyzer.analyze(&tagged.text, 0.0, Zone::default(), &mut bytes);
        for word in tagged.words.iter().filter(|word| word.lemma != "_") {
            count += 1;
            let Some((start, end)) = word.place else {
                continue;
            };
            let wanted = word.lemma.to_lowercase();
            let mut right = |tag| {
                analyzer.lemma(&tagged.text[start..end], tag, &mut out);
                usize::from(out.to_lowercase() == wanted)
            };
            given += right(word.tag);
            let place = |t: &Token| (t.byte_start as usize, t.byte_end as usize) == (start, end);
            if let Some(at) = analyzer.tokens().iter().position(place) {
                found += right(analyzer.tags()[at]);
            }
        }
    }
    let share = |right: usize| 100.0 * right as f64 / f64::from(count.max(1));
    (share(given), share(found))
}
