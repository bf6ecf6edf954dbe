//! CaRB's files.

use super::super::tuples::{Given, load, parse};
use super::super::{CorpusError, Fault};
use std::path::PathBuf;

const TUPLES: &str = "Ann met Bob -LRB- Lee -RRB- .\tmet\tAnn\tBob -LRB- Lee -RRB-\n\
    Ann met Bob -LRB- Lee -RRB- .\tis\tBob\tLee\tnow\t\n\
    It rains .\trains\tIt\n";

fn texts(given: &[Given]) -> Vec<&str> {
    given.iter().map(|given| given.text.as_str()).collect()
}

#[test]
fn tuples_of_a_sentence_are_together_and_brackets_are_written() {
    let given = parse(TUPLES).expect("no fault");
    assert_eq!(texts(&given), ["Ann met Bob ( Lee ) .", "It rains ."]);
    assert_eq!(given[0].tuples[0], ["met", "Ann", "Bob ( Lee )"]);
    assert_eq!(given[0].tuples[1], ["is", "Bob", "Lee", "now"]);
    assert_eq!(parse(&TUPLES.replace('\n', "\r\n")), Ok(given.clone()));
    assert_eq!(parse(TUPLES.trim_end()), Ok(given));
}

#[test]
fn a_sentence_without_tuple_is_named() {
    let contents = format!("{TUPLES}\nIt snows .\n");
    let fault = Fault::at(5, "no tuple after the sentence");
    assert_eq!(parse(&contents), Err(fault));
}

/// A folder of its own, with these files.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let id = std::process::id();
    let folder = std::env::temp_dir().join(format!("lean-agentic-tuples-{id}-{name}"));
    for (file, contents) in files {
        let file = folder.join(file);
        std::fs::create_dir_all(file.parent().expect("in the folder")).expect("a folder");
        std::fs::write(file, contents).expect("a file");
    }
    folder
}

#[test]
fn tuples_are_found_from_their_folder_and_from_their_sentences() {
    let sentences = "It rains.\nNobody knows .\n";
    let beside = folder(
        "beside",
        &[("a.x", TUPLES), ("b.y", sentences), ("LICENSE", "No.\n")],
    );
    let below = folder("below", &[("gold/a.x", TUPLES), ("b.y", sentences)]);
    for folder in [&beside, &below] {
        assert_eq!(load(folder).expect("tuples").len(), 2);
        let given = load(&folder.join("b.y")).expect("tuples");
        assert_eq!(texts(&given), ["It rains ."]);
    }
    assert_eq!(load(&below.join("gold")).expect("tuples").len(), 2);
    let error = |result: Result<Vec<Given>, CorpusError>| result.expect_err("none").to_string();
    let licence = error(load(&beside.join("LICENSE")));
    assert!(licence.contains("no tuples of its sentences"), "{licence}");
    for folder in [beside, below] {
        std::fs::remove_dir_all(folder).expect("removed");
    }
}

#[test]
fn of_several_files_of_tuples_the_one_named_as_the_sentences_counts() {
    let other = TUPLES.replace("met", "saw");
    let files = [
        ("dev.tsv", TUPLES),
        ("test.tsv", &other),
        ("test.txt", "It rains .\n"),
        ("x.txt", "It rains .\n"),
    ];
    let folder = folder("several", &files);
    assert_eq!(load(&folder.join("test.txt")).expect("tuples").len(), 1);
    for path in [folder.clone(), folder.join("x.txt")] {
        let error = load(&path).expect_err("two files").to_string();
        assert!(error.contains("more than one file"), "{error}");
    }
    std::fs::remove_dir_all(folder).expect("removed");
}
