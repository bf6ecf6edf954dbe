//! "Me too", "same here": what another told last is so of who speaks.

use super::places::Places;
use super::state::State;
use super::units::Units;
use crate::memory::{Fact, Meant, Object, role};
use crate::text::EntityKind;
use crate::words::{List, has_letters, is_among, list};

/// The newest facts that are looked at.
const NEWEST: usize = 8;

/// "Me too.": what the one before told last of themself.
pub(super) fn too(state: &State, by: Option<&str>, places: &Places) -> Option<(Box<str>, Object)> {
    let word = |i: u32| places.word(i);
    let is = |i: u32, words: &List| is_among(word(i), words);
    let from = (0..2).find(|&i| is(i, list!("me same so i neither nor ditto")))?;
    // "Me neither."
    let neither = is(from, list!("neither nor")) || is(from + 1, list!("neither"));
    let end = match () {
        _ if is(from, list!("me")) && is(from + 1, list!("too also")) => from + 2,
        _ if is(from, list!("me")) && is(from + 1, list!("as")) && is(from + 2, list!("well")) => {
            from + 3
        }
        _ if is(from, list!("i")) && is(from + 1, list!("do")) && is(from + 2, list!("too")) => {
            from + 3
        }
        _ if is(from, list!("same")) && is(from + 1, list!("here")) => from + 2,
        _ if is(from, list!("so neither nor"))
            && is(from + 1, list!("do am have can"))
            && is(from + 2, list!("i")) =>
        {
            from + 3
        }
        _ if is(from, list!("me")) && neither => from + 2,
        _ if is(from, list!("same ditto")) => from + 1,
        _ => return None,
    };
    let too = !has_letters(word(end)) && !word(end).starts_with('?');
    let entity = state
        .entities
        .root(state.speakers.entity(by).filter(|_| too)?);
    const OWN: &List =
        list!("name phone email address birthday age born number married engaged dating");
    let before = state.index.turn(state.last_seq.wrapping_sub(1))?;
    // "Same!" is said of much; "me too" and "same here" of who speaks.
    let bare = is(from, list!("same ditto")) && end == from + 1;
    let mut units = Units::new(before.text);
    let mut is_last = |end: u32, taste: bool| {
        let rest = units
            .slice(0, end)
            .map_or("", |said| before.text.get(said.len()..).unwrap_or(""));
        let rest = rest.strip_prefix(" though").unwrap_or(rest);
        let you = rest.split(|c: char| !c.is_alphabetic());
        let you = you
            .filter(|word| is_among(word, list!("you u yourself")))
            .count()
            > 0;
        // "I love hiking. And you?", "…, best thing ever", but not "I have a cat. See you at 8!"
        let best = taste
            && [", best", ", so ", ", such "]
                .iter()
                .any(|more| rest.starts_with(more));
        rest.contains('?') && (you || !bare) || !has_letters(rest) || best
    };
    let person = |object: &Object| {
        let entity = match object {
            Object::Entity(entity) => state.entities.get(state.entities.root(*entity)),
            _ => None,
        };
        entity.is_some_and(|entity| entity.kind == EntityKind::Person)
    };
    let mut told = |fact: &&Fact| {
        let predicate = state.facts.predicate(fact.predicate);
        let taste = matches!(predicate, "likes" | "dislikes");
        let own = predicate.split(' ').any(|word| is_among(word, OWN));
        fact.evidence
            .last()
            .is_some_and(|last| last.seq + 1 == state.last_seq && is_last(last.end, taste))
            && !person(&fact.object)
            && fact.meant == Meant::Asserted
            && fact.polarity
            && fact.is_open()
            && !own
            && (!neither || predicate == "dislikes")
            && role(predicate).is_none()
            && state.entities.root(fact.subject) == entity
    };
    let mut newest = state.facts.iter().rev().take(NEWEST);
    let fact = newest.find(|fact| told(fact))?;
    Some((
        state.facts.predicate(fact.predicate).into(),
        state.rooted(&fact.object),
    ))
}
