//! A log decided anew against the naive way: the same messages, told to a session that never heard the rest.

use super::rewrite::Rewrite;
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

/// Decides the records anew; the session that comes of it, which records changed, and its snapshot.
fn rewrite(
    records: &mut [Vec<u8>],
    (cut, from, forgotten): (u64, u64, u64),
) -> (Session, Vec<usize>, Vec<u8>) {
    let mut anew = Rewrite::new(cut, from, forgotten);
    for record in records.iter() {
        anew.scan(record).unwrap();
    }
    let mut rewritten = Vec::new();
    for (i, record) in records.iter_mut().enumerate() {
        if let Some(new) = anew.fold(record).unwrap() {
            *record = new;
            rewritten.push(i);
        }
    }
    let mut session = Session::new();
    let mut bytes = Vec::new();
    anew.snapshot(&mut |part| {
        bytes.extend_from_slice(part);
        session.restore_part(part).unwrap();
    });
    assert!(session.is_restored());
    (session, rewritten, bytes)
}

/// A session that begins after a cut.
fn after(cut: u64) -> Session {
    rewrite(&mut [], (cut, cut + 1, 0)).0
}

fn removed(seq: u64) -> Vec<u8> {
    let line = format!("{{\"type\":\"removed\",\"seq\":{seq}}}\n");
    let mut record = vec![1, 0, 0, 0];
    record.extend_from_slice(&(line.len() as u32).to_le_bytes());
    record.extend_from_slice(line.as_bytes());
    record.extend_from_slice(&[1, 0, 0, 0, 0, 0, 0, 0]);
    record
}

fn events(records: &[Vec<u8>]) -> String {
    let lines = records.iter().map(|r| Record::read(r).unwrap().events);
    lines
        .map(|bytes| std::str::from_utf8(bytes).unwrap())
        .collect()
}

fn has(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|w| w == word.as_bytes())
}

const TALK: [&str; 6] = [
    "ANN met Bob",
    "Zoë is xylophone",
    "Ann and ann",
    "ZOE Zoë and bob",
    "Ann~Lee",
    "the other Ann",
];

#[test]
fn what_a_cut_leaves_is_decided_as_if_nothing_had_been_before() {
    let mut records = say(&mut Session::new(), &TALK);
    records.drain(..2);
    let (cut, rewritten, bytes) = rewrite(&mut records, (2, 3, 0));
    let mut fresh = after(2);
    let told = say(&mut fresh, &TALK[2..]);
    assert_eq!(events(&records), events(&told));
    assert_eq!(cut.state_hash(), fresh.state_hash());
    assert_eq!(rewritten, [0, 1, 2]);
    assert!(!has(&bytes, "ANN") && !has(&bytes, "xylophone"));
    assert_eq!(cut.last_seq(), 6);
}

#[test]
fn what_a_message_left_goes_with_it() {
    for forgotten in 1..=TALK.len() {
        let mut records = say(&mut Session::new(), &TALK);
        let seq = forgotten as u64;
        let (anew, ..) = rewrite(&mut records, (0, seq, seq));
        let mut naive = Session::new();
        let mut told = say(&mut naive, &TALK[..forgotten - 1]);
        naive.fold(&removed(seq)).unwrap();
        told.push(removed(seq));
        told.extend(say(&mut naive, &TALK[forgotten..]));
        assert_eq!(events(&records), events(&told), "without {forgotten}");
        assert_eq!(anew.state_hash(), naive.state_hash());
        let mut folded = Session::new();
        records.iter().for_each(|r| folded.fold(r).unwrap());
        assert_eq!(folded.state_hash(), naive.state_hash());
    }
}

#[test]
fn what_was_before_stays_byte_for_byte() {
    let mut records = say(&mut Session::new(), &TALK);
    let before = events(&records[..3]);
    let (_, rewritten, _) = rewrite(&mut records, (0, 4, 4));
    assert_eq!(events(&records[..3]), before);
    assert!(rewritten.iter().all(|&i| i >= 3));
}

#[test]
fn a_merge_that_is_undone_has_never_been() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Bob"]);
    records.push(session.merge("e2.1", "e1.1", 5.0).record().to_vec());
    records.extend(say(&mut session, &["bob and ann"]));
    assert!(
        events(&records[3..]).contains(r#""id":"e1.1","type":"person","name":"Ann","text":"bob""#)
    );
    assert!(session.merge("e2.1", "e1.1", 5.0).record().is_empty());
    assert!(session.merge("e9.1", "e1.1", 5.0).record().is_empty());
    records.push(session.undo("m3.1", 5.0).record().to_vec());
    let (anew, rewritten, _) = rewrite(&mut records, (0, 3, 0));
    assert_eq!(rewritten, [2, 3]);
    let mut naive = Session::new();
    say(&mut naive, &["Ann", "Bob"]);
    naive.fold(&removed(3)).unwrap();
    say(&mut naive, &["bob and ann"]);
    naive.fold(&removed(5)).unwrap();
    assert_eq!(anew.state_hash(), naive.state_hash());
    let mut folded = Session::new();
    records.iter().for_each(|r| folded.fold(r).unwrap());
    assert_eq!(folded.state_hash(), naive.state_hash());
}

#[test]
fn a_merge_by_hand_follows_whom_it_made_one() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Ann and Bob"]);
    records.push(session.merge("e2.1", "e1.1", 5.0).record().to_vec());
    let (_, rewritten, _) = rewrite(&mut records, (0, 1, 1));
    assert_eq!(rewritten, [0, 1, 2]);
    assert!(events(&records).contains(r#""from":"e2.2","into":"e2.1""#));
    // With whom nothing is left of, the merge goes.
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "Bob"]);
    records.push(session.merge("e2.1", "e1.1", 5.0).record().to_vec());
    rewrite(&mut records, (0, 1, 1));
    assert!(events(&records[2..]).starts_with(r#"{"type":"removed","seq":3}"#));
}

#[test]
fn a_mention_that_is_split_off_is_somebody_else_from_there() {
    let mut session = Session::new();
    let mut records = say(&mut session, &["Ann", "ann", "Bob"]);
    assert!(session.split(2, 1, 5.0).record().is_empty());
    assert!(session.split(9, 0, 5.0).record().is_empty());
    records.push(session.split(2, 0, 5.0).record().to_vec());
    let (anew, rewritten, _) = rewrite(&mut records, (0, 2, 0));
    assert_eq!(rewritten, [1]);
    assert!(events(&records[1..]).contains(r#""id":"e2.1","type":"person","name":"ann""#));
    let mut folded = Session::new();
    records.iter().for_each(|r| folded.fold(r).unwrap());
    assert_eq!(folded.state_hash(), anew.state_hash());
    // It stays so when more is decided anew.
    rewrite(&mut records, (0, 1, 3));
    assert!(events(&records[1..]).contains(r#""id":"e2.1","type":"person","name":"ann""#));
}

#[test]
fn an_empty_rest_goes_on_counting() {
    let mut retained = after(3);
    assert_eq!(retained.last_seq(), 3);
    assert!(retained.stats().contains(r#""first_seq":4,"last_seq":3"#));
    let next = say(&mut retained, &["ann"]);
    assert!(
        events(&next)
            .contains(r#""seq":4,"at":5,"speaker":"3","text":"ann","entities":[{"id":"e4.1""#)
    );
}

#[test]
fn broken_records_are_refused() {
    let records = say(&mut Session::new(), &["Ann", "ann", "ann"]);
    assert!(Rewrite::new(1, 2, 0).scan(b"no record").is_err());
    assert!(Rewrite::new(1, 2, 0).fold(b"no record").is_err());
    // Out of order.
    assert!(Rewrite::new(1, 2, 0).fold(&records[2]).is_err());
}
