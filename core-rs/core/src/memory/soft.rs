//! Soft matching: where a turn does not have a term of the question, a stem near it in meaning counts in its place,
//! as often as it is near (`text::Meaning`): f = nearness, and each adds as much to df.

use super::bm25::{Scores, norm, saturate};
use super::parts::Postings;
use super::survey::Survey;

/// Marks a turn that has the term itself.
const HELD: u8 = u8::MAX;

/// The turns of one term after the other.
pub struct Soft {
    /// Per turn how near the nearest stem there is.
    marks: Vec<u8>,
    marked: Vec<u32>,
}

/// Turns that have no word of a term but one near it: position and nearness, from 0 to 1.
pub type Instead = Vec<(u32, f64)>;

impl Soft {
    pub fn new(turns: usize) -> Soft {
        Soft {
            marks: vec![0; turns],
            marked: Vec::with_capacity(64),
        }
    }

    /// Notes a turn that has the term.
    pub fn hold(&mut self, turn: u32) {
        self.mark(turn, HELD);
    }

    fn mark(&mut self, turn: u32, nearness: u8) {
        if let Some(mark) = self.marks.get_mut(turn as usize)
            && *mark < nearness
        {
            if *mark == 0 {
                self.marked.push(turn);
            }
            *mark = nearness;
        }
    }

    /// Notes the turns that have a stem near the term.
    pub fn stand_in(&mut self, postings: Postings, nearness: u8) {
        for (turn, _) in postings {
            self.mark(turn, nearness.min(HELD - 1));
        }
    }

    /// The turns that have only a stem near the term; then the next term may come.
    pub fn take(&mut self) -> Instead {
        let mut found = Vec::with_capacity(self.marked.len());
        for turn in self.marked.drain(..) {
            let mark = self.marks.get_mut(turn as usize).map_or(0, std::mem::take);
            if mark < HELD {
                found.push((turn, f64::from(mark) / f64::from(HELD)));
            }
        }
        found
    }
}

/// Adds to the turns' own scores what stands there instead of the survey's terms.
pub fn add(survey: &Survey, scores: &mut Scores) {
    let ([mean, ..], [scores, ..]) = (survey.means, scores);
    for term in &survey.terms {
        let [idf, ..] = term.idf;
        for &(turn, nearness) in &term.instead {
            if let Some(score) = scores.get_mut(turn as usize) {
                *score += idf * saturate(nearness, norm(survey.words(turn as usize), mean));
            }
        }
    }
}
