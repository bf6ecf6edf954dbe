//! What somebody is beside what the verb says first: "I'm 41 and single", "huge fan of jazz".

use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::further::Plain;
use super::group::Group;
use super::kind::Kind;
use super::personal::CONFIDENCE;
use super::phrase::{MAX_OBJECTS, list};
use super::relation::{Relation, Span, Tense};
use super::rules::{ALONE, rule};
use super::status::Context;
use super::verb::Verb;
use super::view::View;

/// Words behind "is" among which more is looked for.
const LIST: usize = 10;

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
pub(crate) fn fan(view: &View, context: &Context, sink: &mut Sink) {
    let Some(at) = (0..view.len().min(5)).find(|&i| view.is(i, Group::Fan)) else {
        return;
    };
    let mut items = [(0, 0); MAX_OBJECTS];
    let (count, end) = list(view, at + 2, &mut items);
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
    for &item in &items[..count] {
        sink.push(Relation {
            predicate: sink.span((at, at + 1)),
            object: sink.span(item),
            kind: Kind::Likes,
            negated: (0..at).any(|i| view.is(i, Group::Not)),
            tense: Tense::Present,
            confidence: CONFIDENCE,
            ..Relation::default()
        });
    }
}
