//! The analyzer with the shipped model: what it finds, SPEC F6's caps, linear cost, bad input.

use super::model::FORMAT;
use super::*;
use proptest::prelude::*;

pub(super) fn model() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/en.bin");
    std::fs::read(path).expect("the model is committed beside the core")
}

fn analyzer() -> Analyzer {
    Analyzer::new(model()).expect("the committed model is sound")
}

fn analysis(analyzer: &mut Analyzer, text: &str) -> Analysis {
    let mut bytes = Vec::new();
    analyzer.analyze(text, 0.0, Zone::default(), &mut bytes);
    Analysis::decode(&bytes).expect("what is encoded can be decoded")
}

/// The text between two UTF-16 offsets.
fn slice(text: &str, start: u32, end: u32) -> String {
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[start as usize..end as usize]).expect("offsets on borders")
}

fn entities(text: &str) -> Vec<(EntityKind, String)> {
    let found = analysis(&mut analyzer(), text).entities;
    found
        .iter()
        .map(|span| (span.kind, slice(text, span.start, span.end)))
        .collect()
}

fn values(text: &str) -> Vec<(&'static str, String, String)> {
    let found = analysis(&mut analyzer(), text).values;
    let row = |value: &Value| {
        let json = String::from_utf8(value.json.clone()).expect("JSON is UTF-8");
        (value.kind.name(), slice(text, value.start, value.end), json)
    };
    found.iter().map(row).collect()
}

fn value(kind: &'static str, text: &str, json: &str) -> (&'static str, String, String) {
    (kind, text.to_owned(), json.to_owned())
}

#[test]
fn names_are_found_and_typed() {
    use EntityKind::{Location, Person};
    let found = entities("😀 Yesterday Maria Keller flew from Lisbon to Toronto.");
    let expected = [
        (Person, "Maria Keller"),
        (Location, "Lisbon"),
        (Location, "Toronto"),
    ];
    assert_eq!(found, expected.map(|(kind, name)| (kind, name.to_owned())));
}

#[test]
fn parts_of_speech_are_tagged_token_by_token() {
    use Upos::{Adp, Aux, Det, Noun, Pron, Propn, Punct, Verb};
    let mut analyzer = analyzer();
    analysis(
        &mut analyzer,
        "My sister moved to Lisbon. Did you visit the museum?",
    );
    let expected = [
        Pron, Noun, Verb, Adp, Propn, Punct, Aux, Pron, Verb, Det, Noun, Punct,
    ];
    assert_eq!(analyzer.tags(), expected);
    assert_eq!(analyzer.tags().len(), analyzer.tokens().len());
    analysis(&mut analyzer, "");
    assert_eq!(analyzer.tags(), []);
}

#[test]
fn capital_letters_alone_are_no_names() {
    assert_eq!(entities("What Is This? Please Call Me Back Tomorrow"), []);
}

#[test]
fn values_are_normalised() {
    assert_eq!(
        values("Mail Ann.Lee@Example.COM 1,250.50 times"),
        [
            value("email", "Ann.Lee@Example.COM", r#""Ann.Lee@example.com""#),
            value("number", "1,250.50", "1250.5"),
        ]
    );
    assert_eq!(
        values("HTTP://A.org/Path by @Jo in #Berlin"),
        [
            value("url", "HTTP://A.org/Path", r#""http://a.org/Path""#),
            value("handle", "@Jo", r##""@jo""##),
            value("hashtag", "#Berlin", r##""#berlin""##),
        ]
    );
    assert_eq!(
        values("it was -3 and .5"),
        [value("number", "-3", "-3"), value("number", ".5", "0.5")]
    );
    assert_eq!(
        values("007 0.0"),
        [value("number", "007", "7"), value("number", "0.0", "0")]
    );
}

#[test]
fn other_kinds_of_number_are_not_plain_numbers() {
    for text in [
        "5%",
        "180ml",
        "5pm",
        "20th",
        "$5",
        "10:30",
        "1.2.3",
        "12345678901234567890",
    ] {
        assert!(values(text).iter().all(|v| v.0 != "number"), "{text}");
    }
}

#[test]
fn too_many_values_are_cut_and_said() {
    let text = "1 ".repeat(MAX_VALUES + 1);
    let cut = analysis(&mut analyzer(), &text);
    assert_eq!((cut.values.len(), cut.truncated), (MAX_VALUES, true));
    let whole = analysis(&mut analyzer(), &text[..2 * MAX_VALUES]);
    assert_eq!((whole.values.len(), whole.truncated), (MAX_VALUES, false));
}

#[test]
fn too_many_entities_are_cut_and_said() {
    let text = "I met Maria Keller in Lisbon. ".repeat(MAX_ENTITIES);
    let cut = analysis(&mut analyzer(), &text);
    assert_eq!((cut.entities.len(), cut.truncated), (MAX_ENTITIES, true));
}

/// Texts that are hard on one scanner or another, to be repeated.
const HARD: [&str; 31] = [
    "a",
    "A",
    "1",
    "-",
    ".",
    "@",
    "#",
    "a-",
    "1-",
    "1,000,",
    "1.",
    "1/",
    "a@",
    "a.b",
    "U.",
    "'s",
    "a's",
    "http://",
    "http://////",
    "www.",
    "((",
    "a@a.",
    "_",
    "\u{301}",
    "😀\u{200d}",
    "東",
    "ש",
    "Z\u{310}\u{352}",
    "Mr. ",
    "Ann Lee ",
    "$1 ",
];

#[test]
fn cost_is_linear() {
    let mut analyzer = analyzer();
    let mut steps = |text: &str| {
        super::steps::take();
        let mut out = Vec::new();
        analyzer.analyze(text, 0.0, Zone::default(), &mut out);
        super::steps::take()
    };
    for piece in HARD {
        let half = piece.repeat(16_384 / piece.len());
        let whole = half.clone() + &half;
        let (one, two) = (steps(&half), steps(&whole));
        assert!(
            two < one * 21 / 10 + 2_000,
            "{piece:?}: {one} steps, then {two}"
        );
        // A token of one byte costs all its features; nothing may cost more.
        assert!(two < 120 * whole.len() as u64, "{piece:?}: {two} steps");
    }
}

#[test]
fn hard_texts_keep_their_offsets() {
    let mut analyzer = analyzer();
    for piece in HARD {
        let text = piece.repeat(65_536 / piece.len());
        assert!(analysis(&mut analyzer, &text).fits(&text), "{piece:?}");
    }
}

#[test]
fn an_answer_does_not_depend_on_what_came_before() {
    let mut used = analyzer();
    let texts = [
        "Ann Lee lives in Berlin.",
        "no names here",
        "x@y.org 5",
        "Ann Lee lives in Berlin.",
    ];
    for text in texts {
        assert_eq!(analysis(&mut used, text), analysis(&mut analyzer(), text));
    }
    // More words than an analyzer keeps.
    let words: String = (0..16_000).map(|i| format!("w{i:x} ")).collect();
    analysis(&mut used, &words);
    for text in texts {
        assert_eq!(analysis(&mut used, text), analysis(&mut analyzer(), text));
    }
}

#[test]
fn a_damaged_model_is_refused() {
    let good = model();
    let refused = |bytes: Vec<u8>| Analyzer::new(bytes).err().expect("refused");
    assert_eq!(refused(Vec::new()), ModelError::NotAModel);
    assert_eq!(refused(good[..good.len() - 1].to_vec()), ModelError::Length);
    assert_eq!(refused(good[..20].to_vec()), ModelError::Length);
    let with = |at: usize| {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        refused(bytes)
    };
    assert_eq!(with(0), ModelError::NotAModel);
    assert_eq!(with(8), ModelError::Format(FORMAT ^ 1));
    assert_eq!(with(12), ModelError::Length);
    for at in [16, 47, 48, 100, good.len() / 2, good.len() - 1] {
        assert_eq!(with(at), ModelError::Hash, "byte {at}");
    }
}

/// The model with a change that its hash agrees with.
fn changed(change: impl FnOnce(&mut [u8])) -> Result<Analyzer, ModelError> {
    use sha2::{Digest, Sha256};
    let mut bytes = model();
    change(&mut bytes);
    let hash = Sha256::digest(&bytes[48..]);
    bytes[16..48].copy_from_slice(&hash);
    Analyzer::new(bytes)
}

#[test]
fn a_model_with_a_true_hash_and_false_sections_is_refused() {
    let mut refused = 0;
    // Each field of the directory in turn.
    let count = model()[48] as usize;
    for at in (48..52 + 16 * count).step_by(4) {
        match changed(|bytes| bytes[at] ^= 2) {
            Err(_) => refused += 1,
            Ok(mut analyzer) => drop(analysis(&mut analyzer, "Ann Lee lives in New York")),
        }
    }
    assert!(refused > 2 * count, "{refused} of {}", 1 + 4 * count);
}

#[test]
fn a_cluster_without_a_number_is_refused() {
    let refused = changed(|bytes| {
        let entry = bytes.windows(4).position(|four| four == b"CLUS");
        let at = entry.expect("a section of clusters");
        let field = |k: usize| u32::from_le_bytes([0, 1, 2, 3].map(|i| bytes[at + k + i]));
        let end = (field(4) + field(8)) as usize;
        bytes[end - 1] = u8::MAX;
    });
    assert_eq!(refused.err(), Some(ModelError::Section("CLUS")));
}

#[cfg(feature = "trap")]
#[test]
#[should_panic(expected = "trap asked for")]
fn a_marked_text_traps() {
    analyzer().analyze("a \u{1}trap:analyzer\u{1} b", 0.0, &mut Vec::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn an_analysis_fits_its_text(texts in prop::collection::vec(".{0,200}", 4)) {
        let mut analyzer = analyzer();
        for text in texts {
            prop_assert!(analysis(&mut analyzer, &text).fits(&text));
        }
    }
}
