//! The terms that turns are indexed by besides those of their words, and the signs that the words do not
//! tell: a turn has the terms of its day (`8 may 2023`, UTC).

use crate::text::date;
use crate::words::{same, signs, stem};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const DAY_MS: f64 = 86_400_000.0;

/// The day of a time, Unix milliseconds: days since 1970, UTC.
pub fn day_of(at: f64) -> i32 {
    (at / DAY_MS).floor() as i32
}

/// Calls `term` with the terms of a day: day, year, month.
pub fn each_day_term(day: i32, term: &mut dyn FnMut(&[u8])) {
    let (year, month, day) = date(day);
    let mut room = Vec::new();
    let mut number = |number: i32| {
        room.clear();
        crate::json::write_integer(&mut room, f64::from(number));
        term(&room);
    };
    number(day);
    number(year);
    if let Some(name) = MONTHS.get(month as usize - 1) {
        let mut month = name.as_bytes().to_vec();
        stem(&mut month);
        term(&month);
    }
}

/// Whether a speaker is the assistant that the others talk with.
pub fn is_assistant(speaker: &str) -> bool {
    same(speaker, "assistant")
}

/// The signs that the words do not tell.
pub fn signs_of(speaker: Option<&str>, text: &str) -> u8 {
    let mut found = 0;
    if text.as_bytes().contains(&b'?') {
        found |= signs::ASKS;
    }
    if has_name(text) {
        found |= signs::NAME;
    }
    if speaker.is_some_and(is_assistant) {
        found |= signs::ASSISTANT;
    }
    found
}

/// Whether a capitalised word of more than one letter stands inside a sentence.
fn has_name(text: &str) -> bool {
    // Without a capital there is none.
    if text
        .bytes()
        .all(|byte| matches!(byte, b' '..=b'@' | b'['..=b'~'))
    {
        return false;
    }
    // Inside a sentence, inside a word, right behind a word's first letter that is a capital.
    let (mut inside, mut word, mut capital) = (false, false, false);
    text.chars().any(|c| {
        if c.is_alphanumeric() {
            let longer = capital;
            capital = inside && !word && c.is_uppercase();
            (inside, word) = (true, true);
            return longer;
        }
        inside &= !matches!(c, '.' | '!' | '?' | ':' | '"' | '“' | '\n');
        (word, capital) = (false, false);
        false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_tells_signs() {
        assert_eq!(signs_of(None, "Was it Ann?"), signs::ASKS | signs::NAME);
        assert_eq!(
            signs_of(Some("Assistant"), "Ann. I am. \"Ann\""),
            signs::ASSISTANT
        );
    }

    #[test]
    fn a_day_has_three_terms() {
        let mut found = Vec::new();
        each_day_term(day_of(1_709_251_500_000.0), &mut |term| {
            found.push(term.to_vec())
        });
        assert_eq!(found, [b"1".to_vec(), b"2024".to_vec(), b"march".to_vec()]);
    }
}
