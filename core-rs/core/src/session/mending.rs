//! What is put right afterwards: "no, I meant …", and two histories that became one's.

use super::amending::{BARE, kind_of};
use super::claim_objects::is_age;
use super::claims::Claims;
use super::denied::{denied, is_called};
use super::meant::is_firm;
use super::references::References;
use super::relation_names::gender_of;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use super::units::Units;
use crate::memory::{Evidence, Fact, Object, is_assistant, is_single};
use crate::text::relations::{Kind, Relation};
use crate::text::{EntityKind, Gender, Modality};
use crate::words::{List, begins, has_letters, is_among, is_capital, list, owned};

/// Facts, and messages, that "no, I meant …" looks back.
const BACK: usize = 16;
const BACK_TURNS: u64 = 4;

impl Telling {
    /// "No, I meant …": the newest fact of this speaker whose object can be that.
    pub(super) fn put_right(&mut self, state: &mut State, claims: &Claims, relation: &Relation) {
        let bare = relation.confidence == BARE;
        let newest = state.facts.len() as u32;
        let speaker = state
            .index
            .turn(self.seq)
            .map(|turn| turn.speaker.map(owned));
        // "I'm 46. Make that 47.", but not "I'm 46 and I have 3 kids. Make that 4."
        let make = relation.predicate.start.wrapping_sub(1);
        let remade = claims.places.is(make, list!("make"));
        let begin = claims.evidence(relation.predicate).start;
        let age = |object: &Object| matches!(object, Object::Value(value) if is_age(value));
        // No other number stands between.
        let is_last = |text: &str, last: &Evidence| {
            let mut units = Units::new(text);
            let mut before = |end: u32| units.slice(0, end).map_or(text.len(), str::len);
            let from = before(last.end);
            let to = if last.seq == self.seq {
                before(begin)
            } else {
                text.len()
            };
            let between = text.get(from..to).unwrap_or("");
            !between.bytes().any(|byte| byte.is_ascii_digit())
        };
        let kind = |object: &Object| match object {
            Object::Entity(entity) => state.entities.get(*entity).map(|entity| entity.kind),
            _ => None,
        };
        // "Sorry, not Lidl but Aldi": the firm that is denied.
        let wrong = denied(claims.places, relation.object);
        let wrong = wrong.and_then(|span| claims.places.of(span));
        let fits = |back: usize, fact: &Fact, alike: bool| {
            let last = fact.evidence.last()?;
            let turn = state.index.turn(last.seq)?;
            let same = speaker
                .as_ref()
                .is_some_and(|speaker| speaker.as_deref() == turn.speaker);
            let said = last.seq < self.seq
                || last.seq == self.seq && last.end <= claims.evidence(relation.object).start;
            let near = last.seq + BACK_TURNS > self.seq && said;
            let believed = fact.known_to == f64::INFINITY || fact.known_to == self.at;
            // What is put right without a verb is of its kind, and said right before.
            let predicate = state.facts.predicate(fact.predicate);
            let of_kind = || last.seq + 1 >= self.seq && kind_of(predicate) == Some(relation.kind);
            if !same || !near || !believed || bare && !of_kind() {
                return None;
            }
            // What an assistant says between is not counted.
            let between = state.index.turn(self.seq.wrapping_sub(1));
            let far = between
                .and_then(|turn| turn.speaker)
                .is_some_and(is_assistant);
            let recent = last.seq + 1 + u64::from(far) >= self.seq;
            let denies = |words| recent && is_called(state, &fact.object, words);
            if wrong.is_some_and(|(words, ..)| !denies(words)) {
                return None;
            }
            let object = claims.instead(state, relation, &fact.object)?;
            // "*Gdansk" is a word that was misspelt, or a name for a name.
            let star = bare
                && claims
                    .places
                    .is(relation.object.start.wrapping_sub(1), list!("*"));
            let text = matches!(object, Object::Text(_));
            if star
                && text
                && !begins_alike(words_of(state, &fact.object), words_of(state, &object))
            {
                return None;
            }
            // A person's name for a person's.
            let named = matches!(fact.object, Object::Entity(_));
            let gender = gender_of(claims.analysis, relation.object.start);
            let person = gender != Gender::Unknown && !gender.is_likely();
            let other = star && named && person && kind(&fact.object) != Some(EntityKind::Person);
            if other || alike && kind(&object) != kind(&fact.object) {
                return None;
            }
            if remade && !(age(&object) && last.seq + 1 >= self.seq && is_last(turn.text, last)) {
                return None;
            }
            let subject = state.entities.root(fact.subject);
            Some((newest - 1 - back as u32, subject, object))
        };
        // "I work at Orlen and live in Warsaw." "I meant Allegro.": a firm for a firm.
        let find = |alike: bool| {
            let mut facts = state.facts.iter().rev().take(BACK).enumerate();
            facts.find_map(|(back, fact)| fits(back, fact, alike))
        };
        let found = find(true).or_else(|| find(false));
        let found = found.or_else(|| self.mistaken(state, claims, relation).filter(|_| !bare));
        let Some((old, subject, object)) = found else {
            return;
        };
        let Some(fact) = state.facts.get(old) else {
            return;
        };
        let predicate = owned(state.facts.predicate(fact.predicate));
        let whose = state.entities.root(fact.subject);
        let mut claim = claims.bare(subject, predicate, object);
        (claim.meant, claim.polarity) = (fact.meant, fact.polarity);
        claim.reported_by = fact.reported_by.map(|who| state.entities.root(who));
        claim.evidence = claims.evidence(relation.extent());
        let (from, to) = (
            fact.valid_from,
            Some(fact.valid_to).filter(|to| to.is_finite()),
        );
        if self.room < 4 * FACT_BYTES + 6 * claim.bytes() {
            self.cut = true;
            return;
        }
        let same = |fact: u32| {
            state
                .facts
                .get(fact)
                .is_some_and(|fact| fact.id.seq == self.seq)
        };
        let again = self.open_alike(state, subject, &claim.predicate, &claim.object);
        if again.is_some_and(same) {
            return;
        }
        let taken_back = fact.known_to == self.at;
        let id = self.open(state, &claim, from, to);
        if !taken_back {
            self.disbelieve(state, old, id);
        }
        if id.is_some() && subject != whose {
            self.reopen(state, old);
        }
    }

    /// "Sorry, I meant Bob": of whom the newest fact is, where no object can be that.
    fn mistaken(
        &self,
        state: &State,
        claims: &Claims,
        relation: &Relation,
    ) -> Option<(u32, u32, Object)> {
        let kind = |entity: u32| state.entities.get(entity).map(|entity| entity.kind);
        let reference = claims.references.at(relation.object)?;
        let person = claims.entity(state, reference)?;
        let speaker = state.speaker();
        let newest = state.facts.len().checked_sub(1)? as u32;
        let fact = state.facts.get(newest)?;
        let old = state.entities.root(fact.subject);
        let last = fact.evidence.last()?;
        let next = claims.places.word(relation.object.end);
        let ends = !has_letters(next) || is_among(next, list!("not"));
        let near = ends && last.seq + 1 == self.seq;
        let same = state.index.turn(last.seq)?.speaker == state.index.turn(self.seq)?.speaker;
        let others = ![Some(person), speaker].contains(&Some(old)) && Some(person) != speaker;
        // "My sister lives in Malmo. Sorry, I meant Lund": nobody named her.
        let named = state.entities.get(old).is_some_and(|old| !old.unnamed);
        let people = named && kind(person) == Some(EntityKind::Person) && kind(old) == kind(person);
        let believed = fact.known_to == f64::INFINITY;
        // "Ann works at Watkins. Sorry, I meant Atkins.": a surname may be a firm's.
        let strange = state.entities.get(person).map(|one| one.gender) == Some(Gender::Unknown);
        let others = others && !(strange && is_firm(state, &fact.object));
        (near && same && others && people && believed)
            .then(|| (newest, person, state.rooted(&fact.object)))
    }

    /// What of two histories that became one's holds no longer: the later of two open facts in a slot that
    /// holds one is current.
    pub(super) fn settle(&mut self, state: &mut State, entity: u32) {
        let is_of = |fact: &Fact| fact.is_open() && state.entities.root(fact.subject) == entity;
        let own = state.facts.iter().filter(|fact| is_of(fact));
        let mut predicates: Vec<u16> = Vec::new();
        for fact in own {
            let single = is_single(state.facts.predicate(fact.predicate));
            if single && !predicates.contains(&fact.predicate) {
                predicates.push(fact.predicate);
            }
        }
        for predicate in predicates {
            let name = owned(state.facts.predicate(predicate));
            let mut open = self.open_in_slot(state, entity, &name);
            let from =
                |state: &State, fact: u32| state.facts.get(fact).map_or(0.0, |f| f.valid_from);
            while open.len() > 1 && self.room > FACT_BYTES {
                let oldest = (1..open.len()).fold(0, |oldest, i| {
                    let before = |a: usize, b: usize| match (open.get(a), open.get(b)) {
                        (Some(&a), Some(&b)) => from(state, a) <= from(state, b),
                        _ => false,
                    };
                    if before(i, oldest) { i } else { oldest }
                });
                let old = open.remove(oldest);
                let next = open.iter().copied().fold(open[0], |next, fact| {
                    if from(state, fact) < from(state, next) {
                        fact
                    } else {
                        next
                    }
                });
                let by = state.facts.get(next).map(|fact| fact.id);
                let end = from(state, next);
                self.close(state, old, by, end);
            }
        }
    }
}

impl References<'_> {
    /// "No, I meant …", "actually it's …", "sorry, not … but …".
    pub fn is_meant(&self, relation: &Relation) -> bool {
        let last = relation.predicate.end.saturating_sub(1);
        let is = |token: u32, words: &List| self.places.is(token, words);
        let subject = relation.subject;
        let bare = relation.confidence == BARE;
        // "I meant no harm" puts nothing right.
        let none = || {
            is(last, list!("meant mean")) && is(relation.object.start, list!("no nothing it that"))
        };
        bare || relation.kind == Kind::Open
            && (is(last, list!("meant"))
                || is(last, list!("mean")) && self.is_short(relation)
                || relation.corrects && self.stands_in(relation))
            && (subject.is_empty() || !is(subject.start, list!("you he she they")))
            && !none()
    }

    /// "I mean dumplings": one thing, after words of correction, or a name or a number.
    fn is_short(&self, relation: &Relation) -> bool {
        let object = relation.object;
        let word = self.places.word(object.start);
        let telling = is_capital(word) || begins(word, "0123456789+");
        let long = object.end > object.start + 5;
        let next = self.places.word(object.end);
        let stops = matches!(next, "" | "." | "!" | ",");
        let meant = relation.modality == Modality::Asserted && !relation.negated && stops;
        meant && !object.is_empty() && !long && (relation.corrects || telling && word != "I")
    }

    /// Whether a correction names only what should have been said: "it's Houston", "not Philips but Heineken".
    pub fn stands_in(&self, relation: &Relation) -> bool {
        let subject = relation.subject;
        let it =
            subject.end == subject.start + 1 && self.places.is(subject.start, list!("it that"));
        let be = self
            .places
            .is(relation.predicate.start, list!("'s ’s is was"));
        relation.kind == Kind::Open
            && relation.modality == Modality::Asserted
            && !relation.negated
            && !relation.object.is_empty()
            && (subject.is_empty() || it && be)
    }
}

/// An object's words; none of a value.
fn words_of<'o>(state: &'o State, object: &'o Object) -> &'o str {
    match object {
        Object::Entity(entity) => {
            let entity = state.entities.get(state.entities.root(*entity));
            entity.map_or("", |entity| entity.name())
        }
        Object::Text(words) => words,
        _ => "",
    }
}

/// Whether the one may be the other, misspelt: two letters are the same.
fn begins_alike(one: &str, other: &str) -> bool {
    match (one.as_bytes(), other.as_bytes()) {
        ([a, b, ..], [c, d, ..]) => a.eq_ignore_ascii_case(c) && b.eq_ignore_ascii_case(d),
        _ => false,
    }
}
