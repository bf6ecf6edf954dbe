//! Who or what a personal relation is about, where that is not the object right behind the verb.

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::{LANGUAGES, Need, holds, is_time};
use super::object::Complement;
use super::own;
use super::personal::CONFIDENCE;
use super::relation::{Modality, Relation, Tense};
use super::relative::relative;
use super::subject::Subjects;
use super::verb::Verb;
use super::view::View;
use crate::words::{List, is_among, is_capital, list};

/// What the object of a kind is: "a lovely man called *Bob*", "fluent *German*", "*12 Hill Street*, Leeds".
pub(crate) fn object(
    view: &View,
    verb: &Verb,
    (subject, (start, end)): ((usize, usize), (usize, usize)),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let person = matches!(
        relation.kind,
        Kind::MarriedTo | Kind::EngagedTo | Kind::Dating | Kind::LivesWith | Kind::Meets
    );
    let last = end.wrapping_sub(1);
    let before = subject.0.wrapping_sub(1);
    // "Bob, whom I'm married to", "Bob, to whom I'm married"
    if person
        && (relation.object.is_empty() || view.any(start, &[Group::Marry, Group::Engage]))
        && let lead = before.wrapping_sub(1)
        && [verb.end, end, lead]
            .iter()
            .any(|&at| view.any(at, &[Group::To, Group::With]))
        && relative(view, before)
        && let stop = before - usize::from(view.tag(lead) == Upos::Adp)
        && let stop = stop - usize::from(view.comma(stop.wrapping_sub(1)))
        && let Some(start) = view.chunk_before(stop)
        && view.named(stop - 1)
    {
        relation.object = sink.span((start, stop));
    } else if person
        && view.is(end, Group::Named)
        && let Some(stop) = view.chunk(end + 1)
        && view.named(stop - 1)
    {
        relation.object = sink.span((end + 1, stop));
    } else if relation.kind == Kind::Studies && holds(view, Need::Degree, (start, end)) {
        // "a PhD in physics", "a master's in law"
        let behind = end + usize::from(view.is(end, Group::Clitic));
        if view.is(behind, Group::In)
            && let Some(stop) = view.chunk(behind + 1)
            && view.entity(stop - 1) != Some(EntityKind::Location)
            && matches!(view.tag(behind + 1), Upos::Noun | Upos::Adj | Upos::Propn)
            && !is_time(view, (behind + 1, stop))
        {
            relation.object = sink.span((behind + 1, stop));
        }
    } else if relation.kind == Kind::Speaks && end > start + 1 {
        let name = (start..end).find(|&i| view.capital(i) || view.among(i, LANGUAGES));
        relation.object = sink.span((name.unwrap_or(start), end));
    } else if view.is_word(start + 1, "lot")
        && end > start + 2
        && matches!(relation.kind, Kind::Likes | Kind::Dislikes)
    {
        // "I like a lot jazz"
        let of = usize::from(view.is(start + 2, Group::Of));
        relation.object = sink.span((start + 2 + of, end));
    } else if relation.kind == Kind::LivesIn && is_street(view.word(last)) && end > start + 1 {
        // Without its number a street is still no town.
        let town = view.chunk(end + 1).filter(|_| view.comma(end));
        let street = Relation {
            kind: Kind::Address,
            ..*relation
        };
        match town.filter(|&stop| view.named(stop - 1)) {
            Some(stop) => {
                sink.push(street);
                relation.object = sink.span((end + 1, stop));
            }
            None => *relation = street,
        }
    }
}

fn is_street(word: &str) -> bool {
    let streets = list!("street st road rd avenue ave lane drive boulevard close court");
    is_capital(word) && is_among(word, streets)
}

/// "Acme hired me", "Acme let me go": one works there, or no longer.
pub(crate) fn hired(
    view: &View,
    verb: &Verb,
    (subject, object): ((usize, usize), (usize, usize)),
    relation: &mut Relation,
    sink: &Sink,
) {
    let word = view.word(verb.head);
    if word == "made" && view.is_word(object.0, "redundant") {
        relation.kind = Kind::WorksAt;
        relation.ended = true;
        relation.object = Default::default();
    }
    let passive = (verb.start..verb.head).any(|i| view.is(i, Group::Be));
    let goes = word == "let"
        && view.is_word(object.1, "go")
        && (view.tag(object.1 + 1) == Upos::Punct || view.is(object.1 + 1, Group::From));
    let hires = word.starts_with("hire") || word.starts_with("employ");
    let fires = view.is(verb.head, Group::Fire) || view.is(verb.head, Group::Lay) || goes;
    let last = subject.1.wrapping_sub(1);
    // "My boss fired me": from where, nobody says.
    let person = view.entity(last) == Some(EntityKind::Person);
    let boss = view.is(last, Group::Kin);
    let named = view.named(last) || subject.1 == subject.0 + 1 && view.capital(subject.0);
    // "fired me up", "fired me a text"
    let behind = view.tag(object.1);
    let more = !goes && (view.is_word(object.1, "up") || matches!(behind, Upos::Det | Upos::Verb));
    let boss = boss && view.among(last, list!("boss manager supervisor employer"));
    let whom = view.is(object.0, Group::Me) && object.1 == object.0 + 1 && !more;
    if !passive
        && whom
        && (boss && fires || named && !person && !view.is(last, Group::Kin) && (hires || fires))
    {
        relation.kind = Kind::WorksAt;
        relation.ended = fires;
        relation.subject = sink.span(object);
        relation.object = if boss {
            Default::default()
        } else {
            sink.span(subject)
        };
    }
}

/// "The doctor put me on metformin", "I've been put on statins": what one takes.
pub(crate) fn prescribed(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): ((usize, usize), (usize, usize)),
    relation: &mut Relation,
    sink: &Sink,
) {
    if !view.is_word(verb.head, "put") {
        return;
    }
    let passive = (verb.start..verb.head).any(|i| view.is(i, Group::Be));
    let whom = if passive { subject } else { object };
    let mut arguments = found.arguments[..found.extra].iter();
    let behind = arguments.find(|&&(start, _)| view.is(start, Group::On));
    let medicine = match passive {
        true if found.preposition > 0 && view.is(found.preposition, Group::On) => Some(object),
        true => None,
        false => behind.map(|&(start, end)| (start + 1, end)),
    };
    // "on aspirin duty" is none.
    let ends = |&(_, end): &(usize, usize)| holds(view, Need::Medicine, (end - 1, end));
    if let Some(medicine) = medicine.filter(ends) {
        relation.kind = Kind::Takes;
        relation.subject = sink.span(whom);
        relation.object = sink.span(own::medicine(view, medicine));
    }
}

/// Whom one can part from.
pub(crate) fn is_partner(word: &str) -> bool {
    is_among(
        word,
        list!("girlfriend boyfriend partner wife husband fiance fiancee spouse gf bf"),
    )
}

/// What one is in at a firm: "in sales", but not "in debt".
pub(crate) fn is_department(word: &str) -> bool {
    const DEPARTMENTS: &List = list!(
        "sales marketing finance accounting accounts legal hr support engineering operations research \
        logistics procurement purchasing design management consulting advertising"
    );
    // "it" is none.
    word == "IT" || is_among(word, DEPARTMENTS)
}

/// "She dumped Lars on Friday", but not "I dumped Lars off at the station".
pub(crate) fn dumped(
    view: &View,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
) {
    let behind = view.tag(object.1) == Upos::Adp
        && !view
            .chunk(object.1 + 1)
            .is_some_and(|end| is_time(view, (object.1 + 1, end)));
    let last = object.1.wrapping_sub(1);
    let person = match view.entity(last) {
        None => view.named(last) || view.is(object.0, Group::Me),
        kind => kind == Some(EntityKind::Person),
    };
    let by = subject.1.wrapping_sub(1);
    let somebody = view.tag(by) == Upos::Pron
        || view.is(by, Group::Kin)
        || view.entity(by) == Some(EntityKind::Person);
    if person && somebody && !behind && !relation.negated {
        (relation.kind, relation.ended) = (Kind::Dating, true);
    }
}

/// "Since the divorce I've been living in Porto": nobody is married any more.
pub(crate) fn divorced(view: &View, sink: &mut Sink) {
    let Some(noun) =
        (2..view.len()).find(|&i| view.is(i, Group::Divorce) && view.tag(i) == Upos::Noun)
    else {
        return;
    };
    let since = view.among(noun - 2, list!("since"));
    let mine = view.is(noun - 1, Group::Article) || view.among(noun - 1, list!("my our"));
    let base = sink.base;
    let own = |relation: &&Relation| {
        let subject = relation.subject;
        let now = relation.modality == Modality::Asserted && relation.tense == Tense::Present;
        let kind = matches!(relation.kind, Kind::LivesIn | Kind::Single | Kind::Dating);
        now && kind
            && subject.start >= base
            && subject.end > subject.start
            && view.is((subject.start - base) as usize, Group::I)
    };
    let they = list!("he she they her him them");
    let folks = (0..view.len()).any(|i| view.is(i, Group::Kin) || view.among(i, they));
    if !(since && mine) || folks || view.any(noun + 1, &[Group::Of, Group::From]) {
        return;
    }
    if let Some(told) = sink.out.iter().rev().find(own) {
        let ends = Relation {
            subject: told.subject,
            predicate: sink.span((noun - 2, noun + 1)),
            kind: Kind::MarriedTo,
            ended: true,
            tense: Tense::Past,
            confidence: CONFIDENCE,
            ..Relation::default()
        };
        sink.push(ends);
    }
}

/// "I had my hair cut", "having the tractor fixed", "I had John call": somebody else does it.
pub(crate) fn caused(view: &View, verb: &Verb, object: (usize, usize)) -> bool {
    const DONE: &List = list!(
        "done cut fixed colored coloured dyed repaired replaced cleaned painted filled spayed neutered checked tested \
         removed serviced washed shaved trimmed waxed pulled remodeled remodelled renovated executed printed \
         reinstalled installed shut filled completed"
    );
    let own = view.is(object.0, Group::My) || view.same(object.0, "the");
    let gets = view.is(verb.head, Group::Own) && !view.same(verb.head, "own")
        || view.gerund(verb.head)
        || view.gerund(verb.start);
    let article = view.is(object.0, Group::Article) && !own;
    let last = object.1.wrapping_sub(1);
    let person = view.entity(last) == Some(EntityKind::Person)
        || view.is(last, Group::Kin) && view.is(object.0, Group::My);
    view.among(object.1, DONE) && (own || gets && !article)
        || person
            && view.tag(object.1) == Upos::Verb
            && !(view.is(object.1, Group::Named) && view.participle(object.1))
}

/// "Ann and Ben got married": to each other.
pub(crate) fn each_other(
    subjects: &Subjects,
    subject: (usize, usize),
    relation: &mut Relation,
    sink: &Sink,
) {
    let mutual = matches!(
        relation.kind,
        Kind::MarriedTo | Kind::EngagedTo | Kind::Dating
    );
    let others = subjects.spans.iter().take(subjects.count);
    let mut others = others.filter(|&&other| other != subject);
    if mutual
        && relation.object.is_empty()
        && let (Some(&other), None) = (others.next(), others.next())
    {
        relation.object = sink.span(other);
    }
}
