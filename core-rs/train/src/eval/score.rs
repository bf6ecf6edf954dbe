//! Counts, and what is computed from them.

use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

/// True positives, found, given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Score {
    pub right: usize,
    pub found: usize,
    pub given: usize,
}

impl Score {
    /// Adds one message's.
    pub fn add<T: Ord>(&mut self, found: &BTreeSet<T>, given: &BTreeSet<T>) {
        self.right += found.intersection(given).count();
        self.found += found.len();
        self.given += given.len();
    }

    /// Harmonic mean of precision and recall, in percent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.given).max(1) as f64
    }

    /// The share of what was found that is right, in percent.
    pub fn precision(&self) -> f64 {
        share(self.right, self.found)
    }

    /// The share of what is given that was found, in percent.
    pub fn recall(&self) -> f64 {
        share(self.right, self.given)
    }

    /// A line to read, in percent.
    pub fn line(&self, name: &str) -> String {
        format!(
            "{name:14} F1 {:5.2}  precision {:5.2}  recall {:5.2}  ({} given)",
            self.f1(),
            self.precision(),
            self.recall(),
            self.given
        )
    }

    /// The same for programs; shares from 0 to 1.
    pub fn figures(&self) -> Map<String, Value> {
        let figures = json!({
            "gold": self.given, "found": self.found, "right": self.right,
            "precision": fraction(self.precision()), "recall": fraction(self.recall()), "f1": fraction(self.f1()),
        });
        object(figures)
    }
}

/// `part` of `all` in percent.
pub fn share(part: usize, all: usize) -> f64 {
    100.0 * part as f64 / all.max(1) as f64
}

/// Percent as a share from 0 to 1 with five digits.
pub fn fraction(percent: f64) -> f64 {
    (percent * 1000.0).round() / 1e5
}

/// The members of a JSON object.
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
