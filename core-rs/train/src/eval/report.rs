//! What an evaluation comes to, for people and for programs.

use super::score::{Score, object};
use serde_json::{Map, Value, json};
use std::time::Duration;

/// The figures of one evaluation.
pub struct Report {
    /// Messages, sentences or cases.
    pub items: usize,
    /// `gold`, `found`, `right`, `precision`, `recall`, `f1`, and what this evaluation has besides.
    pub figures: Map<String, Value>,
    /// The same to read.
    pub lines: Vec<String>,
}

impl Report {
    /// A report of a whole score; `more` is an object of further figures.
    pub fn new(items: usize, score: &Score, more: Value, lines: Vec<String>) -> Report {
        let mut figures = score.figures();
        figures.extend(object(more));
        Report {
            items,
            figures,
            lines,
        }
    }

    /// Adds the mean time of a message, in microseconds, and its tokens where they were counted.
    pub fn timed(mut self, time: &Time) -> Report {
        let micros = (time.micros(self.items) * 1000.0).round() / 1000.0;
        self.figures.insert("micros".to_owned(), json!(micros));
        if time.tokens > 0 {
            let tokens = (time.mean_tokens(self.items) * 10.0).round() / 10.0;
            self.figures.insert("tokens".to_owned(), json!(tokens));
        }
        self
    }

    /// One JSON object, in a line: `head` and the figures.
    pub fn json(self, head: Value) -> String {
        let mut all = object(head);
        all.insert("items".to_owned(), json!(self.items));
        all.extend(self.figures);
        Value::Object(all).to_string()
    }
}

/// Time taken for all messages, and their tokens.
#[derive(Default)]
pub struct Time {
    pub all: Duration,
    pub tokens: usize,
}

impl Time {
    /// Microseconds a message, the mean.
    pub fn micros(&self, items: usize) -> f64 {
        self.all.as_secs_f64() * 1e6 / items.max(1) as f64
    }

    pub fn mean_tokens(&self, items: usize) -> f64 {
        self.tokens as f64 / items.max(1) as f64
    }

    /// A line to read.
    pub fn line(&self, items: usize) -> String {
        format!(
            "{:.2} us a message of {:.1} tokens (mean)",
            self.micros(items),
            self.mean_tokens(items)
        )
    }
}
