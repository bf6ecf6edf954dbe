//! What somebody goes without: "I'm gluten-free", "she went dairy free in May".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::further::Plain;
use super::group::Group;
use super::kind::Kind;
use super::need::{Need, holds};
use super::phrase::{self, MAX_OBJECTS};
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use crate::words::list;

/// Words behind a verb among which it begins.
const NEAR: usize = 7;

/// The end of "gluten-free", "dairy free" at a place.
fn free(view: &View, at: usize) -> Option<usize> {
    let foods = list!("gluten dairy sugar lactose wheat grain egg nut soy soya meat yeast");
    let hyphen = usize::from(view.is_word(at + 1, "-"));
    let is = view.is_word(at + 1 + hyphen, "free") && view.among(at, foods);
    is.then_some(at + 2 + hyphen)
}

/// "I'm gluten-free now", "I'm vegan and gluten-free", but not "the cake is gluten-free". Returns whether that is what
/// the verb says first.
pub(crate) fn goes_without(
    view: &View,
    verb: &Verb,
    subject: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) -> bool {
    if !(verb.first..verb.first + NEAR + 2).any(|i| view.is_word(i, "free")) {
        return false;
    }
    let near = verb.first..verb.first + NEAR;
    let Some((mut at, mut end)) = near.into_iter().find_map(|at| Some((at, free(view, at)?)))
    else {
        return false;
    };
    let last = view.chunk(subject.0).unwrap_or(subject.1).wrapping_sub(1);
    let person = subject.1 == 0
        || view.among(last, list!("i we he she you"))
        || view.is(last, Group::Kin)
        || view.entity(last) == Some(EntityKind::Person);
    let mut between = verb.first..at;
    let present = relation.tense == Tense::Present;
    let eats = |i: usize| view.is(i, Group::Eat) && present;
    let joins = |i: usize| {
        let turns = [Group::Be, Group::Go, Group::Turn, Group::Diet, Group::And];
        view.any(i, &turns)
            || view.comma(i)
            || eats(i)
            || matches!(view.tag(i), Upos::Aux | Upos::Adv | Upos::Part)
            || view.among(i, list!("going try trying tried"))
    };
    let turns = |i: usize| {
        view.any(i, &[Group::Be, Group::Go, Group::Turn]) || view.is_word(i, "going") || eats(i)
    };
    let goes = between.clone().any(turns) && between.clone().all(joins);
    // "gluten-free pasta"
    let ends = |end: usize| {
        !view.is_word(end, "-") && !matches!(view.tag(end), Upos::Noun | Upos::Propn | Upos::Adj)
    };
    let first = !between.any(|i| view.is(i, Group::Diet));
    if !(person && goes && ends(end)) || relation.modality == Modality::Commanded {
        return false;
    }
    if (verb.first..at).any(|i| view.word(i).starts_with("tr"))
        && relation.modality == Modality::Asserted
    {
        relation.modality = Modality::Possible;
    }
    let is = Relation {
        predicate: sink.span((verb.start, at)),
        kind: Kind::Diet,
        ..*relation
    };
    let mut found = first;
    loop {
        let next = Relation {
            object: sink.span((at, end)),
            ..is
        };
        if found {
            *relation = next;
        } else {
            sink.push(next);
        }
        found = false;
        let joint = end + usize::from(view.comma(end));
        at = joint + usize::from(view.is(joint, Group::And));
        match free(view, at).filter(|&next| at > end && ends(next)) {
            Some(next) => end = next,
            None => return first,
        }
    }
}

/// "… and allergic to nuts and eggs", behind what else somebody is.
pub(crate) fn allergic(view: &View, at: usize, (verb, plain): (&Verb, &Plain), sink: &mut Sink) {
    if !view.is(at, Group::Allergic) || !view.is(at + 1, Group::To) {
        return;
    }
    let mut items = [(0, 0); MAX_OBJECTS];
    let (count, _) = phrase::list(view, at + 2, &mut items);
    for &item in items[..count]
        .iter()
        .filter(|&&item| holds(view, Need::Thing, item))
    {
        let other = plain.other(verb, item, sink);
        sink.push(Relation {
            kind: Kind::AllergicTo,
            ..other
        });
    }
}
