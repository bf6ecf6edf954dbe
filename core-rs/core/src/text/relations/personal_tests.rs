//! The table of personal relations: `personal_cases.tsv` has a sentence, its tags (a letter each,
//! see [`LETTERS`]) and one relation that is found: kind, subject, object, how it is meant. `-kind`
//! says that there is none of that kind, `-` that there is none at all, `*` that an open one is
//! commanded.

use super::super::tokenizer::tokenize;
use super::super::upos::Upos;
use super::{Arena, Kind, Modality, Relation, Span, Tense, find};

/// Tags in their order.
const LETTERS: &str = "APRXCDIN#TOE.S$V?";

fn slice<'t>(text: &'t str, tokens: &[super::Token], span: Span) -> &'t str {
    if span.is_empty() {
        return "";
    }
    let from = tokens[span.start as usize].byte_start as usize;
    let to = tokens[span.end as usize - 1].byte_end as usize;
    &text[from..to]
}

fn row(text: &str, tokens: &[super::Token], relation: &Relation) -> String {
    let words = |span| slice(text, tokens, span);
    let mut kind = relation.kind.name().to_owned();
    if matches!(relation.kind, Kind::Role | Kind::Favourite) {
        kind = format!("{kind}:{}", words(relation.predicate));
    }
    let modality = match relation.modality {
        Modality::Asserted => "",
        Modality::Possible => "possible",
        Modality::Obligation => "must",
        Modality::Planned => "planned",
        Modality::Conditional => "if",
        Modality::Asked => "asked",
        Modality::Commanded => "told",
    };
    let tense = match relation.tense {
        Tense::Past => "past",
        Tense::Future => "future",
        _ => "",
    };
    let speaker = match words(relation.reported_by) {
        "" => String::new(),
        name => format!("by:{name}"),
    };
    let flag = |set, name| if set { name } else { "" };
    let flags = [
        flag(relation.negated, "not"),
        modality,
        flag(relation.ended, "ended"),
        tense,
        flag(relation.corrects, "corrects"),
        &speaker,
    ];
    let flags: Vec<&str> = flags.into_iter().filter(|flag| !flag.is_empty()).collect();
    let (subject, object) = (words(relation.subject), words(relation.object));
    format!("{kind}|{subject}|{object}|{}", flags.join(" "))
}

#[test]
fn finds_the_personal_relations_of_the_table() {
    let (number, words) = super::words::section();
    let lexicon = super::Lexicon::new(&words, number).expect("a sound section");
    let mut arena = Arena::default();
    let (mut count, mut wrong) = (0, Vec::new());
    for line in include_str!("personal_cases.tsv").lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, letters, wanted] = fields[..] else {
            panic!("three fields: {line}");
        };
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        let tags: Vec<Upos> = letters
            .chars()
            .map(|letter| Upos::ALL[LETTERS.find(letter).expect("a tag")].0)
            .collect();
        assert_eq!(tags.len(), tokens.len(), "tags of {text}");
        let mut out = Vec::new();
        let groups = lexicon.groups(text, &tokens);
        find(text, &tokens, (&tags, &groups), &[], &mut arena, &mut out);
        let rows: Vec<String> = out.iter().map(|found| row(text, &tokens, found)).collect();
        let right = match wanted.strip_prefix('-') {
            Some("") => rows.is_empty(),
            Some(kind) => !rows.iter().any(|row| row.split('|').next() == Some(kind)),
            None if wanted == "*" => rows.iter().any(|row| row.ends_with("told")),
            None => rows.iter().any(|row| row == wanted),
        };
        if !right {
            wrong.push(format!("{text}: wanted {wanted}, found {rows:?}"));
        }
        count += 1;
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count >= 120, "{count} sentences");
}
