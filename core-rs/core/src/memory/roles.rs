//! Who somebody is to somebody: the nouns of roles, which are predicates too.

use crate::text::Gender;
use crate::words::{lower, split};

/// Nouns that tell who somebody is to somebody: the word, its gender, whether one person at a time has
/// it. Other spellings of a word follow it, with `=`.
static ROLES: [(&str, char, bool); 124] = [
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
    ("accountant", ' ', false),
    ("cleaner", ' ', false),
    ("plumber", ' ', false),
    ("electrician", ' ', false),
    ("gardener", ' ', false),
    ("hairdresser", ' ', false),
    ("barber", ' ', false),
    ("mechanic", ' ', false),
    ("solicitor", ' ', false),
    ("builder", ' ', false),
    ("midwife", ' ', false),
    ("carer", ' ', false),
    ("caretaker", ' ', false),
    ("housekeeper", ' ', false),
    ("pharmacist", ' ', false),
    ("physiotherapist", ' ', false),
    ("=physio", ' ', false),
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

/// Slots of [`TABLE`]: a power of two.
const SLOTS: usize = 256;

/// By a word's hash its number, counted from 1, first among [`ROLES`], then among [`OTHER_WORDS`]; 0 is free.
static TABLE: [u8; SLOTS] = {
    let mut table = [0; SLOTS];
    let mut i = 0;
    while i < ROLES.len() + OTHER_WORDS.len() {
        let word = if i < ROLES.len() {
            ROLES[i].0.as_bytes()
        } else {
            OTHER_WORDS[i - ROLES.len()].0.as_bytes()
        };
        let skip = (word[0] == b'=') as usize;
        let mut slot = hash(word[skip], word[word.len() - 1], word.len() - skip);
        while table[slot % SLOTS] != 0 {
            slot += 1;
        }
        i += 1;
        table[slot % SLOTS] = i as u8;
    }
    table
};

/// Of a word's first and last byte, in any case, and its length.
const fn hash(first: u8, last: u8, length: usize) -> usize {
    (first as usize & 31) * 37 + (last as usize & 31) * 5 + length
}

/// Reads a role's noun, in any case.
pub fn role(noun: &str) -> Option<Role> {
    let (&first, &last) = (noun.as_bytes().first()?, noun.as_bytes().last()?);
    let mut slot = hash(first, last, noun.len());
    let place = loop {
        let number = usize::from(*TABLE.get(slot % SLOTS)?).checked_sub(1)?;
        let other = number.checked_sub(ROLES.len());
        if let Some((word, name)) = other.and_then(|other| OTHER_WORDS.get(other)) {
            if is_word(noun, word) {
                break ROLES.iter().position(|(role, ..)| role == name)?;
            }
        } else if let Some((word, ..)) = ROLES.get(number)
            && is_word(noun, word.strip_prefix('=').unwrap_or(word))
        {
            break number;
        }
        slot += 1;
    };
    let &(_, gender, single) = ROLES.get(place)?;
    let mut names = ROLES.get(..=place)?.iter().rev();
    let (name, ..) = names.find(|(word, ..)| !word.starts_with('='))?;
    let gender = match gender {
        'f' => Gender::Female,
        'm' => Gender::Male,
        _ => Gender::Unknown,
    };
    Some(Role {
        name,
        gender,
        single,
    })
}

/// What nobody is to one in two ways.
const KIN: [&str; 13] = [
    "mother father",
    "daughter son child",
    "sister brother twin sibling",
    "husband wife spouse partner girlfriend boyfriend fiancée fiancé fiance",
    "grandmother grandfather",
    "grandson granddaughter",
    "aunt uncle",
    "niece nephew",
    "cousin",
    "mother-in-law father-in-law",
    "sister-in-law brother-in-law",
    "daughter-in-law son-in-law",
    "dog cat pet horse rabbit hamster parrot tortoise",
];

/// The names of roles that nobody has who is `name` to the same person: a sister is no aunt.
pub fn other_kin(name: &str) -> impl Iterator<Item = &'static str> {
    let is_kin = |row: &str| split(row, b' ').any(|role| role == name);
    let own = KIN.iter().position(|row| is_kin(row));
    let rows = KIN.iter().enumerate();
    let others = rows.filter(move |(place, _)| own.is_some_and(|own| own != *place));
    others.flat_map(|(_, row)| split(row, b' '))
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
    let nouns = lower(nouns);
    role(nouns.strip_suffix("ren").or(nouns.strip_suffix('s'))?)
}
