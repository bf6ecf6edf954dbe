//! Whom names mean, message by message.

use super::replay_tests::{Said, analyses, batch};
use super::*;
use crate::json::{Cursor, Value, plain, read_fields};

/// What each message's event says of `field`: a JSON array as it is written.
fn told(messages: &[&str], field: &'static str) -> Vec<String> {
    let mut session = Session::new();
    let mut told = Vec::new();
    for (i, message) in messages.iter().enumerate() {
        // A word's sign makes it a name: + a person's, @ an organisation's.
        let words = message
            .split(' ')
            .map(|word| match word.as_bytes().first() {
                Some(b'+') => (leak(word), 1),
                Some(b'@') => (leak(word), 3),
                _ => (leak(word), 0),
            });
        let said = [Said {
            words: words.collect(),
            speaker: None,
            at: Some(i as u32),
            broken: false,
        }];
        session.open(&batch(&said, 0), "", 0.0);
        let outcome = session.apply_pending(&analyses(&said));
        let line = String::from_utf8(outcome.events().to_vec()).expect("UTF-8");
        let mut cursor = Cursor::new(line.trim_end());
        let mut values = [None];
        let mut at = 0..0;
        read_fields(&mut cursor, &[field], &mut values, &mut |_, cursor| {
            let start = cursor.value_offset();
            plain(0, cursor)?;
            at = start..cursor.offset();
            Ok(Value::Null)
        })
        .expect("JSON");
        told.push(line.get(at).unwrap_or("").to_string());
    }
    told
}

/// The word without its sign; `_` stands for a space.
fn leak(word: &str) -> &'static str {
    let word = word.trim_start_matches(['+', '@']).replace('_', " ");
    Box::leak(word.into_boxed_str())
}

fn ids(messages: &[&str]) -> Vec<String> {
    let told = told(messages, "entities");
    let id = |entities: &String| {
        let parts = entities.split("\"id\":\"").skip(1);
        let ids: Vec<&str> = parts.filter_map(|part| part.split('"').next()).collect();
        ids.join(" ")
    };
    told.iter().map(id).collect()
}

#[test]
fn a_part_of_a_name_means_the_only_one_who_has_it() {
    let said = ["+Ann_Lee came", "+Ann left", "with +Lee", "+Dr._Lee too"];
    assert_eq!(ids(&said), ["e1.1", "e1.1", "e1.1", "e1.1"]);
    let said = ["+Ann_Lee", "+Bob_Lee", "+Zoe", "a", "b", "c", "+Lee"];
    let known = ids(&said);
    assert_eq!(
        known.last().map(|ids| &**ids),
        Some(""),
        "two are called so"
    );
    let unresolved = told(&said, "unresolved");
    assert_eq!(
        unresolved.last().map(|told| &**told),
        Some(r#"[{"type":"person","text":"Lee","start":0,"end":3,"candidates":["e1.1","e2.1"]}]"#)
    );
}

#[test]
fn a_fuller_name_becomes_the_name() {
    let said = ["+Ann came", "+Ann_Lee left", "+Ann again"];
    assert_eq!(ids(&said), ["e1.1", "e1.1", "e1.1"]);
    let told = told(&said, "entities");
    assert!(
        told.iter()
            .skip(1)
            .all(|t| t.contains(r#""name":"Ann Lee""#))
    );
    assert!(told.iter().take(1).all(|t| t.contains(r#""name":"Ann""#)));
    assert_eq!(ids(&["+Ann_Lee", "+Ann_Roe"]), ["e1.1", "e2.1"]);
}

#[test]
fn another_one_of_a_name_stays_another() {
    let said = ["+Ann came", "met another +Ann", "+Ann and the other +Ann"];
    assert_eq!(ids(&said), ["e1.1", "e2.1", ""]);
    let said = [
        "+Ann came",
        "a",
        "b",
        "c",
        "another +Ann",
        "+Ann said so",
        "the other +Ann",
    ];
    let known = ids(&said);
    assert_eq!(
        known.get(4..),
        Some(&["e5.1", "e5.1", "e1.1"].map(String::from)[..])
    );
}

#[test]
fn initials_and_the_whole_name_are_one_organisation() {
    let whole = "@International_Business_Machines";
    assert_eq!(ids(&[whole, "@IBM"]), ["e1.1", "e1.1"]);
    assert_eq!(ids(&["@IBM", whole]), ["e1.1", "e1.1"]);
    assert_eq!(ids(&["@IBM", "@ABC", "@Ibm"]), ["e1.1", "e2.1", "e1.1"]);
}
