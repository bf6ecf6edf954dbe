//! The patterns of dates and times, compiled: spellings become numbers of the vocabulary, and each
//! pattern says what it can begin with, and what can stand behind its first lexeme. Tests look for values without
//! these sets too.

use super::super::class::Class;
use super::super::time::first::{ANY, BITS, DIGITS, First, NUMBERS, SIGN, word};
use super::super::time::pattern::{OPTIONAL, WORD};
use super::super::time::{CLOCKS, TABLES, of_letter};
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
    let mut out = Vec::new();
    out.extend(starts.iter().chain(&places).flat_map(|n| n.to_le_bytes()));
    for table in &TABLES {
        let sets = table.patterns.iter();
        let sets: Vec<_> = sets
            .map(|pattern| beginnings.of(pattern, words).sets())
            .collect();
        for index in 0..3 {
            for bit in 0..BITS {
                for word in sets.chunks(WORD) {
                    let has = |set: &[First; 3]| u64::from(set[index].has(bit));
                    let row = word.iter().enumerate().map(|(k, set)| has(set) << k);
                    out.extend(row.sum::<u64>().to_le_bytes());
                }
            }
        }
    }
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

/// What something can begin with. Of the two kinds of beginnings, with digits and with all else: what can be its
/// second lexeme, and whether it can be one lexeme only.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Beginning {
    first: First,
    second: [First; 2],
    single: [bool; 2],
}

impl Beginning {
    /// The sets that the model has of it.
    fn sets(self) -> [First; 3] {
        let [digits, other] = [0, 1].map(|kind| {
            let end = if self.single[kind] { ANY } else { 0 };
            self.second[kind].or(literal(end))
        });
        [self.first, digits, other]
    }

    fn or(self, other: Beginning) -> Beginning {
        Beginning {
            first: self.first.or(other.first),
            second: [0, 1].map(|kind| self.second[kind].or(other.second[kind])),
            single: [0, 1].map(|kind| self.single[kind] || other.single[kind]),
        }
    }

    /// Whether it can begin with digits (0), or with something else (1).
    fn has(&self, kind: usize) -> bool {
        let First { classes, words } = self.first;
        match kind {
            0 => words & DIGITS != 0,
            _ => classes != 0 || words & !DIGITS != 0,
        }
    }
}

/// Words, by their bits.
fn literal(words: u64) -> First {
    First { classes: 0, words }
}

/// What the patterns of each table can begin with.
struct Beginnings {
    tables: [Beginning; TABLES.len()],
}

impl Beginnings {
    /// Grows the sets until none grows.
    fn all(words: &Words) -> Beginnings {
        let mut all = Beginnings {
            tables: [Beginning::default(); TABLES.len()],
        };
        loop {
            let sets = std::array::from_fn(|i| {
                let patterns = TABLES[i].patterns.iter();
                let sets = patterns.map(|pattern| all.of(pattern, words));
                sets.fold(Beginning::default(), Beginning::or)
            });
            if sets == all.tables {
                return all;
            }
            all.tables = sets;
        }
    }

    fn of(&self, pattern: &str, words: &Words) -> Beginning {
        let elements: Vec<_> = pattern.split(' ').map(split).collect();
        let read = |&(element, optional): &(&str, bool)| (self.element(element, words), optional);
        let elements: Vec<_> = elements.iter().map(read).collect();
        let mut whole = Beginning::default();
        for (at, (element, optional)) in elements.iter().enumerate() {
            let rest = &elements[at + 1..];
            let needed = rest.iter().position(|&(_, optional)| !optional);
            let reached = &rest[..needed.map_or(rest.len(), |needed| needed + 1)];
            let behind = reached
                .iter()
                .fold(First::default(), |set, (next, _)| set.or(next.first));
            let mut part = *element;
            for kind in [0, 1] {
                if part.has(kind) && part.single[kind] {
                    part.second[kind] = part.second[kind].or(behind);
                }
                part.single[kind] &= needed.is_none();
            }
            whole = whole.or(part);
            if !optional {
                break;
            }
        }
        whole
    }

    fn element(&self, element: &str, words: &Words) -> Beginning {
        let spelled = |text: &str| {
            let words = text.split('|').map(|name| word(words.number(name)));
            literal(words.fold(0, |set, word| set | word))
        };
        // One lexeme.
        let one = |first: First| Beginning {
            first,
            second: Default::default(),
            single: [true; 2],
        };
        let class = |classes: u32| First { classes, words: 0 };
        // Phrases: their first words, and anything behind.
        let phrase = |classes: u32| Beginning {
            second: [First::default(), literal(ANY)],
            ..one(class(classes | Class::Prefix.bit()))
        };
        let worded = class(NUMBERS | Class::Month.bit()).or(spelled("a|an|oh|o|-|."));
        let number = worded.or(literal(DIGITS));
        // What a number in words or digits goes on with.
        let going_on = class(NUMBERS | GOING_ON).or(literal(SIGN | DIGITS));
        let going_on = going_on.or(spelled("and|a|an|of|point|over|out|in|e|x|minus|negative"));
        let ordinal = going_on.or(spelled("st|nd|rd|th"));
        let several = |first: First, second: First| Beginning {
            second: [second; 2],
            ..one(first)
        };
        let clock = literal(SIGN).or(spelled("am|pm|ampm|a|p|ish"));
        match nonterminal(element) {
            Some(b'M') => one(class(Class::Month.bit())),
            Some(b'W') => one(class(Class::Weekday.bit())),
            Some(b'V') => one(class(Class::Weekdays.bit())),
            Some(b'R') => one(class(Class::Relative.bit())),
            Some(b'S') => one(class(Class::Season.bit())),
            Some(b'F') => one(class(Class::Mornings.bit())),
            Some(b'K') => one(class(Class::DayWord.bit())),
            Some(b'U') => phrase(Class::Unit.bit()),
            Some(b'X') => phrase(Class::Holiday.bit()),
            Some(b'B') => phrase(Class::Part.bit()),
            Some(b'A') => phrase(Class::Adverb.bit()),
            Some(b'N') => several(number, going_on),
            Some(b'O' | b'E') => several(number, ordinal),
            Some(b'Y') => Beginning {
                second: [First::default(), going_on],
                ..one(number)
            },
            Some(b'C' | b'J' | b'Z') => several(worded, going_on),
            Some(b'I') => several(number, clock),
            Some(b'#') => several(number, literal(SIGN | DIGITS).or(class(Class::Month.bit()))),
            Some(b'Q') => several(spelled("q|h"), literal(DIGITS)),
            Some(b'%') => several(spelled("am|pm|ampm|a|p"), literal(SIGN).or(spelled("m"))),
            Some(b'&') => one(number).or(self.tables[CLOCKS]),
            Some(letter) => match of_letter(letter) {
                Some(table) => self.tables[table],
                None => several(literal(ANY), literal(ANY)),
            },
            None => one(spelled(element)),
        }
    }
}

/// Classes that a number goes on with, besides those that it can begin with.
const GOING_ON: u32 = Class::Parts.bit()
    | Class::ScaleParts.bit()
    | Class::Suffix.bit()
    | Class::Dozen.bit()
    | Class::Scale.bit();
