//! "She broke up with him.": who is meant is told by the pair that there is, whichever of the two is she.

use super::claims::Claims;
use super::ending::parts;
use super::references::Who;
use super::state::State;
use super::telling::Telling;
use crate::memory::{Fact, Object};
use crate::text::relations::Relation;

/// Facts, and messages, that are looked at.
const NEWEST: usize = 24;
const BACK: u64 = 4;
/// What two are to each other.
const PAIRED: [&str; 3] = ["is dating", "is engaged to", "is married to"];

impl Telling {
    /// Ends what two were to each other of whom both words are pronouns that mean nobody for themselves: the only pair
    /// of whom the last messages told, neither of them who speaks.
    pub(super) fn part_both(&mut self, state: &mut State, claims: &Claims) {
        let open = |place: Option<usize>| {
            let place = place?;
            let he = matches!(claims.references.list.get(place)?.who, Who::Pronoun(_));
            Some(he && claims.entity(state, place).is_none())
        };
        let both = |relation: &&Relation| {
            let open = |span| open(claims.references.at(span)) == Some(true);
            parts(relation) && open(relation.subject) && open(relation.object)
        };
        let Some(relation) = claims.analysis.relations.iter().find(both) else {
            return;
        };
        let spoken = |one: u32| claims.speaker != Some(state.entities.root(one));
        let paired = |fact: &Fact| {
            let near = |last: u64| last + BACK >= self.seq && last < self.seq;
            let Object::Entity(other) = fact.object else {
                return false;
            };
            fact.is_open()
                && fact.is_asserted()
                && PAIRED.contains(&state.facts.predicate(fact.predicate))
                && spoken(fact.subject)
                && spoken(other)
                && fact.evidence.last().is_some_and(|last| near(last.seq))
        };
        let newest = state.facts.len() as u32;
        let recent = (1..).zip(state.facts.iter().rev().take(NEWEST));
        let found: Vec<u32> = recent
            .filter(|(_, fact)| paired(fact))
            .map(|(back, _)| newest - back)
            .collect();
        if let [fact] = *found {
            let end = claims.when(relation).end(self.at);
            self.close(state, fact, None, end);
        }
    }
}
