//! BM25 of turns and of turns with their neighbours, a chunk of turns at a time.
//!
//! ```text
//! idf · f · (k1 + 1) / (f + k1 · (1 - b + b · words / mean))    idf = ln(1 + (n - df + ½) / (df + ½))
//! ```
//!
//! Source: Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), 3.5;
//! idf as in Lucene. A window's f and words are sums over its turns, which slide along: the index holds
//! the turns' postings only.

use super::parts::Postings;
use super::survey::{Survey, TermStatistics};

pub const K1: f64 = 0.9;
pub const B: f64 = 0.75;
/// Neighbours on each side: of the turn alone, near and around it.
pub const REACH: [u32; 3] = [0, 2, 4];
const HALO: usize = 4;
/// Turns that are scored together.
pub const CHUNK: usize = 1_024;

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

/// How often a term occurs in the turns of a chunk and in [`HALO`] more on each side.
pub struct Column<'i> {
    postings: std::iter::Peekable<Postings<'i>>,
    statistics: &'i TermStatistics,
    times: Vec<u32>,
    /// The turns of the chunk that have the term within [`HALO`] turns, as ranges, ascending.
    ranges: Vec<(usize, usize)>,
    /// Where the term was last found, a place in `times`.
    held: Vec<usize>,
}

impl<'i> Column<'i> {
    pub fn new(postings: Postings<'i>, statistics: &'i TermStatistics) -> Self {
        Column {
            postings: postings.peekable(),
            statistics,
            times: vec![0; CHUNK + 2 * HALO],
            ranges: Vec::new(),
            held: Vec::new(),
        }
    }

    /// Moves on to the chunk from a position on; false if the term is not there.
    pub fn advance(&mut self, from: usize) -> bool {
        // What stands beyond the last chunk is the beginning of this one.
        for place in std::mem::take(&mut self.held) {
            let times = self.times.get_mut(place).map_or(0, std::mem::take);
            if let Some(place) = place.checked_sub(CHUNK) {
                self.put(place, times);
            }
        }
        let end = from + CHUNK + HALO;
        while let Some((turn, times)) = self.postings.next_if(|(turn, _)| (*turn as usize) < end) {
            let place = (turn as usize + HALO).wrapping_sub(from);
            self.put(place, u32::from(times));
        }
        self.ranges.clear();
        for &place in &self.held {
            let (start, end) = (place.saturating_sub(2 * HALO), (place + 1).min(CHUNK));
            match self.ranges.last_mut() {
                Some((_, last)) if start <= *last => *last = end,
                _ if start < end => self.ranges.push((start, end)),
                _ => {}
            }
        }
        !self.ranges.is_empty()
    }

    fn put(&mut self, place: usize, times: u32) {
        if let Some(slot) = self.times.get_mut(place) {
            *slot = times;
            self.held.push(place);
        }
    }
}

/// Sums of the middle 1, 5 and 9 of each 9 in a row.
fn sums(row: &[u32]) -> impl Iterator<Item = [u32; 3]> {
    let mut around: u32 = row.iter().take(2 * HALO).sum();
    row.windows(2 * HALO + 1).map(move |nine| {
        let &[first, _, a, b, c, d, e, _, last] = nine else {
            return [0; 3];
        };
        around = around.wrapping_add(last);
        let sums = [c, a + b + c + d + e, around];
        around = around.wrapping_sub(first);
        sums
    })
}

/// Turns whose norms are made at once, where a term is near one of them.
const BLOCK: usize = 64;

/// Scores the turns of a chunk, by [`REACH`].
#[derive(Default)]
pub struct Chunk {
    /// Of the blocks that are made.
    norms: Vec<[f64; 3]>,
    made: [bool; CHUNK / BLOCK],
    words: Vec<u32>,
    /// What a word adds to the norms.
    by_word: [f64; 3],
}

impl Chunk {
    /// Moves on to the chunk from a position on.
    pub fn begin(&mut self, survey: &Survey, from: usize) {
        let word = |place: usize| {
            let turn = (from + place).wrapping_sub(HALO);
            survey.words.get(turn).map_or(0, |&words| u32::from(words))
        };
        self.words.clear();
        self.words.extend((0..CHUNK + 2 * HALO).map(word));
        self.by_word = survey.means.map(|mean| K1 * B / mean.max(1.0));
        self.norms.resize(CHUNK, [0.0; 3]);
        self.made = [false; CHUNK / BLOCK];
    }

    /// Adds what a term tells to the scores of the chunk's turns.
    pub fn add(&mut self, term: &Column, scores: &mut [[f64; 3]]) {
        for &(start, end) in &term.ranges {
            let end = end.min(scores.len());
            for block in start / BLOCK..end.div_ceil(BLOCK) {
                self.make_norms(block);
            }
            self.add_range(term, start, end, scores);
        }
    }

    fn make_norms(&mut self, block: usize) {
        let (from, to) = (block * BLOCK, block * BLOCK + BLOCK);
        let Some(made) = self.made.get_mut(block).filter(|made| !**made) else {
            return;
        };
        *made = true;
        let words = self.words.get(from..to + 2 * HALO).unwrap_or(&[]);
        let norms = self.norms.get_mut(from..to).unwrap_or(&mut []);
        for (norms, words) in norms.iter_mut().zip(sums(words)) {
            *norms = [K1 * (1.0 - B); 3];
            for ((norm, words), by) in norms.iter_mut().zip(words).zip(self.by_word) {
                *norm += by * f64::from(words);
            }
        }
    }

    fn add_range(&self, term: &Column, start: usize, end: usize, scores: &mut [[f64; 3]]) {
        let [turn, near, around] = term.statistics.idf;
        let row = term.times.get(start..end + 2 * HALO).unwrap_or(&[]);
        let norms = self.norms.get(start..end).unwrap_or(&[]);
        let scores = scores.get_mut(start..end).unwrap_or(&mut []);
        let rows = sums(row).zip(norms).zip(scores);
        for ((times, norms), scores) in rows {
            let [a, b, c] = times;
            if c > 0 {
                scores[2] += around * saturate(f64::from(c), norms[2]);
                if b > 0 {
                    scores[1] += near * saturate(f64::from(b), norms[1]);
                    if a > 0 {
                        scores[0] += turn * saturate(f64::from(a), norms[0]);
                    }
                }
            }
        }
    }
}
