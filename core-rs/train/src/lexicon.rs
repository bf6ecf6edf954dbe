//! What the core looks up of a word, as the trainer has it: gazetteer and clusters, in the bytes
//! that go into the model.

use crate::model_file::Section;
use lean_agentic::text::cluster::Clusters;
use lean_agentic::text::form::{Form, form};
use lean_agentic::text::gazetteer::Gazetteer;
use lean_agentic::text::{Token, sentence, tokenize};
use std::ops::Range;

pub struct Lexicon {
    pub gazetteer: Section,
    pub clusters: Section,
}

impl Lexicon {
    /// The forms of a sentence, as the analyzer has them.
    pub fn forms(&self, text: &str, tokens: &[Token]) -> Vec<Form> {
        let mut forms: Vec<Form> = tokens.iter().map(|token| form(text, token)).collect();
        if let Some(gazetteer) = Gazetteer::new(&self.gazetteer.bytes, self.gazetteer.parameter) {
            gazetteer.tag(&mut forms);
        }
        if let Some(clusters) = Clusters::new(&self.clusters.bytes, self.clusters.parameter) {
            clusters.tag(&mut forms);
        }
        forms
    }
}

/// The tokens of a text and its sentences, as the analyzer has them.
pub fn sentences(text: &str) -> (Vec<Token>, Vec<Range<usize>>) {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let mut sentences = Vec::new();
    let mut from = 0;
    while from < tokens.len() {
        let end = sentence::end(text, &tokens, from);
        sentences.push(from..end);
        from = end;
    }
    (tokens, sentences)
}
