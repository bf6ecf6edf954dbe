//! BM25 of turns and of turns with their neighbours.
//!
//! ```text
//! idf · f · (k1 + 1) / (f + k1 · (1 - b + b · words / mean))    idf = ln(1 + (n - df + ½) / (df + ½))
//! ```
//!
//! Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.5;
//! idf as in Lucene. A window's f and words are sums over its turns: f is the same up to the next turn whose
//! window has one posting more or less, words are a difference of sums.

use super::survey::Survey;

pub const K1: f64 = 0.9;
pub const B: f64 = 0.75;
/// Neighbours on each side: of the turn alone, near and around it.
pub const REACH: [u32; 3] = [0, 2, 4];
/// The most of them.
pub const HALO: usize = 4;

/// How much a term that `df` of `all` hold tells.
pub fn idf(all: f64, df: f64) -> f64 {
    (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
}

/// `f · (k1 + 1) / (f + norm)`; `norm` holds the length.
pub fn saturate(f: f64, norm: f64) -> f64 {
    f * (K1 + 1.0) / (f + norm)
}

pub fn norm(words: u32, mean: f64) -> f64 {
    K1 * (1.0 - B + B * f64::from(words) / mean.max(1.0))
}

/// Per turn its scores, by [`REACH`].
pub type Scores = [Vec<f64>; 3];

/// Adds what a term tells to the scores of all turns, by its postings, oldest first.
pub fn add(
    survey: &Survey,
    idf: [f64; 3],
    postings: impl Iterator<Item = (u32, u16)>,
    scores: &mut Scores,
) {
    let mut windows = [0, 1, 2].map(|kind| Window::new(survey, kind, idf));
    for (turn, times) in postings {
        for (window, scores) in windows.iter_mut().zip(&mut *scores) {
            window.score_until(turn.saturating_sub(window.reach), scores);
            window.hold(turn, times);
        }
    }
    for (window, scores) in windows.iter_mut().zip(scores) {
        window.score_until(scores.len() as u32, scores);
    }
}

/// Room for the postings that a window reaches at once: 9 at most.
const HELD: usize = 16;

/// Slides along the turns, from one to the next whose window has other postings.
struct Window<'s> {
    survey: &'s Survey,
    reach: u32,
    idf: f64,
    /// What a word adds to the norm.
    by_word: f64,
    /// The next turn to score.
    next: u32,
    /// Its postings, turn and times: those between these places.
    held: [(u32, u32); HELD],
    first: usize,
    last: usize,
    /// Their times.
    times: u32,
}

impl<'s> Window<'s> {
    fn new(survey: &'s Survey, kind: usize, idf: [f64; 3]) -> Self {
        let of = |all: [f64; 3]| all.get(kind).copied().unwrap_or(0.0);
        Window {
            survey,
            reach: REACH.get(kind).copied().unwrap_or(0),
            idf: of(idf),
            by_word: K1 * B / of(survey.means).max(1.0),
            next: 0,
            held: [(0, 0); HELD],
            first: 0,
            last: 0,
            times: 0,
        }
    }

    fn hold(&mut self, turn: u32, times: u16) {
        if let Some(slot) = self.held.get_mut(self.last % HELD) {
            *slot = (turn, times.into());
        }
        self.times = self.times.wrapping_add(times.into());
        self.last += 1;
    }

    /// Scores the turns before one.
    #[inline(never)]
    fn score_until(&mut self, end: u32, scores: &mut [f64]) {
        while self.first != self.last && self.next < end {
            let held = self.held.get(self.first % HELD);
            let (turn, times) = held.copied().unwrap_or_default();
            let last = turn + self.reach + 1;
            self.score(last.min(end), scores);
            self.next = last.min(end);
            if last <= end {
                self.times = self.times.wrapping_sub(times);
                self.first += 1;
            }
        }
        self.next = self.next.max(end);
    }

    /// Scores the turns before one whose windows have the same postings.
    fn score(&self, end: u32, scores: &mut [f64]) {
        let (next, end, reach) = (self.next as usize, end as usize, self.reach as usize);
        let words = |end: usize| self.survey.before.get(end..).unwrap_or(&[]);
        let (before, after) = (words(next + HALO - reach), words(next + HALO + reach + 1));
        let scores = scores.get_mut(next..end).unwrap_or(&mut []);
        let f = f64::from(self.times);
        for (score, (before, after)) in scores.iter_mut().zip(before.iter().zip(after)) {
            let norm = K1 * (1.0 - B) + self.by_word * f64::from(after.wrapping_sub(*before));
            *score += self.idf * saturate(f, norm);
        }
    }
}
