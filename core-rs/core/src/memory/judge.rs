//! What a turn has of each part of a score that words tell.

use super::bm25::Scores;
use super::parts::Part;
use super::question::Question;
use super::recall::{Filter, OF_WORDS, Weights};
use super::survey::Survey;
use crate::words::signs;

/// More than sums in another order differ by.
const ROUNDING: f64 = 1e-9;

/// What turns are judged by.
pub struct Judged<'i> {
    pub question: &'i Question,
    pub survey: &'i Survey,
    pub filter: &'i Filter<'i>,
    pub scores: &'i Scores,
    /// What makes each score, and a session's, a share of the most that there is.
    pub share: [f64; 4],
    pub weights: &'i Weights,
}

impl<'i> Judged<'i> {
    /// What bounds the turns' scores.
    pub fn bound(&self) -> Bound {
        let asked = |asks: bool, weight: f64| if asks { weight } else { 0.0 };
        let weights = self.weights;
        let named = self.question.speaker.is_some();
        let [turn, near, around, _] = self.share;
        Bound {
            by: [weights[0] * turn, weights[1] * near, weights[2] * around],
            before: weights[6] * turn,
            rest: weights[3]
                + asked(named, weights[4] + weights[8])
                + asked(self.question.when, weights[7])
                + asked(self.question.who, weights[9])
                + ROUNDING,
        }
    }

    /// The score of the turn before, if it asks something.
    fn asked_before(&self, position: usize) -> f64 {
        let before = position.wrapping_sub(1);
        let [turns, ..] = self.scores;
        match (self.survey.signs.get(before), turns.get(before)) {
            (Some(signs), Some(turn)) if signs & signs::ASKS != 0 => *turn,
            _ => 0.0,
        }
    }

    pub fn judge(&'i self, parts: &'i [Part<'i>]) -> Judge<'i> {
        Judge {
            of: self,
            parts,
            named: None,
            wanted: None,
            known: false,
            session: 0,
        }
    }
}

/// Tells what the score of a turn is at most.
pub struct Bound {
    by: [f64; 3],
    /// What the score of the turn before counts.
    before: f64,
    rest: f64,
}

impl Bound {
    /// Those of all turns.
    pub fn of_turns(&self, view: &Judged) -> Vec<f64> {
        const _: () = assert!(signs::ASKS == 1);
        let [turns, near, around] = view.scores;
        let [by_turn, by_near, by_around] = self.by;
        // What the turn before asks.
        let mut asked = 0.0;
        let rows = turns.iter().zip(near).zip(around).zip(&view.survey.signs);
        let bounds = rows.map(|(((turn, near), around), signs)| {
            let before = std::mem::replace(&mut asked, turn * f64::from(signs & signs::ASKS));
            by_turn * turn + by_near * near + by_around * around + self.before * before + self.rest
        });
        bounds.collect()
    }
}

/// A turn's three scores.
fn at(scores: &Scores, position: usize) -> [f64; 3] {
    let at = |scores: &Vec<f64>| scores.get(position).copied().unwrap_or(0.0);
    scores.each_ref().map(at)
}

/// Goes through the turns, oldest first.
pub struct Judge<'i> {
    of: &'i Judged<'i>,
    /// From the turn's own on.
    parts: &'i [Part<'i>],
    /// Here: the numbers of the speaker that the question names, and of the one that the filter wants.
    named: Option<u16>,
    wanted: Option<u16>,
    /// Whether the two numbers are of this part.
    known: bool,
    session: usize,
}

impl<'i> Judge<'i> {
    /// Tells the weighed parts of the turn at a position, which must ascend; false where it is not wanted
    /// or has nothing of the question.
    pub fn turn(&mut self, position: usize, parts: &mut [f64; OF_WORDS]) -> bool {
        let Judged {
            question,
            survey,
            scores,
            share,
            weights,
            ..
        } = self.of;
        let [turn, near, around] = at(scores, position);
        if turn == 0.0 && (around == 0.0 || survey.of_assistant) {
            return false;
        }
        let signs = survey.signs.get(position).copied().unwrap_or(0);
        let is = |yes: bool| f64::from(u8::from(yes));
        let says = |sign: u8| is(signs & sign != 0);
        let Some((part, place)) = self.find(position) else {
            return false;
        };
        if !self.is_wanted(part, place) {
            return false;
        }
        let named = self
            .named
            .is_some_and(|named| part.turns.said_by(place, named));
        *parts = [
            turn * share[0],
            near * share[1],
            around * share[2],
            self.session_score(position) * share[3],
            is(named),
            says(signs::ASKS),
            self.of.asked_before(position) * share[0],
            is(question.when && signs & signs::TIME != 0),
            is(named && signs & signs::FIRST_PERSON != 0),
            is(question.who && signs & signs::NAME != 0),
            is(!question.of_assistant && signs & signs::ASSISTANT != 0),
        ];
        for (part, weight) in parts.iter_mut().zip(*weights) {
            *part *= weight;
        }
        true
    }

    fn is_wanted(&self, part: &Part, place: usize) -> bool {
        let Filter {
            since,
            until,
            speaker,
        } = *self.of.filter;
        let at = part.turns.at(place);
        let wanted = || {
            self.wanted
                .is_some_and(|wanted| part.turns.said_by(place, wanted))
        };
        since <= at && at <= until && (speaker.is_none() || wanted())
    }

    /// The part that a position is in, and the place there.
    fn find(&mut self, position: usize) -> Option<(&'i Part<'i>, usize)> {
        while let Some((part, rest)) = self.parts.split_first() {
            let place = position.saturating_sub(part.first as usize);
            if place < part.turns.len() {
                if !self.known {
                    self.known = true;
                    let number = |name: Option<&str>| part.turns.find_speaker(name?);
                    self.named = number(self.of.question.speaker.as_deref());
                    self.wanted = number(self.of.filter.speaker);
                }
                return Some((part, place));
            }
            self.parts = rest;
            self.known = false;
        }
        None
    }

    fn session_score(&mut self, position: usize) -> f64 {
        let sessions = &self.of.survey.sessions;
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
