//! What an evaluation of recall comes to, for people and for programs.

use super::memory::{Answer, BUDGETS, DEPTHS};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Report {
    pub turns: usize,
    /// Questions without an evidence turn.
    pub left_out: usize,
    answers: Vec<Answer>,
    by_category: BTreeMap<String, Vec<Answer>>,
}

impl Report {
    pub fn add(&mut self, category: &str, answer: Answer) {
        self.answers.push(answer);
        let known = self.by_category.entry(category.to_owned()).or_default();
        known.push(answer);
    }

    /// Microseconds of a question: mean, median.
    fn micros(&self) -> (f64, f64) {
        let mut times: Vec<f64> = self
            .answers
            .iter()
            .map(|a| a.time.as_secs_f64() * 1e6)
            .collect();
        times.sort_by(f64::total_cmp);
        let median = times.get(times.len() / 2).copied().unwrap_or(0.0);
        (mean(times.iter().copied()), median)
    }

    /// A table to read.
    pub fn lines(&self, conversations: usize) -> Vec<String> {
        let mut head = format!("{:26}{:>9}", "", "questions");
        DEPTHS
            .iter()
            .for_each(|depth| head += &format!("{:>8}", format!("R@{depth}")));
        BUDGETS
            .iter()
            .for_each(|tokens| head += &format!("{:>8}", format!("{tokens} t")));
        let mut lines = vec![head];
        for (category, answers) in &self.by_category {
            lines.push(line(category, answers));
        }
        lines.push(line("all", &self.answers));
        let (mean, median) = self.micros();
        lines.push(format!(
            "{conversations} conversations, {} turns; {} questions without evidence left out",
            self.turns, self.left_out
        ));
        lines.push(format!(
            "{mean:.1} us a question (mean), {median:.1} (median)"
        ));
        lines
    }

    /// One JSON object, in a line: `head` and the figures; shares are from 0 to 1.
    pub fn json(&self, head: Value) -> String {
        let (mean, median) = self.micros();
        let round = |micros: f64| (micros * 10.0).round() / 10.0;
        let categories: Map<String, Value> = self
            .by_category
            .iter()
            .map(|(category, answers)| (category.clone(), figures(answers)))
            .collect();
        let mut all = head;
        all["turns"] = json!(self.turns);
        all["left_out"] = json!(self.left_out);
        all["all"] = figures(&self.answers);
        all["categories"] = Value::Object(categories);
        all["micros"] = json!(round(mean));
        all["micros_p50"] = json!(round(median));
        all.to_string()
    }
}

fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = numbers.len().max(1) as f64;
    numbers.sum::<f64>() / count
}

/// R@k, then the shares within the budgets, each the mean over the questions.
fn shares(answers: &[Answer]) -> [f64; 6] {
    std::array::from_fn(|column| {
        mean(answers.iter().map(|answer| {
            let all = answer.hits.iter().chain(&answer.context);
            all.copied().nth(column).unwrap_or(0.0)
        }))
    })
}

fn line(name: &str, answers: &[Answer]) -> String {
    let mut line = format!("{name:26}{:>9}", answers.len());
    shares(answers)
        .iter()
        .for_each(|share| line += &format!("{share:>8.3}"));
    line
}

fn figures(answers: &[Answer]) -> Value {
    let depths = DEPTHS.iter().map(|depth| format!("r_at_{depth}"));
    let budgets = BUDGETS.iter().map(|tokens| format!("within_{tokens}"));
    let names = depths.chain(budgets);
    let mut figures = Map::new();
    figures.insert("questions".to_owned(), json!(answers.len()));
    for (name, share) in names.zip(shares(answers)) {
        figures.insert(name, json!((share * 1e4).round() / 1e4));
    }
    Value::Object(figures)
}
