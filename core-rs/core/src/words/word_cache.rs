//! What words come to, kept by the word: most words of a text have been read before.
//!
//! A word has one of [`WAYS`] places, which its hash tells; a word that finds others in all of them takes one over, by
//! turns. Invariant: what is found is what reading the word anew would give. Cost of a look-up: a hash and a comparison
//! or some; 16 bytes a place beside what is kept, and nothing before the first word.

/// The longest word that is kept, bytes: with its length it fits into two numbers of eight bytes.
const LONGEST: usize = 15;
/// Places that a word may have. With one alone every eighth word of a corpus finds another there, with four every 25th.
const WAYS: usize = 4;
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

/// A word's bytes and its length; zeros are none.
type Key = [u64; 2];

/// A cache of so many places, a power of two.
#[derive(Default)]
pub struct WordCache<T, const N: usize = PLACES> {
    keys: Vec<[Key; WAYS]>,
    known: Vec<T>,
    /// Which place of its four the next word takes that finds none free.
    turn: usize,
}

impl<T: Clone + Default, const N: usize> WordCache<T, N> {
    /// What is kept of a word.
    #[inline]
    pub fn find(&self, word: &[u8]) -> Option<&T> {
        let key = key(word)?;
        let row = place(key) % (N / WAYS);
        let way = self.keys.get(row)?.iter().position(|kept| *kept == key)?;
        self.known.get(WAYS * row + way)
    }

    pub fn keep(&mut self, word: &[u8], known: T) {
        let Some(key) = key(word) else {
            return;
        };
        if self.keys.is_empty() {
            self.keys = vec![Default::default(); N / WAYS];
            self.known = vec![Default::default(); N];
        }
        let row = place(key) % (N / WAYS);
        let Some(keys) = self.keys.get_mut(row) else {
            return;
        };
        let own = keys.iter().position(|kept| *kept == key);
        let free = || keys.iter().position(|kept| *kept == Key::default());
        let way = own.or_else(free).unwrap_or_else(|| {
            self.turn = (self.turn + 1) % WAYS;
            self.turn
        });
        if let (Some(kept), Some(place)) = (keys.get_mut(way), self.known.get_mut(WAYS * row + way))
        {
            (*kept, *place) = (key, known);
        }
    }

    /// Forgets all words and keeps the room.
    pub fn clear(&mut self) {
        self.keys.fill(Default::default());
    }
}

/// The key of a word; none if it is empty or too long.
#[inline(always)]
fn key(word: &[u8]) -> Option<Key> {
    let length = word.len();
    if length > LONGEST {
        return None;
    }
    let counted = (length as u64) << 56;
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        // What the first eight have of the last ones is shifted out.
        let rest = u64::from_le_bytes(*last) >> 8 >> (8 * (LONGEST - length));
        return Some([u64::from_le_bytes(*first), rest | counted]);
    }
    if let (Some(first), Some(last)) = (word.first_chunk(), word.last_chunk()) {
        let last = u64::from(u32::from_le_bytes(*last)) << 32;
        return Some([u64::from(u32::from_le_bytes(*first)) | last, counted]);
    }
    let (&first, &last) = (word.first()?, word.last()?);
    let middle = word.get(1).copied().unwrap_or(0);
    let bytes = u32::from_le_bytes([first, middle, last, 0]);
    Some([u64::from(bytes), counted])
}

/// By the middle bits of a product, which all bits of the word reach (Fibonacci hashing: Knuth, TAOCP 3, 6.4).
fn place([first, second]: Key) -> usize {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let mixed = (second ^ first.wrapping_mul(K).rotate_left(29)).wrapping_mul(K);
    (mixed >> 48) as usize
}
