//! A map from hashes of words to small values, read in place: clusters, gazetteers, the tag
//! dictionary.
//!
//! Layout, for N entries in 2^bits buckets (4 to 16 bits): for each 16 buckets the entries before
//! them, u16 · for each bucket the number of its entries, four bits · per entry the fingerprint,
//! one byte, in the order of (bucket, fingerprint) · what the owner keeps per entry.
//! Bucket and fingerprint are `bits` + 8 bits of the mixed hash: a word that is not there is taken
//! for one that is at a rate of N / 2^(bits + 8); the taggers were trained with the same. A look-up
//! costs two reads and at most 15 bytes compared.

use super::little::half;
use super::steps;

/// Bits of the fingerprint.
pub const PRINT_BITS: u32 = 8;
/// Bits of the fingerprint that a set of places goes by.
const SET_BITS: u32 = 3;
/// The most entries one bucket has.
pub const BUCKET_LIMIT: usize = 15;

/// A view of the map.
#[derive(Clone, Copy)]
pub struct Lookup<'m> {
    ranks: &'m [u8],
    counts: &'m [u8],
    prints: &'m [u8],
    bits: u32,
}

fn mix(hash: u32) -> u32 {
    (hash ^ hash >> 15).wrapping_mul(0x9E37_79B1)
}

/// Bucket and fingerprint of a hash. Multiplicative hashing (Knuth, vol. 3, 6.4).
pub fn place(hash: u32, bits: u32) -> (u32, u8) {
    let mixed = mix(hash);
    let bucket = mixed >> (32 - bits);
    (bucket, (mixed >> (32 - PRINT_BITS - bits)) as u8)
}

/// The hash that [`place`] puts there, from what it leaves out: the low bits of the mixed hash.
fn whole(bucket: u32, print: u8, rest: u32, bits: u32) -> u32 {
    // The inverse of the factor, modulo 2^32.
    const BACK: u32 = 0x0E8B_2F51;
    let mixed = bucket << (32 - bits) | u32::from(print) << (32 - PRINT_BITS - bits) | rest;
    let hash = mixed.wrapping_mul(BACK);
    hash ^ hash >> 15 ^ hash >> 30
}

/// What [`place`] leaves out of a hash, for [`Lookup::hash`].
pub fn rest(hash: u32, bits: u32) -> u32 {
    mix(hash) & (u32::MAX >> (PRINT_BITS + bits))
}

/// The sum of the sixteen nibbles of `counts`.
fn sum(counts: u64) -> usize {
    const NIBBLES: u64 = 0x0F0F_0F0F_0F0F_0F0F;
    let bytes = (counts & NIBBLES) + (counts >> 4 & NIBBLES);
    (bytes.wrapping_mul(0x0101_0101_0101_0101) >> 56) as usize
}

fn rank(ranks: &[u8], group: usize) -> usize {
    half(ranks, 2 * group)
}

fn group(counts: &[u8], group: usize) -> u64 {
    counts
        .get(8 * group..8 * group + 8)
        .and_then(|eight| eight.try_into().ok())
        .map_or(0, u64::from_le_bytes)
}

impl<'m> Lookup<'m> {
    /// The map at the beginning of `bytes` and what follows it, with the number of entries;
    /// nothing when its counts do not add up.
    pub fn split(bytes: &'m [u8], bits: u32) -> Option<(Lookup<'m>, usize, &'m [u8])> {
        if !(4..=16).contains(&bits) {
            return None;
        }
        let groups = 1usize << (bits - 4);
        let (ranks, rest) = bytes.split_at_checked(2 * groups)?;
        let (counts, rest) = rest.split_at_checked(8 * groups)?;
        // The ranks must ascend as the counts say: checked when a model is loaded.
        let entries = rank(ranks, groups - 1) + sum(group(counts, groups - 1));
        let (prints, rest) = rest.split_at_checked(entries)?;
        let lookup = Lookup {
            ranks,
            counts,
            prints,
            bits,
        };
        Some((lookup, entries, rest))
    }

    /// Whether the ranks are the sums of the counts.
    pub fn is_sound(&self) -> bool {
        let mut before = 0;
        for i in 0..1usize << (self.bits - 4) {
            if rank(self.ranks, i) != before {
                return false;
            }
            before += sum(group(self.counts, i));
        }
        true
    }

    /// A set that has the place of each entry, for [`may_have`]: 32 KB for 2^15 buckets.
    pub fn set(&self) -> Vec<u64> {
        let mut set = vec![0; (1 << (self.bits + SET_BITS)) / 64];
        let mut prints = self.prints.iter();
        for bucket in 0..1u32 << self.bits {
            let count = group(self.counts, (bucket >> 4) as usize) >> (4 * (bucket & 15)) & 15;
            for &print in prints.by_ref().take(count as usize) {
                let place =
                    (bucket << SET_BITS | u32::from(print) >> (PRINT_BITS - SET_BITS)) as usize;
                if let Some(word) = set.get_mut(place / 64) {
                    *word |= 1 << (place % 64);
                }
            }
        }
        set
    }

    /// Whether an entry may have this hash, by the [`Lookup::set`] of the map; an empty one has all.
    #[inline(always)]
    pub fn may_have(&self, set: &[u64], hash: u32) -> bool {
        let place = (mix(hash) >> (32 - self.bits - SET_BITS)) as usize;
        set.get(place / 64)
            .is_none_or(|word| word >> (place % 64) & 1 != 0)
    }

    /// The number of the entry with this hash.
    #[inline]
    pub fn find(&self, hash: u32) -> Option<usize> {
        let (bucket, wanted) = place(hash, self.bits);
        let (at, shift) = ((bucket >> 4) as usize, 4 * (bucket & 15));
        let counts = group(self.counts, at);
        let from = rank(self.ranks, at) + sum(counts & ((1 << shift) - 1));
        let count = (counts >> shift & 15) as usize;
        steps::count(count + 1);
        let row = self.prints.get(from..from + count)?;
        row.iter()
            .position(|&print| print == wanted)
            .map(|k| from + k)
    }

    /// The hash of the entry of this number; `rest` is what [`rest`] has of it.
    pub fn hash(&self, entry: usize, rest: u32) -> Option<u32> {
        let print = *self.prints.get(entry)?;
        // The last group that begins at the entry or before it, and there the bucket.
        let (mut low, mut high) = (0, 1usize << (self.bits - 4));
        while high - low > 1 {
            let middle = (low + high) / 2;
            if rank(self.ranks, middle) <= entry {
                low = middle;
            } else {
                high = middle;
            }
        }
        let mut left = entry.checked_sub(rank(self.ranks, low))?;
        let mut counts = group(self.counts, low);
        let mut bucket = 16 * low as u32;
        while left >= (counts & 15) as usize {
            left -= (counts & 15) as usize;
            counts >>= 4;
            bucket += 1;
            if bucket & 15 == 0 {
                return None;
            }
        }
        Some(whole(bucket, print, rest, self.bits))
    }
}
