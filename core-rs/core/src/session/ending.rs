//! What ends a fact without a successor: "I don't live there any more", "I used to", "I quit"; and who may.

use super::claims::Claim;
use super::meant::Manner;
use super::state::State;
use super::telling::Telling;
use crate::memory::{Fact, Object, is_single};
use crate::text::Modality;
use crate::text::relations::{Kind, Relation};
use crate::words::owned;

/// What one is to another while one is with them.
pub(super) const PARTNERS: [&str; 8] = [
    "girlfriend",
    "boyfriend",
    "partner",
    "wife",
    "husband",
    "spouse",
    "fiancée",
    "fiancé",
];

/// Whether two are no longer together by it.
pub(super) fn parts(relation: &Relation) -> bool {
    relation.ended
        && !relation.negated
        && relation.modality == Modality::Asserted
        && matches!(
            relation.kind,
            Kind::Dating | Kind::MarriedTo | Kind::EngagedTo
        )
}

impl Telling {
    /// "I don't live in …".
    pub(super) fn deny(&mut self, state: &mut State, claim: Claim) {
        if let Some(fact) = self.open_alike(state, claim.subject, &claim.predicate, &claim.object) {
            if claim.corrects {
                return self.disbelieve(state, fact, None);
            }
            let end = claim.when.end(self.at);
            return self.close(state, fact, None, end);
        }
        let negative =
            |fact: &Fact| fact.is_asserted() && !fact.polarity && fact.valid_to == f64::INFINITY;
        match self.alike(
            state,
            claim.subject,
            &claim.predicate,
            &claim.object,
            &negative,
        ) {
            Some(fact) => self.confirm(state, fact, &claim),
            None => {
                let from = claim.when.from.unwrap_or(self.at);
                self.open(state, &claim, from, claim.when.to);
            }
        }
    }

    /// "I used to live in …", "I quit".
    pub(super) fn end(&mut self, state: &mut State, claim: Claim) {
        let mut end = claim.when.to.unwrap_or(self.at);
        let mut open = self.open_alike(state, claim.subject, &claim.predicate, &claim.object);
        let slot = self.open_in_slot(state, claim.subject, &claim.predicate);
        let whatever = claim.object == Object::Nothing && claim.predicate != "died";
        // But "I used to be a barista" ends no work as a pharmacist.
        let any = matches!(claim.object, Object::Text(_))
            && is_single(&claim.predicate)
            && claim.predicate != "works as";
        if open.is_none() && claim.ended && (any || whatever) {
            // "I quit my job", "I was fired"
            open = slot.first().copied();
        }
        // "Mum retired": nor does she work as what she did.
        let lately = claim.when.from.is_none_or(|from| from <= self.at);
        if claim.manner.retired && lately && claim.predicate == "works at" {
            let predicate = owned("works as");
            let retired = Claim {
                predicate,
                manner: Manner::default(),
                ..claim.clone()
            };
            self.end(state, retired);
        }
        // "I broke up with Tariq": nor is one engaged to him any more.
        let engaged = "is engaged to";
        let parted = claim.ended && claim.predicate == "is dating" && !claim.manner.hedged;
        if parted && claim.when.from.is_none() && open.is_none() {
            let to = self.open_alike(state, claim.subject, engaged, &claim.object);
            if to.is_some() {
                let predicate = engaged.into();
                return self.end(state, Claim { predicate, ..claim });
            }
        }
        if whatever && open.is_none() {
            return;
        }
        let met = open.and_then(|fact| state.facts.get(fact));
        let other = met.map_or(&claim.object, |fact| &fact.object);
        let apart = claim.ended
            && matches!(
                &*claim.predicate,
                "is dating" | "is married to" | "is engaged to"
            );
        if let (true, &Object::Entity(other)) = (apart, other) {
            self.part(state, claim.subject, state.entities.root(other), end);
        }
        let before = |fact: u32| {
            state
                .facts
                .get(fact)
                .is_some_and(|fact| fact.valid_from < end)
        };
        if let Some(fact) = open.filter(|&fact| before(fact)) {
            if claim.corrects && !claim.ended {
                return self.disbelieve(state, fact, None);
            }
            return self.close(state, fact, None, end);
        }
        // "I was laid off yesterday.", of whom it was told since that they work there.
        if let Some(fact) = open.filter(|&fact| claim.ended && self.begins_untold(state, fact)) {
            return self.open_again(state, &[fact], Some(end));
        }
        if whatever {
            return;
        }
        // "Before that we lived in …", "I've lived here since 2020. I used to live in …": where one lives now began
        // later.
        let undated = claim.when.from.is_none() || claim.when.before;
        if undated && claim.when.to.is_none() && is_single(&claim.predicate) {
            let begins = slot.iter().filter_map(|&fact| state.facts.get(fact));
            // When it began has to be told.
            let told = |fact: &&Fact| {
                let first = fact.evidence.first();
                let turn = first.and_then(|first| state.index.turn(first.seq));
                claim.when.before || turn.is_none_or(|turn| turn.at != fact.valid_from)
            };
            let begins = begins.filter(told).map(|fact| fact.valid_from);
            let begins = begins.chain(self.just_told(state, &claim));
            end = begins.filter(|from| from.is_finite()).fold(end, f64::min);
        }
        let from = claim.when.from.unwrap_or(f64::NEG_INFINITY);
        let over = |fact: &Fact| {
            let same = claim.when.from.is_none() || fact.valid_from == from;
            fact.is_asserted() && fact.polarity && fact.valid_to < f64::INFINITY && same
        };
        match self.alike(state, claim.subject, &claim.predicate, &claim.object, &over) {
            Some(fact) => self.confirm(state, fact, &claim),
            None => {
                self.open(state, &claim, from, Some(end));
            }
        }
    }

    /// When what this message said last in the slot of a claim began: "From 2003 to 2009 I lived in Recife. Before that …"
    fn just_told(&self, state: &State, claim: &Claim) -> Option<f64> {
        let slot = state.facts.find_predicate(&claim.predicate)?;
        let (_, last) = state.facts.slot(claim.subject, slot).next()?;
        let said = last.evidence.last()?.seq == self.seq;
        let told = said && last.is_asserted() && last.polarity;
        Some(last.valid_from).filter(|_| told)
    }

    /// Neither of the two is the other's girlfriend, husband, … any more, if one of them says so.
    fn part(&mut self, state: &mut State, one: u32, other: u32, end: f64) {
        let speaker = state.speaker();
        if speaker != Some(one) && speaker != Some(other) {
            return;
        }
        for (one, other) in [(one, other), (other, one)] {
            for role in PARTNERS {
                let fact = self.open_alike(state, one, role, &Object::Entity(other));
                let began = |fact: u32| state.facts.get(fact).map(|fact| fact.valid_from);
                if let Some(fact) = fact.filter(|&fact| began(fact).is_some_and(|from| from < end))
                {
                    self.close(state, fact, None, end);
                }
            }
        }
    }

    /// Whether it is about somebody who said otherwise of themself.
    pub(super) fn is_others(&self, state: &State, claim: &Claim, speaker: Option<u32>) -> bool {
        if speaker == Some(claim.subject) || !state.speaks(claim.subject) {
            return false;
        }
        let same = self.open_alike(state, claim.subject, &claim.predicate, &claim.object);
        let takes_part = claim.polarity && !claim.is_over();
        if takes_part && (same.is_some() || !is_single(&claim.predicate)) {
            return false;
        }
        state.has_said(claim.subject, &claim.predicate)
    }
}
