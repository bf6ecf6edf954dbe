//! Lemmas: tables, spelling, and words that only look inflected.

use super::lemma::Lemmas;
use super::lemma_table::section;
use super::upos::Upos::{self, Adj, Aux, Det, Noun, Num, Part, Pron, Verb};

fn of(word: &str, tag: Upos) -> String {
    let mut out = String::from("left over");
    let section = section();
    let lemmas = Lemmas::new(&section).expect("a sound section");
    lemmas.write(word, tag, &mut out);
    out
}

#[test]
fn irregular_forms_are_looked_up_by_part_of_speech() {
    let cases = [
        ("went", Verb, "go"),
        ("were", Aux, "be"),
        ("children", Noun, "child"),
        ("better", Adj, "good"),
        ("them", Pron, "they"),
        ("an", Det, "a"),
        ("n't", Part, "not"),
        ("left", Verb, "leave"),
        ("left", Adj, "left"),
    ];
    for (word, tag, wanted) in cases {
        assert_eq!(of(word, tag), wanted, "{word}");
    }
}

#[test]
fn regular_forms_follow_spelling() {
    let cases = [
        ("stopped", "stop"),
        ("hoping", "hope"),
        ("calling", "call"),
        ("carried", "carry"),
        ("moves", "move"),
        ("washes", "wash"),
        ("bring", "bring"),
        ("needed", "need"),
        ("danced", "dance"),
    ];
    for (word, wanted) in cases {
        assert_eq!(of(word, Verb), wanted, "{word}");
    }
    for (word, wanted) in [
        ("boxes", "box"),
        ("cities", "city"),
        ("class", "class"),
        ("dogs", "dog"),
    ] {
        assert_eq!(of(word, Noun), wanted, "{word}");
    }
    assert_eq!(of("10,000", Num), "10000");
}

#[test]
fn any_text_has_a_lemma() {
    for word in ["", "s", "ed", "ing", "é", "ées", "東京s", "'s", "😀ed"] {
        for (tag, _) in Upos::ALL {
            of(word, tag);
        }
    }
    let long = "a".repeat(10_000);
    assert_eq!(of(&long, Verb), long);
}
