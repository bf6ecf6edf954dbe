//! Folding and the hash table against plain twins.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, &mut Vec::new(), &mut |word| {
        words.push(String::from_utf8(word.to_vec()).expect("folded words are UTF-8"));
    });
    words
}

#[test]
fn folding_meets_case_accents_and_composition() {
    let folded = |text: &str| {
        let mut out = Vec::new();
        fold(text, &mut out);
        String::from_utf8(out).expect("UTF-8")
    };
    for (a, b) in [
        ("Élan", "elan"),
        ("E\u{301}lan", "elan"),
        ("  Ann \t Lee ", "ann lee"),
        ("Straße", "STRASSE"),
        ("Łódź", "lodz"),
        ("Ærø", "aero"),
        ("İstanbul", "istanbul"),
        ("ΑΘΉΝΑΣ", "αθηνας"),
        ("Йод", "иод"),
        ("Việt", "viet"),
    ] {
        assert_eq!(folded(a), folded(b), "{a} {b}");
    }
    assert_ne!(folded("Ann Lee"), folded("AnnLee"));
    assert_eq!(
        words("Ann's x_y 3.5 l’été 東京だ naïve"),
        [
            "ann", "s", "x", "y", "3", "5", "l", "ete", "東", "京", "だ", "naive"
        ]
    );
    let long = "a".repeat(70);
    assert_eq!(words(&long), [&long[..64]]);
    assert_eq!(words(&"д".repeat(70)), ["д".repeat(32)]);
}

#[test]
fn any_character_folds_to_what_folds_to_itself() {
    for c in '\0'..=char::MAX {
        let (mut once, mut twice) = (Vec::new(), Vec::new());
        fold(&c.to_string(), &mut once);
        fold(&String::from_utf8_lossy(&once), &mut twice);
        assert_eq!(once, twice, "{c:?}");
    }
}

#[test]
fn a_mark_behind_a_space_folds_to_nothing() {
    let mut folded = Vec::new();
    fold("A \u{1ab0}", &mut folded);
    assert_eq!(folded, b"a");
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,30}") {
        let fold_of = |text: &str| { let mut out = Vec::new(); fold(text, &mut out); String::from_utf8(out) };
        let once = fold_of(&text).expect("UTF-8");
        prop_assert_eq!(fold_of(&once).expect("UTF-8"), once.clone());
        for word in words(&text) {
            prop_assert!(!word.is_empty() && word.len() <= 64);
            prop_assert_eq!(words(&word).concat(), word);
        }
    }

    #[test]
    fn the_hash_table_is_a_map(keys in prop::collection::vec("[a-f]{0,9}", 0..300)) {
        let mut table = HashTable::new();
        let mut list: Vec<String> = Vec::new();
        let mut plain = BTreeMap::new();
        for key in keys {
            let found = table.find(key.as_bytes(), |i| list[i as usize] == key);
            prop_assert_eq!(found, plain.get(&key).copied());
            if found.is_none() {
                let index = list.len() as u32;
                table.insert(key.as_bytes(), index, &|i, seed| hash(list[i as usize].as_bytes(), seed));
                plain.insert(key.clone(), index);
                list.push(key);
            }
        }
        prop_assert_eq!(table.len(), plain.len());
    }
}

#[test]
fn words_made_to_collide_cost_no_more_than_a_new_seed() {
    // 3,000 words that all start in one place of the table, under its first seed.
    let keys: Vec<String> = (0_u64..)
        .map(|i| format!("{i:x}"))
        .filter(|key| hash(key.as_bytes(), 0) & 0xFFF == 0)
        .take(3_000)
        .collect();
    let mut table = HashTable::new();
    let compared = std::cell::Cell::new(0_u64);
    for (index, key) in keys.iter().enumerate() {
        let is_key = |i: u32| {
            compared.set(compared.get() + 1);
            keys[i as usize] == *key
        };
        assert_eq!(table.find(key.as_bytes(), is_key), None);
        table.insert(key.as_bytes(), index as u32, &|i, seed| {
            hash(keys[i as usize].as_bytes(), seed)
        });
    }
    // One run of them would take 4.5 million comparisons.
    assert!(compared.get() < 200_000, "{}", compared.get());
    for (index, key) in keys.iter().enumerate() {
        assert_eq!(
            table.find(key.as_bytes(), |i| keys[i as usize] == *key),
            Some(index as u32)
        );
    }
}
