//! What was said is denied in so many words, and what it should have been stands beside it: "sorry, not penicillin,
//! latex", "latex, not penicillin".

use super::claims::Claims;
use super::denied::is_called;
use super::places::Places;
use super::since_when::since;
use super::state::State;
use super::telling::{FACT_BYTES, Telling};
use super::unsaying::is_joke;
use super::when::When;
use crate::memory::{Fact, Object};
use crate::text::relations::Span;
use crate::text::{Analysis, Upos};
use crate::words::{List, boxed, has_letters, is_among, list, owned};

/// Tokens of such a message, of what was wrong or right, and facts that are looked at, at most.
const MOST: u32 = 14;
const LONGEST: u32 = 4;
const BACK: usize = 8;
const LIGHT: &List =
    list!("sorry no oh oops wait actually argh ah hm er um i mean meant it it's is was 's that");

/// Whether a message may put something right though it tells nothing for itself.
pub(super) fn puts_right(places: &Places, analysis: &Analysis) -> bool {
    is_joke(places) || since(places, analysis).is_some() || not_but(places, analysis).is_some()
}

/// What was wrong, and what is right.
fn not_but(places: &Places, analysis: &Analysis) -> Option<(Span, Span)> {
    let count = analysis.tokens.len() as u32;
    let is_not = |at: u32| places.is(at, list!("not"));
    if count > MOST || !places.has(list!("not")) {
        return None;
    }
    let word = |at: u32| places.word(at);
    let light = |at: &u32| *at < count && (!has_letters(word(*at)) || places.is(*at, LIGHT));
    let behind = |from: u32| (from..=count).find(|at| !light(at)).unwrap_or(count);
    let noun = |at: u32| {
        let tag = analysis.tags.get(at as usize);
        let ends = !has_letters(word(at)) || is_among(word(at), list!("but not and or"));
        !ends
            && !matches!(
                tag,
                None | Some(Upos::Verb | Upos::Aux | Upos::Pron | Upos::Adv | Upos::Part)
            )
    };
    let thing = |from: u32| {
        let end = (from..from + LONGEST).find(|&at| !noun(at))?;
        (end > from).then_some(Span { start: from, end })
    };
    let first = behind(0);
    let closes = |end: u32| {
        let stop =
            (end..count).all(|at| light(&at) && word(at) != "?" || places.is(at, list!("my bad")));
        stop.then_some(())
    };
    if is_not(first) {
        let wrong = thing(first + 1)?;
        let but = u32::from(places.is(wrong.end, list!("but")));
        if but == 0 && !matches!(word(wrong.end), "," | ":" | ";" | "-" | "–" | ".") {
            return None;
        }
        let right = thing(behind(wrong.end + but))?;
        closes(right.end)?;
        return Some((wrong, right));
    }
    let right = thing(first)?;
    let not = right.end + u32::from(word(right.end) == ",");
    let wrong = thing(not + 1).filter(|_| is_not(not))?;
    closes(wrong.end)?;
    Some((wrong, right))
}

impl Telling {
    /// Puts right since when something is so, and what the speaker's message right before told in the words that are
    /// denied.
    pub(super) fn instead(&mut self, state: &mut State, claims: &Claims) {
        self.since(state, claims);
        let Some((wrong, right)) = not_but(claims.places, claims.analysis) else {
            return;
        };
        let before = self.seq.wrapping_sub(1);
        let Some(said) = state.own_before(self.seq).map(|last| last.at) else {
            return;
        };
        let (Some((old, ..)), Some((new, ..))) = (claims.places.of(wrong), claims.places.of(right))
        else {
            return;
        };
        let told = |fact: &Fact| {
            fact.known_to == f64::INFINITY
                && matches!(fact.object, Object::Text(_))
                && is_called(state, &fact.object, old)
                && fact.evidence.last().is_some_and(|last| last.seq == before)
        };
        let newest = state.facts.len() as u32;
        let found = (1..)
            .zip(state.facts.iter().rev().take(BACK))
            .find(|(_, fact)| told(fact));
        let Some((back, fact)) = found else {
            return;
        };
        let (place, subject, meant) = (newest - back, fact.subject, fact.meant);
        let from = Some(fact.valid_from).filter(|from| from.is_finite() && *from != said);
        let predicate = owned(state.facts.predicate(fact.predicate));
        let polarity = fact.polarity;
        let subject = state.entities.root(subject);
        let mut claim = claims.bare(subject, predicate, Object::Text(boxed(new)));
        claim.evidence = claims.evidence(right);
        (claim.meant, claim.polarity) = (meant, polarity);
        claim.when = When {
            from,
            ..When::default()
        };
        if self.room > 2 * FACT_BYTES {
            self.retract(state, place, None);
            self.take(state, claim, claims.speaker);
        }
    }
}
