//! What the taggers say of short sentences, kept by their words: "Thanks!" and "Sounds good" are said again and again.

use super::alone::Word;
use super::upos::Upos;

/// The most words of a sentence that is kept.
const WORDS: usize = 4;
/// Sentences that are kept, a power of two. 40 bytes each.
const KEPT: usize = 512;

/// Which words a sentence has, zeros behind them: no word's number is 0.
type Key = [u64; WORDS];

/// The tag and the label of each word.
type Said = [(Upos, u8); WORDS];

/// The short sentences of an analyzer's last texts.
#[derive(Default)]
pub(crate) struct Short {
    places: Vec<(Key, Said)>,
}

impl Short {
    /// Appends what is kept of a sentence; whether anything is.
    pub fn find(&self, row: &[Word], tags: &mut Vec<Upos>, labels: &mut Vec<u8>) -> bool {
        let Some(key) = key(row) else {
            return false;
        };
        let Some((_, said)) = self.places.get(place(key)).filter(|kept| kept.0 == key) else {
            return false;
        };
        labels.clear();
        for &(tag, label) in said.iter().take(row.len()) {
            tags.push(tag);
            labels.push(label);
        }
        true
    }

    #[inline(never)]
    pub fn keep(&mut self, row: &[Word], tags: &[Upos], labels: &[u8]) {
        let Some(key) = key(row) else {
            return;
        };
        let nothing = [(Upos::X, 0); WORDS];
        let mut said = nothing;
        for (said, (&tag, &label)) in said.iter_mut().zip(tags.iter().zip(labels)) {
            *said = (tag, label);
        }
        if self.places.is_empty() {
            self.places = vec![(Key::default(), nothing); KEPT];
        }
        if let Some(kept) = self.places.get_mut(place(key)) {
            *kept = (key, said);
        }
    }
}

fn key(row: &[Word]) -> Option<Key> {
    let mut key = Key::default();
    for (i, word) in row.iter().enumerate() {
        *key.get_mut(i)? = word.key();
    }
    Some(key)
}

fn place(key: Key) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |mixed: u64, word: u64| (mixed ^ word).wrapping_mul(K).rotate_left(29);
    (key.into_iter().fold(0, mix) >> 16) as usize % KEPT
}
