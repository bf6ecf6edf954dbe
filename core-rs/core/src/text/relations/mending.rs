//! Words that put right what was said, without a verb of their own: "sorry, not Philips but Heineken".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::relation::{Relation, Tense};
use super::view::View;

/// "I live in Rotterdam, no scratch that, Utrecht."
pub(crate) fn at_once(view: &View) -> Option<(usize, usize)> {
    let mark = (2..view.len()).find(|&i| {
        (view.is(i, Group::Actually) || view.is_word(i, "scratch"))
            && (view.comma(i - 1) || view.is_word(i - 1, "no"))
    })?;
    let passed = |&i: &usize| {
        matches!(
            view.word(i),
            "," | "that" | "I" | "i" | "mean" | "no" | "it" | "'s" | "’s"
        ) || i == mark
    };
    let start = (mark..view.len()).find(|i| !passed(i))?;
    let end = view.chunk(start)?;
    // "I can't come, sorry Ann" mends nothing.
    let scratch = (2..start).any(|i| matches!(view.word(i), "scratch" | "mean" | "no"));
    let stops = view.tag(end) == Upos::Punct && !view.is_word(end, "?");
    (scratch && stops && view.named(end - 1)).then_some((start, end))
}

/// "Make that 47."
pub(crate) fn remade(view: &View) -> Option<(usize, usize)> {
    let makes = view.same(0, "make") && view.is_word(1, "that");
    let end = view.chunk(2).filter(|_| makes)?;
    let told = view.tag(2) == Upos::Num || view.named(end - 1);
    (told && view.tag(end) == Upos::Punct).then_some((2, end))
}

/// "Sorry, not Philips but Heineken", "Actually, Houston": what should have been said.
pub(crate) fn corrected(view: &View, sink: &mut Sink) {
    let not = (0..view.len().min(4)).find(|&i| view.is_word(i, "not") || view.is_word(i, "Not"));
    // "Sorry, not Lidl, Aldi."
    let comma = |i: usize| view.comma(i) && i + 1 < view.len() && view.named(i - 1);
    let comma = not.and_then(|not| (not + 2..not + 5).find(|&i| comma(i)));
    let but = (1..view.len()).find(|&i| view.is(i, Group::But)).or(comma);
    let denied = (0..view.len().min(4)).any(|i| view.is(i, Group::Not));
    // "Sorry, Tom!" is said to Tom.
    let actually = view.same(0, "actually");
    let asks = view.is_word(view.len().saturating_sub(1), "?");
    // "Wait no, 9 June."
    let wait = denied && (0..3).any(|i| matches!(view.word(i), "wait" | "Wait" | "oops" | "Oops"));
    if let Some((start, end)) = versus(view).filter(|_| !asks) {
        return stand_in(start, end, sink);
    }
    if asks || !(actually || wait || denied && but.is_some()) {
        return;
    }
    let first = but.unwrap_or(0);
    let name = (first..view.len()).find_map(|i| Some((i, view.chunk(i)?)));
    if let Some((start, end)) = name
        // "Wait, not Oslo: …"
        && !(but.is_none() && view.is_word(start.wrapping_sub(1), "not"))
        && (view.named(end - 1) || wait && view.tag(end - 1) == Upos::Num)
        && !(wait && (0..start).any(|i| view.verbal(i) && !view.is(i, Group::Actually)))
        // "Actually, Leela lives in Mysore."
        && !view.verbal(end + usize::from(view.tag(end) == Upos::Adv))
    {
        stand_in(start, end, sink);
    }
}

/// "Sorry, Bob not Ben."
fn versus(view: &View) -> Option<(usize, usize)> {
    let not = (1..view.len()).find(|&i| view.is(i, Group::Not) && view.chunk(i + 1).is_some())?;
    let end = not - usize::from(view.comma(not - 1));
    let start = view.chunk_before(end)?;
    let other = view.chunk(not + 1)?;
    let names = view.named(end - 1) && view.named(other - 1);
    let verbs = (0..view.len()).any(|i| view.verbal(i));
    (names && !verbs && view.tag(other) == Upos::Punct).then_some((start, end))
}

/// What stands from `start` to `end` should have been said.
pub(crate) fn stand_in(start: usize, end: usize, sink: &mut Sink) {
    let word = start.saturating_sub(1);
    sink.push(Relation {
        predicate: sink.span((word, word + 1)),
        object: sink.span((start, end)),
        tense: Tense::Present,
        corrects: true,
        confidence: 20,
        ..Relation::default()
    });
}

/// "He's not a plumber but an electrician": what is so instead. `end` is where what is not ends.
pub(crate) fn but_rather(view: &View, end: usize, relation: &Relation, sink: &mut Sink) {
    let but = end + usize::from(view.comma(end));
    if !relation.negated || relation.kind == Kind::Open || end == 0 || !view.is(but, Group::But) {
        return;
    }
    // "isn't allergic to peanuts but to cashews"
    let allergic = relation.kind == Kind::AllergicTo && view.is(but + 1, Group::To);
    let at = allergic || view.any(but + 1, &[Group::In, Group::At, Group::For]);
    let start = but + 1 + usize::from(at);
    let Some(stop) = view.chunk(start) else {
        return;
    };
    // Not "but thanks!", "but coffee is fine"
    let named = view.named(stop - 1) && view.entity(stop - 1) != Some(EntityKind::Person);
    let instead = match relation.kind {
        Kind::WorksAs => matches!(view.word(start), "a" | "an") && view.occupation(stop - 1),
        Kind::LivesIn | Kind::WorksAt | Kind::StudiesAt | Kind::From => named,
        _ => allergic,
    };
    if instead && view.tag(stop) == Upos::Punct {
        sink.push(Relation {
            object: sink.span((start, stop)),
            arguments: Default::default(),
            negated: false,
            ended: false,
            ..*relation
        });
    }
}

/// "It wasn't Bergen, it was Trondheim."
pub(crate) fn denies(view: &View) -> bool {
    let n = view.len();
    let was = |k: usize| view.is_word(k, "it") && view.is(k + 1, Group::Be);
    (0..n.min(8)).any(|i| {
        view.is(i, Group::Be)
            && view.is(i + 1, Group::Not)
            && (i + 2..n).any(|k| was(k) && view.comma(k.wrapping_sub(1)))
    })
}
