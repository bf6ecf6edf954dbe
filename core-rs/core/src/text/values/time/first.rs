//! What a pattern can begin with, so that most are dismissed by two comparisons.

use super::super::lexeme::Sort;
use super::super::scan::Scan;
use super::super::vocabulary::{Class, Vocabulary};
use super::TABLES;

/// A set of beginnings: classes of the vocabulary (its bits), digits, and words by their number
/// modulo 62. It may hold too much, never too little.
#[derive(Clone, Copy, Default)]
pub(crate) struct First {
    classes: u32,
    words: u64,
}

const DIGITS: u64 = 1 << 62;
const ANY: u64 = 1 << 63;

const NUMBERS: u32 = Class::Small.bit()
    | Class::Scale.bit()
    | Class::Ordinal.bit()
    | Class::ScaleOrdinal.bit()
    | Class::Share.bit()
    | Class::Vulgar.bit()
    | Class::Vague.bit();

fn word(id: u16) -> u64 {
    if id == 0 { 0 } else { 1 << (id % 62) }
}

impl First {
    /// What stands at a lexeme.
    pub(crate) fn of(scan: &Scan, i: usize) -> First {
        let lexeme = scan.at(i);
        let digits = if lexeme.sort == Sort::Digits {
            DIGITS
        } else {
            0
        };
        First {
            classes: lexeme.classes,
            words: word(lexeme.word) | digits | ANY,
        }
    }

    pub(crate) fn meets(&self, seen: &First) -> bool {
        self.classes & seen.classes != 0 || self.words & seen.words != 0
    }

    /// Adds the beginnings of one element of a pattern.
    fn add(&mut self, element: &str, words: &Vocabulary) {
        let mut spelled = |text: &str| {
            for name in text.split('|') {
                self.words |= word(words.look_up(name).0);
            }
        };
        let class = match element {
            "M" => Class::Month.bit(),
            "W" => Class::Weekday.bit(),
            "V" => Class::Weekdays.bit(),
            "R" => Class::Relative.bit(),
            "S" => Class::Season.bit(),
            "F" => Class::Mornings.bit(),
            // Of these phrases are made too: their first words.
            "U" => Class::Unit.bit() | Class::Prefix.bit(),
            "X" => Class::Holiday.bit() | Class::Prefix.bit(),
            "B" => Class::Part.bit() | Class::Prefix.bit(),
            "K" => Class::DayWord.bit(),
            "A" => Class::Adverb.bit() | Class::Prefix.bit(),
            "N" | "O" | "E" | "C" | "Y" | "J" | "Z" | "I" | "#" => {
                spelled("a|an|oh|o|-|.");
                self.words |= DIGITS;
                NUMBERS | Class::Month.bit()
            }
            "Q" => {
                spelled("q|h");
                0
            }
            _ if element.len() == 1
                && element
                    .as_bytes()
                    .iter()
                    .all(|b| b.is_ascii_uppercase() || b"%&!".contains(b)) =>
            {
                self.words |= ANY;
                0
            }
            _ => {
                spelled(element);
                0
            }
        };
        self.classes |= class;
    }
}

/// Where the patterns of a table begin among all.
pub(crate) fn start(index: usize) -> usize {
    TABLES.iter().take(index).map(|table| table.len()).sum()
}

/// The beginnings of every pattern of every table.
pub(crate) fn all(words: &Vocabulary) -> Vec<First> {
    let mut firsts = Vec::new();
    for &(pattern, _) in TABLES.iter().flat_map(|table| table.iter()) {
        let mut first = First::default();
        for element in pattern.split(' ') {
            let rest = element.strip_suffix('?').filter(|rest| !rest.is_empty());
            first.add(rest.unwrap_or(element), words);
            if rest.is_none() {
                break;
            }
        }
        firsts.push(first);
    }
    firsts
}
