//! Emoji sequences (UTS #51) and emoticons.

use super::chars::{char_at, is_word};
use super::steps;

fn is_pictograph(c: char) -> bool {
    matches!(c as u32, 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2300..=0x23FF | 0x2B05..=0x2B55
        | 0x203C | 0x2049 | 0x2194..=0x21AA | 0x25AA..=0x25FE | 0x3030 | 0x303D | 0x3297 | 0x3299)
}

fn is_flag_letter(c: char) -> bool {
    matches!(c as u32, 0x1F1E6..=0x1F1FF)
}

/// Skin tones, variation selectors, keycap sign, tag characters.
fn is_modifier(c: char) -> bool {
    matches!(c as u32, 0x1F3FB..=0x1F3FF | 0xFE0E..=0xFE0F | 0x20E3 | 0xE0020..=0xE007F)
}

/// The end of one emoji: a pair of flag letters, or pictographs with modifiers, joined by U+200D.
pub(crate) fn emoji(text: &str, at: usize) -> Option<usize> {
    let first = char_at(text, at).filter(|&c| is_pictograph(c))?;
    let mut end = at + first.len_utf8();
    if is_flag_letter(first) {
        return Some(match char_at(text, end) {
            Some(second) if is_flag_letter(second) => end + second.len_utf8(),
            _ => end,
        });
    }
    loop {
        steps::count(1);
        match char_at(text, end) {
            Some(c) if is_modifier(c) => end += c.len_utf8(),
            Some('\u{200d}') => match char_at(text, end + 3) {
                Some(next) if is_pictograph(next) => end += 3 + next.len_utf8(),
                _ => return Some(end),
            },
            _ => return Some(end),
        }
    }
}

/// The end of an emoticon: eyes, an optional nose, a mouth, and no word after it; or `<3`.
pub(crate) fn emoticon(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let byte = |i: usize| bytes.get(i).copied().unwrap_or(b' ');
    steps::count(4);
    let end = if byte(at) == b'<' && byte(at + 1) == b'3' {
        at + 2
    } else if matches!(byte(at), b':' | b';' | b'=') {
        let mouth = at + 1 + usize::from(matches!(byte(at + 1), b'-' | b'^' | b'\''));
        if !matches!(
            byte(mouth),
            b')' | b'(' | b'D' | b'P' | b'p' | b'O' | b'*' | b'|' | b']' | b'['
        ) {
            return None;
        }
        mouth + 1
    } else {
        return None;
    };
    (!char_at(text, end).is_some_and(is_word)).then_some(end)
}
