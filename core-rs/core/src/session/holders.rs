//! Who holds a role: "my sister", "my new boss".

use super::ending::PARTNERS;
use super::identity::Identity;
use super::references::Reference;
use crate::memory::{Fact, Object, is_single};
use crate::words::has_part;

/// Facts of a slot that are looked at for who holds a role.
const HOLDERS: usize = 64;
/// Messages behind which "my friend Eva" is the friend without a name.
const NEAR: u64 = 2;
/// Facts among which it is looked for with whom it is over.
const NEWEST: usize = 256;

impl Identity<'_> {
    /// Who holds a role now.
    pub(super) fn holders(&self, owner: u32, role: &str) -> Vec<u32> {
        let state = self.state;
        let mut found = Vec::new();
        let mut see = |holder: u32| {
            let holder = state.entities.root(holder);
            if !found.contains(&holder) {
                found.push(holder);
            }
        };
        for &(_, _, holder) in self
            .held
            .iter()
            .filter(|held| (held.0, held.1) == (owner, role))
        {
            see(holder);
        }
        if let Some(predicate) = state.facts.find_predicate(role) {
            for (_, fact) in state.facts.slot(owner, predicate).take(HOLDERS) {
                if let (true, Object::Entity(holder)) = (fact.is_open(), &fact.object) {
                    see(*holder);
                }
            }
        }
        // "My ex-husband": the one it is over with.
        if found.is_empty() && role == "ex" {
            let partner = |fact: &&Fact| {
                let predicate = state.facts.predicate(fact.predicate);
                let with = matches!(predicate, "is married to" | "is engaged to" | "is dating");
                fact.subject == owner
                    && fact.valid_to.is_finite()
                    && (with || PARTNERS.contains(&predicate))
            };
            let last = state.facts.iter().rev().take(NEWEST).find(partner);
            if let Some(Object::Entity(last)) = last.map(|fact| &fact.object) {
                found.push(state.entities.root(*last));
            }
        }
        found
    }

    /// Whether words like "my new boss" brought a holder in.
    pub(super) fn came_as_new(&self, owner: u32, role: &str, holder: u32) -> bool {
        let state = self.state;
        let is = |object: &Object| matches!(*object, Object::Entity(e) if state.entities.root(e) == holder);
        let Some(predicate) = state.facts.find_predicate(role) else {
            return true;
        };
        let mut facts = state.facts.slot(owner, predicate).take(HOLDERS);
        let Some((_, fact)) = facts.find(|(_, fact)| is(&fact.object)) else {
            return true;
        };
        let first = fact.evidence.first();
        let turn = first.and_then(|place| state.index.turn(place.seq));
        let said = ["new ", role].concat();
        turn.is_some_and(|turn| has_part(turn.text, &said))
    }

    /// The one known by the role alone that a name is told with: "my nephew Iker".
    pub fn unnamed(&self, reference: &Reference) -> Option<u32> {
        let (owner, role) = reference.holds?;
        let is_unnamed = |&holder: &u32| {
            let taken = self.held_by.iter().any(|(unnamed, _)| *unnamed == holder);
            let holder = self.state.entities.get(holder);
            holder.is_some_and(|holder| holder.unnamed && !taken)
        };
        let holders = self.holders(self.peek(owner)?, role.name);
        holders.into_iter().find(is_unnamed)
    }

    /// The same where the name is that of somebody known: in the next messages, or where only one holds the role.
    pub fn same_holder(&self, reference: &Reference) -> Option<u32> {
        let (_, role) = reference.holds?;
        let near = |&holder: &u32| {
            let holder = self.state.entities.get(holder);
            holder.is_some_and(|holder| holder.last_seq + NEAR >= self.seq)
        };
        let single = is_single(role.name);
        self.unnamed(reference)
            .filter(|holder| single || near(holder))
    }
}
