//! The closed vocabulary of values: each word, sign or phrase with its senses (a class and a
//! number), read in place from the model's section `VOCB`; `tables` makes it. A look-up is one hash
//! and one comparison.
//!
//! Layout, little endian, with 2^parameter slots: entries u16 · senses u16 · words of all lists u16 ·
//! slots u16 (an entry or 0; open addressing, FNV-1a) · per list of `lists`, and one more, its first
//! word u16 · the words of the lists u16 · per entry: spelling's place u16, first sense u16, classes u32 (bits
//! of [`Class`]), spelling's length u8, senses u8 · per sense: class u8, number i32 · the spellings.
//! Entry 0 is nothing. A phrase is spelled with spaces; each of its beginnings is an entry too, of
//! the class `Prefix`, and every word of it but the signs is a word of its own, so that a look-up
//! that fails at a word ends the phrase.

use super::super::little::{full, half, number};
pub(crate) use super::class::Class;
use super::lexeme::Lexeme;
use super::lists::{LISTS, List};

/// The longest phrase, lexemes.
const PHRASE: usize = 7;
/// The longest word, bytes; no entry is longer.
const WORD: usize = 24;

pub(crate) const ENTRY: usize = 10;
pub(crate) const SENSE: usize = 5;

/// The words and the table over them.
#[derive(Clone, Copy)]
pub(crate) struct Vocabulary<'m> {
    slots: &'m [u8],
    entries: &'m [u8],
    senses: &'m [u8],
    spelled: &'m [u8],
    starts: &'m [[u8; 2]],
    listed: &'m [[u8; 2]],
}

pub(crate) const SEED: u32 = 0x811C_9DC5;

/// One step of FNV-1a (Fowler, Noll, Vo), small letters and capitals alike.
pub(crate) fn mix(hash: u32, byte: u8) -> u32 {
    (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193)
}

/// The first slot to look into.
pub(crate) fn slot(hash: u32) -> usize {
    (hash ^ hash >> 13) as usize
}

impl<'m> Vocabulary<'m> {
    /// The vocabulary in `bytes`; nothing when they are cut short.
    pub(crate) fn new(bytes: &'m [u8], bits: u32) -> Option<Vocabulary<'m>> {
        if !(4..=15).contains(&bits) {
            return None;
        }
        let (head, rest) = bytes.split_at_checked(6)?;
        let (slots, rest) = rest.split_at_checked(2 << bits)?;
        let (starts, rest) = rest.split_at_checked(2 * LISTS.len() + 2)?;
        let (listed, rest) = rest.split_at_checked(2 * half(head, 4))?;
        let (entries, rest) = rest.split_at_checked(ENTRY * half(head, 0))?;
        let (senses, spelled) = rest.split_at_checked(SENSE * half(head, 2))?;
        Some(Vocabulary {
            slots,
            entries,
            senses,
            spelled,
            starts: starts.as_chunks().0,
            listed: listed.as_chunks().0,
        })
    }

    /// Whether every number points to something, and a look-up of what is not there ends.
    pub(crate) fn is_sound(&self) -> bool {
        let mut free = false;
        for slot in self.slots.chunks_exact(2) {
            let id = half(slot, 0);
            free |= id == 0;
            if ENTRY * id >= self.entries.len() {
                return false;
            }
        }
        free && self.entries.chunks_exact(ENTRY).all(|entry| {
            let spelled = half(entry, 0) + usize::from(entry[8]);
            let senses = half(entry, 2) + usize::from(entry[9]);
            spelled <= self.spelled.len() && SENSE * senses <= self.senses.len()
        })
    }

    fn entry(&self, id: u16) -> &'m [u8] {
        let at = ENTRY * usize::from(id);
        self.entries.get(at..at + ENTRY).unwrap_or(&[0; ENTRY])
    }

    /// How an entry is spelled.
    pub(crate) fn spelled(&self, id: u16) -> &'m [u8] {
        let entry = self.entry(id);
        let at = half(entry, 0);
        self.spelled
            .get(at..at + usize::from(entry[8]))
            .unwrap_or(&[])
    }

    /// Whether a list has the word.
    pub(crate) fn lists(&self, id: u16, list: List) -> bool {
        let at = usize::from(list.0);
        let place = number(self.starts, at)..number(self.starts, at + 1);
        let words = self.listed.get(place).unwrap_or(&[]);
        words.iter().any(|&word| u16::from_le_bytes(word) == id)
    }

    fn classes(&self, id: u16) -> u32 {
        full(self.entry(id), 4)
    }

    /// The entry of a hash and spelling, or 0.
    fn find(&self, hash: u32, word: &[u8]) -> u16 {
        let mask = self.slots.len() / 2 - 1;
        let mut at = slot(hash) & mask;
        loop {
            let id = half(self.slots, 2 * at) as u16;
            if id == 0 || self.spelled(id).eq_ignore_ascii_case(word) {
                return id;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of the entry `word` has, 0 if none, and the entry's classes.
    pub(crate) fn look_up(&self, word: &str) -> (u16, u32) {
        if word.len() > WORD {
            return (0, 0);
        }
        let id = self.find(word.bytes().fold(SEED, mix), word.as_bytes());
        (id, self.classes(id))
    }

    /// The value of a word's sense in a class.
    #[inline(never)]
    pub(crate) fn value(&self, id: u16, class: Class) -> Option<i32> {
        let entry = self.entry(id);
        if full(entry, 4) & class.bit() == 0 {
            return None;
        }
        let from = SENSE * half(entry, 2);
        let senses = self
            .senses
            .get(from..from + SENSE * usize::from(entry[9]))?;
        let mut senses = senses.chunks_exact(SENSE);
        let sense = senses.find(|sense| sense[0] == class as u8)?;
        Some(full(sense, 1) as i32)
    }

    /// The longest word or phrase of a class that begins at `at`: the lexeme after it, and its
    /// value.
    #[inline(never)]
    pub(crate) fn phrase(
        &self,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
        class: Class,
    ) -> Option<(usize, i32)> {
        let first = lexemes.get(at)?;
        let mut best = self.value(first.word, class).map(|value| (at + 1, value));
        self.each_phrase(text, lexemes, at, &mut |end, id| {
            best = self.value(id, class).map(|value| (end, value)).or(best);
        });
        best
    }

    /// The classes of a word and of all phrases that begin with it.
    pub(crate) fn phrases(&self, text: &str, lexemes: &[Lexeme], at: usize) -> u32 {
        let mut classes = lexemes.get(at).map_or(0, |first| first.classes);
        self.each_phrase(text, lexemes, at, &mut |_, id| classes |= self.classes(id));
        classes
    }

    /// Calls `each` with the lexeme after each phrase that begins at `at`, and its entry, beginnings of phrases too.
    /// Apostrophes and a possessive `s` count for nothing.
    fn each_phrase(
        &self,
        text: &str,
        lexemes: &[Lexeme],
        at: usize,
        each: &mut dyn FnMut(usize, u16),
    ) {
        let mut joined = [0u8; 2 * WORD];
        let mut length = 0;
        let mut hash = SEED;
        let mut classes = lexemes.get(at).map_or(0, |first| first.classes);
        for (i, lexeme) in lexemes.iter().enumerate().skip(at).take(PHRASE) {
            if classes & Class::Prefix.bit() == 0 {
                return;
            }
            let Some(word) = text.get(lexeme.start as usize..lexeme.end as usize) else {
                return;
            };
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
            let space: &[u8] = if i > at { b" " } else { b"" };
            for &byte in space.iter().chain(word.as_bytes()) {
                let Some(room) = joined.get_mut(length) else {
                    return;
                };
                *room = byte;
                hash = mix(hash, byte);
                length += 1;
            }
            // The first word was looked up.
            if i > at {
                let id = self.find(hash, joined.get(..length).unwrap_or(&[]));
                if id == 0 {
                    return;
                }
                each(i + 1, id);
                classes = self.classes(id);
            }
        }
    }
}
