//! What a recall must know of all turns before it can score one: lengths, sessions, and how common the
//! question's terms are.
//!
//! A session is a stretch of the log without a silence of [`SILENCE`], of [`SESSION`] turns at least.

use super::bm25::{HALO, REACH, idf, norm, saturate};
use super::parts::{Part, Places, Postings, Wanted};
use super::soft::{Instead, Soft};
use crate::text::Near;
use crate::words::signs;

/// A silence that ends a session, in milliseconds: nobody leaves a talk for so long and goes on with it.
const SILENCE: f64 = 4.0 * 3_600_000.0;
/// Turns that a session has at least, so that one is more than a turn with its neighbours.
const SESSION: u32 = 8;

#[derive(Default)]
pub struct Survey {
    /// Words before each turn; [`HALO`] places more on each side, so that windows may end there.
    pub before: Vec<u32>,
    /// Per turn.
    pub signs: Vec<u8>,
    pub sessions: Vec<Session>,
    /// Mean words of a turn, and of it with its neighbours, by [`REACH`].
    pub means: [f64; 3],
    pub terms: Vec<TermStatistics>,
    /// Where the terms are, in their order, and behind them the stems near them.
    pub places: Places,
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
        let turns = parts.iter().map(|part| part.turns.len()).sum();
        let (mut words, before) = (0_u32, &mut survey.before);
        before.reserve(turns + 2 * HALO + 1);
        before.resize(HALO, 0);
        survey.signs.reserve(turns);
        for part in parts {
            before.extend(part.turns.all_words().iter().map(|&more| {
                let before = words;
                words = words.wrapping_add(more.into());
                before
            }));
            survey.signs.extend_from_slice(part.turns.all_signs());
        }
        before.resize(before.len() + HALO + 1, words);
        let all_signs = survey.signs.iter().fold(0, |all, signs| all | signs);
        survey.of_assistant = all_signs & signs::ASSISTANT != 0;
        survey.find_sessions(parts);
        let counted = survey.measure();
        let near = if survey.of_assistant { &[] } else { near };
        let neighbours = |hash: u64| {
            let near = near.iter().find(|near| near.stem == hash as u32);
            near.map_or(&[][..], |near| &near.neighbours)
        };
        let mut wanted: Vec<Wanted> = Vec::with_capacity(8 * terms.len());
        wanted.extend(terms.iter().map(|(term, hash)| Wanted::Term(term, *hash)));
        for (_, hash) in terms {
            wanted.extend(neighbours(*hash).iter().map(|near| Wanted::Hash(near.stem)));
        }
        survey.places = Places::of(parts, &wanted);
        let mut soft = Soft::new(turns);
        let mut found = Vec::with_capacity(16);
        survey.terms.reserve(terms.len());
        let mut row = terms.len();
        for (term, (_, hash)) in terms.iter().enumerate() {
            found.clear();
            let neighbours = neighbours(*hash);
            let held = (!neighbours.is_empty()).then_some(&mut soft);
            let df = survey.count(survey.places.postings(parts, term), &mut found, held);
            for near in neighbours {
                soft.stand_in(survey.places.postings(parts, row), near.nearness);
                row += 1;
            }
            let instead = soft.take();
            let more: f64 = instead.iter().map(|(_, nearness)| nearness).sum();
            let all = survey.signs.len() as f64;
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

    /// The words of some turns in a row.
    fn words_of(&self, from: usize, to: usize) -> u32 {
        let before = |turn: usize| self.before.get(turn + HALO).copied().unwrap_or(0);
        before(to).wrapping_sub(before(from))
    }

    /// The words of a turn.
    pub fn words(&self, turn: usize) -> u32 {
        self.words_of(turn, turn + 1)
    }

    fn find_sessions(&mut self, parts: &[Part]) {
        let (mut before, mut start, mut end) = (0.0, 0, 0);
        for part in parts {
            for &at in part.turns.all_at() {
                if f64::abs(at - before) >= SILENCE && end >= start + SESSION {
                    self.end_session(start, end);
                    start = end;
                }
                before = at;
                end += 1;
            }
        }
        self.end_session(start, end);
    }

    fn end_session(&mut self, start: u32, end: u32) {
        let words = self.words_of(start as usize, end as usize);
        self.sessions.push(Session {
            end,
            words,
            score: 0.0,
        });
    }

    /// Finds the means; gives the number of turns that the turn's own score counts among.
    fn measure(&mut self) -> f64 {
        let turns = self.signs.len();
        let all = u64::from(self.words_of(0, turns));
        let (mut counted, mut own) = (turns as u32, all);
        if self.of_assistant {
            for (turn, &signs) in self.signs.iter().enumerate() {
                if !self.counts(signs) {
                    counted -= 1;
                    own -= u64::from(self.words(turn));
                }
            }
        }
        // Each turn is in as many windows as it has neighbours, but for those near the ends.
        let windows = |reach: u32| {
            let missing = (0..reach as usize).take(turns).map(|i| {
                let ends = u64::from(self.words(i)) + u64::from(self.words(turns - 1 - i));
                u64::from(reach - i as u32) * ends
            });
            all * u64::from(2 * reach + 1) - missing.sum::<u64>()
        };
        let n = (turns as f64).max(1.0);
        let [near, around] = [windows(REACH[1]), windows(REACH[2])];
        let counted = f64::from(counted);
        self.means = [
            own as f64 / counted.max(1.0),
            near as f64 / n,
            around as f64 / n,
        ];
        counted
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
        mut soft: Option<&mut Soft>,
    ) -> [u32; 3] {
        let all = self.signs.len() as u32;
        let (mut df, mut next) = ([0; 3], [0; 3]);
        let mut session = 0;
        for (turn, times) in postings {
            if let Some(soft) = &mut soft {
                soft.hold(turn);
            }
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
        let mean = f64::from(self.words_of(0, self.signs.len())) / all;
        for &(session, times) in found {
            if let Some(session) = self.sessions.get_mut(session) {
                session.score += idf * saturate(f64::from(times), norm(session.words, mean));
            }
        }
    }
}
