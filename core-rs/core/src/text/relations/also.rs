//! What somebody is beside what the verb says first: "I'm 41 and single", "huge fan of jazz".

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::diet;
use super::further::Plain;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::nominal;
use super::object::Complement;
use super::personal::CONFIDENCE;
use super::phrase::{self, MAX_OBJECTS};
use super::relation::{Modality, Relation, Span, Tense};
use super::rules::{ALONE, rule};
use super::status::Context;
use super::verb::Verb;
use super::view::View;
use crate::words::{is_among, list};

/// Words behind "is" among which more is looked for.
const LIST: usize = 10;

/// Parts of an introduction behind the first.
const PARTS: usize = 5;

/// "I'm Priya, 31, a physiotherapist from Pune, now in Leeds": what else who introduces themself says.
pub(crate) fn introduces(
    view: &View,
    verb: &Verb,
    plain: &Plain,
    relation: &Relation,
    sink: &mut Sink,
) {
    let before = verb.start.wrapping_sub(1);
    let named = view.is_word(before, "name") && view.is(before.wrapping_sub(1), Group::My);
    let own = view.is(before, Group::I) || named && view.same(before - 1, "my");
    let told = matches!(relation.kind, Kind::Name | Kind::Age) && !relation.object.is_empty();
    if !own || !told || relation.negated || relation.modality != Modality::Asserted {
        return;
    }
    let mut at = relation.object.end.saturating_sub(sink.base) as usize;
    let mut push = |kind: Kind, object: (usize, usize)| {
        let other = plain.other(verb, object, sink);
        sink.push(Relation {
            kind,
            subject: relation.subject,
            ..other
        });
    };
    // The name of a place or a firm behind a preposition.
    let placed = |at: usize| {
        let end = view.chunk(at + 1)?;
        let kind = match view.entity(end - 1) {
            Some(EntityKind::Location) if view.is(at, Group::From) => Kind::From,
            Some(EntityKind::Location) if view.is(at, Group::In) => Kind::LivesIn,
            Some(EntityKind::Organization) if view.any(at, &[Group::At, Group::For]) => {
                Kind::WorksAt
            }
            _ => return None,
        };
        Some((kind, (at + 1, end)))
    };
    for _ in 0..PARTS {
        if !view.comma(at) && !view.is(at, Group::And) {
            return;
        }
        at += 1;
        at += usize::from(view.is(at, Group::And));
        at += usize::from(matches!(view.word(at), "now" | "currently" | "originally"));
        at += usize::from(matches!(view.word(at), "based" | "living"));
        let ends = |at: usize| matches!(view.tag(at), Upos::Punct | Upos::Cconj);
        let number = view.tag(at) == Upos::Num && view.word(at).len() == 2 && ends(at + 1);
        if number && relation.kind != Kind::Age {
            push(Kind::Age, (at, at + 1));
            at += 1;
            continue;
        }
        if let Some((kind, object)) = placed(at) {
            push(kind, object);
            at = object.1;
            continue;
        }
        let Some(end) = view.chunk(at) else {
            return;
        };
        // Not "a nurse will call you"
        let article = matches!(view.word(at), "a" | "an") || end == at + 1;
        if !view.occupation(end - 1) || !article || view.verbal(end) {
            return;
        }
        push(Kind::WorksAs, (at, end));
        at = end;
        while let Some((kind, object)) = placed(at) {
            // "a nurse in Leeds" may live elsewhere.
            if kind != Kind::LivesIn {
                push(kind, object);
            }
            at = object.1;
        }
    }
}

/// "I'm 41 and single", "she's vegan and married": what else one is.
pub(crate) fn also_is(
    view: &View,
    verb: &Verb,
    plain: &Plain,
    relation: &Relation,
    sink: &mut Sink,
) {
    let is = [
        Group::Single,
        Group::Diet,
        Group::Marry,
        Group::Engage,
        Group::Divorce,
    ];
    let first = (verb.end..verb.end + 3)
        .find(|&i| view.tag(i) != Upos::Adv)
        .unwrap_or(verb.end);
    for i in first..view.len().min(verb.end + LIST) {
        steps::count(1);
        let told = view.any(i, &is);
        // A clause of its own.
        if view.tag(i) == Upos::Pron || view.verbal(i) && !told {
            return;
        }
        let before = i - 1 - usize::from(view.tag(i - 1) == Upos::Adv && i > first + 1);
        let joined = view.is(before, Group::And) || view.comma(before);
        // "I'm 20 and originally from Izmir"
        if view.is(i, Group::From)
            && joined
            && i > first
            && let Some(end) = view.chunk(i + 1)
            && view.named(end - 1)
        {
            let other = plain.other(verb, (i + 1, end), sink);
            sink.push(Relation {
                kind: Kind::From,
                ..other
            });
        }
        // "a nurse, allergic to nuts"
        let behind = relation.object.start.saturating_sub(sink.base) < i as u32;
        if joined && behind {
            diet::allergic(view, i, (verb, plain), sink);
        }
        let open = i == first && relation.kind == Kind::Open && view.is(i + 1, Group::And);
        let ends = !view.is_word(i + 1, "-")
            && matches!(view.tag(i + 1), Upos::Punct | Upos::Cconj | Upos::Adv)
            || view.any(i + 1, &[Group::To, Group::With]);
        // "and married" is a verb for itself.
        if told
            && !view.verbal(i)
            && (open || joined && i > first)
            && ends
            && let Some(hit) = rule(view, view.group(i), ALONE, (i, i + 1))
        {
            let mut other = plain.other(verb, (i, i + 1), sink);
            plain.set(&mut other, hit);
            if matches!(other.kind, Kind::MarriedTo | Kind::EngagedTo) {
                other.object = Span::NONE;
            }
            sink.push(other);
        }
    }
}

/// "Huge fan of jazz", "not a fan of horror movies": what the speaker likes. For a sentence without a verb.
fn fan(view: &View, context: &Context, sink: &mut Sink) {
    let Some(at) = (0..view.len().min(5)).find(|&i| view.is(i, Group::Fan)) else {
        return;
    };
    let mut items = [(0, 0); MAX_OBJECTS];
    let (count, end) = phrase::list(view, at + 2, &mut items);
    let plain = (0..at).all(|i| {
        let light = matches!(
            view.tag(i),
            Upos::Adj | Upos::Adv | Upos::Intj | Upos::Punct
        );
        light || view.any(i, &[Group::Article, Group::Not])
    });
    let stops = view.tag(end) == Upos::Punct || view.is_word(end, "here");
    if !(plain && stops && view.is(at + 1, Group::Of)) || context.asked.is_some() {
        return;
    }
    let negated = (0..at).any(|i| view.is(i, Group::Not));
    own(at, &items[..count], (Kind::Likes, negated), sink);
}

/// What is so of the speaker without a verb, by the word at `at`.
fn own(at: usize, items: &[(usize, usize)], (kind, negated): (Kind, bool), sink: &mut Sink) {
    for &item in items {
        sink.push(Relation {
            predicate: sink.span((at, at + 1)),
            object: sink.span(item),
            kind,
            negated,
            tense: Tense::Present,
            confidence: CONFIDENCE,
            ..Relation::default()
        });
    }
}

/// "Allergic to penicillin", "still allergic to kiwi": the speaker is. For a sentence without a verb.
fn allergic(view: &View, context: &Context, sink: &mut Sink) {
    let at = (0..3).find(|&i| view.is(i, Group::Allergic) && view.is(i + 1, Group::To));
    let Some(at) = at.filter(|_| context.asked.is_none()) else {
        return;
    };
    let light = (0..at).all(|i| {
        let word = view.word(i);
        is_among(
            word,
            list!("still also and very severely deathly super btw highly"),
        )
    });
    let mut items = [(0, 0); MAX_OBJECTS];
    let (count, end) = phrase::list(view, at + 2, &mut items);
    if !light || !matches!(view.tag(end), Upos::Punct | Upos::Cconj | Upos::Intj) {
        return;
    }
    own(at, &items[..count], (Kind::AllergicTo, false), sink);
}

/// "I'm a teacher, have been since 2021": since when what was said before it holds.
pub(crate) fn since(
    view: &View,
    verb: &Verb,
    found: &Complement,
    object: (usize, usize),
    sink: &mut Sink,
) -> bool {
    let start = found.preposition;
    if start != verb.end {
        return false;
    }
    let joint =
        view.comma(verb.start.wrapping_sub(1)) || view.is(verb.start.wrapping_sub(1), Group::And);
    let mut words = verb.start..verb.end;
    let been = words.all(|i| view.is(i, Group::Have) || view.is_word(i, "been"));
    let timed =
        (view.is_word(start, "since") || view.is(start, Group::For)) && is_time(view, object);
    let time = sink.span((start, object.1));
    let base = sink.base;
    let Some(last) = sink.out.last_mut() else {
        return false;
    };
    let holds = matches!(
        last.kind,
        Kind::WorksAs
            | Kind::IsA
            | Kind::WorksAt
            | Kind::LivesIn
            | Kind::MarriedTo
            | Kind::Diet
            | Kind::Single
    ) && last.tense == Tense::Present
        && last.predicate.start >= base;
    if !(joint && been && timed && start > 0 && holds) {
        return false;
    }
    last.arguments.rotate_right(1);
    last.arguments[0] = time;
    true
}

/// What a sentence without a verb tells.
pub(crate) fn verbless(view: &View, context: &Context, sink: &mut Sink) {
    nominal::here(view, context, sink);
    fan(view, context, sink);
    allergic(view, context, sink);
}

/// "I'm 30 years old today", "she turned 90 yesterday": a birthday.
pub(crate) fn turned(view: &View, relation: &Relation, object: (usize, usize), sink: &mut Sink) {
    let mut day = object.1;
    while day < object.1 + 3 && view.any(day, &[Group::Old, Group::Time]) {
        steps::count(1);
        day += 1;
    }
    let asserted = relation.modality == Modality::Asserted && !relation.negated;
    if relation.kind == Kind::Age && asserted && matches!(view.word(day), "today" | "yesterday") {
        sink.push(Relation {
            object: sink.span((day, day + 1)),
            kind: Kind::Birthday,
            arguments: Default::default(),
            confidence: CONFIDENCE,
            ..*relation
        });
    }
}
