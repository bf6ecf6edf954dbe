//! Values of a text by itself, without a model.

use super::super::token::Token;
use super::super::tokenizer::tokenize;
use super::{Arena, Emit, Kinds, Reading, Zone, find};

/// Finds values in a text by itself, without a model: for evaluation.
pub struct Reader {
    tokens: Vec<Token>,
    arena: Arena,
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Reader {
    pub fn new() -> Reader {
        Reader {
            tokens: Vec::new(),
            arena: Arena::new(),
        }
    }

    /// Emits the values of `kinds` in `text`, read at `at` (Unix ms) in UTC: kind, start and end
    /// (UTF-16 units), JSON.
    pub fn read(&mut self, text: &str, at: f64, kinds: Kinds, emit: &mut Emit<'_>) {
        self.tokens.clear();
        tokenize(text, &mut self.tokens);
        let reading = Reading {
            text,
            tokens: &self.tokens,
            tags: &[],
            at,
            zone: Zone::default(),
            kinds,
        };
        find(&reading, &mut self.arena, emit);
    }
}
