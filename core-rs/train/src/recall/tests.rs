//! Small invented conversations, in the sets' own layouts.

use super::fields::Place;
use super::memory::Answer;
use super::*;
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

const MODEL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/en.bin");

fn garden() -> Value {
    let said = |id: &str, speaker: &str, text: &str| json!({"dia_id": id, "speaker": speaker, "text": text});
    json!({
        "conversation": {
            "speaker_a": "Ida", "speaker_b": "Tom",
            "session_1_date_time": "12:05 am on 1 March, 2024",
            "session_1": [
                said("D1:1", "Ida", "The tulips came up behind the shed."),
                said("D1:2", "Tom", "Mine froze last week."),
            ],
            "session_2_date_time": "1:30 pm on 2 March, 2024",
            "session_3_date_time": "9:00 pm on 9 March, 2024",
            "session_3": [said("D3:1", "Tom", "I bought a wheelbarrow at Lorenz.")],
        },
        "qa": [
            {"question": "What did Tom buy?", "evidence": ["D3:1; D1:2", "D1:2"], "category": 4},
            {"question": "Where are the tulips?", "evidence": ["D1:1"], "category": 1},
            {"question": "Is the shed red?", "evidence": ["D9:9"], "category": 5},
        ],
    })
}

#[test]
fn a_locomo_conversation_has_its_turns_times_and_evidence() {
    let read = locomo::parse(&Place::root(&garden())).expect("sound");
    let ats: Vec<i64> = read.turns.iter().map(|turn| turn.at).collect();
    assert_eq!(
        ats,
        [1_709_251_500_000, 1_709_251_500_000, 1_710_018_000_000]
    );
    assert_eq!(read.turns[2].speaker, "Tom");
    let evidence: Vec<_> = read
        .questions
        .iter()
        .map(|q| (&*q.category, q.evidence.clone()))
        .collect();
    assert_eq!(
        evidence,
        [("single-hop", vec![1, 2]), ("multi-hop", vec![0])]
    );
    assert_eq!(read.left_out, 1);
}

#[test]
fn a_beam_conversation_has_its_turns_times_and_evidence() {
    let chat = json!([{"batch_number": 1, "time_anchor": "January-31-2024", "turns": [
        [{"role": "user", "id": 0, "content": "My dog is Rex."},
         {"role": "assistant", "id": 1, "content": "A fine name."}],
        [{"role": "user", "id": 2, "content": "He is six.", "time_anchor": "March-01-2024"}],
    ]}]);
    let questions = json!({
        "abstention": [{"question": "Is he brown?"}],
        "contradiction": [{"question": "What about Rex?", "source_chat_ids": {"one": [2], "two": [0, 7]}}],
    });
    let mut chat = beam::read_chat(&Place::root(&chat)).expect("sound");
    beam::read_questions(&Place::root(&questions), &mut chat).expect("sound");
    let read = chat.conversation;
    let turns: Vec<_> = read
        .turns
        .iter()
        .map(|t| (&*t.speaker, t.at / 86_400_000))
        .collect();
    assert_eq!(
        turns,
        [("user", 19_753), ("assistant", 19_753), ("user", 19_783)]
    );
    assert_eq!(read.questions.len(), 1);
    assert_eq!(read.questions[0].evidence, [0, 2]);
    assert_eq!(read.left_out, 1);
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let mut broken = garden();
    broken["qa"][1]["evidence"][0] = json!(5);
    let error = locomo::parse(&Place::root(&broken)).expect_err("broken");
    assert_eq!(error.cause, "qa[1].evidence[0]: expected a string");
    let mut broken = garden();
    broken["conversation"]["session_2_date_time"] = json!("yesterday");
    let error = locomo::parse(&Place::root(&broken)).expect_err("broken");
    let place = "conversation.session_2_date_time: \"yesterday\" is not a time as";
    assert!(error.cause.starts_with(place), "{}", error.cause);
    let error = beam::read_chat(&Place::root(&json!([{}]))).err();
    assert_eq!(error.expect("broken").cause, "[0]: no turns");
    let error = locomo::load(Path::new(MODEL)).expect_err("no JSON");
    assert!(error.to_string().contains("en.bin"));
}

#[test]
fn a_question_is_asked_of_a_session_that_took_in_the_turns() {
    let mut analyzer = eval::open(Path::new(MODEL)).expect("there and sound");
    let read = locomo::parse(&Place::root(&garden())).expect("sound");
    let mut memory = memory::Memory::of(&read, &mut analyzer).expect("taken in");
    let answer = memory
        .ask(&read.questions[1], &mut analyzer)
        .expect("answered");
    assert_eq!((answer.hits, answer.context), ([1.0; 3], [1.0; 3]));
}

#[test]
fn shares_are_means_over_questions() {
    let mut report = report::Report::default();
    let answer = |share| Answer {
        hits: [0.0, share, 1.0],
        context: [share; 3],
        time: Duration::from_micros(10),
    };
    report.add("a", answer(0.5));
    report.add("b", answer(1.0));
    let json: Value = serde_json::from_str(&report.json(json!({}))).expect("JSON");
    assert_eq!(json["all"]["r_at_10"], json!(0.75));
    assert_eq!(json["categories"]["a"]["within_500"], json!(0.5));
    assert_eq!(json["micros_p50"], json!(10.0));
    assert_eq!(report.lines(1).len(), 6);
}
