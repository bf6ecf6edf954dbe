//! Words as they are written in a hurry: "n", "u", "bc", "sooo". The taggers and the lexicon see them as they are
//! written elsewhere; tokens keep their places.

use crate::words::{List, is_among, list};

/// What stands for a word, and the word. Exclamations are all one.
const SHORT: [(&List, &str); 10] = [
    (list!("ur"), "your"),
    (list!("til till"), "until"),
    (list!("bday"), "birthday"),
    (list!("bf"), "boyfriend"),
    (list!("gf"), "girlfriend"),
    (list!("tmrw tmr"), "tomorrow"),
    (list!("ppl"), "people"),
    (list!("pls plz"), "please"),
    (list!("probs prolly"), "probably"),
    (
        list!("idk ngl tbh imo smh lmao lmfao rofl omg omfg wtf istg ikr btw hbu wbu ugh argh"),
        "lol",
    ),
];

/// What begins a clause behind "bc", and what "r" stands beside.
const SUBJECTS: &List = list!(
    "i im ive id ill he hes she shes they theyre theyve we weve were you youre u ur it its itll my his her our their \
    the that thats this there theres nobody everyone"
);
const ASKED: &List = list!("u you ur we they my the your these those his her");
const ASKING: &List = list!("u you we they who where how what these those");
/// What is one with what stands before "n": "mac n cheese".
const DISHES: &List = list!(
    "cheese chips roll roses tonic bass pepa pepper vinegar jelly butter breakfast cream white crackers"
);

/// Whether [`beside`] may know a word, by its first letter and length.
pub(crate) fn may_depend(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'n' | b'r' | b'u'] | [b'b' | b'B' | b'c' | b'C', _] | [b'b' | b'B' | b'c' | b'C', _, _]
    )
}

/// What a word stands for beside others: "n" between two words, "bc" before a clause.
pub(crate) fn beside(before: &str, word: &str, after: &str) -> Option<&'static str> {
    match word {
        "n" if is_among(after, SUBJECTS) || before.len() > 1 && after.len() > 1 => {
            (!is_among(after, DISHES)).then_some("and")
        }
        "r" => (is_among(after, ASKED) || is_among(before, ASKING)).then_some("are"),
        "u" => {
            (!is_among(before, list!("at on")) && !is_among(after, list!("of"))).then_some("you")
        }
        _ if is_among(word, list!("bc bcs bcz cuz coz cos")) => {
            is_among(after, SUBJECTS).then_some("because")
        }
        _ => None,
    }
}

/// The longest word of [`SHORT`], bytes, and the fewest letters of a run that is only drawn out.
const LONGEST: usize = 6;
const DRAWN: usize = 3;

/// A word without what is drawn out at its end: "sooo", "yesss".
pub(crate) fn once(word: &str) -> &str {
    let Some(last) = word.bytes().last().filter(u8::is_ascii_lowercase) else {
        return word;
    };
    let run = word.bytes().rev().take_while(|&byte| byte == last).count();
    if run < DRAWN || run == word.len() {
        return word;
    }
    &word[..=word.len() - run]
}

/// How a word is written elsewhere, if it is one of these. Only in small letters: "R" may be anything.
pub(crate) fn standard(word: &str) -> Option<&str> {
    if !word.as_bytes().last().is_some_and(u8::is_ascii_lowercase) {
        return None;
    }
    let once = once(word);
    if once.len() <= LONGEST && once.bytes().all(|byte| byte.is_ascii_lowercase()) {
        let mut short = SHORT.iter();
        if let Some((_, written)) = short.find(|(all, _)| is_among(once, all)) {
            return Some(written);
        }
    }
    (once.len() < word.len()).then_some(once)
}

#[cfg(test)]
mod tests {
    use super::{beside, standard};

    #[test]
    fn what_is_written_in_a_hurry_is_known() {
        let pairs = [
            ("ur", "your"),
            ("ngl", "lol"),
            ("sooo", "so"),
            ("ughhh", "lol"),
            ("happyyy", "happy"),
        ];
        for (word, written) in pairs {
            assert_eq!(standard(word), Some(written), "{word}");
        }
        for word in ["N", "and", "www", "see", "UR", "", "é", "naïve", "x1"] {
            assert_eq!(standard(word), None, "{word}");
        }
    }

    #[test]
    fn some_are_known_by_what_stands_beside() {
        assert_eq!(beside("me", "n", "zoe"), Some("and"));
        assert_eq!(beside("porto", "n", "i"), Some("and"));
        assert_eq!(beside("how", "r", "u"), Some("are"));
        assert_eq!(beside("else", "bc", "im"), Some("because"));
        for (before, word, after) in [
            ("mac", "n", "cheese"),
            ("h", "n", "m"),
            ("c", "r", "well"),
            ("in", "bc", "canada"),
            ("at", "u", "mich"),
        ] {
            assert_eq!(beside(before, word, after), None, "{before} {word} {after}");
        }
    }
}
