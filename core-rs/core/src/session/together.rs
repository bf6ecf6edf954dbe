//! "They live in Porto": both of those who were named together before.

use super::claims::Claims;
use super::places::is_among;
use super::references::Who;
use super::state::State;
use super::units::Units;
use super::when::FAR;
use crate::memory::Turns;
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation, Span};

/// The most persons that "they" means.
const MOST: usize = 4;

impl Claims<'_> {
    /// Whom "they" means in a relation: all persons of the sentence before, or of the message before if it is the
    /// first, where "and" stands between them; nobody if that is one, or too many.
    pub(super) fn several(&self, state: &State, relation: &Relation) -> Vec<u32> {
        let Span { start, end } = relation.subject;
        let other = matches!(
            relation.kind,
            Kind::Open | Kind::Name | Kind::Alias | Kind::Role | Kind::Own | Kind::Event
        );
        if other || end != start + 1 || !is_among(self.places.word(start), "they they're both") {
            return Vec::new();
        }
        let stops = |at: &u32| matches!(self.places.word(*at), "." | "!" | "?");
        let back = |from: u32| (from.saturating_sub(FAR)..from).rfind(stops);
        let here = back(start);
        let mut people: Vec<u32> = Vec::new();
        let mut see = |entity: u32| {
            let entity = state.entities.root(entity);
            let person =
                state.entities.get(entity).map(|found| found.kind) == Some(EntityKind::Person);
            if person && Some(entity) != self.speaker && !people.contains(&entity) {
                people.push(entity);
            }
        };
        let mut between = (u32::MAX, 0);
        let mut span = |from: u32, to: u32| between = (between.0.min(to), between.1.max(from));
        let joined = if let Some(stop) = here {
            let from = back(stop).map_or(0, |stop| stop + 1);
            let told = self.references.list.iter().zip(self.meant);
            for (reference, meant) in told {
                let named = matches!(reference.who, Who::Name(_) | Who::Role { .. });
                if let (true, Some(entity)) = (named, *meant)
                    && (from..stop).contains(&reference.token)
                {
                    see(entity);
                    span(reference.start, reference.end);
                }
            }
            let (from, to) = between;
            let mut words = self.places.token_at(from)..self.places.token_at(to);
            words.any(|token| is_among(self.places.word(token), "and &"))
        } else {
            let turn = state.index.turn(self.seq.wrapping_sub(1));
            for (entity, from, length) in Turns::mentions(turn.as_ref().map_or(&[], |t| t.mentions))
            {
                see(entity);
                span(from, from + length);
            }
            let text = turn.as_ref().map_or("", |turn| turn.text);
            let (from, to) = between;
            let part = Units::new(text).slice(from.min(to), to);
            part.is_some_and(|part| part.contains(" and "))
        };
        if joined && (2..=MOST).contains(&people.len()) {
            people
        } else {
            Vec::new()
        }
    }
}
