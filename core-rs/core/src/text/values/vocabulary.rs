//! The closed vocabulary of values: each word, sign or phrase with its senses (a class and a
//! number). Built once from the tables of `words_*.rs`; a look-up is one hash and one comparison.
//!
//! Tables are strings of groups parted by spaces: `jan|january` are names of one value, `:9` sets
//! it, and a group without it has the value after the one before. `_` stands for the space of a
//! phrase. Invariant: every word of a phrase but the signs is a word of its own, so that a look-up
//! that fails at a word ends the phrase.

pub(crate) use super::class::Class;
use super::lexeme::Lexeme;
use super::{words_money, words_number, words_time, words_unit};

/// The longest phrase, lexemes.
const PHRASE: usize = 7;
/// The longest word, bytes; no entry is longer.
const WORD: usize = 24;

struct Entry {
    /// Place in `spelled`.
    start: u32,
    length: u8,
    classes: u32,
    senses: u16,
}

struct Sense {
    class: Class,
    value: i32,
    next: u16,
}

/// The words and an open-addressing table over them.
pub(crate) struct Vocabulary {
    spelled: String,
    entries: Vec<Entry>,
    senses: Vec<Sense>,
    slots: Vec<u16>,
}

const SLOTS: usize = 8192;
const SEED: u32 = 0x811C_9DC5;

/// One step of FNV-1a (Fowler, Noll, Vo), small letters and capitals alike.
fn mix(hash: u32, byte: u8) -> u32 {
    let byte = if byte == b'_' {
        b' '
    } else {
        byte.to_ascii_lowercase()
    };
    (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
}

fn same(entry: &str, part: &str) -> bool {
    entry.len() == part.len()
        && entry
            .bytes()
            .zip(part.bytes())
            .all(|(a, b)| mix(0, a) == mix(0, b))
}

impl Vocabulary {
    pub(crate) fn new() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            spelled: String::new(),
            entries: Vec::new(),
            senses: Vec::new(),
            slots: vec![0; SLOTS],
        };
        // Entry 0 and sense 0 are nothing.
        vocabulary.push("");
        vocabulary.senses.push(Sense {
            class: Class::Literal,
            value: 0,
            next: 0,
        });
        for tables in [words_number::TABLES, words_time::TABLES] {
            for &(class, first, table) in tables {
                vocabulary.table(class, first, table);
            }
        }
        // The spellings that patterns begin with.
        for &(pattern, _) in super::time::TABLES.iter().flat_map(|table| table.iter()) {
            for element in pattern.split(' ') {
                for word in element.trim_end_matches('?').split('|') {
                    vocabulary.add(word, Class::Literal, 0);
                }
            }
        }
        words_unit::fill(&mut vocabulary);
        words_money::fill(&mut vocabulary);
        vocabulary
    }

    fn push(&mut self, word: &str) {
        let start = self.spelled.len() as u32;
        self.spelled.push_str(word);
        self.entries.push(Entry {
            start,
            length: word.len() as u8,
            classes: 0,
            senses: 0,
        });
    }

    fn word(&self, id: u16) -> &str {
        let entry = self.entries.get(usize::from(id));
        let place = entry.map_or(0..0, |e| {
            e.start as usize..e.start as usize + usize::from(e.length)
        });
        self.spelled.get(place).unwrap_or("")
    }

    /// Adds a table; values count from `first`.
    pub(crate) fn table(&mut self, class: Class, first: i32, table: &str) {
        let mut value = first;
        for group in table.split_ascii_whitespace() {
            let (names, given) = group.rsplit_once(':').unwrap_or((group, ""));
            if let Some(given) = integer(given) {
                value = given;
            }
            for name in names.split('|').filter(|name| !name.is_empty()) {
                self.add(name, class, value);
            }
            value += 1;
        }
    }

    /// Adds a sense and returns the entry's number.
    pub(crate) fn add(&mut self, word: &str, class: Class, value: i32) -> u16 {
        for (at, _) in word.match_indices('_') {
            if let Some(head) = word.get(..at) {
                let id = self.entry(head);
                self.entries[usize::from(id)].classes |= Class::Prefix.bit();
            }
        }
        let id = self.entry(word);
        let entry = &mut self.entries[usize::from(id)];
        if class != Class::Literal || entry.senses == 0 {
            entry.classes |= class.bit();
        }
        self.senses.push(Sense {
            class,
            value,
            next: entry.senses,
        });
        entry.senses = u16::try_from(self.senses.len() - 1).unwrap_or(0);
        id
    }

    /// Adds a phrase of an adjective and a noun.
    pub(crate) fn pair(&mut self, adjective: &str, noun: &str, class: Class, value: i32) {
        let mut phrase = String::from(adjective);
        phrase.push('_');
        phrase.push_str(noun);
        self.add(&phrase, class, value);
    }

    fn entry(&mut self, word: &str) -> u16 {
        let hash = word.bytes().fold(SEED, mix);
        let (id, slot) = self.find(hash, word);
        if id != 0 {
            return id;
        }
        self.push(word);
        let id = u16::try_from(self.entries.len() - 1).unwrap_or(0);
        self.slots[slot] = id;
        id
    }

    /// The entry of a hash and spelling, or 0 and the free slot.
    fn find(&self, hash: u32, word: &str) -> (u16, usize) {
        let mut slot = (hash ^ hash >> 13) as usize % SLOTS;
        loop {
            let id = self.slots[slot];
            if id == 0 || same(self.word(id), word) {
                return (id, slot);
            }
            slot = (slot + 1) % SLOTS;
        }
    }

    /// The number of the entry `word` has, 0 if none, and the entry's classes.
    pub(crate) fn look_up(&self, word: &str) -> (u16, u32) {
        if word.len() > WORD {
            return (0, 0);
        }
        let id = self.find(word.bytes().fold(SEED, mix), word).0;
        (id, self.entries[usize::from(id)].classes)
    }

    /// The value of a word's sense in a class.
    pub(crate) fn value(&self, id: u16, class: Class) -> Option<i32> {
        let entry = self.entries.get(usize::from(id))?;
        if entry.classes & class.bit() == 0 {
            return None;
        }
        let mut at = entry.senses;
        while at != 0 {
            let sense = self.senses.get(usize::from(at))?;
            if sense.class == class {
                return Some(sense.value);
            }
            at = sense.next;
        }
        None
    }

    /// The longest word or phrase of a class that begins at `at`: the lexeme after it, and its
    /// value. Apostrophes and a possessive `s` count for nothing.
    pub(crate) fn phrase(
        &self,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
        class: Class,
    ) -> Option<(usize, i32)> {
        let first = lexemes.get(at)?;
        let mut best = self.value(first.word, class).map(|value| (at + 1, value));
        if first.classes & Class::Prefix.bit() == 0 {
            return best;
        }
        let mut joined = [0u8; 2 * WORD];
        let mut length = 0;
        for (i, lexeme) in lexemes.iter().enumerate().skip(at).take(PHRASE) {
            let word = text.get(lexeme.start as usize..lexeme.end as usize)?;
            let before = lexemes.get(i.wrapping_sub(1)).filter(|_| i > at);
            if matches!(word, "'" | "’") && i > at
                || matches!(word, "s" | "S")
                    && !lexeme.gap
                    && before.is_some_and(|b| {
                        matches!(text.get(b.start as usize..b.end as usize), Some("'" | "’"))
                    })
            {
                continue;
            }
            let space = usize::from(i > at);
            let end = length + space + word.len();
            let Some(room) = joined.get_mut(length..end) else {
                break;
            };
            if let Some(gap) = room.first_mut().filter(|_| space == 1) {
                *gap = b' ';
            }
            room[space..].copy_from_slice(word.as_bytes());
            length = end;
            let spelled = core::str::from_utf8(&joined[..length]).unwrap_or("");
            let id = self.find(spelled.bytes().fold(SEED, mix), spelled).0;
            if id == 0 {
                break;
            }
            if let Some(value) = self.value(id, class) {
                best = Some((i + 1, value));
            }
            if self.entries[usize::from(id)].classes & Class::Prefix.bit() == 0 {
                break;
            }
        }
        best
    }
}

/// A decimal integer with an optional minus.
fn integer(text: &str) -> Option<i32> {
    text.parse().ok()
}
