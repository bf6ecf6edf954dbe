//! The names that a tagger's labels make.

use super::analysis::{EntityKind, MAX_ENTITIES, MAX_ENTITY_UNITS, Span};
use super::token::Token;
use super::upos::Upos;
use crate::words::{is_capital, is_small};

/// The label of a person's first token.
pub(super) const PERSON: u8 = 1;

/// What begins the name of an institution that is named by its place.
const INSTITUTIONS: [&str; 10] = [
    "University",
    "College",
    "Institute",
    "Academy",
    "Museum",
    "Church",
    "Bank",
    "Ministry",
    "Department",
    "School",
];

/// Words before a person's name that are no part of it.
const TITLES: [&str; 8] = ["Mr", "Mrs", "Ms", "Mr.", "Mrs.", "Ms.", "Dr", "Dr."];

/// Adds the spans that `labels` mark to `spans`; true when there was no room for one.
pub(super) fn collect(
    text: &str,
    tokens: &[Token],
    (labels, tags): (&[u8], &[Upos]),
    spans: &mut Vec<Span>,
) -> bool {
    let word = |i: usize| Token::word(tokens, text, i);
    // "Anna *met* Keoni": two names, though the tagger saw one.
    let parts = |i: usize| {
        let verb = matches!(tags.get(i), Some(Upos::Verb | Upos::Aux));
        verb && labels.get(i) == Some(&(PERSON + 1)) && is_small(word(i))
    };
    let mut i = 0;
    while i < labels.len() {
        let (mut kind, mut inside) = match labels[i] {
            PERSON => (EntityKind::Person, 2),
            2 if i > 0 && parts(i - 1) && is_capital(word(i)) => (EntityKind::Person, 2),
            3 => (EntityKind::Location, 4),
            5 => (EntityKind::Organization, 6),
            _ => {
                i += 1;
                continue;
            }
        };
        let mut start = tokens[i].start;
        // "Rolls-*Royce*": one name, though the tagger saw its second half.
        let glued = |at: usize| tokens[at].end == tokens[at + 1].start;
        if i > 1
            && word(i - 1) == "-"
            && labels[i - 2] == 0
            && is_capital(word(i - 2))
            && glued(i - 1)
            && glued(i - 2)
        {
            start = tokens[i - 2].start;
        }
        // "Mr *Petrov*"
        if kind == EntityKind::Person
            && labels.get(i + 1) == Some(&inside)
            && TITLES.contains(&word(i))
        {
            start = tokens[i + 1].start;
        }
        i += 1;
        while labels.get(i) == Some(&inside) && !parts(i) {
            i += 1;
        }
        // "the *University* of *Vienna*": one name, though the tagger saw two.
        if kind != EntityKind::Person
            && INSTITUTIONS.contains(&word(i - 1))
            && word(i) == "of"
            && let Some(label @ (0 | 3 | 5)) = labels.get(i + 1).copied()
            && is_capital(word(i + 1))
        {
            kind = EntityKind::Organization;
            inside = if label == 0 { u8::MAX } else { label + 1 };
            i += 2;
            while labels.get(i) == Some(&inside) {
                i += 1;
            }
        }
        let end = tokens[i - 1].end;
        // "University of South-Wales": its second half was taken in already.
        if let Some(last) = spans.last_mut()
            && start < last.end
        {
            last.end = end;
            continue;
        }
        if end - start > MAX_ENTITY_UNITS {
            continue;
        }
        if spans.len() == MAX_ENTITIES {
            return true;
        }
        spans.push(Span { kind, start, end });
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::tokenizer::tokenize;
    use super::*;

    #[test]
    fn names_never_overlap() {
        let text = "University of South-Wales";
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let mut spans = Vec::new();
        assert!(!collect(text, &tokens, (&[5, 0, 0, 0, 3], &[]), &mut spans));
        let places: Vec<_> = spans.iter().map(|span| (span.start, span.end)).collect();
        assert_eq!(places, [(0, 25)]);
    }
}
