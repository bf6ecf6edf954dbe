//! The tagger: a linear-chain CRF decoded by Viterbi, in whole numbers.

use super::alone::{Word, Words};
use super::cells::Cells;
use super::feature::{Casing, PLACES, Sentence, WEB, around, joint, listed};
use super::lanes::Lanes;
use super::model::TRANSITIONS;
use super::steps;
use super::sum::Eight;

/// Labels without the unused eighth.
pub(crate) const LABELS: usize = 7;
/// Row of the transition table that leads into a sentence.
const START: usize = 7;
/// Transition weights are in sixteenths of an emission step.
const SCALE: i32 = 16;
/// Scores of the eight labels.
type Scores = [i32; 8];

/// Emission scores of token `i`.
#[inline(always)]
fn emissions(cells: &Cells, words: &Words, row: &[Word], i: usize, casing: Casing) -> Scores {
    let around = around(row, i, &words.border);
    let forms = around.map(|word| &word.form);
    steps::count(2 * PLACES);
    let sentence = Sentence {
        casing,
        domain: WEB,
    };
    let mut of_several = Eight::default();
    joint(forms, i == 0, sentence, |feature| {
        cells.add(feature, &mut of_several)
    });
    let mut sum = Word::labels(around).and(of_several.wide());
    if let Some(features) = listed(forms, casing) {
        sum = sum.and(cells.sum(&features).wide());
    }
    sum.scores().map(|score| SCALE * score)
}

/// The best label row of a sentence goes to `labels`. `back` is an arena.
pub(crate) fn decode(
    (cells, transitions): (&Cells, &[i32; TRANSITIONS]),
    words: &Words,
    row: &[Word],
    casing: Casing,
    back: &mut Vec<[u8; 8]>,
    labels: &mut Vec<u8>,
) {
    back.clear();
    labels.clear();
    // Score and source in one number, of equal scores the first source: eight times the score fits.
    let rows: [Lanes; 8] = core::array::from_fn(|from| {
        Lanes::of(core::array::from_fn(|to| 8 * transitions[8 * from + to]))
    });
    let nothing = Lanes::of([i32::MIN; 8]);
    let mut best: Scores = [0; 8];
    for i in 0..row.len() {
        let emitted = emissions(cells, words, row, i, casing);
        let sources = if i == 0 { START..START + 1 } else { 0..LABELS };
        let next = sources.fold(nothing, |next, source| {
            next.or_more(rows[source], best[source] * 8 + 7 - source as i32)
        });
        let mut next = next.numbers();
        back.push(next.map(|score| 7 - (score & 7) as u8));
        for (next, emitted) in next.iter_mut().zip(emitted) {
            *next = (*next >> 3) + emitted;
        }
        // Only differences count: keeping the best at 0 keeps sums small on any length.
        let top = next[..LABELS].iter().copied().max().unwrap_or(0);
        best = next.map(|score| (score - top).max(-1 << 25));
        best[START] = 0;
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| best[l]).unwrap_or(0) as u8;
    for from in back.iter().rev() {
        labels.push(label);
        label = from[usize::from(label)];
    }
    labels.reverse();
}
