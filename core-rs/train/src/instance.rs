//! Samples to training sentences: our own tokens, labels projected by place.

use crate::corpus::Sample;
use crate::crf::Instance;
use lean_agentic::text::feature::{Sentence, casing};
use lean_agentic::text::form::{Form, form};
use lean_agentic::text::{EntityKind, Token, tokenize};

/// Makes an instance, or nothing from a text without tokens. `tag` adds gazetteer tags.
pub fn instance(
    sample: &Sample,
    domain: u32,
    weight: f32,
    bits: u32,
    tag: impl Fn(&mut [Form]),
) -> Option<Instance> {
    let mut tokens = Vec::new();
    tokenize(&sample.text, &mut tokens);
    if tokens.is_empty() {
        return None;
    }
    let mut forms: Vec<Form> = tokens
        .iter()
        .map(|token| form(&sample.text, token))
        .collect();
    tag(&mut forms);
    let sentence = Sentence {
        casing: casing(&forms),
        domain,
        bits,
    };
    Some(Instance {
        gold: labels(sample, &tokens),
        forms,
        sentence,
        weight,
    })
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
