//! The stems that the table has: those of the most frequent words, by the core's own reader.

use lean_agentic::words::{each_term, each_word, read_word};
use ndarray::Array2;
use std::collections::BTreeMap;

/// Words of the frequency list that are looked at: those behind them add next to nothing to a stem.
pub const WORDS: usize = 60_000;
/// Stems that are chosen.
pub const STEMS: usize = 15_000;
/// A word of rank r counts 1 / (r + this): Zipf's law with Mandelbrot's shift (design notes, memory).
const SHIFT: f64 = 50.0;

/// A stem and the words that have it.
pub struct Stem {
    pub text: Vec<u8>,
    /// Each word as it is in the list, and its weight; the most frequent first.
    words: Vec<(String, f64)>,
}

/// The `count` stems of the greatest weight, the greatest first, of `words`, the most frequent first. What is
/// no single word for the reader, or a stop word, has none.
pub fn choose(words: &[String], count: usize) -> Vec<Stem> {
    let mut all: BTreeMap<Vec<u8>, Vec<(String, f64)>> = BTreeMap::new();
    let mut term = Vec::new();
    for (rank, word) in words.iter().enumerate() {
        let mut read = Vec::new();
        each_word(word, &mut Vec::new(), &mut |folded| {
            read.push(folded.to_vec())
        });
        if let [folded] = &read[..] {
            read_word(folded, &mut term);
            if !term.is_empty() {
                let weight = 1.0 / (rank as f64 + SHIFT);
                all.entry(term.clone())
                    .or_default()
                    .push((word.clone(), weight));
            }
        }
    }
    let mut stems: Vec<Stem> = all
        .into_iter()
        .map(|(text, words)| Stem { text, words })
        .collect();
    // Those of the same weight stay in the order of their letters.
    stems.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    stems.truncate(count);
    stems
}

impl Stem {
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|(word, _)| word.as_str())
    }

    fn weight(&self) -> f64 {
        self.words.iter().map(|(_, weight)| weight).sum()
    }
}

/// The means of the stems' words by their weights; `rows` has a row for each word of each stem, in order.
pub fn means(stems: &[Stem], rows: &Array2<f32>) -> Array2<f32> {
    let mut means = Array2::zeros((stems.len(), rows.ncols()));
    let mut rows = rows.rows().into_iter();
    for (stem, mut mean) in stems.iter().zip(means.rows_mut()) {
        for ((_, weight), row) in stem.words.iter().zip(&mut rows) {
            mean.scaled_add((weight / stem.weight()) as f32, &row);
        }
    }
    means
}

/// Finds the numbers of a text's stems.
pub struct Reader(BTreeMap<Vec<u8>, u32>);

impl Reader {
    pub fn new(stems: &[Stem]) -> Reader {
        Reader(
            stems
                .iter()
                .map(|stem| stem.text.clone())
                .zip(0..)
                .collect(),
        )
    }

    /// The stems of `text` that are among the chosen, as often as they stand there.
    pub fn read(&self, text: &str) -> Vec<u32> {
        let mut found = Vec::new();
        each_term(text, &mut |term, _| found.extend(self.0.get(term)));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    fn stems(words: &[&str], count: usize) -> Vec<Stem> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        choose(&words, count)
    }

    #[test]
    fn the_forms_of_a_word_count_together() {
        let found = stems(&["the", "house", "ran", "run", "a-b", "running", "tree"], 2);
        let texts: Vec<&[u8]> = found.iter().map(|stem| stem.text.as_slice()).collect();
        assert_eq!(texts, [b"run".as_slice(), b"hous"]);
        let words: Vec<&str> = found[0]
            .words
            .iter()
            .map(|(word, _)| word.as_str())
            .collect();
        assert_eq!(words, ["ran", "run", "running"]);
        assert_eq!(found[0].words[1].1, 1.0 / 53.0);
    }

    #[test]
    fn a_stem_begins_as_the_mean_of_its_words() {
        let word = |weight| ("x".to_owned(), weight);
        let stem = |words| Stem {
            text: Vec::new(),
            words,
        };
        let stems = [stem(vec![word(0.3), word(0.1)]), stem(vec![word(0.2)])];
        let found = means(&stems, &array![[4.0, 0.0], [0.0, 8.0], [5.0, 6.0]]);
        let expected = array![[3.0, 2.0], [5.0, 6.0]];
        assert!(
            (&found - &expected).iter().all(|x| x.abs() < 1e-6),
            "{found}"
        );
    }

    #[test]
    fn a_text_is_its_chosen_stems() {
        let reader = Reader::new(&stems(&["house", "run"], 9));
        assert_eq!(
            reader.read("The houses, the run of a tree house"),
            [0, 1, 0]
        );
    }
}
