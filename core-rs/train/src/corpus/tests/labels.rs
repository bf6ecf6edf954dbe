//! Words with labels: rows of two and more, numbered rows, GUM's brackets.

use super::super::*;
use super::{marks, named};
use EntityKind::{Location, Organization, Person};

#[test]
fn uner_keeps_its_raw_text() {
    let samples = marks(
        "# text = Ann Lee's in (Bonn).\nAnn\tB-PER\nLee\tI-PER\n's\tO\nin\tO\n(\tO\nBonn\tB-LOC\n)\tO\n.\tO\n\n\
         # text = no\nno\tO\n",
    );
    assert_eq!(samples.len(), 2);
    assert_eq!(samples[0].sample.text, "Ann Lee's in (Bonn).");
    let expected = [(Person, "Ann Lee"), (Location, "Bonn")];
    assert_eq!(named(&samples[0].sample), expected);
}

#[test]
fn uner_as_published_has_numbers_and_annotators() {
    let samples = marks(
        "# newdoc id = a\n# sent_id = a-1\n# text = Ann won't go.\n1\tAnn\tB-PER\t-\tx\n2-3\twon't\t_\t-\tx\n\
         2\two\tO\t-\tx\n3\tn't\tO\t-\tx\n4\tgo\tO\t-\tx\n5\t.\tO\t-\tx\n\n\
         # text = UN\n1\tUN\tB-OTH\t-\tx\n",
    );
    assert_eq!(samples[0].sample.text, "Ann won't go.");
    assert_eq!(named(&samples[0].sample), [(Person, "Ann")]);
    assert_eq!(samples[1].others, [("OTH".to_owned(), (0, 2))]);
}

#[test]
fn line_ends_of_windows_blank_lines_with_spaces_and_a_missing_last_one_change_nothing() {
    let plain = "Ann\tB-PER\nate\tO\n\nRome\tB-LOC\n\n";
    let expected: Vec<_> = marks(plain).into_iter().map(|m| m.sample.text).collect();
    assert_eq!(expected, ["Ann ate", "Rome"]);
    for other in [
        plain.replace('\n', "\r\n"),
        plain.trim_end().to_owned(),
        plain.replace("\n\n", "\n \t\n\n"),
        plain.replace('\t', " "),
        format!("\n\n{plain}"),
    ] {
        let found: Vec<_> = marks(&other).into_iter().map(|m| m.sample.text).collect();
        assert_eq!(found, expected, "{other:?}");
    }
}

#[test]
fn of_many_columns_the_first_is_the_word_and_the_last_its_label() {
    let samples = marks("Ann NNP B-NP B-PER\nate VBD B-VP O\n");
    assert_eq!(named(&samples[0].sample), [(Person, "Ann")]);
}

#[test]
fn a_number_sign_can_be_a_word() {
    let samples = marks("# a comment\n#\tO\n1\tO\n#rome\tB-LOC\n\n# O\n#bonn B-LOC\n");
    assert_eq!(samples[0].sample.text, "# 1 #rome");
    assert_eq!(samples[1].sample.text, "# #bonn");
    assert_eq!(named(&samples[1].sample), [(Location, "#bonn")]);
}

#[test]
fn handles_of_the_twitter_corpus_are_one_word_and_no_name() {
    let samples = marks("RT\tO\n@\tB-PER\nannlee\tI-PER\nBonn\tB-LOC\nat\tO\n@\tO\nnoon\tO\n");
    assert_eq!(samples[0].sample.text, "RT @annlee Bonn at @ noon");
    assert_eq!(named(&samples[0].sample), [(Location, "Bonn")]);
}

#[test]
fn where_no_handle_is_split_a_name_after_an_at_sign_is_one() {
    let samples = marks("Me\tO\n@\tO\nGlover\tB-location\nPark\tI-location\n");
    assert_eq!(samples[0].sample.text, "Me @ Glover Park");
    assert_eq!(named(&samples[0].sample), [(Location, "Glover Park")]);
    let given = marks("# text = Jo @ ECT\nJo\tB-PER\n@\tB-PER\nECT\tB-ORG\n");
    assert_eq!(named(&given[0].sample).len(), 3);
}

#[test]
fn labels_without_begin_open_a_name_and_others_are_left_out() {
    let samples = marks(
        "The I-ORG\nBand I-ORG\nAnn I-PER\nBig I-MISC\nJaws I-MISC\nx B-product\ny B-group\n",
    );
    let expected = [
        (Organization, "The Band"),
        (Person, "Ann"),
        (Organization, "y"),
    ];
    assert_eq!(named(&samples[0].sample), expected);
    let others: Vec<_> = samples[0]
        .others
        .iter()
        .map(|(name, place)| (name.as_str(), &samples[0].sample.text[place.0..place.1]))
        .collect();
    assert_eq!(others, [("MISC", "Big Jaws"), ("product", "x")]);
}

#[test]
fn a_word_that_the_text_does_not_have_does_not_lengthen_the_name_before() {
    let samples = marks("# text = Ann met Lee\nAnn\tB-PER\nmet\tO\nLea\tB-PER\nLee\tI-PER\n");
    let expected = [(Person, "Ann"), (Person, "Lee")];
    assert_eq!(named(&samples[0].sample), expected);
}

#[test]
fn a_row_without_label_is_named_and_a_file_without_is_not_known() {
    let fault = |contents: &str| named::parse(contents, conll::handles).expect_err("a fault");
    assert_eq!(fault("Ann\tB-PER\n\nate\tVERB\n").line, Some(3));
    assert_eq!(fault("Ann\tB-PER\nate\n").line, Some(2));
    assert_eq!(fault("1\tAnn\tB-PER\n\n1\tHm\t_\n").line, Some(3));
    for unknown in [
        "",
        "\n\n",
        "Some words.\n",
        "1\tAnn\tAnn\tPROPN\n",
        "{\"a\": 1}\n",
        "a\tb\tc\n",
    ] {
        let parsed = named::parse(unknown, conll::handles);
        assert!(parsed.expect("no fault").is_none(), "{unknown:?}");
    }
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
    let expected = [(Location, "Bonn"), (Person, "Ann Lee")];
    assert_eq!(named(&marks(&text)[0].sample), expected);
    assert_eq!(
        named(&marks(&text.replace('\n', "\r\n"))[0].sample),
        expected
    );
    let headless = text.replace("\t0\t", "\t_\t");
    let fault = named::parse(&headless, conll::handles).expect_err("a fault");
    assert_eq!(fault.line, Some(7));
}
