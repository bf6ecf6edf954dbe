//! The inverted index of a segment that is full: one string of bytes, in memory as in the snapshot.
//!
//! `u32` buckets (a power of two) · `u32` terms · per bucket `u32` end of its entries · entries.
//! A term's bucket is the low bits of its [`hash`] with seed 0. Entry: `u8` length of the term, the
//! term, varint turns, varint bytes of the postings, postings. Posting: varint `gap << 1 | more`, where
//! the gap is counted from the turn before (from -1 at first, less one) and `more` says that a varint
//! with the times follows; otherwise the term occurs once. Cost: about 1.3 bytes a posting and 9 a term.

use crate::json::write_raw;

use super::bytes::{Reader, put_u32};
use super::open_terms::OpenTerms;
use crate::text::varint;
use crate::words::hash;

/// Terms that share a bucket on average.
const BUCKET_TERMS: usize = 4;
const HEAD: usize = 8;

#[derive(Clone, Debug, PartialEq)]
pub struct SealedTerms {
    bytes: Vec<u8>,
    /// Buckets less one.
    mask: u32,
    terms: u32,
    entries: usize,
}

impl SealedTerms {
    /// Packs an open index. `scratch` is room to work in.
    pub fn pack(open: &OpenTerms, scratch: &mut Vec<(u16, u16)>) -> Self {
        let terms = open.len() as u32;
        let buckets = (open.len() / BUCKET_TERMS).next_power_of_two() as u32;
        let mask = buckets - 1;
        // Terms in the order of their buckets, by counting.
        let bucket_of = |term: u32| hash(open.term(term), 0) as u32 & mask;
        let mut starts = vec![0_u32; buckets as usize + 1];
        for term in 0..terms {
            if let Some(count) = starts.get_mut(bucket_of(term) as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut ordered = vec![0_u32; open.len()];
        let mut next = starts.clone();
        for term in 0..terms {
            if let Some(place) = next.get_mut(bucket_of(term) as usize) {
                if let Some(slot) = ordered.get_mut(*place as usize) {
                    *slot = term;
                }
                *place += 1;
            }
        }
        let entries = HEAD + buckets as usize * 4;
        let mut bytes = Vec::with_capacity(entries + open.len() * 16);
        put_u32(&mut bytes, buckets);
        put_u32(&mut bytes, terms);
        bytes.resize(entries, 0);
        let mut postings = Vec::new();
        for (bucket, range) in starts.windows(2).enumerate() {
            let &[from, to] = range else { continue };
            for &term in ordered.get(from as usize..to as usize).unwrap_or(&[]) {
                write_entry(open, term, scratch, &mut postings, &mut bytes);
            }
            let end = ((bytes.len() - entries) as u32).to_le_bytes();
            if let Some(slot) = bytes.get_mut(HEAD + bucket * 4..HEAD + bucket * 4 + 4) {
                slot.copy_from_slice(&end);
            }
        }
        bytes.shrink_to_fit();
        SealedTerms {
            bytes,
            mask,
            terms,
            entries,
        }
    }

    pub fn len(&self) -> usize {
        self.terms as usize
    }

    /// The storage form, which [`SealedTerms::read`] takes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes the storage form; `None` if the frame of it is broken. Entries are checked as they are read.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let buckets = reader.u32()?;
        let terms = reader.u32()?;
        let entries = (buckets as usize).checked_mul(4)?.checked_add(HEAD)?;
        if !buckets.is_power_of_two() || entries > bytes.len() {
            return None;
        }
        Some(SealedTerms {
            bytes: bytes.to_vec(),
            mask: buckets - 1,
            terms,
            entries,
        })
    }

    fn bucket_end(&self, bucket: u32) -> Option<u32> {
        let at = HEAD + bucket as usize * 4;
        let end = Reader::new(self.bytes.get(at..self.entries)?).u32()?;
        Some((self.entries as u32).wrapping_add(end))
    }

    /// Where the bucket of a hash lies, by its low half with seed 0.
    pub fn bucket(&self, hash: u32) -> (u32, u32) {
        let bucket = hash & self.mask;
        let start = match bucket.checked_sub(1) {
            None => Some(self.entries as u32),
            Some(before) => self.bucket_end(before),
        };
        start.zip(self.bucket_end(bucket)).unwrap_or_default()
    }

    /// The first byte of a place; 0 where it is empty.
    pub fn first(&self, (from, to): (u32, u32)) -> u8 {
        let bytes = self.bytes.get(from as usize..to as usize);
        bytes
            .and_then(|bytes| bytes.first())
            .map_or(0, |&first| first)
    }

    /// Looks a term up in its bucket: where its postings lie.
    pub fn search(
        &self,
        (start, end): (u32, u32),
        is_term: &dyn Fn(&[u8]) -> bool,
    ) -> Option<(u32, u32)> {
        let bucket = self.bytes.get(start as usize..end as usize)?;
        let mut reader = varint::Reader::new(bucket);
        while reader.rest() > 0 {
            let length = usize::from(reader.byte()?);
            let found = is_term(reader.bytes(length)?);
            reader.short()?;
            let size = reader.short()?;
            let from = end - reader.rest() as u32;
            reader.bytes(size as usize)?;
            if found {
                return Some((from, from + size));
            }
        }
        None
    }

    /// The postings that lie somewhere, oldest first: turn, times.
    pub fn postings(&self, (from, to): (u32, u32)) -> SealedPostings<'_> {
        let bytes = self.bytes.get(from as usize..to as usize);
        SealedPostings {
            reader: varint::Reader::new(bytes.unwrap_or(&[])),
            next: 0,
        }
    }
}

#[derive(Default)]
pub struct SealedPostings<'t> {
    reader: varint::Reader<'t>,
    next: u32,
}

impl Iterator for SealedPostings<'_> {
    type Item = (u16, u16);

    #[inline(always)]
    fn next(&mut self) -> Option<(u16, u16)> {
        let head = self.reader.short()?;
        let times = if head & 1 == 1 {
            self.reader.number()?
        } else {
            1
        };
        let turn = self.next.wrapping_add(head >> 1);
        self.next = turn.wrapping_add(1);
        Some((turn as u16, times as u16))
    }
}

fn write_entry(
    open: &OpenTerms,
    term: u32,
    scratch: &mut Vec<(u16, u16)>,
    postings: &mut Vec<u8>,
    out: &mut Vec<u8>,
) {
    scratch.clear();
    scratch.extend(open.postings(term));
    postings.clear();
    let mut next = 0;
    for &(turn, times) in scratch.iter().rev() {
        let gap = u32::from(turn) - next;
        varint::put(gap << 1 | u32::from(times > 1), postings);
        if times > 1 {
            varint::put(u32::from(times), postings);
        }
        next = u32::from(turn) + 1;
    }
    let name = open.term(term);
    out.push(name.len() as u8);
    write_raw(out, name);
    varint::put(open.turns(term), out);
    varint::put(postings.len() as u32, out);
    write_raw(out, postings);
}
