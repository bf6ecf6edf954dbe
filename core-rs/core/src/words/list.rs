//! Short lists of words, and whether a word is one of them.

/// Words, each with a space behind it, the shorter ones first, those of one length in their order, behind [`HEAD`] bytes
/// with a bit for each sort of word that is there; made by [`list!`].
pub(crate) type List = [u8];

const HEAD: usize = 4;

/// The bytes of the list of some words.
pub(crate) const fn list_bytes(words: &str) -> usize {
    HEAD + words.len() + 1
}

/// A list of `N` bytes.
pub(crate) const fn list_of<const N: usize>(words: &str) -> [u8; N] {
    let words = words.as_bytes();
    let mut list = [b' '; N];
    let (mut sorts, mut to) = (0_u32, HEAD);
    // Where the word begins that was put last, and its length; words twice are put once.
    let mut last = (0, 0);
    loop {
        let (mut next, mut start, mut end) = ((0, 0), 0, 0);
        while end <= words.len() {
            if end == words.len() || words[end] == b' ' {
                let word = (start, end - start);
                if is_less(words, last, word) && (next.1 == 0 || is_less(words, word, next)) {
                    next = word;
                }
                start = end + 1;
            }
            end += 1;
        }
        if next.1 == 0 {
            break;
        }
        let mut at = 0;
        while at < next.1 {
            list[to + at] = words[next.0 + at];
            at += 1;
        }
        sorts |= sort(words[next.0], next.1);
        to += next.1 + 1;
        last = next;
    }
    [list[0], list[1], list[2], list[3]] = sorts.to_le_bytes();
    list
}

/// Whether a word, by its begin and length, comes before another.
const fn is_less(words: &[u8], one: (usize, usize), other: (usize, usize)) -> bool {
    let mut at = 0;
    while one.1 == other.1 && at < one.1 {
        let (a, b) = (words[one.0 + at], words[other.0 + at]);
        if a != b {
            return a < b;
        }
        at += 1;
    }
    one.1 < other.1
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
        use $crate::words::{list_bytes, list_of};
        const LIST: [u8; list_bytes($words)] = list_of($words);
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
    let ends = |at: usize| words.get(at) == Some(&b' ');
    let mut at = 0;
    for length in 1..word.len() {
        while ends(at + length) {
            at += length + 1;
        }
    }
    while ends(at + word.len()) {
        let known = words.get(at..at + word.len()).unwrap_or(&[]);
        let begins = known.first().copied().unwrap_or(0);
        if begins > first | 0x20 {
            return false;
        }
        if begins | 0x20 == first | 0x20 && known.eq_ignore_ascii_case(word) {
            return true;
        }
        at += word.len() + 1;
    }
    false
}

/// A word's place among those that tell what words a text has: of its first and last letter in any case, and its length.
pub(crate) fn trace(word: &[u8]) -> usize {
    let first = word.first().copied().unwrap_or(0);
    let last = word.last().copied().unwrap_or(0);
    (usize::from(first & 31) * 37 + usize::from(last & 31) * 5 + word.len()) % TRACES
}

/// Places of [`trace`].
pub(crate) const TRACES: usize = 1_024;

/// Whether one of a list's words passes a test.
pub(crate) fn some(list: &List, is: impl Fn(&[u8]) -> bool) -> bool {
    let words = list.get(HEAD..).unwrap_or(&[]);
    let (mut at, mut length) = (0, 1);
    while let Some(byte) = words.get(at + length) {
        if *byte != b' ' {
            length += 1;
        } else if words.get(at..at + length).is_some_and(&is) {
            return true;
        } else {
            at += length + 1;
        }
    }
    false
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
        let list = list_of::<64>(words);
        super::is_among(word, list.get(..list_bytes(words)).unwrap_or(&[]))
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
