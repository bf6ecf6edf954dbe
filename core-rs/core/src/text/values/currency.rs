//! Codes of currencies (ISO 4217) as numbers in base 26.

/// Hundred-millionths of a bitcoin.
pub(crate) const SATOSHI: i32 = -1;

/// `XBT`, which is on no list of ISO's but follows its rules.
pub(crate) const BITCOIN: i32 = 23 * 676 + 26 + 19;

/// Three capital letters as a number.
#[cfg(any(test, feature = "tables"))]
pub(crate) fn code(letters: &str) -> i32 {
    letters
        .bytes()
        .fold(0, |sum, b| sum * 26 + i32::from(b.wrapping_sub(b'A') % 26))
}

/// The three letters of a code.
pub(crate) fn letters(code: i32) -> [u8; 3] {
    let letter = |n: i32| b'A' + (n % 26) as u8;
    [letter(code / 676), letter(code / 26), letter(code)]
}
