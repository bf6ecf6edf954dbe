//! What is put right as it is said, without a verb: "no wait, October 19", "oops, Allegro I mean", "I speak Danish,
//! sorry, Dutch".
//!
//! It is of the kind of what was said last, in the same message or in the speaker's own right before, that it can be.

use super::places::Places;
use super::state::State;
use crate::memory::{FAVOURITE, Fact};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, EntityKind, Modality, Upos, Value, ValueKind};
use crate::words::{List, has_letters, is_among, is_capital, list};

/// How sure such a relation is, out of 100; no other is as little.
pub(super) const BARE: u8 = 10;
/// Tokens before what should have been said: "oh no wait, sorry,"; and of that itself.
const BEFORE: u32 = 9;
const LONGEST: u32 = 5;
/// Facts that are looked at.
const BACK: usize = 16;

const MARKS: &List = list!("wait oops whoops correction typo mean meant no nope sorry *");
const MEAN: &List = list!("mean meant");

/// What should have been said, if a message says so; of what kind.
pub(super) fn amends(state: &State, places: &Places, analysis: &Analysis) -> Option<Relation> {
    let reading = Reading { places, analysis };
    let count = analysis.tokens.len() as u32;
    if !(0..count).any(|at| reading.is(at, MARKS)) {
        return None;
    }
    let borders = (0..count).filter(|&at| at == 0 || reading.is_border(at - 1));
    let (object, sure) = borders.filter_map(|at| reading.at(at)).next()?;
    let said = |relation: &Relation| {
        let extent = relation.extent();
        let last = relation.predicate.end.saturating_sub(1);
        let meant = reading.is(last, MEAN) || relation.corrects && relation.subject.is_empty();
        let same = meant && !relation.object.is_empty() && relation.object.start == object.start;
        let told = relation.kind != Kind::Open;
        same || told && extent.start <= object.start && object.start < extent.end
    };
    if analysis.relations.iter().any(said) {
        return None;
    }
    let own = analysis.relations.iter().rev();
    let mut told = own
        .filter(|relation| relation.kind != Kind::Open && relation.extent().end <= object.start)
        .filter(|relation| relation.modality == Modality::Asserted)
        .peekable();
    let kinds: Vec<Kind> = if told.peek().is_some() {
        told.map(|relation| relation.kind).collect()
    } else {
        last_kinds(state).collect()
    };
    // A firm for a firm, where there is one.
    let find = |alike: bool| {
        let mut kinds = kinds.iter().copied();
        kinds.find(|&kind| reading.fits(kind, object, sure, alike))
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

/// The kinds of what the speaker told right before, the last first.
fn last_kinds(state: &State) -> impl Iterator<Item = Kind> {
    let seq = state.last_seq;
    let by = |seq: u64| state.index.turn(seq).map(|turn| turn.speaker);
    let same = by(seq).is_some() && by(seq) == by(seq.wrapping_sub(1));
    let told = move |fact: &&Fact| {
        let last = fact.evidence.last();
        same && last.is_some_and(|last| last.seq + 1 == seq) && fact.known_to == f64::INFINITY
    };
    let newest = state.facts.iter().rev().take(BACK).filter(told);
    newest.filter_map(|fact| {
        let predicate = state.facts.predicate(fact.predicate);
        Kind::of_name(predicate)
            .or_else(|| predicate.starts_with(FAVOURITE).then_some(Kind::Favourite))
    })
}

struct Reading<'r> {
    places: &'r Places<'r>,
    analysis: &'r Analysis,
}

impl Reading<'_> {
    fn is(&self, at: u32, words: &List) -> bool {
        is_among(self.places.word(at), words)
    }

    fn is_border(&self, at: u32) -> bool {
        self.analysis.tags.get(at as usize) == Some(&Upos::Punct)
    }

    /// What a message says at a token instead of what was said, and whether it is sure that it does.
    fn at(&self, from: u32) -> Option<(Span, bool)> {
        const LIGHT: &List = list!("oh ooh ah er um uh hm hmm ugh argh lol haha i that make it 's");
        let light = |at: u32| {
            let word = self.places.word(at);
            self.is(at, MARKS) || self.is(at, LIGHT) || !has_letters(word) && !word.is_empty()
        };
        let digit = |at: u32| {
            self.places
                .word(at)
                .starts_with(|c: char| c.is_ascii_digit())
        };
        let first = (from..from + BEFORE).find(|&at| !light(at) || digit(at))?;
        let start = first + u32::from(first > from && self.is(first, list!("in at on to")));
        let end = self.end(start)?;
        // "Allegro, I mean.", "Allegro, sorry"
        let mut behind = end;
        while behind < end + 4 && (self.is(behind, MARKS) || self.is(behind, list!(", i"))) {
            behind += 1;
        }
        let stops = |at: u32| {
            let word = self.places.word(at);
            !has_letters(word) && !word.starts_with(['?', '\'', '’', '-', '/', ':'])
        };
        let trails = behind > end && stops(behind);
        if !trails && !stops(end) {
            return None;
        }
        let last = if trails { behind } else { end };
        let has = |words: &List| (from..start).chain(end..last).any(|at| self.is(at, words));
        let wait = has(list!("wait")) && has(list!("no"));
        let called = self.kind(start) == Some(EntityKind::Person);
        let sure = wait || has(MEAN) || has(list!("correction typo *"));
        let oops = has(list!("wait oops whoops"));
        // "No, in Bergen.", but not "no Ann", "sorry Ann"
        let stands = has(list!("no nope sorry")) && self.is_border(start.wrapping_sub(1));
        // "Bergen, sorry"
        let late = trails && start == 0 && self.is_border(end);
        let answers = start > from && (oops || stands) || late;
        (sure || answers && !called).then_some((Span { start, end }, sure))
    }

    fn kind(&self, at: u32) -> Option<EntityKind> {
        let (start, _) = self.places.units(at);
        let mut names = self.analysis.entities.iter();
        names
            .find(|name| name.start <= start && start < name.end)
            .map(|name| name.kind)
    }

    fn value(&self, at: u32) -> Option<&Value> {
        let (start, _) = self.places.units(at);
        let mut values = self.analysis.values.iter();
        values.find(|value| value.start == start)
    }

    /// Where a name, a value or a noun ends that begins at a token.
    fn end(&self, start: u32) -> Option<u32> {
        if let Some(value) = self.value(start) {
            let end = self.places.token_at(value.end.saturating_sub(1)) + 1;
            // "020 7946 0019"
            let number = |at: &u32| self.analysis.tags.get(*at as usize) == Some(&Upos::Num);
            return (end..end + LONGEST).find(|at| !number(at));
        }
        let noun = |at: u32| {
            let tag = self.analysis.tags.get(at as usize);
            let word = self.places.word(at);
            word != "I"
                && (matches!(tag, Some(Upos::Noun | Upos::Propn | Upos::Adj))
                    || is_capital(word) && has_letters(word))
        };
        let end = (start..start + LONGEST).find(|&at| !noun(at))?;
        (end > start && !self.is(start, list!("i wrong my bad"))).then_some(end)
    }

    /// Whether it can be what a relation of a kind tells; `alike`: as far as its name was tagged.
    fn fits(&self, kind: Kind, object: Span, sure: bool, alike: bool) -> bool {
        let value = self.value(object.start).map(|value| value.kind);
        let named = is_capital(self.places.word(object.start)) && value.is_none();
        let as_tagged = self.kind(object.start);
        let of = |kind| as_tagged == Some(kind) || !alike && (sure || as_tagged.is_none());
        match kind {
            // "The 19th" is of a month that was said.
            Kind::Birthday | Kind::Born if value == Some(ValueKind::Datetime) => {
                !self.is(object.start, list!("the"))
            }
            Kind::Age => matches!(value, Some(ValueKind::Quantity | ValueKind::Number)),
            Kind::Email => value == Some(ValueKind::Email),
            Kind::Phone => matches!(value, Some(ValueKind::Phone | ValueKind::Number)),
            Kind::Weighs => value == Some(ValueKind::Quantity),
            Kind::Earns => value == Some(ValueKind::Money),
            Kind::LivesIn | Kind::From | Kind::Born | Kind::Goes | Kind::Visited => {
                named && of(EntityKind::Location)
            }
            Kind::WorksAt | Kind::StudiesAt => named && of(EntityKind::Organization),
            Kind::Speaks => named,
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating | Kind::LivesWith => {
                named && sure && as_tagged == Some(EntityKind::Person)
            }
            Kind::WorksAs
            | Kind::Studies
            | Kind::Likes
            | Kind::Dislikes
            | Kind::Favourite
            | Kind::AllergicTo
            | Kind::Plays
            | Kind::Takes
            | Kind::Eats
            | Kind::Drinks => value.is_none() && sure && as_tagged.is_none(),
            _ => false,
        }
    }
}
