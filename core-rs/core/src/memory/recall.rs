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
use super::bm25::{CHUNK, Chunk, Column};
use super::index::Index;
use super::nearness::Nearness;
use super::parts::{Part, Postings};
use super::question::Question;
use super::survey::Survey;
use crate::text::TextVector;
use crate::words::signs;

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
type Weights = [f64; PARTS.len()];

const PEOPLE: Weights = [
    1.0, 0.6, 0.72, 0.42, 0.09, -0.3, 0.92, 0.92, 0.48, 0.78, 0.0, 0.3, 0.5,
];
const ASSISTANT: Weights = [
    1.0, 0.0, 0.0, 0.3, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, -1.0, 0.6, 0.0,
];

/// Parts that the words tell; the others are of [`Nearness`].
const OF_WORDS: usize = 11;
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
    /// best first, newer ones before older ones of the same score. `meant` is what the question's words
    /// add up to.
    pub fn recall(
        &self,
        query: &str,
        meant: &TextVector,
        filter: &Filter,
        count: usize,
    ) -> Vec<Hit> {
        let Some(nearness) = Nearness::to(meant) else {
            return self.by_words(query, filter, count).0;
        };
        let (mut hits, weights) = self.by_words(query, filter, count.max(CANDIDATES));
        for hit in &mut hits {
            let cosines = nearness.of(self, hit.seq);
            let parts = hit.parts.iter_mut().zip(weights).skip(OF_WORDS);
            for ((part, weight), cosine) in parts.zip(cosines) {
                *part = weight * cosine;
                hit.score += *part;
            }
        }
        hits.sort_unstable_by(|a, b| b.score.total_cmp(&a.score).then(b.seq.cmp(&a.seq)));
        hits.truncate(count);
        hits
    }

    /// The best turns by their words alone, and what each part counts here.
    fn by_words(&self, query: &str, filter: &Filter, count: usize) -> (Vec<Hit>, &'static Weights) {
        let question = Question::of(query, self);
        let parts = self.parts();
        let survey = Survey::of(&parts, &question.terms);
        let mut terms: Vec<Column> = question
            .terms
            .iter()
            .zip(&survey.terms)
            .map(|(term, statistics)| Column::new(Postings::new(&parts, term), statistics))
            .collect();
        let mut best = Best::new(count);
        // All scores come before the first judgement: it needs the most that there is.
        let mut all: Vec<[f64; 3]> = Vec::with_capacity(survey.words.len());
        let mut chunk = Chunk::default();
        let mut from = 0;
        while from < survey.words.len() {
            chunk.begin(&survey, from);
            for term in &mut terms {
                if term.advance(from) {
                    chunk.add(term);
                }
            }
            all.extend_from_slice(&chunk.scores);
            from += CHUNK;
        }
        let mut most = [f64::MIN_POSITIVE; 4];
        for scores in &all {
            for (most, &score) in most.iter_mut().zip(scores) {
                *most = most.max(score);
            }
        }
        for session in &survey.sessions {
            most[3] = most[3].max(session.score);
        }
        let weights = if survey.of_assistant {
            &ASSISTANT
        } else {
            &PEOPLE
        };
        let mut judge = Judge {
            weights,
            most,
            question: &question,
            survey: &survey,
            filter,
            parts: parts.as_slice(),
            named: None,
            wanted: None,
            known: false,
            session: 0,
            answered: 0.0,
        };
        for (position, scores) in all.iter().enumerate() {
            judge.turn(position, scores, self.first_seq(), &mut best);
        }
        (best.hits(), weights)
    }
}

/// Puts the parts of turns together, oldest first.
struct Judge<'i> {
    weights: &'static Weights,
    question: &'i Question,
    survey: &'i Survey,
    filter: &'i Filter<'i>,
    /// From the turn's own on.
    parts: &'i [Part<'i>],
    /// Here: the numbers of the speaker that the question names, and of the one that the filter wants.
    named: Option<u16>,
    wanted: Option<u16>,
    /// Whether the two numbers are of this part.
    known: bool,
    session: usize,
    /// The most that any turn has of each score.
    most: [f64; 4],
    /// The score of the turn before, if it asks something.
    answered: f64,
}

impl<'i> Judge<'i> {
    fn turn(&mut self, position: usize, scores: &[f64; 3], first_seq: u64, best: &mut Best) {
        let [turn, near, around] = *scores;
        let [most, most_near, most_around, most_session] = self.most;
        let signs = self.survey.signs.get(position).copied().unwrap_or(0);
        let says = |sign: u8| f64::from(u8::from(signs & sign != 0));
        let when = |asked: bool, sign: u8| if asked { says(sign) } else { 0.0 };
        let turn = turn / most;
        let answers = std::mem::replace(&mut self.answered, turn * says(signs::ASKS));
        let of_assistant = self.survey.of_assistant;
        if (if of_assistant { turn } else { around }) <= 0.0 {
            return;
        }
        let Some((part, place)) = self.find(position) else {
            return;
        };
        let named = self
            .named
            .is_some_and(|named| part.turns.said_by(place, named));
        let question = self.question;
        let values = [
            turn,
            near / most_near,
            around / most_around,
            self.session_score(position) / most_session,
            f64::from(u8::from(named)),
            says(signs::ASKS),
            answers,
            when(question.when, signs::TIME),
            when(named, signs::FIRST_PERSON),
            when(question.who, signs::NAME),
            when(!question.of_assistant, signs::ASSISTANT),
        ];
        let mut parts = [0.0; PARTS.len()];
        let mut score = 0.0;
        for ((part, weight), value) in parts.iter_mut().zip(self.weights).zip(values) {
            *part = weight * value;
            score += *part;
        }
        let at = part.turns.at(place);
        let said = match self.filter.speaker {
            None => true,
            Some(_) => self
                .wanted
                .is_some_and(|wanted| part.turns.said_by(place, wanted)),
        };
        if said && self.filter.since <= at && at <= self.filter.until {
            best.offer(Hit {
                seq: first_seq + position as u64,
                score,
                parts,
            });
        }
    }

    /// The part that a position is in, and the place there.
    fn find(&mut self, position: usize) -> Option<(&'i Part<'i>, usize)> {
        while let Some((part, rest)) = self.parts.split_first() {
            let place = position.saturating_sub(part.first as usize);
            if place < part.turns.len() {
                if !self.known {
                    self.known = true;
                    let number = |name: Option<&str>| part.turns.find_speaker(name?);
                    self.named = number(self.question.speaker.as_deref());
                    self.wanted = number(self.filter.speaker);
                }
                return Some((part, place));
            }
            self.parts = rest;
            self.known = false;
        }
        None
    }

    fn session_score(&mut self, position: usize) -> f64 {
        let sessions = &self.survey.sessions;
        while sessions
            .get(self.session)
            .is_some_and(|session| session.end as usize <= position)
        {
            self.session += 1;
        }
        sessions
            .get(self.session)
            .map_or(0.0, |session| session.score)
    }
}
