//! Universal Dependencies: CoNLL-U, and the same with fewer columns. The first four are read.

use super::align;
use lean_agentic::text::Upos;

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte offsets; nothing when the text has the word in another spelling.
    pub place: Option<(usize, usize)>,
    pub lemma: String,
    pub tag: Upos,
}

/// A sentence of a treebank.
#[derive(Clone, Debug, Default)]
pub struct Tagged {
    pub text: String,
    pub words: Vec<Word>,
}

impl Tagged {
    /// The same in lower case, offsets kept.
    pub fn lower(&self) -> Tagged {
        Tagged {
            text: super::lower(&self.text),
            words: self.words.clone(),
        }
    }
}

pub fn parse(contents: &str) -> Vec<Tagged> {
    let mut sentences = Vec::new();
    for block in contents.split("\n\n") {
        let mut text = "";
        let mut rows = Vec::new();
        for line in block.lines() {
            if let Some(raw) = line.strip_prefix("# text = ") {
                text = raw;
            } else {
                rows.extend(row(line));
            }
        }
        let places = align(text, rows.iter().map(|row| row.0));
        let words = rows
            .iter()
            .zip(places)
            .map(|((_, lemma, tag), place)| Word {
                place,
                lemma: (*lemma).to_owned(),
                tag: *tag,
            });
        if !rows.is_empty() {
            sentences.push(Tagged {
                text: text.to_owned(),
                words: words.collect(),
            });
        }
    }
    sentences
}

/// Form, lemma, tag of a word line; ranges, empty nodes and comments give nothing.
fn row(line: &str) -> Option<(&str, &str, Upos)> {
    let mut columns = line.split('\t');
    columns.next()?.parse::<u32>().ok()?;
    let (form, lemma, name) = (columns.next()?, columns.next()?, columns.next()?);
    let tag = Upos::ALL.iter().find(|tag| tag.1 == name)?.0;
    Some((form, lemma, tag))
}
