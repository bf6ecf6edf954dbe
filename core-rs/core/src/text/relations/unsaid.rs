//! Verbs whose subject is not said: commands, "just moved to Berlin", and where what stands before is none.

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::group::Group;
use super::subject::Subjects;
use super::verb::Verb;
use super::view::View;
use crate::words::same;

/// A base form that begins the sentence, but for interjections, "please", "do n't".
pub(crate) fn command(view: &View, verb: &Verb) -> bool {
    let polite = |i| {
        matches!(
            view.tag(i),
            Upos::Intj | Upos::Punct | Upos::Adv | Upos::Cconj
        )
    };
    // "I'm Rosalind, but please call me Roz"
    let from = verb.start.saturating_sub(4);
    let joint = |&i: &usize| view.is(i, Group::But) || view.is(i, Group::And);
    let from = (from..verb.start).rfind(joint).map_or(from, |at| at + 1);
    (from == 0 || view.any(from - 1, &[Group::But, Group::And]))
        && (from..verb.start).all(polite)
        && view.tag(verb.head) == Upos::Verb
        && (view.tag(verb.first) == Upos::Verb || view.is(verb.first, Group::Do))
        && is_base(view, verb.first)
}

/// "Just moved to Berlin": the speaker, who is not said.
pub(crate) fn silent(view: &View, verb: &Verb) -> bool {
    let light = |i| matches!(view.tag(i), Upos::Intj | Upos::Punct | Upos::Adv);
    let stands = view.is(verb.head, Group::Stand) && verb.negated;
    (verb.start < 4 && (0..verb.start).all(light)
        || stands && view.comma(verb.start.wrapping_sub(1)))
        && (view.past(verb.first)
            || stands
            || view.is_word(verb.first, "been") && view.gerund(verb.head)
            || view.gerund(verb.first) && same(view.word(0), "still")
            // "Living in Porto since Thursday", but not "… is expensive"
            || view.gerund(verb.first)
                && view.any(verb.head, &[Group::Live, Group::Work, Group::Study])
                && !(verb.end..view.len()).any(|i| view.verbal(i) && !view.gerund(i)))
        && (view.tag(verb.first) == Upos::Verb
            || view.is(verb.head, Group::Stand)
            || view.is_word(verb.first, "been"))
        && !view.comma(verb.end)
        || verb.start < 4 && (0..verb.start).all(light) && is_at_work(view, verb)
}

/// "Starting at Siemens on Monday!", "been at Siemens for years"
fn is_at_work(view: &View, verb: &Verb) -> bool {
    let word = view.word(verb.first);
    let firm = view.chunk(verb.end + 1).filter(|&end| {
        view.is(verb.end, Group::At) && view.entity(end - 1) == Some(EntityKind::Organization)
    });
    let Some(end) = firm.filter(|_| verb.head == verb.first) else {
        return false;
    };
    let timed = view.any(
        end,
        &[Group::On, Group::In, Group::For, Group::Future, Group::Time],
    );
    let alone = view.tag(end) == Upos::Punct && end + 1 >= view.len();
    (same(word, "starting") || same(word, "been")) && (timed || alone)
}

/// "… as we call him, lives in Cork": not we.
pub(crate) fn disagrees(view: &View, verb: &Verb, subjects: &Subjects) -> bool {
    let (start, end) = subjects.first();
    let third = view.tag(verb.first) == Upos::Verb
        && view.word(verb.first).ends_with('s')
        && view.group(verb.first) >= Group::Live as u8;
    third && end == start + 1 && view.is(start, Group::I)
}

/// A verb's base form, as it stands behind "would" and "will".
pub(crate) fn is_infinitive(view: &View, verb: usize) -> bool {
    view.tag(verb) == Upos::Verb && is_base(view, verb)
}

fn is_base(view: &View, verb: usize) -> bool {
    !view.past(verb)
        && !view.gerund(verb)
        && !view.participle(verb)
        && !view.word(verb).ends_with('s')
}
