//! What a claim says of its subject: an entity, a value, or words.

use super::amending::BARE;
use super::claims::Claims;
use super::denied::denied;
use super::places::is_had;
use super::references::Who;
use super::state::State;
use crate::memory::{Object, role};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{EntityKind, Modality, Upos};
use crate::words::{List, boxed, has_part, is_among, is_capital, list, owned, same};

/// UTF-8 bytes of an object's words.
const TEXT_BYTES: usize = 256;

impl Claims<'_> {
    pub(super) fn object(&self, state: &State, relation: &Relation) -> Option<Object> {
        if matches!(relation.kind, Kind::Single | Kind::Died) {
            return Some(Object::Nothing);
        }
        let span = relation.object;
        let married = matches!(relation.kind, Kind::MarriedTo | Kind::EngagedTo);
        // "We divorced ages ago."
        let ago = |token: u32| self.places.is(token, list!("ago"));
        if married && (span.is_empty() || ago(span.end) || ago(span.end - 1)) {
            return Some(Object::Nothing);
        }
        let gone = matches!(
            relation.kind,
            Kind::WorksAt | Kind::StudiesAt | Kind::LivesWith | Kind::Dating
        ) && relation.ended;
        if gone && span.is_empty() {
            return Some(Object::Nothing);
        }
        if let Some(same) = self.same_place(state, relation) {
            return Some(Object::Entity(same));
        }
        if span.end == span.start + 1 && self.places.is(span.start, list!("here there that")) {
            // "Do you live there alone?" asks not where, "how long have you lived there?" takes it for granted.
            let verb = relation.predicate.start;
            let long = verb.saturating_sub(5)..verb + 1;
            let yours = self.places.is(relation.subject.start, list!("you"))
                && self.places.any(long.clone(), list!("long when still"))
                && !self
                    .places
                    .any(long, list!("to can could would should must need might"));
            return self
                .there(state, relation)
                .filter(|_| yours || relation.modality != Modality::Asked)
                .map(Object::Entity);
        }
        let text = || self.words(span).map(|words| Object::Text(boxed(words)));
        if matches!(relation.kind, Kind::Address | Kind::Event | Kind::WorksAs) {
            return text();
        }
        if relation.kind == Kind::Condition && self.places.is(span.start, list!("my his her")) {
            return self.hurt(relation).or_else(text);
        }
        // "Do you like jazz?" "No, I hate it."
        let liked = matches!(relation.kind, Kind::Likes | Kind::Dislikes | Kind::Plays);
        if liked
            && !self.topic.is_empty()
            && self.is_first(relation)
            && span.end == span.start + 1
            && self.places.is(span.start, list!("it them that"))
        {
            return Some(Object::Text(boxed(self.topic)));
        }
        if let Some(reference) = self.references.at(span) {
            let token = self.references.list.get(reference)?.token;
            // "I know that Jeff is in Oslo" tells nothing of Oslo.
            let far = (span.start..token).any(|token| {
                let tag = self.analysis.tags.get(token as usize);
                matches!(tag, Some(Upos::Verb | Upos::Aux | Upos::Adp | Upos::Sconj))
            });
            // "I heard Sofia got married"
            let mention = self.references.list.get(reference)?;
            let next = self
                .analysis
                .tags
                .get(self.places.token_at(mention.end) as usize);
            // "Frank brought me a plant"
            let pronoun = matches!(
                mention.who,
                Who::Speaker | Who::Addressee | Who::Pronoun(_) | Who::OfTwo(_)
            );
            let thing = relation.arguments().next().is_some_and(|span| {
                let tag = self.analysis.tags.get(span.start as usize);
                tag == Some(&Upos::Det)
            });
            let acts = pronoun && thing || matches!(next, Some(Upos::Verb | Upos::Aux));
            if (far || acts) && relation.kind == Kind::Open {
                return None;
            }
            let within = (span.start..token).any(|token| self.places.word(token) == "of");
            if relation.kind == Kind::IsA && within {
                return text();
            }
            if let Some(entity) = self.entity(state, reference) {
                let kind = state.entities.get(entity).map(|found| found.kind);
                // "I left London": nobody said that it was for long.
                let town = kind == Some(EntityKind::Location) && self.references.leaves(relation);
                // "Dad moved to Spain and Mum stayed": nobody lives in her.
                let place = matches!(relation.kind, Kind::LivesIn | Kind::WorksAt);
                let person = place && kind == Some(EntityKind::Person);
                if town || person && !self.references.is_name(reference) {
                    return None;
                }
                return Some(Object::Entity(entity));
            }
            // "him", of whom nobody knows who it is
            let reference = self.references.list.get(reference)?;
            if !matches!(reference.who, Who::Name(_)) {
                return None;
            }
        }
        if let Some(value) = self.value(relation).or_else(|| self.dialled(relation)) {
            return Some(value);
        }
        // "earned 253 points", "my phone is in the car"
        if matches!(
            relation.kind,
            Kind::Weighs | Kind::Earns | Kind::Phone | Kind::Email
        ) {
            return None;
        }
        // "my job at Acme", "a flat in Rome"
        let needed = match relation.kind {
            Kind::WorksAt => Some(EntityKind::Organization),
            Kind::LivesIn => Some(EntityKind::Location),
            _ => None,
        };
        if let Some(kind) = needed {
            let mut names = relation
                .arguments()
                .filter_map(|span| self.references.at(span));
            let name = names.find(|&name| {
                let reference = self.references.list.get(name);
                reference.is_some_and(|r| r.who == Who::Name(kind))
            });
            if let Some(entity) = name.and_then(|name| self.entity(state, name)) {
                return Some(Object::Entity(entity));
            }
            // "I lost my job": whichever it was.
            let last = self.places.word(span.end.wrapping_sub(1));
            if kind == EntityKind::Organization
                && relation.ended
                && is_among(last, list!("job position"))
            {
                return Some(Object::Nothing);
            }
            // "a small flat" is no name of a place.
            let first = self.places.word(span.start);
            let words = self.words(span).unwrap_or("");
            if kind == EntityKind::Location && !words.starts_with(first) {
                return None;
            }
        }
        self.words(span).map(|words| Object::Text(boxed(words)))
    }

    /// "My husband Per".
    fn is_ones(&self, span: Span) -> bool {
        let mut nouns = span.start + 1..span.end;
        self.places.is(span.start, list!("my our"))
            && nouns.any(|token| role(self.places.word(token)).is_some())
    }

    /// "I'm lucky to have my husband": his role says that. "I bought my hamster in May" says more.
    pub(super) fn is_held(&self, relation: &Relation) -> bool {
        let verb = self.places.word(relation.predicate.end.wrapping_sub(1));
        let object = self.references.at(relation.object);
        relation.kind == Kind::Has
            && relation.tense == Tense::Present
            && relation.modality == Modality::Asserted
            && relation.arguments().next().is_none()
            && is_had(verb)
            && (object.is_some_and(|place| self.references.is_role(place))
                || self.is_ones(relation.object))
    }

    /// Whether a relation of who speaks is the first thing that is told, so that "it" is what was asked about.
    fn is_first(&self, relation: &Relation) -> bool {
        let noun = |token: u32| {
            let tag = self.analysis.tags.get(token as usize);
            // "My mum loves it."
            matches!(tag, Some(Upos::Noun | Upos::Propn)) && role(self.places.word(token)).is_none()
        };
        let next = self.places.word(relation.object.end);
        let who = relation.subject;
        (who.is_empty() || self.places.is(who.start, list!("i we he she my our")))
            && !(0..relation.predicate.start).any(noun)
            && !is_among(next, list!("when that if how"))
    }

    /// The words of an object without what points to it; none if nothing else is left.
    pub(super) fn words(&self, mut span: Span) -> Option<&str> {
        const POINTING: &List = list!(
            "a an the my our your his her its their own this that these those some any now 's ' ’s"
        );
        const EMPTY: &List = list!(
            "it them there here what who whom where when why how which me him us you i \
            something anything nothing one ones so everything everybody somebody anybody nobody home together"
        );
        const MUCH: &List = list!("lot lots plenty loads tons bit");
        while !span.is_empty() {
            let much = self.places.is(span.start, MUCH) && self.places.word(span.start + 1) == "of";
            if !much && !self.places.is(span.start, POINTING) {
                break;
            }
            span.start += 1 + u32::from(much);
        }
        let (words, ..) = self.places.of(span)?;
        let words = words.strip_suffix(" diet").unwrap_or(words);
        let empty = is_among(words, EMPTY);
        (!empty && words.len() <= TEXT_BYTES).then_some(words)
    }

    /// What a correction like "I meant …" can put in the place of `old`.
    pub(super) fn instead(
        &self,
        state: &State,
        relation: &Relation,
        old: &Object,
    ) -> Option<Object> {
        let entity = || {
            let reference = self.references.at(relation.object)?;
            self.entity(state, reference)
        };
        match old {
            Object::Nothing => None,
            Object::Entity(old) => {
                let kind = |entity: u32| state.entities.get(entity).map(|entity| entity.kind);
                let person = |entity: u32| kind(entity) == Some(EntityKind::Person);
                let new = entity()?;
                // Who is known by a role alone is not named instead.
                if state.entities.get(*old).is_some_and(|old| old.unnamed) {
                    return None;
                }
                (person(new) == person(*old) && new != *old).then_some(Object::Entity(new))
            }
            Object::Value(value) => {
                // "I'm 46. Make that 47."
                let age = is_age(value);
                let kind = if age { Kind::Age } else { relation.kind };
                let relation = Relation { kind, ..*relation };
                let new = self.value(&relation).or_else(|| self.dialled(&relation));
                let bare = relation.confidence == BARE;
                let fits = |new: &Object| match new {
                    Object::Value(new) => !bare || are_alike(value, new),
                    _ => false,
                };
                new.filter(|new| new != old && fits(new))
            }
            // "Actually it's raining" is about none of it.
            Object::Text(_)
                if self.references.stands_in(relation)
                    && denied(self.places, relation.object).is_none() =>
            {
                None
            }
            // "I visited Kotor." "No, I meant Budva!", but not "I like rice." "No, I meant Ann."
            Object::Text(old) if entity().is_some() && !is_capital(old) => None,
            Object::Text(old) => {
                let words = self
                    .words(relation.object)
                    .filter(|words| !same(words, old))?;
                Some(Object::Text(boxed(words)))
            }
        }
    }
}

/// Whether a value's JSON is a number of years.
pub(super) fn is_age(value: &str) -> bool {
    has_part(value, "\"unit\":\"year\"")
}

/// Years by which somebody may mistake an age that they tell.
const YEARS: u32 = 15;

/// Whether of two values' JSON the one may have been meant by the other: in one unit, and an age by few years.
fn are_alike(old: &str, new: &str) -> bool {
    let part = |value: &str, name: &str| {
        let at = value.find(name)? + name.len();
        let rest = value.get(at..)?;
        rest.get(..rest.find(['"', ',', '}'])?).map(owned)
    };
    let same = |name: &str| part(old, name) == part(new, name);
    let amount = |value: &str| {
        let amount = part(value, "\"amount\":")?;
        amount.split('.').next()?.parse::<u32>().ok()
    };
    let near = match (amount(old), amount(new)) {
        (Some(old), Some(new)) => old.abs_diff(new) <= YEARS,
        _ => true,
    };
    same("\"unit\":\"") && same("\"currency\":\"") && (near || !is_age(old))
}
