//! Case and accent folding, and the words of a text: what two spellings of one thing have in common.
//!
//! A character folds to its lower case without its accents: `É` and `e` + U+0301 both to `e`. Accents
//! are known for Latin (Latin-1, Extended-A, Additional), Greek and Cyrillic; other scripts keep theirs.
//! Combining marks fold to nothing.

use crate::json::write_raw;
/// Base letters of U+00C0..U+0180, one each; `.` keeps the character's own lower case.
const LATIN: &[u8; 192] = b"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y\
aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkkllllll.\
.llnnnnnn.nnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// Base letters of U+1E00..U+1F00, likewise.
const LATIN_ADDITIONAL: &[u8; 256] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm\
mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv\
wwwwwwwwwwxxxxyyzzzzzzhtwy.s....aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee\
eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

/// Longest word that is told from others, in bytes; what is longer counts by its beginning.
pub const MAX_WORD_BYTES: usize = 64;

/// What ASCII letters and digits fold to; 0 for the other characters.
const ASCII: [u8; 128] = {
    let mut folded = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphanumeric() {
            folded[byte] = (byte as u8).to_ascii_lowercase();
        }
        byte += 1;
    }
    folded
};

fn is_mark(c: char) -> bool {
    matches!(c as u32, 0x0300..=0x036F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE00..=0xFE0F | 0xFE20..=0xFE2F)
}

/// Characters of scripts without spaces, each a word of its own: Han, Hiragana, Katakana.
fn is_lone(c: char) -> bool {
    matches!(c as u32, 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

/// Adds what `c` folds to.
fn fold_char(c: char, out: &mut Vec<u8>) {
    for lower in c.to_lowercase().filter(|&c| !is_mark(c)) {
        without_accent(lower, out);
    }
}

/// Adds what a character in lower case folds to.
fn without_accent(c: char, out: &mut Vec<u8>) {
    let code = c as usize;
    let base = match code {
        0xC0..0x180 => LATIN.get(code - 0xC0),
        0x1E00..0x1F00 => LATIN_ADDITIONAL.get(code - 0x1E00),
        _ => None,
    };
    if let Some(&base) = base.filter(|&&base| base != b'.') {
        return out.push(base);
    }
    let plain = match c {
        'æ' => return write_raw(out, b"ae"),
        'œ' => return write_raw(out, b"oe"),
        'ß' => return write_raw(out, b"ss"),
        'þ' => return write_raw(out, b"th"),
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        'ё' => 'е',
        'й' => 'и',
        _ => c,
    };
    write_raw(out, plain.encode_utf8(&mut [0; 4]).as_bytes());
}

/// Adds the folded form of `text`, white space as single spaces and none at the ends.
pub fn fold(text: &str, out: &mut Vec<u8>) {
    let start = out.len();
    let mut gap = false;
    for c in text.chars() {
        if c.is_whitespace() {
            gap = out.len() > start;
            continue;
        }
        if gap {
            out.push(b' ');
        }
        let before = out.len();
        if c.is_ascii() {
            out.push(c.to_ascii_lowercase() as u8);
        } else {
            fold_char(c, out);
        }
        // A mark folds to nothing, behind a space too.
        if out.len() > before {
            gap = false;
        } else if gap {
            out.pop();
        }
    }
}

/// Calls `word` with each word of `text`, folded, in order: runs of letters and digits, and each
/// character of a script without spaces. `buffer` is room to work in.
// Called from several places, and large.
#[inline(never)]
pub fn each_word(text: &str, buffer: &mut Vec<u8>, word: &mut dyn FnMut(&[u8])) {
    let bytes = text.as_bytes();
    let mut at = 0;
    buffer.clear();
    if text.is_ascii() {
        buffer.extend_from_slice(bytes);
        buffer.make_ascii_lowercase();
        let parts = buffer.split(|&byte| ASCII.get(usize::from(byte & 127)) == Some(&0));
        for part in parts.filter(|part| !part.is_empty()) {
            word(part.get(..MAX_WORD_BYTES).unwrap_or(part));
        }
        return;
    }
    while let Some(&byte) = bytes.get(at) {
        if let Some(&folded) = ASCII.get(usize::from(byte)) {
            at += 1;
            if folded != 0 {
                buffer.push(folded);
            } else if !buffer.is_empty() {
                end_word(buffer, word);
            }
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        at += c.len_utf8();
        if is_lone(c) {
            end_word(buffer, word);
            fold_char(c, buffer);
            end_word(buffer, word);
        } else if c.is_alphanumeric() {
            fold_char(c, buffer);
        } else if !is_mark(c) {
            end_word(buffer, word);
        }
    }
    end_word(buffer, word);
}

fn end_word(buffer: &mut Vec<u8>, word: &mut dyn FnMut(&[u8])) {
    if buffer.is_empty() {
        return;
    }
    let mut end = buffer.len().min(MAX_WORD_BYTES);
    // Back to the border of a character.
    while end < buffer.len() && buffer.get(end).is_some_and(|b| b & 0xC0 == 0x80) {
        end -= 1;
    }
    word(buffer.get(..end).unwrap_or(&[]));
    buffer.clear();
}
