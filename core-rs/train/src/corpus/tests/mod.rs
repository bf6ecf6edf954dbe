//! What the corpus formats come to.

mod labels;
mod treebanks;
mod tuples;

use super::*;
use EntityKind::{Location, Person};

/// Entities with their text.
fn named(sample: &Sample) -> Vec<(EntityKind, &str)> {
    sample
        .entities
        .iter()
        .map(|&(kind, start, end)| (kind, &sample.text[start..end]))
        .collect()
}

/// The sentences of a file with entities.
fn marks(contents: &str) -> Vec<Marked> {
    let parsed = named::parse(contents, conll::handles);
    parsed.expect("no fault").expect("a known format")
}

#[test]
fn slots_of_slurp_are_places_in_its_sentence() {
    let line = r#"{"sentence": "", "sentence_annotation": "call [person : ann lee] at [time : ten]", "tokens": []}"#;
    let samples = marks(line);
    assert_eq!(samples[0].sample.text, "call ann lee at ten");
    assert_eq!(named(&samples[0].sample), [(Person, "ann lee")]);
    let parsed = named::parse(&format!("{line}\n\n{{}}\n"), conll::handles);
    assert_eq!(parsed.expect_err("no command").line, Some(3));
}

#[test]
fn lower_case_keeps_offsets() {
    let sample = Sample {
        text: "İn BONN".to_owned(),
        entities: vec![(Location, 4, 8)],
    };
    assert_eq!(named(&sample.lower()), [(Location, "bonn")]);
}

#[test]
fn files_may_begin_with_a_byte_order_mark_and_must_be_utf_8() {
    let text = file::text("\u{feff}Ann\tB-PER\n".into());
    assert_eq!(text.as_deref(), Ok("Ann\tB-PER\n"));
    let fault = file::text(b"Ann\nBo\xff".to_vec());
    assert_eq!(fault, Err(Fault::at(2, "not UTF-8")));
}

#[test]
fn an_error_names_the_file_and_the_line() {
    let error = Fault::at(7, "no word").of(Path::new("some/dev.tsv"));
    let expected = "cannot read some/dev.tsv, line 7: no word";
    assert_eq!(error.to_string(), expected);
    let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    for error in [
        load_treebank(path).expect_err("no treebank").to_string(),
        marked(path).expect_err("no entities").to_string(),
        load_written(path).expect_err("no words").to_string(),
        super::tuples::load(path)
            .expect_err("no tuples")
            .to_string(),
    ] {
        assert!(
            error.contains("Cargo.toml: ") && error.contains("Known here:"),
            "{error}"
        );
    }
}

#[test]
fn words_are_joined_as_they_say_and_placed_without_their_spaces() {
    let words = [("No ", true), ("", true), ("way", false), ("!", true)];
    let (text, places) = place::build(words.into_iter());
    assert_eq!(text, "No   way!");
    assert_eq!(places, [Some((0, 2)), None, Some((5, 8)), Some((8, 9))]);
}
