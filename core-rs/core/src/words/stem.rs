//! English stems: what the forms of one word have in common.
//!
//! Source: M. Porter, "The English (Porter2) stemming algorithm", snowballstem.org, 2002. The steps and
//! their order are those of the page; suffixes are tried longest first. A word is lower-case ASCII
//! letters; `Y` stands for a y that is a consonant. Cost: linear in the word, each suffix compared once.
use super::suffixes::{
    AFTER_1A, PREFIXES, Row, STEP_2, STEP_3, STEP_4, Step, WHOLE, WHOLE_ENDS, WHOLE_LENGTH,
};
use crate::json::write_raw;

/// The stem of the word in `word`, which it takes the place of. Words with other characters than ASCII
/// letters, and those of one or two letters, stay.
pub fn stem(word: &mut Vec<u8>) {
    if word.len() < 3 || !word.iter().all(u8::is_ascii_lowercase) {
        return;
    }
    let is_word = |row: &&Row| row.0.first() == word.first() && row.0 == word;
    let may_be = word.len() <= WHOLE_LENGTH && WHOLE_ENDS.contains(&from_end(word, 0));
    if may_be && let Some((_, whole)) = WHOLE.iter().find(is_word) {
        return set_end(word, word.len(), whole);
    }
    let mut vowel = true;
    let mut marked = false;
    for letter in word.iter_mut() {
        if *letter == b'y' && vowel {
            (*letter, marked) = (b'Y', true);
        }
        vowel = is_vowel(*letter);
    }
    let (r1, r2) = regions(word);
    step_1a(word);
    let may_stay = matches!(from_end(word, 0), b'g' | b'd');
    if !(may_stay && AFTER_1A.iter().any(|known| known == word)) {
        step_1b(word, r1);
        step_1c(word);
        suffixes(&STEP_2, word, r1);
        let r = if word.ends_with(b"ative") { r2 } else { r1 };
        suffixes(&STEP_3, word, r);
        suffixes(&STEP_4, word, r2);
        step_5(word, r1, r2);
    }
    if marked {
        word.make_ascii_lowercase();
    }
}

fn at(word: &[u8], place: usize) -> u8 {
    word.get(place).copied().unwrap_or(0)
}

/// The letter so many before the end, 0 for the last.
fn from_end(word: &[u8], back: usize) -> u8 {
    word.len().checked_sub(back + 1).map_or(0, |i| at(word, i))
}

fn put(word: &mut [u8], place: usize, letter: u8) {
    if let Some(slot) = word.get_mut(place) {
        *slot = letter;
    }
}

fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

/// Puts `end` in place of the last `length` letters.
fn set_end(word: &mut Vec<u8>, length: usize, end: &[u8]) {
    word.truncate(word.len().saturating_sub(length));
    write_raw(word, end);
}

/// Where R1 and R2 begin: after the first consonant that follows a vowel, and once more in R1.
fn regions(word: &[u8]) -> (usize, usize) {
    let after = |from: usize| {
        let mut pairs = word.get(from..).unwrap_or(&[]).windows(2);
        let ends = |pair: &[u8]| matches!(*pair, [one, next] if is_vowel(one) && !is_vowel(next));
        pairs.position(ends).map_or(word.len(), |i| from + i + 2)
    };
    let prefix = PREFIXES.iter().find(|prefix| word.starts_with(prefix));
    let r1 = prefix.map_or_else(|| after(0), |prefix| prefix.len());
    (r1, after(r1))
}

fn has_vowel(word: &[u8]) -> bool {
    word.iter().any(|&letter| is_vowel(letter))
}

/// Whether the word ends in a short syllable: vowel and other consonant at its end, or consonant, vowel,
/// consonant but w, x and Y.
fn ends_short(word: &[u8]) -> bool {
    let (last, vowel) = (from_end(word, 0), from_end(word, 1));
    if is_vowel(last) || !is_vowel(vowel) {
        return false;
    }
    word.len() == 2 || (!is_vowel(from_end(word, 2)) && !matches!(last, b'w' | b'x' | b'Y'))
}

fn step_1a(word: &mut Vec<u8>) {
    if !matches!(from_end(word, 0), b's' | b'd') {
        return;
    }
    if word.ends_with(b"sses") {
        set_end(word, 2, b"");
    } else if word.ends_with(b"ied") || word.ends_with(b"ies") {
        set_end(word, if word.len() > 4 { 2 } else { 1 }, b"");
    } else if word.ends_with(b"s") && !word.ends_with(b"us") && !word.ends_with(b"ss") {
        let before = word.get(..word.len().saturating_sub(2)).unwrap_or(&[]);
        if has_vowel(before) {
            set_end(word, 1, b"");
        }
    }
}

fn step_1b(word: &mut Vec<u8>, r1: usize) {
    if !matches!(from_end(word, 0), b'y' | b'g' | b'd') {
        return;
    }
    let endings: [&[u8]; 6] = [b"eedly", b"ingly", b"edly", b"eed", b"ing", b"ed"];
    let Some(length) = endings
        .iter()
        .find(|ending| word.ends_with(ending))
        .map(|ending| ending.len())
    else {
        return;
    };
    let start = word.len() - length;
    if word.ends_with(b"eed") || word.ends_with(b"eedly") {
        if start >= r1 {
            set_end(word, length, b"ee");
        }
        return;
    }
    if !has_vowel(word.get(..start).unwrap_or(&[])) {
        return;
    }
    word.truncate(start);
    let (last, before) = (from_end(word, 0), from_end(word, 1));
    let doubled = last == before
        && matches!(
            last,
            b'b' | b'd' | b'f' | b'g' | b'm' | b'n' | b'p' | b'r' | b't'
        );
    if matches!(&[before, last], b"at" | b"bl" | b"iz") || (r1 >= word.len() && ends_short(word)) {
        word.push(b'e');
    } else if doubled {
        word.pop();
    }
}

fn step_1c(word: &mut [u8]) {
    let last = word.len().saturating_sub(1);
    if matches!(at(word, last), b'y' | b'Y') && last > 1 && !is_vowel(at(word, last - 1)) {
        put(word, last, b'i');
    }
}

/// Replaces the longest suffix of a step that the word has, if it begins at `region` or after.
fn suffixes(step: &Step, word: &mut Vec<u8>, region: usize) {
    let end = [from_end(word, 1), from_end(word, 0)];
    if !step.may_end(end) {
        return;
    }
    for ((suffix, instead), ends) in step.rows.iter().zip(&step.ends) {
        if *ends != end || !word.ends_with(suffix) {
            continue;
        }
        let before = from_end(word, suffix.len());
        let allowed = match *suffix {
            b"ogi" => before == b'l',
            b"li" => matches!(
                before,
                b'c' | b'd' | b'e' | b'g' | b'h' | b'k' | b'm' | b'n' | b'r' | b't'
            ),
            b"ion" => matches!(before, b's' | b't'),
            _ => true,
        };
        if allowed && word.len() - suffix.len() >= region {
            set_end(word, suffix.len(), instead);
        }
        return;
    }
}

fn step_5(word: &mut Vec<u8>, r1: usize, r2: usize) {
    let start = word.len().saturating_sub(1);
    let drop = match at(word, start) {
        b'e' => {
            let rest = word.get(..start).unwrap_or(&[]);
            start >= r2 || (start >= r1 && !ends_short(rest))
        }
        b'l' => start >= r2 && from_end(word, 1) == b'l',
        _ => false,
    };
    if drop {
        word.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    /// Words and what the published implementation makes of them.
    const CASES: &str = include_str!("stem_cases.txt");

    #[test]
    fn stems_are_those_of_snowball() {
        for row in CASES.lines() {
            let (word, expected) = row.split_once(' ').expect("two words");
            let mut found = word.as_bytes().to_vec();
            stem(&mut found);
            assert_eq!(String::from_utf8_lossy(&found), expected, "{word}");
        }
    }

    #[test]
    fn other_words_stay() {
        for word in ["is", "éclairs", "b52s", "日本"] {
            let mut found = word.as_bytes().to_vec();
            stem(&mut found);
            assert_eq!(found, word.as_bytes());
        }
    }
}
