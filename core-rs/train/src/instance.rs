//! Samples to training sentences: our own tokens, labels projected by place.

use crate::corpus::Sample;
use crate::crf::Instance;
use crate::lexicon::{Lexicon, sentences};
use lean_agentic::text::feature::{Sentence, casing};
use lean_agentic::text::{EntityKind, Token};
use std::ops::Range;

/// Makes the instances of a sample, one a sentence.
pub fn instances(lexicon: &Lexicon, sample: &Sample, domain: u32, weight: f32) -> Vec<Instance> {
    let (tokens, ranges) = sentences(&sample.text);
    let gold = labels(sample, &tokens);
    let instance = |range: Range<usize>| {
        let forms = lexicon.forms(&sample.text, &tokens[range.clone()]);
        Instance {
            gold: gold[range].to_vec(),
            sentence: Sentence {
                casing: casing(forms.iter()),
                domain,
            },
            forms,
            weight,
        }
    };
    ranges.into_iter().map(instance).collect()
}

/// BIO labels: a token belongs to the entity it overlaps.
fn labels(sample: &Sample, tokens: &[Token]) -> Vec<u8> {
    let mut labels = vec![0; tokens.len()];
    for &(kind, start, end) in &sample.entities {
        let begin = match kind {
            EntityKind::Person => 1,
            EntityKind::Location => 3,
            EntityKind::Organization => 5,
        };
        let mut label = begin;
        for (token, slot) in tokens.iter().zip(&mut labels) {
            if (token.byte_start as usize) < end && token.byte_end as usize > start {
                *slot = label;
                label = begin + 1;
            }
        }
    }
    labels
}
