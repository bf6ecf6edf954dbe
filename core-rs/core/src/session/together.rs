//! "They live in Porto": both of those who were named together before.

use super::claims::Claims;
use super::references::Who;
use super::state::State;
use super::units::Units;
use super::when::FAR;
use crate::memory::{Turns, plural_role, role};
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{EntityKind, Upos};
use crate::words::{has, has_byte, has_part, is_among, is_capital, is_stop, letters, list, runs};

/// Messages before it in which "they" are looked for.
const BACK: u64 = 2;
/// Tokens of a sentence in between that says nothing of them.
const SHORT: u32 = 4;
/// The most persons that "they" means.
const MOST: usize = 4;

impl Claims<'_> {
    /// Whom "my twins, Ann and Eva" and "they" mean in a relation. "They" are all persons of the sentence before, or of
    /// the message before if it is the first, where they are one row of names or each is told of; nobody if that is
    /// one, or too many.
    pub(super) fn several(&self, state: &State, relation: &Relation) -> Vec<u32> {
        let Span { start, end } = relation.subject;
        let other = matches!(
            relation.kind,
            Kind::Open | Kind::Name | Kind::Alias | Kind::Role | Kind::Own | Kind::Event
        );
        // "My twins, Noor and Zayd, are 9."
        let noun = end.wrapping_sub(1);
        if !other && end > start + 1 && plural_role(self.places.word(noun)).is_some() {
            // "… are 9 and 11": whose each is, is not told.
            let same = |other: &&Relation| {
                (other.subject, other.kind) == (relation.subject, relation.kind)
            };
            let told = self.analysis.relations.iter();
            if told.clone().filter(same).count() > 1 {
                return Vec::new();
            }
            let held = told.filter(|held| held.kind == Kind::Role && held.predicate.start == noun);
            let held = held.filter_map(|held| self.references.name_of(held.object));
            return held
                .filter_map(|place| self.entity(state, place))
                .take(MOST)
                .collect();
        }
        // "The two of them live in Ghent."
        let two = end > start + 2
            && self.places.is(noun, list!("them"))
            && self.places.any(start..noun, list!("two both"));
        let they = end == start + 1 && self.places.is(start, list!("they they're both"));
        if other || !they && !two {
            return Vec::new();
        }
        let stops = |at: &u32| is_stop(self.places.word(*at));
        let back = |from: u32| (from.saturating_sub(FAR)..from).rfind(stops);
        // "Tom and Ann? All good! The two of them …"
        let here = back(start).map(|stop| {
            let row = |at: u32| self.places.is(at, list!("and &"));
            let short = |begin: u32| stop - begin < SHORT && !(begin..stop).any(row);
            let begin = back(stop).map_or(0, |stop| stop + 1);
            match begin.checked_sub(1) {
                Some(before) if two && short(begin) => before,
                _ => stop,
            }
        });
        let mut people: Vec<u32> = Vec::new();
        // Whether it is one of them who was not there before.
        let mut see = |entity: u32| {
            let entity = state.entities.root(entity);
            let person =
                state.entities.get(entity).map(|found| found.kind) == Some(EntityKind::Person);
            let other = person && Some(entity) != self.speaker && !has(&people, entity);
            if other {
                people.push(entity);
            }
            other
        };
        let mut between = (u32::MAX, 0);
        let mut span = |from: u32, to: u32| between = (between.0.min(to), between.1.max(from));
        let joined = if let Some(stop) = here {
            let begin = back(stop).map_or(0, |stop| stop + 1);
            let told = self.references.list.iter().zip(self.meant);
            for (reference, meant) in told {
                let named = matches!(reference.who, Who::Name(_) | Who::Role { .. });
                if let (true, Some(entity)) = (named, *meant)
                    && (begin..stop).contains(&reference.token)
                    && see(entity)
                {
                    span(reference.start, reference.end);
                }
            }
            let (from, to) = between;
            let (first, last) = (self.places.token_at(from), self.places.token_at(to));
            let mut words = first..last;
            // "… bought two rabbits.", but "my friends Ana and Mario"
            let plural = |token: u32| {
                let noun = self.analysis.tags.get(token as usize) == Some(&Upos::Noun);
                let sent = list!(
                    "hugs kisses regards greetings wishes thanks upstairs downstairs always sometimes"
                );
                let ends = self.places.word(token).ends_with('s') && !self.places.is(token, sent);
                noun && ends && !is_capital(self.places.word(token + 1))
            };
            // "Halvard is married to Noemi."
            let pair = people.len() == 2
                && words
                    .clone()
                    .any(|token| self.places.is(token, list!("married engaged dating")));
            pair || words.any(|token| self.places.is(token, list!("and &")))
                && !(begin..stop).any(plural)
                && (self.is_row(first, last) || self.tells_of(&people, state))
        } else {
            let mut turn = None;
            for back in 1..=BACK {
                turn = state.index.turn(self.seq.wrapping_sub(back));
                let mentions = turn.as_ref().map_or(&[][..], |turn| turn.mentions);
                let mut found = false;
                for (entity, from, length) in Turns::mentions(mentions) {
                    if see(entity) {
                        span(from, from + length);
                        found = true;
                    }
                }
                // "Where do they live?" names nobody.
                let text = turn.as_ref().map_or("", |turn| turn.text);
                let mut words = letters(text);
                if found || !words.any(|word| is_among(word, list!("they them their"))) {
                    break;
                }
            }
            let text = turn.as_ref().map_or("", |turn| turn.text);
            let (from, to) = between;
            let part = Units::new(text).slice(from.min(to), to);
            // "… Silvana and my uncle Gino …"
            let mut words = runs(part.unwrap_or("?"), |c| !matches!(c, ' ' | ','))
                .filter(|word| !word.is_empty());
            words.all(|word| {
                is_among(word, list!("and my our")) || role(word).is_some() || is_capital(word)
            }) && part.is_some_and(|part| has_part(part, "and"))
        };
        if joined && (2..=if two { 2 } else { MOST }).contains(&people.len()) {
            people
        } else if relation.kind == Kind::LivesIn && people.is_empty() {
            self.firm(state, here).into_iter().collect()
        } else {
            Vec::new()
        }
    }

    /// "Talked to Kowalski GmbH. They moved to Bremen.": the only firm of the sentence before, in which no person and no
    /// plural is.
    fn firm(&self, state: &State, stop: Option<u32>) -> Option<u32> {
        let stop = stop?;
        let begin = (stop.saturating_sub(FAR)..stop)
            .rfind(|at| is_stop(self.places.word(*at)))
            .map_or(0, |stop| stop + 1);
        // What was asked before may be of others.
        let turn = state.index.turn(self.seq.wrapping_sub(1));
        if turn.is_some_and(|turn| has_byte(turn.text, b'?')) {
            return None;
        }
        let mut words = 0..stop;
        let told = self.references.list.iter().zip(self.meant);
        let mut firms = told.filter(|(reference, _)| {
            let firm = reference.who == Who::Name(EntityKind::Organization);
            firm && (begin..stop).contains(&reference.token)
        });
        let (Some((_, &Some(firm))), None) = (firms.next(), firms.next()) else {
            return None;
        };
        let plural = |token: u32| {
            let noun = self.analysis.tags.get(token as usize) == Some(&Upos::Noun);
            let word = self.places.word(token);
            noun && (word.ends_with('s') || role(word).is_some())
                || is_among(word, list!("and people"))
        };
        (!words.any(plural)).then_some(firm)
    }

    /// Whether nothing but names, commas and "and" stands between two names.
    fn is_row(&self, first: u32, last: u32) -> bool {
        (first..last).all(|token| {
            let tag = self.analysis.tags.get(token as usize);
            self.places.is(token, list!(", and &")) || tag == Some(&Upos::Propn)
        })
    }

    /// Whether the message tells something of each: "Ana is a nurse and Mario is a cook."
    fn tells_of(&self, people: &[u32], state: &State) -> bool {
        people.iter().all(|&person| {
            let mut relations = self.analysis.relations.iter();
            relations.any(|relation| {
                let subject = self.references.at(relation.subject);
                let subject = subject.and_then(|place| self.entity(state, place));
                relation.kind != Kind::Open && subject == Some(person)
            })
        })
    }
}
