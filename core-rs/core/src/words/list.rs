//! Short lists of words, and whether a word is one of them.

/// Words, which spaces part, behind [`HEAD`] bytes with a bit for each sort of word that is there; made by [`list!`].
pub(crate) type List = [u8];

pub(crate) const HEAD: usize = 4;

/// A list of `N` bytes.
pub(crate) const fn list_of<const N: usize>(words: &str) -> [u8; N] {
    let words = words.as_bytes();
    let mut list = [b' '; N];
    let (mut sorts, mut start, mut end) = (0_u32, 0, 0);
    while end <= words.len() {
        if end == words.len() || words[end] == b' ' {
            if end > start {
                sorts |= sort(words[start], end - start);
            }
            start = end + 1;
        } else {
            list[HEAD + end] = words[end];
        }
        end += 1;
    }
    [list[0], list[1], list[2], list[3]] = sorts.to_le_bytes();
    list
}

/// A word's sort, by its first letter in any case and its length: most words are of another than a list's.
const fn sort(first: u8, length: usize) -> u32 {
    1 << (((first | 0x20) as usize + 11 * length) % 32)
}

/// A word's sort; 0 of none.
pub(crate) fn sort_of(word: &str) -> u32 {
    word.bytes()
        .next()
        .map_or(0, |first| sort(first, word.len()))
}

/// Whether a list may hold a word of a sort.
pub(crate) fn may_hold(list: &List, of: u32) -> bool {
    let sorts = list
        .first_chunk()
        .map_or(0, |sorts| u32::from_le_bytes(*sorts));
    sorts & of != 0
}

/// The list of some words, made when this is compiled.
macro_rules! list {
    ($words:expr) => {{
        use $crate::words::{HEAD, list_of};
        const LIST: [u8; HEAD + $words.len()] = list_of($words);
        const { &LIST as &$crate::words::List }
    }};
}
pub(crate) use list;

/// Whether a word, which holds no space, is one of a list; in any case.
// Called from many places.
#[inline(never)]
pub(crate) fn is_among(word: &str, list: &List) -> bool {
    bytes_among(word.as_bytes(), list)
}

/// [`is_among`], of a word's bytes.
// Most words are of another sort: that is told before anything is called.
#[inline(always)]
pub(crate) fn bytes_among(word: &[u8], list: &List) -> bool {
    let (Some(&first), Some((&sorts, words))) = (word.first(), list.split_first_chunk()) else {
        return false;
    };
    u32::from_le_bytes(sorts) & sort(first, word.len()) != 0 && is_one(word, first, words)
}

/// Whether a word, which begins with `first`, is one of those of a list behind its head.
#[inline(never)]
fn is_one(word: &[u8], first: u8, words: &[u8]) -> bool {
    /// One in each byte, and what tells the cases of a letter apart.
    const ONES: u64 = 0x0101_0101_0101_0101;
    const CASE: u64 = 0x20 * ONES;
    let first = (ONES * u64::from(first)) | CASE;
    // Eight bytes at a time: those that may be the word's first are 0 (Warren: Hacker's Delight, 6-1; a byte above
    // such a one may be told by mistake), the highest bit of which is set.
    (0..words.len()).step_by(8).any(|from| {
        let part = words.get(from..).unwrap_or(&[]);
        let eight = part.first_chunk::<8>().copied().unwrap_or_else(|| {
            let mut eight = [0; 8];
            eight
                .iter_mut()
                .zip(part)
                .for_each(|(to, &byte)| *to = byte);
            eight
        });
        let other = (u64::from_le_bytes(eight) | CASE) ^ first;
        let mut found = other.wrapping_sub(ONES) & !other & (0x80 * ONES);
        while found != 0 {
            let start = from + found.trailing_zeros() as usize / 8;
            found &= found - 1;
            let begins = start == 0 || words.get(start - 1) == Some(&b' ');
            let end = start + word.len();
            let ends = matches!(words.get(end), None | Some(b' '));
            let known = words.get(start..end);
            if begins && ends && known.is_some_and(|known| known.eq_ignore_ascii_case(word)) {
                return true;
            }
        }
        false
    })
}

/// Whether one of some words is one of a list.
#[inline(never)]
pub(crate) fn holds(words: &[&str], list: &List) -> bool {
    words.iter().any(|word| is_among(word, list))
}

/// Whether one of a list's words stands right before one of another's.
#[inline(never)]
pub(crate) fn stands_before(words: &[&str], list: &List, next: &List) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(
        |pair| matches!(*pair, [first, second] if is_among(first, list) && is_among(second, next)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_among(word: &str, words: &str) -> bool {
        let mut list = list_of::<64>(words);
        super::is_among(word, list.get_mut(..HEAD + words.len()).unwrap_or(&mut []))
    }

    #[test]
    fn a_word_is_among_those_of_a_list_as_a_whole_and_in_any_case() {
        let list = "a an the no nope o'clock seventeen été";
        for word in list.split(' ') {
            assert!(is_among(word, list), "{word}");
            assert!(is_among(&word.to_ascii_uppercase(), list), "{word}");
            assert!(is_among(word, word), "{word}");
            let rest: String = word.chars().skip(1).collect();
            assert!(!is_among(&rest, list), "{word}");
            assert!(!is_among(&format!("{word}s"), list), "{word}");
            assert!(!is_among(&format!("x{word}"), list), "{word}");
        }
        for (word, list) in [
            ("", list),
            ("", ""),
            ("a", ""),
            ("a an", "an a"),
            ("@", "`"),
        ] {
            assert!(!is_among(word, list), "{word}");
        }
    }
}
