//! Whom "he" and "she" mean, and whose are a stranger's.

use super::asking::Asked;
use super::identity::Identity;
use super::places::Places;
use super::references::{Reference, References, Who};
use super::state::pronoun;
use super::told::HUMANS;
use super::when::FAR;
use crate::memory::role;
use crate::text::relations::{Kind, Relation};
use crate::text::{Analysis, EntityKind, Gender, Modality, Upos};
use crate::words::{List, is_stop, list};

/// Tokens before a pronoun in which its sentence may begin.
const NEAR: u32 = 24;

impl Identity<'_> {
    pub(super) fn he(&self, gender: Gender, reference: &Reference) -> Option<u32> {
        // What answers a question has no word of its own.
        let said = reference.start < reference.end;
        if said && self.references.is_strangers(reference.token) {
            return None;
        }
        let subject = said.then(|| self.subject_of(reference.token)).flatten();
        if said && pronoun(self.references.places.word(reference.token)).is_none() {
            return self.unsaid(reference);
        }
        if said && self.brings_another(reference.token) {
            return None;
        }
        self.goes_on(gender, reference.token)
            .or_else(|| self.pronoun(gender, reference.sure, subject))
            .or_else(|| said.then(|| self.in_sentence(gender, reference.token))?)
            .filter(|one| Some(*one) != subject)
    }

    /// "Pernille likes orchids, but she hates lilies", "My cousin has the keys, he's a baker": who begins the sentence, where
    /// it speaks of nobody else.
    fn goes_on(&self, gender: Gender, pronoun: u32) -> Option<u32> {
        let places = self.references.places;
        let far = pronoun.saturating_sub(NEAR);
        let stops = |at: &u32| is_stop(places.word(*at));
        let start = (far..pronoun).rfind(stops).map_or(far, |stop| stop + 1);
        let list = &self.references.list;
        let my = places.is(start, list!("my our"));
        let begins = |one: &Reference| match one.who {
            Who::Name(EntityKind::Person) => one.token == start,
            Who::Role { .. } => my && (start + 1..start + 3).contains(&one.token),
            _ => false,
        };
        let known = |place: usize| {
            let holder = self.meant.get(place).copied().flatten();
            holder.map(|holder| self.state.entities.root(holder))
        };
        // "It's for my daughter, she's 8."
        let before = pronoun.wrapping_sub(1);
        let comma = places.is(before, list!(","));
        let beside = |one: &Reference| {
            let Who::Role { role, .. } = one.who else {
                return false;
            };
            let told = role.gender == gender && gender != Gender::Unknown;
            told && places.token_at(one.end) == before
        };
        let named = |one: &Reference| {
            (start..pronoun).contains(&one.token) && one.who == Who::Name(EntityKind::Person)
        };
        if comma
            && !list.iter().any(named)
            && let Some(place) = list.iter().position(beside)
        {
            return known(place);
        }
        let place = list.iter().position(begins)?;
        let first = list.get(place)?;
        let role = matches!(first.who, Who::Role { .. });
        let next = places.token_at(first.end);
        let joined = places.is(before, list!("but and")) || role && comma;
        let mut others = list.iter().enumerate().filter(|(other, reference)| {
            let own = *other == place || role && reference.token == start;
            !own && (start..pronoun).contains(&reference.token)
        });
        let alone = others.all(|(_, other)| match other.who {
            Who::Role { .. } | Who::Speaker => false,
            Who::Name(EntityKind::Person) => !role,
            _ => true,
        });
        // "Lee called and she has diabetes": another.
        const MEETS: &List = list!(
            "called phoned rang visited saw told texted met asked checked examined took adopted said wrote helped"
        );
        let meets = places.is(next, MEETS);
        // "Solveig's a translator and she …"
        let is = places.is(next, list!("'s ’s")) && places.is(next + 1, list!("a an the not"));
        let owns = meets || !is && places.is(next, list!("'s ’s and ,"));
        if !joined || !alone || owns {
            return None;
        }
        if !role {
            return self.in_sentence(gender, pronoun);
        }
        let holder = known(place)?;
        let fits = self.state.entities.get(holder)?.gender.fits(gender);
        fits.then_some(holder)
    }

    /// "My cousin has a son, he's a baker", "my brother has a new boss, he's …": whether a comma before a pronoun stands behind
    /// somebody whom "a" brings in.
    fn brings_another(&self, pronoun: u32) -> bool {
        let places = self.references.places;
        let comma = pronoun.wrapping_sub(1);
        let noun = comma.wrapping_sub(1);
        let who = role(places.word(noun)).is_some()
            || places.is(noun, HUMANS)
            || places.is(
                noun,
                list!("dog cat kitten puppy rabbit horse hamster parrot doctor boss"),
            );
        let article = noun.wrapping_sub(2)..noun;
        pronoun > 3
            && places.is(comma, list!(","))
            && who
            && places.any(article, list!("a an another"))
            && (noun.saturating_sub(5)..noun)
                .any(|at| places.is(at, list!("has have got knows met")))
    }

    /// The only person who can be meant and is named before a pronoun in its sentence.
    pub(super) fn in_sentence(&self, gender: Gender, pronoun: u32) -> Option<u32> {
        let stops = |at: &u32| is_stop(self.references.places.word(*at));
        let far = pronoun.saturating_sub(FAR);
        let start = (far..pronoun).rfind(stops).map_or(far, |stop| stop + 1);
        let all = self.references.list.iter().zip(self.meant);
        let mut found = None;
        for (name, meant) in all {
            let (Who::Name(EntityKind::Person), Some(person)) = (name.who, *meant) else {
                continue;
            };
            let person = self.state.entities.root(person);
            let fits = self.state.entities.get(person)?.gender.fits(gender);
            if (start..pronoun).contains(&name.token) && fits {
                if found.is_some_and(|other| other != person) {
                    return None;
                }
                found = Some(person);
            }
        }
        found
    }

    /// Who does what a pronoun is the object of, whom it cannot mean: "Ann met her" (principle B of Chomsky, Lectures
    /// on Government and Binding, 1981).
    fn subject_of(&self, pronoun: u32) -> Option<u32> {
        if !self
            .references
            .places
            .is(pronoun, list!("him her them his their"))
        {
            return None;
        }
        let mut objects = self.references.objects.iter();
        let &(_, end) = objects.find(|(object, _)| *object == pronoun)?;
        let places = self.references.places;
        let all = self.references.list.iter().zip(self.meant);
        let mut named = all.filter(|(name, _)| {
            matches!(name.who, Who::Name(_)) && places.token_at(name.end) == end
        });
        let subject = named.find_map(|(_, meant)| *meant)?;
        Some(self.state.entities.root(subject))
    }
}

/// The pronouns that are objects, each with the end of its subject's tokens.
pub(super) fn objects(analysis: &Analysis) -> Box<[(u32, u32)]> {
    let object = |relation: &Relation| {
        let (subject, object) = (relation.subject, relation.object);
        // "Shirin is his flatmate": nor is he Shirin.
        if relation.kind == Kind::Role
            && subject.end == subject.start + 1
            && object.end <= subject.start
        {
            return Some((subject.start, object.end));
        }
        let tag = analysis.tags.get(object.start as usize);
        let alone = object.end == object.start + 1 && tag == Some(&Upos::Pron);
        (alone && !subject.is_empty()).then_some((object.start, subject.end))
    };
    analysis.relations.iter().filter_map(object).collect()
}

/// "How's Tom?" "No idea. Just moved, miss him.": whether an answer is of who gives it, and not of Tom.
pub(super) fn is_own(asked: &Asked, places: &Places, analysis: &Analysis) -> bool {
    const OWN: &List = list!(
        "hi hey hello i me my myself we us our him her them together idea clue dunno idk know thanks thank thx miss haven't ca beats sure ask contact question sorry"
    );
    let mut relations = analysis.relations.iter();
    let own = (0..analysis.tokens.len() as u32).any(|token| places.is(token, OWN));
    asked.kind == Kind::Open
        && (own || relations.any(|relation| relation.modality == Modality::Commanded))
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
        let named = |from: u32| {
            self.list.iter().any(|name| {
                (from..pronoun).contains(&name.token)
                    && matches!(name.who, Who::Name(EntityKind::Person) | Who::Role { .. })
            })
        };
        let stranger = |from: u32| {
            let mut nouns = from + 1..pronoun.min(from + 4);
            !named(from)
                && is(from, list!("the this that some our my a an one"))
                && nouns.any(|noun| is(noun, SERVE) || is(noun, HUMANS) && is(noun + 1, WHERE))
        };
        let far = pronoun.saturating_sub(FAR);
        let mut starts = (far..=pronoun).rev().filter(|&token| begins(token));
        let here = starts.next().is_some_and(stranger);
        // Of the sentence before, where the message names nobody, and it is no fragment that tells who is meant.
        let tells = |&from: &u32| {
            let mut words = from..pronoun;
            words.any(|token| is(token, list!("is was 's ’s has had keeps")))
        };
        here || !named(0) && starts.next().filter(tells).is_some_and(stranger)
    }
}
