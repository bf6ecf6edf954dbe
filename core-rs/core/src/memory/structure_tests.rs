//! Entities and the digest against plain twins.

use super::names::Form;
use super::*;
use std::collections::BTreeSet;

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
fn chains_are_those_of_the_facts_whatever_was_merged() {
    use crate::text::EntityKind::Person;
    const COUNT: u32 = 12;
    let (mut entities, mut facts) = (Entities::default(), Facts::default());
    for k in 1..=COUNT {
        entities.create(Id { seq: 1, k }, Person, &format!("P{k}"), false);
    }
    let mut seed = 7_u32;
    let mut random = |below: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 16) % below
    };
    let likes = facts.predicate_number("likes").expect("room");
    let knows = facts.predicate_number("knows").expect("room");
    for k in 1..400 {
        let id = Id { seq: 2, k };
        let predicate = if random(2) == 0 { likes } else { knows };
        let object = match random(2) {
            0 => Object::Entity(random(COUNT)),
            _ => Object::Text(["tea", "Tea", "milk"][random(3) as usize].into()),
        };
        facts.open(&entities, Fact::new(id, random(COUNT), predicate, object));
        let (from, into) = (entities.root(random(COUNT)), entities.root(random(COUNT)));
        if random(20) == 0 && from != into {
            entities.merge(from, into);
            facts.relink(&entities, into);
        }
        let all = || {
            (0..facts.len() as u32)
                .rev()
                .filter_map(|i| Some((i, facts.get(i)?)))
        };
        let (_, last) = all().next().expect("there");
        let subject = entities.root(last.subject);
        let of = |fact: &Fact| (entities.root(fact.subject), fact.predicate);
        let is = |fact: &Fact| match (&fact.object, &last.object) {
            (Object::Entity(a), Object::Entity(b)) => entities.root(*a) == entities.root(*b),
            (Object::Text(a), Object::Text(b)) => a.eq_ignore_ascii_case(b),
            _ => false,
        };
        let slot = || all().filter(|(_, fact)| of(fact) == (subject, predicate));
        let numbers = |(number, _)| number;
        assert!(
            facts
                .slot(subject, predicate)
                .map(numbers)
                .eq(slot().map(numbers))
        );
        let alike = slot().filter(|(_, fact)| is(fact));
        let found = facts.alike(&entities, subject, predicate, &last.object);
        assert!(found.map(numbers).eq(alike.map(numbers)));
    }
    assert!(entities.merges > 5);
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
