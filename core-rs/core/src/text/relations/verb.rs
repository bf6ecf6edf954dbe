//! Verb phrases: runs of auxiliaries, verbs and the adverbs between them, with the infinitives that
//! join. After the verb-phrase constraint of ReVerb (Fader, Soderland, Etzioni, EMNLP 2011).

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::relation::{Modality, Tense};
use super::view::View;
use crate::words::list;

/// A verb phrase, places in the sentence.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Verb {
    pub start: usize,
    pub end: usize,
    /// The first auxiliary or verb, and the last.
    pub first: usize,
    pub head: usize,
    pub negated: bool,
    pub modality: Modality,
    pub tense: Tense,
    /// A participle without auxiliary: "made in 1900", "holding a book".
    pub bare: bool,
}

/// The verb phrase at `i`, if one begins there.
pub(crate) fn at(view: &View, i: usize) -> Option<Verb> {
    // "starting at Siemens", but not "starting Monday"
    let including = view.is(i, Group::Including) && !view.is(i + 1, Group::At);
    if !view.verbal(i) || including || i > 0 && view.is(i - 1, Group::To) {
        return None;
    }
    let mut verb = Verb {
        start: i,
        first: i,
        ..Verb::default()
    };
    // "hardly ever calls"
    for _ in 0..2 {
        let before = verb.start.wrapping_sub(1);
        if view.tag(before) == Upos::Adv && view.chunk_before(verb.start).is_none() {
            verb.start = before;
        }
    }
    // "no longer lives"
    if view.is(verb.start, Group::Longer) && verb.start > 0 && view.is(verb.start - 1, Group::Not) {
        verb.start -= 1;
    }
    // "I not eat pork", "my wife no speak English"
    let not = verb.start.wrapping_sub(1);
    let before = not.wrapping_sub(1);
    let who = view.among(before, list!("i he she we they you"))
        || view.is(before, Group::Kin)
        || view.entity(before) == Some(EntityKind::Person);
    if view.tag(i) == Upos::Verb
        && view.among(not, list!("not no"))
        && !view.is_word(i - 1, "only")
        && who
    {
        verb.start = not;
    }
    let from = verb.start;
    extend(view, &mut verb, i);
    verb.negated |= (from..i).any(|k| view.is(k, Group::Not));
    let lone = verb.head == verb.first;
    let active = view.chunk(verb.end).is_some() && !view.is(i, Group::Named);
    verb.bare = lone && (view.gerund(i) || view.participle(i) && !active);
    Some(verb)
}

/// The run that begins at the verb at `i`, whatever stands before it.
pub(crate) fn run(view: &View, i: usize) -> Verb {
    let mut verb = Verb {
        start: i,
        first: i,
        ..Verb::default()
    };
    extend(view, &mut verb, i);
    verb
}

/// Takes the run of auxiliaries, verbs, adverbs and infinitives from `i` on.
fn extend(view: &View, verb: &mut Verb, mut i: usize) {
    let mut last = i;
    while i < view.len() {
        steps::count(1);
        match view.tag(i) {
            // "The barge that I own | is moored"
            Upos::Aux
                if view.tag(last) == Upos::Verb
                    && matches!(view.word(i), "is" | "was" | "are" | "were" | "'s" | "’s") =>
            {
                break;
            }
            // "Olga, who I thought | lived in Graz"
            Upos::Verb
                if i == last + 1
                    && view.any(last, &[Group::Think, Group::Say])
                    && (view.past(i) || view.word(i).ends_with('s')) =>
            {
                break;
            }
            Upos::Aux | Upos::Verb if view.chunk(i).is_none() => last = i,
            Upos::Adv | Upos::Part => {
                verb.negated |= view.is(i, Group::Not);
                let infinitive = view.is(i, Group::To);
                if infinitive
                    && !(view.verbal(i + 1) || view.tag(i + 1) == Upos::Adv && view.verbal(i + 2))
                {
                    break;
                }
            }
            // "went back to working at Vestas"
            _ if view.is(i, Group::To)
                && view.is_word(i - 1, "back")
                && i > verb.first
                && view.gerund(i + 1) => {}
            _ => break,
        }
        i += 1;
    }
    verb.head = last;
    verb.end = last + 1;
    // "did not": the negation behind the last verb belongs to it.
    if view.is(verb.end, Group::Not) && view.tag(verb.end) == Upos::Part {
        verb.end += 1;
    }
}
