//! Strings: found by eight bytes at a time, copied only where an escape makes it necessary.

use super::error::JsonError;
use std::borrow::Cow;

/// Bytes of `word` that end a plain run, as a mask with the high bit of each set: `"`, `\` and
/// controls. The lowest one set is exact (carries only run upwards).
/// Source: "Determine if a word has a zero byte / a byte less than n", Bit Twiddling Hacks.
fn stops(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    let zero = |w: u64| w.wrapping_sub(ONES) & !w;
    let quote = zero(word ^ (ONES * b'"' as u64));
    let escape = zero(word ^ (ONES * b'\\' as u64));
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    (quote | escape | control) & HIGH
}

/// The first byte at or after `at` that is `"`, `\`, a control, or the end.
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(chunk) = bytes.get(at..at + 8) {
        let word = chunk.try_into().map_or(0, u64::from_le_bytes);
        let found = stops(word);
        if found != 0 {
            return at + (found.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    while bytes
        .get(at)
        .is_some_and(|&b| b >= 0x20 && b != b'"' && b != b'\\')
    {
        at += 1;
    }
    at
}

/// Reads the string whose quotation mark is at `at`: its content and the byte after it.
pub(super) fn read(text: &str, at: usize) -> Result<(Cow<'_, str>, usize), JsonError> {
    let bytes = text.as_bytes();
    let start = at + 1;
    let end = plain_end(bytes, start);
    if bytes.get(end) == Some(&b'"') {
        return Ok((Cow::Borrowed(text.get(start..end).unwrap_or("")), end + 1));
    }
    let mut out = String::with_capacity(end - start + 32);
    let (mut from, mut to) = (start, end);
    loop {
        out.push_str(text.get(from..to).unwrap_or(""));
        match bytes.get(to) {
            Some(b'"') => return Ok((Cow::Owned(out), to + 1)),
            Some(b'\\') => {
                from = escape(bytes, to, &mut out)?;
                to = plain_end(bytes, from);
            }
            Some(_) => return Err(JsonError::new("control character in a string", to)),
            None => return Err(JsonError::new("string without an end", to)),
        }
    }
}

/// Reads the escape at `at`, adds what it stands for, and gives the byte after it. A surrogate
/// without its other half becomes U+FFFD.
fn escape(bytes: &[u8], at: usize, out: &mut String) -> Result<usize, JsonError> {
    let c = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let unit = hex(bytes, at + 2).ok_or(JsonError::new("broken escape", at))?;
            let pair = (0xD800..0xDC00).contains(&unit)
                && bytes.get(at + 6..at + 8) == Some(b"\\u".as_slice());
            let low = if pair { hex(bytes, at + 8) } else { None };
            if let Some(low) = low.filter(|u| (0xDC00..0xE000).contains(u)) {
                let c = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                out.push(char::from_u32(c).unwrap_or('\u{FFFD}'));
                return Ok(at + 12);
            }
            out.push(char::from_u32(unit).unwrap_or('\u{FFFD}'));
            return Ok(at + 6);
        }
        _ => return Err(JsonError::new("broken escape", at)),
    };
    out.push(c);
    Ok(at + 2)
}

/// Four hexadecimal digits.
fn hex(bytes: &[u8], at: usize) -> Option<u32> {
    let mut unit = 0;
    for &byte in bytes.get(at..at + 4)? {
        unit = unit << 4 | char::from(byte).to_digit(16)?;
    }
    Some(unit)
}
