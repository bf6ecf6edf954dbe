//! How a claim is meant: who says so, whether it is to come, whether it adds to what was.

use super::claims::Claims;
use super::state::State;
use super::when::When;
use crate::memory::Object;
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation, Tense};
use crate::words::{List, list, same};

/// What the words around a relation say of it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Manner {
    /// "Retired", from whatever one did.
    pub retired: bool,
    /// "Once", "almost", "before": no more than that it was so some time, or will be.
    pub hedged: bool,
    /// "Oh right, …": it is told anew.
    pub anew: bool,
    /// "I'm vegan now": it was otherwise.
    pub turned: bool,
}

/// Tokens around a relation among which it is looked for what takes it back.
const NEAR: u32 = 5;

impl Claims<'_> {
    /// Who says so: "Bob says", "according to Bob".
    pub(super) fn reporter(&self, relation: &Relation) -> Option<usize> {
        if !relation.reported_by.is_empty() {
            return Some(
                self.references
                    .at(relation.reported_by)
                    .unwrap_or(usize::MAX),
            );
        }
        let first = relation.extent().start;
        self.references.list.iter().position(|reference| {
            let to = reference.token.wrapping_sub(1);
            let is = |token: u32, word: &str| same(self.places.word(token), word);
            reference.token < first && is(to, "to") && is(to.wrapping_sub(1), "according")
        })
    }

    /// "I'm moving to …", or a time that is still to come.
    pub(super) fn is_to_come(&self, relation: &Relation, when: &When) -> bool {
        if when.over || relation.ended {
            return false;
        }
        let last = relation.predicate.end.saturating_sub(1);
        let tokens = relation.predicate.start..=last;
        let moving = relation.kind == Kind::LivesIn
            && relation.tense == Tense::Present
            && tokens
                .clone()
                .any(|token| self.places.is(token, list!("moving relocating")));
        moving || when.from.is_some_and(|from| from > self.at)
    }

    pub(super) fn manner(&self, relation: &Relation) -> Manner {
        // Each where it is looked at alone: this is done for every claim.
        let hedged = relation.ended && self.is_hedged(relation);
        Manner {
            retired: !hedged && self.retires(relation),
            hedged,
            anew: self
                .places
                .is(0, list!("oh right ah hmm sorry no wait oops actually"))
                && !self.again(relation),
            turned: relation.kind == Kind::Diet && self.turns(relation),
        }
    }

    /// "I moved there again in 2018."
    fn again(&self, relation: &Relation) -> bool {
        let extent = relation.extent();
        let tokens = extent.start..extent.end + 2;
        self.places.any(tokens, list!("again second without"))
    }

    /// "I'm vegan now", "I went vegan".
    fn turns(&self, relation: &Relation) -> bool {
        let extent = relation.extent();
        let tokens = extent.start..extent.end + 2;
        let words = list!("now became become turned went gone since nowadays switched");
        self.places.any(tokens, words)
    }

    /// "Mum retired yesterday", "I'm retired".
    fn retires(&self, relation: &Relation) -> bool {
        let tokens = relation.predicate.start..relation.predicate.end + 1;
        relation.kind == Kind::WorksAt
            && relation.ended
            && relation.object.is_empty()
            && self.places.any(tokens, list!("retired"))
    }

    /// "I'm almost retired", "I once broke up with Tariq".
    fn is_hedged(&self, relation: &Relation) -> bool {
        let extent = relation.extent();
        let near = extent.start.saturating_sub(NEAR)..extent.end + NEAR;
        let hedges = list!(
            "once twice before dreamt dreamed when if almost nearly partly basically technically soon day not but officially"
        );
        self.places.any(near, hedges)
    }

    /// "also", "too", "as well" in it or right behind, or "my other phone number".
    pub(super) fn adds(&self, relation: &Relation) -> bool {
        let extent = relation.extent();
        let mut tokens = extent.start..extent.end + 2;
        let is = |token: u32, words: &List| self.places.is(token, words);
        const ALSO: &List = list!("also too as");
        let said = self.places.any(tokens.clone(), ALSO)
            && tokens.any(|token| {
                let stops = token >= extent.end && self.places.word(extent.end) == ".";
                let well = !is(token, list!("as")) || is(token + 1, list!("well"));
                !stops && is(token, ALSO) && well
            });
        let (first, holder) = (relation.subject.end, relation.predicate.start);
        let before = first..holder.min(first + 3);
        said || self.places.any(before, list!("other second another work"))
    }
}

/// Whether it is an organisation.
pub(super) fn is_firm(state: &State, object: &Object) -> bool {
    let Object::Entity(entity) = object else {
        return false;
    };
    let entity = state.entities.get(*entity);
    entity.is_some_and(|entity| entity.kind == EntityKind::Organization)
}
