//! What is to happen, and when: whose it is, which day is meant instead, when a new job begins.

use super::amended::Reading;
use super::amending::BARE;
use super::aside::speaks_of_somebody;
use super::claims::Claims;
use super::references::Who;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use super::units::Units;
use super::when::When;
use crate::memory::{Fact, Meant, is_assistant, role};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{EntityKind, Modality, ValueKind};
use crate::words::{has_letters, is_among, list, owned};

/// Facts that are looked at.
const BACK: usize = 8;
/// The length of a day in milliseconds, with a change of the clocks.
const DAY: core::ops::RangeInclusive<f64> = 82_800_000.0..=90_000_000.0;

impl Claims<'_> {
    /// "The operation is on Friday", where another is spoken of, and who speaks is not: theirs, as far as anybody
    /// knows. A funeral is whoever's who tells it with "my" or "I", or with nobody.
    pub(super) fn is_anothers_event(&self, state: &State, relation: &Relation, who: u32) -> bool {
        let the = relation.object.start.wrapping_sub(1);
        if !relation.subject.is_empty() || !self.places.is(the, list!("the")) {
            return false;
        }
        let count = self.analysis.tokens.len() as u32;
        let mine = (0..count).any(|token| self.places.is(token, list!("i my me we our us")));
        let they = list!("he she they you him her them his their your");
        let others = (0..count).any(|token| self.places.is(token, they))
            || self.references.list.iter().any(|reference| {
                matches!(
                    reference.who,
                    Who::Name(EntityKind::Person) | Who::Role { .. }
                )
            });
        let turn = state.index.turn(self.seq);
        let by = turn.and_then(|turn| turn.speaker);
        if self.speaker != Some(who) || by.is_some_and(is_assistant) {
            return true;
        }
        let shared = list!("funeral wedding wake christening baptism");
        if is_among(self.places.word(relation.object.end - 1), shared) {
            return others && !mine;
        }
        others || !mine || speaks_of_somebody(state)
    }

    /// "I got a job at Arup! I start on 1 June": from then on, and no sooner.
    pub(super) fn begins_later(&self, relation: &Relation, mut when: When) -> When {
        let is = |token: u32, words| self.places.is(token, words);
        let first = relation.predicate.start;
        let got = relation.tense == Tense::Past || is(first + 1, list!("got"));
        let new = relation.kind == Kind::WorksAt
            && relation.modality == Modality::Asserted
            && !(relation.negated || relation.ended)
            && when.from.is_none();
        if !new || !got {
            return when;
        }
        let word = |span: Span| self.places.word(span.start);
        let who = word(relation.subject);
        let they = |span| !is_among(who, list!("i we")) && is_among(word(span), list!("he she"));
        let timely = |span: Span| {
            let (_, from, to) = self.places.of(span).unwrap_or_default();
            let mut values = self.analysis.values.iter();
            values.any(|value| {
                value.kind == ValueKind::Datetime && value.start < to && from < value.end
            })
        };
        let starts = |other: &&Relation| {
            let mut tokens = other.predicate.start..other.predicate.end;
            let words = list!("start starts starting 'm am 's is 'll will on in at");
            other.predicate.start >= relation.extent().end
                && other.kind == Kind::Open
                && !other.negated
                && matches!(other.tense, Tense::Present | Tense::Future)
                && !other.subject.is_empty()
                && (word(other.subject) == who || they(other.subject))
                && timely(other.object)
                && tokens
                    .clone()
                    .any(|token| is(token, list!("start starts starting")))
                && tokens.all(|token| is(token, words))
        };
        if let Some(starts) = self.analysis.relations.iter().find(starts) {
            let timed = self.of_its_time(starts);
            when.from = self.when(&timed).from.filter(|from| *from > self.at);
        }
        when
    }

    /// A relation whose object is a time, as one that is to come then.
    fn of_its_time(&self, relation: &Relation) -> Relation {
        let mut timed = *relation;
        timed.kind = Kind::Event;
        timed.arguments.rotate_right(1);
        timed.arguments[0] = relation.object;
        timed
    }
}

impl Telling {
    /// "My interview is on Monday." "No wait, Tuesday.": the day of what was told last.
    pub(super) fn on_another_day(
        &mut self,
        state: &mut State,
        claims: &Claims,
        relation: &Relation,
    ) -> bool {
        let bare = relation.confidence == BARE;
        let object = relation.object;
        if !claims.references.is_meant(relation) || bare && relation.kind != Kind::Event {
            return false;
        }
        // "Actually it's Tuesday today"
        let next = claims.places.word(object.end);
        let ends = bare || !has_letters(next) || is_among(next, list!("sorry"));
        let when = claims.when(&claims.of_its_time(relation));
        let day = |from: f64, to: f64| DAY.contains(&(to - from));
        let (Some(from), Some(to), true) = (when.from, when.to, ends) else {
            return bare;
        };
        let reading = Reading {
            places: claims.places,
            analysis: claims.analysis,
        };
        let begin = claims.evidence(object).start;
        let speaker = state.index.turn(self.seq).map(|turn| turn.speaker);
        // The day is the only one that was named.
        let told = |fact: &Fact| {
            let last = fact.evidence.last()?;
            let turn = state.index.turn(last.seq)?;
            let here = last.seq == self.seq;
            let mut units = Units::new(turn.text);
            let rest = match here {
                true => units.slice(last.end, begin.max(last.end)),
                false => units.rest(last.end),
            };
            let rest = rest.unwrap_or("");
            let said = here && last.end <= begin || last.seq + 1 == self.seq;
            let apart = said && Some(turn.speaker) == speaker;
            (apart && reading.is_apart(object, rest, &|_, _| false)).then_some(())
        };
        let newest = state.facts.iter().enumerate().rev().take(BACK);
        let mut believed = newest.filter(|(_, fact)| {
            let told = fact.known_to == f64::INFINITY && told(fact).is_some();
            told && role(state.facts.predicate(fact.predicate)).is_none()
        });
        let Some((old, fact)) = believed.next() else {
            return bare;
        };
        let event = state.facts.predicate(fact.predicate) == Kind::Event.name();
        let plain = matches!(fact.meant, Meant::Asserted | Meant::Planned);
        if !event || !plain || !fact.polarity {
            return bare;
        }
        let timely =
            day(from, to) && day(fact.valid_from, fact.valid_to) && from != fact.valid_from;
        if !timely || self.room < 4 * FACT_BYTES {
            return true;
        }
        let subject = state.entities.root(fact.subject);
        let object = state.rooted(&fact.object);
        let mut claim = claims.bare(subject, owned(Kind::Event.name()), object);
        claim.meant = if from > self.at {
            Meant::Planned
        } else {
            Meant::Asserted
        };
        claim.evidence = claims.evidence(relation.extent());
        drop(believed);
        let id = self.open(state, &claim, from, Some(to));
        self.disbelieve(state, old as u32, id);
        true
    }
}
