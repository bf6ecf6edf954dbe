//! The tagger: a linear-chain CRF decoded by Viterbi, in whole numbers.

use super::alone::{Word, Words};
use super::cells::{Cells, Found};
use super::feature::{Casing, PLACES, WEB, around, joint, listed, placed};
use super::lanes::Lanes;
use super::shapes::{InRow, Shapes};
use super::steps;
use super::sum::Eight;

/// Labels without the unused eighth.
pub(crate) const LABELS: usize = 7;
/// Source and score of a path stand in one number: of equal scores the first source counts.
const SOURCE: u32 = 3;
/// What a label's score is at least, below the best one's.
const LEAST: i32 = -1 << 25;

/// Transition scores: a row to the seven labels from each, then the row from the start of a sentence.
#[derive(Clone, Copy)]
pub(crate) struct Transitions {
    from: [Lanes; LABELS],
    start: Lanes,
}

impl Transitions {
    /// From the weights from x to.
    pub fn of(weights: &[[i32; 8]; 8]) -> Transitions {
        let [from @ .., start] = weights.map(|row| Lanes::of(row).up(SOURCE));
        Transitions { from, start }
    }
}

/// Emission scores of token `i`; `shaped` is the sum of the features of shapes in a row.
#[inline(always)]
fn emissions(
    cells: &Cells,
    around: [&Word; PLACES],
    (first, casing): (bool, Casing),
    shaped: Eight,
    found: &mut Found,
) -> Lanes {
    let forms = around.map(|word| &word.form);
    steps::count(2 * PLACES);
    found.clear();
    joint(forms, |feature| cells.find(feature, found));
    let own = forms[0];
    // Of at most 17 cells, with those of the shapes and of its place.
    let of_several = cells
        .add(found)
        .and(shaped)
        .and(if first || own.gazetteer != 0 {
            cells.sum(&placed(own, first, WEB))
        } else {
            around[0].placed
        });
    let mut sum = Word::labels(around).and(of_several.wide());
    if let Some(features) = listed(forms, casing) {
        sum = sum.and(cells.sum(&features).wide());
    }
    Lanes::scores(sum)
}

/// The best label row of a sentence goes to `labels`. `back` is an arena.
#[inline(never)]
pub(crate) fn decode(
    (cells, transitions): (&Cells, &Transitions),
    (words, shapes): (&Words, &mut Shapes),
    row: &[Word],
    casing: Casing,
    back: &mut Vec<[u8; 8]>,
    labels: &mut Vec<u8>,
) {
    back.clear();
    labels.clear();
    let sources = Lanes::of([7, 6, 5, 4, 3, 2, 1, 0]);
    let border = words.border.form.shape;
    let shape = |i: usize| row.get(i).map_or(border, |word| word.form.shape);
    let mut rows = |three: [u32; 3]| -> InRow { shapes.find(cells, three, casing) };
    let (mut before, mut here) = <(InRow, InRow)>::default();
    let mut next = transitions.start;
    let mut best = next;
    let mut found = Found::default();
    for last in 0..row.len() + 2 {
        let behind = rows([2, 1, 0].map(|back| shape(last.wrapping_sub(back))));
        let shaped = before[2].and(here[1]).and(behind[0]);
        (before, here) = (here, behind);
        let Some(i) = last.checked_sub(2) else {
            continue;
        };
        let around = around(row, i, &words.border);
        let emitted = emissions(cells, around, (i == 0, casing), shaped, &mut found);
        if i > 0 {
            let paths = best.up(SOURCE).plus(sources).each();
            let paths = paths.into_iter().zip(transitions.from);
            next = paths.fold(Lanes::of([i32::MIN; 8]), |next, (path, row)| {
                next.or(path.plus(row))
            });
        }
        back.push((0x0707_0707_0707_0707 - next.low_bits()).to_le_bytes());
        // Only differences count: keeping the best at 0 keeps sums small on any length.
        let scores = next.down(SOURCE).plus(emitted);
        best = scores.below_top().or(Lanes::of([LEAST; 8]));
    }
    let best = best.numbers();
    let mut label = (0..LABELS).rev().max_by_key(|&l| best[l]).unwrap_or(0) as u8;
    for from in back.iter().rev() {
        labels.push(label);
        label = from[usize::from(label)];
    }
    labels.reverse();
}
