//! Lists of names in the model: a hash set with tags, read in place.
//!
//! Layout: 2^bits + 1 bucket offsets u32 · fingerprints u16 · tags u8. The bucket is the high bits
//! of the phrase's hash, the fingerprint its low 16. A phrase that is in no list is taken for one
//! that is at a rate of about (entries a bucket) / 65,536; the tagger was trained with the same.

use super::form::{Form, phrase};
use super::steps;

/// The longest entry, in tokens.
pub const MAX_WORDS: usize = 4;
/// Set on every token of an entry of several words.
pub const SEVERAL: u8 = 1 << 6;
/// Set on all but the first token of such an entry.
pub const INSIDE: u8 = 1 << 7;

/// A view of the section.
#[derive(Clone, Copy)]
pub struct Gazetteer<'m> {
    bytes: &'m [u8],
    bits: u32,
    entries: usize,
}

fn offset(bytes: &[u8], i: usize) -> Option<usize> {
    let four = bytes.get(4 * i..4 * i + 4)?;
    Some(u32::from_le_bytes(four.try_into().ok()?) as usize)
}

/// Whether the section is empty or its offsets ascend to exactly the entries it has.
pub(crate) fn is_sound(bytes: &[u8], bits: u32) -> bool {
    if bytes.is_empty() {
        return true;
    }
    if bits == 0 || bits > 20 {
        return false;
    }
    let buckets = 1usize << bits;
    let mut last = 0;
    for i in 0..=buckets {
        match offset(bytes, i) {
            Some(next) if next >= last => last = next,
            _ => return false,
        }
    }
    bytes.len() == 4 * (buckets + 1) + 3 * last
}

impl<'m> Gazetteer<'m> {
    /// `bytes` has been found sound.
    pub fn new(bytes: &'m [u8], bits: u32) -> Self {
        let entries = offset(bytes, 1usize << bits).unwrap_or(0);
        Gazetteer {
            bytes,
            bits,
            entries,
        }
    }

    /// The tags of the phrase with this hash, 0 for none.
    fn tags(&self, hash: u32) -> u8 {
        let bucket = (hash >> (32 - self.bits)) as usize;
        let (from, to) = match (offset(self.bytes, bucket), offset(self.bytes, bucket + 1)) {
            (Some(from), Some(to)) => (from, to),
            _ => return 0,
        };
        let prints = 4 * ((1usize << self.bits) + 1);
        let wanted = (hash as u16).to_le_bytes();
        steps::count(to - from + 1);
        let row = &self.bytes[prints + 2 * from..prints + 2 * to];
        match row.chunks_exact(2).position(|print| *print == wanted) {
            Some(place) => self.bytes[prints + 2 * self.entries + from + place],
            None => 0,
        }
    }

    /// Tags the forms of a sentence: at each token the longest entry, then on after it.
    pub fn tag(&self, forms: &mut [Form]) {
        if self.bytes.is_empty() {
            return;
        }
        let mut i = 0;
        while i < forms.len() {
            let mut hash = 0;
            let (mut length, mut tags) = (1, 0);
            for (k, form) in forms[i..].iter().take(MAX_WORDS).enumerate() {
                hash = phrase(hash, form.lower);
                let found = self.tags(hash);
                if found != 0 {
                    (length, tags) = (k + 1, found);
                }
            }
            if length > 1 {
                tags |= SEVERAL;
            }
            for (k, form) in forms[i..i + length].iter_mut().enumerate() {
                form.gazetteer = if k > 0 { tags | INSIDE } else { tags };
            }
            i += length;
        }
    }
}
