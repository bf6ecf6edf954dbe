//! Who is called what, and who is whose sister.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::object::Complement;
use super::personal::CONFIDENCE;
use super::relation::{Implied, Relation};
use super::view::View;
use crate::words::{List, is_among, is_capital, list};

/// "Call me Jo", "a sister named Ann".
pub(crate) fn named(
    view: &View,
    found: &Complement,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let person = view.tag(object.0) == Upos::Pron;
    // "everyone calls her Pip"
    let times = [Group::Kin, Group::Time, Group::Day, Group::Future];
    if view.is_word(object.0, "her")
        && object.1 == object.0 + 2
        && view.capital(object.0 + 1)
        && !view.any(object.0 + 1, &times)
    {
        relation.kind = Kind::Name;
        relation.subject = sink.span((object.0, object.0 + 1));
        relation.object = sink.span((object.0 + 1, object.1));
        relation.arguments = Default::default();
        return;
    }
    // "I call Oslo home"
    if view.same(object.1 - 1, "home") && object.1 > object.0 + 1 && view.named(object.0) {
        relation.kind = Kind::LivesIn;
        relation.object = sink.span((object.0, object.1 - 1));
        return;
    }
    let name = found.arguments[0].0;
    let time = view.any(name, &[Group::Time, Group::Day, Group::Future]);
    if person && found.extra > 0 && view.tag(name) != Upos::Adp && !time {
        relation.kind = Kind::Name;
        relation.subject = sink.span(object);
        relation.object = sink.span(found.arguments[0]);
        relation.arguments = Default::default();
        if relation.modality == super::relation::Modality::Commanded {
            relation.modality = Default::default();
        }
    } else if !person && subject.1 > subject.0 && relation.implied == Implied::Is
        || view.is(
            relation.predicate.start.wrapping_sub(sink.base) as usize,
            Group::Be,
        )
    {
        relation.kind = Kind::Name;
        // "My boss at Acme is called Greta"
        if let Some((_, noun)) = owned(view, subject)
            && view.is(noun, Group::Kin)
        {
            relation.subject = sink.span((subject.0, noun + 1));
        }
    }
}

/// Whether "called" or "named" says what the subject is called ("a sister named Ann"), and not whom it called ("Mom
/// called Ann", "I called Acme", "We named him Bob"). `inner` where another verb has the subject.
pub(crate) fn is_named(
    view: &View,
    (from, to): (usize, usize),
    verb: usize,
    found: &Complement,
    inner: bool,
) -> bool {
    let [(object, end), ..] = found.objects;
    if !view.is(verb, Group::Named) || found.count == 0 || view.tag(object) == Upos::Pron {
        return false;
    }
    // "a guy called Tom", "my boss, called Ann,", "my brother called Tom lives in Oslo"
    let one = view.among(from, list!("a an one some this that another two"));
    let pets = list!("dog cat puppy kitten horse rabbit hamster parrot");
    let pet = view.among(to.wrapping_sub(1), pets);
    // "My friend called Ines, who is a vet, …"
    let more = list!("who a an she he lives works is");
    let apart = view.comma(end) && view.among(end + 1, more) || view.is_word(end, "(");
    // "My flatmate called Priya and her husband", "my brother called Ben and his wife called Eve", "Sam from work is …"
    let others = list!("her his");
    let theirs = view.is(end, Group::And) && view.among(end + 1, others);
    let aged = view.comma(end) && view.tag(end + 1) == Upos::Num && view.comma(end + 2);
    let dash = view.is_word(end, "-") && view.among(end + 1, list!("she he"));
    let again = (0..view.len()).any(|i| i != verb && view.is_word(i, "called"));
    let placed = view.any(end, &[Group::From, Group::At])
        && (end + 2..end + 4)
            .any(|i| view.verbal(i) && !matches!(view.tag(i - 1), Upos::Pron | Upos::Part));
    let apart = apart || theirs || aged || dash || again || placed;
    let goes_on = (end..end + 2).any(|i| view.verbal(i) && !view.comma(i - 1));
    let noun = to > from + 1 || !matches!(view.tag(from), Upos::Pron | Upos::Propn);
    noun && (inner
        || one
        || pet
        || apart
        || view.comma(to)
        || goes_on
        || !view.is_word(verb, "called"))
}

/// "She was Amara Nwosu before she married", but not "James Bond before he retired".
pub(crate) fn before_marriage(
    view: &View,
    subject: (usize, usize),
    object: (usize, usize),
) -> bool {
    const MARRIES: &List = list!("married wed marriage wedding marrying");
    let mut behind = object.1 + 2..object.1 + 5;
    view.is_word(object.1, "before")
        && behind.any(|i| view.among(i, MARRIES))
        && (view.tag(subject.0) == Upos::Pron || view.named(subject.0))
}

/// "Soso and Soraya are the same person": one is also called as the other.
pub(crate) fn one_person(view: &View, sink: &mut Sink) {
    let ends = |i: usize| {
        let mark = view.word(i);
        let stops = mark.is_empty() || mark == "." || mark.starts_with('!');
        stops && i + 1 >= view.len() || view.comma(i) && view.is_word(i + 1, "sorry")
    };
    // The rarest first: all sentences are looked through.
    let same = (3..view.len()).find(|&i| {
        view.is_word(i, "same")
            && view.is(i - 1, Group::Article)
            && view.is(i - 2, Group::Be)
            && view.among(i + 1, list!("person guy man woman girl boy"))
            && ends(i + 2)
    });
    let Some(be) = same.map(|at| at - 2) else {
        return;
    };
    if let Some(second) = view.chunk_before(be)
        && view.is(second.wrapping_sub(1), Group::And)
        && let Some(first) = view.chunk_before(second - 1)
        && (first == 0 || view.is_word(first - 1, ":"))
    {
        sink.push(Relation {
            subject: sink.span((first, second - 1)),
            predicate: sink.span((be, be + 1)),
            object: sink.span((second, be)),
            kind: Kind::Alias,
            confidence: CONFIDENCE,
            ..Relation::default()
        });
    }
}

/// The owner and the last noun of "my boss", "Ann's boss's name".
pub(crate) fn owned(view: &View, (start, end): (usize, usize)) -> Option<((usize, usize), usize)> {
    let end = view
        .chunk(start)
        .filter(|&chunk| chunk < end)
        .unwrap_or(end);
    let noun = end.checked_sub(1).filter(|&noun| noun > start)?;
    for k in (start + 1..noun).rev() {
        steps::count(1);
        if view.is(k, Group::Clitic) {
            return Some(((start, k), noun));
        }
    }
    // "My husband name is Ned"
    let bare = noun == start + 2
        && view.is(noun, Group::Named)
        && view.is(start + 1, Group::Kin)
        && view.is(noun + 1, Group::Be)
        && view.named(noun + 2);
    let owner = (start, if bare { noun } else { start + 1 });
    view.is(start, Group::My).then_some((owner, noun))
}

/// Adds "`owner` has `person` as `noun`", where the noun is a role.
pub(crate) fn role(
    view: &View,
    owner: (usize, usize),
    noun: usize,
    person: (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) {
    let former = (owner.1..noun).any(|i| is_former(view.word(i), view.word(noun), i == owner.1));
    if !view.is(noun, Group::Kin) || former {
        return;
    }
    sink.push(Relation {
        subject: sink.span(owner),
        implied: Implied::None,
        predicate: sink.span((noun, noun + 1)),
        tail: Default::default(),
        object: sink.span(person),
        kind: Kind::Role,
        confidence: CONFIDENCE,
        ..*relation
    });
}

/// What one calls one's own relatives by.
pub(crate) fn is_title(word: &str) -> bool {
    const TITLES: &List = list!("uncle aunt auntie cousin grandma grandpa granny");
    is_among(word, TITLES) && !is_capital(word)
}

/// Whether `word` before the noun of a role says that it is no longer held, or not yet: "my former boss", "my future
/// wife", and right behind the owner (`first`) "my old flatmate", but not "my old friend", "my 45-year-old boss".
pub(crate) fn is_former(word: &str, role: &str, first: bool) -> bool {
    is_among(word, list!("former previous onetime ex future"))
        || first
            && word == "old"
            && is_among(
                role,
                list!("boss manager supervisor roommate flatmate housemate colleague coworker"),
            )
}

/// "My home country, Sweden", "my hometown, Lyon": where one comes from.
pub(crate) fn home(
    view: &View,
    (owner, noun): ((usize, usize), usize),
    object: (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) {
    let whole = view.is_word(noun.wrapping_sub(1), "home")
        && !view.among(noun.wrapping_sub(2), list!("new second other adopted"));
    let land = whole && view.among(noun, list!("country town city village"));
    let town = view.among(noun, list!("hometown birthplace"));
    let last = object.1.wrapping_sub(1);
    let person = view.entity(last) == Some(EntityKind::Person);
    if view.named(last) && !person && (land || town) {
        sink.push(Relation {
            subject: sink.span(owner),
            object: sink.span(object),
            kind: Kind::From,
            ..*relation
        });
    }
}

/// "Nastya, that's short for Anastasia, …": what stands before the comma.
pub(crate) fn short(view: &View, subject: (usize, usize), relation: &mut Relation, sink: &Sink) {
    let comma = subject.0.wrapping_sub(1);
    // "Desmond, also called Dez"
    let verb = relation.predicate.end.saturating_sub(sink.base) as usize;
    let object = relation.object.start.saturating_sub(sink.base) as usize;
    if relation.kind == Kind::Open
        && view.is_word(verb.wrapping_sub(1), "called")
        && view.is_word(verb.wrapping_sub(2), "also")
        && view.comma(verb.wrapping_sub(3))
        && view.named(subject.1.wrapping_sub(1))
        && view.named(object)
    {
        relation.kind = Kind::Alias;
    }
    if relation.kind == Kind::Alias
        && matches!(view.word(subject.0), "that" | "which" | "it")
        && view.comma(comma)
        && let Some(start) = view.chunk_before(comma)
        && view.named(comma - 1)
    {
        relation.subject = sink.span((start, comma));
    }
}

/// "He's dating somebody from work, Pilar": who that is.
pub(crate) fn apposed(view: &View, object: (usize, usize), relation: &mut Relation, sink: &Sink) {
    let with = matches!(
        relation.kind,
        Kind::Dating | Kind::EngagedTo | Kind::MarriedTo
    );
    let one = list!("somebody someone guy girl man woman bloke lad colleague doctor nurse teacher");
    let last = view.chunk(object.0).unwrap_or(object.1).wrapping_sub(1);
    if !with || view.named(last) || !view.among(last, one) {
        return;
    }
    let comma = (last + 1..last + 6).find(|&i| view.comma(i));
    let name = comma.and_then(|comma| Some((comma + 1, view.chunk(comma + 1)?)));
    if let Some((start, end)) = name
        && view.named(start)
        && view.named(end - 1)
        && matches!(view.entity(end - 1), None | Some(EntityKind::Person))
        && view.tag(end) == Upos::Punct
        && !(last + 1..start).any(|i| view.verbal(i))
    {
        relation.object = sink.span((start, end));
    }
}
