//! A hash table of numbers: it maps a key's bytes to the index of the record that holds the key.
//!
//! The keys stay with their owner, who compares and rehashes them by index; the table is one array of
//! `u32`, so it costs 4 bytes a slot and nothing while it is empty. It has no order of its own, so
//! nothing can come to depend on one. Invariant: at most three quarters of the slots are taken.
//!
//! What an index leaves free of its slot is a part of the key's hash: nearly all keys of others are told by
//! it, without a look at their bytes, which lie elsewhere.
//!
//! The hash is fixed, as everything here must be repeatable, so somebody can write words that meet in
//! one place. When a new key meets [`LONG`] others in a row, the table takes another seed: each seed
//! wants words of its own, so a text's cost stays near linear.

/// A run of taken slots that a good hash at this load all but never makes.
const LONG: usize = 64;
/// Seeds tried in one insertion before the run is taken as it is.
const TRIES: u32 = 4;
/// The bits of an index + 1 in its slot: the limits keep records far below so many.
const INDEX: u32 = (1 << 24) - 1;

#[derive(Clone, Default)]
pub struct HashTable {
    /// Index + 1, and the hash above it; 0 is free. The length is zero or a power of two.
    slots: Vec<u32>,
    len: usize,
    seed: u64,
}

/// A hash of `key`: eight bytes at a time by rotate, xor, multiply (as rustc-hash does), and a final mix
/// (SplitMix64's) that brings the high bits down.
#[inline(never)]
pub fn hash(key: &[u8], seed: u64) -> u64 {
    const K: u64 = 0x517c_c1b7_2722_0a95;
    let mut state = seed ^ (key.len() as u64).wrapping_mul(K);
    let mut chunks = key.chunks_exact(8);
    for chunk in &mut chunks {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        state = (state.rotate_left(23) ^ word).wrapping_mul(K);
    }
    if let Some(word) = word_of(chunks.remainder()) {
        state = (state.rotate_left(23) ^ word).wrapping_mul(K);
    }
    state ^= state >> 30;
    state = state.wrapping_mul(0xbf58_476d_1ce4_e5b9);
    state ^ (state >> 27)
}

/// Up to seven bytes as a number, the first one highest; nothing of none. Pieces that overlap say the same.
fn word_of(bytes: &[u8]) -> Option<u64> {
    let shift = |after: usize| 8 * (bytes.len() - after);
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let first = u64::from(u32::from_be_bytes(*first)) << shift(4);
        return Some(first | u64::from(u32::from_be_bytes(*last)));
    }
    let (&first, &last) = (bytes.first()?, bytes.last()?);
    let half = bytes.len() / 2;
    let middle = bytes.get(half).copied().unwrap_or(last);
    let middle = u64::from(middle) << shift(half + 1);
    Some(u64::from(first) << shift(1) | middle | u64::from(last))
}

impl HashTable {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Forgets all entries and keeps the room.
    pub fn clear(&mut self) {
        self.slots.fill(0);
        self.len = 0;
        self.seed = 0;
    }

    /// The index that was inserted for `key`; `is_key` tells whether the record at an index has it.
    pub fn find(&self, key: &[u8], is_key: impl Fn(u32) -> bool) -> Option<u32> {
        self.find_from(hash(key, self.seed) as u32, is_key)
    }

    fn find_from(&self, hash: u32, is_key: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let taken = self.slots.get(at).copied().unwrap_or(0);
            if taken == 0 {
                return None;
            }
            let index = (taken & INDEX).wrapping_sub(1);
            if (taken ^ hash) & !INDEX == 0 && is_key(index) {
                return Some(index);
            }
            at = (at + 1) & mask;
        }
    }

    /// The index that was inserted for a key of which only the low half of the [`hash`] with seed 0 is known; none
    /// where the table has another seed.
    pub fn find_hash(&self, hash: u32, is_key: impl Fn(u32) -> bool) -> Option<u32> {
        if self.seed == 0 {
            self.find_from(hash, is_key)
        } else {
            None
        }
    }

    /// Adds `key`, which must not be there yet. `hash_of` hashes the key of an index with a seed.
    pub fn insert(&mut self, key: &[u8], index: u32, hash_of: &dyn Fn(u32, u64) -> u64) {
        if (self.len + 1) * 4 > self.slots.len() * 3 {
            self.rebuild((self.slots.len() * 2).max(16), hash_of);
        }
        self.len += 1;
        for _ in 0..TRIES {
            if self.place(hash(key, self.seed), index) < LONG {
                return;
            }
            // Placed, but far away: another seed, and everything anew, the new key with it.
            self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
            self.remove_placed(index);
            self.rebuild(self.slots.len(), hash_of);
        }
        self.place(hash(key, self.seed), index);
    }

    fn remove_placed(&mut self, index: u32) {
        let mut slots = self.slots.iter_mut();
        if let Some(slot) = slots.find(|slot| **slot & INDEX == index + 1) {
            *slot = 0;
        }
    }

    /// Puts an index into the first free slot from its hash on; gives the taken slots it passed.
    fn place(&mut self, hash: u64, index: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        let mut passed = 0;
        while let Some(slot) = self.slots.get_mut(at) {
            if *slot == 0 {
                *slot = (index + 1) | (hash as u32 & !INDEX);
                break;
            }
            at = (at + 1) & mask;
            passed += 1;
        }
        passed
    }

    fn rebuild(&mut self, slots: usize, hash_of: &dyn Fn(u32, u64) -> u64) {
        let old = std::mem::replace(&mut self.slots, vec![0; slots]);
        for taken in old.into_iter().filter(|&taken| taken != 0) {
            let index = (taken & INDEX) - 1;
            self.place(hash_of(index, self.seed), index);
        }
    }
}
