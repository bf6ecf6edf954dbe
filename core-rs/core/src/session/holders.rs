//! Who holds a role: "my sister", "my new boss".

use super::ending::PARTNERS;
use super::identity::{Holds, Identity};
use super::references::Reference;
use crate::memory::{Fact, Object, is_single, other_kin};
use crate::text::Gender;
use crate::words::{List, has, has_part, list};
use std::borrow::Cow;

/// Facts of a slot that are looked at for who holds a role.
const HOLDERS: usize = 64;
/// Messages behind which "my friend Eva" is the friend without a name.
const NEAR: u64 = 2;
/// Tokens in which a message says that it puts something right.
const FIRST: u32 = 6;
/// Facts among which it is looked for with whom it is over.
const NEWEST: usize = 256;

impl Identity<'_> {
    /// Who holds a role now.
    pub(super) fn holders(&self, owner: u32, role: &str) -> Vec<u32> {
        let state = self.state;
        let mut found = Vec::new();
        let mut see = |holder: u32| {
            let holder = state.entities.root(holder);
            if !has(&found, holder) {
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
        // "I'm married to Cyril. … My husband": he is.
        if found.is_empty() && matches!(role, "husband" | "wife" | "spouse") {
            let married = state.facts.find_predicate("is married to");
            let slot = married.map(|married| state.facts.slot(owner, married));
            for (_, fact) in slot.into_iter().flatten().take(HOLDERS) {
                if let (true, true, Object::Entity(one)) =
                    (fact.is_open(), fact.is_asserted(), &fact.object)
                {
                    let one = state.entities.root(*one);
                    let gender = state.entities.get(one).map(|one| one.gender);
                    let wanted = if role == "wife" {
                        Gender::Female
                    } else {
                        Gender::Male
                    };
                    if role == "spouse" || gender.is_some_and(|gender| gender.fits(wanted)) {
                        found.push(one);
                    }
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

    /// Whether somebody is known to be something else to who has them as `role`: a sister is no cousin.
    fn is_other_kin(&self, owner: u32, role: &str, one: u32) -> bool {
        let state = self.state;
        let is = |holder: u32| state.entities.root(holder) == one;
        other_kin(role).any(|name| {
            let here = |held: &Holds| (held.0, held.1) == (owner, name) && is(held.2);
            let predicate = state.facts.find_predicate(name);
            let slot = predicate.map(|predicate| state.facts.slot(owner, predicate));
            let holds = |fact: &Fact| {
                fact.is_open() && matches!(fact.object, Object::Entity(holder) if is(holder))
            };
            self.held.iter().any(here)
                || slot.is_some_and(|slot| slot.take(HOLDERS).any(|(_, fact)| holds(fact)))
        })
    }

    /// Leaves of those who bear a name the ones who can be what the message says: "my cousin Ann" is not the sister Ann,
    /// unless that is what it puts right.
    pub fn leave_kin(&self, reference: &Reference, bearers: &mut Cow<[u32]>) {
        let places = self.references.places;
        let puts_right = |i| {
            const RIGHT: &List =
                list!("no sorry actually wait oops correction mean meant not wrong");
            places.is(i, RIGHT)
        };
        // "Ann is my cousin, not my sister" tells more of who is there.
        let list = &self.references.list;
        let named = |place: usize| list.get(place).map(|name| name.token);
        let mut holdings = self.references.holdings.iter();
        let mut brought_in = || {
            holdings.any(|held| {
                held.noun < reference.token && named(held.holder) == Some(reference.token)
            })
        };
        if let Some((owner, role)) = reference.holds
            && let Some(owner) = self.peek(owner)
            && !(0..FIRST).any(puts_right)
            && brought_in()
        {
            let another =
                |&one: &u32| self.is_other_kin(owner, role.name, self.state.entities.root(one));
            if bearers.iter().any(another) {
                bearers.to_mut().retain(|one| !another(one));
            }
        }
    }

    /// Who holds the role that the reference looked at is told with; nobody where it is told with none.
    pub(super) fn own_holders(&self, reference: &Reference) -> &[u32] {
        let holders = self.role.get_or_init(|| {
            let (owner, role) = reference.holds?;
            Some(self.holders(self.peek(owner)?, role.name))
        });
        holders.as_deref().unwrap_or(&[])
    }

    /// The one known by the role alone that a name is told with: "my nephew Iker".
    pub fn unnamed(&self, reference: &Reference) -> Option<u32> {
        let is_unnamed = |&holder: &u32| {
            let taken = self.held_by.iter().any(|(unnamed, _)| *unnamed == holder);
            let holder = self.state.entities.get(holder);
            holder.is_some_and(|holder| holder.unnamed && !taken)
        };
        let holders = self.own_holders(reference).iter();
        holders.copied().find(is_unnamed)
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
