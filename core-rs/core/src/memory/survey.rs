//! What a recall must know of all turns before it can score one: lengths, sessions, and how common the
//! question's terms are.
//!
//! A session is a stretch of the log without a silence of [`SILENCE`], of [`SESSION`] turns at least.

use super::bm25::{REACH, idf, norm, saturate};
use super::parts::{Part, Postings};
use super::soft::{Instead, Soft};
use crate::text::Near;
use crate::words::signs;

/// A silence that ends a session, in milliseconds: nobody leaves a talk for so long and goes on with it.
const SILENCE: f64 = 4.0 * 3_600_000.0;
/// Turns that a session has at least, so that one is more than a turn with its neighbours.
const SESSION: u32 = 8;

#[derive(Default)]
pub struct Survey {
    /// Per turn.
    pub words: Vec<u16>,
    pub signs: Vec<u8>,
    pub sessions: Vec<Session>,
    /// Mean words of a turn, and of it with its neighbours, by [`REACH`].
    pub means: [f64; 3],
    pub terms: Vec<TermStatistics>,
    /// Somebody talks with an assistant.
    pub of_assistant: bool,
}

#[derive(Default)]
pub struct Session {
    /// The position after its last turn.
    pub end: u32,
    words: u32,
    pub score: f64,
}

#[derive(Default)]
pub struct TermStatistics {
    pub idf: [f64; 3],
    pub instead: Instead,
}

impl Survey {
    /// `near` are stems near the terms; between people a turn may have them instead.
    pub fn of(parts: &[Part], terms: &[(Vec<u8>, u64)], near: &[Near]) -> Survey {
        let mut survey = Survey::default();
        for part in parts {
            survey.words.extend_from_slice(part.turns.all_words());
            survey.signs.extend_from_slice(part.turns.all_signs());
        }
        survey.of_assistant = survey.signs.iter().any(|&s| s & signs::ASSISTANT != 0);
        survey.find_sessions(parts);
        let counted = survey.measure();
        let mut soft = Soft::new(survey.words.len());
        let mut found = Vec::new();
        for term in terms {
            found.clear();
            let df = survey.count(Postings::new(parts, term), &mut found, &mut soft);
            let neighbours = near.iter().find(|near| near.stem == term.1 as u32);
            let neighbours = neighbours.filter(|_| !survey.of_assistant);
            let instead = soft.take(parts, neighbours.map_or(&[], |near| &near.neighbours));
            let more: f64 = instead.iter().map(|(_, nearness)| nearness).sum();
            let all = survey.words.len() as f64;
            let [turn, near, around] = df.map(f64::from);
            let statistics = TermStatistics {
                idf: [idf(counted, turn + more), idf(all, near), idf(all, around)],
                instead,
            };
            survey.score_sessions(&found);
            survey.terms.push(statistics);
        }
        survey
    }

    fn find_sessions(&mut self, parts: &[Part]) {
        let mut session = Session::default();
        let (mut before, mut start) = (0.0, 0);
        for part in parts {
            for (&at, &words) in part.turns.all_at().iter().zip(part.turns.all_words()) {
                if (at - before).abs() >= SILENCE && session.end >= start + SESSION {
                    start = session.end;
                    let next = Session {
                        end: start,
                        ..Session::default()
                    };
                    self.sessions.push(std::mem::replace(&mut session, next));
                }
                before = at;
                session.end += 1;
                session.words += u32::from(words);
            }
        }
        self.sessions.push(session);
    }

    /// Finds the means; gives the number of turns that the turn's own score counts among.
    fn measure(&mut self) -> f64 {
        let (mut counted, mut turn, mut all) = (0_u32, 0_u64, 0_u64);
        for (&words, &signs) in self.words.iter().zip(&self.signs) {
            all += u64::from(words);
            if self.counts(signs) {
                counted += 1;
                turn += u64::from(words);
            }
        }
        // Each turn is in as many windows as it has neighbours, but for those near the ends.
        let windows = |reach: u32| {
            let ends = self.words.iter().zip(self.words.iter().rev()).zip(0..reach);
            let missing = ends.map(|((&first, &last), i)| {
                u64::from(reach - i) * (u64::from(first) + u64::from(last))
            });
            all * u64::from(2 * reach + 1) - missing.sum::<u64>()
        };
        let n = (self.words.len() as f64).max(1.0);
        let own = f64::from(counted).max(1.0);
        let [near, around] = [windows(REACH[1]), windows(REACH[2])];
        self.means = [turn as f64 / own, near as f64 / n, around as f64 / n];
        f64::from(counted)
    }

    /// Whether a turn with these signs is one of those that questions are asked about.
    fn counts(&self, signs: u8) -> bool {
        signs & signs::ASSISTANT == 0
    }

    /// Turns and windows that hold a term; adds the sessions, with how often they do, and tells `soft` the turns.
    fn count(
        &self,
        postings: Postings,
        found: &mut Vec<(usize, u32)>,
        soft: &mut Soft,
    ) -> [u32; 3] {
        let all = self.words.len() as u32;
        let (mut df, mut next) = ([0; 3], [0; 3]);
        let mut session = 0;
        for (turn, times) in postings {
            soft.hold(turn);
            for ((df, next), reach) in df.iter_mut().zip(&mut next).zip(REACH) {
                let from = turn.saturating_sub(reach).max(*next);
                let to = (turn + reach + 1).min(all).max(from);
                *df += to - from;
                *next = to;
            }
            let sign = self.signs.get(turn as usize).copied().unwrap_or(0);
            if !self.counts(sign) {
                df[0] = df[0].saturating_sub(1);
            }
            let ended = |s: &Session| s.end <= turn;
            while self.sessions.get(session).is_some_and(ended) {
                session += 1;
            }
            match found.last_mut() {
                Some((last, sum)) if *last == session => *sum += u32::from(times),
                _ => found.push((session, u32::from(times))),
            }
        }
        df
    }

    /// Adds a term to the sessions' scores.
    fn score_sessions(&mut self, found: &[(usize, u32)]) {
        let all = self.sessions.len() as f64;
        let idf = idf(all, found.len() as f64);
        let words: u32 = self.sessions.iter().map(|session| session.words).sum();
        let mean = f64::from(words) / all;
        for &(session, times) in found {
            if let Some(session) = self.sessions.get_mut(session) {
                session.score += idf * saturate(f64::from(times), norm(session.words, mean));
            }
        }
    }
}
