//! Linear-chain conditional random field (Lafferty, McCallum, Pereira 2001) trained by AdaGrad
//! (Duchi, Hazan, Singer 2011), one sentence at a time.

use crate::marginals::{LABELS, START, marginals};
use crate::random::Random;
use lean_agentic::text::feature::{MAX_FEATURES, Sentence, features};
use lean_agentic::text::form::Form;

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

struct Trainer {
    weights: Weights,
    squares: Weights,
    rate: f32,
    bits: u32,
}

fn step(weight: &mut f32, square: &mut f32, gradient: f32, rate: f32) {
    *square += gradient * gradient;
    *weight += rate * gradient / square.sqrt();
}

impl Trainer {
    fn learn(&mut self, instance: &Instance, dropout: u32, random: &mut Random) {
        let n = instance.forms.len();
        let mut active: Vec<u32> = Vec::with_capacity(n * MAX_FEATURES);
        let mut ends = Vec::with_capacity(n);
        let mut emissions = vec![[0.0f32; 8]; n];
        for (i, row) in emissions.iter_mut().enumerate() {
            features(&instance.forms, i, instance.sentence, |hash| {
                let cell = hash >> (32 - self.bits);
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
        bits,
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
