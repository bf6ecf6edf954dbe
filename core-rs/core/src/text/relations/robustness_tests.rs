//! Any words with any tags: no panic, spans on tokens and in order, cost linear in the tokens.

use super::super::fuzz::reading::lies_on;
use super::super::steps;
use super::super::tokenizer::tokenize;
use super::super::upos::Upos;
use super::clause::MAX_IN_SENTENCE;
use super::{Arena, MAX_RELATIONS, Relation, find};
use proptest::prelude::*;

/// Words that the patterns look at, and some they do not.
const WORDS: [&str; 48] = [
    "I", "my", "Ann", "is", "was", "'s", "the", "a", "dog", "and", ",", "or", "in", "of", "to",
    "that", "who", "says", "think", "not", "no", "longer", "live", "moved", "sister", "name",
    "called", "me", "30", "years", "old", "tomorrow", "If", "?", ".", "``", "-", "going", "love",
    "left", "known", "as", "by", "been", "her", "which", "日本", "😀",
];

/// The most steps a token may cost.
const STEPS: usize = 4_000;

fn check(text: &str, tags: impl Fn(usize) -> Upos) -> Vec<Relation> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let tags: Vec<Upos> = (0..tokens.len()).map(tags).collect();
    let (count, words) = super::words::section();
    let lexicon = super::Lexicon::new(&words, count).expect("a sound section");
    let mut out = Vec::new();
    steps::take();
    find(
        text,
        &tokens,
        (&tags, &lexicon.groups(text, &tokens)),
        &[],
        &mut Arena::default(),
        &mut out,
    );
    let spent = steps::take() as usize;
    assert!(spent <= STEPS * (tokens.len() + 1), "{spent} steps");
    assert!(out.len() <= MAX_RELATIONS);
    for relation in &out {
        lies_on(relation, tokens.len());
    }
    out
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn any_words_with_any_tags(
        words in prop::collection::vec((0..WORDS.len(), 0u8..17), 0..300)
    ) {
        let text: Vec<&str> = words.iter().map(|&(word, _)| WORDS[word]).collect();
        check(&text.join(" "), |i| {
            let tag = words.get(i).map_or(0, |&(_, tag)| tag);
            Upos::from_byte(tag).unwrap_or(Upos::X)
        });
    }

    #[test]
    fn any_text(text in "\\PC{0,200}", seed in 0usize..17) {
        check(&text, |i| Upos::ALL[(i * 7 + seed) % 17].0);
    }
}

#[test]
fn cost_is_linear_on_hostile_texts() {
    use Upos::{Adp, Adv, Cconj, Noun, Propn, Punct, Verb};
    for word in [
        "and ",
        "of ",
        ", ",
        "a ",
        "x in ",
        "lives ",
        "no longer ",
        "Ann 's ",
        "`` ",
    ] {
        let text = word.repeat(8_000);
        for tag in [Adp, Adv, Cconj, Noun, Propn, Punct, Verb] {
            check(&text, |_| tag);
            check(&text, |i| if i % 2 == 0 { Noun } else { tag });
        }
    }
    check(&"x".repeat(65_536), |_| Noun);
}

#[test]
fn without_tags_there_is_nothing() {
    let text = "Ann lives in Boston.";
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    let (count, words) = super::words::section();
    let lexicon = super::Lexicon::new(&words, count).expect("a sound section");
    let mut out = Vec::new();
    find(
        text,
        &tokens,
        (&[], &lexicon.groups(text, &tokens)),
        &[],
        &mut Arena::default(),
        &mut out,
    );
    assert!(out.is_empty());
}

#[test]
fn a_sentence_and_a_message_have_their_limits() {
    let text = "Ann and Bob and Mia and Tom like cats and dogs and tea and milk and jam and rice. "
        .repeat(200);
    let tag = |i: usize| match i % 22 {
        7 => Upos::Verb,
        21 => Upos::Punct,
        i if i < 7 && i % 2 == 0 => Upos::Propn,
        i if i > 7 && i % 2 == 0 => Upos::Noun,
        _ => Upos::Cconj,
    };
    assert!(check(&text, tag).len() <= MAX_RELATIONS);
    const { assert!(MAX_IN_SENTENCE < MAX_RELATIONS) };
}
