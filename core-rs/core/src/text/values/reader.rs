//! Values of a text by itself, without a model.

use super::super::token::Token;
use super::super::tokenizer::tokenize;
use super::{Arena, Emit, Language, Reading, Zone, find, tables};

/// Finds values in a text by itself, without a model: for evaluation.
pub struct Reader {
    tokens: Vec<Token>,
    arena: Arena,
    sections: [(u32, Vec<u8>); 2],
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
            sections: tables::sections(),
        }
    }

    /// One that tries every pattern, whatever the rows say.
    #[cfg(test)]
    pub(crate) fn slow() -> Reader {
        let mut reader = Reader::new();
        let [_, (count, patterns)] = &mut reader.sections;
        if let Some(rows) = super::time::pattern::place_of_rows(patterns, *count) {
            patterns[rows].fill(u8::MAX);
        }
        reader
    }

    /// Emits the values in `text`, read at `at` (Unix ms) in UTC: kind, start and end
    /// (UTF-16 units), JSON.
    pub fn read(&mut self, text: &str, at: f64, emit: &mut Emit<'_>) {
        self.tokens.clear();
        tokenize(text, &mut self.tokens);
        let reading = Reading {
            text,
            tokens: &self.tokens,
            tags: &[],
            at,
            zone: Zone::default(),
        };
        let [(bits, words), (count, patterns)] = &self.sections;
        let Some(language) = Language::new((words, *bits), (patterns, *count)) else {
            return;
        };
        find(&reading, &language, &mut self.arena, emit);
    }
}
