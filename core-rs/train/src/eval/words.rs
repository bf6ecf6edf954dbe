//! Tokens, parts of speech and lemmas against a treebank, on exact character spans.
//!
//! What is given is every word of the treebank (the words of a contraction, not the contraction); a
//! word the text does not have as it is given cannot be found.

use super::report::{Report, Time};
use super::score::{Score, fraction, share};
use crate::corpus::ud::Tagged;
use crate::corpus::{Place, Written};
use lean_agentic::text::{Analyzer, Token, Upos, Zone, tokenize};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Instant;

fn place(token: &Token) -> Place {
    (token.byte_start as usize, token.byte_end as usize)
}

/// Tokens on exact span.
pub fn tokens(sentences: &[Written]) -> (Score, Time) {
    let (mut score, mut time) = (Score::default(), Time::default());
    let mut tokens = Vec::new();
    for sentence in sentences {
        tokens.clear();
        let start = Instant::now();
        tokenize(&sentence.text, &mut tokens);
        time.all += start.elapsed();
        time.tokens += tokens.len();
        let given: BTreeSet<Place> = sentence.words.iter().copied().flatten().collect();
        score.add(&tokens.iter().map(place).collect(), &given);
        score.given += sentence.words.len() - given.len();
    }
    (score, time)
}

/// Scores by part of speech.
pub type ByTag = BTreeMap<&'static str, Score>;

/// Parts of speech on exact span and tag.
pub fn pos(analyzer: &mut Analyzer, treebank: &[Tagged]) -> (Score, ByTag, Time) {
    let mut time = Time::default();
    let mut tags = ByTag::new();
    let mut bytes = Vec::new();
    let name = |tag: Upos| {
        Upos::ALL
            .iter()
            .find(|row| row.0 == tag)
            .map_or("", |row| row.1)
    };
    for tagged in treebank {
        bytes.clear();
        let start = Instant::now();
        analyzer.analyze(&tagged.text, 0.0, Zone::default(), &mut bytes);
        time.all += start.elapsed();
        time.tokens += analyzer.tokens().len();
        let mut given = BTreeSet::new();
        for word in &tagged.words {
            tags.entry(name(word.tag)).or_default().given += 1;
            given.extend(word.place.map(|place| (place, name(word.tag))));
        }
        for (token, &tag) in analyzer.tokens().iter().zip(analyzer.tags()) {
            let score = tags.entry(name(tag)).or_default();
            score.found += 1;
            score.right += usize::from(given.contains(&(place(token), name(tag))));
        }
    }
    let mut all = Score::default();
    for score in tags.values() {
        all.right += score.right;
        all.found += score.found;
        all.given += score.given;
    }
    (all, tags, time)
}

/// Lemmas on exact span and lemma up to case, of tokens with the tag found.
pub struct Lemmas {
    pub score: Score,
    /// Words whose lemma is right when the tag given is used.
    pub right_with_tags_given: usize,
    pub time: Time,
}

impl Lemmas {
    /// The share of the words given, in percent.
    pub fn with_tags_given(&self) -> f64 {
        share(self.right_with_tags_given, self.score.given)
    }
}

/// Lemmas with the tag found, and with the tag given. Words without a lemma (`_`) are left out, and
/// so are the tokens in their places.
pub fn lemmas(analyzer: &mut Analyzer, treebank: &[Tagged]) -> Lemmas {
    let mut result = Lemmas {
        score: Score::default(),
        right_with_tags_given: 0,
        time: Time::default(),
    };
    let mut bytes = Vec::new();
    let mut out = String::new();
    for tagged in treebank {
        bytes.clear();
        let start = Instant::now();
        analyzer.analyze(&tagged.text, 0.0, Zone::default(), &mut bytes);
        result.time.all += start.elapsed();
        result.time.tokens += analyzer.tokens().len();
        result.score.found += analyzer.tokens().len();
        for word in &tagged.words {
            let tokens = analyzer.tokens().iter();
            let token = tokens
                .zip(analyzer.tags())
                .find(|(t, _)| Some(place(t)) == word.place);
            if word.lemma == "_" {
                result.score.found -= usize::from(token.is_some());
                continue;
            }
            result.score.given += 1;
            let Some((start, end)) = word.place else {
                continue;
            };
            let wanted = word.lemma.to_lowercase();
            let mut right = |tag| {
                analyzer.lemma(&tagged.text[start..end], tag, &mut out);
                usize::from(out.to_lowercase() == wanted)
            };
            result.right_with_tags_given += right(word.tag);
            result.score.right += token.map_or(0, |(_, &tag)| right(tag));
        }
    }
    result
}

/// Evaluates tokens.
pub fn tokens_report(sentences: &[Written]) -> Report {
    let (score, time) = tokens(sentences);
    let built = sentences.iter().filter(|sentence| sentence.built).count();
    let mut lines = vec![score.line("tokens")];
    if built > 0 {
        lines.push(format!(
            "{built} texts built from their words: there tokens apart are easy"
        ));
    }
    lines.push(time.line(sentences.len()));
    let more = json!({ "texts_built_from_words": built });
    Report::new(sentences.len(), &score, more, lines).timed(&time)
}

/// Evaluates parts of speech.
pub fn pos_report(analyzer: &mut Analyzer, treebank: &[Tagged]) -> Report {
    let (score, tags, time) = pos(analyzer, treebank);
    let mut lines: Vec<String> = tags.iter().map(|(name, score)| score.line(name)).collect();
    lines.extend([score.line("parts of speech"), time.line(treebank.len())]);
    let kinds: Map<String, Value> = tags
        .iter()
        .map(|(name, score)| ((*name).to_owned(), score.figures().into()))
        .collect();
    Report::new(treebank.len(), &score, json!({ "kinds": kinds }), lines).timed(&time)
}

/// Evaluates lemmas.
pub fn lemma_report(analyzer: &mut Analyzer, treebank: &[Tagged]) -> Report {
    let result = lemmas(analyzer, treebank);
    let given = result.with_tags_given();
    let lines = vec![
        result.score.line("lemmas"),
        format!(
            "lemma right: {given:.2}% with tags given, {:.2}% with tags found",
            result.score.recall()
        ),
        result.time.line(treebank.len()),
    ];
    let more = json!({ "recall_with_tags_given": fraction(given) });
    Report::new(treebank.len(), &result.score, more, lines).timed(&result.time)
}
