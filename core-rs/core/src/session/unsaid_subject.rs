//! Of whom a sentence is that has no subject: "She's a nurse. Lives in Basel.", "Moved to Leeds."

use super::identity::Identity;
use super::places::Places;
use super::references::{Reference, References, Who};
use super::state::pronoun;
use super::when::FAR;
use crate::memory::{is_assistant, role};
use crate::text::relations::{Kind, Relation, Tense};
use crate::text::{Analysis, EntityKind, Gender, Modality, Upos};
use crate::words::{is_capital, is_stop, list};

/// Tokens of a sentence without a verb that says more of who was named before, at most.
const SHORT: u32 = 4;

impl Identity<'_> {
    /// "Her daughter Folasade. Lives in Croydon.": of whom the sentence before tells something, or whom it ends with;
    /// whom such a verb before meant. An assistant's words without a subject are of things.
    pub(super) fn unsaid(&self, verb: &Reference) -> Option<u32> {
        let places = self.references.places;
        let by = self.state.speakers.last();
        if by.is_some_and(|(name, _)| is_assistant(name)) {
            return None;
        }
        let root = |one: u32| self.state.entities.root(one);
        let all = || self.references.list.iter().zip(self.meant);
        let mut silent = all().filter(|(name, _)| {
            name.token < verb.token
                && matches!(name.who, Who::Pronoun(_))
                && pronoun(places.word(name.token)).is_none()
        });
        if let Some((_, meant)) = silent.next_back() {
            return meant.map(root);
        }
        let far = verb.token.saturating_sub(FAR);
        let stops = |at: &u32| is_stop(places.word(*at));
        let Some(stop) = (far..verb.token).rfind(stops) else {
            return self.of_last();
        };
        // "Story idea: Ann is a spy. Lives in Paris."
        let fiction =
            list!("story character persona novel plot scene dreamt dreamed dream film movie");
        let new = list!("someone somebody another");
        if places.any(0..stop, fiction) || places.any(0..verb.token, new) {
            return None;
        }
        let begin = |stop: u32| (far..stop).rfind(stops).map_or(far, |before| before + 1);
        // "Client: Bo, 44. Electrician, divorced. Lives in …"
        let none = |from: u32| !all().any(|(name, _)| (from..stop).contains(&name.token));
        let stop = match begin(stop) {
            from if stop - from <= SHORT && from > far && none(from) => from - 1,
            _ => stop,
        };
        let begin = begin(stop);
        let here = begin..stop;
        // What was told of them in that sentence, or the last noun of one without a verb.
        let told = self.references.told.iter();
        let told: Vec<u32> = told.filter(|told| here.contains(told)).copied().collect();
        let last = here.rev().find(|&at| self.references.nouns.contains(&at))?;
        let mut found = None;
        for (name, meant) in all() {
            let named = matches!(name.who, Who::Name(EntityKind::Person) | Who::Role { .. });
            let person = named || matches!(name.who, Who::Pronoun(_));
            let end = places.token_at(name.end);
            let owns = named && places.is(end, list!("'s ’s"));
            let one = meant.filter(|_| person && !owns).map(root);
            let (Some(one), true) = (one, (begin..verb.token).contains(&name.token)) else {
                continue;
            };
            // "Met Solveig at the fair."
            let before = |back: u32| name.token.wrapping_sub(back);
            let met = places.is(before(1), list!("met meet meeting"))
                || places.is(before(1), list!("to with"))
                    && places.is(
                        before(2),
                        list!("spoke talked chatted lunch dinner coffee call session meeting"),
                    );
            let met = named && met && !places.is(end, list!("about re regarding"));
            let span = name.token..end;
            let is_told = told.iter().any(|told| span.contains(told));
            // "Ann lives with Joe. Works at …": of whom is not told.
            let his = !named && places.is(name.token, list!("his her their"));
            let ends = met || named && span.contains(&last);
            match (is_told, told.is_empty()) {
                (true, _) => {}
                (_, true) if ends => {}
                (_, true) if !his => return None,
                _ => continue,
            }
            if found.is_some_and(|other| other != one) {
                return None;
            }
            found = Some(one);
        }
        found
    }

    /// The only person of the speaker's message right before.
    fn of_last(&self) -> Option<u32> {
        self.state.own_before(self.seq)?;
        self.pronoun(Gender::Unknown, false, None)
    }
}

impl References<'_> {
    /// "My mum is 70. Allergic to aspirin.", "Ann is a vet. Married to Joe.": whether others are spoken of before, and not
    /// the speaker; of what is no illness or diet, in the sentence right before.
    fn is_anothers(&self, relation: &Relation) -> bool {
        let places = self.places;
        let first = relation.predicate.start;
        let stop = |at: &u32| is_stop(places.word(*at));
        let Some(end) = (0..first).rfind(stop) else {
            return false;
        };
        let own = list!("i i'm im i've ive i'd me we we're us");
        if places.any(0..end, own) || self.answers.is_some() {
            return false;
        }
        let health = matches!(
            relation.kind,
            Kind::AllergicTo | Kind::Condition | Kind::Diet
        );
        let begin = (0..end).rfind(stop).map_or(0, |stop| stop + 1);
        let mut told = self.told.iter();
        let named = |name: &Reference| {
            let one = matches!(name.who, Who::Name(EntityKind::Person) | Who::Role { .. });
            one && name.token < end
        };
        let kin = || (0..end).any(|at| role(places.word(at)).is_some());
        told.any(|told| (begin..end).contains(told))
            || health && (self.list.iter().any(named) || kin())
    }

    /// Who is meant where no subject is said: the speaker, or of whom was spoken.
    pub(super) fn unsaid_subject(&self, relation: &Relation, analysis: &Analysis) -> Option<Who> {
        let places = self.places;
        let first = relation.predicate.start;
        let mut before = analysis
            .relations
            .iter()
            .filter(|other| other.predicate.start < first);
        // "She's a nurse. Lives in Basel. Allergic to nuts. Divorced."
        let third = is_of_third(places, relation)
            || before.clone().any(|other| is_silent(places, other))
            || self.is_anothers(relation);
        if third {
            return Some(Who::Pronoun(Gender::Unknown));
        }
        // "How are your parents?" "Still work at Shell.": only behind words of one's own.
        let still =
            places.is(first, list!("still")) && places.is(first + 1, list!("work live study play"));
        let own = |other: &Relation| {
            other.subject.is_empty() || places.is(other.subject.start, list!("i we i'm"))
        };
        (!still || before.any(own)).then_some(Who::Speaker)
    }
}

/// Whether a verb without a subject is of a third person: "Lives in Basel."
pub(super) fn is_of_third(places: &Places, relation: &Relation) -> bool {
    let mut verbs = relation.predicate.start..relation.predicate.end;
    let third = |word: &str| word.len() > 2 && word.ends_with('s') && !word.ends_with("ss");
    relation.tense == Tense::Present && verbs.any(|token| third(places.word(token)))
}

/// Whether it is told without saying of which third person.
fn is_silent(places: &Places, relation: &Relation) -> bool {
    relation.subject.is_empty() && is_of_third(places, relation)
}

/// The last tokens of those of whom a message tells what they are, where they live and work, what they have or like.
pub(super) fn told_of(places: &Places, analysis: &Analysis) -> Box<[u32]> {
    let steady = |relation: &&Relation| {
        let kind = match relation.kind {
            Kind::WorksAs | Kind::WorksAt | Kind::LivesIn | Kind::StudiesAt | Kind::Studies => true,
            Kind::Age | Kind::From | Kind::Born | Kind::Condition | Kind::AllergicTo => true,
            Kind::Diet | Kind::Speaks | Kind::Plays | Kind::Single | Kind::Takes => true,
            // "Ann likes the new tenant."
            Kind::Likes | Kind::Dislikes => {
                let start = relation.object.start;
                let one = places.is(start, list!("the a an his her my our"))
                    || is_capital(places.word(start));
                !one
            }
            _ => false,
        };
        kind && relation.modality == Modality::Asserted && !relation.subject.is_empty()
    };
    let told = analysis.relations.iter().filter(steady);
    told.map(|relation| relation.subject.end - 1).collect()
}

/// The tokens that are nouns, but for "today".
pub(super) fn nouns(places: &Places, analysis: &Analysis) -> Box<[u32]> {
    let day = list!("today yesterday tonight tomorrow morning afternoon evening week");
    let tags = (0..).zip(&analysis.tags);
    let noun = |tag: &Upos| matches!(tag, Upos::Noun | Upos::Propn);
    tags.filter(|(at, tag)| noun(tag) && !places.is(*at, day))
        .map(|(at, _)| at)
        .collect()
}
