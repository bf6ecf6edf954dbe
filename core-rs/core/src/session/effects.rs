//! The steps that a claim can come to, each taken in the state and listed in the event; and the look-ups for them.

use super::claims::{Claim, Claims};
use super::fact_json::{write_closed, write_fact};
use super::limits;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use crate::memory::{Evidence, Fact, Id, Meant, Object, agree};
use crate::text::relations::Span;
use crate::words::{is_among, list, owned};

/// Facts of a slot, or alike, that are looked at: the newest.
const LOOKED_AT: usize = 64;

impl Telling {
    /// What is planned, asked, reported and so on.
    pub(super) fn suppose(&mut self, state: &mut State, claim: Claim) {
        let same = |fact: &Fact| {
            let open = fact.known_to == f64::INFINITY && fact.valid_to == f64::INFINITY;
            let alike = (fact.meant, fact.polarity) == (claim.meant, claim.polarity);
            open && alike && fact.reported_by == claim.reported_by
        };
        if let Some(fact) = self.alike(state, claim.subject, &claim.predicate, &claim.object, &same)
        {
            return self.confirm(state, fact, &claim);
        }
        if claim.meant == Meant::Planned && !claim.polarity {
            let planned = |fact: &Fact| {
                let believed = fact.known_to == f64::INFINITY;
                fact.meant == Meant::Planned && fact.polarity && believed
            };
            if let Some(fact) = self.alike(
                state,
                claim.subject,
                &claim.predicate,
                &claim.object,
                &planned,
            ) {
                return self.disbelieve(state, fact, None);
            }
        }
        let since = if claim.meant == Meant::Reported {
            self.at
        } else {
            f64::NEG_INFINITY
        };
        let from = claim.when.from.unwrap_or(since);
        self.open(state, &claim, from, claim.when.to);
    }

    /// That there is somebody who is "my sister" is a fact, when she is mentioned first.
    pub(super) fn roles(
        &mut self,
        state: &mut State,
        claims: &Claims,
        (span, answered): (Span, Option<usize>),
        seen: &mut Vec<usize>,
    ) {
        for (place, owner, role) in claims.references.roles(span, answered) {
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            let (Some(owner), Some(holder)) =
                (claims.entity(state, owner), claims.entity(state, place))
            else {
                continue;
            };
            let object = Object::Entity(holder);
            if self.open_alike(state, owner, role, &object).is_some() {
                continue;
            }
            let mut claim = claims.bare(owner, owned(role), object);
            if let Some(reference) = claims.references.list.get(place) {
                (claim.evidence.start, claim.evidence.end) = (reference.start, reference.end);
            }
            self.take(state, claim, claims.speaker);
        }
    }

    /// The newest open fact of a subject, predicate and object.
    pub(super) fn open_alike(
        &self,
        state: &State,
        subject: u32,
        predicate: &str,
        object: &Object,
    ) -> Option<u32> {
        self.alike(state, subject, predicate, object, &|fact| fact.is_open())
    }

    pub(super) fn alike(
        &self,
        state: &State,
        subject: u32,
        predicate: &str,
        object: &Object,
        test: &dyn Fn(&Fact) -> bool,
    ) -> Option<u32> {
        let newest = self.newest_alike(state, subject, predicate, object);
        self.alike_from(state, newest, test)
    }

    /// The newest fact of a subject, predicate and object, whatever became of it.
    #[inline(never)]
    pub(super) fn newest_alike(
        &self,
        state: &State,
        subject: u32,
        predicate: &str,
        object: &Object,
    ) -> Option<u32> {
        let predicate = state.facts.find_predicate(predicate)?;
        let mut alike = state
            .facts
            .alike(&state.entities, subject, predicate, object);
        alike.next().map(|(fact, _)| fact)
    }

    /// The newest fact that passes a test, of one and those alike before it.
    pub(super) fn alike_from(
        &self,
        state: &State,
        newest: Option<u32>,
        test: &dyn Fn(&Fact) -> bool,
    ) -> Option<u32> {
        let mut alike = state.facts.alike_from(newest?).take(LOOKED_AT);
        alike.find(|(_, fact)| test(fact)).map(|(fact, _)| fact)
    }

    /// The open facts of a slot, newest first.
    pub(super) fn open_in_slot(&self, state: &State, subject: u32, predicate: &str) -> Vec<u32> {
        let Some(predicate) = state.facts.find_predicate(predicate) else {
            return Vec::new();
        };
        let slot = state.facts.slot(subject, predicate).take(LOOKED_AT);
        slot.filter(|(_, fact)| fact.is_open())
            .map(|(fact, _)| fact)
            .collect()
    }

    /// Opens a fact, and gives its id; none where there are too many.
    pub(super) fn open(
        &mut self,
        state: &mut State,
        claim: &Claim,
        from: f64,
        to: Option<f64>,
    ) -> Option<Id> {
        if state.facts.len() >= limits::FACTS {
            self.cut = true;
            return None;
        }
        let Some(predicate) = state.facts.predicate_number(&claim.predicate) else {
            self.cut = true;
            return None;
        };
        self.opened += 1;
        let id = Id {
            seq: self.seq,
            k: self.opened,
        };
        let mut fact = Fact::new(id, claim.subject, predicate, claim.object.clone());
        (fact.polarity, fact.meant) = (claim.polarity, claim.meant);
        fact.reported_by = claim.reported_by;
        (fact.valid_from, fact.valid_to) = (from, to.unwrap_or(f64::INFINITY));
        (fact.known_from, fact.end_known) = (self.at, self.at);
        fact.evidence.push(claim.evidence);
        fact.doubt = claim.doubt;
        let ordinal = state.open_fact(fact);
        self.list(state, ordinal, claim.evidence);
        Some(id)
    }

    pub(super) fn confirm(&mut self, state: &mut State, fact: u32, claim: &Claim) {
        let Some(known) = state.facts.get(fact) else {
            return;
        };
        // Two relations that read the same words are one saying.
        let new = claim.evidence;
        let same = known.evidence.last().is_some_and(|last| {
            last.seq == new.seq && last.start < new.end && new.start < last.end
        });
        if same {
            return;
        }
        let doubt = agree(known.doubt, claim.doubt);
        state.confirm_fact(fact, claim.evidence, doubt);
        self.list(state, fact, claim.evidence);
    }

    pub(super) fn list(&mut self, state: &State, fact: u32, evidence: Evidence) {
        let before = self.facts.len();
        self.facts.reserve(FACT_BYTES);
        write_fact(state, fact, evidence, &mut self.facts);
        self.room = self.room.saturating_sub(self.facts.len() - before);
    }

    /// It ended in the world.
    pub(super) fn close(&mut self, state: &mut State, fact: u32, by: Option<Id>, valid_to: f64) {
        state.facts.end(fact, valid_to, self.at);
        self.note(state, fact, by, b",\"valid_to\":", valid_to);
    }

    /// It was wrong: what it had closed is open again, where nothing stands in its place.
    pub(super) fn disbelieve(&mut self, state: &mut State, fact: u32, by: Option<Id>) {
        self.retract(state, fact, by);
        if by.is_none() {
            self.reopen(state, fact);
        }
    }

    /// It was wrong, and what it had closed stays so.
    pub(super) fn retract(&mut self, state: &mut State, fact: u32, by: Option<Id>) {
        state.facts.disbelieve(fact, self.at);
        self.note(state, fact, by, b",\"known_to\":", self.at);
    }

    pub(super) fn note(
        &mut self,
        state: &State,
        fact: u32,
        by: Option<Id>,
        name: &[u8],
        time: f64,
    ) {
        let before = self.closed.len();
        if let Some(fact) = state.facts.get(fact) {
            write_closed(fact.id, by, name, time, &mut self.closed);
        }
        self.room = self.room.saturating_sub(self.closed.len() - before);
    }
}

/// Whether it is a diet that no other of them goes with.
pub(super) fn is_one_of_diets(predicate: &str, object: &Object) -> bool {
    match object {
        Object::Text(words) if predicate == "follows diet" => is_among(
            words,
            list!("vegetarian vegan pescatarian carnivore omnivore"),
        ),
        _ => false,
    }
}

/// Whether it is a state that one says the beginning of.
pub(super) fn is_state(predicate: &str) -> bool {
    matches!(
        predicate,
        "lives in"
            | "lives with"
            | "works at"
            | "works as"
            | "studies at"
            | "is married to"
            | "is engaged to"
            | "is dating"
    )
}
