//! What is taken back without another thing in its place: "just kidding", "my niece, not my cousin".

use super::claims::Claims;
use super::places::Places;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use super::units::Units;
use crate::memory::{Fact, Object, role};
use crate::text::relations::{Kind, Relation, Span};
use crate::words::{List, has_letters, is_capital, list, runs, same};

/// Facts that are looked at.
const BACK: usize = 16;
const JOKES: &List = list!("kidding joking jk");
/// Tokens of a sentence before "just kidding" that takes back what comes before it.
const FIRST: u32 = 3;
/// Tokens of "that was a lie" and of what may stand before it, at most.
const LEAST: u32 = 6;

/// Whether a message may be no more than that it was a joke.
pub(super) fn is_joke(places: &Places) -> bool {
    places.any(0..FIRST, JOKES) || unsays(places)
}

/// "Scratch that.", "ok, that was a lie": whether a message begins by taking back what was said.
fn unsays(places: &Places) -> bool {
    const UNSAID: [&str; 12] = [
        "scratch that",
        "strike that",
        "i lied",
        "i'm lying",
        "i was lying",
        "that was a lie",
        "that's a lie",
        "that was a joke",
        "it was a joke",
        "i made that up",
        "that's not true",
        "that isn't true",
    ];
    // Each has one of these.
    if !places.has(list!("that lied lying joke")) {
        return false;
    }
    let word = |at: u32| places.word(at);
    let light = |at: u32| {
        let words = list!("ok okay oh no wait sorry lol haha ha actually nah um er well");
        !has_letters(word(at)) || places.is(at, words)
    };
    let Some(from) = (0..LEAST).find(|&at| !light(at)) else {
        return false;
    };
    let ends = |at: &u32| !has_letters(word(*at)) || places.is(*at, list!("lol haha sorry"));
    let end = (from..from + LEAST).find(ends);
    let said = end.and_then(|end| places.of(Span { start: from, end }));
    // "Scratch that, July": another thing in its place.
    let end = end.unwrap_or(0);
    let next = (end..end + 2).find(|&at| has_letters(word(at)));
    // "Scratch that, wrong flat."
    let wrong = next.is_some_and(|next| {
        let who = list!(
            "flat person one guy girl tenant client customer patient name file room house kid"
        );
        places.is(next, list!("wrong")) && places.is(next + 1, who) && !has_letters(word(next + 2))
    });
    // "Scratch that, mixed him up with the plumber", "…, nothing has been signed yet"
    let why = list!("i it lol haha sorry mixed nothing he she they we got");
    let more = !wrong && next.is_some_and(|next| !places.is(next, why));
    said.is_some_and(|(said, ..)| {
        let said = said.replace('’', "'");
        UNSAID.iter().any(|words| same(&said, words)) && word(end) != "?" && !more
    })
}

impl Claims<'_> {
    /// "I'm a pirate. Just kidding, …": the sentence, or the clause of its own, that is taken back; an empty one where it
    /// is the message before.
    pub(super) fn joke(&self) -> Option<Span> {
        let word = |token: u32| self.places.word(token);
        let count = self.analysis.tokens.len() as u32;
        // "Scratch that, I play …" says what instead.
        let mut told = self.analysis.relations.iter();
        // "Scratch that, wrong flat. Wenceslas has a dog."
        let apart = |relation: &Relation| {
            let stop = (0..LEAST + 2).find(|&at| matches!(word(at), "." | "!"));
            let name = self.references.name_of(relation.subject);
            name.is_some() && stop.is_some_and(|stop| relation.extent().start > stop)
        };
        if unsays(self.places)
            && told.all(|relation| {
                let open = relation.kind == Kind::Open || apart(relation);
                open && !self.references.is_meant(relation)
            })
        {
            return Some(Span::NONE);
        }
        if !self.places.has(JOKES) {
            return None;
        }
        let at = (0..count).find(|&at| self.places.is(at, JOKES))?;
        let next = word(at + 1);
        let jk = word(at) == "jk" || count == 1;
        let ends = !has_letters(next)
            || self.places.is(at + 1, list!("i lol haha"))
            || self.places.is(at + 1, list!("about")) && self.places.is(at + 2, list!("that it"));
        // "Just kidding", "I'm only joking", but not "they think I'm joking", "he was just joking"
        let light = |at: u32| {
            self.places
                .is(at, list!("just only lol haha 'm ’m am im i i'm"))
        };
        let mut first = at;
        while first > 0 && at < first + FIRST + 2 && light(first - 1) {
            first -= 1;
        }
        let own = first == 0
            || !has_letters(word(first - 1))
            || self.places.is(first - 1, list!("but and"));
        if !ends || !(jk || own) || first == at && at > 0 && !jk {
            return None;
        }
        // "He said “you're fired, just kidding!”"
        if (0..at).any(|token| self.places.is(token, list!("\" “"))) {
            return None;
        }
        let stops = |token: &u32| matches!(word(*token), "." | "!" | "?" | "…" | "...");
        let begin = (0..at).rfind(stops).map_or(0, |end| end + 1);
        // "I have three kids, jk": what stands before it in its sentence.
        let said =
            |relation: &Relation| begin <= relation.predicate.start && relation.extent().end <= at;
        if self.analysis.relations.iter().any(said) {
            return Some(Span {
                start: begin,
                end: at,
            });
        }
        if at > begin + FIRST {
            return None;
        }
        match begin.checked_sub(1) {
            Some(end) => Some(Span {
                start: (0..end).rfind(stops).map_or(0, |before| before + 1),
                end,
            }),
            None => Some(Span::NONE),
        }
    }
}

impl Claims<'_> {
    /// Whether a sentence is one clause: what is a joke behind "my boss is Ann, she's great" is not who the boss is.
    pub(super) fn is_one_clause(&self, span: Span) -> bool {
        (span.start..span.end).all(|token| !self.places.is(token, list!(", and but")))
    }
}

impl Telling {
    /// Takes back what the speaker's message right before told.
    pub(super) fn take_back(&mut self, state: &mut State, claims: &Claims) {
        let before = self.seq.wrapping_sub(1);
        let Some(last) = state.own_before(self.seq) else {
            return;
        };
        // "I'm vegan. Give me a recipe." "Scratch that.": what was said last.
        let whole = !unsays(claims.places);
        let sentences = |from: u32| {
            let rest = Units::new(last.text).rest(from).unwrap_or("");
            let parts = runs(rest, |c| !matches!(c, '.' | '!' | '?'));
            parts.filter(|part| has_letters(part)).count()
        };
        let is_last = |from: u32, end: u32| whole || sentences(from) <= 1 || sentences(end) == 0;
        let told = |fact: &Fact| {
            fact.known_to == f64::INFINITY
                && fact.evidence.len() == 1
                && fact
                    .evidence
                    .last()
                    .is_some_and(|last| last.seq == before && is_last(last.start, last.end))
                && role(state.facts.predicate(fact.predicate)).is_none()
        };
        let newest = state.facts.len() as u32;
        let facts = state.facts.iter().rev().take(BACK).enumerate();
        let mut found = facts.filter(|(_, fact)| told(fact));
        // Of several, which one is not said.
        let only = match (found.next(), found.next()) {
            (Some((back, _)), None) => newest - 1 - back as u32,
            // "I quit my job." "Just kidding!"
            (None, _) => {
                drop(found);
                let last = state.facts.iter().next_back();
                if (whole || sentences(0) == 1) && last.is_none_or(|fact| fact.id.seq != before) {
                    self.reopen_all(state, before);
                }
                return;
            }
            _ => return,
        };
        drop(found);
        // "Just kidding, I meant Bergen": that takes its place.
        let mut all = claims.analysis.relations.iter();
        let instead = all.any(|relation| claims.references.is_meant(relation));
        if self.room > FACT_BYTES {
            if instead {
                self.retract(state, only, None);
            } else {
                self.disbelieve(state, only, None);
            }
        }
    }

    /// "Ifeoma is my niece, not my cousin."
    pub(super) fn no_role(&mut self, state: &mut State, claims: &Claims) {
        let word = |token: u32| claims.places.word(token);
        for relation in &claims.analysis.relations {
            if relation.kind != Kind::Role || relation.negated {
                continue;
            }
            let not = relation.extent().end..relation.extent().end + 4;
            let not = not
                .into_iter()
                .find(|&at| claims.places.is(at, list!("not")));
            let Some(not) = not else {
                continue;
            };
            let my = claims.places.is(not + 1, list!("my")) && !is_capital(word(not + 3));
            let Some(other) = role(word(not + 2)).filter(|_| my) else {
                continue;
            };
            let holder = claims.references.at(relation.object);
            let holder = holder.and_then(|holder| claims.entity(state, holder));
            let (Some(holder), Some(owner)) = (holder, claims.speaker) else {
                continue;
            };
            let object = Object::Entity(holder);
            let wrong = self.open_alike(state, owner, other.name, &object);
            if let Some(wrong) = wrong.filter(|_| self.room > FACT_BYTES) {
                self.disbelieve(state, wrong, None);
            }
        }
    }
}
