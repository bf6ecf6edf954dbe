//! Where "here" and "there" are: "I love Oslo, I've lived there for years."

use super::claims::Claims;
use super::references::Who;
use super::relation_names::is_placed;
use super::state::State;
use crate::memory::{Object, Turns};
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation};
use crate::words::{List, is_stop, list};

/// Messages that are looked back, and mentions of each.
const BACK: u64 = 3;
const LOOKED_AT: usize = 64;

impl Claims<'_> {
    /// "Here", "there", "at the same place".
    pub(super) fn points(&self, relation: &Relation) -> bool {
        let span = relation.object;
        let is = |token: u32, words: &List| self.places.is(token, words);
        let noun = list!("place company firm school university town city village");
        is_placed(relation.kind)
            && is(span.end.wrapping_sub(1), noun)
            && is(span.end.wrapping_sub(2), list!("same"))
            && !is(span.end, list!("as"))
            || span.end == span.start + 1 && is(span.start, list!("here there that"))
    }

    /// The place or firm that a relation's "here" or "there" means: the last one named before it in the message;
    /// "here", where the speaker lives; else the last one of the messages before.
    pub(super) fn there(&self, state: &State, relation: &Relation) -> Option<u32> {
        let token = relation.object.start;
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
        let own = || {
            let speaker = self.speaker?;
            let predicate = state.facts.find_predicate(relation.kind.name())?;
            let mut slot = state.facts.slot(speaker, predicate);
            match slot.find(|(_, fact)| fact.is_open())?.1.object {
                Object::Entity(place) => Some(state.entities.root(place)),
                _ => None,
            }
        };
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
