//! Words with labels (BIO or I-only): form first and label last in each row, or numbered words with
//! a column of labels. UNER gives the raw text; where it is missing (WNUT17, the Broad Twitter
//! Corpus, wikigold) the words are joined by single spaces.

use super::conllu::Sentence;
use super::label::{self, Names, is_label};
use super::place::{align, build};
use super::table::{Block, Row};
use super::{Fault, Marked, Sample};

/// How a file writes a handle such as `@ann`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Handles {
    /// As the Broad Twitter Corpus does: `@` and the word after it, both in one name. Our handle is
    /// one token and no name, so the two are joined and lose their label. Any `@` before a name is
    /// taken for one.
    Split,
    /// As one word: `@` is a word like others.
    Whole,
}

/// Sees from the labels how a file writes handles: only where they are split is there an `@` that
/// has a label of its own.
pub fn handles(blocks: &[Block]) -> Handles {
    let rows = blocks.iter().filter(|block| block.text.is_none());
    let mut rows = rows.flat_map(|block| &block.rows);
    if rows.any(|row| row.fields[0] == "@" && last(row) != "O") {
        Handles::Split
    } else {
        Handles::Whole
    }
}

/// The last field of a row.
fn last<'c>(row: &Row<'c>) -> &'c str {
    row.fields.last().map_or("", |field| field.trim())
}

/// Whether the first row of a file has a form and a label.
pub fn is_labelled(blocks: &[Block]) -> bool {
    let row = blocks.first().and_then(|block| block.rows.first());
    row.is_some_and(|row| row.fields.len() > 1 && is_label(last(row)))
}

/// Reads rows of form and label.
///
/// # Errors
/// When a row has no label.
pub fn rows(blocks: &[Block], handles: Handles) -> Result<Vec<Marked>, Fault> {
    blocks.iter().map(|block| marked(block, handles)).collect()
}

fn marked(block: &Block, handles: Handles) -> Result<Marked, Fault> {
    for row in &block.rows {
        if row.fields.len() < 2 || !is_label(last(row)) {
            let cause = format!(
                "no word with a label such as O, B-PER, I-PER: {:?}",
                last(row)
            );
            return Err(Fault::at(row.line, cause));
        }
    }
    let rows: Vec<(&str, &str)> = block.rows.iter().map(|r| (r.fields[0], last(r))).collect();
    let sign = |i: usize| {
        let name = || rows.get(i + 1).is_some_and(|row| row.1 != "O");
        handles == Handles::Split && rows[i].0 == "@" && name()
    };
    let (text, places) = match block.text {
        Some(text) => (text.to_owned(), align(text, rows.iter().map(|row| row.0))),
        None => build((0..rows.len()).map(|i| (rows[i].0, !sign(i)))),
    };
    let handle = |i: usize| sign(i) || i > 0 && sign(i - 1);
    let labels = (0..rows.len()).map(|i| if handle(i) { "O" } else { rows[i].1 });
    Ok(with(text, label::names(labels.zip(places))))
}

/// The column of labels of a file with numbered words: the first after the form in which every word
/// of the first sentence has one.
pub fn label_column(sentences: &[Sentence]) -> Option<usize> {
    let words = &sentences.first()?.words;
    let labelled = |&column: &usize| {
        let mut fields = words.iter().map(|word| word.row.fields.get(column));
        fields.all(|field| field.is_some_and(|field| is_label(field)))
    };
    (2..words.first()?.row.fields.len()).find(labelled)
}

/// Reads numbered words, whose labels are in `column`.
///
/// # Errors
/// When a word has no label there.
pub fn numbered(sentences: &[Sentence], column: usize) -> Result<Vec<Marked>, Fault> {
    let marked = |sentence: &Sentence| {
        let words = sentence.words.iter().map(|word| {
            let label = word.row.fields.get(column).filter(|field| is_label(field));
            let label = label.ok_or_else(|| {
                let cause = format!("no label such as O, B-PER, I-PER in column {}", column + 1);
                Fault::at(word.row.line, cause)
            })?;
            Ok((*label, word.place))
        });
        let labels: Vec<_> = words.collect::<Result<_, _>>()?;
        Ok(with(
            sentence.text.clone(),
            label::names(labels.into_iter()),
        ))
    };
    sentences.iter().map(marked).collect()
}

fn with(text: String, names: Names) -> Marked {
    let sample = Sample {
        text,
        entities: names.entities,
    };
    Marked {
        sample,
        others: names.others,
    }
}
