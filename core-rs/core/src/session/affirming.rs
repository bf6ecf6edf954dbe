//! What a yes or no makes of what the message before asked: it is so, or is so no longer.

use super::agreeing::Agreement;
use super::claims::Claims;
use super::effects::is_state;
use super::state::State;
use super::telling::Telling;
use super::units::Units;
use super::when::When;
use super::when_told::lasting;
use super::yes_or_no::Choice;
use crate::memory::{Evidence, Fact, Meant, Object, is_single};
use crate::text::relations::{Relation, Span, Tense};
use crate::words::{is_among, list, owned};

/// The newest facts among which the one that was asked about is looked for.
const ASKED: usize = 8;

impl Telling {
    /// "Yes", "no, I quit": what the message before asked is so, or is so no longer.
    pub(super) fn agree(&mut self, state: &mut State, claims: &Claims) {
        let Some(Agreement {
            yes,
            choice,
            since,
            about,
        }) = claims.agrees
        else {
            return;
        };
        let before = |last: &Evidence| last.seq + 1 == self.seq;
        let is_asked = |fact: &&Fact| {
            let subject = state.entities.root(fact.subject);
            fact.meant == Meant::Asked
                && fact.evidence.last().is_some_and(before)
                && (claims.speaker == Some(subject) || !state.speaks(subject))
        };
        let newest = state.facts.iter().rev().take(ASKED);
        let mut asked: Vec<Fact> = newest.filter(is_asked).cloned().collect();
        let last = asked.first().map(|last| (last.subject, last.predicate));
        asked.retain(|fact| Some((fact.subject, fact.predicate)) == last);
        // "… or both?"
        let both = |object: &Object| matches!(object, Object::Text(words) if is_among(words, list!("both")));
        asked.retain(|fact| !both(&fact.object));
        if *since && asked.is_empty() {
            asked.extend(self.last_state(state, claims));
        }
        let slot = last.map_or("", |(_, slot)| state.facts.predicate(slot));
        let chosen = match (choice, &mut asked[..]) {
            (Choice::Asked, all) => 0..all.len().min(1),
            (Choice::Both, [_, _]) if is_single(slot) => return,
            (_, [later, first]) => {
                let place = |fact: &Fact| fact.evidence.last().map(|place| place.end);
                if place(later) >= place(first) {
                    std::mem::swap(later, first);
                }
                match choice {
                    Choice::Former => 0..1,
                    Choice::Latter => 1..2,
                    _ => 0..2,
                }
            }
            _ => return,
        };
        for fact in asked.get(chosen.clone()).unwrap_or(&[]) {
            let subject = state.entities.root(fact.subject);
            let predicate = owned(state.facts.predicate(fact.predicate));
            let object = state.rooted(&fact.object);
            self.affirm(state, claims, (subject, predicate, object), *yes);
        }
        if chosen.is_empty()
            && let (Some((predicate, object)), Some(speaker)) = (about, claims.speaker)
        {
            let predicate = owned(predicate);
            self.affirm(state, claims, (speaker, predicate, object.clone()), *yes);
        }
    }

    /// What lasts that the message before the question told last.
    fn last_state(&self, state: &State, claims: &Claims) -> Option<Fact> {
        let before = self.seq.wrapping_sub(2);
        let told = |fact: &&Fact| fact.evidence.last().is_some_and(|last| last.seq == before);
        let newest = state.facts.iter().rev().take(ASKED);
        let end = |fact: &&Fact| fact.evidence.last().map_or(0, |last| last.end);
        let last = newest.filter(told).max_by_key(end)?;
        let predicate = state.facts.predicate(last.predicate);
        let lasts =
            is_state(predicate) || matches!(predicate, "studies" | "plays" | "follows diet");
        // "I live in Oslo. Can you water my plants?" "How long?"
        let text = state.index.turn(before)?.text;
        let rest = Units::new(text).slice(end(&last), u32::MAX);
        let rest = rest.unwrap_or("").trim_end_matches(['.', '!', ' ']);
        let more = rest.contains(['.', '!', '?', ';']) || claims.places.has(list!("more"));
        (lasts && last.is_open() && !more).then(|| last.clone())
    }

    /// What was asked is so, or is so no longer.
    fn affirm(
        &mut self,
        state: &mut State,
        claims: &Claims,
        (subject, predicate, object): (u32, String, Object),
        yes: bool,
    ) {
        // "Are you studying at home?"
        let place = is_among(predicate.rsplit(' ').next().unwrap_or(""), list!("in at"));
        if object == Object::Entity(subject) || place && matches!(object, Object::Text(_)) {
            return;
        }
        let mut claim = claims.bare(subject, predicate, object);
        claim.evidence = claims.evidence(Span { start: 0, end: 1 });
        // "Yep, since May."
        let word = Relation {
            predicate: Span { start: 0, end: 1 },
            tense: Tense::Present,
            ..Relation::default()
        };
        // "Yes, every single evening."
        let often = claims
            .places
            .has(list!("every each most mostly usually always"));
        claim.when = if often {
            When::default()
        } else {
            claims.when(&word)
        };
        lasting(claims.analysis, claims.places, self.at, &mut claim.when);
        if claim.when.from.is_some_and(|from| from > self.at) {
            return;
        }
        if yes {
            self.take(state, claim, claims.speaker);
        } else if let Some(fact) = self.open_alike(state, subject, &claim.predicate, &claim.object)
        {
            self.close(state, fact, None, self.at);
        }
    }
}
