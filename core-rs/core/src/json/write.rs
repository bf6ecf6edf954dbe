//! Writing: the bytes that `JSON.stringify` gives.

use super::string::plain_end;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// Writes bytes as they are. One function, called: written out at every key it would be a tenth of the
/// core's code. Few bytes go as two numbers: a call to copy memory costs more.
#[inline(never)]
pub fn write_raw(out: &mut Vec<u8>, bytes: &[u8]) {
    let length = bytes.len();
    let end = out.len() + length;
    // What the first number has of the last one is shifted out.
    if length > 15 {
        out.extend_from_slice(bytes);
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let rest = u64::from_le_bytes(*last) >> 8 >> (8 * (15 - length));
        let both = u128::from(u64::from_le_bytes(*first)) | u128::from(rest) << 64;
        out.extend_from_slice(&both.to_le_bytes());
        out.truncate(end);
    } else if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        let rest = u32::from_le_bytes(*last) >> 8 >> (8 * (7 - length));
        let both = u64::from(u32::from_le_bytes(*first)) | u64::from(rest) << 32;
        out.extend_from_slice(&both.to_le_bytes());
        out.truncate(end);
    } else {
        for &byte in bytes {
            out.push(byte);
        }
    }
}

/// Writes a byte: one function, called, where no time is lost by it.
#[inline(never)]
pub fn put(out: &mut Vec<u8>, byte: u8) {
    out.push(byte);
}

/// Writes an object of counts.
pub fn write_counts(counts: &[(&str, u64)]) -> String {
    let mut out = Vec::with_capacity(counts.len() * 32);
    for (name, count) in counts {
        out.push(if out.is_empty() { b'{' } else { b',' });
        write_string(&mut out, name);
        out.push(b':');
        write_unsigned(&mut out, *count);
    }
    out.push(b'}');
    String::from_utf8(out).unwrap_or_default()
}

/// Writes `text` as a JSON string, with its quotation marks.
pub fn write_string(out: &mut Vec<u8>, text: &str) {
    let bytes = text.as_bytes();
    out.push(b'"');
    let mut from = 0;
    loop {
        let to = plain_end(bytes, from);
        write_raw(out, bytes.get(from..to).unwrap_or(&[]));
        let Some(&byte) = bytes.get(to) else { break };
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0C => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => 0,
        };
        if short == 0 {
            let nibble = |n: u8| HEX.get(usize::from(n & 15)).copied().unwrap_or(b'0');
            write_raw(
                out,
                &[b'\\', b'u', b'0', b'0', nibble(byte >> 4), nibble(byte)],
            );
        } else {
            write_raw(out, &[b'\\', short]);
        }
        from = to + 1;
    }
    out.push(b'"');
}

/// Writes an integer of at most 2^53 in size. Anything else would be a bug of the caller and is
/// written as the nearest integer that can be.
#[inline(never)]
pub fn write_integer(out: &mut Vec<u8>, value: f64) {
    if value < 0.0 {
        out.push(b'-');
    }
    write_unsigned(out, value.abs() as u64);
}

#[inline(never)]
fn write_unsigned(out: &mut Vec<u8>, mut value: u64) {
    let mut digits = [0_u8; 20];
    let mut from = digits.len();
    for slot in digits.iter_mut().rev() {
        *slot = b'0' + (value % 10) as u8;
        value /= 10;
        from -= 1;
        if value == 0 {
            break;
        }
    }
    write_raw(out, digits.get(from..).unwrap_or(&[]));
}

/// Writes a number rounded to six places, without zeros at its end: what a
/// score needs, without the tables of shortest printing.
pub fn write_fixed(out: &mut Vec<u8>, value: f64) {
    const PLACES: u32 = 6;
    let scale = 10_u64.pow(PLACES);
    let scaled = (value.abs() * scale as f64 + 0.5) as u64;
    if value < 0.0 && scaled > 0 {
        out.push(b'-');
    }
    write_unsigned(out, scaled / scale);
    let mut rest = scaled % scale;
    if rest == 0 {
        return;
    }
    out.push(b'.');
    let mut place = scale / 10;
    while rest > 0 {
        out.push(b'0' + (rest / place) as u8);
        rest %= place;
        place /= 10;
    }
}
