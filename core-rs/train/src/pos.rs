//! Trains the part-of-speech tagger: softmax regression by AdaGrad (Duchi, Hazan, Singer 2011),
//! one token at a time, from left to right with the tags before it as they were found.

use crate::corpus::ud::Tagged;
use crate::lexicon::{Lexicon, sentences};
use crate::random::Random;
use crate::real::exp;
use lean_agentic::text::feature::{Casing, casing};
use lean_agentic::text::form::Form;
use lean_agentic::text::pos_feature::{MAX_POS_FEATURES, NO_TAG, pos_features};
use lean_agentic::text::pos_tagger::{CLASSES, class};
use lean_agentic::text::{Token, Upos};
use std::collections::BTreeMap;

/// A training sentence.
pub struct Sentence {
    pub forms: Vec<Form>,
    pub casing: Casing,
    pub tags: Vec<Upos>,
    /// How much its gradient counts.
    pub weight: f32,
}

/// Constants of training, chosen on the development part.
pub struct Settings {
    pub bits: u32,
    pub rate: f32,
    pub initial: f32,
    pub dropout: f32,
    pub epochs: usize,
    pub mean_from: usize,
    /// The share of tags before a token that are as given; the others are as found.
    pub given: f32,
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            bits: 17,
            rate: 0.05,
            initial: 0.3,
            dropout: 0.1,
            epochs: 8,
            mean_from: 2,
            given: 0.5,
            seed: 1,
        }
    }
}

/// Sentences of a treebank as the analyzer sees them. A token has the tag of the word it begins in;
/// one without a word is left to `X`.
pub fn instances(lexicon: &Lexicon, treebank: &[Tagged], weight: f32) -> Vec<Sentence> {
    let mut instances = Vec::new();
    for tagged in treebank {
        let (tokens, ranges) = sentences(&tagged.text);
        for range in ranges {
            let tokens = &tokens[range];
            let forms = lexicon.forms(&tagged.text, tokens);
            instances.push(Sentence {
                casing: casing(forms.iter()),
                tags: tokens.iter().map(|token| tag(tagged, token)).collect(),
                forms,
                weight,
            });
        }
    }
    instances
}

fn tag(tagged: &Tagged, token: &Token) -> Upos {
    let at = token.byte_start as usize;
    let within = |place: (usize, usize)| (place.0..place.1).contains(&at);
    let word = tagged.words.iter().find(|w| w.place.is_some_and(within));
    word.map_or(Upos::X, |word| word.tag)
}

/// Words with one tag only, by hash: the tagger looks these up.
pub fn dictionary(instances: &[Sentence]) -> BTreeMap<u32, Upos> {
    let least = 30;
    let share = 0.997;
    let mut counts: BTreeMap<u32, BTreeMap<Upos, u32>> = BTreeMap::new();
    for sentence in instances {
        for (form, tag) in sentence.forms.iter().zip(&sentence.tags) {
            *counts
                .entry(form.lower)
                .or_default()
                .entry(*tag)
                .or_default() += 1;
        }
    }
    let mut dictionary = BTreeMap::new();
    for (word, tags) in counts {
        let total: u32 = tags.values().sum();
        let top = tags.iter().max_by_key(|(_, count)| **count);
        if let Some((tag, &count)) = top
            && total >= least
            && count as f32 >= share * total as f32
        {
            dictionary.insert(word, *tag);
        }
    }
    dictionary
}

/// Weights of the classes in a cell.
pub type Row = [f32; CLASSES];

struct Cell {
    weights: Row,
    squares: Row,
}

/// Trains and returns the mean of the weights after each epoch from `mean_from` on.
pub fn train(
    instances: &[Sentence],
    dictionary: &BTreeMap<u32, Upos>,
    settings: &Settings,
) -> Vec<Row> {
    let mut cells: Vec<Cell> = Vec::new();
    cells.resize_with(1 << settings.bits, || Cell {
        weights: [0.0; CLASSES],
        squares: [settings.initial; CLASSES],
    });
    let mut mean = vec![[0.0; CLASSES]; 1 << settings.bits];
    let share = 1.0 / (settings.epochs - settings.mean_from) as f32;
    let threshold = |part: f32| (f64::from(part) * f64::from(u32::MAX)) as u32;
    let (dropout, given) = (threshold(settings.dropout), threshold(settings.given));
    let mut random = Random::new(settings.seed);
    let mut order: Vec<usize> = (0..instances.len()).collect();
    let mut active = Vec::with_capacity(MAX_POS_FEATURES);
    for epoch in 0..settings.epochs {
        random.shuffle(&mut order);
        for &at in &order {
            let sentence = &instances[at];
            let (mut before, mut second) = (NO_TAG, NO_TAG);
            for i in 0..sentence.forms.len() {
                let gold = sentence.tags[i];
                let known = dictionary.get(&sentence.forms[i].lower);
                let found = match known {
                    Some(&tag) => tag,
                    None => {
                        active.clear();
                        let mut scores = [0.0; CLASSES];
                        let context = (before, second);
                        pos_features(&sentence.forms, i, sentence.casing, context, |hash| {
                            if random.next() >= dropout {
                                let cell = (hash >> (32 - settings.bits)) as usize;
                                active.push(cell);
                                let weights = &cells[cell].weights;
                                scores.iter_mut().zip(weights).for_each(|(s, w)| *s += w);
                            }
                        });
                        let best = learn(
                            &mut cells,
                            &active,
                            &scores,
                            class(gold),
                            sentence.weight,
                            settings.rate,
                        );
                        if random.next() < given {
                            gold
                        } else {
                            lean_agentic::text::pos_tagger::tag(best, &sentence.forms[i])
                        }
                    }
                };
                (second, before) = (before, found as u8);
            }
        }
        if epoch >= settings.mean_from {
            for (sum, cell) in mean.iter_mut().zip(&cells) {
                sum.iter_mut()
                    .zip(&cell.weights)
                    .for_each(|(s, w)| *s += share * w);
            }
        }
    }
    mean
}

/// One step; returns the class found before it.
fn learn(
    cells: &mut [Cell],
    active: &[usize],
    scores: &Row,
    gold: u8,
    weight: f32,
    rate: f32,
) -> u8 {
    let mut best = 0;
    for class in 1..CLASSES {
        if scores[class] > scores[best] {
            best = class;
        }
    }
    let mut gradient = scores.map(|score| exp(score - scores[best]));
    let total: f32 = gradient.iter().sum();
    for share in &mut gradient {
        *share = -weight * *share / total;
    }
    gradient[usize::from(gold)] += weight;
    for &cell in active {
        let cell = &mut cells[cell];
        let slots = cell.weights.iter_mut().zip(&mut cell.squares);
        for ((weight, square), g) in slots.zip(&gradient) {
            *square += g * g;
            *weight += rate * g / square.sqrt();
        }
    }
    best as u8
}
