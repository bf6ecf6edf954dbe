//! Who somebody is to somebody: the nouns of roles, which are predicates too.

use crate::text::Gender;

/// Nouns that tell who somebody is to somebody: the word, its gender, whether one person at a time has
/// it. Other spellings of a word follow it, with `=`.
static ROLES: [(&str, char, bool); 107] = [
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
    ("client", ' ', false),
    ("intern", ' ', false),
    ("employee", ' ', false),
    ("nanny", ' ', false),
    ("babysitter", ' ', false),
    ("teammate", ' ', false),
    ("tenant", ' ', false),
    ("trainer", ' ', false),
];

/// What people say for some of them, which came later.
static OTHER_WORDS: [(&str, &str); 17] = [
    ("ex-husband", "ex"),
    ("ex-wife", "ex"),
    ("ex-boyfriend", "ex"),
    ("ex-girlfriend", "ex"),
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
pub(super) fn is_word(noun: &str, known: &str) -> bool {
    let same = |(a, b): (u8, u8)| a.eq_ignore_ascii_case(&b) || (a, b) == (b' ', b'-');
    noun.len() == known.len() && noun.bytes().zip(known.bytes()).all(same)
}

/// A noun that tells who somebody is to somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The predicate's name.
    pub name: &'static str,
    pub gender: Gender,
    pub single: bool,
}

/// Per length of a word the first letters (their low five bits) that a role's has: most words are none.
static FIRST: [u32; 20] = {
    let mut first = [0; 20];
    let mut i = 0;
    while i < ROLES.len() {
        let word = ROLES[i].0.as_bytes();
        let skip = (word[0] == b'=') as usize;
        first[word.len() - skip] |= 1 << (word[skip] & 31);
        i += 1;
    }
    i = 0;
    while i < OTHER_WORDS.len() {
        let word = OTHER_WORDS[i].0.as_bytes();
        first[word.len()] |= 1 << (word[0] & 31);
        i += 1;
    }
    first
};

/// Reads a role's noun, in any case.
pub fn role(noun: &str) -> Option<Role> {
    let letter = noun.bytes().next()? & 31;
    if FIRST.get(noun.len())? & 1 << letter == 0 {
        return None;
    }
    let mut other = OTHER_WORDS.iter();
    let noun = other
        .find(|(word, _)| is_word(noun, word))
        .map_or(noun, |(_, name)| name);
    let mut name = "";
    for &(word, gender, single) in &ROLES {
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
