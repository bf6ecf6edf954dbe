//! CoNLL-U, whole and with fewer columns.

use super::super::*;
use lean_agentic::text::Upos;

const WHOLE: &str = "\
# sent_id = 1
# text = I don't know (yet).
1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tit\tit\tPRON\tPRP\t_\t_\t_\t4:obj\t_
5\t(\t(\tPUNCT\t-LRB-\t_\t6\tpunct\t_\tSpaceAfter=No
6\tyet\tyet\tADV\tRB\t_\t4\tadvmod\t_\tX=1|SpaceAfter=No
7\t)\t)\tPUNCT\t-RRB-\t_\t6\tpunct\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

";

fn treebank(contents: &str) -> Vec<ud::Tagged> {
    let parsed = ud::parse(contents);
    parsed.expect("no fault").expect("a treebank")
}

/// Words as they are in the text.
fn words(tagged: &ud::Tagged) -> Vec<&str> {
    let words = tagged.words.iter();
    words
        .map(|word| {
            word.place
                .map_or("?", |(start, end)| &tagged.text[start..end])
        })
        .collect()
}

#[test]
fn words_of_contractions_count_and_words_not_written_do_not() {
    let sentences = treebank(WHOLE);
    assert_eq!(sentences.len(), 2);
    let expected = ["I", "do", "n't", "know", "(", "yet", ")", "."];
    assert_eq!(words(&sentences[0]), expected);
    assert_eq!(sentences[0].words[2].lemma, "not");
    assert_eq!(sentences[0].words[2].tag, Upos::Part);
    assert_eq!(words(&sentences[1]), ["Yes"]);
}

#[test]
fn line_ends_a_missing_last_blank_line_and_fewer_columns_change_nothing() {
    let shorter = |line: &str| line.split('\t').take(4).collect::<Vec<_>>().join("\t");
    let short: Vec<String> = WHOLE.lines().map(shorter).collect();
    let expected: Vec<_> = treebank(WHOLE).into_iter().map(|t| t.words).collect();
    for other in [
        WHOLE.replace('\n', "\r\n"),
        WHOLE.trim_end().to_owned(),
        short.join("\n"),
        WHOLE.replace("# text = ", "#text="),
    ] {
        let found: Vec<_> = treebank(&other).into_iter().map(|t| t.words).collect();
        assert_eq!(found, expected, "{other:?}");
    }
}

#[test]
fn without_raw_text_the_written_forms_are_joined() {
    let bare: Vec<&str> = WHOLE.lines().filter(|l| !l.starts_with('#')).collect();
    let sentences = treebank(&bare.join("\n"));
    assert_eq!(sentences[0].text, "I don't know (yet).");
    assert_eq!(words(&sentences[0])[..3], ["I", "do", "n't"]);
    let written = written::parse(&bare.join("\n")).expect("no fault");
    assert!(
        written
            .expect("words")
            .iter()
            .all(|sentence| sentence.built)
    );
}

#[test]
fn a_contraction_whose_words_are_spelt_otherwise_leaves_the_rest_in_place() {
    let contents = "# text = I wanna to go\n1\tI\tI\tPRON\n2-3\twanna\t_\t_\n2\twant\twant\tVERB\n\
                    3\tto\tto\tPART\n4\tto\tto\tPART\n5\tgo\tgo\tVERB\n";
    assert_eq!(words(&treebank(contents)[0]), ["I", "?", "?", "to", "go"]);
}

#[test]
fn what_is_wrong_is_named_by_its_line() {
    let fault = |contents: &str| ud::parse(contents).expect_err("a fault");
    let tag = fault("1\ta\ta\tDET\n\n1\tb\tb\tDT\n");
    assert_eq!(tag.line, Some(3));
    assert!(tag.cause.contains("\"DT\""));
    assert_eq!(fault("1\ta\ta\tDET\n3\tb\tb\tDET\n").line, Some(2));
    assert_eq!(fault("1\ta\ta\tDET\n\nb\tb\tb\tDET\n").line, Some(3));
    assert_eq!(fault("1\ta\ta\tDET\n\n1\tb\n").line, Some(3));
    assert_eq!(fault("1\ta\ta\tDET\n\n1\n").line, Some(3));
    assert_eq!(fault("2-1\ta\ta\tDET\n1\ta\ta\tDET\n").line, Some(1));
}

#[test]
fn labels_alone_are_no_treebank() {
    for unknown in ["", "Ann\tB-PER\n", "1\tAnn\tB-PER\n", "Some words here\n"] {
        assert!(
            ud::parse(unknown).expect("no fault").is_none(),
            "{unknown:?}"
        );
    }
}

#[test]
fn words_have_places_where_there_is_a_raw_text() {
    let uner = "# text = (Bonn)\n(\tO\nBonn\tB-LOC\n)\tO\n";
    let written = written::parse(uner).expect("no fault").expect("words");
    assert_eq!(written[0].words, [Some((0, 1)), Some((1, 5)), Some((5, 6))]);
    let bare = written::parse("Ann\tB-PER\n").expect("no fault");
    assert!(bare.is_none());
}
