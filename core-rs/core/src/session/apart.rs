//! Who cannot be one, whatever is said: "Tom and Kim are the same person lol".

use super::naming::Naming;
use crate::memory::{Object, role};

/// The newest facts among which it is looked for what two are to others.
const NEWEST: usize = 256;

impl Naming<'_, '_> {
    /// Whether two persons who have names are known to be different: somebody's niece and their mother, who
    /// speaks here and somebody's brother.
    pub(super) fn are_two(&self, one: u32, other: u32) -> bool {
        let state = &*self.state;
        let (one, other) = (state.entities.root(one), state.entities.root(other));
        let (Some(first), Some(second)) = (state.entities.get(one), state.entities.get(other))
        else {
            return false;
        };
        if first.unnamed || second.unnamed {
            return false;
        }
        // To whom one is something.
        let roles = |holder: u32| {
            let here = self
                .held
                .iter()
                .filter(move |held| state.entities.root(held.2) == holder);
            let here = here.map(|&(owner, ..)| state.entities.root(owner));
            let newest = state.facts.iter().rev().take(NEWEST);
            let told = newest.filter(move |fact| {
                fact.is_open() && state.rooted(&fact.object) == Object::Entity(holder)
            });
            let told = told.filter_map(|fact| {
                role(state.facts.predicate(fact.predicate))?;
                Some(state.entities.root(fact.subject))
            });
            here.chain(told)
        };
        let different = roles(one).any(|owner| roles(other).any(|by| by == owner));
        // "Ben is Tom's dad": they know each other.
        let mut newest = state.facts.iter().rev().take(NEWEST);
        let tied = newest.any(|fact| {
            let subject = state.entities.root(fact.subject);
            let object = state.rooted(&fact.object);
            (subject == one && object == Object::Entity(other))
                || (subject == other && object == Object::Entity(one))
        });
        let homes = |one: u32| {
            let lives = state.facts.find_predicate("lives in")?;
            let home = state
                .facts
                .slot(one, lives)
                .find(|(_, fact)| fact.is_open())?;
            Some(state.rooted(&home.1.object))
        };
        let apart = homes(one)
            .zip(homes(other))
            .is_some_and(|(one, other)| one != other);
        let speaks = |one: u32, other: u32| state.speaks(one) && roles(other).next().is_some();
        different || tied || apart || speaks(one, other) || speaks(other, one)
    }
}
