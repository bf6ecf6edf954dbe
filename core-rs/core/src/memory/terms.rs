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
    let is_part = |c: &char| c.is_alphanumeric();
    let decides = |c: &char| matches!(c, '.' | '!' | '?' | ':' | '"' | '“' | '\n') || is_part(c);
    let capitals = text.bytes().enumerate();
    // Most bytes are none's, nor any character's first that is not ASCII.
    let mut capitals = capitals.filter(|(_, byte)| byte.is_ascii_uppercase() || *byte >= 0xC0);
    capitals.any(|(at, _)| {
        let Some((before, word)) = text.split_at_checked(at) else {
            return false;
        };
        let (mut before, mut word) = (before.chars().rev(), word.chars());
        word.next().is_some_and(char::is_uppercase)
            && word.next().is_some_and(|next| is_part(&next))
            && !before.clone().next().is_some_and(|c| is_part(&c))
            && before.find(decides).is_some_and(|c| is_part(&c))
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
