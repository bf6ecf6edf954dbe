//! What a question asks: its terms, without the names of those who speak here, and its signs.

use super::index::Index;
use crate::words::{List, boxed, bytes_among, each_term, hash, list};

/// Different terms of a question that count; the rest of a longer one is left out.
pub const MAX_TERMS: usize = 256;

/// Words that ask for somebody or something by name; that ask with `you` what the assistant said; that make
/// `what` and `which` ask for a time.
const WHO: &List = list!("who whom whose where which name names named called");
const SAID: &List = list!(
    "say said tell told suggest suggested recommend recommended advise advised mention mentioned explain explained answer answered propose proposed give gave list listed"
);
const TIME_UNITS: &List = list!("date day time year month");

#[derive(Default)]
pub struct Question {
    /// Each with its hash, in the order of the question.
    pub terms: Vec<(Vec<u8>, u64)>,
    /// The one speaker that it names.
    pub speaker: Option<Box<str>>,
    pub when: bool,
    pub who: bool,
    pub of_assistant: bool,
}

impl Question {
    pub fn of(text: &str, index: &Index) -> Question {
        let mut question = Question::default();
        let mut kind = Kind::default();
        // Term, word; then those of the speakers' names are left out, unless nothing else is there.
        let mut terms: Vec<(Vec<u8>, Box<[u8]>)> = Vec::new();
        each_term(text, &mut |term, word| {
            kind.word(word);
            let known = |(known, _): &(Vec<u8>, _)| known == term;
            if !term.is_empty() && terms.len() < MAX_TERMS && !terms.iter().any(known) {
                terms.push((term.to_vec(), word.into()));
            }
        });
        question.when = kind.when;
        question.who = kind.who;
        question.of_assistant = kind.assistant || (kind.you && kind.said);
        let mut names = vec![false; terms.len()];
        let mut more = false;
        for name in index.speakers() {
            if question.speaker.as_deref() == Some(name) {
                continue;
            }
            let mut named = false;
            each_term(name, &mut |_, part| {
                for ((_, word), is_name) in terms.iter().zip(&mut names) {
                    if **word == *part {
                        (*is_name, named) = (true, true);
                    }
                }
            });
            if named {
                more |= question.speaker.is_some();
                question.speaker = Some(boxed(name));
            }
        }
        if more {
            question.speaker = None;
        }
        let all = names.iter().all(|name| *name);
        for ((term, _), name) in terms.into_iter().zip(names) {
            if all || !name {
                let hash = hash(&term, 0);
                question.terms.push((term, hash));
            }
        }
        question
    }
}

/// What the words read so far ask.
#[derive(Default)]
struct Kind {
    before: Vec<u8>,
    when: bool,
    who: bool,
    assistant: bool,
    you: bool,
    said: bool,
}

impl Kind {
    fn word(&mut self, word: &[u8]) {
        self.when |= word == b"when"
            || (self.before == b"how" && word == b"long")
            || (bytes_among(word, TIME_UNITS) && bytes_among(&self.before, list!("what which")));
        self.who |= bytes_among(word, WHO);
        self.assistant |= word == b"assistant";
        self.you |= word == b"you";
        self.said |= bytes_among(word, SAID);
        self.before.clear();
        self.before.extend_from_slice(word);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str) -> Question {
        let mut index = Index::new(usize::MAX);
        index.add(1, 0.0, Some("Ann Lee"), "Hello");
        index.add(2, 0.0, Some("Bo"), "Hello");
        Question::of(text, &index)
    }

    fn terms(text: &str) -> Vec<String> {
        let terms = question(text).terms.into_iter();
        terms
            .map(|(term, _)| String::from_utf8_lossy(&term).into_owned())
            .collect()
    }

    #[test]
    fn the_speakers_names_are_no_terms_unless_nothing_else_is() {
        assert_eq!(terms("Where did Ann buy the cars, Lee?"), ["buy", "car"]);
        assert_eq!(terms("Where is Ann?"), ["ann"]);
        assert_eq!(
            question("What did Ann buy?").speaker.as_deref(),
            Some("Ann Lee")
        );
        assert_eq!(question("What did Ann and Bo buy?").speaker, None);
        assert_eq!(question("What did Eve buy?").speaker, None);
    }

    #[test]
    fn what_is_asked_is_seen() {
        assert!(question("When did she go?").when && question("For how long?").when);
        assert!(question("What year was it?").when && !question("How many?").when);
        assert!(question("Who was it?").who && !question("What was it?").who);
        assert!(question("What did you suggest?").of_assistant);
        assert!(!question("What did I suggest?").of_assistant);
    }
}
