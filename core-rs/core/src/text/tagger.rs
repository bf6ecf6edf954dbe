//! The tagger: a linear-chain CRF decoded by Viterbi, in whole numbers.
//!
//! A cell of the weight table holds eight weights of four bits, one a label.

use super::feature::{Casing, Sentence, WEB, features};
use super::form::Form;
use super::model::Model;
use super::steps;
use super::sum::Sum;

/// Labels without the unused eighth.
pub(crate) const LABELS: usize = 7;
/// Row of the transition table that leads into a sentence.
const START: usize = 7;
/// Transition weights are in sixteenths of an emission step.
const SCALE: i32 = 16;
/// Scores of the eight labels.
type Scores = [i32; 8];

/// Emission scores of token `i`.
fn emissions(model: &Model, forms: &[Form], i: usize, casing: Casing) -> Scores {
    let weights = model.weights();
    let mut sum = Sum::default();
    let sentence = Sentence {
        casing,
        domain: WEB,
    };
    let shift = 32 - model.cell_bits;
    features(forms, i, sentence, |hash| {
        steps::count(1);
        let at = 4 * (hash >> shift) as usize;
        // The table has 2^bits cells; `get` keeps it free of panics.
        if let Some(four) = weights.get(at..at + 4) {
            let cell = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
            sum.add(u64::from(cell));
        }
    });
    sum.scores::<8>().map(|score| SCALE * score)
}

/// The best label row of a sentence goes to `labels`. `back` is an arena.
pub(crate) fn decode(
    model: &Model,
    forms: &[Form],
    casing: Casing,
    back: &mut Vec<[u8; 8]>,
    labels: &mut Vec<u8>,
) {
    back.clear();
    labels.clear();
    let row = |from: usize, to: usize| model.transitions[8 * from + to];
    let mut best: Scores = [0; 8];
    for i in 0..forms.len() {
        let emitted = emissions(model, forms, i, casing);
        let mut next: Scores = [i32::MIN; 8];
        let mut from = [0u8; 8];
        for to in 0..LABELS {
            let sources = if i == 0 { START..START + 1 } else { 0..LABELS };
            for source in sources {
                let score = best[source] + row(source, to);
                if score > next[to] {
                    (next[to], from[to]) = (score, source as u8);
                }
            }
            next[to] += emitted[to];
        }
        // Only differences count: keeping the best at 0 keeps sums small on any length.
        let top = next[..LABELS].iter().copied().max().unwrap_or(0);
        best = next.map(|score| score.saturating_sub(top).max(-1 << 25));
        best[START] = 0;
        back.push(from);
    }
    let mut label = (0..LABELS).rev().max_by_key(|&l| best[l]).unwrap_or(0) as u8;
    for from in back.iter().rev() {
        labels.push(label);
        label = from[usize::from(label)];
    }
    labels.reverse();
}
