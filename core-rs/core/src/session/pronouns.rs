//! Whom "he" and "she" mean, and whose are a stranger's.

use super::asking::Asked;
use super::identity::Identity;
use super::places::Places;
use super::references::{Reference, References, Who};
use super::state::pronoun;
use super::told::HUMANS;
use super::when::FAR;
use crate::memory::is_assistant;
use crate::text::relations::{Kind, Relation, Tense};
use crate::text::{Analysis, EntityKind, Gender, Modality, Upos};
use crate::words::{List, is_capital, list};

/// Tokens of a sentence without a verb that says more of who was named before, at most.
const SHORT: u32 = 4;

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
        self.goes_on(gender, reference.token)
            .or_else(|| self.pronoun(gender, reference.sure, subject))
            .or_else(|| said.then(|| self.in_sentence(gender, reference.token))?)
            .filter(|one| Some(*one) != subject)
    }

    /// "Her daughter Folasade. Lives in Croydon.": of whom the sentence before tells something, or whom it ends with;
    /// whom such a verb before meant. An assistant's words without a subject are of things.
    fn unsaid(&self, verb: &Reference) -> Option<u32> {
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
        let stops = |at: &u32| matches!(places.word(*at), "." | "!" | "?");
        let Some(stop) = (far..verb.token).rfind(stops) else {
            return self.of_last();
        };
        // "Story idea: Ann is a spy. Lives in Paris."
        let fiction =
            list!("story character persona novel plot scene dreamt dreamed dream film movie");
        if places.any(0..stop, fiction) {
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
        let told = self.references.told.iter().find(|told| here.contains(told));
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
            let named = named && (met || (name.token..end).contains(&last));
            if !(named || told.is_some_and(|told| (name.token..end).contains(told))) {
                continue;
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
        let turn = |back: u64| self.state.index.turn(self.seq.wrapping_sub(back));
        let same = turn(0)?.speaker == turn(1)?.speaker;
        same.then(|| self.pronoun(Gender::Unknown, false, None))?
    }

    /// The only person who can be meant and is named before a pronoun in its sentence.
    pub(super) fn in_sentence(&self, gender: Gender, pronoun: u32) -> Option<u32> {
        let stops = |at: &u32| matches!(self.references.places.word(*at), "." | "!" | "?");
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
    /// Who is meant where no subject is said: the speaker, or of whom was spoken.
    pub(super) fn unsaid_subject(&self, relation: &Relation, analysis: &Analysis) -> Option<Who> {
        let places = self.places;
        let first = relation.predicate.start;
        let mut before = analysis
            .relations
            .iter()
            .filter(|other| other.predicate.start < first);
        // "She's a nurse. Lives in Basel. Allergic to nuts."
        let third = is_of_third(places, relation)
            || relation.tense == Tense::Present
                && before.clone().any(|other| is_silent(places, other));
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

/// Whether a verb without a subject is of a third person: "Lives in Basel."
pub(super) fn is_of_third(places: &Places, relation: &Relation) -> bool {
    let mut verbs = relation.predicate.start..relation.predicate.end;
    let third = |word: &str| word.len() > 2 && word.ends_with('s') && !word.ends_with("ss");
    relation.tense == Tense::Present && verbs.any(|token| third(places.word(token)))
}

/// Whether it is told without saying of which third person.
pub(super) fn is_silent(places: &Places, relation: &Relation) -> bool {
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
