//! What a message asks of somebody: "Where do you live?", so that "In Graz." can answer it (`answering.rs`).

use super::places::is_among;
use super::units::Units;
use crate::text::relations::Kind;
use crate::text::{Analysis, Gender};

/// Words of a question that are looked at.
const WORDS: usize = 24;

/// A question that waits for the next message: what of whom.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Asked {
    /// [`Kind::Open`] where nothing was asked.
    pub kind: Kind,
    /// Whom of those spoken of; none is the one spoken to.
    pub of: Option<Gender>,
}

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
        [
            self.kind as u8,
            self.of.map_or(0, |gender| gender as u8 + 1),
        ]
    }

    pub fn from_bytes([kind, of]: [u8; 2]) -> Option<Asked> {
        Some(Asked {
            kind: Kind::from_byte(kind)?,
            of: match of {
                0 => None,
                of => Some(Gender::from_byte(of - 1)?),
            },
        })
    }
}

fn read(words: &[&str]) -> Option<Asked> {
    const ASKING: &str = "where who what which when how whats wheres";
    const PAST: &str = "did was were would will used had";
    let place = words.iter().position(|word| is_among(word, ASKING))?;
    let (ask, rest) = words.get(place..)?.split_first()?;
    let has = |list: &str| rest.iter().any(|word| is_among(word, list));
    let before = |word: &str, list: &str| {
        let mut pairs = rest.windows(2);
        pairs.any(|pair| matches!(*pair, [first, second] if is_among(first, list) && is_among(second, word)))
    };
    const OWN: &str = "your ur his her their";
    if has(PAST) && !has("born") {
        return None;
    }
    let is = |word: &str| is_among(ask, word);
    let kind = if is("where wheres") {
        match () {
            _ if has("live living based") => Kind::LivesIn,
            _ if has("work working") => Kind::WorksAt,
            _ if has("study studying school college") => Kind::StudiesAt,
            _ if has("born") => Kind::Born,
            _ if has("from") => Kind::From,
            _ => return None,
        }
    } else if is("who") {
        if !has("work working") || !has("for") {
            return None;
        }
        Kind::WorksAt
    } else if is("when") {
        match () {
            _ if has("birthday bday") => Kind::Birthday,
            _ if has("born") => Kind::Born,
            _ => return None,
        }
    } else if is("how") {
        if !has("old") || has("years ago") {
            return None;
        }
        Kind::Age
    } else {
        match () {
            _ if before("name", OWN) => Kind::Name,
            _ if has("live living") && has("city town country") => Kind::LivesIn,
            _ if has("work working") && has("company firm") => Kind::WorksAt,
            _ if before("job profession occupation", OWN) => Kind::WorksAs,
            _ if has("do does") && has("living") => Kind::WorksAs,
            _ if rest.len() == 3 && before("do", "you he she") => Kind::WorksAs,
            _ if has("study studying major") => Kind::Studies,
            _ if before("number phone", OWN) => Kind::Phone,
            _ if before("email e-mail", OWN) => Kind::Email,
            _ if before("address", OWN) => Kind::Address,
            _ if before("birthday bday", OWN) => Kind::Birthday,
            _ if before("age", OWN) => Kind::Age,
            _ if has("speak") && has("language languages") => Kind::Speaks,
            _ if has("allergic") => Kind::AllergicTo,
            _ if has("instrument instruments") && has("play") => Kind::Plays,
            _ => return None,
        }
    };
    let of = match () {
        _ if has("you your ur u ya") => None,
        _ if has("he his") => Some(Gender::Male),
        _ if has("she her") => Some(Gender::Female),
        _ if rest.iter().any(|word| word.starts_with(char::is_uppercase)) => Some(Gender::Unknown),
        _ => return None,
    };
    Some(Asked { kind, of })
}
