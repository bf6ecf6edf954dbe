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
        let (Some(first), Some(second)) = (state.entities.get(one), state.entities.get(other))
        else {
            return false;
        };
        if first.unnamed || second.unnamed {
            return false;
        }
        let roles = |holder: u32| {
            let here = self
                .held
                .iter()
                .filter(move |held| state.entities.root(held.2) == holder);
            let here = here.map(|&(owner, role, _)| (state.entities.root(owner), role));
            let newest = state.facts.iter().rev().take(NEWEST);
            let told = newest.filter(move |fact| {
                fact.is_open() && state.rooted(&fact.object) == Object::Entity(holder)
            });
            let told = told.filter_map(|fact| {
                let role = role(state.facts.predicate(fact.predicate))?;
                Some((state.entities.root(fact.subject), role.name))
            });
            here.chain(told)
        };
        let speaks = |one: u32, other: u32| state.speaks(one) && roles(other).next().is_some();
        let different = roles(one)
            .any(|(owner, role)| roles(other).any(|(by, name)| by == owner && name != role));
        different || speaks(one, other) || speaks(other, one)
    }
}
