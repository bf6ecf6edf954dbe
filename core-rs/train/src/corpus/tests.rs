//! What the corpus formats come to.

use super::*;
use EntityKind::{Location, Organization, Person};

/// Entities with their text.
fn named(sample: &Sample) -> Vec<(EntityKind, &str)> {
    sample
        .entities
        .iter()
        .map(|&(kind, start, end)| (kind, &sample.text[start..end]))
        .collect()
}

#[test]
fn uner_keeps_its_raw_text() {
    let samples = conll::parse(
        "# text = Ann Lee's in (Bonn).\nAnn\tB-PER\nLee\tI-PER\n's\tO\nin\tO\n(\tO\nBonn\tB-LOC\n)\tO\n.\tO\n\n\
         # text = no\nno\tO\n",
    );
    assert_eq!(samples.len(), 2);
    assert_eq!(samples[0].text, "Ann Lee's in (Bonn).");
    assert_eq!(
        named(&samples[0]),
        [(Person, "Ann Lee"), (Location, "Bonn")]
    );
}

#[test]
fn handles_of_the_twitter_corpus_are_one_word_and_no_name() {
    let samples =
        conll::parse("RT\tO\n@\tB-PER\nannlee\tI-PER\nBonn\tB-LOC\nat\tO\n@\tO\nnoon\tO\n");
    assert_eq!(samples[0].text, "RT @annlee Bonn at @ noon");
    assert_eq!(named(&samples[0]), [(Location, "Bonn")]);
}

#[test]
fn labels_without_begin_open_a_name_and_others_are_left_out() {
    let samples =
        conll::parse("The I-ORG\nBand I-ORG\nAnn I-PER\nJaws I-MISC\nx B-product\ny B-group\n");
    let expected = [
        (Organization, "The Band"),
        (Person, "Ann"),
        (Organization, "y"),
    ];
    assert_eq!(named(&samples[0]), expected);
}

#[test]
fn slots_of_slurp_are_places_in_its_sentence() {
    let line = r#"{"sentence": "", "sentence_annotation": "call [person : ann lee] at [time : ten]", "tokens": []}"#;
    let samples = slurp::parse(line);
    assert_eq!(samples[0].text, "call ann lee at ten");
    assert_eq!(named(&samples[0]), [(Person, "ann lee")]);
}

#[test]
fn names_of_gum_are_the_proper_nouns_at_the_head_of_a_mention() {
    let row = |id: u32, form: &str, tag: &str, head: u32, misc: &str| {
        format!("{id}\t{form}\t_\t{tag}\t_\t_\t{head}\t_\t_\t{misc}\n")
    };
    let text = "# text = the old mayor of Bonn met Ann Lee\n".to_owned()
        + &row(1, "the", "DET", 3, "Entity=(1-person-new-x")
        + &row(2, "old", "ADJ", 3, "_")
        + &row(3, "mayor", "NOUN", 6, "_")
        + &row(4, "of", "ADP", 5, "_")
        + &row(5, "Bonn", "PROPN", 3, "X=1|Entity=(2-place-new-x)1)")
        + &row(6, "met", "VERB", 0, "_")
        + &row(7, "Ann", "PROPN", 6, "Entity=(3-person-new-x")
        + &row(8, "Lee", "PROPN", 7, "Entity=3)");
    let samples = gum::parse(&(text + "\n"));
    assert_eq!(
        named(&samples[0]),
        [(Location, "Bonn"), (Person, "Ann Lee")]
    );
}

#[test]
fn lower_case_keeps_offsets() {
    let sample = Sample {
        text: "İn BONN".to_owned(),
        entities: vec![(Location, 4, 8)],
    };
    assert_eq!(named(&sample.lower()), [(Location, "bonn")]);
}
