//! What a message asks of somebody: "Where do you live?", so that "In Graz." can answer it (`answering.rs`).

use super::places::is_among;
use super::units::Units;
use crate::memory::role_place;
use crate::text::relations::Kind;
use crate::text::{Analysis, Gender};

/// Words of a question that are looked at.
const WORDS: usize = 24;

/// A question that waits for the next message: what of whom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// [`Kind::Open`] where nothing was asked.
    pub kind: Kind,
    pub of: Whom,
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
        let mut question: Vec<&str> = Vec::new();
        for &(start, end) in &analysis.tokens {
            let word = units.slice(start, end).unwrap_or("");
            match word.bytes().next() {
                Some(b'?') => question = std::mem::take(&mut words),
                Some(b'.' | b'!') => words.clear(),
                _ if words.len() < WORDS => words.push(word),
                _ => {}
            }
        }
        read(&question).unwrap_or_default()
    }

    /// The storage form: a number for the kind, and one for whom.
    pub fn bytes(self) -> [u8; 2] {
        let of = match self.of {
            Whom::You => 0,
            Whom::Third(gender) => gender as u8 + 1,
            Whom::Role(place) => ROLES + place,
        };
        [self.kind as u8, of]
    }

    pub fn from_bytes([kind, of]: [u8; 2]) -> Option<Asked> {
        Some(Asked {
            kind: Kind::from_byte(kind)?,
            of: match of {
                0 => Whom::You,
                ROLES.. => Whom::Role(of - ROLES),
                of => Whom::Third(Gender::from_byte(of - 1)?),
            },
        })
    }
}

fn read(words: &[&str]) -> Option<Asked> {
    const ASKING: &str = "where who what which when how whats wheres";
    const PAST: &str = "did was were would will used had";
    const OWN: &str = "your ur his her their";
    let place = words.iter().position(|word| is_among(word, ASKING));
    let ask = place
        .and_then(|place| words.get(place))
        .copied()
        .unwrap_or("");
    let rest = place.map_or(words, |place| words.get(place + 1..).unwrap_or(&[]));
    let has = |list: &str| rest.iter().any(|word| is_among(word, list));
    let before = |word: &str, list: &str| {
        let mut pairs = rest.windows(2);
        pairs.any(|pair| matches!(*pair, [first, second] if is_among(first, list) && is_among(second, word)))
    };
    if has(PAST) && !has("born") {
        return None;
    }
    let is = |word: &str| is_among(ask, word);
    let any = |kind: Kind| has("any anything").then_some(kind);
    let kind = match () {
        _ if has("stand hate dislike") && has("anything what")
            || is("what") && has("hate dislike") =>
        {
            Kind::Dislikes
        }
        _ if has("allergic allergies") => {
            any(Kind::AllergicTo).or(is("what which").then_some(Kind::AllergicTo))?
        }
        _ if has("instrument instruments") && has("play") => Kind::Plays,
        _ if has("speak") && has("language languages") => Kind::Speaks,
        _ if is("where wheres") => match () {
            _ if has("live living based") => Kind::LivesIn,
            _ if has("work working") => Kind::WorksAt,
            _ if has("study studying school college") => Kind::StudiesAt,
            _ if has("born") => Kind::Born,
            _ if has("from") => Kind::From,
            _ => return None,
        },
        _ if is("who") && has("work working") && has("for") => Kind::WorksAt,
        _ if is("who") && before("talking speaking", "i am") => Kind::Name,
        _ if is("when what") && before("birthday bday", OWN) => Kind::Birthday,
        _ if is("when") && has("birthday bday") => Kind::Birthday,
        _ if is("when") && has("born") => Kind::Born,
        _ if is("how") && has("old") => Kind::Age,
        _ if is("what how") && before("you", "call") => Kind::Name,
        _ if before("name", OWN) || has("name") && words.len() <= 8 => Kind::Name,
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
    let name = kind == Kind::Name;
    let role = rest
        .iter()
        .filter(|_| name)
        .find_map(|word| role_place(word));
    let third = |gender| Whom::Third(gender);
    let of = match () {
        _ if role.is_some() => Whom::Role(role?),
        _ if has("you your ur u ya") => Whom::You,
        _ if has("he his") => third(Gender::Male),
        _ if has("she her") => third(Gender::Female),
        // "Name on the ticket?", "Anything you can't stand?"
        _ if name
            || words
                .first()
                .is_some_and(|word| is_among(word, "any anything")) =>
        {
            Whom::You
        }
        _ if rest.iter().any(|word| word.starts_with(char::is_uppercase)) => third(Gender::Unknown),
        _ => return None,
    };
    Some(Asked { kind, of })
}
