//! What somebody takes up, and what they drop out of: "I've taken up the cello", "he dropped out".

use super::super::upos::Upos;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::Complement;
use super::relation::{Modality, Relation, Tense};
use super::verb::Verb;
use super::view::View;
use crate::words::{DIGITS, List, begins, list};

type Place = (usize, usize);

/// Whether a subject can be a person; who speaks where none is said.
fn somebody(view: &View, subject: Place) -> bool {
    let last = view.chunk(subject.0).unwrap_or(subject.1).wrapping_sub(1);
    subject.1 == 0
        || view.tag(last) == Upos::Pron && !view.is(last, Group::It)
        || view.is(last, Group::Kin)
        || view.named(last)
}

/// "I've taken up the cello", but not "took up the offer", "took up the piano to my room".
pub(crate) fn taken_up(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): (Place, Place),
) -> bool {
    const PLAYED: &List = list!(
        "cello drums harp guitar piano violin viola flute clarinet saxophone sax trumpet trombone tuba oboe bassoon \
         ukulele banjo mandolin accordion harmonica organ bass fiddle tennis squash badminton golf chess football \
         soccer basketball volleyball rugby cricket hockey padel pickleball bridge poker darts"
    );
    let person = somebody(view, subject);
    let behind = found.arguments[..found.extra].first();
    let elsewhere = behind
        .is_some_and(|&(at, _)| view.any(at, &[Group::To, Group::Into, Group::As]))
        || view.is(object.1, Group::But)
        || view.among(object.1, list!("as when"));
    person
        && view.is(verb.head, Group::Take)
        && view.is_word(object.0.wrapping_sub(1), "up")
        && object.0 <= verb.end + 1
        && object.1 <= object.0 + 3
        && view.among(object.1.wrapping_sub(1), PLAYED)
        && !elsewhere
}

/// "Dropped out of the race": no school.
pub(crate) fn of_no_school(view: &View) -> bool {
    const OTHERS: &List = list!(
        "race marathon half tournament contest competition band choir team group chat call meeting game match trip \
         league election signal connection"
    );
    (0..view.len()).any(|i| view.among(i, OTHERS) && !view.verbal(i))
}

/// "I've dropped out", "she dropped out last year": of where one studies, and not of a race.
pub(crate) fn dropped_out(
    view: &View,
    verb: &Verb,
    (subject, object): (Place, Place),
    relation: &mut Relation,
) -> bool {
    let out = verb.head + 1;
    if !view.is_word(out, "out") || !view.same(verb.head, "dropped") {
        return false;
    }
    let person = somebody(view, subject);
    let next = view.tag(out + 1);
    let ends = matches!(next, Upos::Punct | Upos::Cconj) || object.1 > 0 && is_time(view, object);
    let done = relation.tense == Tense::Past
        && relation.modality == Modality::Asserted
        && !relation.negated;
    // "…, I don't study at Lund any longer"
    let more = (verb.end..view.len()).any(|i| view.is(i, Group::Study));
    let first = !(0..verb.first).any(|i| view.verbal(i));
    if !person || !ends || !done || !first || more || of_no_school(view) {
        return false;
    }
    relation.kind = Kind::StudiesAt;
    relation.ended = true;
    relation.arguments.rotate_right(1);
    relation.arguments[0] = std::mem::take(&mut relation.object);
    true
}

/// "I've accepted a job at Vestas, starting on June 1": so it is planned, for then.
pub(crate) fn starts_later(view: &View, verb: &mut Verb, found: &mut Complement) {
    let time = found.end + 2 + usize::from(view.tag(found.end + 2) == Upos::Adp);
    if view.comma(found.end)
        && view.among(found.end + 1, list!("starting beginning"))
        && view.among(verb.head, list!("accepted signed"))
        && !begins(view.word(time), DIGITS)
        && verb.modality == Modality::Asserted
        && let Some(end) = view.chunk(time)
    {
        found.argument(found.end + 2, end);
        (verb.tense, verb.modality) = (Tense::Future, Modality::Planned);
    }
}
