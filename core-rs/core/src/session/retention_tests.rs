//! Retention against the naive way: the same events, told to a session that never heard the forgotten ones.

use super::retention::Retention;
use super::{Command, Frame, Record, Session, read_frame};
use crate::text::{Analysis, EntityKind, Span};

/// Words of these tests that name a person, in any case.
const NAMES: [&str; 3] = ["ann", "bob", "zoë"];

/// Says each text in a frame of its own, `~` within a name as a space; gives the records.
fn say(session: &mut Session, texts: &[&str]) -> Vec<Vec<u8>> {
    let mut records = Vec::new();
    for text in texts {
        let frame = format!(
            "{{\"text\":\"{}\",\"at\":5,\"speaker\":\"{}\"}}",
            text.replace('~', " "),
            text.len()
        );
        let Ok(Frame::Messages(messages)) = read_frame(frame.as_bytes()) else {
            panic!("{frame}");
        };
        let mut analysis = Analysis::default();
        let mut start = 0;
        for word in text.split(' ') {
            let end = start + word.encode_utf16().count() as u32;
            let first = word.split('~').next().unwrap_or("").to_lowercase();
            if NAMES.contains(&first.as_str()) {
                analysis.entities.push(Span {
                    kind: EntityKind::Person,
                    start,
                    end,
                });
            }
            start = end + 1;
        }
        let mut bytes = Vec::new();
        analysis.encode(&mut bytes);
        let mut analyses = vec![1, 0, 0, 0];
        analyses.extend_from_slice(&(bytes.len() as u32).to_le_bytes());
        analyses.extend_from_slice(&bytes);
        let command = Command::of(&messages, 0, 0.0);
        records.push(session.apply(&command, &analyses).record().to_vec());
    }
    records
}

/// What is left of a log after a cut, and the session made anew from it.
fn retain(records: &mut Vec<Vec<u8>>, cut: usize) -> (Session, Vec<usize>, Vec<u8>) {
    retain_from(records, cut, cut as u64)
}

fn retain_from(
    records: &mut Vec<Vec<u8>>,
    drop: usize,
    cut: u64,
) -> (Session, Vec<usize>, Vec<u8>) {
    records.drain(..drop);
    let mut retention = Retention::new(cut);
    for record in records.iter() {
        retention.scan(record).unwrap();
    }
    let mut rewritten = Vec::new();
    for (i, record) in records.iter_mut().enumerate() {
        if let Some(new) = retention.fold(record).unwrap() {
            *record = new;
            rewritten.push(i);
        }
    }
    let mut session = Session::new();
    let mut bytes = Vec::new();
    retention.snapshot(&mut |part| {
        bytes.extend_from_slice(part);
        session.restore_part(part).unwrap();
    });
    assert!(session.is_restored());
    (session, rewritten, bytes)
}

fn events(records: &[Vec<u8>]) -> String {
    let lines = records.iter().map(|r| Record::read(r).unwrap().events);
    lines
        .map(|bytes| std::str::from_utf8(bytes).unwrap())
        .collect()
}

fn entities(session: &Session) -> Vec<(String, String, u32, Vec<u32>)> {
    let list = session.state.entities.iter();
    list.map(|e| {
        let mut id = Vec::new();
        e.id.write(b'e', &mut id);
        let counts = e.aliases.iter().map(|alias| alias.count).collect();
        (
            String::from_utf8(id).unwrap(),
            e.name().to_string(),
            e.mentions,
            counts,
        )
    })
    .collect()
}

#[test]
fn an_entity_keeps_its_id_and_takes_the_first_spelling_that_remains() {
    let mut session = Session::new();
    let mut records = say(
        &mut session,
        &[
            "ANN met Bob",
            "Zoë is here",
            "Ann and ann",
            "ZOE Zoë and bob",
            "Ann",
        ],
    );
    let (retained, rewritten, _) = retain(&mut records, 2);
    assert_eq!(rewritten, [0, 1, 2]);
    let expected = [
        ("e1.1".into(), "Ann".into(), 3, vec![2, 1]),
        ("e1.2".into(), "bob".into(), 1, vec![1]),
        ("e2.1".into(), "Zoë".into(), 1, vec![1]),
    ];
    assert_eq!(entities(&retained), expected);
    let log = events(&records);
    assert!(!log.contains("ANN") && !log.contains("Bob"), "{log}");
    assert!(log.contains(
        r#"{"id":"e1.1","type":"person","name":"Ann","text":"ann","start":8,"end":11,"new":false}"#
    ));
    assert!(log.contains(r#""name":"Zoë","text":"Zoë""#));
    assert_eq!(retained.last_seq(), 5);
}

#[test]
fn a_name_that_is_still_said_stays_and_nothing_is_rewritten() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "ANN", "Ann and ANN"]);
    let before = events(&records[1..]);
    let (retained, rewritten, _) = retain(&mut records, 1);
    assert!(rewritten.is_empty());
    assert_eq!(events(&records), before);
    assert_eq!(
        entities(&retained),
        [("e1.1".into(), "Ann".into(), 3, vec![1, 2])]
    );
}

#[test]
fn what_follows_is_decided_and_folded_as_before_and_a_second_cut_works() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["ANN", "Ann and Bob", "ann", "bob"]);
    let (mut retained, ..) = retain(&mut records, 1);
    let base = retained.state_hash();
    records.extend(say(&mut retained, &["ANN and BOB", "Zoë"]));
    assert!(
        events(&records[3..]).contains(r#"{"id":"e1.1","type":"person","name":"Ann","text":"ANN""#)
    );
    // A wake: the base snapshot and the tail.
    let (mut woken, ..) = retain_from(&mut records[..3].to_vec(), 0, 1);
    assert_eq!(woken.state_hash(), base);
    for record in &records[3..] {
        woken.fold(record).unwrap();
    }
    assert_eq!(woken.state_hash(), retained.state_hash());
    let (again, rewritten, _) = retain_from(&mut records, 2, 3);
    assert_eq!(rewritten, [0, 1]);
    let names: Vec<_> = entities(&again).into_iter().map(|e| (e.0, e.1)).collect();
    let expected = [("e1.1", "ANN"), ("e2.1", "bob"), ("e6.1", "Zoë")];
    assert_eq!(
        names,
        expected.map(|(id, name)| (id.to_string(), name.to_string()))
    );
}

#[test]
fn nothing_of_the_forgotten_text_is_in_the_snapshot() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["ANN xylophone", "Ann saw bob", "ann"]);
    let mut whole = Vec::new();
    session.snapshot(&mut |part| whole.extend_from_slice(part));
    let (.., bytes) = retain(&mut records, 1);
    for word in ["ANN", "xylophone"] {
        let has = |bytes: &[u8]| bytes.windows(word.len()).any(|w| w == word.as_bytes());
        assert!(has(&whole) && !has(&bytes), "{word}");
    }
}

#[test]
fn an_empty_rest_goes_on_counting() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Bob", "ann"]);
    let (mut retained, ..) = retain(&mut records, 3);
    assert_eq!((retained.last_seq(), entities(&retained).len()), (3, 0));
    assert!(retained.stats().contains(r#""first_seq":4,"last_seq":3"#));
    let next = say(&mut retained, &["ann"]);
    assert!(
        events(&next)
            .contains(r#""seq":4,"at":5,"speaker":"3","text":"ann","entities":[{"id":"e4.1""#)
    );
    let mut parts = Vec::new();
    retained.snapshot(&mut |part| parts.push(part.to_vec()));
    let mut woken = Session::new();
    parts
        .iter()
        .for_each(|part| woken.restore_part(part).unwrap());
    assert_eq!(woken.state_hash(), retained.state_hash());
}

#[test]
fn the_base_of_an_export_comes_to_the_same_state() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["ANN and Bob", "Ann", "bob and ann"]);
    let (retained, ..) = retain(&mut records, 1);
    let mut import = Retention::new(1);
    for (id, name) in [("e1.1", "Ann"), ("e1.2", "bob")] {
        assert!(import.keep(id, "person", name));
    }
    for (id, name) in [("e1.2", "twice"), ("e2.1", "after the cut")] {
        assert!(!import.keep(id, "person", name));
    }
    let mut imported = Session::new();
    import.snapshot(&mut |part| imported.restore_part(part).unwrap());
    for record in &records {
        imported.fold(record).unwrap();
    }
    assert_eq!(imported.state_hash(), retained.state_hash());
}

#[test]
fn broken_records_are_refused() {
    let mut session = Session::new();
    let records = say(&mut session, &["Ann", "ann", "ann"]);
    let mut retention = Retention::new(1);
    assert!(retention.scan(b"no record").is_err());
    // Not scanned: its entity is unknown.
    assert!(retention.fold(&records[1]).is_err());
    // Out of order.
    assert!(Retention::new(1).fold(&records[2]).is_err());
}

#[test]
fn a_name_that_grew_only_before_the_cut_is_not_kept() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Ann~Lee", "Ann", "Bob", "ann"]);
    assert!(events(&records[2..3]).contains(r#""name":"Ann Lee","text":"Ann""#));
    let (retained, rewritten, bytes) = retain(&mut records, 2);
    assert_eq!(rewritten, [0, 2]);
    assert!(events(&records).contains(r#""name":"Ann","text":"Ann""#));
    assert_eq!(entities(&retained)[0].1, "Ann");
    assert!(!bytes.windows(7).any(|window| window == b"Ann Lee"));
}

#[test]
fn a_name_that_grows_after_the_cut_stays_as_it_was_told() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Ann", "Ann~Lee", "Ann"]);
    let (retained, rewritten, _) = retain(&mut records, 1);
    assert!(rewritten.is_empty());
    assert_eq!(entities(&retained)[0].1, "Ann Lee");
}
