//! The matcher: tables of patterns at a place, and what is known of the nonterminals there.

use super::super::super::steps;
use super::pattern::{OPTIONAL, WORD};
use super::ring::{TABLED, row};
use super::{Action, SLOTS, TABLES, Time, Val, hour, leaf, of_letter, tense};

/// How often a left-recursive rule is tried again.
const GROWTH: usize = 3;
/// Nonterminals inside each other at most.
const DEPTH: u32 = 12;

impl Time<'_, '_> {
    /// The longest match of a table's patterns at `i`.
    pub(super) fn table(&mut self, index: usize, i: usize) -> Option<Val> {
        let mut best: Option<Val> = None;
        let actions = TABLES.get(index)?.actions;
        let start = self.patterns.start(index);
        let mut from = 0;
        for mut candidates in self.patterns.candidates(index, self.scan, i) {
            steps::count(1);
            while candidates != 0 {
                let place = from + candidates.trailing_zeros() as usize;
                candidates &= candidates - 1;
                steps::count(1);
                if let Some(&action) = actions.get(place)
                    && let Some(value) = self.pattern(start + place, action, i)
                    && best.is_none_or(|b| value.end > b.end)
                {
                    best = Some(value);
                }
            }
            from += WORD;
        }
        best
    }

    fn pattern(&mut self, pattern: usize, action: Action, i: usize) -> Option<Val> {
        let mut rest = self.patterns.elements(pattern);
        if self.is_dismissed(rest, i) {
            return None;
        }
        let mut slots = [Val::NONE; SLOTS];
        let mut count = 0;
        let mut at = i;
        while let [head, after @ ..] = rest {
            let (code, optional) = (head & !OPTIONAL, head & OPTIONAL != 0);
            if code >= 32 {
                rest = after;
                let value = self.parse(code, at);
                if value.is_none() && !optional {
                    return None;
                }
                let value = value.unwrap_or(Val::NONE);
                at = at.max(value.end);
                *slots.get_mut(count)? = value;
                count += 1;
                continue;
            }
            let spellings;
            (spellings, rest) = after.split_at_checked(2 * usize::from(code))?;
            let word = self.scan.at(at).word;
            if word != 0 && spelled(spellings, word) {
                at += 1;
            } else if !optional {
                return None;
            }
        }
        if let Some(begin) = self.untensed.take() {
            self.now.past = tense::past(self.scan, begin);
        }
        let mut value = action(&self.now, &slots)?;
        value.end = at;
        Some(value)
    }

    /// Whether what must stand first is known not to: most patterns end here, before there is room for
    /// their values.
    fn is_dismissed(&self, mut rest: &[u8], i: usize) -> bool {
        let word = self.scan.at(i).word;
        while let [head, after @ ..] = rest {
            let code = head & !OPTIONAL;
            let places = if code >= 32 { 0 } else { 2 * usize::from(code) };
            let Some((spellings, behind)) = after.split_at_checked(places) else {
                return false;
            };
            let missing = if code >= 32 {
                self.is_known_missing(code, i)
            } else {
                word == 0 || !spelled(spellings, word)
            };
            if !missing {
                return false;
            }
            if head & OPTIONAL == 0 {
                return true;
            }
            rest = behind;
        }
        false
    }

    /// Whether a nonterminal was looked for at `i`, in vain.
    fn is_known_missing(&self, letter: u8, i: usize) -> bool {
        row(letter).is_some_and(|row| matches!(self.ring.get(row, i), Some(None)))
    }

    /// The value of a nonterminal at `i`.
    pub(super) fn parse(&mut self, letter: u8, i: usize) -> Option<Val> {
        let Some(row) = row(letter) else {
            return leaf::leaf(self.scan, letter, i);
        };
        if let Some(known) = self.ring.get(row, i) {
            return known;
        }
        if row >= TABLED {
            let value = leaf::leaf(self.scan, letter, i);
            self.ring.keep(row, i, value);
            return value;
        }
        if self.depth >= DEPTH {
            return None;
        }
        // A rule that begins with its own nonterminal fails at first; once there is a value, it is
        // tried again with that (Warth, Douglass, Millstein: Packrat Parsers Can Support Left
        // Recursion, 2008).
        self.ring.keep(row, i, None);
        self.depth += 1;
        let mut value = self.read(letter, i);
        for _ in 0..GROWTH {
            let Some(kept) = value.filter(|_| matches!(letter, b'T' | b'D')) else {
                break;
            };
            self.ring.keep(row, i, value);
            match self.read(letter, i) {
                Some(longer) if longer.end > kept.end => value = Some(longer),
                _ => break,
            }
        }
        self.depth -= 1;
        self.ring.keep(row, i, value);
        value
    }

    fn read(&mut self, letter: u8, i: usize) -> Option<Val> {
        match of_letter(letter) {
            Some(table) => self.table(table, i),
            // `&`
            None => self.parse(b'T', i).or_else(|| hour::bare(self.scan, i)),
        }
    }
}

/// Whether a word is one of the spellings, by their numbers.
fn spelled(spellings: &[u8], word: u16) -> bool {
    let mut spellings = spellings.as_chunks().0.iter();
    spellings.any(|&id| u16::from_le_bytes(id) == word)
}
