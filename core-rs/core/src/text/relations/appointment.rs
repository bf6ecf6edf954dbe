//! What is to happen to somebody, and when: "my dentist appointment is on Monday", "the funeral is on the 20th".

use super::super::upos::Upos;
use super::calling::owned;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::Complement;
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use crate::words::{List, list};

type Place = (usize, usize);

/// "My flight to Rome leaves at 7:45", "my dentist appointment is on Monday": what is to happen, and when.
pub(crate) fn appointment(
    view: &View,
    verb: &Verb,
    found: &Complement,
    subject: Place,
    object: Place,
    relation: &mut Relation,
    sink: &mut Sink,
) -> bool {
    let happens = [Group::Be, Group::Start, Group::Leave, Group::Go];
    if !view.any(verb.head, &happens) {
        return false;
    }
    let Some((owner, noun)) = owned(view, subject).filter(|own| happens_to(view, own.1)) else {
        return the_event(view, verb, found, (subject, object), relation, sink);
    };
    let time = |&(start, end): &Place| {
        let adposition = usize::from(view.tag(start) == Upos::Adp);
        is_time(view, (start + adposition, end))
    };
    let mut times = found.arguments[..found.extra].iter();
    if !(object.1 > 0 && time(&object) || times.any(time)) {
        return false;
    }
    if object.1 > 0 {
        relation.arguments.rotate_right(1);
        relation.arguments[0] = sink.span(object);
    }
    relation.kind = Kind::Event;
    relation.subject = sink.span(owner);
    relation.object = sink.span((owner.1, noun + 1));
    true
}

/// What happens to a person, beside meetings.
fn happens_to(view: &View, noun: usize) -> bool {
    const EVENTS: &List = list!(
        "funeral wake operation op surgery scan biopsy marathon race audition viva graduation recital move"
    );
    view.is(noun, Group::Meeting) || view.among(noun, EVENTS)
}

/// "The funeral is on the 20th": of who speaks, as far as the sentence tells; without a subject.
fn the_event(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): (Place, Place),
    relation: &mut Relation,
    sink: &Sink,
) -> bool {
    const SHARED: &List = list!("funeral wedding wake christening baptism");
    const OWN: &List = list!(
        "operation op surgery interview exam appointment checkup scan biopsy viva audition marathon move"
    );
    let noun = subject.1.wrapping_sub(1);
    // Not "the royal wedding", "the London marathon"
    let one = view.among(noun, SHARED) && noun == subject.0 + 1
        || view.among(noun, OWN) && !(subject.0..noun).any(|i| view.named(i));
    let heard = list!("heard hear apparently supposedly");
    let heard = (0..subject.0).any(|i| view.among(i, heard));
    let told = relation.modality == Modality::Asserted || relation.modality == Modality::Planned;
    let plain = told
        && !heard
        && !relation.negated
        && relation.reported_by.is_empty()
        && matches!(relation.tense, Tense::Present | Tense::Future);
    let at_once = found.preposition == 0 || found.preposition == verb.end;
    if !one
        || !view.same(subject.0, "the")
        || !plain
        || !at_once
        || !view.is(verb.head, Group::Be)
        || view.chunk(subject.0) != Some(subject.1)
        || object.1 == 0
        || !is_time(view, object)
    {
        return false;
    }
    relation.arguments.rotate_right(1);
    relation.arguments[0] = sink.span(object);
    relation.kind = Kind::Event;
    relation.object = sink.span((subject.0 + 1, subject.1));
    relation.subject = Default::default();
    true
}
