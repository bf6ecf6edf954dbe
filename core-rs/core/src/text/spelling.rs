//! Words as they are written in a hurry: "n", "u", "rn", "sooo". The taggers and the lexicon see them as they are
//! written elsewhere; tokens keep their places.

use crate::words::{List, is_among, list};

/// What stands for a word, and the word. Exclamations are all one.
const SHORT: [(&List, &str); 18] = [
    (list!("n nd"), "and"),
    (list!("u ya"), "you"),
    (list!("ur"), "your"),
    (list!("r"), "are"),
    (list!("w"), "with"),
    (list!("bc bcs bcz cuz coz cos"), "because"),
    (list!("til"), "until"),
    (list!("rn"), "now"),
    (list!("bday"), "birthday"),
    (list!("bf"), "boyfriend"),
    (list!("gf"), "girlfriend"),
    (list!("tmrw tmr"), "tomorrow"),
    (list!("ppl"), "people"),
    (list!("pls plz"), "please"),
    (list!("thx ty"), "thanks"),
    (list!("prob probs prolly"), "probably"),
    (list!("def"), "definitely"),
    (
        list!("idk ngl tbh imo smh lmao lmfao rofl omg omfg wtf istg ikr fr btw hbu wbu ugh argh"),
        "lol",
    ),
];

/// The longest of them, and the fewest letters of a run that is only drawn out.
const LONGEST: usize = 6;
const DRAWN: usize = 3;

/// How a word is written elsewhere, if it is one of these. Only in small letters: "R" may be anything.
pub(crate) fn standard(word: &str) -> Option<&str> {
    let bytes = word.as_bytes();
    let last = *bytes.last()?;
    if !last.is_ascii_lowercase() {
        return None;
    }
    // "sooo", "ughhh"
    let run = bytes.iter().rev().take_while(|&&byte| byte == last).count();
    let drawn = run >= DRAWN && run < bytes.len();
    let once = if drawn {
        &word[..=bytes.len() - run]
    } else {
        word
    };
    if once.len() <= LONGEST && once.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let mut short = SHORT.iter();
        if let Some((_, written)) = short.find(|(all, _)| is_among(once, all)) {
            return Some(written);
        }
    }
    drawn.then_some(once)
}

#[cfg(test)]
mod tests {
    use super::standard;

    #[test]
    fn what_is_written_in_a_hurry_is_known() {
        let pairs = [
            ("n", "and"),
            ("ur", "your"),
            ("ngl", "lol"),
            ("sooo", "so"),
            ("ughhh", "lol"),
            ("happyyy", "happy"),
        ];
        for (word, written) in pairs {
            assert_eq!(standard(word), Some(written), "{word}");
        }
        for word in ["N", "and", "www", "see", "U", "", "é", "naïve", "x1"] {
            assert_eq!(standard(word), None, "{word}");
        }
    }
}
