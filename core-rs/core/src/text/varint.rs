//! LEB128 numbers of 32 bits.

/// Appends `value`: one byte for seven bits, low bits first.
#[inline(never)]
pub(crate) fn put(mut value: u32, out: &mut Vec<u8>) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads from a slice, and says nothing instead of running past its end.
#[derive(Default)]
pub(crate) struct Reader<'b> {
    bytes: &'b [u8],
}

impl<'b> Reader<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Reader { bytes }
    }

    /// Bytes not read yet.
    pub fn rest(&self) -> usize {
        self.bytes.len()
    }

    pub fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(first)
    }

    pub fn bytes(&mut self, count: usize) -> Option<&'b [u8]> {
        let (head, rest) = self.bytes.split_at_checked(count)?;
        self.bytes = rest;
        Some(head)
    }

    /// [`Reader::number`] where most are of one byte.
    #[inline(always)]
    pub fn short(&mut self) -> Option<u32> {
        match self.bytes.split_first() {
            Some((&byte, rest)) if byte < 0x80 => {
                self.bytes = rest;
                Some(byte.into())
            }
            _ => self.number(),
        }
    }

    /// The next number; nothing when it does not end or passes 32 bits.
    #[inline(never)]
    pub fn number(&mut self) -> Option<u32> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).ok();
            }
        }
        None
    }
}
