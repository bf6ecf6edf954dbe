//! Of whom an answer speaks: "And your husband?" "He plays golf."

use super::asking::{Asked, Whom};
use super::event::Deciding;
use super::places::Places;
use super::pronouns::is_own;
use super::state::{State, pronoun};
use crate::memory::role_at;
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation};
use crate::words::{is_capital, letters, list};

impl Deciding<'_> {
    /// "Yes, Ann.", where Ann asked.
    pub(super) fn calls_a_speaker(&self, state: &State) -> bool {
        letters(self.text).any(|word| is_capital(word) && state.speakers.is_called(word))
    }

    /// Whether it tells of the one of whom it was asked: "And your husband?" "He plays golf.", "Is she single?" "No, married."
    pub(super) fn speaks_of(&self, asked: &Asked, places: &Places) -> bool {
        let role = match asked.of {
            Whom::You => return false,
            Whom::Third(_) if is_own(asked, places, self.analysis) => return false,
            Whom::Role(place) => role_at(place),
            Whom::Third(_) | Whom::Theirs(_) => None,
        };
        let mut names = self.analysis.entities.iter();
        let person = names.find(|name| name.kind == EntityKind::Person);
        let named = person.map_or(u32::MAX, |name| places.token_at(name.start));
        let pronoun_fits = |relation: &Relation| {
            let he = pronoun(places.word(relation.subject.start));
            role.zip(he).is_some_and(|(role, he)| role.gender.fits(he))
        };
        let mut relations = self.analysis.relations.iter();
        relations.any(|relation| {
            let subject = relation.subject;
            let silent = subject.is_empty() && !matches!(relation.kind, Kind::Open | Kind::Role);
            // "Is that your cat?" "Yes, her name is Nala."
            let names =
                relation.kind == Kind::Name && pronoun(places.word(subject.start)).is_some();
            match asked.kind {
                Kind::Name => role.is_some() && names,
                _ => {
                    let mine = role.is_some()
                        && subject.start < 2
                        && places.is(subject.start, list!("mine"));
                    subject.start < named && pronoun_fits(relation) || silent || mine
                }
            }
        })
    }
}
