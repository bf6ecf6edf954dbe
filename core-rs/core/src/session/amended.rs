//! How words read that put right what was said: where they begin, what they say instead, of what kind that can be.

use super::places::Places;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Modality, Upos, Value};
use crate::words::{
    DIGITS, List, begins, has_byte, has_digit, has_letters, is_among, is_capital, list, runs,
};

/// Tokens before what should have been said: "oh no wait, sorry,"; and of that itself.
const BEFORE: u32 = 9;
const LONGEST: u32 = 5;
/// Tokens between what is put right and that it is.
const FAR: u32 = 24;
pub(super) const MARKS: &List =
    list!("wait oops whoops correction typo mean meant no nope sorry *");
const DAYS: &List =
    list!("monday tuesday wednesday thursday friday saturday sunday tomorrow tonight weekend");
pub(super) const MEAN: &List = list!("mean meant");

/// What should have been said.
#[derive(Clone, Copy)]
pub(super) struct Amended {
    pub object: Span,
    /// The first of the words that say so.
    pub from: u32,
    /// It can be nothing else.
    pub sure: bool,
    /// "Sorry", "oops": of what was said before it is a correction at all, for a name.
    pub sorry: bool,
    /// "Argh no, …": of whom one is with.
    pub slip: bool,
}

pub(super) struct Reading<'r> {
    pub places: &'r Places<'r>,
    pub analysis: &'r Analysis,
}

impl Reading<'_> {
    pub(super) fn is(&self, at: u32, words: &List) -> bool {
        self.places.is(at, words)
    }

    pub(super) fn tag(&self, at: u32) -> Option<Upos> {
        self.analysis.tags.get(at as usize).copied()
    }

    /// Whether what comes behind a token may be said instead.
    pub(super) fn is_border(&self, at: u32) -> bool {
        self.tag(at) == Some(Upos::Punct) && !self.is(at, list!(": \" “ ? ( '"))
    }

    /// The kinds of what the message tells before, the last first.
    pub(super) fn kinds(&self, amended: Amended) -> Vec<Kind> {
        let told = |relation: &&Relation| {
            let end = relation.object.end;
            relation.kind != Kind::Open
                && relation.modality == Modality::Asserted
                && !relation.negated
                && relation.extent().end <= amended.from
                && end > 0
                && amended.from - end < FAR
                && (end..amended.from).all(|at| {
                    // Its own day is what is put right.
                    let own = relation.kind == Kind::Event && at < relation.extent().end;
                    own || !self.rivals(at, amended.object)
                })
        };
        let all = self.analysis.relations.iter().rev().filter(told);
        all.map(|relation| relation.kind).collect()
    }

    /// Whether a token may be what is put right, as far as it is of the same sort.
    fn rivals(&self, at: u32, object: Span) -> bool {
        let word = self.places.word(at);
        if word.starts_with('?') {
            return true;
        }
        let number = begins(word, DIGITS);
        match self.value(object.start) {
            Some(value) => {
                let other = self.value(at);
                let number = number || self.tag(at) == Some(Upos::Num);
                number || other.is_some_and(|other| other.kind == value.kind)
            }
            None if self.is_name(object.start) => {
                self.tag(at) == Some(Upos::Propn) || self.kind(at).is_some()
            }
            None => matches!(self.tag(at), Some(Upos::Noun | Upos::Propn | Upos::Adj)),
        }
    }

    /// Whether nothing in other words may be what is put right.
    /// `is_other` says whether a word is known for a name of another kind alone.
    pub(super) fn is_apart(
        &self,
        object: Span,
        rest: &str,
        is_other: &dyn Fn(EntityKind, &str) -> bool,
    ) -> bool {
        let mut words = runs(rest, |c| c.is_alphanumeric() || c == '\'');
        !has_byte(rest, b'?')
            && match self.value(object.start) {
                // "My interview is on Monday. See you on Sunday."
                Some(_) => {
                    !has_digit(rest)
                        && !has_byte(rest, b'@')
                        && !words.any(|word| is_among(word, DAYS))
                }
                None if self.is_name(object.start) => {
                    let kind = self.kind(object.start);
                    let other = |word: &str| kind.is_some_and(|kind| is_other(kind, word));
                    words.all(|word| {
                        !is_capital(word) || is_among(word, list!("i i'm i've")) || other(word)
                    })
                }
                None => !has_letters(rest),
            }
    }

    pub(super) fn is_name(&self, at: u32) -> bool {
        let starred = at > 0 && self.places.word(at - 1) == "*";
        // "oh no wait, Brightwater"
        let noun = self.tag(at) == Some(Upos::Noun) && self.is(at.wrapping_sub(1), list!(","));
        let proper = self.tag(at) == Some(Upos::Propn) || self.kind(at).is_some();
        let proper = proper || starred || noun;
        is_capital(self.places.word(at)) && self.value(at).is_none() && proper
    }

    /// What a message says at a token instead of what was said.
    pub(super) fn at(&self, from: u32) -> Option<Amended> {
        const LIGHT: &List = list!("oh ooh ah er um uh hm hmm ugh argh lol haha i that make it 's");
        let light = |at: u32| {
            let word = self.places.word(at);
            let mark = self.tag(at) == Some(Upos::Punct) && !begins(word, ".?\"");
            self.is(at, MARKS) || self.is(at, LIGHT) || mark
        };
        // "*Gdansk", but not "*yawns*"
        let star = from == 0 && self.is(0, list!("*")) && {
            let count = self.analysis.tokens.len() as u32;
            let (_, end) = self.places.units(0);
            self.places.units(1).0 == end && (1..count).all(|at| !self.is(at, list!("*")))
        };
        let first = (from..from + BEFORE).find(|&at| !light(at))?;
        let article = first > from && self.is(first, list!("in at on to the a an"));
        let the = self.is(first, list!("the"));
        let date = the && self.value(first).is_some();
        let start = first + u32::from((article || the) && !date);
        // "I meant no harm"
        let none =
            self.is(start.wrapping_sub(1), list!("no")) && self.tag(start - 1) == Some(Upos::Det);
        let end = self.end(start).filter(|_| !none)?;
        // "Allegro, I mean.", "Bergen, sorry"
        let mut behind = end;
        while behind < end + 4 && self.is(behind, list!(", i mean meant sorry")) {
            behind += 1;
        }
        let stops = |at: u32| {
            let word = self.places.word(at);
            !has_letters(word) && !begins(word, "?'’-/:\"*")
        };
        let trails = behind > end && stops(behind);
        if !trails && !stops(end) {
            return None;
        }
        let before = |words: &List| (from..start).any(|at| self.is(at, words));
        let after = |words: &List| trails && (end..behind).any(|at| self.is(at, words));
        // "Oh no, Ann", but "oh wait no, Ann", "oh no wait, Ann"
        let wait_no = |at: u32| self.is(at, list!("wait no")) && self.is(at + 1, list!("wait no"));
        let oh = before(list!("oh")) && !(from..start).any(wait_no);
        let no = before(list!("no nope")) && !oh;
        let wait = before(list!("wait sorry oops")) && no;
        // "I mean, long hours, bad pay" puts nothing right.
        let mean = before(MEAN) && (!self.is_border(start - 1) && !self.is(end, list!(",")));
        let sure = wait || mean || after(MEAN) || before(list!("correction typo")) || star;
        // "No, in Bergen.", but not "no Ann", "sorry Ann"
        let stands = (no || before(list!("sorry"))) && self.is_border(start.wrapping_sub(1));
        let late = after(list!("sorry"))
            && from == 0
            && start == 0
            && self.is_border(end)
            && (self.kind(0).is_some() || self.value(0).is_some());
        let answers = start > from && (before(list!("wait oops whoops")) || stands) || late;
        let slip = no && before(list!("argh ugh ah hm hmm er um"));
        let called = self.kind(start) == Some(EntityKind::Person) && !slip;
        let object = Span { start, end };
        let sorry = before(list!("sorry oops whoops wait")) || late;
        (sure || answers && !called).then_some(Amended {
            object,
            from,
            sure,
            sorry,
            slip,
        })
    }

    pub(super) fn kind(&self, at: u32) -> Option<EntityKind> {
        let (start, _) = self.places.units(at);
        let names = &self.analysis.entities;
        let name = names.get(names.partition_point(|name| name.end <= start))?;
        (name.start <= start).then_some(name.kind)
    }

    pub(super) fn value(&self, at: u32) -> Option<&Value> {
        let (start, _) = self.places.units(at);
        let values = &self.analysis.values;
        let value = values.get(values.partition_point(|value| value.start < start))?;
        (value.start == start).then_some(value)
    }

    /// Where a name, a value or a noun ends that begins at a token.
    fn end(&self, start: u32) -> Option<u32> {
        if let Some(value) = self.value(start) {
            let end = self.places.token_at(value.end.saturating_sub(1)) + 1;
            // "020 7946 0019"
            let number = |at: &u32| self.tag(*at) == Some(Upos::Num);
            return (end..end + LONGEST).find(|at| !number(at));
        }
        let part = |at: u32| {
            let word = self.places.word(at);
            match self.tag(at) {
                _ if matches!(word, "I" | ".") => false,
                Some(Upos::Noun | Upos::Propn) => true,
                _ => self.is_name(start) && is_capital(word) && has_letters(word),
            }
        };
        let end = (start..start + LONGEST).find(|&at| !part(at))?;
        // "green", "vegan"
        let end = end + u32::from(end == start && self.tag(start) == Some(Upos::Adj));
        (end > start && !self.is(start, list!("i wrong my bad thanks"))).then_some(end)
    }
}
