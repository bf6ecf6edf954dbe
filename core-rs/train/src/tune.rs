//! Turns word vectors towards the task: a small network learns, from a word's vector alone, what
//! the training data says of the word; its hidden units are better coordinates for clusters than
//! the vectors are.

use crate::random::Random;
use crate::real::{exp, tanh};
use crate::vectors::DIMENSIONS;

/// Hidden units, and the network's other constants: from the recipe (design notes, text).
pub const HIDDEN: usize = 48;
const RATE: f32 = 0.05;
const INITIAL: f32 = 0.1;
/// More epochs learn the training words by heart: their clusters then say more than others' do.
const EPOCHS: usize = 3;
const SEED: u64 = 5;

/// Targets in groups that are distributions: label of the word's token, of the one before, of the
/// one after; its most frequent part of speech.
pub const GROUPS: [std::ops::Range<usize>; 4] = [0..7, 7..14, 14..21, 21..38];
pub const TARGETS: usize = 38;

/// What the training data says of a word: counts by target.
pub struct Seen {
    pub word: usize,
    pub counts: [f32; TARGETS],
}

struct Network {
    into: Vec<[f32; DIMENSIONS]>,
    bias: [f32; HIDDEN],
    out: Vec<[f32; HIDDEN]>,
    base: [f32; TARGETS],
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut lanes = [0.0f32; 4];
    for (a, b) in a.chunks_exact(4).zip(b.chunks_exact(4)) {
        for k in 0..4 {
            lanes[k] += a[k] * b[k];
        }
    }
    lanes.iter().sum()
}

fn step(weights: &mut [f32], squares: &mut [f32], gradient: f32, inputs: &[f32]) {
    for ((weight, square), input) in weights.iter_mut().zip(squares).zip(inputs) {
        let g = gradient * input;
        *square += g * g;
        *weight += RATE * g / square.sqrt();
    }
}

impl Network {
    fn hidden(&self, row: &[f32; DIMENSIONS]) -> [f32; HIDDEN] {
        std::array::from_fn(|h| tanh(dot(&self.into[h], row) + self.bias[h]))
    }
}

/// The hidden units of each row of `rows`, centred, each weighted by the norm of what it is worth
/// to the targets.
pub fn tune(rows: &[[f32; DIMENSIONS]], seen: &[Seen]) -> Vec<[f32; HIDDEN]> {
    let network = learn(rows, seen);
    let mut hidden: Vec<[f32; HIDDEN]> = rows.iter().map(|row| network.hidden(row)).collect();
    for h in 0..HIDDEN {
        let mean = hidden.iter().map(|row| f64::from(row[h])).sum::<f64>() / rows.len() as f64;
        let norm = network.out.iter().map(|row| row[h] * row[h]).sum::<f32>();
        for row in &mut hidden {
            row[h] = (row[h] - mean as f32) * norm.sqrt();
        }
    }
    hidden
}

fn learn(rows: &[[f32; DIMENSIONS]], seen: &[Seen]) -> Network {
    let mut random = Random::new(SEED);
    let mut small = || (random.below(2_001) as f32 - 1_000.0) / 4_000.0;
    let mut network = Network {
        into: (0..HIDDEN)
            .map(|_| std::array::from_fn(|_| 2.0 * small()))
            .collect(),
        bias: [0.0; HIDDEN],
        out: (0..TARGETS)
            .map(|_| std::array::from_fn(|_| small()))
            .collect(),
        base: [0.0; TARGETS],
    };
    let mut squares = Network {
        into: vec![[INITIAL; DIMENSIONS]; HIDDEN],
        bias: [INITIAL; HIDDEN],
        out: vec![[INITIAL; HIDDEN]; TARGETS],
        base: [INITIAL; TARGETS],
    };
    let mut order: Vec<usize> = (0..seen.len()).collect();
    for _ in 0..EPOCHS {
        random.shuffle(&mut order);
        for &at in &order {
            let Seen { word, counts } = &seen[at];
            let row = &rows[*word];
            let hidden = network.hidden(row);
            let gradient = errors(&network, &hidden, counts);
            let mut back = [0.0; HIDDEN];
            for (t, &g) in gradient.iter().enumerate() {
                for (sum, weight) in back.iter_mut().zip(&network.out[t]) {
                    *sum += g * weight;
                }
                step(&mut network.out[t], &mut squares.out[t], g, &hidden);
            }
            step(&mut network.base, &mut squares.base, 1.0, &gradient);
            for h in 0..HIDDEN {
                back[h] *= 1.0 - hidden[h] * hidden[h];
                step(&mut network.into[h], &mut squares.into[h], back[h], row);
            }
            step(&mut network.bias, &mut squares.bias, 1.0, &back);
        }
    }
    network
}

/// Gradient of the log-likelihood at the outputs. A word counts by the square root of how often it
/// was seen.
fn errors(network: &Network, hidden: &[f32; HIDDEN], counts: &[f32; TARGETS]) -> [f32; TARGETS] {
    let scores: [f32; TARGETS] =
        std::array::from_fn(|t| dot(&network.out[t], hidden) + network.base[t]);
    let mut gradient = [0.0; TARGETS];
    for group in GROUPS {
        let total: f32 = counts[group.clone()].iter().sum();
        if total == 0.0 {
            continue;
        }
        let top = scores[group.clone()]
            .iter()
            .copied()
            .fold(f32::MIN, f32::max);
        let mass: f32 = scores[group.clone()].iter().map(|s| exp(s - top)).sum();
        let weight = total.sqrt();
        for t in group {
            gradient[t] = weight * (counts[t] / total - exp(scores[t] - top) / mass);
        }
    }
    gradient
}
