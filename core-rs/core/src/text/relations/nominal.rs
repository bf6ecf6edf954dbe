//! Relations without a verb: possessions, appositions, titles, places.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::calling;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::occupation::{self, is_praise};
use super::phrase::{MAX_OBJECTS, list, phrase};
use super::relation::{Implied, Relation, Tense};
use super::rules;
use super::status::Context;
use super::view::View;
use super::{subject, third};
use crate::words::list;

/// How far "here" is looked for.
const HERE: usize = 6;

/// "`subject` is `object`", and what role the one is in for the owner of the other.
fn identity(
    view: &View,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) {
    let mut relation = *relation;
    relation.subject = sink.span(subject);
    relation.object = sink.span(object);
    relation.implied = Implied::Is;
    sink.push(relation);
    // No verb says since when.
    relation.tense = Tense::None;
    if let Some((owner, noun)) = calling::owned(view, object) {
        calling::role(view, owner, noun, subject, &relation, sink);
    } else if let Some((owner, noun)) = calling::owned(view, subject) {
        calling::home(view, (owner, noun), object, &relation, sink);
        calling::role(view, owner, noun, object, &relation, sink);
    }
}

/// Relations inside and beside the chunk from `start` to `end`.
pub(crate) fn find(view: &View, start: usize, end: usize, context: &Context, sink: &mut Sink) {
    let mut relation = Relation {
        confidence: 45,
        corrects: context.corrects,
        tense: Tense::Present,
        modality: context.modality(),
        ..Relation::default()
    };
    // "Ann's dog"
    for i in start + 1..end {
        steps::count(1);
        // "my daughter Imani's room"
        if view.is(i, Group::Clitic)
            && view.named(i - 1)
            && let Some(noun) = (start + 1..i).rfind(|&at| !view.named(at) && view.named(at + 1))
            && let Some((owner, noun)) = calling::owned(view, (start, noun + 1))
        {
            let relation = Relation {
                tense: Tense::None,
                ..relation
            };
            calling::role(view, owner, noun, (noun + 1, i), &relation, sink);
        }
        if view.is(i, Group::Clitic) && view.tag(i) == Upos::Part && i + 1 < end {
            sink.push(Relation {
                subject: sink.span((start, i)),
                implied: Implied::Has,
                object: sink.span((i + 1, end)),
                confidence: 40,
                ..relation
            });
        }
    }
    occupation::former(view, start, end, sink);
    third::beside(view, (start, end), sink);
    // "Ann, a nurse," "my sister, Ann,"
    let name = view.named(end - 1);
    if apposed(view, (start, end), &relation, sink) {
    } else if view.comma(end)
        && let Some(other) = view.chunk(end + 1)
        && name != view.named(other - 1)
        && view.tag(other - 1) != Upos::Pron
        && let Some(stop) = phrase(view, end + 1)
        && !occupation::beside(view, (start, end), (other, stop), &relation, sink)
        && view.tag(stop) == Upos::Punct
    {
        identity(view, (start, end), (end + 1, stop), &relation, sink);
    }
    // "Gus, short for Augustus, works …"
    if name
        && (view.comma(end) || view.is_word(end, "("))
        && view.is(end + 1, Group::Short)
        && view.is(end + 2, Group::For)
        && let Some(stop) = view.chunk(end + 3)
        && view.named(stop - 1)
    {
        sink.push(Relation {
            subject: sink.span((start, end)),
            implied: Implied::Is,
            predicate: sink.span((end + 1, end + 3)),
            object: sink.span((end + 3, stop)),
            kind: Kind::Alias,
            ..relation
        });
    }
    // "my sister Ann", "American congressman William Jones"
    let mut k = end;
    while k > start && view.named(k - 1) {
        steps::count(1);
        k -= 1;
    }
    if k < end && k > start && view.tag(k - 1) == Upos::Noun {
        relation.confidence = 42;
        identity(view, (k, end), (start, k), &relation, sink);
        // "my friends Beatriz and Hugo"
        let mut at = end;
        while view.word(k - 1).ends_with('s')
            && view.is(k - 1, Group::Kin)
            && (view.is(at, Group::And) || view.comma(at))
            && let Some(stop) = view.chunk(at + 1)
            && view.named(at + 1)
            && view.named(stop - 1)
        {
            steps::count(1);
            if let Some((owner, noun)) = calling::owned(view, (start, k)) {
                let mut relation = relation;
                relation.tense = Tense::None;
                calling::role(view, owner, noun, (at + 1, stop), &relation, sink);
            }
            at = stop;
        }
    }
    started(view, (start, end), context, &relation, sink);
    // "I have a new number: +49 30 901820", "my email: …"
    let mut told = rules::NOUNS.iter().filter(|(group, _)| {
        let reaches = matches!(group, Group::Phone | Group::Email | Group::Address);
        let own = view.is(start, Group::My) && !view.is_word(start, "our");
        let new = (start..end).any(|i| view.is_word(i, "new") || view.is(i, Group::Clitic));
        reaches && view.is(end - 1, *group) && (own || new)
    });
    if view.is_word(end, ":")
        && let Some(&(_, kind)) = told.next()
    {
        let owner = calling::owned(view, (start, end)).map_or((0, 0), |(owner, _)| owner);
        sink.push(Relation {
            subject: sink.span(owner),
            predicate: sink.span((end, end + 1)),
            object: sink.span((end + 1, view.len())),
            kind,
            ..relation
        });
    }
    // "uncle Amadou", of who speaks
    if k == start + 1 && k < end && calling::is_title(view.word(start)) {
        let relation = Relation {
            tense: Tense::None,
            ..relation
        };
        calling::role(view, (0, 0), start, (k, end), &relation, sink);
    }
    // "Wood Hall in Glasgow"
    if name
        && view.is(end, Group::In)
        && let Some(stop) = view.chunk(end + 1)
        && view.named(stop - 1)
        && !is_time(view, (end + 1, stop))
    {
        sink.push(Relation {
            subject: sink.span((start, end)),
            implied: Implied::Is,
            predicate: sink.span((end, end + 1)),
            object: sink.span((end + 1, stop)),
            confidence: 41,
            ..relation
        });
    }
}

/// "A friend of mine, Kim,", "my friend from school, Eva,", "my twin brothers, Tim and Tom,".
fn apposed(
    view: &View,
    (start, end): (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) -> bool {
    if !view.comma(end)
        || view.named(end - 1)
        || !view.chunk(end + 1).is_some_and(|stop| view.named(stop - 1))
    {
        return false;
    }
    let wide = subject::widen(view, start);
    let mut items = [(0, 0); MAX_OBJECTS];
    let (count, stop) = list(view, end + 1, &mut items);
    let Some(first) = view.chunk(wide).filter(|_| view.tag(stop) == Upos::Punct) else {
        return false;
    };
    let noun = first - 1;
    let several = count > 1 && view.word(noun).ends_with('s');
    if !view.is(noun, Group::Kin) || count > 1 && !several || wide == start && !several {
        return false;
    }
    let mine = view.is_word(end - 1, "mine").then_some((end - 1, end));
    let owner = calling::owned(view, (wide, first)).map(|(owner, _)| owner);
    let Some(owner) = owner.or(mine) else {
        return false;
    };
    let relation = Relation {
        tense: Tense::None,
        ..*relation
    };
    for &item in &items[..count] {
        calling::role(view, owner, noun, item, &relation, sink);
    }
    true
}

/// "First day at Siemens!", "my new job at Siemens": where one works.
fn started(
    view: &View,
    (start, end): (usize, usize),
    context: &Context,
    relation: &Relation,
    sink: &mut Sink,
) {
    let day = matches!(view.word(end - 1), "day" | "week");
    if !day && !view.is(end - 1, Group::Job) {
        return;
    }
    let first = (start..end).any(|i| view.same(i, "first"));
    let new = (start..end).any(|i| view.is_word(i, "new"));
    let own = calling::owned(view, (start, end)).filter(|&(_, noun)| noun == end - 1);
    let old = (start..end).any(|i| {
        view.any(i, &[Group::Day, Group::Future])
            || view.among(i, list!("old former previous dream"))
    });
    let works = if day {
        first
    } else {
        new && !old && !first && !(start..end).any(|i| view.is_word(i, "summer"))
    };
    if works
        && view.any(end, &[Group::At, Group::With])
        && let Some(stop) = view.chunk(end + 1)
        && view.named(stop - 1)
        && (!day || view.entity(stop - 1) == Some(EntityKind::Organization))
        && view.entity(stop - 1) != Some(EntityKind::Person)
        && context.asked.is_none()
        && !(0..start).any(|i| view.verbal(i))
        && (!view.verbal(stop) || own.is_some() && !view.past(stop) && !view.is(stop, Group::Would))
        && !(0..start + 1).any(|i| view.is(i, Group::Not))
        && !view.is(stop, Group::For)
    {
        steps::count(end);
        sink.push(Relation {
            subject: sink.span(own.map_or((0, 0), |(owner, _)| owner)),
            predicate: sink.span((end, end + 1)),
            object: sink.span((end + 1, stop)),
            kind: Kind::WorksAt,
            tense: Tense::Present,
            ..*relation
        });
    }
}

/// "Vegetarian here", "Nurse here!": what the speaker is. For a sentence without a verb.
pub(crate) fn here(view: &View, context: &Context, sink: &mut Sink) {
    let Some(at) = (1..view.len().min(HERE)).find(|&i| view.is_word(i, "here")) else {
        return;
    };
    let kind = match () {
        _ if view.is(at - 1, Group::Diet) => Kind::Diet,
        _ if view.any(at - 1, &[Group::Illness, Group::Allergic]) => Kind::Condition,
        _ if view.is(at - 1, Group::Single) => Kind::Single,
        _ if view.occupation(at - 1) => Kind::WorksAs,
        _ => return,
    };
    let start = (0..at).rfind(|&i| matches!(view.tag(i), Upos::Punct | Upos::Intj | Upos::Cconj));
    let start = start.map_or(0, |before| before + 1);
    let plain = !(0..at).any(|i| view.is(i, Group::Not) || view.comma(i))
        && !(start..at)
            .any(|i| view.is_word(i, "the") || view.is_word(i, "The") || is_praise(view.word(i)));
    if start < at && plain && view.tag(at + 1) == Upos::Punct && context.asked.is_none() {
        sink.push(Relation {
            predicate: sink.span((at, at + 1)),
            object: sink.span((start, at)),
            kind,
            tense: Tense::Present,
            confidence: 20,
            ..Relation::default()
        });
    }
}
