//! What a correction says was wrong: "not Lidl but Aldi", "Norwegian, not Danish", "I was wrong, she studies …".

use super::claims::{Claim, Claims};
use super::places::Places;
use super::references::{References, Who};
use super::state::State;
use super::telling::Telling;
use crate::memory::{Entities, Form, Object};
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::words::{boxed, has_letters, has_part, is_among, list, same, split};

/// Tokens of what was wrong, and of what stands before it.
const LONGEST: u32 = 5;
const BEFORE: u32 = 4;

/// The words that are denied beside what should have been said.
pub(super) fn denied(places: &Places, object: Span) -> Option<Span> {
    let is_not = |at: &u32| places.is(*at, list!("not"));
    let begin = |not: u32| not + 1 + u32::from(places.is(not + 1, list!("in at for the a an")));
    // "Norwegian, not Danish"
    let behind = (object.end..object.end + 2).find(is_not);
    if let Some(not) =
        behind.filter(|not| *not == object.end || places.is(object.end, list!(", -")))
    {
        let start = begin(not);
        let end = (start..start + LONGEST).find(|&at| !has_letters(places.word(at)))?;
        return (end > start).then_some(Span { start, end });
    }
    // "Not Lidl but Aldi", "sorry, not Lidl: he works at Aldi"
    let not = (0..BEFORE.min(object.start)).find(is_not)?;
    let light = |at: u32| {
        let word = places.word(at);
        !has_letters(word) || is_among(word, list!("sorry no oh oops wait argh ah actually hm"))
    };
    let start = begin(not);
    let stops = |at: &u32| !has_letters(places.word(*at)) || places.is(*at, list!("but"));
    let end = (start..object.start).find(stops)?;
    let but = (end..object.start).find(|&at| places.is(at, list!("but")));
    let near = but.is_none_or(|but| object.start <= but + 3) && !places.is(end, list!("? \" “"));
    (near && end > start && end <= start + LONGEST && (0..not).all(light))
        .then_some(Span { start, end })
}

/// Whether an object goes by these words.
pub(super) fn is_called(state: &State, object: &Object, words: &str) -> bool {
    match object {
        Object::Entity(entity) => {
            let entity = state.entities.root(*entity);
            let name = state.entities.get(entity).map_or("", |found| found.name());
            same_words(name, words) || split(name, b' ').any(|part| same_words(part, words))
        }
        Object::Text(old) => same_words(old, words),
        Object::Value(json) => has_part(json, words),
        Object::Nothing => false,
    }
}

fn same_words(one: &str, other: &str) -> bool {
    same(one, other)
}

impl References<'_> {
    /// "Not Lidl but Aldi": what stands instead of a firm is one, whatever the tagger saw.
    pub(super) fn instead(
        &mut self,
        entities: &Entities,
        relation: &Relation,
        name: Option<usize>,
    ) {
        let Some(name) = name else {
            return;
        };
        let wrong = denied(self.places, relation.object).and_then(|span| self.places.of(span));
        let (Some((wrong, ..)), Some(reference)) = (wrong, self.list.get(name)) else {
            return;
        };
        let text = self.places.text_of(reference.start, reference.end);
        let bears = |kind, name| !entities.bearers(kind, Form::Whole, name).is_empty();
        let mut kinds = EntityKind::ALL
            .into_iter()
            .filter(|&kind| bears(kind, wrong));
        let (Some(kind), None) = (kinds.next(), kinds.next()) else {
            return;
        };
        if let (Who::Name(tagged), false) = (reference.who, reference.sure)
            && !bears(tagged, text)
            && let Some(reference) = self.list.get_mut(name)
        {
            (reference.who, reference.sure) = (Who::Name(kind), true);
        }
    }
}

impl Claims<'_> {
    /// "Scratch that, I play the viola.": what was said last of the kind was wrong.
    pub(super) fn is_instead(&self, relation: &Relation) -> bool {
        let start = relation.extent().start;
        let word = |token: u32| self.places.word(token);
        let scratch = (start.saturating_sub(3)..start).find(|&token| {
            is_among(word(token), list!("scratch strike"))
                && is_among(word(token + 1), list!("that"))
        });
        let begins = |token: u32| token == 0 || !has_letters(word(token - 1));
        scratch.is_some_and(begins)
    }

    /// "I was wrong, she studies law", "he lives in Turku, my mistake".
    pub(super) fn owns_up(&self, relation: &Relation) -> bool {
        // "She likes tea and hates coffee." "I was wrong, she likes coffee": the tea stays.
        if matches!(relation.kind, Kind::Likes | Kind::Dislikes | Kind::Has) {
            return false;
        }
        // One of them is in all that says so.
        let wrong =
            list!("wrong mistaken incorrect right true mistake bad error misspoke correction");
        if relation.tense != Tense::Present || !self.places.has(wrong) {
            return false;
        }
        let is = |at: u32, words| self.places.is(at, words);
        // Where the words end that begin at a token and say that it was wrong.
        let said = |at: u32| {
            let word = |next: u32| self.places.word(at + next);
            let apt = |next: u32| is(at + next, list!("wrong mistaken incorrect"));
            let not_right =
                |next: u32| is(at + next, list!("not")) && is(at + next + 1, list!("right true"));
            let i = is(at, list!("i"));
            let that = is(at, list!("that it"));
            let be = is(at + 1, list!("is was 's ’s 'm ’m am"));
            if is(at, list!("my")) && is(at + 1, list!("mistake bad error"))
                || i && is(at + 1, list!("misspoke"))
            {
                Some(at + 2)
            } else if is(at, list!("correction")) {
                Some(at + 1)
            } else if (i || that) && be && apt(2) {
                Some(at + 3)
            } else if that && be && not_right(2)
                || i && is(at + 1, list!("got")) && is(at + 2, list!("that it")) && apt(3)
            {
                Some(at + 4)
            } else {
                None
            }
            .filter(|_| !word(0).is_empty())
        };
        let end = relation.extent().end;
        let start = if relation.subject.is_empty() {
            relation.predicate.start
        } else {
            relation.subject.start
        };
        let light = |at: u32| {
            !has_letters(self.places.word(at))
                || is(at, list!("actually sorry no oh oops wait in fact so and"))
        };
        let first = start.saturating_sub(2 * LONGEST);
        let before = (first..start).any(|at| {
            let opens = (at.saturating_sub(2)..at).all(light);
            let end = said(at).filter(|_| opens);
            end.is_some_and(|end| {
                end < start && !has_letters(self.places.word(end)) && (end..start).all(light)
            })
        });
        let stop = end;
        let behind = || {
            let apart = matches!(self.places.word(stop), "," | "." | "-" | "–" | "—" | "!");
            let end = said(stop + 1).filter(|_| apart);
            end.is_some_and(|end| !has_letters(self.places.word(end)))
        };
        before || behind()
    }

    /// The words that a claim's sentence denies, where it puts something right.
    pub(super) fn denies(&self, relation: &Relation) -> Option<Box<str>> {
        if !relation.corrects {
            return None;
        }
        let span = denied(self.places, relation.object)?;
        self.places.of(span).map(|(words, ..)| boxed(words))
    }
}

impl Telling {
    /// Which fact of a slot of many a claim says was wrong: the one it denies, the last one that was told.
    pub(super) fn wrong(&self, state: &State, claim: &Claim, slot: &[u32]) -> Option<u32> {
        let fact = |place: &u32| state.facts.get(*place);
        if let Some(words) = &claim.denies {
            let mut slot = slot.iter().copied();
            return slot.find(|place| {
                fact(place).is_some_and(|fact| is_called(state, &fact.object, words))
            });
        }
        if !claim.instead {
            return None;
        }
        let near = |place: &u32| {
            let last = fact(place).and_then(|fact| fact.evidence.last());
            last.is_some_and(|last| last.seq + 1 >= self.seq)
        };
        // Of several, which one is not said.
        let mut last = slot.iter().copied().filter(near);
        match (last.next(), last.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        }
    }
}
