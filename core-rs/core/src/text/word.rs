//! Words and their parts, after the guidelines of UD English-EWT: contractions split, compounds
//! split at hyphens except after prefixes, abbreviations keep their full stop.

use super::chars::{char_at, is_apostrophe, is_gap, is_ideograph, is_word};
use super::steps;
use crate::words::{List, is_among, list, same};

/// Prefixes whose hyphen does not split the word (EWT: `e-mail`, `non-human`, `co-workers`).
const PREFIXES: &List = list!(
    "e non pre post ex multi co re anti semi pro mid neo sub intra inter ultra arch cross psycho bi tri \
    un de counter micro mini over pan para quasi super trans"
);

/// Abbreviations that keep their full stop.
const ABBREVIATIONS: &List = list!(
    "dr mr mrs ms st vs etc inc ltd co corp jr sr gen lt col sgt capt rev gov sen rep reps prof ft ave \
    blvd rd jan feb mar apr jun jul aug sept sep oct nov dec tues wed thur thurs fri dept approx attn \
    vol ext esp pp"
);

/// File names keep their extension.
const EXTENSIONS: &List = list!(
    "doc docx xls xlsx ppt pdf txt jpg jpeg png gif zip html htm exe csv mp3 mp4 js ts py rs"
);

/// Words written together that are two, and where the second begins.
const JOINED: [(&str, usize); 44] = [
    ("cannot", 3),
    ("gonna", 3),
    ("gotta", 3),
    ("wanna", 3),
    ("dont", 2),
    ("cant", 2),
    ("wont", 2),
    ("didnt", 3),
    ("doesnt", 4),
    ("isnt", 2),
    ("wasnt", 3),
    ("wouldnt", 5),
    ("couldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("hasnt", 3),
    ("arent", 3),
    ("werent", 4),
    ("im", 1),
    ("ive", 1),
    ("youre", 3),
    ("theyre", 4),
    ("whats", 4),
    ("thats", 4),
    ("hes", 2),
    ("shes", 3),
    ("whos", 3),
    ("hows", 3),
    ("whens", 4),
    ("heres", 4),
    ("theres", 5),
    ("wheres", 5),
    ("weve", 2),
    ("youve", 3),
    ("theyve", 4),
    ("itll", 2),
    ("youll", 3),
    ("theyll", 4),
    ("hadnt", 3),
    ("mustnt", 4),
    ("couldve", 5),
    ("wouldve", 5),
    ("gimme", 3),
    ("lemme", 3),
];

/// By the length of a word the first letters (their low five bits) of those of [`JOINED`].
const FIRST: [u32; 9] = {
    let (mut first, mut i) = ([0; 9], 0);
    while i < JOINED.len() {
        let word = JOINED[i].0.as_bytes();
        first[word.len()] |= 1 << (word[0] & 31);
        i += 1;
    }
    first
};

/// Endings split off after an apostrophe.
const CLITICS: &List = list!("s m d re ve ll");

/// The most parts one word splits into (`couldn't've` has three).
pub(crate) const PARTS: usize = 4;

/// The end of the word at `at`, which starts with a word character.
pub(crate) fn end(text: &str, at: usize) -> usize {
    if let Some(end) = initials(text, at).or_else(|| slashed(text, at)) {
        return end;
    }
    let mut end = at;
    let mut previous = ' ';
    for c in text[at..].chars() {
        steps::count(1);
        let inner = end > at
            && char_at(text, end + c.len_utf8()).is_some_and(is_word)
            && match c {
                _ if is_apostrophe(c) => previous.is_alphabetic(),
                '-' => text[at..end].len() <= 7 && is_among(&text[at..end], PREFIXES),
                '.' => is_extension(text, end + 1),
                '&' => previous.is_uppercase() && end - at <= 3,
                '@' | '_' => true,
                _ => false,
            };
        if (!is_word(c) || is_ideograph(c)) && !inner {
            break;
        }
        previous = c;
        end += c.len_utf8();
    }
    if end == at {
        // An ideograph is a word of its own.
        return at + char_at(text, at).map_or(1, char::len_utf8);
    }
    if keeps_full_stop(text, at, end) {
        end + 1
    } else {
        end
    }
}

/// `U.S.`, `p.m.`, `J.R.R.`: letters each with a full stop, two at least.
fn initials(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let stop = |i: usize| bytes.get(i) == Some(&b'.');
    let mut end = at;
    while letter(end) && stop(end + 1) {
        end += 2;
    }
    steps::count(end - at + 1);
    let lone = |i: usize| letter(i) && !char_at(text, i + 1).is_some_and(is_word);
    if end == at + 2 && lone(end) {
        return Some(end + 1);
    }
    if end < at + 4 {
        return None;
    }
    Some(if lone(end) { end + 1 } else { end })
}

/// `b/c`, `w/o`, `A/C`: one letter on each side.
fn slashed(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphabetic);
    let whole = letter(at) && bytes.get(at + 1) == Some(&b'/') && letter(at + 2);
    let follows = char_at(text, at + 3).is_some_and(|c| is_word(c) || c == '/');
    (whole && !follows).then_some(at + 3)
}

/// The letters at `at` are a known file extension and nothing else.
fn is_extension(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let length = rest
        .bytes()
        .take(5)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    is_among(&rest[..length], EXTENSIONS) && !char_at(rest, length).is_some_and(is_word)
}

/// Whether the full stop after the word `at..end` belongs to it: an abbreviation or an initial
/// with more text after it.
fn keeps_full_stop(text: &str, at: usize, end: usize) -> bool {
    let word = &text[at..end];
    if text.as_bytes().get(end) != Some(&b'.') || word.len() > 6 {
        return false;
    }
    let follows = |c: char| is_gap(c) || matches!(c, ',' | ')' | ';' | ':');
    if !char_at(text, end + 1).is_some_and(follows) {
        return false;
    }
    let initial = word.len() == 1 && word != "I" && word.as_bytes()[0].is_ascii_uppercase();
    initial && starts_upper(text, end + 1)
        || is_among(word, ABBREVIATIONS)
        || same(word, "no") && numbered(text, end + 1)
}

/// One space, then a digit.
fn numbered(text: &str, at: usize) -> bool {
    let mut next = text.bytes().skip(at);
    next.next() == Some(b' ') && next.next().is_some_and(|b| b.is_ascii_digit())
}

/// One space, then a capital letter.
fn starts_upper(text: &str, at: usize) -> bool {
    char_at(text, at) == Some(' ') && char_at(text, at + 1).is_some_and(char::is_uppercase)
}

/// Where the word splits: fills `at` with byte offsets inside `word`, ascending, and returns how
/// many. Looks at the ends only, so its cost does not grow with the word.
pub(crate) fn splits(word: &str, at: &mut [usize; PARTS]) -> usize {
    let letter = word.as_bytes().first().map_or(0, |first| first & 31);
    let may_be_joined = FIRST
        .get(word.len())
        .is_some_and(|letters| letters & 1 << letter != 0);
    if may_be_joined && let Some((_, cut)) = JOINED.iter().find(|(joined, _)| same(joined, word)) {
        at[0] = *cut;
        return 1;
    }
    let mut count = 0;
    let mut rest = word;
    while count < PARTS {
        match clitic(rest) {
            Some(cut) if cut > 0 => {
                at[count] = cut;
                count += 1;
                rest = &rest[..cut];
            }
            _ => break,
        }
    }
    at[..count].reverse();
    count
}

/// Where the last clitic of `word` begins: `n't`, `'s`, `'ll`, …
fn clitic(word: &str) -> Option<usize> {
    steps::count(8);
    let mut ends = word.char_indices().rev();
    for _ in 0..4 {
        let (i, c) = ends.next()?;
        if !is_apostrophe(c) {
            continue;
        }
        let tail = &word[i + c.len_utf8()..];
        if same(tail, "t") {
            return word[..i].ends_with(['n', 'N']).then(|| i - 1);
        }
        return is_among(tail, CLITICS).then_some(i);
    }
    None
}

/// The end of a clitic that stands alone after a gap (`'s`, `n't` is a word already): the
/// tokenizer asks at an apostrophe.
pub(crate) fn lone_clitic(text: &str, at: usize) -> Option<usize> {
    let mark = char_at(text, at).filter(|&c| is_apostrophe(c))?;
    let from = at + mark.len_utf8();
    let length = text[from..]
        .bytes()
        .take(3)
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let whole = is_among(&text[from..from + length], CLITICS)
        && !char_at(text, from + length).is_some_and(is_word);
    whole.then_some(from + length)
}
