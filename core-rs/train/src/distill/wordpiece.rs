//! Texts to word pieces, as BERT's uncased models read them (Devlin et al., 2019): small letters without
//! accents, signs apart, and of each word the longest piece that is known, again and again.
//!
//! Accents go by the core's folding, which writes `ß` as `ss`: the only difference to the original.

use crate::corpus::{CorpusError, read};
use std::collections::HashMap;
use std::path::Path;

/// A word of more characters is unknown, as in the original.
const LONGEST: usize = 100;
/// What a piece begins with that does not begin its word.
const INSIDE: &str = "##";

/// The pieces and their numbers.
#[derive(Debug)]
pub struct WordPieces {
    numbers: HashMap<String, u32>,
    begin: u32,
    end: u32,
    unknown: u32,
}

impl WordPieces {
    /// Reads `vocab.txt`: one piece a line, its number that of the line.
    ///
    /// # Errors
    /// When the file cannot be read or lacks the marks of beginning, end and what is unknown.
    pub fn read(path: &Path) -> Result<WordPieces, CorpusError> {
        WordPieces::parse(&read(path)?).ok_or_else(|| CorpusError::new(path, "no list of pieces"))
    }

    fn parse(list: &str) -> Option<WordPieces> {
        let numbers: HashMap<String, u32> = list.lines().map(str::to_owned).zip(0..).collect();
        Some(WordPieces {
            begin: *numbers.get("[CLS]")?,
            end: *numbers.get("[SEP]")?,
            unknown: *numbers.get("[UNK]")?,
            numbers,
        })
    }

    /// How many pieces there are.
    pub fn count(&self) -> usize {
        self.numbers.len()
    }

    /// The pieces of `text` between the marks of beginning and end, at most `limit` with these.
    pub fn pieces(&self, text: &str, limit: usize) -> Vec<u32> {
        let mut folded = Vec::new();
        lean_agentic::words::fold(text, &mut folded);
        let folded = String::from_utf8_lossy(&folded);
        let mut pieces = vec![self.begin];
        let mut rest = &*folded;
        while let Some(first) = rest.chars().next() {
            let end = if stands_alone(first) {
                first.len_utf8()
            } else {
                rest.find(stands_alone).unwrap_or(rest.len())
            };
            let (word, after) = rest.split_at(end);
            self.word(word.trim(), &mut pieces);
            rest = after;
        }
        pieces.truncate(limit - 1);
        pieces.push(self.end);
        pieces
    }

    fn word(&self, word: &str, pieces: &mut Vec<u32>) {
        let before = pieces.len();
        let mut rest = word;
        let mut key = String::new();
        while !rest.is_empty() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let found = ends.into_iter().find_map(|end| {
                key.clear();
                key.push_str(if rest.len() < word.len() { INSIDE } else { "" });
                key.push_str(&rest[..end]);
                Some((end, *self.numbers.get(&key)?))
            });
            let Some((end, number)) = found.filter(|_| word.chars().count() <= LONGEST) else {
                pieces.truncate(before);
                return pieces.push(self.unknown);
            };
            pieces.push(number);
            rest = &rest[end..];
        }
    }
}

/// Spaces, signs, and characters of scripts without spaces.
fn stands_alone(c: char) -> bool {
    let sign = c.is_ascii_punctuation()
        || matches!(c as u32, 0xA1..=0xBF | 0x2010..=0x2027 | 0x2030..=0x205E | 0x3001..=0x303F);
    c.is_whitespace() || sign || matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [&str; 14] = [
        "[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##aff", "##able", "cafe", ",", "the", "##s",
        "'", "u", "##a",
    ];

    fn words(text: &str, limit: usize) -> Vec<&'static str> {
        let pieces = WordPieces::parse(&LIST.join("\n")).expect("all marks are there");
        let numbers = pieces.pieces(text, limit);
        numbers.into_iter().map(|n| LIST[n as usize]).collect()
    }

    #[test]
    fn a_word_is_its_longest_pieces() {
        let all = ["[CLS]", "un", "##aff", "##able", "[SEP]"];
        assert_eq!(words("Unaffable", 9), all);
        assert_eq!(words("unaffableness", 9), ["[CLS]", "[UNK]", "[SEP]"]);
    }

    #[test]
    fn signs_stand_alone_and_accents_go() {
        let all = ["[CLS]", "the", "cafe", "'", "[UNK]", ",", "un", "[SEP]"];
        assert_eq!(words(" The  Café's, un", 9), all);
    }

    #[test]
    fn what_is_too_long_is_cut_before_the_end() {
        assert_eq!(words("the the the", 4), ["[CLS]", "the", "the", "[SEP]"]);
    }

    #[test]
    fn a_list_without_marks_is_refused() {
        assert!(WordPieces::parse("the\na").is_none());
    }
}
