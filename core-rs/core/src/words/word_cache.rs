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
    keys: Keys,
    known: Vec<T>,
}

impl<T: Clone + Default, const N: usize> WordCache<T, N> {
    /// What is kept of a word.
    pub fn find(&self, word: &[u8]) -> Option<&T> {
        self.known.get(self.keys.find(word)?)
    }

    pub fn keep(&mut self, word: &[u8], known: T) {
        let Some(place) = self.keys.keep(word, N / WAYS) else {
            return;
        };
        if self.known.is_empty() {
            self.known = vec![Default::default(); N];
        }
        if let Some(kept) = self.known.get_mut(place) {
            *kept = known;
        }
    }

    /// Forgets all words and keeps the room.
    pub fn clear(&mut self) {
        self.keys.rows.fill(Default::default());
    }
}

/// Words that have the same places: one line of the processor's cache, which a look-up waits for.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Row([Key; WAYS]);

/// The words of a cache.
#[derive(Default)]
struct Keys {
    rows: Vec<Row>,
    /// Which place of its row the next word takes that finds none free.
    turn: usize,
}

// Apart from what is kept, so that all caches share it.
impl Keys {
    /// The place of a word.
    #[inline(never)]
    fn find(&self, word: &[u8]) -> Option<usize> {
        let key = key(word)?;
        let row = place(key) & self.rows.len().checked_sub(1)?;
        let way = self.rows.get(row)?.0.iter().position(|kept| *kept == key)?;
        Some(WAYS * row + way)
    }

    /// The place where a word is kept from now on.
    #[inline(never)]
    fn keep(&mut self, word: &[u8], rows: usize) -> Option<usize> {
        let key = key(word)?;
        if self.rows.is_empty() {
            self.rows = vec![Default::default(); rows];
        }
        let row = place(key) & self.rows.len().checked_sub(1)?;
        let Row(keys) = self.rows.get_mut(row)?;
        let at = |wanted: Key| keys.iter().position(|kept| *kept == wanted);
        let way = at(key).or_else(|| at(Key::default())).unwrap_or_else(|| {
            self.turn = (self.turn + 1) % WAYS;
            self.turn
        });
        *keys.get_mut(way)? = key;
        Some(WAYS * row + way)
    }
}

/// The key of a word; none if it is empty or too long.
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
