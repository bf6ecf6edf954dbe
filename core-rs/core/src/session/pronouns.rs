//! Whom "he" and "she" mean, and whose are a stranger's.

use super::identity::Identity;
use super::references::{Reference, References, Who};
use super::told::HUMANS;
use super::when::FAR;
use crate::text::{EntityKind, Gender};
use crate::words::{List, list};

impl Identity<'_> {
    pub(super) fn he(&self, gender: Gender, reference: &Reference) -> Option<u32> {
        // What answers a question has no word of its own.
        let said = reference.start < reference.end;
        if said && self.references.is_strangers(reference.token) {
            return None;
        }
        self.goes_on(gender, reference.token)
            .or_else(|| self.pronoun(gender, reference.sure))
            .or_else(|| said.then(|| self.in_sentence(gender, reference.token))?)
    }
}

impl References<'_> {
    /// "The waiter was hilarious, he …", "The guy upstairs …": whether a pronoun is behind somebody who has no name, in
    /// whose sentence or the next one nobody else is named.
    pub(super) fn is_strangers(&self, pronoun: u32) -> bool {
        const SERVE: &List = list!(
            "waiter waitress driver barista bartender cashier receptionist clerk plumber electrician instructor salesman"
        );
        const WHERE: &List = list!(
            "upstairs downstairs in at on who that from next behind opposite across beside with"
        );
        let is = |token: u32, words: &List| self.places.is(token, words);
        let begins = |token: u32| {
            token == 0 || matches!(self.places.word(token - 1), "." | "!" | "?" | "!!")
        };
        let stranger = |from: u32| {
            let mut names = self.list.iter();
            let named = names.any(|name| {
                (from..pronoun).contains(&name.token)
                    && matches!(name.who, Who::Name(EntityKind::Person) | Who::Role { .. })
            });
            let mut nouns = from + 1..pronoun.min(from + 4);
            !named
                && is(from, list!("the this that some our my a an one"))
                && nouns.any(|noun| is(noun, SERVE) || is(noun, HUMANS) && is(noun + 1, WHERE))
        };
        let far = pronoun.saturating_sub(FAR);
        let mut starts = (far..=pronoun).rev().filter(|&token| begins(token)).take(2);
        starts.any(stranger)
    }
}
