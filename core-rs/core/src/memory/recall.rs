//! Recall: the turns that fit a query best, by BM25 over their words.
//!
//! A turn's score is the sum, over the different words of the query, of
//!
//! ```text
//! idf · f · (k1 + 1) / (f + k1 · (1 - b + b · words / mean))    idf = ln(1 + (n - df + ½) / (df + ½))
//! ```
//!
//! where f is how often the turn has the word; n, df and the mean are over all turns that the index
//! holds, whatever the filter. Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework:
//! BM25 and Beyond" (2009), 3.5; idf as in Lucene. k1 and b were chosen on LoCoMo's dev conversations.

use super::folding::each_word;
use super::hash_table::hash;
use super::index::Index;
use super::segment::FULL_TURNS;
use super::turns::Turns;

pub const K1: f64 = 0.9;
pub const B: f64 = 0.75;
/// Different words of a query that count; the rest of a longer query is left out.
pub const MAX_WORDS: usize = 256;

/// Which turns may be answered.
#[derive(Clone, Copy, Debug)]
pub struct Filter<'q> {
    /// Unix milliseconds, inclusive.
    pub since: f64,
    /// Unix milliseconds, inclusive.
    pub until: f64,
    pub speaker: Option<&'q str>,
}

impl Default for Filter<'_> {
    fn default() -> Self {
        Filter {
            since: f64::NEG_INFINITY,
            until: f64::INFINITY,
            speaker: None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    pub seq: u64,
    pub score: f64,
}

impl Index {
    /// The `count` best turns of those that hold a word of the query, best first, newer ones before
    /// older ones of the same score.
    pub fn recall(&self, query: &str, filter: &Filter, count: usize) -> Vec<Hit> {
        let words = query_words(query);
        // First where the words are, which gives df; then the scores, newest part first.
        let mut df = vec![0_u32; words.len()];
        let mut places = Vec::new();
        for (number, segment) in self.segments.iter().enumerate() {
            for ((word, (text, hash)), df) in words.iter().enumerate().zip(&mut df) {
                if let Some(place) = segment.terms.find(text, *hash) {
                    *df += place.turns;
                    places.push((number, word, place));
                }
            }
        }
        let open: Vec<_> = words
            .iter()
            .map(|(word, _)| self.open_terms.find(word))
            .collect();
        for (found, df) in open.iter().zip(&mut df) {
            *df += found.map_or(0, |number| self.open_terms.turns(number));
        }
        let idf: Vec<f64> = df.iter().map(|&df| self.idf(df)).collect();
        let mean = self.words as f64 / (self.turns as f64).max(1.0);

        let mut best = Best::new(count);
        let mut scores = Scores::new(mean);
        for (found, &idf) in open.iter().zip(&idf) {
            let number = found.unwrap_or(u32::MAX);
            scores.add(&self.open, idf, self.open_terms.postings(number));
        }
        scores.drain(&self.open, self.open_first_seq, filter, &mut best);
        let mut places = places.as_slice();
        for (number, segment) in self.segments.iter().enumerate().rev() {
            let from = places.partition_point(|&(other, _, _)| other < number);
            let (before, here) = places.split_at(from);
            places = before;
            for &(_, word, place) in here {
                let idf = idf.get(word).copied().unwrap_or(0.0);
                scores.add(&segment.turns, idf, segment.terms.postings(place));
            }
            if !here.is_empty() {
                scores.drain(&segment.turns, segment.first_seq, filter, &mut best);
            }
        }
        best.hits
    }

    fn idf(&self, df: u32) -> f64 {
        let df = f64::from(df);
        (1.0 + (self.turns as f64 - df + 0.5) / (df + 0.5)).ln()
    }
}

/// The different words of a query in their order, each with its hash.
fn query_words(query: &str) -> Vec<(Vec<u8>, u64)> {
    let mut words: Vec<(Vec<u8>, u64)> = Vec::new();
    each_word(query, &mut Vec::new(), |word| {
        if words.len() < MAX_WORDS && !words.iter().any(|(known, _)| known == word) {
            words.push((word.to_vec(), hash(word, 0)));
        }
    });
    words
}

/// Scores of one part's turns, added up term by term.
struct Scores {
    mean: f64,
    sums: Vec<f64>,
}

impl Scores {
    fn new(mean: f64) -> Self {
        Scores {
            mean: mean.max(1.0),
            sums: vec![0.0; FULL_TURNS],
        }
    }

    fn add(&mut self, turns: &Turns, idf: f64, postings: impl Iterator<Item = (u16, u16)>) {
        for (turn, times) in postings {
            let length = f64::from(turns.words(usize::from(turn)));
            let f = f64::from(times);
            let norm = K1 * (1.0 - B + B * length / self.mean);
            if let Some(sum) = self.sums.get_mut(usize::from(turn)) {
                *sum += idf * f * (K1 + 1.0) / (f + norm);
            }
        }
    }

    /// Hands the turns with a score that pass the filter to `best`, and starts over.
    fn drain(&mut self, turns: &Turns, first_seq: u64, filter: &Filter, best: &mut Best) {
        let speaker = filter.speaker.map(|name| turns.find_speaker(name));
        for turn in (0..turns.len()).rev() {
            let Some(score) = self.sums.get_mut(turn).map(std::mem::take) else {
                continue;
            };
            if score <= best.least() {
                continue;
            }
            let at = turns.at(turn);
            let said = match speaker {
                None => true,
                Some(number) => number.is_some_and(|number| turns.said_by(turn, number)),
            };
            if said && filter.since <= at && at <= filter.until {
                let seq = first_seq + turn as u64;
                best.offer(Hit { seq, score });
            }
        }
    }
}

/// The best hits so far, best first. Turns must be offered newest first.
struct Best {
    hits: Vec<Hit>,
    count: usize,
}

impl Best {
    fn new(count: usize) -> Self {
        Best {
            hits: Vec::with_capacity(count.min(1_024)),
            count,
        }
    }

    /// A score must be above this to enter.
    fn least(&self) -> f64 {
        if self.hits.len() < self.count {
            return 0.0;
        }
        self.hits.last().map_or(f64::INFINITY, |hit| hit.score)
    }

    fn offer(&mut self, hit: Hit) {
        if self.hits.len() == self.count {
            self.hits.pop();
        }
        let place = self.hits.partition_point(|other| other.score >= hit.score);
        self.hits.insert(place, hit);
    }
}
