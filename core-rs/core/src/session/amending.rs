//! What is put right as it is said, without a verb: "no wait, October 19", "oops, Allegro I mean", "I speak Danish,
//! sorry, Dutch".
//!
//! It is of the kind of what was said last, in the same message or in the speaker's own right before, that it can be;
//! nothing else of its sort may have been named since: "My birthday is May 3. The party is on May 5. No wait, May 6."

use super::amended::{MARKS, MEAN, Reading};
use super::places::Places;
use super::relation_names::gender_of;
use super::state::State;
use super::units::Units;
use crate::memory::{FAVOURITE, Fact, Form, Meant, Object, role};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, EntityKind, Gender};
use crate::words::list;

/// How sure such a relation is, out of 100; no other is as little.
pub(super) const BARE: u8 = 10;
/// Facts that are looked at.
const BACK: usize = 16;

/// What should have been said, if a message says so; of what kind.
pub(super) fn amends(state: &State, places: &Places, analysis: &Analysis) -> Option<Relation> {
    let reading = Reading { places, analysis };
    let count = analysis.tokens.len() as u32;
    if !places.has(MARKS) {
        return None;
    }
    let mut borders = (0..count).filter(|&at| at == 0 || reading.is_border(at - 1));
    let amended = borders.find_map(|at| reading.at(at))?;
    let object = amended.object;
    let is_other = |kind: EntityKind, name: &str| {
        let of = |form: Form, kind| !state.entities.bearers(kind, form, name).is_empty();
        let known = |kind| of(Form::Whole, kind) || of(Form::Part, kind);
        let mut others = EntityKind::ALL.into_iter().filter(|other| *other != kind);
        !known(kind) && others.any(known)
    };
    // "I meant Lund": where nobody was named, no person, though it may look like one's name.
    let town = amended.from == 0
        && reading.kind(object.start) == Some(EntityKind::Person)
        && gender_of(analysis, object.start) == Gender::Unknown
        && names_nobody(state);
    let said = |relation: &Relation| {
        let extent = relation.extent();
        let last = relation.predicate.end.saturating_sub(1);
        let subject = relation.subject;
        // "It's Houston"
        let it = subject.is_empty() || reading.is(subject.start, list!("it that"));
        let meant = reading.is(last, MEAN) || relation.corrects && it;
        let start = relation.object.start;
        let same = !town && meant && !relation.object.is_empty() && start == object.start;
        let told = relation.kind != Kind::Open;
        same || told && extent.start <= object.start && object.start < extent.end
    };
    if analysis.relations.iter().any(said) {
        return None;
    }
    let kinds = if amended.from == 0 {
        last_kinds(state, |rest| reading.is_apart(object, rest, &is_other))
    } else {
        reading.kinds(amended)
    };
    let mut kinds = kinds;
    let place = |kind| {
        matches!(
            kind,
            Kind::LivesIn | Kind::From | Kind::WorksAt | Kind::StudiesAt
        )
    };
    kinds.retain(|kind| !town || place(*kind));
    // "Argh no, Tom" is said to Tom, who speaks here.
    let name = places.of(object).map_or("", |(name, ..)| name);
    if amended.slip && !amended.sure && state.speakers.is_called(name) {
        return None;
    }
    // A firm for a firm, where there is one.
    let find = |alike: bool| {
        let mut kinds = kinds.iter().copied();
        kinds.find(|&kind| reading.fits(kind, amended, alike))
    };
    let kind = find(true).or_else(|| find(false))?;
    // The word that says so stands before it, or behind.
    let mark = object.start.checked_sub(1).unwrap_or(object.end);
    Some(Relation {
        kind,
        predicate: Span {
            start: mark,
            end: mark + 1,
        },
        object,
        tense: Tense::Present,
        corrects: true,
        confidence: BARE,
        ..Relation::default()
    })
}

/// The kinds of what the speaker told right before, the last first, where what they said then beside it is nothing that
/// is put right instead.
fn last_kinds(state: &State, is_apart: impl Fn(&str) -> bool) -> Vec<Kind> {
    let seq = state.last_seq;
    let (Some(turn), Some(before)) = (state.index.turn(seq), state.index.turn(seq.wrapping_sub(1)))
    else {
        return Vec::new();
    };
    let told = |fact: &&Fact| {
        let last = fact.evidence.last();
        let rest = |end: u32| {
            let said = Units::new(before.text).slice(0, end).unwrap_or("");
            let rest = before.text.get(said.len()..).unwrap_or("");
            // "My sister is called Samira."
            let name = match fact.object {
                Object::Entity(entity) => state.entities.get(entity).map_or("", |e| e.name()),
                _ => "",
            };
            let named = rest.split_once(name).filter(|_| !name.is_empty());
            named.map_or(rest, |(_, behind)| behind)
        };
        turn.speaker == before.speaker
            && fact.known_to == f64::INFINITY
            && fact.polarity
            && matches!(fact.meant, Meant::Asserted | Meant::Planned)
            && last.is_some_and(|last| last.seq + 1 == seq && is_apart(rest(last.end)))
    };
    let newest = state.facts.iter().rev().take(BACK).filter(told);
    newest
        .filter_map(|fact| kind_of(state.facts.predicate(fact.predicate)))
        .collect()
}

/// Whether all that the message before told is of who speaks, or of somebody without a name, and one lives somewhere.
fn names_nobody(state: &State) -> bool {
    let before = state.last_seq.wrapping_sub(1);
    let turns = (state.index.turn(before), state.index.turn(state.last_seq));
    let same = turns
        .0
        .zip(turns.1)
        .is_some_and(|(one, other)| one.speaker == other.speaker);
    let last = || {
        let newest = state.facts.iter().rev();
        newest.take_while(|fact| fact.id.seq == before)
    };
    let named = |entity: u32| {
        let entity = state.entities.root(entity);
        let found = state.entities.get(entity);
        let person = found.is_some_and(|found| !found.unnamed && found.kind == EntityKind::Person);
        person && state.speaker() != Some(entity)
    };
    let about = |fact: &Fact| {
        named(fact.subject) || matches!(fact.object, Object::Entity(object) if named(object))
    };
    let placed = |fact: &Fact| {
        matches!(
            state.facts.predicate(fact.predicate),
            "lives in" | "comes from"
        )
    };
    same && last().any(placed) && !last().any(about)
}

/// The kind of the relations that tell a fact of a predicate.
pub(super) fn kind_of(predicate: &str) -> Option<Kind> {
    let favourite = predicate.starts_with(FAVOURITE);
    Kind::of_name(predicate)
        .or_else(|| favourite.then_some(Kind::Favourite))
        .or_else(|| role(predicate).map(|_| Kind::Role))
}
