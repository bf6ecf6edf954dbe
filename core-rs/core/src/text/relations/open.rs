//! Open relations: any verb with its subject and object, and the relations without a verb.

use super::super::steps;
use super::super::upos::Upos;
use super::lexicon::Group;
use super::object::{self, Complement};
use super::relation::{Implied, Relation, Span};
use super::subject::{self, Subjects};
use super::verb::{self, Verb};
use super::view::View;

/// The most relations of one sentence.
pub(crate) const MAX_IN_SENTENCE: usize = 64;

/// Where relations of a sentence go.
pub(crate) struct Sink<'o> {
    pub out: &'o mut Vec<Relation>,
    /// The sentence's first token in the message.
    pub base: u32,
    /// No more relations than this in `out`.
    pub limit: usize,
}

impl Sink<'_> {
    pub fn span(&self, (start, end): (usize, usize)) -> Span {
        if start >= end {
            return Span::NONE;
        }
        Span {
            start: self.base + start as u32,
            end: self.base + end as u32,
        }
    }

    pub fn push(&mut self, relation: Relation) {
        if self.out.len() < self.limit {
            self.out.push(relation);
        }
    }
}

/// Finds all open relations of the sentence.
pub(crate) fn find(view: &View, sink: &mut Sink) {
    let mut last = Subjects::default();
    let mut i = 0;
    while i < view.len() {
        steps::count(1);
        if let Some(end) = view.chunk(i) {
            nominal(view, i, end, sink);
            i = end;
            continue;
        }
        let Some(verb) = verb::at(view, i) else {
            i += 1;
            continue;
        };
        let subjects = subject::find(view, &verb, &last);
        if subjects.count > 0 {
            relate(view, &verb, &subjects, sink);
            if !verb.bare {
                last = subjects;
            }
        }
        i = verb.end;
    }
}

/// "In 1990," before the subject.
fn leading(view: &View, subject: usize) -> Option<(usize, usize)> {
    if subject == 0 {
        return None;
    }
    let end = subject - usize::from(view.comma(subject - 1));
    let start = subject::widen(view, view.chunk_before(end)?);
    match start {
        0 => Some((0, end)),
        1 if view.tag(0) == Upos::Adp => Some((0, end)),
        _ => None,
    }
}

fn relate(view: &View, verb: &Verb, subjects: &Subjects, sink: &mut Sink) {
    let mut found = object::find(view, verb).unwrap_or(Complement {
        predicate: verb.end,
        end: verb.end,
        ..Complement::default()
    });
    if let Some((start, end)) = leading(view, subjects.first().0) {
        found.argument(start, end);
    }
    if found.count == 0 {
        found.count = 1;
    }
    let (from, to) = subjects.first();
    let inner =
        to == verb.start && from > 0 && (view.verbal(from - 1) || view.tag(from - 1) == Upos::Adp);
    let passive = verb.bare
        && view.participle(verb.head)
        && found.preposition > 0
        && (inner || view.comma(verb.start.wrapping_sub(1)));
    let implied = if passive { Implied::Is } else { Implied::None };
    for &subject in &subjects.spans[..subjects.count] {
        for &object in &found.objects[..found.count] {
            let mut relation = Relation {
                subject: sink.span(subject),
                implied,
                predicate: sink.span((verb.start, found.predicate)),
                tail: sink.span(found.tail),
                object: sink.span(object),
                negated: verb.negated,
                confidence: if object.1 == 0 { 30 } else { 50 },
                ..Relation::default()
            };
            for (place, &argument) in relation.arguments.iter_mut().zip(&found.arguments) {
                *place = sink.span(argument);
            }
            sink.push(relation);
        }
    }
}

/// Whether a participle without auxiliary is a passive: no object follows but a preposition.
fn reduced(_view: &View, _verb: &Verb, found: &Complement) -> bool {
    found.preposition > 0 && _view.comma(_verb.start.wrapping_sub(1))
}

/// Relations inside and beside the chunk from `start` to `end`: "Ann's dog", "Ann, a nurse,".
fn nominal(view: &View, start: usize, end: usize, sink: &mut Sink) {
    for i in start + 1..end {
        steps::count(1);
        if view.is(i, Group::Clitic) && view.tag(i) == Upos::Part && i + 1 < end {
            sink.push(Relation {
                subject: sink.span((start, i)),
                implied: Implied::Has,
                object: sink.span((i + 1, end)),
                confidence: 40,
                ..Relation::default()
            });
        }
    }
    let propn = view.tag(end - 1) == Upos::Propn;
    if view.comma(end)
        && let Some(other) = view.chunk(end + 1)
        && propn != (view.tag(other - 1) == Upos::Propn)
        && let Some(stop) = object::phrase(view, end + 1)
        && view.tag(stop) == Upos::Punct
    {
        sink.push(Relation {
            subject: sink.span((start, end)),
            implied: Implied::Is,
            object: sink.span((end + 1, stop)),
            confidence: 45,
            ..Relation::default()
        });
    }
    // "my sister Ann", "American congressman William Jones"
    let mut k = end;
    while k > start && view.tag(k - 1) == Upos::Propn {
        k -= 1;
    }
    if k < end && k > start && view.tag(k - 1) == Upos::Noun {
        sink.push(Relation {
            subject: sink.span((k, end)),
            implied: Implied::Is,
            object: sink.span((start, k)),
            confidence: 42,
            ..Relation::default()
        });
    }
    // "Wood Hall in Glasgow"
    if propn
        && view.is(end, Group::In)
        && let Some(stop) = view.chunk(end + 1)
        && view.tag(stop - 1) == Upos::Propn
    {
        sink.push(Relation {
            subject: sink.span((start, end)),
            implied: Implied::Is,
            predicate: sink.span((end, end + 1)),
            object: sink.span((end + 1, stop)),
            confidence: 41,
            ..Relation::default()
        });
    }
}
