//! Little-endian numbers of a model's sections, read in place; 0 beyond the end.

/// The u16 at a byte.
pub(crate) fn half(bytes: &[u8], at: usize) -> usize {
    match bytes.get(at..at + 2) {
        Some(pair) => usize::from(u16::from_le_bytes([pair[0], pair[1]])),
        None => 0,
    }
}

/// The u32 at a byte.
pub(crate) fn full(bytes: &[u8], at: usize) -> u32 {
    match bytes.get(at..at + 4) {
        Some(four) => u32::from_le_bytes([four[0], four[1], four[2], four[3]]),
        None => 0,
    }
}

/// The u16 at a place of a list.
pub(crate) fn number(list: &[[u8; 2]], i: usize) -> usize {
    list.get(i)
        .map_or(0, |&pair| usize::from(u16::from_le_bytes(pair)))
}
