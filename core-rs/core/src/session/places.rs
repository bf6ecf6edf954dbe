//! Where the tokens of a message lie.

use super::units::Units;
use crate::text::Analysis;
use crate::text::relations::{Relation, Span};

/// The most tokens of a message that are looked at where it has no relation: it may be an answer, or name somebody.
const SHORT: usize = 40;

/// Where each token lies, as UTF-16 offsets and in bytes.
pub(super) struct Places<'a> {
    pub text: &'a str,
    units: &'a [(u32, u32)],
    /// Empty where a message of more than [`SHORT`] tokens has no relations.
    bytes: Vec<(usize, usize)>,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Places<'a> {
        let mut units = Units::new(text);
        let mut place = |&(start, end): &(u32, u32)| {
            let part = units.slice(start, end).unwrap_or("");
            let from = part.as_ptr() as usize - text.as_ptr() as usize;
            (from, from + part.len())
        };
        Places {
            text,
            units: &analysis.tokens,
            bytes: if analysis.relations.is_empty() && analysis.tokens.len() > SHORT {
                Vec::new()
            } else {
                analysis.tokens.iter().map(&mut place).collect()
            },
        }
    }

    /// The text of a run of tokens, and its offsets.
    pub fn of(&self, span: Span) -> Option<(&'a str, u32, u32)> {
        let (first, last) = (span.start as usize, (span.end as usize).checked_sub(1)?);
        let (from, to) = (self.bytes.get(first)?.0, self.bytes.get(last)?.1);
        let (start, end) = (self.units.get(first)?.0, self.units.get(last)?.1);
        Some((self.text.get(from..to)?, start, end))
    }

    /// What joins subject and object as it reads: with a verb that is only meant, with a particle from
    /// behind the object.
    pub fn predicate(&self, relation: &Relation) -> String {
        let part = |span: Span| self.of(span).map_or("", |(text, ..)| text);
        let parts = [
            relation.implied.word(),
            part(relation.predicate),
            part(relation.tail),
        ];
        let mut text = String::new();
        for part in parts.into_iter().filter(|part| !part.is_empty()) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(part);
        }
        text
    }

    /// A token's text; empty where there is none. Of "mother-in-law" the last token's is the whole.
    pub fn word(&self, token: u32) -> &'a str {
        let Some(&(from, to)) = self.bytes.get(token as usize) else {
            return "";
        };
        let word = self.text.get(from..to).unwrap_or("");
        if word.len() != 3 || !word.eq_ignore_ascii_case("law") {
            return word;
        }
        let before = self.text.get(..from).unwrap_or("");
        let back = if before.ends_with("-in-") {
            4
        } else if before.ends_with(" in ") {
            2
        } else {
            return word;
        };
        let first = token
            .checked_sub(back)
            .and_then(|at| self.bytes.get(at as usize));
        first
            .and_then(|&(first, _)| self.text.get(first..to))
            .unwrap_or(word)
    }

    /// A token's offsets.
    pub fn units(&self, token: u32) -> (u32, u32) {
        self.units.get(token as usize).copied().unwrap_or((0, 0))
    }

    /// The text between two offsets that are borders of tokens.
    pub fn text_of(&self, start: u32, end: u32) -> &'a str {
        let span = Span {
            start: self.token_at(start),
            end: self.token_at(end.saturating_sub(1)) + 1,
        };
        self.of(span).map_or("", |(text, ..)| text)
    }

    /// The first token that ends after an offset.
    pub fn token_at(&self, unit: u32) -> u32 {
        self.units.partition_point(|&(_, end)| end <= unit) as u32
    }
}

/// Whether a word, which holds no space, is one of a list, which spaces part; in any case.
// Called from many places.
#[inline(never)]
pub(super) fn is_among(word: &str, list: &str) -> bool {
    /// One in each byte, and what tells the cases of a letter apart.
    const ONES: u64 = 0x0101_0101_0101_0101;
    const CASE: u64 = 0x20 * ONES;
    let (word, list) = (word.as_bytes(), list.as_bytes());
    let Some(&first) = word.first() else {
        return false;
    };
    let first = (ONES * u64::from(first)) | CASE;
    // Eight bytes at a time: those that may be the word's first are 0 (Warren: Hacker's Delight, 6-1; a byte above
    // such a one may be told by mistake), the highest bit of which is set.
    (0..list.len()).step_by(8).any(|from| {
        let part = list.get(from..).unwrap_or(&[]);
        let eight = part.first_chunk::<8>().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            eight
                .iter_mut()
                .zip(part)
                .for_each(|(to, &byte)| *to = byte);
            eight
        });
        let other = (u64::from_le_bytes(eight) | CASE) ^ first;
        let mut found = other.wrapping_sub(ONES) & !other & (0x80 * ONES);
        while found != 0 {
            let start = from + found.trailing_zeros() as usize / 8;
            found &= found - 1;
            let begins = start == 0 || list.get(start - 1) == Some(&b' ');
            let end = start + word.len();
            let ends = matches!(list.get(end), None | Some(b' '));
            let known = list.get(start..end);
            if begins && ends && known.is_some_and(|known| known.eq_ignore_ascii_case(word)) {
                return true;
            }
        }
        false
    })
}

/// Whether a word says no.
pub(super) fn is_no(word: &str) -> bool {
    is_among(word, "no nope nah")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_among_those_of_a_list_as_a_whole_and_in_any_case() {
        let list = "a an the no nope o'clock seventeen été";
        for word in list.split(' ') {
            assert!(is_among(word, list), "{word}");
            assert!(is_among(&word.to_ascii_uppercase(), list), "{word}");
            assert!(is_among(word, word), "{word}");
            let rest: String = word.chars().skip(1).collect();
            assert!(!is_among(&rest, list), "{word}");
            assert!(!is_among(&format!("{word}s"), list), "{word}");
            assert!(!is_among(&format!("x{word}"), list), "{word}");
        }
        for (word, list) in [
            ("", list),
            ("", ""),
            ("a", ""),
            ("a an", "an a"),
            ("@", "`"),
        ] {
            assert!(!is_among(word, list), "{word}");
        }
    }
}
