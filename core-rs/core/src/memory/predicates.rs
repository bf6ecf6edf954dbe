//! The names that facts are filed under, and what is known of them: one table that can be read.
//!
//! A predicate is single-valued where a second object at the same time would be a contradiction for
//! nearly everybody; only then a new fact retires the one before. Roles are predicates too: "my sister
//! Ann" is `sister` of the speaker.

use crate::text::Gender;

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

/// Nouns that tell who somebody is to somebody: the word, its gender, whether one person at a time has
/// it. Other spellings of a word follow it, with `=`.
const ROLES: [(&str, char, bool); 99] = [
    ("mother", 'f', true),
    ("=mom", 'f', true),
    ("=mum", 'f', true),
    ("=mama", 'f', true),
    ("=mommy", 'f', true),
    ("father", 'm', true),
    ("=dad", 'm', true),
    ("=daddy", 'm', true),
    ("=papa", 'm', true),
    ("wife", 'f', true),
    ("husband", 'm', true),
    ("spouse", ' ', true),
    ("partner", ' ', true),
    ("girlfriend", 'f', true),
    ("boyfriend", 'm', true),
    ("fiancée", 'f', true),
    ("fiancé", 'm', true),
    ("fiance", ' ', true),
    ("boss", ' ', true),
    ("manager", ' ', true),
    ("supervisor", ' ', true),
    ("sister", 'f', false),
    ("=sis", 'f', false),
    ("brother", 'm', false),
    ("=bro", 'm', false),
    ("daughter", 'f', false),
    ("son", 'm', false),
    ("child", ' ', false),
    ("=kid", ' ', false),
    ("baby", ' ', false),
    ("aunt", 'f', false),
    ("=auntie", 'f', false),
    ("uncle", 'm', false),
    ("niece", 'f', false),
    ("nephew", 'm', false),
    ("cousin", ' ', false),
    ("grandmother", 'f', false),
    ("=grandma", 'f', false),
    ("=granny", 'f', false),
    ("=nana", 'f', false),
    ("grandfather", 'm', false),
    ("=grandpa", 'm', false),
    ("=granddad", 'm', false),
    ("grandson", 'm', false),
    ("granddaughter", 'f', false),
    ("friend", ' ', false),
    ("=buddy", ' ', false),
    ("=pal", ' ', false),
    ("roommate", ' ', false),
    ("=flatmate", ' ', false),
    ("neighbour", ' ', false),
    ("=neighbor", ' ', false),
    ("colleague", ' ', false),
    ("=coworker", ' ', false),
    ("=co-worker", ' ', false),
    ("teacher", ' ', false),
    ("doctor", ' ', false),
    ("dentist", ' ', false),
    ("therapist", ' ', false),
    ("lawyer", ' ', false),
    ("landlord", 'm', false),
    ("landlady", 'f', false),
    ("assistant", ' ', false),
    ("student", ' ', false),
    ("stepmother", 'f', false),
    ("stepfather", 'm', false),
    ("twin", ' ', false),
    ("ex", ' ', false),
    ("mentor", ' ', false),
    ("classmate", ' ', false),
    ("coach", ' ', false),
    ("dog", ' ', false),
    ("=puppy", ' ', false),
    ("=pup", ' ', false),
    ("cat", ' ', false),
    ("=kitten", ' ', false),
    ("pet", ' ', false),
    ("horse", ' ', false),
    ("rabbit", ' ', false),
    ("=bunny", ' ', false),
    ("hamster", ' ', false),
    ("parrot", ' ', false),
    ("tortoise", ' ', false),
    ("sibling", ' ', false),
    ("stepsister", 'f', false),
    ("stepbrother", 'm', false),
    ("stepdaughter", 'f', false),
    ("stepson", 'm', false),
    ("godmother", 'f', false),
    ("godfather", 'm', false),
    ("professor", ' ', false),
    ("tutor", ' ', false),
    ("vet", ' ', false),
    ("mother-in-law", 'f', true),
    ("father-in-law", 'm', true),
    ("sister-in-law", 'f', false),
    ("brother-in-law", 'm', false),
    ("daughter-in-law", 'f', false),
    ("son-in-law", 'm', false),
];

/// What people say for some of them, which came later.
const OTHER_WORDS: [(&str, &str); 13] = [
    ("hubby", "husband"),
    ("wifey", "wife"),
    ("gran", "grandmother"),
    ("grandad", "grandfather"),
    ("gramps", "grandfather"),
    ("mummy", "mother"),
    ("bestie", "friend"),
    ("mate", "friend"),
    ("bf", "boyfriend"),
    ("gf", "girlfriend"),
    ("housemate", "roommate"),
    ("stepmom", "stepmother"),
    ("stepdad", "stepfather"),
];

/// Whether a noun is a known word, in any case; "mother in law" is "mother-in-law".
fn is_word(noun: &str, known: &str) -> bool {
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || (a, b) == (b' ', b'-');
    noun.len() == known.len() && noun.bytes().zip(known.bytes()).all(same)
}

/// Pairs of which one object can have only one side.
const CONTRARY: [(&str, &str); 1] = [("likes", "dislikes")];

/// A noun that tells who somebody is to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The predicate's name.
    pub name: &'static str,
    pub gender: Gender,
    pub single: bool,
}

/// Reads a role's noun, in any case.
pub fn role(noun: &str) -> Option<Role> {
    let mut other = OTHER_WORDS.iter();
    let noun = other
        .find(|(word, _)| is_word(noun, word))
        .map_or(noun, |(_, name)| name);
    let mut name = "";
    for (word, gender, single) in ROLES {
        let same = word.strip_prefix('=');
        name = if same.is_some() { name } else { word };
        if is_word(noun, same.unwrap_or(word)) {
            let gender = match gender {
                'f' => Gender::Female,
                'm' => Gender::Male,
                _ => Gender::Unknown,
            };
            return Some(Role {
                name,
                gender,
                single,
            });
        }
    }
    None
}

/// The place of a role in the table.
pub fn role_place(noun: &str) -> Option<u8> {
    let name = role(noun)?.name;
    let place = ROLES.iter().position(|(word, ..)| *word == name)?;
    u8::try_from(place).ok()
}

/// The role at a place of the table.
pub fn role_at(place: u8) -> Option<Role> {
    role(ROLES.get(usize::from(place))?.0)
}

/// Reads a role's noun of several: "kids", "children".
pub fn plural_role(nouns: &str) -> Option<Role> {
    let nouns = nouns.to_ascii_lowercase();
    role(nouns.strip_suffix("ren").or(nouns.strip_suffix('s'))?)
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
