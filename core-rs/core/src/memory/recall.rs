//! Recall: the turns that fit a question best.
//!
//! A turn's score adds up four scores by BM25 (`bm25.rs`), of the turn itself, of the turn with two and with
//! four neighbours on each side, and of its session (`survey.rs`), each divided by the most that any turn
//! has; and signs of the turn that fit the question. Where
//! somebody talks with an assistant the turn and the session count alone, and what the assistant said
//! comes last, unless the question asks for it.
//!
//! The weights are those of the design, fitted by log-loss of evidence turns against the 60 best others on
//! conversations of LoCoMo, as k1 and b were chosen. Divided by the most that a turn has, and not by the most
//! that it could have, they hold for a conversation that they were not fitted on (.848 of the evidence of
//! the one left out is among ten hits, .829 otherwise). Cost: the postings of the terms, twice, and a few
//! steps for each turn held; room for 27 bytes a turn.
//!
//! Then the best by all that are judged anew by how near their meaning is to the question's (`nearness.rs`).
//! Its weights are the best of a few tried on those conversations.

use super::best::Best;
use super::bm25::{self, Scores};
use super::index::Index;
use super::judge::Judged;
use super::nearness::Nearness;
use super::question::Question;
use super::soft;
use super::survey::Survey;
use crate::text::{Meaning, Near};

/// Names of the parts of a score.
pub const PARTS: [&str; 13] = [
    "turn",
    "near",
    "around",
    "session",
    "speaker",
    "asks",
    "answers",
    "time",
    "first_person",
    "name",
    "assistant",
    "meaning",
    "meaning_near",
];

/// What each part counts.
pub(super) type Weights = [f64; PARTS.len()];

const PEOPLE: Weights = [
    1.0, 0.6, 0.72, 0.42, 0.09, -0.3, 0.92, 0.92, 0.48, 0.78, 0.0, 0.3, 0.5,
];
const ASSISTANT: Weights = [
    1.0, 0.0, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.6, 0.0,
];

/// Parts that the words tell; the others are of [`Nearness`].
pub(super) const OF_WORDS: usize = 11;
/// So many of the best by their words are looked at by what they mean.
const CANDIDATES: usize = 64;

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
    /// What the score is the sum of, in the order of [`PARTS`].
    pub parts: [f64; PARTS.len()],
}

impl Index {
    /// The `count` best turns of those that hold a word of the question or stand near one that does,
    /// best first, newer ones before older ones of the same score.
    pub fn recall(
        &self,
        query: &str,
        meaning: &Meaning,
        filter: &Filter,
        count: usize,
    ) -> Vec<Hit> {
        let nearness = Nearness::to(&meaning.vector);
        let candidates = if nearness.is_some() {
            count.max(CANDIDATES)
        } else {
            count
        };
        // Oldest first.
        let mut hits = self.by_words(query, &meaning.near, filter, candidates);
        let mut best = Best::new(count);
        for (place, hit) in hits.iter_mut().enumerate() {
            if let Some(nearness) = &nearness {
                let cosines = nearness.of(self, hit.seq);
                for (part, cosine) in hit.parts.iter_mut().skip(OF_WORDS).zip(cosines) {
                    *part *= cosine;
                }
            } else {
                hit.parts[OF_WORDS..].fill(0.0);
            }
            hit.score = hit.parts.iter().sum();
            best.offer(hit.score, place as u32);
        }
        best.in_order()
            .filter_map(|place| hits.get(place).copied())
            .collect()
    }

    /// The best turns by their words alone, oldest first. Parts of meaning have their weights, the score is
    /// not summed up.
    fn by_words(&self, query: &str, near: &[Near], filter: &Filter, count: usize) -> Vec<Hit> {
        let question = Question::of(query, self);
        let parts = self.parts();
        let survey = Survey::of(&parts, &question.terms, near);
        // All scores come before the first judgement: it needs the most that there is.
        let mut scores = [(); 3].map(|()| vec![0.0; survey.signs.len()]);
        for (term, statistics) in survey.terms.iter().enumerate() {
            let postings = survey.places.postings(&parts, term);
            bm25::add(&survey, statistics.idf, postings, &mut scores);
        }
        soft::add(&survey, &mut scores);
        let weights = if survey.of_assistant {
            &ASSISTANT
        } else {
            &PEOPLE
        };
        let view = Judged {
            question: &question,
            survey: &survey,
            filter,
            scores: &scores,
            share: most(&scores, &survey).map(|most| 1.0 / most),
            weights,
        };
        let mut bounds = view.bound().of_turns(&view);
        let mut best = Best::new(count);
        let mut of_words = [0.0; OF_WORDS];
        // Those that may be best come first: then few of the others may be among them.
        for pivot in [pivot(&bounds, count), f64::MIN] {
            let mut judge = view.judge(&parts);
            let mut from = 0;
            while let Some(position) = next(&mut bounds, from, pivot.max(best.least())) {
                from = position + 1;
                if judge.turn(position, &mut of_words) {
                    best.offer(of_words.iter().sum(), position as u32);
                }
            }
        }
        // The parts of the best few are made again, not kept for all.
        let mut judge = view.judge(&parts);
        let positions = best.positions();
        let mut hits = Vec::with_capacity(positions.len());
        for position in positions {
            judge.turn(position as usize, &mut of_words);
            let mut parts = *weights;
            for (part, value) in parts.iter_mut().zip(of_words) {
                *part = value;
            }
            hits.push(Hit {
                seq: self.first_seq() + u64::from(position),
                score: 0.0,
                parts,
            });
        }
        hits
    }
}

/// Takes the next bound of at least so much.
#[inline(never)]
fn next(bounds: &mut [f64], from: usize, least: f64) -> Option<usize> {
    let rest = bounds.get_mut(from..)?;
    let more = rest.iter().position(|bound| *bound >= least)?;
    *rest.get_mut(more)? = f64::NEG_INFINITY;
    Some(from + more)
}

/// What about as many bounds pass as are asked for, by a part of them.
fn pivot(bounds: &[f64], count: usize) -> f64 {
    const STEP: usize = 4;
    const BY_ONE: f64 = 16.0;
    let mut bins = [0; 64];
    for bound in bounds.iter().step_by(STEP) {
        let bin = (bound * BY_ONE) as usize;
        if let Some(bin) = bins.get_mut(bin.min(63)) {
            *bin += STEP;
        }
    }
    let mut pass = 0;
    let lowest = bins.iter().rposition(|bin| {
        pass += bin;
        pass >= count
    });
    lowest.unwrap_or(0) as f64 / BY_ONE
}

/// The most that any turn has of each score, and any session.
fn most(scores: &Scores, survey: &Survey) -> [f64; 4] {
    let mut most = [f64::MIN_POSITIVE; 4];
    for (most, scores) in most.iter_mut().zip(scores) {
        for &score in scores {
            if score > *most {
                *most = score;
            }
        }
    }
    for session in &survey.sessions {
        most[3] = most[3].max(session.score);
    }
    most
}
