//! What words come to, kept by the word: most words of a text have been read before.
//!
//! A word has one place, by its hash; a word that finds another there takes it over. Invariant: what is
//! found is what reading the word anew would give. Cost of a look-up: a hash and one comparison; 16 bytes
//! a place beside what is kept, and nothing before the first word.

/// The longest word that is kept, bytes: two numbers of eight bytes compare at once.
const LONGEST: usize = 16;
/// Places, if not said otherwise. A segment's turns repeat four words of five; twice the places find 2 % more.
const PLACES: usize = 2_048;

/// What a word of the open segment comes to.
#[derive(Clone, Copy, Default)]
pub struct Known {
    /// The number of its term in the open segment; none for a stop word.
    pub term: Option<u32>,
    /// See `terms::signs`.
    pub signs: u8,
}

/// A word's bytes, zeros before them; a word begins with none.
type Key = [u64; 2];

/// A cache of so many places, a power of two.
#[derive(Default)]
pub struct WordCache<T, const N: usize = PLACES> {
    places: Vec<(Key, T)>,
}

impl<T: Clone + Default, const N: usize> WordCache<T, N> {
    /// What is kept of a word.
    pub fn find(&self, word: &[u8]) -> Option<&T> {
        let key = key(word)?;
        let (kept, known) = self.places.get(place(key) % N)?;
        (*kept == key).then_some(known)
    }

    pub fn keep(&mut self, word: &[u8], known: T) {
        let Some(key) = key(word) else {
            return;
        };
        if self.places.is_empty() {
            self.places = vec![Default::default(); N];
        }
        if let Some(kept) = self.places.get_mut(place(key) % N) {
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
    // Two pieces that may overlap: where they do they are alike.
    let length = word.len();
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let first = u64::from_be_bytes(*first).checked_shr(8 * (LONGEST - length) as u32);
        return Some([first.unwrap_or(0), u64::from_be_bytes(*last)]);
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let first = u64::from(u32::from_be_bytes(*first)) << (8 * (length - 4));
        return Some([0, first | u64::from(u32::from_be_bytes(*last))]);
    }
    let add = |key, &byte| key << 8 | u64::from(byte);
    Some([0, word.iter().fold(0, add)])
}

/// By the middle bits of a product, which all bits of the word reach (Fibonacci hashing: Knuth, TAOCP 3, 6.4).
fn place([first, second]: Key) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (second ^ first.rotate_left(29).wrapping_mul(K)).wrapping_mul(K);
    (mixed >> 48) as usize
}
