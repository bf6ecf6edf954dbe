//! What words of the open segment come to: the term's number there, and the signs.
//!
//! A word has one place, by its hash; a word that finds another there takes it over. Invariant: what is
//! found is what reading the word anew would give. Cost of a look-up: a hash and one comparison; 24 bytes
//! a place, and nothing before the first word.

/// The longest word that is kept, bytes: two numbers of eight bytes compare at once.
const LONGEST: usize = 16;
/// Places, a power of two. A segment's turns repeat four words of five; twice the places find 2 % more.
const PLACES: usize = 2_048;

/// What a word comes to.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// The number of its term in the open segment; none for a stop word.
    pub term: Option<u32>,
    /// See `terms::signs`.
    pub signs: u8,
}

/// A word's bytes, zeros before them; no folded word has any.
type Key = [u64; 2];

#[derive(Default)]
pub struct WordCache {
    places: Vec<(Key, Known)>,
}

impl WordCache {
    /// What is kept of a word.
    pub fn find(&self, word: &[u8]) -> Option<Known> {
        let key = key(word)?;
        let (kept, known) = self.places.get(place(key))?;
        (*kept == key).then_some(*known)
    }

    pub fn keep(&mut self, word: &[u8], known: Known) {
        let Some(key) = key(word) else {
            return;
        };
        if self.places.is_empty() {
            self.places = vec![Default::default(); PLACES];
        }
        if let Some(kept) = self.places.get_mut(place(key)) {
            *kept = (key, known);
        }
    }

    /// Forgets all words and keeps the room.
    pub fn clear(&mut self) {
        self.places.fill(Default::default());
    }
}

/// The key of a word; none if it is empty or too long.
fn key(word: &[u8]) -> Option<Key> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    let (mut first, mut second) = (0, 0);
    for &byte in word {
        first = first << 8 | second >> 56;
        second = second << 8 | u64::from(byte);
    }
    Some([first, second])
}

/// By the middle bits of a product, which all bits of the word reach (Fibonacci hashing: Knuth, TAOCP 3, 6.4).
fn place([first, second]: Key) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (second ^ first.rotate_left(29).wrapping_mul(K)).wrapping_mul(K);
    (mixed >> 48) as usize % PLACES
}
