//! What matches a rule and tells nothing worth keeping of anybody: "you've got guts", "I had my hair cut",
//! "I love how you did it", "you're a star".

use super::super::upos::Upos;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::{Complement, finite};
use super::occupation::is_praise;
use super::relation::{Relation, Tense};
use super::verb::Verb;
use super::view::View;
use crate::words::{is_among, list, same};

type Place = (usize, usize);

/// Whether what a rule made of a relation is hollow.
pub(crate) fn is_hollow(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): (Place, Place),
    relation: &Relation,
) -> bool {
    if object.1 == 0 {
        return false;
    }
    let head = view.chunk(object.0).unwrap_or(object.1).wrapping_sub(1);
    let asks = view.is(verb.end, Group::Ask) || view.is(verb.head + 1, Group::Ask);
    let you = subject.1 > 0 && same(view.word(subject.1 - 1), "you");
    match relation.kind {
        Kind::Has => {
            considered(view, verb)
                || caused(view, verb, object)
                || is_empty(view, object, head)
                || is_time(view, object)
                || you && lauds(view, (object.0, head + 1))
                // "had the salmon"
                || view.is_word(verb.head, "had")
                    && same(view.word(object.0), "the")
                    && !(verb.start..verb.head).any(|i| view.is(i, Group::Have))
        }
        // "Everyone we love was there"
        Kind::Likes | Kind::Dislikes => asks || found.clause || finite(view, object.0),
        Kind::Goes => {
            considered(view, verb)
                || view.is(head, Group::Ago)
                || same(view.word(head), "way")
                || (verb.end..object.0).any(|i| is_among(view.word(i), list!("over through")))
                || view.any(verb.head, &[Group::Plan]) && !view.gerund(verb.head)
        }
        Kind::LivesIn | Kind::WorksAt | Kind::WorksAs => {
            !relation.ended && (considered(view, verb) || keen_on(view, verb))
                || relation.kind == Kind::WorksAs
                    && is_praised_job(view, verb, found, subject, object, head)
        }
        // "I'm not sure from your note", "away from the office"
        Kind::From => {
            let before = found.preposition.wrapping_sub(1);
            let apart = view.tag(before) == Upos::Adj
                || is_among(view.word(before), list!("away far back absent"));
            found.preposition > 0 && !view.named(head) && apart
        }
        Kind::IsA => {
            let grown = list!("kid child teen teenager baby boy girl");
            you && lauds(view, (object.0, head + 1))
                || relation.tense == Tense::Past && is_among(view.word(head), grown)
                || is_among(
                    view.word(head),
                    list!("mix lot mess inspiration delight boost joy"),
                )
        }
        Kind::Favourite => asks,
        Kind::Meets => is_among(
            view.word(head),
            list!(
                "people someone somebody anyone anybody folks others everyone guys lots investors"
            ),
        ),
        Kind::Studies => is_among(view.word(head), list!("much ton tons lots plenty")),
        _ => false,
    }
}

/// "Losing my job was a bummer", "you're the perfect guide"
fn is_praised_job(
    view: &View,
    verb: &Verb,
    found: &Complement,
    subject: Place,
    object: Place,
    head: usize,
) -> bool {
    let done = view.gerund(subject.0.wrapping_sub(1))
        && !view.is(subject.0.wrapping_sub(2), Group::Be)
        && subject.1 == verb.start;
    let you = subject.1 > 0 && same(view.word(subject.1 - 1), "you");
    let first = found.objects[0].0.min(object.0);
    done || you && lauds(view, (first, head + 1))
}

/// "I'm keen on counselling or working in health": nobody says that they do.
fn keen_on(view: &View, verb: &Verb) -> bool {
    let joint = verb.start.wrapping_sub(1);
    let near = joint.saturating_sub(4)..joint;
    view.gerund(verb.first)
        && view.any(joint, &[Group::And, Group::Or])
        && near.rev().any(|i| {
            let word = view.word(i + 1);
            view.any(
                i,
                &[Group::On, Group::About, Group::In, Group::Of, Group::At],
            ) && word.ends_with("ing")
        })
}

/// "We're considering adopting a dog", "tried to buy one": nobody says that it came to it.
fn considered(view: &View, verb: &Verb) -> bool {
    (verb.start..verb.head).any(|i| {
        let word = view.word(i);
        ["consider", "attempt", "contemplat"]
            .iter()
            .any(|stem| word.starts_with(stem))
    })
}

/// "I had my hair cut", "having the tractor fixed", "I had John call": somebody else does it.
fn caused(view: &View, verb: &Verb, object: Place) -> bool {
    let own = view.is(object.0, Group::My) || same(view.word(object.0), "the");
    let gets = view.is(verb.head, Group::Own) || view.gerund(verb.head) || view.gerund(verb.start);
    let participle = view.tag(object.1) == Upos::Verb && view.participle(object.1);
    let named = view.named(object.1.wrapping_sub(1)) && view.tag(object.1) == Upos::Verb;
    participle && !view.is(object.1, Group::Named) && (own || gets) || named
}

/// "guts", "a couple of questions", "my back".
fn is_empty(view: &View, object: Place, head: usize) -> bool {
    let counts = is_among(
        view.word(head),
        list!("couple bunch number plenty lots lot kind sort type couple few ton tons"),
    );
    let last = match view.chunk(head + 2) {
        Some(end) if counts && view.is(head + 1, Group::Of) => end - 1,
        _ => head,
    };
    let plural = view.word(last).strip_suffix('s').unwrap_or("");
    let empty = list!(
        "guts courage skill talent passion attitude belief faith respect power purpose energy strength back word \
         handle track hold comment concern response reply attention interest obligation misfortune pleasure honor \
         honour privilege patience knowledge clue compliment feedback excuse hackle comfort proof warning hope fact \
         suggestion gut misgiving doubt worry one ones revelation insight help news reminder memory memories adventure incident \
         love"
    );
    view.is(last, Group::Vague)
        || is_among(view.word(last), empty)
        || is_among(plural, empty)
        || last > head && view.any(last, &[Group::Vague, Group::Time])
        || view.is(object.0, Group::Which)
}

/// "such a good heart", "a great friend", "an absolute star"
fn lauds(view: &View, object: Place) -> bool {
    (object.0..object.1).any(|i| {
        is_praise(view.word(i))
            || is_among(
                view.word(i),
                list!(
                    "such right people amazing awesome wonderful incredible fantastic lovely perfect true best solid caring \
                     kind inspiring beautiful terrific superb"
                ),
            )
    })
}
