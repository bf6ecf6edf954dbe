//! Where the tokens of a message lie.

use super::units::Units;
use crate::text::Analysis;
use crate::text::relations::{Relation, Span};
use crate::words::{
    List, TRACES, is_among, is_capital, list, lower, may_hold, same, some, sort_of, trace,
};
use std::ops::Range;

/// The most tokens of a message that are looked at where it has no relation: it may be an answer, or name somebody.
const SHORT: usize = 40;
/// Tokens of which each is looked at.
const FEW: usize = 8;

/// Where each token lies, as UTF-16 offsets and in bytes.
pub(super) struct Places<'a> {
    pub text: &'a str,
    units: &'a [(u32, u32)],
    /// Their texts, each with its sort (`words::sort_of`); none where a message of more than [`SHORT`] tokens has no
    /// relations.
    words: Vec<(&'a str, u32)>,
    /// The sorts of all of them, and their traces: a look at these is a look at all words.
    sorts: u32,
    traces: [u32; TRACES / 32],
    /// Whether one may be the end of "mother-in-law".
    laws: bool,
}

impl<'a> Places<'a> {
    pub fn new(text: &'a str, analysis: &'a Analysis) -> Places<'a> {
        let (mut units, none) = (Units::new(text), text.get(..0).unwrap_or(""));
        let (mut sorts, mut traces, mut laws) = (0, [0; TRACES / 32], false);
        let word = |&(start, end): &(u32, u32)| {
            let word = match units.ascii {
                true => text.get(start as usize..end as usize),
                false => units.slice(start, end),
            };
            let word = word.unwrap_or(none);
            // See [`Places::word`].
            let law = matches!(word.as_bytes(), [b'l' | b'L', _, _]) && same(word, "law");
            let sort = if law { u32::MAX } else { sort_of(word) };
            let trace = trace(word.as_bytes());
            if let Some(slot) = traces.get_mut(trace / 32) {
                *slot |= 1 << (trace % 32);
            }
            sorts |= sort;
            laws |= law;
            (word, sort)
        };
        let words: Vec<(&str, u32)> =
            if analysis.relations.is_empty() && analysis.tokens.len() > SHORT {
                Vec::new()
            } else {
                analysis.tokens.iter().map(word).collect()
            };
        Places {
            text,
            units: &analysis.tokens,
            words,
            sorts,
            traces,
            laws,
        }
    }

    /// The text of a run of tokens, and its offsets.
    #[inline(never)]
    pub fn of(&self, span: Span) -> Option<(&'a str, u32, u32)> {
        let (first, last) = (span.start as usize, (span.end as usize).checked_sub(1)?);
        let (to, _) = self.words.get(last)?;
        let from = self.byte(self.words.get(first)?.0);
        let to = self.byte(to) + to.len();
        let (start, end) = (self.units.get(first)?.0, self.units.get(last)?.1);
        Some((self.text.get(from..to)?, start, end))
    }

    /// The offsets of a run of tokens.
    pub fn offsets(&self, span: Span) -> Option<(u32, u32)> {
        let (first, last) = (span.start as usize, (span.end as usize).checked_sub(1)?);
        self.words.get(last).filter(|_| first <= last)?;
        Some((self.units.get(first)?.0, self.units.get(last)?.1))
    }

    /// Whether a token begins with an upper-case letter.
    pub fn is_capital(&self, token: u32) -> bool {
        let word = self.words.get(token as usize);
        // Most are told by a byte.
        word.is_some_and(|(word, sort)| {
            let small = word
                .bytes()
                .next()
                .is_some_and(|byte| byte.is_ascii_lowercase());
            !(small && *sort != u32::MAX) && is_capital(self.word(token))
        })
    }

    /// Where a part of the text begins in it.
    fn byte(&self, part: &str) -> usize {
        (part.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize)
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

    /// A predicate in small letters, its first word whole: "am sorry to hear of".
    pub fn whole_predicate(&self, relation: &Relation) -> String {
        const WHOLE: [(&str, &str); 5] = [
            ("m", "am"),
            ("re", "are"),
            ("ve", "have"),
            ("ll", "will"),
            ("d", "would"),
        ];
        let text = lower(&self.predicate(relation));
        let short = text.strip_prefix(['\'', '’']);
        let short = short.map(|short| short.split_at(short.find(' ').unwrap_or(short.len())));
        let word = |(first, rest)| {
            let whole = WHOLE.iter().find(|(short, _)| *short == first)?.1;
            Some([whole, rest].concat())
        };
        short.and_then(word).unwrap_or(text)
    }

    /// A token's text; empty where there is none. Of "mother-in-law" the last token's is the whole.
    // Called from many places.
    #[inline(never)]
    pub fn word(&self, token: u32) -> &'a str {
        let Some(&(word, sort)) = self.words.get(token as usize) else {
            return "";
        };
        if sort != u32::MAX {
            return word;
        }
        let from = self.byte(word);
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
            .and_then(|at| self.words.get(at as usize));
        first
            .and_then(|(first, _)| self.text.get(self.byte(first)..from + word.len()))
            .unwrap_or(word)
    }

    /// Whether a token's text is one of a list's words.
    // Called from many places.
    #[inline(never)]
    pub fn is(&self, token: u32, list: &List) -> bool {
        match self.words.get(token as usize) {
            Some(&(_, sort)) if may_hold(list, sort) => is_among(self.word(token), list),
            _ => false,
        }
    }

    /// Whether one of some tokens' texts is one of a list's words.
    // Called from many places.
    #[inline(never)]
    pub fn any(&self, tokens: Range<u32>, list: &List) -> bool {
        let Range { start, end } = tokens;
        let end = (end as usize).min(self.words.len());
        let words = self.words.get(start as usize..end).unwrap_or(&[]);
        let may = |sort: u32| may_hold(list, sort);
        if !may(self.sorts) {
            return false;
        }
        if words.len() < FEW || self.laws {
            let mut all = (start..).zip(words);
            return all.any(|(token, &(_, sort))| may(sort) && is_among(self.word(token), list));
        }
        // Those of a list are fewer than those of a message, and most of them have left no trace there.
        some(list, |known| {
            let trace = trace(known);
            let row = self.traces.get(trace / 32).copied().unwrap_or(0);
            let is = |(word, _): &(&str, u32)| word.as_bytes().eq_ignore_ascii_case(known);
            row & 1 << (trace % 32) != 0 && words.iter().any(is)
        })
    }

    /// Whether one of a list's words is said at all.
    pub fn has(&self, list: &List) -> bool {
        self.any(0..u32::MAX, list)
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

/// Whether a predicate says nothing by itself, or no more than that something was had: "I had John call you", "the trip we had to Rome".
pub(super) fn is_had(predicate: &str) -> bool {
    let denied = predicate.strip_prefix("didn't ");
    let predicate = denied.unwrap_or(predicate);
    let (first, rest) = predicate.split_once(' ').unwrap_or((predicate, ""));
    let last = rest.rsplit(' ').next().unwrap_or("");
    // "I love how quiet Bergen is", "where I live is Oslo"
    const SAID: &List =
        list!("said say heard hear think thought guess wish mean meant hope suppose believe");
    if rest.is_empty() && is_among(first, SAID) {
        return true;
    }
    if is_among(last, list!("how what why when where is was")) && !is_among(first, list!("it that"))
    {
        return true;
    }
    let bare = rest.is_empty() || is_among(rest, list!("to with in on at for of"));
    bare && is_among(first, list!("have has had having being 've"))
}
