//! "Me too", "same here", "so does my brother", "mine too": words that say of somebody what was said last of another.

use super::places::Places;
use super::yes_or_no::is_no;
use crate::memory::role;
use crate::text::relations::Span;
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{List, has_letters, is_capital, list};

/// Tokens that may stand before it: "haha", "wait what,".
const BEFORE: u32 = 6;
/// Words that may stand behind it: "actually", "lol".
const BEHIND: u32 = 3;
/// Words between "my" and the role.
const BETWEEN: u32 = 2;

/// Of whom it says so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Whose {
    Speaker,
    /// "Mine": what is so of another's is so of the speaker's.
    Mine,
    /// "My brother", "Ann".
    Said(Span),
}

/// The verb that it stands for, as far as it tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verb {
    Any,
    Do,
    Be,
    Have,
    Can,
}

/// What such a message is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Likewise {
    pub whose: Whose,
    pub verb: Verb,
    /// "Neither", "either": what is so is that something is not.
    pub neither: bool,
    /// "So do I", "I do too": what is so is something that is.
    pub so: bool,
    /// "Same!", which is said of much.
    pub bare: bool,
    /// Its tokens.
    pub words: Span,
}

/// Reads how a message begins.
pub(super) fn likewise(places: &Places, analysis: &Analysis) -> Option<Likewise> {
    let reading = Reading { places, analysis };
    let first = (0..BEFORE).take_while(|&at| at == 0 || reading.is_light(at - 1));
    first.filter_map(|at| reading.at(at)).next()
}

/// Reads how a message goes on: "I'm a nurse, and so is my sister.", "… My husband too."
pub(super) fn goes_on(places: &Places, analysis: &Analysis) -> Option<Likewise> {
    let reading = Reading { places, analysis };
    let count = analysis.tokens.len() as u32;
    let mut all = 1..count;
    if !places.any(all.clone(), list!("so neither nor too either as")) {
        return None;
    }
    all.find_map(|at| {
        let before = places.word(at - 1);
        let begins =
            matches!(before, "," | "." | "!" | ";") || reading.is(at - 1, list!("and but"));
        let found = if begins { reading.at(at) } else { None }?;
        let other =
            matches!(found.whose, Whose::Said(_)) || found.whose == Whose::Speaker && found.so;
        (other && !found.bare).then_some(found)
    })
}

/// "No, but his wife does.", "I don't, Tom does.": of whom else a message says what was asked.
pub(super) fn instead(places: &Places, analysis: &Analysis) -> Option<Likewise> {
    let reading = Reading { places, analysis };
    let one = |at: u32| {
        let before = at.wrapping_sub(1);
        let both = reading.tag(before.wrapping_sub(1)) == Some(Upos::Propn);
        let begins = at == 0
            || reading.is(before, list!("and but")) && !both
            || matches!(places.word(before), "," | "." | "!" | ";");
        // "No, that's my wife."
        let that =
            begins && reading.is(at, list!("that it")) && reading.is(at + 1, list!("'s ’s is"));
        let start = at + if that { 2 } else { 0 };
        let (whose, end) = match !that && reading.is(at, list!("he she")) {
            true => (Whose::Said(Span { start, end: at + 1 }), at + 1),
            false => reading.whose(start)?,
        };
        let (verb, end) = match that {
            true => (Verb::Any, end),
            false => (reading.verb(end)?, end + 1),
        };
        let next = places.word(end);
        let says = if that {
            is_no(places.word(0))
        } else {
            next != "?"
        };
        let other = begins && says && !has_letters(next) && matches!(whose, Whose::Said(_));
        other.then_some(Likewise {
            whose,
            verb,
            neither: false,
            so: true,
            bare: false,
            words: Span { start, end },
        })
    };
    (0..2 * BEFORE).find_map(one)
}

struct Reading<'r> {
    places: &'r Places<'r>,
    analysis: &'r Analysis,
}

impl Reading<'_> {
    fn is(&self, at: u32, words: &List) -> bool {
        self.places.is(at, words)
    }

    fn tag(&self, at: u32) -> Option<Upos> {
        self.analysis.tags.get(at as usize).copied()
    }

    fn is_light(&self, at: u32) -> bool {
        const LIGHT: &List = list!(
            "haha hahaha lol oh ooh ah aw aww and well ok okay omg wow wait what yeah yes yep hey really funny nice \
            hmm um er no way"
        );
        // "Ann, me too"
        let called = self.tag(at) == Some(Upos::Propn) && self.places.word(at + 1) == ",";
        called
            || self.is(at, LIGHT)
            || matches!(self.tag(at), Some(Upos::Punct | Upos::Intj | Upos::Sym))
    }

    fn verb(&self, at: u32) -> Option<Verb> {
        Some(match () {
            _ if self.is(at, list!("do does")) => Verb::Do,
            _ if self.is(at, list!("am is are 's ’s 'm ’m s m")) => Verb::Be,
            _ if self.is(at, list!("have has 've ’ve ve")) => Verb::Have,
            _ if self.is(at, list!("can")) => Verb::Can,
            _ => return None,
        })
    }

    /// Whom a message speaks of at a token, and the token behind.
    fn whose(&self, at: u32) -> Option<(Whose, u32)> {
        if self.is(at, list!("me i us we")) {
            return Some((Whose::Speaker, at + 1));
        }
        if self.is(at, list!("mine")) {
            return Some((Whose::Mine, at + 1));
        }
        let person = |from: u32| {
            let (start, _) = self.places.units(from);
            let names = &self.analysis.entities;
            let name = names.get(names.partition_point(|name| name.start < start))?;
            if name.start != start || name.kind != EntityKind::Person {
                return None;
            }
            Some(self.places.token_at(name.end.saturating_sub(1)) + 1)
        };
        let end = if self.is(at, list!("my our his her their")) {
            let noun = (at + 1..at + 2 + BETWEEN).find(|&i| role(self.places.word(i)).is_some())?;
            let end = noun + 1;
            let named = || self.tag(end) == Some(Upos::Propn) && is_capital(self.places.word(end));
            person(end).unwrap_or_else(|| end + u32::from(named()))
        } else {
            person(at)?
        };
        Some((Whose::Said(Span { start: at, end }), end))
    }

    fn at(&self, from: u32) -> Option<Likewise> {
        let too = |at: u32| match () {
            _ if self.is(at, list!("too also")) => Some(at + 1),
            _ if self.is(at, list!("as")) && self.is(at + 1, list!("well")) => Some(at + 2),
            _ => None,
        };
        let neither = self.is(from, list!("neither nor"));
        let found = |(whose, verb), neither, bare, end| Likewise {
            whose,
            verb,
            neither,
            so: verb != Verb::Any && !neither,
            bare,
            words: Span { start: from, end },
        };
        let (found, end) = if neither || self.is(from, list!("so as")) {
            // "So does my brother.", "Neither do I."
            let verb = self.verb(from + 1)?;
            let (whose, end) = self.whose(from + 2)?;
            (found((whose, verb), neither, false, end), end)
        } else if self.is(from, list!("same ditto likewise")) {
            let end = match () {
                _ if self.is(from + 1, list!("here")) => from + 2,
                _ if self.is(from + 1, list!("with for")) && self.is(from + 2, list!("me")) => {
                    from + 3
                }
                _ => from + 1,
            };
            let bare = end == from + 1;
            (found((Whose::Speaker, Verb::Any), false, bare, end), end)
        } else {
            let (whose, end) = self.whose(from)?;
            let i = self.is(from, list!("i we"));
            let verb = self.verb(end);
            let at = end + u32::from(verb.is_some());
            let not = self.is(at, list!("n't n’t not"));
            let either = not && verb.is_some() && self.is(at + 1, list!("either"));
            if i && verb.is_none() {
                return None;
            }
            // "I do too.", "Me neither.", "My sister doesn't either."
            let (neither, end) = match too(at) {
                Some(end) => (false, end),
                None if either => (true, at + 2),
                None if verb.is_none() && self.is(at, list!("neither either")) => (true, at + 1),
                None => return None,
            };
            let verb = verb.unwrap_or(Verb::Any);
            (found((whose, verb), neither, false, end), end)
        };
        const TRAIL: &List = list!(
            "actually lol haha tbh though tho honestly now btw man bro today these days then"
        );
        let end = (end..end + BEHIND)
            .find(|&at| !self.is(at, TRAIL))
            .unwrap_or(end + BEHIND);
        let word = self.places.word(end);
        // "Same, but to Milan", "same here! Milan though"
        let other = self.is(end + 1, list!("but"))
            || (end + 2..end + 5).any(|at| self.is(at, list!("though tho")));
        (!has_letters(word) && !word.starts_with('?') && !other).then_some(found)
    }
}
