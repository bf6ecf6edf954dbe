//! Little-endian numbers in byte strings: what crosses the boundary and what snapshots are made of.

use crate::json::write_raw;

pub fn put_u16(out: &mut Vec<u8>, value: u16) {
    write_raw(out, &value.to_le_bytes());
}

#[inline(never)]
pub fn put_u32(out: &mut Vec<u8>, value: u32) {
    write_raw(out, &value.to_le_bytes());
}

pub fn put_f64(out: &mut Vec<u8>, value: f64) {
    write_raw(out, &value.to_le_bytes());
}

/// Reads from the front of a slice; nothing comes where the slice is too short.
#[derive(Clone)]
pub struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes }
    }

    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    pub fn rest(&self) -> usize {
        self.bytes.len()
    }

    pub fn take(&mut self, count: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    pub fn u8(&mut self) -> Option<u8> {
        self.array().map(|[byte]: [u8; 1]| byte)
    }

    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    pub fn f64(&mut self) -> Option<f64> {
        self.array().map(f64::from_le_bytes)
    }

    /// An integer from 0 to 2^53 - 1, as the protocol counts.
    pub fn count(&mut self) -> Option<f64> {
        self.f64()
            .filter(|&n| (0.0..=9_007_199_254_740_991.0).contains(&n) && n.fract() == 0.0)
    }

    /// A text with its length in bytes before it.
    pub fn text(&mut self) -> Option<&'b str> {
        let length = self.u32()? as usize;
        std::str::from_utf8(self.take(length)?).ok()
    }
}
