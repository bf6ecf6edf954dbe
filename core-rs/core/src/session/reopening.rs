//! What a retraction opens again: "I've moved to Tromsø." "Just kidding!" ends what that move had begun, and one lives
//! where one lived, as if it had never ended.
//!
//! What was closed is believed no more, and a fact of the same words and the same beginning is opened in its place: who asks
//! what was known in between gets the end that was believed then.

use super::claims::Claim;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use crate::memory::{Fact, contrary, excluded};
use crate::words::{List, is_among, letters, list, owned};

impl Telling {
    /// Opens what a fact had closed that turned out to be wrong.
    pub(super) fn reopen(&mut self, state: &mut State, wrong: u32) {
        let closed = closed_by(state, wrong);
        self.open_again(state, &closed, None);
    }

    /// "I've moved to Tromsø." "No wait, I still live in Ghent": whether a claim is what a wrong fact had closed, which is
    /// open again then.
    pub(super) fn returns(&mut self, state: &mut State, slot: &[u32], claim: &Claim) -> bool {
        let Some(&wrong) = slot.first() else {
            return false;
        };
        let fact = |place: &u32| state.facts.get(*place);
        let same = |place: &u32| {
            fact(place).is_some_and(|fact| state.rooted(&fact.object) == claim.object)
        };
        if claim.when.from.is_some() || !closed_by(state, wrong).iter().any(same) {
            return false;
        }
        self.disbelieve(state, wrong, None);
        let again = self.open_alike(state, claim.subject, &claim.predicate, &claim.object);
        if let Some(again) = again {
            self.confirm(state, again, claim);
        }
        again.is_some()
    }

    /// Opens what a message had closed, if it is told from others by its time.
    pub(super) fn reopen_all(&mut self, state: &mut State, seq: u64) {
        let at = |seq: u64| state.index.turn(seq).map(|turn| turn.at);
        let Some(told) = at(seq).filter(|&told| at(seq.wrapping_sub(1)) != Some(told)) else {
            return;
        };
        let closed = closed_at(state, told, &|fact| fact.end_known == told);
        self.open_again(state, &closed, None);
    }

    /// "She works at Scania now, she started there in May.": what a fact had closed that is told to begin at another time
    /// ended then.
    pub(super) fn ended_then(&mut self, state: &mut State, again: u32, from: f64) {
        let mut closed = closed_by(state, again);
        closed.retain(|&place| {
            let fact = state.facts.get(place);
            fact.is_some_and(|fact| fact.valid_from < from)
        });
        self.open_again(state, &closed, Some(from));
    }

    /// Whether a fact begins when an earlier message told it first, and neither it nor this one says more of when.
    pub(super) fn begins_untold(&self, state: &State, place: u32) -> bool {
        let says = |seq: u64, list: &List| {
            let text = state.index.turn(seq).map_or("", |turn| turn.text);
            letters(text).any(|word| is_among(word, list))
        };
        let again = list!("again back");
        let once =
            list!("left then first before second side temp temporarily briefly volunteering whole");
        let begin = state.facts.get(place).map(|fact| fact.valid_from);
        first_told(state, place).is_some_and(|(seq, told)| {
            begin == Some(told)
                && told <= self.at
                && seq != self.seq
                && !says(seq, again)
                && !says(self.seq, once)
        })
    }

    /// Opens facts again, as ended at `to` where it is known.
    pub(super) fn open_again(&mut self, state: &mut State, closed: &[u32], to: Option<f64>) {
        for &place in closed {
            let Some(fact) = state.facts.get(place) else {
                return;
            };
            let Some(&evidence) = fact.evidence.first() else {
                continue;
            };
            let predicate = owned(state.facts.predicate(fact.predicate));
            let subject = state.entities.root(fact.subject);
            let claim = Claim {
                polarity: fact.polarity,
                meant: fact.meant,
                reported_by: fact.reported_by,
                doubt: fact.doubt,
                ..Claim::plain(subject, predicate, state.rooted(&fact.object), evidence)
            };
            // What ended before it was told began at a time that nobody knows.
            let over = to.is_some_and(|to| to < fact.valid_from);
            let from = if over {
                f64::NEG_INFINITY
            } else {
                fact.valid_from
            };
            if self.room < 4 * FACT_BYTES + 6 * claim.bytes() {
                self.cut = true;
                return;
            }
            let id = self.open(state, &claim, from, to);
            if id.is_some() {
                self.retract(state, place, id);
            }
        }
    }

    /// The newest fact of a slot that is not open again.
    pub(super) fn last(&self, state: &State, slot: &[u32]) -> Option<u32> {
        let last = *slot.first()?;
        let fact = state.facts.get(last)?;
        let said = fact.evidence.last()?.seq;
        (fact.id.seq != self.seq || said == self.seq).then_some(last)
    }
}

/// The message that told a fact first, and its time.
pub(super) fn first_told(state: &State, place: u32) -> Option<(u64, f64)> {
    let first = state.facts.get(place)?.evidence.first()?;
    Some((first.seq, state.index.turn(first.seq)?.at))
}

/// The facts that a fact closed.
fn closed_by(state: &State, wrong: u32) -> Vec<u32> {
    let Some(wrong) = state.facts.get(wrong) else {
        return Vec::new();
    };
    let name = state.facts.predicate(wrong.predicate);
    let told = (wrong.known_from, wrong.valid_from);
    let whose = state.entities.root(wrong.subject);
    let closed = |fact: &Fact| {
        let other = state.facts.predicate(fact.predicate);
        let excluded = || {
            excluded(name)
                .iter()
                .any(|&(excluded, _)| excluded == other)
        };
        state.entities.root(fact.subject) == whose
            && (fact.end_known, fact.valid_to) == told
            && (other == name || contrary(name) == Some(other) || excluded())
    };
    closed_at(state, told.0, &closed)
}

/// The facts that were known before `told` and ended then, as far as `is` says.
fn closed_at(state: &State, told: f64, is: &dyn Fn(&Fact) -> bool) -> Vec<u32> {
    let ended = |fact: &Fact| {
        fact.known_from < told && fact.known_to == f64::INFINITY && fact.valid_to < f64::INFINITY
    };
    let facts = (0..).zip(state.facts.iter());
    let found = facts.filter(|(_, fact)| ended(fact) && is(fact));
    found.map(|(place, _)| place).collect()
}
