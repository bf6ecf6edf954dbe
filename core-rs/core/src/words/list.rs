//! Short lists of words, and whether a word is one of them.

/// Words in groups of one length, the shorter ones first, each behind its words' length and number, those of one length
/// in their order; behind [`HEAD`] bytes with a bit for each sort of word that is there. Made by [`list!`].
pub(crate) type List = [u8];

const HEAD: usize = 4;

/// The bytes of the list of some words.
pub(crate) const fn list_bytes(words: &str) -> usize {
    let words = words.as_bytes();
    let (mut bytes, mut lengths) = (HEAD, 0_u64);
    let (mut at, mut length) = (0, 0);
    while at <= words.len() {
        if at < words.len() && words[at] != b' ' {
            length += 1;
        } else if length > 0 {
            bytes += length;
            if lengths >> length & 1 == 0 {
                (bytes, lengths) = (bytes + 2, lengths | 1 << length);
            }
            length = 0;
        }
        at += 1;
    }
    bytes
}

/// A list of `N` bytes.
pub(crate) const fn list_of<const N: usize>(words: &str) -> [u8; N] {
    let words = words.as_bytes();
    let mut list = [0; N];
    let (mut sorts, mut to) = (0_u32, HEAD);
    // Where the word begins that was put last, and its length; words twice are put once. Where its group begins.
    let (mut last, mut group) = ((0, 0), 0);
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
        if next.1 > last.1 {
            group = to;
            list[group] = next.1 as u8;
            to += 2;
        }
        list[group + 1] += 1;
        let mut at = 0;
        while at < next.1 {
            list[to + at] = words[next.0 + at];
            at += 1;
        }
        sorts |= sort(words[next.0], next.1);
        to += next.1;
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
fn is_one(word: &[u8], first: u8, mut words: &[u8]) -> bool {
    while let &[length, count, ref rest @ ..] = words {
        let length = usize::from(length);
        if length > word.len() {
            return false;
        }
        let Some((group, rest)) = rest.split_at_checked(length * usize::from(count)) else {
            return false;
        };
        if length == word.len() {
            return is_of(word, first | 0x20, group);
        }
        words = rest;
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
    let mut words = list.get(HEAD..).unwrap_or(&[]);
    while let &[length, count, ref rest @ ..] = words {
        let length = usize::from(length.max(1));
        let Some((group, rest)) = rest.split_at_checked(length * usize::from(count)) else {
            return false;
        };
        if group.chunks_exact(length).any(&is) {
            return true;
        }
        words = rest;
    }
    false
}

/// Whether a word, which begins with `first` in small, is one of those of a group.
#[inline(always)]
fn is_of(word: &[u8], first: u8, group: &[u8]) -> bool {
    for known in group.chunks_exact(word.len().max(1)) {
        let begins = known.first().copied().unwrap_or(0);
        if begins > first {
            return false;
        }
        if begins | 0x20 == first && known.eq_ignore_ascii_case(word) {
            return true;
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
