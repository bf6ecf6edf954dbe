//! Where "here" and "there" are: "I love Oslo, I've lived there for years."

use super::claims::Claims;
use super::references::Who;
use super::relation_names::is_placed;
use super::sharing::NEWEST;
use super::state::State;
use crate::memory::{Fact, Object, Turns};
use crate::text::relations::{Kind, Relation};
use crate::text::{EntityKind, Modality};
use crate::words::{List, is_stop, list};

/// Messages that are looked back, and mentions of each.
const BACK: u64 = 3;
const LOOKED_AT: usize = 64;

impl Claims<'_> {
    /// "I work at the same place.", behind words that say where another works.
    pub(super) fn same_place(&self, state: &State, relation: &Relation) -> Option<u32> {
        let span = relation.object;
        let is = |token: u32, words: &List| self.places.is(token, words);
        let noun = list!("place company firm school university town city village");
        let same = is_placed(relation.kind)
            && is(span.end.wrapping_sub(1), noun)
            && is(span.end.wrapping_sub(2), list!("same"))
            && !is(span.end, list!("as"))
            && !self
                .places
                .has(list!("still always all no not years since"));
        let before = self.seq.wrapping_sub(1);
        let told = |fact: &&Fact| {
            let last = fact.evidence.last();
            last.is_some_and(|last| before - last.seq < BACK)
                && fact.is_open()
                && state.facts.predicate(fact.predicate) == relation.kind.name()
        };
        let mut newest = state.facts.iter().rev().take(NEWEST);
        match newest.find(told).filter(|_| same)?.object {
            Object::Entity(place) => Some(state.entities.root(place)),
            _ => None,
        }
    }

    /// The place or firm that a relation's "here" or "there" means: the last one named before it in the message;
    /// "here", where the speaker lives; else the last one of the messages before.
    pub(super) fn there(&self, state: &State, relation: &Relation) -> Option<u32> {
        let token = relation.object.start;
        // "How long have you lived there?"
        if relation.modality == Modality::Asked {
            let subject = self.subject(relation);
            let who = subject.and_then(|subject| self.entity(state, subject))?;
            return open_place(state, who, relation.kind);
        }
        let kind = match relation.kind {
            Kind::LivesIn => EntityKind::Location,
            Kind::WorksAt | Kind::StudiesAt => EntityKind::Organization,
            _ => return None,
        };
        let named = |kind: EntityKind| {
            let list = self.references.list.iter().enumerate();
            let named = list.filter(|(_, r)| r.who == Who::Name(kind) && r.token < token);
            named.max_by_key(|(_, r)| r.token)
        };
        // "From Leeds to York? That's where I live.": which?
        if self.places.is(token, list!("that")) {
            let stops = |at: &u32| is_stop(self.places.word(*at));
            let end = (0..token).rfind(stops).unwrap_or(0);
            let from = (0..end).rfind(stops).unwrap_or(0);
            let all = self.references.list.iter();
            let mut all = all.filter(|r| {
                r.who == Who::Name(EntityKind::Location) && (from..token).contains(&r.token)
            });
            if relation.kind != Kind::LivesIn || all.next().is_none() || all.next().is_some() {
                return None;
            }
        }
        // A firm may look like a place.
        if let Some((place, _)) = named(kind).or_else(|| named(EntityKind::Location)) {
            return self.entity(state, place);
        }
        let own = || open_place(state, self.speaker?, relation.kind);
        let here = self.places.is(token, list!("here"));
        here.then(own).flatten().or_else(|| {
            (1..=BACK).find_map(|back| {
                let turn = state.index.turn(self.seq.checked_sub(back)?)?;
                let mentions = Turns::mentions(turn.mentions).take(LOOKED_AT);
                let places = mentions.map(|(entity, ..)| state.entities.root(entity));
                let is = |entity: &u32| state.entities.get(*entity).is_some_and(|e| e.kind == kind);
                places.filter(is).last()
            })
        })
    }
}

/// Where somebody is said to live or work.
fn open_place(state: &State, who: u32, kind: Kind) -> Option<u32> {
    let predicate = state.facts.find_predicate(kind.name())?;
    let mut slot = state.facts.slot(who, predicate);
    match slot.find(|(_, fact)| fact.is_open())?.1.object {
        Object::Entity(place) => Some(state.entities.root(place)),
        _ => None,
    }
}
