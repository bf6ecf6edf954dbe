//! Deciding, folding and restoring come to the same state: random command streams, taken each way.

use super::*;
use crate::memory::{put_f64, put_u32};
use crate::text::{Analysis, EntityKind, Span, Value, ValueKind};
use proptest::prelude::*;

/// One message of a stream, and what an analyzer might have found in it.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub words: Vec<(&'static str, u8)>,
    pub speaker: Option<&'static str>,
    pub at: Option<u32>,
    /// Sent as a number instead of a text.
    pub broken: bool,
}

impl Said {
    pub fn text(&self) -> String {
        let words: Vec<&str> = self.words.iter().map(|(word, _)| *word).collect();
        words.join(" ")
    }

    /// Each word is a token; its mark makes it an entity (1 to 3) or a value (4 and more).
    pub fn analysis(&self) -> Analysis {
        let mut analysis = Analysis::default();
        let mut start = 0;
        for (word, mark) in &self.words {
            let end = start + word.encode_utf16().count() as u32;
            analysis.tokens.push((start, end));
            let kinds = [
                EntityKind::Person,
                EntityKind::Location,
                EntityKind::Organization,
            ];
            match kinds.get(usize::from(mark.wrapping_sub(1))) {
                Some(&kind) => analysis.entities.push(Span { kind, start, end }),
                None if *mark > 3 => analysis.values.push(Value {
                    kind: ValueKind::Number,
                    start,
                    end,
                    json: b"12.5".to_vec(),
                }),
                None => {}
            }
            start = end + 1;
        }
        analysis
    }

    fn json(&self) -> String {
        let mut out = b"{\"text\":".to_vec();
        if self.broken {
            out.push(b'5');
        } else {
            crate::json::write_string(&mut out, &self.text());
        }
        let mut json = String::from_utf8(out).expect("UTF-8");
        if let Some(name) = self.speaker {
            json += &format!(",\"speaker\":\"{name}\"");
        }
        if let Some(at) = self.at {
            json += &format!(",\"at\":{at}");
        }
        json + "}"
    }
}

pub(super) fn batch(said: &[Said], n: u64) -> Vec<u8> {
    let messages: Vec<String> = said.iter().map(Said::json).collect();
    let number = if n == 0 {
        String::new()
    } else {
        format!(",\"n\":{n}")
    };
    format!(
        "{{\"type\":\"batch\"{number},\"messages\":[{}]}}",
        messages.join(",")
    )
    .into_bytes()
}

pub(super) fn analyses(said: &[Said]) -> Vec<u8> {
    let mut out = Vec::new();
    put_u32(&mut out, said.len() as u32);
    for said in said {
        let mut bytes = Vec::new();
        if !said.broken {
            said.analysis().encode(&mut bytes);
        }
        put_u32(&mut out, bytes.len() as u32);
        out.extend_from_slice(&bytes);
    }
    out
}

pub(super) fn say(session: &mut Session, said: &[Said], n: u64) -> Outcome {
    let opened = session.open(&batch(said, n), "p", 1_000.0);
    assert_eq!(opened.first(), Some(&2), "{opened:?}");
    session.apply_pending(&analyses(said))
}

pub(super) fn parts(session: &Session) -> Vec<Vec<u8>> {
    let mut parts = Vec::new();
    session.snapshot(&mut |part| parts.push(part.to_vec()));
    let framed = |part: &Vec<u8>| [&(part.len() as u32).to_le_bytes()[..], part].concat();
    assert!(session.snapshot_bytes() == parts.iter().flat_map(framed).collect::<Vec<u8>>());
    parts
}

pub(super) fn restored(parts: &[Vec<u8>], index_bytes: usize) -> Session {
    let mut session = Session::with_index_bytes(index_bytes);
    for part in parts {
        assert!(part.len() <= PART_BYTES);
        session.restore_part(part).expect("a part that was written");
    }
    assert!(session.is_restored());
    session
}

pub(super) fn stream() -> impl Strategy<Value = Vec<Vec<Said>>> {
    let words = prop::sample::select(vec![
        "Ann",
        "ANN",
        "Änn",
        "Ann Lee",
        "Bob Lee",
        "another",
        "International Business Machines",
        "Berlin",
        "berlin",
        "IBM",
        "né\u{301}e",
        "😀",
        "\"q\\",
        "\u{1}",
        "日本",
        "42",
        "a",
    ]);
    let said = (
        prop::collection::vec((words, 0..6_u8), 0..9),
        prop::sample::select(vec![None, Some("user"), Some("bot"), Some("")]),
        prop::option::of(0..5_000_u32),
        prop::bool::weighted(0.1),
    );
    let said = said.prop_map(|(words, speaker, at, broken)| Said {
        words,
        speaker,
        at,
        broken,
    });
    prop::collection::vec(prop::collection::vec(said, 1..8), 1..12)
}

fn answer(session: &mut Session) -> String {
    String::from_utf8_lossy(&session.read(1 << 20, &[])).into_owned()
}

/// The same questions to two sessions.
fn agree(a: &mut Session, b: &mut Session) {
    assert_eq!(a.state_hash(), b.state_hash());
    assert_eq!(a.last_seq(), b.last_seq());
    for question in [
        r#"{"type":"recall","id":"q","query":"ann berlin 日 42","tokens":60}"#,
        r#"{"type":"recall","id":"q","query":"ann","speaker":"user","since":100,"as_of":3000}"#,
        r#"{"type":"entities","id":"q"}"#,
        r#"{"type":"entity","id":"q","entity":"e1.1"}"#,
    ] {
        assert_eq!(
            a.open(question.as_bytes(), "", 0.0),
            b.open(question.as_bytes(), "", 0.0)
        );
        assert_eq!(answer(a), answer(b));
    }
    assert!(parts(a) == parts(b), "the snapshots differ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_fold_of_its_events_is_the_session(stream in stream(), cut in 0..12_usize, next in stream()) {
        let mut live = Session::new();
        let mut folded = Session::new();
        let mut woken = Session::new();
        let mut n = 1;
        for (place, said) in stream.iter().enumerate() {
            if place == cut {
                woken = restored(&parts(&live), INDEX_BYTES);
            }
            let outcome = say(&mut live, said, n);
            n += said.len() as u64;
            if !outcome.record().is_empty() {
                folded.fold(outcome.record()).expect("its own record");
                woken.fold(outcome.record()).expect("its own record");
            }
        }
        let mut copy = restored(&parts(&live), INDEX_BYTES);
        for other in [&mut folded, &mut woken, &mut copy] {
            agree(&mut live, other);
            other.restore_producer("p", n as f64 - 1.0);
        }
        // And they go on alike.
        let said = &next[0];
        let outcome = say(&mut live, said, n).into_bytes();
        for other in [&mut folded, &mut woken, &mut copy] {
            prop_assert_eq!(&say(other, said, n).into_bytes(), &outcome);
            agree(&mut live, other);
        }
    }
}

/// Long enough for several parts, of which the oldest leave, in each way at the same turn.
#[test]
fn what_leaves_the_index_leaves_it_the_same_way_everywhere() {
    const BUDGET: usize = 60_000;
    let said = |i: usize| Said {
        words: vec![
            ("Ann", 1),
            ("met", 0),
            (["Bo", "Cy", "Di"][i % 3], 1),
            ("42", 4),
        ],
        speaker: Some(["user", "bot"][i % 2]),
        at: None,
        broken: false,
    };
    let mut live = Session::with_index_bytes(BUDGET);
    let mut folded = Session::with_index_bytes(BUDGET);
    let mut woken = Session::with_index_bytes(BUDGET);
    for frame in 0..50 {
        if frame == 23 {
            woken = restored(&parts(&live), BUDGET);
        }
        let batch: Vec<Said> = (0..100).map(|i| said(frame * 100 + i)).collect();
        let outcome = say(&mut live, &batch, 0);
        for other in [&mut folded, &mut woken] {
            other.fold(outcome.record()).expect("its own record");
        }
    }
    agree(&mut live, &mut folded);
    agree(&mut live, &mut woken);
    let mut copy = restored(&parts(&live), BUDGET);
    agree(&mut live, &mut copy);
    let mut whole = Session::new();
    for frame in 0..50 {
        let batch: Vec<Said> = (0..100).map(|i| said(frame * 100 + i)).collect();
        say(&mut whole, &batch, 0);
    }
    assert_eq!(live.state_hash(), whole.state_hash());
    assert!(
        live.stats().contains("\"turns\":5000") && !live.stats().contains("\"indexed_turns\":5000")
    );
    live.open(br#"{"type":"recall","id":"q","query":"ann"}"#, "", 0.0);
    let answer = String::from_utf8(live.read(1 << 20, &[])[4..].to_vec()).expect("UTF-8");
    assert!(answer.ends_with(",\"partial\":true}"), "{answer}");
}

/// The texts section is what the Analyzer takes; a refused text has the length 2^32 - 1 and no bytes.
#[test]
fn opened_messages_have_the_boundarys_layout() {
    let mut session = Session::new();
    let frame = br#"{"type":"batch","n":1,"messages":[{"text":"a"},{"text":7},{"text":"\u00e9","at":5}],"reply":"none"}"#;
    let mut expected = vec![2, 0, 3, 0];
    put_f64(&mut expected, 1.0);
    put_u32(&mut expected, 3);
    put_u32(&mut expected, 0);
    expected.extend_from_slice(&[1, 0, b'p']);
    put_u32(&mut expected, 3);
    for (length, at, text) in [(1, 9.0, "a"), (u32::MAX, 9.0, ""), (2, 5.0, "é")] {
        put_u32(&mut expected, length);
        put_f64(&mut expected, at);
        expected.extend_from_slice(text.as_bytes());
    }
    assert_eq!(session.open(frame, "p", 9.0), expected);
}
