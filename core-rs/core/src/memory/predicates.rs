//! The names that facts are filed under, and what is known of them: one table that can be read.
//!
//! A predicate is single-valued where a second object at the same time would be a contradiction for
//! nearly everybody; only then a new fact retires the one before. Roles are predicates too: "my sister
//! Ann" is `sister` of the speaker.

use super::roles::{is_word, role};

/// Predicates that hold one object at a time, with the reason.
const SINGLE: [(&str, &str); 19] = [
    ("lives in", "one home"),
    ("works at", "one employer; 'I also work at' adds"),
    ("works as", "one occupation"),
    ("studies at", "one school"),
    ("comes from", "one origin"),
    ("was born", "once"),
    ("has birthday", "one day a year"),
    ("has age", "one number at a time"),
    ("is married to", "one spouse"),
    ("is engaged to", "one partner"),
    ("is dating", "one partner"),
    ("is single", "no object"),
    ("died", "once"),
    ("has address", "one home"),
    ("is called", "one name; others are aliases"),
    ("has email", "the one to write to; 'also' adds"),
    ("has phone", "the one to call; 'also' adds"),
    ("weighs", "one number at a time"),
    ("earns", "one income"),
];

/// What starts a predicate that is single-valued for each of its endings: "has favourite colour".
pub const FAVOURITE: &str = "has favourite ";
/// What starts a predicate that a noun makes, and that is single-valued too: "has rent"; "my other" adds.
pub const OWN: &str = "has ";

/// What begins like one that a noun makes, and is many-valued.
const MANY: [&str; 3] = ["has event", "has condition", "has visited"];

/// Pairs of which one object can have only one side.
const CONTRARY: [(&str, &str); 1] = [("likes", "dislikes")];

/// What else may be asked for by other words: pairs of those and the name that it is filed under.
const ASKED: [(&str, &str); 24] = [
    ("owns", "has"),
    ("resides in", "lives in"),
    ("residence", "lives in"),
    ("home", "lives in"),
    ("employer", "works at"),
    ("works for", "works at"),
    ("occupation", "works as"),
    ("job", "works as"),
    ("profession", "works as"),
    ("school", "studies at"),
    ("origin", "comes from"),
    ("birthday", "has birthday"),
    ("age", "has age"),
    ("name", "is called"),
    ("email", "has email"),
    ("phone", "has phone"),
    ("address", "has address"),
    ("spouse", "is married to"),
    ("loves", "likes"),
    ("hates", "dislikes"),
    ("visited", "has visited"),
    ("learns", "studies"),
    ("diet", "follows diet"),
    ("condition", "has condition"),
];

/// The name under which facts are filed that other words ask for: "employer", "mom"; else those words.
pub fn filed_under(asked: &str) -> &str {
    let found = ASKED.iter().find(|(words, _)| is_word(asked, words));
    match found {
        Some((_, name)) => name,
        None => role(asked).map_or(asked, |role| role.name),
    }
}

/// Whether a new object takes the place of the one before.
pub fn is_single(predicate: &str) -> bool {
    SINGLE.iter().any(|(name, _)| *name == predicate)
        || predicate.starts_with(OWN) && !MANY.contains(&predicate)
        || role(predicate).is_some_and(|role| role.single)
}

/// Whether another object can only be a correction: it is once and for all.
pub fn is_once(predicate: &str) -> bool {
    matches!(predicate, "was born" | "has birthday")
}

/// The predicate that cannot hold of the same object.
pub fn contrary(predicate: &str) -> Option<&'static str> {
    CONTRARY.iter().find_map(|&(a, b)| {
        if a == predicate {
            Some(b)
        } else {
            (b == predicate).then_some(a)
        }
    })
}

/// What a predicate excludes of the same subject: the other predicate, and whether only with the same
/// object.
const EXCLUDED: [(&str, &[(&str, bool)]); 4] = [
    (
        "is single",
        &[
            ("is dating", false),
            ("is engaged to", false),
            ("is married to", false),
        ],
    ),
    ("is dating", &[("is single", false)]),
    (
        "is engaged to",
        &[("is single", false), ("is dating", true)],
    ),
    (
        "is married to",
        &[
            ("is single", false),
            ("is dating", true),
            ("is engaged to", true),
        ],
    ),
];

/// The predicates that end with a new one of the same subject; see [`EXCLUDED`].
pub fn excluded(predicate: &str) -> &'static [(&'static str, bool)] {
    let found = EXCLUDED.iter().find(|(name, _)| *name == predicate);
    found.map_or(&[], |(_, others)| others)
}
