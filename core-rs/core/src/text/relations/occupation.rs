//! What somebody works as and where, by what they are: "the head of design at Acme", "a nurse at Mercy Hospital".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::object::Complement;
use super::personal::CONFIDENCE;
use super::relation::{Implied, Modality, Relation, Tense};
use super::view::View;
use crate::words::{List, is_among, list};

/// "the head of design at Acme"
pub(crate) fn leads(
    view: &View,
    object: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) -> bool {
    let noun = view.chunk(object.0).map_or(0, |end| end.wrapping_sub(1));
    let heads = view.among(
        noun,
        list!("head director chief manager lead president dean chair"),
    );
    if !heads || object.1 <= noun + 2 {
        return false;
    }
    relation.kind = Kind::WorksAs;
    if view.any(object.1, &[Group::At, Group::For])
        && let Some(stop) = view.chunk(object.1 + 1)
        && view.named(stop - 1)
    {
        sink.push(Relation {
            object: sink.span((object.1 + 1, stop)),
            tail: sink.span((object.1, object.1 + 1)),
            arguments: Default::default(),
            kind: Kind::WorksAt,
            confidence: CONFIDENCE,
            ..*relation
        });
    }
    true
}

/// "a good cook" tells of no job.
pub(crate) fn is_praise(word: &str) -> bool {
    const PRAISE: &str = "good great bad terrible decent better big real natural excellent careful awful amazing \
        brilliant lousy keen avid slow fast hard";
    PRAISE.split_ascii_whitespace().any(|known| known == word)
}

/// "(the) CEO of Acme", "a nurse at Mercy Hospital". Returns whether that is all: "a native of Oslo".
pub(crate) fn employed(view: &View, end: usize, relation: &mut Relation, sink: &mut Sink) -> bool {
    let Some(stop) = view.chunk(end + 1) else {
        return false;
    };
    // "an engineer with Siemens"
    let with = view.any(end, &[Group::With, Group::For])
        && view.occupation(end - 1)
        && view.entity(stop - 1) == Some(EntityKind::Organization);
    if !(with || view.any(end, &[Group::Of, Group::At])) || !view.named(stop - 1) {
        return false;
    }
    let lives = match view.word(end - 1) {
        "native" => Some(Kind::From),
        "resident" => Some(Kind::LivesIn),
        _ => None,
    };
    if let Some(kind) = lives {
        relation.kind = kind;
        relation.object = sink.span((end + 1, stop));
        return true;
    }
    relation.kind = Kind::IsA;
    const OTHERS: &List = list!(
        "member fan friend citizen graduate mother father capital customer patient guest supporter part girl boy \
         owner king queen parent child son daughter"
    );
    let noun = view.word(end - 1);
    if is_among(noun, OTHERS) {
        return false;
    }
    let studies = is_among(noun, list!("student pupil freshman undergraduate"));
    let kind = if studies {
        Kind::StudiesAt
    } else {
        Kind::WorksAt
    };
    sink.push(Relation {
        object: sink.span((end + 1, stop)),
        tail: sink.span((end, end + 1)),
        arguments: Default::default(),
        kind,
        confidence: CONFIDENCE,
        ..*relation
    });
    false
}

/// Whether a word before a number says nothing of it: "both 6", "only 34", but not "only 20 away".
pub(crate) fn hedges(view: &View, at: usize) -> bool {
    let ends = view.tag(at + 2) == Upos::Punct || view.word(at + 2).starts_with("year");
    view.is_word(at, "both") || ends && view.among(at, list!("only just already"))
}

/// "In my old job at Maersk": one no longer works there. Not "back in my old job".
pub(crate) fn former(view: &View, start: usize, end: usize, sink: &mut Sink) {
    let back = list!("back again return returned returning");
    if view.is(end - 1, Group::Job)
        && view.is(end, Group::At)
        && view.same(start, "my")
        && view.among(start + 1, list!("old former previous last"))
        && view.among(
            start.wrapping_sub(1),
            list!("in at from during miss missed"),
        )
        && !(0..view.len()).any(|i| view.among(i, back))
        && let Some(stop) = view.chunk(end + 1)
        && view.named(stop - 1)
    {
        sink.push(Relation {
            subject: sink.span((start, start + 1)),
            predicate: sink.span((start + 1, end)),
            object: sink.span((end + 1, stop)),
            kind: Kind::WorksAt,
            ended: true,
            tense: Tense::Past,
            confidence: CONFIDENCE,
            ..Relation::default()
        });
    }
}

/// "My last job was at Maersk": where one works, or did.
pub(crate) fn was_at(
    view: &View,
    found: &Complement,
    (start, noun): (usize, usize),
    head: usize,
    relation: &mut Relation,
) {
    let firm = view.any(found.preposition, &[Group::At, Group::With, Group::For]);
    relation.kind = if firm && view.named(head) {
        Kind::WorksAt
    } else {
        Kind::Open
    };
    let past = list!("last old first previous former");
    relation.ended |= (start..noun).any(|i| view.among(i, past));
}

/// "Oskar, a butcher who snores": what somebody works as, told behind the name; `job` ends at its noun, then as a phrase.
pub(crate) fn beside(
    view: &View,
    (start, end): (usize, usize),
    job: (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) -> bool {
    let (noun, stop) = job;
    let ends = view.tag(stop) == Upos::Punct || view.among(stop, list!("who that from at in by"));
    let works = view.entity(end - 1) == Some(EntityKind::Person)
        && matches!(view.word(end + 1), "a" | "an")
        && view.occupation(noun - 1)
        && !(end + 2..noun).any(|i| {
            view.among(
                i,
                list!("retired former hard good great bad big born amazing wannabe aspiring"),
            )
        })
        && ends;
    if works {
        sink.push(Relation {
            subject: sink.span((start, end)),
            object: sink.span((end + 1, stop)),
            implied: Implied::Is,
            kind: Kind::WorksAs,
            ..*relation
        });
    }
    works
}

/// "Ada is our plumber": what she works as.
pub(crate) fn serves(
    view: &View,
    noun: usize,
    (subject, object): ((usize, usize), (usize, usize)),
    relation: &Relation,
    sink: &mut Sink,
) {
    const NONE: &List = list!(
        "boss manager supervisor mentor assistant student coach captain chef model star driver guide partner king queen president secretary guard"
    );
    let end = matches!(view.tag(noun + 1), Upos::Punct) || view.is(noun + 1, Group::And);
    let last = subject.1.wrapping_sub(1);
    let one =
        view.entity(last) == Some(EntityKind::Person) || view.among(subject.0, list!("he she"));
    let former = list!("former ex future next old previous last");
    let end = end && !(object.0..noun).any(|i| view.among(i, former));
    let told = relation.modality == Modality::Asserted && !relation.negated && !relation.ended;
    if view.occupation(noun)
        && end
        && one
        && told
        && relation.tense == Tense::Present
        && !view.among(noun, NONE)
        && !view.any(subject.0, &[Group::It, Group::I])
    {
        sink.push(Relation {
            kind: Kind::WorksAs,
            object: sink.span((noun, noun + 1)),
            ..*relation
        });
    }
}
