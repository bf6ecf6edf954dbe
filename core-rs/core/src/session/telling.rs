//! What becomes of a claim: a new fact, one that is said again, one that ends or was wrong.
//!
//! Only what is asserted retires anything, and only in a slot that holds one object at a time
//! (`predicates.rs`), where the new fact holds later or corrects. What somebody said of themself is not
//! retired by what another says.

use super::claims::{Claim, Claims};
use super::effects::{is_one_of_diets, is_state};
use super::ending::{PARTNERS, parts};
use super::limits;
use super::reopening::first_told;
use super::state::State;
use crate::memory::{Fact, Meant, Object, contrary, excluded, is_once, is_single};
use crate::text::relations::{Kind, Span, Tense};

/// Bytes that a fact takes in an event beside its object and predicate, at most; and a closed one.
pub(super) const FACT_BYTES: usize = 512;

/// Milliseconds of a day, and of the time in which a move is the last one.
const DAY: f64 = 86_400_000.0;
const LATELY: f64 = 62.0 * DAY;

/// The effects of one message on the facts, as its event lists them.
#[derive(Default)]
pub(super) struct Telling {
    /// JSON of the lists' items.
    pub facts: Vec<u8>,
    pub closed: Vec<u8>,
    /// Bytes that are left for them.
    pub room: usize,
    /// Something was left out.
    pub cut: bool,
    pub(super) opened: u32,
    pub(super) at: f64,
    pub(super) seq: u64,
}

impl Telling {
    /// For what happens without a message.
    pub fn by_hand(seq: u64, at: f64) -> Telling {
        Telling {
            room: limits::EVENT_BYTES / 2,
            at,
            seq,
            ..Telling::default()
        }
    }

    /// Takes in all that the message claims.
    pub fn tell(state: &mut State, claims: &Claims, room: usize) -> Telling {
        let mut telling = Telling {
            room,
            at: claims.at,
            seq: claims.seq,
            ..Telling::default()
        };
        let merged = claims.merged.iter();
        merged.for_each(|&entity| telling.settle(state, entity));
        telling.agree(state, claims);
        telling.instead(state, claims);
        let joke = claims.joke();
        if joke == Some(Span::NONE) {
            telling.take_back(state, claims);
        }
        telling.share(state, claims, false);
        let mut roles: Vec<usize> = Vec::new();
        for (place, relation) in claims.analysis.relations.iter().enumerate() {
            let (said, role) = (relation.predicate.start, relation.kind == Kind::Role);
            let joked = joke.is_some_and(|joke| joke.start <= said && said < joke.end);
            // "My niece Ann …", but "my boss is Ann" is the joke.
            let aside = role && relation.tense == Tense::None;
            let whole = !role || joke.is_some_and(|joke| claims.is_one_clause(joke));
            if joked && !aside && whole {
                continue;
            }
            let answered = claims.references.answered(place);
            let asked = claims.references.role.is_some();
            let subject = || asked.then(|| claims.subject(relation)).flatten();
            let answered = answered.or_else(subject);
            if parts(relation) {
                // "I broke up with my girlfriend": here and in what follows she is none.
                let there = claims.references.roles(relation.extent(), answered);
                let partners = there.filter(|(.., role)| PARTNERS.contains(role));
                roles.extend(partners.map(|(place, ..)| place));
            }
            telling.roles(state, claims, (relation.extent(), answered), &mut roles);
            let meant = claims.references.is_meant(relation);
            if meant && telling.on_another_day(state, claims, relation) {
            } else if meant {
                telling.put_right(state, claims, relation);
            } else if relation.kind == Kind::Open && telling.switch(state, claims, relation) {
            } else if let Some(claim) = claims.of(state, place, relation) {
                telling.take(state, claim, claims.speaker);
            } else {
                for person in claims.several(state, relation) {
                    if let Some(claim) = claims.about(state, relation, person) {
                        telling.take(state, claim, claims.speaker);
                    }
                }
            }
        }
        telling.share(state, claims, true);
        telling.no_role(state, claims);
        telling.part_both(state, claims);
        let all = Span {
            start: 0,
            end: claims.analysis.tokens.len() as u32,
        };
        telling.roles(state, claims, (all, None), &mut roles);
        telling
    }

    pub(super) fn take(&mut self, state: &mut State, mut claim: Claim, speaker: Option<u32>) {
        if self.room < 4 * FACT_BYTES + 6 * claim.bytes() {
            self.cut = true;
            return;
        }
        if claim.meant == Meant::Asserted && self.is_others(state, &claim, speaker) {
            if !claim.polarity || claim.is_over() {
                return;
            }
            (claim.meant, claim.reported_by) = (Meant::Reported, speaker);
        }
        match claim.meant {
            Meant::Asserted if !claim.polarity => self.deny(state, claim),
            Meant::Asserted if claim.is_over() => self.end(state, claim),
            Meant::Asserted => self.assert(state, claim),
            Meant::Reported if claim.is_over() && claim.when.from.or(claim.when.to).is_none() => {}
            _ => self.suppose(state, claim),
        }
    }

    fn assert(&mut self, state: &mut State, claim: Claim) {
        let (subject, predicate, object) = (claim.subject, &*claim.predicate, &claim.object);
        // "We got married!": to whom, the engagement tells.
        if *object == Object::Nothing && predicate == "is married to" {
            let betrothed = self.open_in_slot(state, subject, "is engaged to");
            let married = self.open_in_slot(state, subject, predicate);
            if let Some(&fact) = married.first() {
                // "Married!" of somebody who is already.
                return self.confirm(state, fact, &claim);
            }
            let to = betrothed.first().and_then(|&fact| state.facts.get(fact));
            let to = to.map(|fact| state.rooted(&fact.object));
            if let Some(object) = to.filter(|to| *to != Object::Nothing) {
                return self.assert(state, Claim { object, ..claim });
            }
        }
        let mut again = None;
        let count = state.facts.len();
        let mut newest = self.newest_alike(state, subject, predicate, object);
        if let Some(fact) = self.alike_from(state, newest, &|fact| fact.is_open()) {
            let begins = state.facts.get(fact).map(|fact| fact.valid_from);
            // "I moved there in April." "I moved there in May.": what was said last.
            let told = || first_told(state, fact).map(|(_, at)| at);
            let moved =
                claim.happened && claim.manner.anew && predicate == "lives in" && begins != told();
            // "I work at Bosch. I've worked there since 2011": it was not said since when.
            let since = claim.when.from < begins && begins == told() && is_state(predicate);
            if !(claim.corrects || moved || since)
                || claim.when.from.is_none()
                || claim.when.from == begins
            {
                return self.confirm(state, fact, &claim);
            }
            // "Sorry, since May": it is the time that was wrong.
            again = Some(fact);
        }
        let (mut from, mut to) = (claim.when.from.unwrap_or(self.at), claim.when.to);
        let (mut ends, mut before, mut wrong): (Vec<u32>, _, _) = (Vec::new(), Vec::new(), None);
        let diets = claim.manner.turned && is_one_of_diets(predicate, object);
        let single = is_single(predicate) || diets;
        // A slot of many is long, and mostly stays as it is.
        let mut slot = Vec::new();
        if single || claim.instead || claim.denies.is_some() {
            slot = self.open_in_slot(state, subject, predicate);
        }
        if claim.corrects && is_single(predicate) && self.returns(state, &slot, &claim) {
            return;
        }
        if state.facts.len() != count {
            newest = self.newest_alike(state, subject, predicate, object);
        }
        let (told, once) = (from, is_once(predicate));
        let begins = |fact: u32| state.facts.get(fact).map_or(told, |fact| fact.valid_from);
        let said = |fact: u32| state.facts.get(fact).map(|fact| &fact.object);
        let form = std::mem::discriminant(object);
        let alike = |fact: u32| said(fact).is_some_and(|old| std::mem::discriminant(old) == form);
        // "born in Graz" and "born in 1990" hold both.
        slot.retain(|&fact| !once || alike(fact));
        let diet = |fact: u32| said(fact).is_some_and(|old| is_one_of_diets(predicate, old));
        slot.retain(|&fact| predicate != "follows diet" || diet(fact));
        let corrects = claim.corrects || once || self.wrong(state, &claim, &slot).is_some();
        if again.is_some() {
            wrong = again;
        } else if let (true, true, Some(last)) = (single, corrects, self.last(state, &slot)) {
            wrong = Some(last);
            if claim.when.from.is_none() {
                from = begins(last);
            }
        } else if single && !claim.adds {
            // "He was promoted today": later than what was said of him today.
            let began = slot.iter().map(|&fact| begins(fact));
            let moves = claim.happened
                && (predicate.starts_with("lives ") || predicate.starts_with("works "));
            let today =
                |begin: &f64| moves && *begin > from && *begin < from + DAY && *begin <= self.at;
            from = began.filter(today).fold(from, f64::max);
            for &fact in &slot {
                let begin = begins(fact);
                let lately = moves && begin > from && self.at < from + LATELY;
                if lately && self.begins_untold(state, fact) {
                    // "I moved last week", of whom it was told since that they live elsewhere.
                    before.push(fact);
                } else if begin <= from {
                    ends.push(fact);
                } else if to.is_none_or(|to| begin < to) {
                    // It was told later, and holds before.
                    to = Some(begin);
                }
            }
        }
        if !single {
            wrong = wrong.or_else(|| self.wrong(state, &claim, &slot));
        }
        // "I used to live in Porto, but I've been living here since 2018": until then.
        if single && from < self.at {
            let newest = state.facts.find_predicate(predicate);
            let newest = newest.map(|number| state.facts.slot(subject, number).take(4));
            let over = newest.into_iter().flatten().filter(|(_, fact)| {
                let said = fact
                    .evidence
                    .last()
                    .is_some_and(|last| last.seq == self.seq);
                said && fact.valid_from == f64::NEG_INFINITY && fact.valid_to == self.at
            });
            ends.extend(over.map(|(fact, _)| fact));
        }
        let contrary = contrary(predicate);
        ends.extend(contrary.and_then(|other| self.open_alike(state, subject, other, object)));
        for &(other, same_object) in excluded(predicate) {
            if same_object {
                ends.extend(self.open_alike(state, subject, other, object));
            } else {
                ends.extend(self.open_in_slot(state, subject, other));
            }
        }
        let negative =
            |fact: &Fact| fact.is_asserted() && !fact.polarity && fact.valid_to == f64::INFINITY;
        ends.extend(self.alike_from(state, newest, &negative));
        let planned = |fact: &Fact| {
            let open = fact.known_to == f64::INFINITY && fact.valid_to == f64::INFINITY;
            fact.meant == Meant::Planned && fact.polarity && open
        };
        ends.extend(self.alike_from(state, newest, &planned));
        let id = self.open(state, &claim, from, to);
        self.open_again(state, &before, Some(from));
        if let Some(again) = again {
            self.ended_then(state, again, from);
        }
        if let Some(wrong) = wrong {
            self.disbelieve(state, wrong, id);
        }
        for fact in ends {
            self.close(state, fact, id, from);
        }
    }
}
