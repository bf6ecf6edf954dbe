//! Ids name the event that made what they name, and never change or return.

/// `<letter><seq>.<k>`: the k-th thing of its sort that the event `seq` made, from 1. The letter tells
/// the sort: entities `e`, facts `f`, merges `m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id {
    pub seq: u64,
    pub k: u32,
}

impl Id {
    /// Reads the written form, which has no leading zeros.
    pub fn parse(letter: char, text: &str) -> Option<Self> {
        let digits = text.strip_prefix(letter)?;
        let point = digits.bytes().position(|b| b == b'.')?;
        let (seq, k) = (digits.get(..point)?, digits.get(point + 1..)?);
        Some(Id {
            seq: counted(seq)?,
            k: u32::try_from(counted(k)?).ok()?,
        })
    }

    /// Appends the written form.
    pub fn write(self, letter: u8, out: &mut Vec<u8>) {
        out.push(letter);
        crate::json::write_integer(out, self.seq as f64);
        out.push(b'.');
        crate::json::write_integer(out, f64::from(self.k));
    }
}

/// A number from 1 as it is written.
fn counted(digits: &str) -> Option<u64> {
    let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
    if !plain || digits.is_empty() || digits.len() > 15 {
        return None;
    }
    Some(digits.bytes().fold(0, |n, d| n * 10 + u64::from(d - b'0')))
}
