//! Folding, tables, entities and the digest against plain twins.

use super::names::Form;
use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

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

#[test]
fn entities_resolve_by_kind_and_folded_name() {
    use crate::text::EntityKind::{Location, Person};
    let mut entities = Entities::default();
    let id = |seq, k| Id { seq, k };
    let ann = entities.create(id(1, 1), Person, "Ann Lee", false);
    entities.mention(ann, "Ann Lee", 1);
    let whole =
        |entities: &Entities, kind, name: &str| entities.bearers(kind, Form::Whole, name).to_vec();
    assert_eq!(whole(&entities, Person, "ANN  LEE"), [ann]);
    assert!(whole(&entities, Location, "Ann Lee").is_empty());
    assert_eq!(*entities.bearers(Person, Form::Part, "lee"), [ann]);
    for i in 0..100 {
        entities.mention(ann, &format!("ann lee{}", " ".repeat(i)), 5);
    }
    let entity = entities.get(ann).expect("there");
    assert_eq!(
        (entity.mentions, entity.last_seq, entity.name()),
        (101, 5, "Ann Lee")
    );
    assert_eq!(entity.aliases.len(), 32);
    let place = entities.create(id(7, 2), Location, "Paris", false);
    assert_eq!(
        (entities.find(id(7, 2)), entities.find(id(7, 1))),
        (Some(place), None)
    );
    assert_eq!(
        (entities.after(id(1, 1)), entities.after(id(9, 1))),
        (place, 2)
    );
    let mut bytes = Vec::new();
    (0..2).for_each(|ordinal| entities.write(ordinal, &mut bytes));
    let mut copy = Entities::default();
    let mut reader = Reader::new(&bytes);
    while !reader.is_empty() {
        copy.restore(&mut reader).expect("sound");
    }
    assert!(copy.iter().eq(entities.iter()));
    assert_eq!(
        (copy.aliases(), copy.mentions()),
        (entities.aliases(), entities.mentions())
    );
    assert!(
        copy.restore(&mut Reader::new(&bytes)).is_none(),
        "ids ascend"
    );
}

#[test]
fn entity_ids_have_one_written_form() {
    let written = |id: Id| {
        let mut out = Vec::new();
        id.write(b'e', &mut out);
        String::from_utf8(out).expect("ASCII")
    };
    assert_eq!(written(Id { seq: 132, k: 1 }), "e132.1");
    assert_eq!(Id::parse('e', "e132.1"), Some(Id { seq: 132, k: 1 }));
    for text in [
        "",
        "e",
        "e1",
        "e1.",
        "e.1",
        "e01.1",
        "e1.01",
        "e0.1",
        "e1.0",
        "f1.1",
        "e1.1.1",
        "e+1.1",
        "e1.99999999999",
        "e9999999999999999.1",
    ] {
        assert_eq!(Id::parse('e', text), None, "{text}");
    }
}

#[test]
fn digest_is_sha_256() {
    let mut seen = BTreeSet::new();
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 1_000] {
        use sha2::Digest as _;
        let bytes = vec![7_u8; length];
        let mut digest = super::digest::Digest::default();
        bytes.chunks(9).for_each(|chunk| digest.update(chunk));
        let mut stored = Vec::new();
        digest.write(&mut stored);
        assert_eq!(super::digest::Digest::read(&stored), Some(digest.clone()));
        let expected: String = sha2::Sha256::digest(&bytes)
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        assert_eq!(digest.finish(), expected);
        assert!(seen.insert(expected));
    }
}
