//! Character classes the scanners share. ASCII is decided by comparison, the rest by the
//! Unicode tables of the standard library.

/// The character that starts at byte `at`, if there is one. `at` must be a character border.
#[inline(never)]
pub(crate) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..).and_then(|rest| rest.chars().next())
}

/// UTF-16 units of a piece of text, from its bytes in UTF-8: a character is its first byte, and a second
/// unit when it takes four.
#[inline(always)]
pub(crate) fn utf16_units(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .map(|&b| u32::from(b & 0xC0 != 0x80) + u32::from(b >= 0xF0))
        .sum()
}

/// Letters, digits and what attaches to them.
pub(crate) fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c.is_alphanumeric() || is_mark(c)
    }
}

/// Combining marks and joiners: they never start a token of their own after a word.
pub(crate) fn is_mark(c: char) -> bool {
    matches!(c as u32,
        0x0300..=0x036F | 0x0483..=0x0489 | 0x0591..=0x05BD | 0x05BF..=0x05C7 | 0x0610..=0x061A
        | 0x064B..=0x065F | 0x0670 | 0x06D6..=0x06ED | 0x093C | 0x094D | 0x09BC | 0x09CD
        | 0x0E31..=0x0E3A | 0x0E47..=0x0E4E | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF
        | 0x200C..=0x200D | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// Separates tokens and is never part of one: white space, controls, byte order mark,
/// directional marks.
pub(crate) fn is_gap(c: char) -> bool {
    if c.is_ascii() {
        c <= ' ' || c == '\u{7f}'
    } else {
        c.is_whitespace()
            || matches!(c as u32, 0x80..=0x9F | 0xAD | 0x200B | 0x200E..=0x200F
                | 0x202A..=0x202E | 0x2060..=0x2069 | 0xFEFF)
    }
}

/// Scripts written without spaces whose characters are tokens of their own: Han ideographs.
pub(crate) fn is_ideograph(c: char) -> bool {
    matches!(c as u32, 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Both apostrophes people type.
pub(crate) fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '\u{2019}'
}

/// Currency signs that may stand before or after an amount.
pub(crate) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹' | '₽' | '₩' | '₺' | '₿')
}
