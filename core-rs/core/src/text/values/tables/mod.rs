//! The words and patterns of values as they are written by hand, and what makes the model's sections
//! of them. Not part of the WebAssembly build: the trainer writes the sections, the reader reads them.
//!
//! Tables are strings of groups parted by spaces: `jan|january` are names of one value, `:9` sets
//! it, and a group without it has the value after the one before. `_` stands for the space of a
//! phrase.

mod money;
mod number;
mod patterns;
mod time;
mod unit;

use super::class::Class;
use super::lists::LISTS;
use super::time::TABLES;
use super::vocabulary::{ENTRY, SEED, SENSE, mix, slot};
use std::collections::HashMap;

/// Slots of the vocabulary: 2^this.
const BITS: u32 = 13;

struct Entry {
    spelled: String,
    classes: u32,
    /// The last added first.
    senses: Vec<(Class, i32)>,
}

/// The words as they are collected.
pub(super) struct Words {
    entries: Vec<Entry>,
    numbers: HashMap<String, u16>,
}

/// The bytes of the sections `VOCB` and `DATE`, each with its parameter.
pub fn sections() -> [(u32, Vec<u8>); 2] {
    let words = Words::all();
    let patterns = patterns::bytes(&words);
    [(BITS, words.bytes()), (TABLES.len() as u32, patterns)]
}

impl Words {
    fn all() -> Words {
        let mut words = Words {
            entries: Vec::new(),
            numbers: HashMap::new(),
        };
        words.entry("");
        for tables in [number::TABLES, time::TABLES] {
            for &(class, first, table) in tables {
                words.table(class, first, table);
            }
        }
        // The spellings that patterns are made of.
        for spelling in TABLES
            .iter()
            .flat_map(|table| table.patterns)
            .flat_map(|p| p.split(' '))
        {
            for word in spelling.trim_end_matches('?').split('|') {
                words.add(word, Class::Literal, 0);
            }
        }
        unit::fill(&mut words);
        money::fill(&mut words);
        for word in LISTS.iter().flat_map(|list| list.split(' ')) {
            assert!(!word.contains(|c: char| c.is_ascii_digit()), "{word}");
            words.entry(word);
        }
        words
    }

    /// Adds a table; values count from `first`.
    fn table(&mut self, class: Class, first: i32, table: &str) {
        let mut value = first;
        for group in table.split_ascii_whitespace() {
            let (names, given) = group.rsplit_once(':').unwrap_or((group, ""));
            if let Ok(given) = given.parse() {
                value = given;
            }
            for name in names.split('|').filter(|name| !name.is_empty()) {
                self.add(name, class, value);
            }
            value += 1;
        }
    }

    /// Adds a sense and returns the entry's number.
    fn add(&mut self, word: &str, class: Class, value: i32) -> u16 {
        let word = word.replace('_', " ");
        for (at, _) in word.match_indices(' ') {
            let id = self.entry(&word[..at]);
            self.entries[usize::from(id)].classes |= Class::Prefix.bit();
        }
        let id = self.entry(&word);
        let entry = &mut self.entries[usize::from(id)];
        if class != Class::Literal || entry.senses.is_empty() {
            entry.classes |= class.bit();
        }
        entry.senses.insert(0, (class, value));
        id
    }

    fn entry(&mut self, word: &str) -> u16 {
        let id = self.entries.len() as u16;
        let key = word.to_ascii_lowercase();
        let known = *self.numbers.entry(key).or_insert(id);
        if known == id {
            self.entries.push(Entry {
                spelled: word.to_owned(),
                classes: 0,
                senses: Vec::new(),
            });
        }
        known
    }

    /// The number of an entry, 0 if there is none.
    fn number(&self, word: &str) -> u16 {
        self.numbers
            .get(&word.to_ascii_lowercase())
            .copied()
            .unwrap_or(0)
    }

    fn bytes(&self) -> Vec<u8> {
        let mask = (1usize << BITS) - 1;
        let mut slots = vec![0u16; 1 << BITS];
        let mut entries = Vec::with_capacity(ENTRY * self.entries.len());
        let (mut senses, mut spelled) = (Vec::new(), Vec::new());
        for (id, entry) in self.entries.iter().enumerate() {
            if id > 0 {
                let mut at = slot(entry.spelled.bytes().fold(SEED, mix)) & mask;
                while slots[at] != 0 {
                    at = (at + 1) & mask;
                }
                slots[at] = id as u16;
            }
            entries.extend_from_slice(&(spelled.len() as u16).to_le_bytes());
            entries.extend_from_slice(&((senses.len() / SENSE) as u16).to_le_bytes());
            entries.extend_from_slice(&entry.classes.to_le_bytes());
            entries.extend_from_slice(&[entry.spelled.len() as u8, entry.senses.len() as u8]);
            spelled.extend_from_slice(entry.spelled.as_bytes());
            for &(class, value) in &entry.senses {
                senses.push(class as u8);
                senses.extend_from_slice(&value.to_le_bytes());
            }
        }
        assert!(spelled.len() <= usize::from(u16::MAX), "too many words");
        let (mut starts, mut listed) = (vec![0], Vec::new());
        for list in LISTS {
            listed.extend(list.split(' ').map(|word| self.number(word)));
            starts.push(listed.len() as u16);
        }
        let counts = [self.entries.len(), senses.len() / SENSE, listed.len()];
        let mut out = Vec::new();
        out.extend(counts.iter().flat_map(|&n| (n as u16).to_le_bytes()));
        let numbers = slots.iter().chain(&starts).chain(&listed);
        out.extend(numbers.flat_map(|number| number.to_le_bytes()));
        out.extend(entries);
        out.extend(senses);
        out.extend(spelled);
        out
    }
}
