//! Since when something is so, put right: "I've worked at Lego since 2019." "Actually, since 2018."

use super::claims::Claims;
use super::places::Places;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use crate::memory::{Fact, Meant};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, ValueKind};
use crate::words::{List, has_letters, list, owned};

/// Tokens of such a message, and facts that are looked at, at most.
const MOST: u32 = 12;
const BACK: usize = 8;
const MARKS: &List = list!("actually sorry wait oops correction no");

/// The time, where a message says nothing else than that it is what was meant.
pub(super) fn since(places: &Places, analysis: &Analysis) -> Option<Span> {
    const LIGHT: &List = list!("oh um er hm hmm i mean meant it was make that lol haha my bad");
    let count = analysis.tokens.len() as u32;
    if count > MOST || !places.has(MARKS) || !places.has(list!("since")) {
        return None;
    }
    let mut values = analysis.values.iter();
    let (Some(time), None) = (values.next(), values.next()) else {
        return None;
    };
    let (from, to) = (
        places.token_at(time.start),
        places.token_at(time.end.saturating_sub(1)) + 1,
    );
    let light = |at: u32| {
        let word = places.word(at);
        let within = (from..to).contains(&at);
        within || !has_letters(word) && word != "?" || places.is(at, MARKS) || places.is(at, LIGHT)
    };
    let since = time.kind == ValueKind::Datetime && places.is(from, list!("since"));
    let is = since && (0..count).all(light);
    is.then_some(Span {
        start: from,
        end: to,
    })
}

impl Telling {
    /// The only thing that the speaker's message right before told to be so since a time is so since another.
    pub(super) fn since(&mut self, state: &mut State, claims: &Claims) {
        let Some(span) = since(claims.places, claims.analysis) else {
            return;
        };
        let before = self.seq.wrapping_sub(1);
        let Some(said) = state.own_before(self.seq).map(|last| last.at) else {
            return;
        };
        let told = |fact: &Fact| {
            fact.known_to == f64::INFINITY
                && fact.meant == Meant::Asserted
                && fact.polarity
                && fact.valid_from.is_finite()
                && fact.valid_from != said
                && fact.valid_to == f64::INFINITY
                && fact.evidence.len() == 1
                && fact.evidence.last().is_some_and(|last| last.seq == before)
        };
        let newest = state.facts.len() as u32;
        let mut found = (1..)
            .zip(state.facts.iter().rev().take(BACK))
            .filter(|(_, fact)| told(fact));
        let (Some((back, fact)), None) = (found.next(), found.next()) else {
            return;
        };
        let (place, subject, object) = (newest - back, fact.subject, fact.object.clone());
        let predicate = owned(state.facts.predicate(fact.predicate));
        drop(found);
        let mut claim = claims.bare(
            state.entities.root(subject),
            predicate,
            state.rooted(&object),
        );
        claim.evidence = claims.evidence(span);
        claim.when = claims.when(&Relation {
            kind: Kind::WorksAt,
            predicate: span,
            tense: Tense::Present,
            ..Relation::default()
        });
        let earlier = claim.when.from.is_some_and(|from| from <= self.at);
        if earlier && self.room > FACT_BYTES {
            self.retract(state, place, None);
            self.take(state, claim, claims.speaker);
        }
    }
}
