//! What the letters of a word tell. Each is one function, called: written out at each of their many places they
//! would be a twentieth of the core's code.

/// Whether two words are the same, in any case of ASCII letters.
#[inline(never)]
pub fn same(word: &str, other: &str) -> bool {
    word.eq_ignore_ascii_case(other)
}

/// Whether a word begins with an upper-case letter.
#[inline(never)]
pub fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether a letter or digit is in a text: it is no mark.
#[inline(never)]
pub fn has_letters(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

/// Whether a text holds another as it is. The standard library's search is faster in long texts, and 3 KB.
pub fn has_part(text: &str, part: &str) -> bool {
    let mut parts = text.as_bytes().windows(part.len().max(1));
    part.is_empty() || parts.any(|bytes| bytes == part.as_bytes())
}
