//! The patterns of dates and times, compiled: spellings become numbers of the vocabulary, and each
//! pattern says what it can begin with.

use super::super::class::Class;
use super::super::time::first::{ANY, DIGITS, First, NUMBERS, word};
use super::super::time::pattern::OPTIONAL;
use super::super::time::{CLOCKS, FOUND, TABLES, of_letter};
use super::Words;

/// The bytes of the section `DATE`; its layout is in `time::pattern`.
pub(super) fn bytes(words: &Words) -> Vec<u8> {
    let (mut starts, mut places, mut elements) = (vec![0u16], vec![0u16], Vec::new());
    for table in &TABLES {
        for pattern in table.patterns {
            for element in pattern.split(' ') {
                compile(element, words, &mut elements);
            }
            places.push(elements.len() as u16);
        }
        starts.push(places.len() as u16 - 1);
    }
    let beginnings = Beginnings::all(words);
    let firsts = TABLES.iter().flat_map(|table| table.patterns);
    let firsts = firsts.map(|pattern| beginnings.of(pattern, words));
    let found = FOUND.map(|table| beginnings.tables[table]);
    let any = found.into_iter().fold(First::default(), First::or);
    let unions = beginnings.tables.into_iter().chain([any]);
    let mut out = Vec::new();
    out.extend(starts.iter().chain(&places).flat_map(|n| n.to_le_bytes()));
    out.extend(firsts.chain(unions).flat_map(First::to_bytes));
    out.extend(elements);
    out
}

/// An element without its `?`, and whether it had one.
fn split(element: &str) -> (&str, bool) {
    match element.strip_suffix('?') {
        Some(rest) if !rest.is_empty() => (rest, true),
        _ => (element, false),
    }
}

/// The letter of a nonterminal.
fn nonterminal(element: &str) -> Option<u8> {
    let &[letter] = element.as_bytes() else {
        return None;
    };
    (letter.is_ascii_uppercase() || b"#%&!".contains(&letter)).then_some(letter)
}

fn compile(element: &str, words: &Words, out: &mut Vec<u8>) {
    let (element, optional) = split(element);
    let mark = if optional { OPTIONAL } else { 0 };
    if let Some(letter) = nonterminal(element) {
        return out.push(letter | mark);
    }
    let spellings: Vec<u16> = element.split('|').map(|name| words.number(name)).collect();
    assert!(spellings.len() < 32 && !spellings.contains(&0), "{element}");
    out.push(spellings.len() as u8 | mark);
    out.extend(spellings.iter().flat_map(|id| id.to_le_bytes()));
}

/// What the patterns of each table can begin with.
struct Beginnings {
    tables: [First; TABLES.len()],
}

impl Beginnings {
    /// Grows the sets until none grows.
    fn all(words: &Words) -> Beginnings {
        let mut all = Beginnings {
            tables: [First::default(); TABLES.len()],
        };
        loop {
            let sets = std::array::from_fn(|i| {
                let patterns = TABLES[i].patterns.iter();
                let sets = patterns.map(|pattern| all.of(pattern, words));
                sets.fold(First::default(), First::or)
            });
            if sets == all.tables {
                return all;
            }
            all.tables = sets;
        }
    }

    fn of(&self, pattern: &str, words: &Words) -> First {
        let mut first = First::default();
        for element in pattern.split(' ') {
            let (element, optional) = split(element);
            first = first.or(self.element(element, words));
            if !optional {
                break;
            }
        }
        first
    }

    fn element(&self, element: &str, words: &Words) -> First {
        let spelled = |text: &str| First {
            classes: 0,
            words: text
                .split('|')
                .fold(0, |set, name| set | word(words.number(name))),
        };
        let class = |classes: u32| First { classes, words: 0 };
        let number = First {
            classes: NUMBERS | Class::Month.bit(),
            words: DIGITS | spelled("a|an|oh|o|-|.").words,
        };
        match nonterminal(element) {
            Some(b'M') => class(Class::Month.bit()),
            Some(b'W') => class(Class::Weekday.bit()),
            Some(b'V') => class(Class::Weekdays.bit()),
            Some(b'R') => class(Class::Relative.bit()),
            Some(b'S') => class(Class::Season.bit()),
            Some(b'F') => class(Class::Mornings.bit()),
            // Of these phrases are made too: their first words.
            Some(b'U') => class(Class::Unit.bit() | Class::Prefix.bit()),
            Some(b'X') => class(Class::Holiday.bit() | Class::Prefix.bit()),
            Some(b'B') => class(Class::Part.bit() | Class::Prefix.bit()),
            Some(b'K') => class(Class::DayWord.bit()),
            Some(b'A') => class(Class::Adverb.bit() | Class::Prefix.bit()),
            Some(b'N' | b'O' | b'E' | b'C' | b'Y' | b'J' | b'Z' | b'I' | b'#') => number,
            Some(b'Q') => spelled("q|h"),
            Some(b'&') => number.or(self.tables[CLOCKS]),
            Some(letter) => match of_letter(letter) {
                Some(table) => self.tables[table],
                None => First {
                    classes: 0,
                    words: ANY,
                },
            },
            None => spelled(element),
        }
    }
}
