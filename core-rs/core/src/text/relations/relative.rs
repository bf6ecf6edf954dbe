//! Relative clauses: "the guy who fixed my car"; what leads a clause: "in 1990, …".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::chunk::TIMES;
use super::group::Group;
use super::subject::{Subjects, widen};
use super::verb::Verb;
use super::view::View;
use crate::words::list;

/// "The guy who fixed my car is Bo": whether what stands before a verb is the object of a relative clause.
pub(super) fn in_clause(view: &View, verb: &Verb, found: &Subjects) -> bool {
    let (from, to) = found.first();
    // "who helped my sister move": she moves.
    let leads = list!(
        "help helped helps helping let lets letting saw see sees watched heard made makes make"
    );
    // "The man who lives in Graz is Bo"
    let at = from - usize::from(view.tag(from.wrapping_sub(1)) == Upos::Adp);
    let verbs = (at.saturating_sub(3)..at).rev();
    let first = verbs.take_while(|&k| view.verbal(k)).last();
    // "The man who says I am late is Bo": another clause's subject.
    let says = [Group::Say, Group::Think];
    let subject = view.tag(from) == Upos::Pron && !view.is(from, Group::My);
    found.count == 1
        && to == verb.start
        && !view.among(from.wrapping_sub(1), leads)
        && !subject
        && !view.any(from.wrapping_sub(1), &says)
        && first.is_some_and(|first| {
            let who = first.wrapping_sub(1);
            relative(view, who) && view.chunk_before(who).is_some()
        })
        && !verb.bare
}

pub(super) fn relative(view: &View, k: usize) -> bool {
    // "Ann, that's a great picture": behind a comma "that" is no relative.
    let comma = k > 0 && view.comma(k - 1);
    let that = view.is(k, Group::That) && !comma;
    view.is(k, Group::Which) || that && matches!(view.tag(k), Upos::Pron | Upos::Sconj)
}

/// "Ann, the one who lives in York", "Ann, a nurse who …": who is meant, where an apposition begins at `start`.
pub(super) fn apposed(view: &View, verb: &Verb, start: usize) -> Option<Subjects> {
    let name = start.wrapping_sub(1);
    let person = view.chunk_before(name)?;
    let named = view.entity(name - 1) == Some(EntityKind::Person);
    // "Hi Ann, the man who …"
    let greets = |i: usize| {
        let words = list!("hi hey hello dear thanks thx yo morning");
        view.tag(i) == Upos::Intj || view.among(i, words)
    };
    // "Ann, the man who lives in York is here"
    let main = |&i: &usize| {
        let last = view.tag(i + 1) == Upos::Punct;
        let subject = view.chunk_before(i).is_some() && view.tag(i - 1) != Upos::Pron;
        view.verbal(i) && !view.gerund(i) && subject && (last || !view.participle(i))
    };
    let mut rest = verb.end..view.len();
    let end = rest.find(|i| view.tag(*i) == Upos::Punct || main(i));
    let plain = view.comma(name)
        && named
        && view.is(start, Group::Article)
        && end.is_none_or(|i| !view.verbal(i))
        && !(person.saturating_sub(1)..name).any(greets);
    plain.then(|| Subjects::one(person, name))
}

/// "In 1990," before the subject.
pub(crate) fn leading(view: &View, subject: usize) -> Option<(usize, usize)> {
    if subject == 0 {
        return None;
    }
    let end = subject - usize::from(view.comma(subject - 1));
    let start = widen(view, view.chunk_before(end)?);
    match start {
        0 => Some((0, end)),
        1 if view.tag(0) == Upos::Adp => Some((0, end)),
        // "I left Acme, yesterday I started at Bosch"
        _ if view.comma(start - 1) && view.any(end - 1, &TIMES) => Some((start, end)),
        _ => None,
    }
}
