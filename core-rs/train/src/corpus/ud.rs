//! Universal Dependencies: CoNLL-U, and the same with fewer columns. The first four are read.

use super::Fault;
use super::conllu::{self, is_numbered};
use super::place::{Place, lower};
use super::table::blocks;
use lean_agentic::text::Upos;

/// A word of a treebank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Byte offsets; nothing when the text has the word in another spelling.
    pub place: Option<Place>,
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
            text: lower(&self.text),
            words: self.words.clone(),
        }
    }
}

/// The sentences of a treebank; nothing when the words are not numbered or have no tag.
///
/// # Errors
/// When a tag is none of Universal Dependencies'.
pub fn parse(contents: &str) -> Result<Option<Vec<Tagged>>, Fault> {
    let blocks = blocks(contents);
    let four = |block: &super::table::Block| block.rows.iter().all(|row| row.fields.len() > 3);
    if !is_numbered(&blocks) || !blocks.first().is_some_and(four) {
        return Ok(None);
    }
    let sentences = conllu::sentences(blocks)?;
    sentences
        .iter()
        .map(tagged)
        .collect::<Result<_, _>>()
        .map(Some)
}

fn tagged(sentence: &conllu::Sentence) -> Result<Tagged, Fault> {
    let words = sentence.words.iter().map(|word| {
        let [_, _, lemma, name, ..] = word.row.fields[..] else {
            return Err(Fault::at(word.row.line, "no part of speech in column 4"));
        };
        let tag = Upos::ALL.iter().find(|tag| tag.1 == name).ok_or_else(|| {
            let cause = format!("{name:?} is no part of speech of Universal Dependencies");
            Fault::at(word.row.line, cause)
        })?;
        Ok(Word {
            place: word.place,
            lemma: lemma.to_owned(),
            tag: tag.0,
        })
    });
    Ok(Tagged {
        text: sentence.text.clone(),
        words: words.collect::<Result<_, _>>()?,
    })
}
