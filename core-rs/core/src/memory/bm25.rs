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
pub fn idf(all: f64, df: u32) -> f64 {
    let df = f64::from(df);
    (1.0 + (all - df + 0.5) / (df + 0.5)).ln()
}

/// `f · (k1 + 1) / (f + norm)`; `norm` holds the length.
pub fn saturate(times: u32, norm: f64) -> f64 {
    let f = f64::from(times);
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
}

impl<'i> Column<'i> {
    pub fn new(postings: Postings<'i>, statistics: &'i TermStatistics) -> Self {
        Column {
            postings: postings.peekable(),
            statistics,
            times: vec![0; CHUNK + 2 * HALO],
        }
    }

    /// Moves on to the chunk from a position on; false if the term is not there.
    pub fn advance(&mut self, from: usize) -> bool {
        self.times.copy_within(CHUNK.., 0);
        if let Some(new) = self.times.get_mut(2 * HALO..) {
            new.fill(0);
        }
        let end = from + CHUNK + HALO;
        while let Some((turn, times)) = self.postings.next_if(|(turn, _)| (*turn as usize) < end) {
            let place = (turn as usize + HALO).wrapping_sub(from);
            if let Some(slot) = self.times.get_mut(place) {
                *slot = u32::from(times);
            }
        }
        self.times.iter().any(|&times| times > 0)
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

/// The scores of a chunk's turns, by [`REACH`].
#[derive(Default)]
pub struct Chunk {
    norms: Vec<[f64; 3]>,
    pub scores: Vec<[f64; 3]>,
    words: Vec<u32>,
}

impl Chunk {
    pub fn begin(&mut self, survey: &Survey, from: usize) {
        let count = (survey.words.len() - from).min(CHUNK);
        let word = |place: usize| {
            let turn = (from + place).wrapping_sub(HALO);
            survey.words.get(turn).map_or(0, |&words| u32::from(words))
        };
        self.words.clear();
        self.words.extend((0..count + 2 * HALO).map(word));
        let [turn, near, around] = survey.means;
        self.norms.clear();
        self.norms.extend(
            sums(&self.words).map(|[a, b, c]| [norm(a, turn), norm(b, near), norm(c, around)]),
        );
        self.scores.clear();
        self.scores.resize(count, [0.0; 3]);
    }

    pub fn add(&mut self, term: &Column) {
        let [turn, near, around] = term.statistics.idf;
        let rows = sums(&term.times).zip(&self.norms).zip(&mut self.scores);
        for ((times, norms), scores) in rows {
            let [a, b, c] = times;
            if c > 0 {
                scores[2] += around * saturate(c, norms[2]);
                if b > 0 {
                    scores[1] += near * saturate(b, norms[1]);
                    if a > 0 {
                        scores[0] += turn * saturate(a, norms[0]);
                    }
                }
            }
        }
    }
}
