//! Linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) trained by AdaGrad
//! (Duchi, Hazan, Singer 2011), one sentence at a time.

use crate::random::Random;
use lean_agentic::text::feature::{MAX_FEATURES, Sentence, features};
use lean_agentic::text::form::Form;

/// Labels: O, then B and I of person, location, organization.
pub const LABELS: usize = 7;
/// Row of the transitions that lead into a sentence.
pub const START: usize = 7;

/// A training sentence.
pub struct Instance {
    pub forms: Vec<Form>,
    pub gold: Vec<u8>,
    pub sentence: Sentence,
    /// How much its gradient counts.
    pub weight: f32,
}

/// Constants of training, from the recipe this model follows (design notes, text).
pub struct Settings {
    pub rate: f32,
    /// AdaGrad's sum of squared gradients begins here.
    pub initial: f32,
    /// The share of features left out at each look at a token.
    pub dropout: f32,
    pub epochs: usize,
    /// The first epoch (from 0) whose weights enter the mean.
    pub mean_from: usize,
    pub seed: u64,
    /// Independent runs whose means are averaged: less depends on the seed.
    pub runs: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            rate: 0.05,
            initial: 0.01,
            dropout: 0.4,
            epochs: 8,
            mean_from: 2,
            seed: 1,
            runs: 3,
        }
    }
}

/// Weights: one row of eight labels a cell, and transitions.
#[derive(Clone)]
pub struct Weights {
    pub cells: Vec<[f32; 8]>,
    pub transitions: [[f32; 8]; 8],
}

impl Weights {
    fn filled(bits: u32, value: f32) -> Self {
        Weights {
            cells: vec![[value; 8]; 1 << bits],
            transitions: [[value; 8]; 8],
        }
    }

    /// Adds `share` times the other weights.
    fn add(&mut self, other: &Weights, share: f32) {
        let rows = other.cells.iter().chain(&other.transitions);
        for (sum, row) in self.cells.iter_mut().chain(&mut self.transitions).zip(rows) {
            sum.iter_mut().zip(row).for_each(|(s, w)| *s += share * w);
        }
    }
}

/// Whether a BIO row may go from one label to another.
pub fn is_allowed(from: usize, to: usize) -> bool {
    let inside = to != 0 && to.is_multiple_of(2);
    !inside || from == to || from + 1 == to
}

struct Trainer {
    weights: Weights,
    squares: Weights,
    rate: f32,
}

fn step(weight: &mut f32, square: &mut f32, gradient: f32, rate: f32) {
    *square += gradient * gradient;
    *weight += rate * gradient / square.sqrt();
}

/// The marginals of one sentence: per token and label, and expected transition counts.
struct Marginals {
    labels: Vec<[f32; 8]>,
    transitions: [[f32; 8]; 8],
}

/// Forward-backward in scaled probabilities (Rabiner 1989, section V.A).
fn marginals(emissions: &[[f32; 8]], transitions: &[[f32; 8]; 8]) -> Marginals {
    let n = emissions.len();
    let mut step = [[0.0f32; 8]; 8];
    for (from, row) in step.iter_mut().enumerate() {
        for (to, cell) in row.iter_mut().enumerate().take(LABELS) {
            if is_allowed(from, to) {
                *cell = transitions[from][to].exp();
            }
        }
    }
    let local: Vec<[f32; 8]> = emissions
        .iter()
        .map(|row| {
            let top = row[..LABELS].iter().copied().fold(f32::MIN, f32::max);
            let mut out = row.map(|score| (score - top).exp());
            out[7] = 0.0;
            out
        })
        .collect();
    let mut forward = vec![[0.0f32; 8]; n];
    let mut backward = vec![[0.0f32; 8]; n];
    for i in 0..n {
        let mut row = [0.0f32; 8];
        for to in 0..LABELS {
            let into: f32 = if i == 0 {
                step[START][to]
            } else {
                (0..LABELS)
                    .map(|from| forward[i - 1][from] * step[from][to])
                    .sum()
            };
            row[to] = into * local[i][to];
        }
        let total: f32 = row.iter().sum();
        forward[i] = row.map(|p| p / total);
    }
    backward[n - 1] = [1.0; 8];
    for i in (0..n - 1).rev() {
        let mut row = [0.0f32; 8];
        for from in 0..LABELS {
            row[from] = (0..LABELS)
                .map(|to| step[from][to] * local[i + 1][to] * backward[i + 1][to])
                .sum();
        }
        let total: f32 = row.iter().sum();
        backward[i] = row.map(|p| p / total);
    }
    let mut expected = [[0.0f32; 8]; 8];
    let mut labels = vec![[0.0f32; 8]; n];
    for i in 0..n {
        let mut row = [0.0f32; 8];
        for l in 0..LABELS {
            row[l] = forward[i][l] * backward[i][l];
        }
        let total: f32 = row.iter().sum();
        labels[i] = row.map(|p| p / total);
        if i == 0 {
            expected[START] = labels[0];
            continue;
        }
        let mut joint = [[0.0f32; 8]; 8];
        let mut total = 0.0;
        for from in 0..LABELS {
            for to in 0..LABELS {
                joint[from][to] =
                    forward[i - 1][from] * step[from][to] * local[i][to] * backward[i][to];
                total += joint[from][to];
            }
        }
        for from in 0..LABELS {
            for to in 0..LABELS {
                expected[from][to] += joint[from][to] / total;
            }
        }
    }
    Marginals {
        labels,
        transitions: expected,
    }
}

impl Trainer {
    fn learn(&mut self, instance: &Instance, dropout: u32, random: &mut Random) {
        let n = instance.forms.len();
        let mut active: Vec<u32> = Vec::with_capacity(n * MAX_FEATURES);
        let mut ends = Vec::with_capacity(n);
        let mut emissions = vec![[0.0f32; 8]; n];
        for (i, row) in emissions.iter_mut().enumerate() {
            features(&instance.forms, i, instance.sentence, |cell| {
                if random.next() >= dropout {
                    active.push(cell);
                    let weights = &self.weights.cells[cell as usize];
                    row.iter_mut()
                        .zip(weights)
                        .for_each(|(sum, weight)| *sum += weight);
                }
            });
            ends.push(active.len());
        }
        let found = marginals(&emissions, &self.weights.transitions);
        let mut from = 0;
        let mut wanted = [[0.0f32; 8]; 8];
        let mut before = START;
        for i in 0..n {
            let gold = usize::from(instance.gold[i]);
            wanted[before][gold] += 1.0;
            before = gold;
            let mut gradient = found.labels[i].map(|p| -p * instance.weight);
            gradient[gold] += instance.weight;
            for &cell in &active[from..ends[i]] {
                let weights = &mut self.weights.cells[cell as usize];
                let squares = &mut self.squares.cells[cell as usize];
                for l in 0..LABELS {
                    step(&mut weights[l], &mut squares[l], gradient[l], self.rate);
                }
            }
            from = ends[i];
        }
        for (a, (row, expected)) in wanted.iter().zip(&found.transitions).enumerate() {
            for b in 0..LABELS {
                let gradient = (row[b] - expected[b]) * instance.weight;
                let weight = &mut self.weights.transitions[a][b];
                step(
                    weight,
                    &mut self.squares.transitions[a][b],
                    gradient,
                    self.rate,
                );
            }
        }
    }
}

/// Trains on `instances` and returns the mean of the weights after each epoch from `mean_from` on,
/// over all runs.
pub fn train(instances: &[Instance], bits: u32, settings: &Settings) -> Weights {
    let share = 1.0 / (settings.runs * (settings.epochs - settings.mean_from)) as f32;
    let mut mean = Weights::filled(bits, 0.0);
    for run in 0..settings.runs {
        let random = Random::new(settings.seed.wrapping_add(run as u64));
        train_once(instances, bits, settings, random, |weights| {
            mean.add(weights, share)
        });
        eprintln!("run {} of {} done", run + 1, settings.runs);
    }
    mean
}

/// One run; `enter` gets the weights after each epoch that enters the mean.
fn train_once(
    instances: &[Instance],
    bits: u32,
    settings: &Settings,
    mut random: Random,
    mut enter: impl FnMut(&Weights),
) {
    let mut trainer = Trainer {
        weights: Weights::filled(bits, 0.0),
        squares: Weights::filled(bits, settings.initial),
        rate: settings.rate,
    };
    let dropout = (f64::from(settings.dropout) * f64::from(u32::MAX)) as u32;
    let mut order: Vec<usize> = (0..instances.len()).collect();
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &i in &order {
            trainer.learn(&instances[i], dropout, &mut random);
        }
        if epoch >= settings.mean_from {
            enter(&trainer.weights);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every label row that BIO allows, with its score: the slow twin of forward-backward.
    fn rows(emissions: &[[f32; 8]], transitions: &[[f32; 8]; 8]) -> Vec<(Vec<usize>, f64)> {
        let mut rows = vec![(Vec::new(), 0.0)];
        for emitted in emissions {
            let mut longer = Vec::new();
            for (row, score) in &rows {
                let from: usize = row.last().copied().unwrap_or(START);
                for to in (0..LABELS).filter(|&to| is_allowed(from, to)) {
                    let sum = score + f64::from(transitions[from][to]) + f64::from(emitted[to]);
                    longer.push(([row.as_slice(), &[to]].concat(), sum));
                }
            }
            rows = longer;
        }
        rows
    }

    #[test]
    fn marginals_are_those_of_all_rows() {
        let mut random = Random::new(7);
        let mut weight = || random.below(4_000) as f32 / 1_000.0 - 2.0;
        let emissions: Vec<[f32; 8]> = (0..4).map(|_| std::array::from_fn(|_| weight())).collect();
        let transitions: [[f32; 8]; 8] = std::array::from_fn(|_| std::array::from_fn(|_| weight()));
        let rows = rows(&emissions, &transitions);
        let total: f64 = rows.iter().map(|(_, score)| score.exp()).sum();
        let mut labels = vec![[0.0f64; 8]; emissions.len()];
        let mut expected = [[0.0f64; 8]; 8];
        for (row, score) in &rows {
            let mut from = START;
            for (i, &to) in row.iter().enumerate() {
                labels[i][to] += score.exp() / total;
                expected[from][to] += score.exp() / total;
                from = to;
            }
        }
        let found = marginals(&emissions, &transitions);
        let pairs = labels.iter().flatten().zip(found.labels.iter().flatten());
        let more = expected
            .iter()
            .flatten()
            .zip(found.transitions.iter().flatten());
        for (slow, fast) in pairs.chain(more) {
            assert!((slow - f64::from(*fast)).abs() < 1e-4, "{slow} and {fast}");
        }
    }

    #[test]
    fn inside_follows_its_own_kind_only() {
        assert!(is_allowed(START, 0) && is_allowed(START, 5) && !is_allowed(START, 2));
        assert!(is_allowed(1, 2) && is_allowed(2, 2) && is_allowed(2, 3) && is_allowed(4, 0));
        assert!(!is_allowed(0, 2) && !is_allowed(1, 4) && !is_allowed(3, 2) && !is_allowed(6, 4));
    }
}
