//! What is refused, by which code.

use super::replay_tests::{Said, analyses, batch, parts, say};
use super::*;

/// Opens a frame of producer `p`: code, number, expected number, id, detail.
fn refused(session: &mut Session, frame: &str) -> (u8, Option<f64>, Option<f64>, String, String) {
    refused_bytes(session, frame.as_bytes())
}

fn refused_bytes(
    session: &mut Session,
    frame: &[u8],
) -> (u8, Option<f64>, Option<f64>, String, String) {
    let opened = session.open(frame, "p", 0.0);
    let mut reader = crate::memory::Reader::new(&opened);
    assert_eq!(
        reader.u8(),
        Some(0),
        "{:?} was taken",
        String::from_utf8_lossy(frame)
    );
    let mut byte = || reader.u8().expect("whole");
    let (code, numbered, hole, _) = (byte(), byte(), byte(), byte());
    let n = reader.f64().filter(|_| numbered == 1);
    let expected = reader.f64().filter(|_| hole == 1);
    let mut text = || {
        let length = reader.u16().expect("whole");
        let bytes = reader.take(usize::from(length)).expect("whole");
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    };
    (code, n, expected, text(), text())
}

const BAD: u8 = ErrorCode::BadRequest as u8;

#[test]
fn frames_are_refused_by_name() {
    let mut session = Session::new();
    let cases = [
        ("", "expected an object at byte 0"),
        ("[]", "expected an object at byte 0"),
        ("{}", "type: missing"),
        (r#"{"type":7}"#, "type: expected a string"),
        (r#"{"type":"dance"}"#, "type: unknown: dance"),
        (
            r#"{"type":"message","text":"a","n":0}"#,
            "n: expected an integer from 1",
        ),
        (
            r#"{"type":"message","text":"a","n":1.5}"#,
            "n: expected an integer from 1",
        ),
        (
            r#"{"type":"message","text":"a","n":9007199254740992}"#,
            "n: expected an integer from 1",
        ),
        (
            r#"{"type":"message","text":"a","reply":"maybe"}"#,
            "reply: expected full, ack or none",
        ),
        (r#"{"type":"batch"}"#, "messages: missing"),
        (r#"{"messages":{}}"#, "messages: expected an array"),
        (r#"{"messages":[]}"#, "messages: empty"),
        (
            r#"{"type":"hello","after":-1}"#,
            "after: expected an integer from 0",
        ),
        (
            r#"{"type":"hello","types":"turn"}"#,
            "types: expected an array of strings",
        ),
        (
            r#"{"type":"hello","types":["turn",1]}"#,
            "types: expected an array of strings",
        ),
        (r#"{"type":"recall","query":"a"}"#, "id: missing"),
        (r#"{"type":"recall","id":"q"}"#, "query: missing"),
        (
            r#"{"type":"recall","id":"q","query":"a","limit":101}"#,
            "limit: more than 100",
        ),
        (
            r#"{"type":"recall","id":"q","query":"a","limit":0}"#,
            "limit: expected an integer from 1",
        ),
        (
            r#"{"type":"recall","id":"q","query":"a","tokens":32001}"#,
            "tokens: more than 32000",
        ),
        (
            r#"{"type":"recall","id":"q","query":"a","since":"now"}"#,
            "since: expected an integer",
        ),
        (
            r#"{"type":"entities","id":"q","after":"x"}"#,
            "after: expected the id of an entity",
        ),
        (r#"{"type":"entity","id":"q"}"#, "entity: missing"),
        (r#"{"type":"credit","seq":1}"#, "events: missing"),
        (r#"{"type":"auth"}"#, "token: missing"),
        (r#"{"type":"ping"}x"#, "expected nothing more at byte 15"),
        (
            r#"{"type":"ping","x":{"a":1,"a":1}}"#,
            "duplicate key at byte 26",
        ),
        (
            r#"{"type":"ping","x":1e999}"#,
            "number too large at byte 19",
        ),
    ];
    for (frame, expected) in cases {
        let (code, _, _, _, detail) = refused(&mut session, frame);
        assert_eq!((code, detail.as_str()), (BAD, expected), "{frame}");
    }
    assert_eq!(
        refused_bytes(&mut session, b"{\"type\":\"ping\xff\"}").4,
        "broken UTF-8 at byte 13"
    );
    let long = format!(
        "{{\"type\":\"ping\",\"x\":\"{}\"}}",
        "a".repeat(FRAME_BYTES)
    );
    assert_eq!(refused(&mut session, &long).0, ErrorCode::TooLarge as u8);
    let many = format!(
        "{{\"messages\":[{}{{}}]}}",
        "{\"text\":\"a\"},".repeat(1_000)
    );
    assert_eq!(refused(&mut session, &many).0, ErrorCode::TooLarge as u8);
    let name = "x".repeat(257);
    let (code, _, _, _, detail) = refused(
        &mut session,
        &format!("{{\"type\":\"hello\",\"producer\":\"{name}\"}}"),
    );
    assert_eq!(
        (code, detail.as_str()),
        (BAD, "producer: longer than 256 bytes")
    );
    // A refused read names the question.
    let (code, _, _, id, _) = refused(
        &mut session,
        r#"{"id":"q7","type":"facts","subject":"Ann"}"#,
    );
    assert_eq!((code, id.as_str()), (BAD, "q7"));
    let (code, _, _, id, _) = refused(
        &mut session,
        r#"{"type":"entity","id":"q8","entity":"e1.1"}"#,
    );
    assert_eq!((code, id.as_str()), (ErrorCode::NotFound as u8, "q8"));
}

fn said(text: &'static str) -> Said {
    Said {
        words: vec![(text, 0)],
        speaker: None,
        at: None,
        broken: false,
    }
}

#[test]
fn numbers_are_taken_once_and_without_holes() {
    let mut session = Session::new();
    let four = [said("a"), said("b"), said("c"), said("d")];
    assert_eq!(say(&mut session, &four, 1).last_seq, 4);
    // A repeat is left out, whole or in part.
    let opened = session.open(&batch(&four, 3), "p", 0.0);
    assert_eq!((opened[12], opened[16]), (4, 2), "count and skip");
    let outcome = session.apply_pending(&analyses(&four[2..]));
    assert_eq!((outcome.first_seq, outcome.last_seq), (5, 6));
    let opened = session.open(&batch(&four, 2), "p", 0.0);
    assert_eq!((opened[12], opened[16]), (4, 4));
    assert_eq!(session.apply_pending(&analyses(&[])).last_seq, 0);
    // A hole says what is expected.
    let (code, n, expected, _, detail) =
        refused(&mut session, r#"{"type":"message","n":9,"text":"x"}"#);
    assert_eq!(
        (code, n, expected, detail.as_str()),
        (
            ErrorCode::Conflict as u8,
            Some(9.0),
            Some(7.0),
            "expected n 7"
        )
    );
    // Another producer counts for itself, and a number needs one.
    let (_, n, expected, ..) = refused(&mut session, r#"{"n":3,"text":"x","producer":"other"}"#);
    assert_eq!((n, expected), (Some(3.0), Some(1.0)));
    let opened = session.open(r#"{"n":1,"text":"x"}"#.as_bytes(), "", 0.0);
    assert_eq!(opened[..2], [0, BAD]);
    // Opening alone settles nothing.
    session.open(&batch(&four, 7), "p", 0.0);
    session.forget_pending();
    assert_eq!(session.apply_pending(&analyses(&four)).last_seq, 0);
    assert_eq!(session.open(&batch(&four, 7), "p", 0.0)[16], 0);
    // What the store says goes.
    session.restore_producer("p", 20.0);
    let hello = session.open(r#"{"type":"hello","producer":"p"}"#.as_bytes(), "", 0.0);
    assert_eq!(hello[hello.len() - 8..], 20_f64.to_le_bytes());
}

#[test]
fn a_message_is_refused_alone_and_uses_up_its_number() {
    let mut session = Session::new();
    let long = "x".repeat(TEXT_BYTES + 1);
    let name = "s".repeat(NAME_BYTES + 1);
    let frame = format!(
        r#"{{"n":1,"messages":[{{"text":"a"}},{{"text":"{long}"}},7,{{}},{{"text":"b","at":1.5}},{{"text":"c","speaker":"{name}"}},{{"text":"d"}}]}}"#
    );
    session.open(frame.as_bytes(), "p", 0.0);
    let broken = Said {
        broken: true,
        ..said("")
    };
    let mut texts = vec![said("a")];
    texts.resize(6, broken);
    texts.push(said("d"));
    let outcome = session.apply_pending(&analyses(&texts));
    assert_eq!((outcome.first_seq, outcome.last_seq), (1, 2));
    let bytes = outcome.into_bytes();
    let mut reader = crate::memory::Reader::new(&bytes[20..]);
    let refused: Vec<(u32, u8, String)> = (0..reader.u32().unwrap())
        .map(|_| {
            let (index, code, length) = (
                reader.u32().unwrap(),
                reader.u8().unwrap(),
                reader.u16().unwrap(),
            );
            let detail = reader.take(usize::from(length)).unwrap().to_vec();
            (index, code, String::from_utf8(detail).unwrap())
        })
        .collect();
    let expected = [
        (
            1,
            ErrorCode::TooLarge as u8,
            "messages[1].text: longer than 65536 bytes",
        ),
        (2, BAD, "messages[2]: expected an object"),
        (3, BAD, "messages[3].text: missing"),
        (4, BAD, "messages[4].at: expected an integer"),
        (5, BAD, "messages[5].speaker: longer than 256 bytes"),
    ];
    assert_eq!(
        refused,
        expected.map(|(index, code, detail)| (index, code, detail.to_owned()))
    );
    assert_eq!(
        session.open(&batch(&[said("e")], 8), "p", 0.0)[0],
        2,
        "7 numbers are settled"
    );
}

#[test]
fn an_analysis_that_does_not_fit_refuses_the_frame() {
    let mut session = Session::new();
    say(&mut session, &[said("Ann")], 1);
    let (hash, snapshot) = (session.state_hash(), parts(&session));
    let frames: [(&[Said], &[Said]); 3] = [
        (&[said("short")], &[said("longer text")]),
        (&[said("a"), said("b")], &[said("a")]),
        (&[said("😀")], &[said("x")]),
    ];
    for (texts, others) in frames {
        session.open(&batch(texts, 2), "p", 0.0);
        let outcome = session.apply_pending(&analyses(others)).into_bytes();
        assert_eq!(outcome[20] as usize, texts.len(), "all are refused");
        assert_eq!(outcome[28], ErrorCode::Internal as u8);
        assert_eq!(session.state_hash(), hash);
        assert!(parts(&session) == snapshot);
    }
    assert_eq!(
        session.open(&batch(&[said("b")], 2), "p", 0.0)[0],
        2,
        "no number is used up"
    );
}
