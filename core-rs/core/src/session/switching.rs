//! What takes the place of something, or ends it, whatever fact that is in: "I've switched from law to history", "I gave
//! up the violin", "Jonas moved out".

use super::claims::{Claim, Claims};
use super::places::Places;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use super::when::When;
use crate::memory::{Fact, Object, role};
use crate::text::Modality;
use crate::text::relations::{Relation, Span, Tense};
use crate::words::{List, is_among, list, owned};

/// A subject's newest facts that are looked at.
const LOOKED_AT: usize = 256;

impl Telling {
    /// Takes in a relation that has no kind of its own; whether it was one of these.
    pub(super) fn switch(
        &mut self,
        state: &mut State,
        claims: &Claims,
        relation: &Relation,
    ) -> bool {
        let word = |token: u32| claims.places.word(token);
        let is = |token: u32, list: &List| is_among(word(token), list);
        let Some(verb) = switches(claims.places, relation) else {
            return false;
        };
        let predicate = relation.predicate;
        // "I had to give up squash": it was done.
        let had = relation.modality == Modality::Obligation && relation.tense == Tense::Past;
        let real = (relation.modality == Modality::Asserted || had) && !relation.negated;
        let subject = claims.subject(relation);
        let subject = subject.and_then(|subject| claims.entity(state, subject));
        if !real || self.room < 4 * FACT_BYTES {
            self.cut |= real;
            return false;
        }
        if is(verb, list!("moved")) {
            if let (true, Some(subject)) = (is(verb + 1, list!("out")), subject) {
                self.moved_out(state, subject, claims.when(relation));
            }
            return false;
        }
        // "the motorbike is sold": the speaker's
        let gone = is(verb, list!("sold gone"));
        if gone && !(relation.object.is_empty() && is(predicate.start, list!("is 's ’s was has")))
        {
            return false;
        }
        let up = is(verb, list!("gave given give"));
        if up && (!is(verb + 1, list!("up")) || is(verb + 2, list!("on"))) {
            return false;
        }
        let ends = gone || up || is(verb, list!("stopped quit dropped"));
        // "gave up the violin", not "stopped my sister from quitting": the thing alone, right behind.
        let behind = verb + 1 + u32::from(up);
        if ends && !gone && (predicate.end != behind || relation.arguments().next().is_some()) {
            return false;
        }
        // "switched me from … to …": who was switched.
        let to = relation
            .arguments()
            .find(|span| is(span.start, list!("to")));
        let mut old = relation.object;
        let mut whom = subject;
        if gone {
            (old, whom) = (relation.subject, claims.speaker);
        }
        if !ends {
            let from = relation
                .arguments()
                .find(|span| is(span.start, list!("from")));
            if let Some(from) = from {
                let object = claims.references.at(relation.object);
                // "changed trains from … to …"
                if object.is_none() {
                    return false;
                }
                whom = object
                    .and_then(|object| claims.entity(state, object))
                    .or(subject);
                old = Span {
                    start: from.start + 1,
                    ..from
                };
            } else if is(verb, list!("transferred"))
                && is(predicate.end.wrapping_sub(1), list!("to"))
            {
                return subject
                    .is_some_and(|subject| self.transfer(state, claims, relation, subject));
            } else if !is(predicate.end.wrapping_sub(1), list!("from")) {
                return false;
            }
        }
        let (Some(whom), Some(object)) = (whom, claims.thing(state, old)) else {
            return false;
        };
        let newest = state.facts.iter().enumerate().rev().take(LOOKED_AT);
        let is_meant = |(_, fact): &(usize, &Fact)| {
            let name = state.facts.predicate(fact.predicate);
            let other = role(name).is_some() || name == "has" && !gone;
            !other
                && fact.is_open()
                && state.entities.root(fact.subject) == whom
                && same(state, &fact.object, &object)
        };
        let found = newest
            .filter(is_meant)
            .map(|(i, fact)| (i as u32, fact.predicate));
        let Some((fact, predicate)) = found.take(1).last() else {
            return false;
        };
        let when = claims.when(relation);
        let new = to.filter(|_| !ends).and_then(|to| {
            let span = Span {
                start: to.start + 1,
                ..to
            };
            claims.thing(state, span)
        });
        let predicate = owned(state.facts.predicate(predicate));
        match new {
            Some(new) => {
                let mut claim = claims.bare(whom, predicate, new);
                claim.evidence = claims.evidence(relation.extent());
                self.replace(state, fact, &claim, when);
            }
            None if ends => {
                let end = when.end(self.at);
                self.close(state, fact, None, end);
            }
            None => return false,
        }
        true
    }

    /// "I have transferred to Lund University": from where one studies or works.
    fn transfer(
        &mut self,
        state: &mut State,
        claims: &Claims,
        relation: &Relation,
        who: u32,
    ) -> bool {
        let new = claims.thing(state, relation.object);
        let Some(new @ Object::Entity(_)) = new else {
            return false;
        };
        let open = |name: &'static str| Some((*self.open_in_slot(state, who, name).first()?, name));
        let Some((fact, predicate)) = open("studies at").or_else(|| open("works at")) else {
            return false;
        };
        let mut claim = claims.bare(who, predicate.into(), new);
        claim.evidence = claims.evidence(relation.extent());
        self.replace(state, fact, &claim, claims.when(relation));
        true
    }

    /// A claim in the place of a fact, which ends.
    fn replace(&mut self, state: &mut State, fact: u32, claim: &Claim, when: When) {
        let from = when.from.unwrap_or(self.at);
        let id = self.open(state, claim, from, None);
        self.close(state, fact, id, from);
    }

    /// Who lived with them does no longer.
    fn moved_out(&mut self, state: &mut State, who: u32, when: When) {
        let Some(with) = state.facts.find_predicate("lives with") else {
            return;
        };
        let newest = state.facts.iter().enumerate().rev().take(LOOKED_AT);
        let found = newest.filter(|(_, fact)| {
            let lives = fact.predicate == with && fact.is_open();
            lives && same(state, &fact.object, &Object::Entity(who))
        });
        let found: Vec<u32> = found.map(|(i, _)| i as u32).collect();
        let end = when.end(self.at);
        for fact in found {
            self.close(state, fact, None, end);
        }
    }
}

/// The verb of a relation that is one of these.
pub(super) fn switches(places: &Places, relation: &Relation) -> Option<u32> {
    const VERBS: &List =
        list!("switched transferred changed gave given give moved stopped quit dropped sold gone");
    let predicate = relation.predicate;
    let mut verbs = predicate.start..predicate.end;
    verbs.find(|&token| places.is(token, VERBS))
}

fn same(state: &State, one: &Object, other: &Object) -> bool {
    match (one, other) {
        (Object::Entity(one), Object::Entity(other)) => {
            state.entities.root(*one) == state.entities.root(*other)
        }
        (Object::Text(one), Object::Text(other)) => one.eq_ignore_ascii_case(other),
        _ => false,
    }
}
