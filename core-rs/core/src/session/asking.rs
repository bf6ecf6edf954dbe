//! What a message asks of somebody: "Where do you live?", so that "In Graz." can answer it (`answering.rs`).

use super::places::is_among;
use super::units::Units;
use crate::memory::role_place;
use crate::text::relations::Kind;
use crate::text::{Analysis, EntityKind, Gender};

/// Words of a question that are looked at.
const WORDS: usize = 24;

/// A question that waits for the next message: what of whom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// [`Kind::Open`] where nothing was asked.
    pub kind: Kind,
    pub of: Whom,
    /// A yes to it is a fact.
    pub plain: bool,
}

/// Whom a question is about.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) enum Whom {
    /// The one spoken to.
    #[default]
    You,
    /// Somebody who was spoken of.
    Third(Gender),
    /// Who has a role, by its place in the table, for the one spoken to: "your dog".
    Role(u8),
}

/// Words that ask.
const ASKING: &str = "where who what which when how";
/// The least byte of a role.
const ROLES: u8 = 8;

impl Asked {
    /// Reads the last question of a message.
    pub fn by(text: &str, analysis: &Analysis) -> Asked {
        if !text.contains('?') {
            return Asked::default();
        }
        let mut units = Units::new(text);
        let mut words: Vec<&str> = Vec::with_capacity(WORDS);
        let people = analysis
            .entities
            .iter()
            .any(|entity| entity.kind == EntityKind::Person);
        let mut asked = Asked::default();
        for &(start, end) in &analysis.tokens {
            let word = units.slice(start, end).unwrap_or("");
            match word.bytes().next() {
                // "Where do you live? Still Ghent?"
                Some(b'?') => {
                    let read = read(&words, people);
                    // "Where do you live? Still Ghent?", but not "… And who's this?"
                    let short = words.len() <= 3 && !holds(&words, ASKING);
                    asked = Asked {
                        plain: is_plain(&words),
                        ..read.unwrap_or(if short { asked } else { Asked::default() })
                    };
                    words.clear();
                }
                Some(b'.' | b'!') => words.clear(),
                _ if words.len() < WORDS => words.push(word),
                _ => {}
            }
        }
        asked
    }

    /// The storage form: a number for the kind, one for whom, and whether it is plain.
    pub fn bytes(self) -> [u8; 3] {
        let of = match self.of {
            Whom::You => 0,
            Whom::Third(gender) => gender as u8 + 1,
            Whom::Role(place) => ROLES + place,
        };
        [self.kind as u8, of, u8::from(self.plain)]
    }

    pub fn from_bytes([kind, of, plain]: [u8; 3]) -> Option<Asked> {
        Some(Asked {
            kind: Kind::from_byte(kind)?,
            of: match of {
                0 => Whom::You,
                ROLES.. => Whom::Role(of - ROLES),
                of => Whom::Third(Gender::from_byte(of - 1)?),
            },
            plain: plain != 0,
        })
    }
}

fn read(words: &[&str], people: bool) -> Option<Asked> {
    const ELSEWHEN: &str = "did was were would will used had want can could should like planning";
    const OWN: &str = "your ur his her their";
    let place = words.iter().position(|word| is_among(word, ASKING));
    let ask = place.and_then(|place| words.get(place)).copied();
    let ask = ask.unwrap_or("");
    let rest = place.map_or(words, |place| words.get(place + 1..).unwrap_or(&[]));
    let has = |list: &str| holds(rest, list);
    let before = |word: &str, list: &str| stands_before(rest, list, word);
    let ends = |word: &str| rest.last().is_some_and(|last| is_among(last, word));
    // "my name", "the name of the restaurant", "your sister's name" are others'.
    if has(ELSEWHEN) && !has("born call") || has("my our of") {
        return None;
    }
    let is = |word: &str| is_among(ask, word);
    let begins = |list: &str| words.first().is_some_and(|word| is_among(word, list));
    let kind = match () {
        _ if has("stand hate dislike") && (has("anything") || is("what")) => Kind::Dislikes,
        _ if has("allergic allergies") && (has("any anything") || is("what which")) => {
            Kind::AllergicTo
        }
        _ if has("diet diets") => Kind::Diet,
        _ if has("medicine medicines medication medications") && has("take any") => Kind::Takes,
        _ if has("instrument instruments") && has("play") => Kind::Plays,
        _ if has("speak") && has("language languages") => Kind::Speaks,
        _ if is("where") => match () {
            _ if has("live living based home") => Kind::LivesIn,
            _ if has("work") && !has("from") => Kind::WorksAt,
            _ if has("study studying") => Kind::StudiesAt,
            _ if has("born") => Kind::Born,
            _ if ends("from") && rest.len() <= 4
                || rest.first().is_some_and(|word| is_among(word, "are r is"))
                    && before("from", "you he she") =>
            {
                Kind::From
            }
            _ => return None,
        },
        _ if is("who") && has("work working") && has("for") => Kind::WorksAt,
        // "Who's your manager?"
        _ if is("who") && is_role(rest) => Kind::Name,
        _ if is("who") && before("talking speaking", "i am") => Kind::Name,
        _ if is("when what") && before("birthday bday", OWN) && ends("birthday bday") => {
            Kind::Birthday
        }
        _ if is("when") && has("born") => Kind::Born,
        _ if is("how") && rest.first().is_some_and(|word| is_among(word, "old")) => Kind::Age,
        _ if is("what how") && before("you", "call") => Kind::Name,
        _ if before("name", "your ur his her 's ’s") || begins("name") => Kind::Name,
        _ if !is("what which") => return None,
        _ if has("live living") && has("city town country") => Kind::LivesIn,
        _ if has("work working") && has("company firm") => Kind::WorksAt,
        _ if before("job profession occupation", OWN) => Kind::WorksAs,
        _ if has("do does") && has("living") => Kind::WorksAs,
        _ if before("do", "you he she") && (rest.len() == 3 || has("work") && rest.len() <= 5) => {
            Kind::WorksAs
        }
        _ if has("study studying major") => Kind::Studies,
        _ if before("number phone", OWN) => Kind::Phone,
        _ if before("email e-mail", OWN) => Kind::Email,
        _ if before("address", OWN) => Kind::Address,
        _ if before("age", OWN) => Kind::Age,
        _ => return None,
    };
    let role = rest.iter().find_map(|word| role_place(word));
    // "What's the dog's name?", but not "his wife's".
    let of = match (role, kind) {
        (Some(role), Kind::Name) if !has("his her their") => Whom::Role(role),
        (Some(_), _) => return None,
        _ if has("you u ya") || kind != Kind::Age && has("your ur") => Whom::You,
        _ if has("he his") => Whom::Third(Gender::Male),
        _ if has("she her") => Whom::Third(Gender::Female),
        _ if begins("any anything name") => Whom::You,
        _ if people => Whom::Third(Gender::Unknown),
        _ => return None,
    };
    Some(Asked {
        kind,
        of,
        plain: false,
    })
}

/// "is your manager", ", is it still …"
fn is_role(words: &[&str]) -> bool {
    let is = words.first().is_some_and(|word| is_among(word, "is 's ’s"));
    let ends = words
        .get(3)
        .is_none_or(|word| is_among(word, ", now then again"));
    let mut pairs = words.get(1..3).unwrap_or(&[]).windows(2);
    is && ends && pairs.any(|pair| matches!(*pair, [first, second] if is_among(first, "your ur") && role_place(second).is_some()))
}

#[inline(never)]
fn holds(words: &[&str], list: &str) -> bool {
    words.iter().any(|word| is_among(word, list))
}

/// Whether one of a list's words stands right before one of another's.
#[inline(never)]
fn stands_before(words: &[&str], list: &str, next: &str) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(
        |pair| matches!(*pair, [first, second] if is_among(first, list) && is_among(second, next)),
    )
}

/// Whether a question of whether is about now, and of no change: its yes is a fact.
fn is_plain(words: &[&str]) -> bool {
    const OTHER: &str = "did was were would will used had going gonna moving leaving want like quit left stop \
        stopped ever if could should might may";
    !holds(words, OTHER)
}
