//! Personal relations: what verbs, adjectives and nouns of [`super::words`] make of an open one.
//!
//! A row of [`RULES`] says: this verb or adjective, with its object behind one of these
//! prepositions, is of this kind. Nouns ("my sister", "my birthday is") have rows of their own.

use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::kind::Kind;
use super::object::Complement;
use super::relation::{Implied, Relation};
use super::verb::Verb;
use super::view::View;
use super::words::Group;

/// Extra relations are sure of their words, not of what annotators of open relations write.
const CONFIDENCE: u8 = 20;

/// The object follows at once.
const DIRECT: u16 = 1;
/// Nothing follows, or the word is the complement itself: "I'm vegan".
const ALONE: u16 = 1 << 15;

const fn behind(preposition: Group) -> u16 {
    2 << (preposition as u16 - Group::To as u16)
}

const TO: u16 = behind(Group::To);
const IN: u16 = behind(Group::In);
const AT: u16 = behind(Group::At);
const ON: u16 = behind(Group::On);
const FOR: u16 = behind(Group::For);
const WITH: u16 = behind(Group::With);
const FROM: u16 = behind(Group::From);
const AS: u16 = behind(Group::As);
const OF: u16 = behind(Group::Of);
const BY: u16 = behind(Group::By);
const INTO: u16 = behind(Group::Into);

/// What the object must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Any,
    /// A name or a person's pronoun.
    Name,
    Number,
    /// A name or "my job".
    Job,
    Illness,
    Meeting,
}

/// One rule; the last value says that it holds no longer.
type Rule = (Group, u16, Need, Kind, bool);

const RULES: &[Rule] = &[
    (Group::Live, IN | AT | ON, Need::Any, Kind::LivesIn, false),
    (Group::Live, WITH, Need::Any, Kind::LivesWith, false),
    (Group::Move, TO | IN | INTO, Need::Any, Kind::LivesIn, false),
    (Group::Move, FROM | OF, Need::Any, Kind::LivesIn, true),
    (Group::Be, FROM, Need::Any, Kind::From, false),
    (Group::Come, FROM, Need::Name, Kind::From, false),
    (
        Group::Work,
        AT | FOR | IN | BY,
        Need::Any,
        Kind::WorksAt,
        false,
    ),
    (Group::Work, AS, Need::Any, Kind::WorksAs, false),
    (Group::Join, DIRECT, Need::Name, Kind::WorksAt, false),
    (Group::Leave, FROM, Need::Any, Kind::WorksAt, true),
    (Group::Leave, DIRECT, Need::Job, Kind::WorksAt, true),
    (Group::Stop, DIRECT, Need::Job, Kind::WorksAt, true),
    (Group::Fire, FROM | BY, Need::Any, Kind::WorksAt, true),
    (Group::Study, AT, Need::Any, Kind::StudiesAt, false),
    (Group::Attend, DIRECT, Need::Name, Kind::StudiesAt, false),
    (Group::Study, DIRECT | IN, Need::Any, Kind::Studies, false),
    (Group::Graduate, FROM, Need::Any, Kind::StudiesAt, true),
    (Group::Turn, DIRECT, Need::Number, Kind::Age, false),
    (Group::Born, IN | AT | ON, Need::Any, Kind::Born, false),
    (Group::Like, DIRECT, Need::Any, Kind::Likes, false),
    (Group::Be, INTO, Need::Any, Kind::Likes, false),
    (Group::Fan, OF, Need::Any, Kind::Likes, false),
    (Group::Dislike, DIRECT, Need::Any, Kind::Dislikes, false),
    (Group::Have, DIRECT, Need::Illness, Kind::Condition, false),
    (Group::Have, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Own, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Have, DIRECT, Need::Any, Kind::Has, false),
    (Group::Own, DIRECT, Need::Any, Kind::Has, false),
    (Group::Sell, DIRECT, Need::Any, Kind::Has, true),
    (
        Group::Marry,
        DIRECT | TO | WITH | ALONE,
        Need::Any,
        Kind::MarriedTo,
        false,
    ),
    (
        Group::Engage,
        TO | WITH | ALONE,
        Need::Any,
        Kind::EngagedTo,
        false,
    ),
    (Group::Date, DIRECT, Need::Name, Kind::Dating, false),
    (Group::Break, WITH | FROM, Need::Any, Kind::Dating, true),
    (
        Group::Divorce,
        DIRECT | FROM | ALONE,
        Need::Any,
        Kind::MarriedTo,
        true,
    ),
    (Group::Single, ALONE, Need::Any, Kind::Single, false),
    (Group::Meet, DIRECT | WITH, Need::Any, Kind::Meets, false),
    (
        Group::Meeting,
        DIRECT | WITH,
        Need::Name,
        Kind::Meets,
        false,
    ),
    (Group::Go, TO | DIRECT, Need::Any, Kind::Goes, false),
    (Group::Plan, TO, Need::Any, Kind::Goes, false),
    (Group::Go, BY, Need::Name, Kind::Alias, false),
    (Group::Short, FOR, Need::Any, Kind::Alias, false),
    (Group::Known, AS, Need::Any, Kind::Alias, false),
    (
        Group::Diagnose,
        WITH | FROM,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (
        Group::Illness,
        ALONE | WITH,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (Group::Allergic, TO, Need::Any, Kind::AllergicTo, false),
    (Group::Allergic, ALONE, Need::Any, Kind::Condition, false),
    (Group::Diet, ALONE, Need::Any, Kind::Diet, false),
    (Group::Eat, DIRECT, Need::Any, Kind::Eats, false),
    (Group::Speak, DIRECT, Need::Name, Kind::Speaks, false),
    (
        Group::Die,
        ALONE | IN | OF | FROM | ON,
        Need::Any,
        Kind::Died,
        false,
    ),
];

/// Nouns of a subject: "my birthday is May 3".
const NOUNS: [(Group, Kind); 7] = [
    (Group::Named, Kind::Name),
    (Group::Birthday, Kind::Birthday),
    (Group::Email, Kind::Email),
    (Group::Phone, Kind::Phone),
    (Group::Job, Kind::WorksAs),
    (Group::Home, Kind::From),
    (Group::Address, Kind::Address),
];

/// The bit of what stands before an object: a preposition, or nothing.
fn bit(view: &View, preposition: usize) -> u16 {
    let group = u16::from(view.group(preposition));
    let (first, last) = (Group::To as u16, Group::Into as u16);
    if (first..=last).contains(&group) {
        2 << (group - first)
    } else {
        0
    }
}

fn holds(view: &View, need: Need, (start, end): (usize, usize)) -> bool {
    let Some(last) = view.chunk(start).unwrap_or(end).checked_sub(1) else {
        return false;
    };
    let named = view.named(last);
    match need {
        Need::Any => !view.is(start, Group::It) || end > start + 1,
        Need::Name => named || view.tag(last) == Upos::Pron && !view.is(start, Group::It),
        Need::Number => view.tag(start) == Upos::Num,
        Need::Job => named || view.is(last, Group::Job),
        Need::Illness => view.any(last, &[Group::Illness, Group::Allergic]),
        Need::Meeting => view.is(last, Group::Meeting),
    }
}

fn rule(view: &View, key: u8, bit: u16, object: (usize, usize)) -> Option<(Kind, bool)> {
    steps::count(RULES.len());
    let rule = RULES.iter().find(|rule| {
        rule.0 as u8 == key && rule.1 & bit != 0 && (bit == ALONE || holds(view, rule.2, object))
    })?;
    Some((rule.3, rule.4))
}

/// Gives `relation` its kind, and adds what else its phrases say.
pub(crate) fn refine(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (subject, object): ((usize, usize), (usize, usize)),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let plain = *relation;
    let copula = view.is(verb.head, Group::Be);
    let adjective = found.preposition.wrapping_sub(1);
    let key = if found.preposition > 0 && adjective > verb.head && view.group(adjective) > 0 {
        view.group(adjective)
    } else if copula && found.preposition == 0 && object.1 > object.0 && object.1 - object.0 <= 2 {
        // "I'm vegan", "he is lactose intolerant"
        match rule(view, view.group(object.1 - 1), ALONE, object) {
            Some(_) => view.group(object.1 - 1),
            None => view.group(verb.head),
        }
    } else {
        view.group(verb.head)
    };
    let main = if found.preposition > 0 {
        bit(view, found.preposition)
    } else if object.1 == 0 || copula && key != Group::Be as u8 {
        ALONE
    } else {
        DIRECT
    };
    let set = |relation: &mut Relation, (kind, ended): (Kind, bool)| {
        relation.kind = kind;
        if relation.negated && ended {
            // "didn't sell": it holds still.
            relation.negated = false;
        } else {
            relation.ended |= ended;
        }
    };
    if key == Group::Stand as u8 && verb.negated && main == DIRECT {
        (relation.kind, relation.negated) = (Kind::Dislikes, false);
    } else if let Some(hit) = rule(view, key, main, object) {
        set(relation, hit);
    }
    for &(start, end) in &found.arguments[..found.extra] {
        steps::count(1);
        let adposition = view.tag(start) == Upos::Adp;
        let from = start + usize::from(adposition);
        if adposition
            && let Some(hit) = rule(view, key, bit(view, start), (from, end))
            && hit != (relation.kind, relation.ended)
        {
            let mut extra = Relation {
                tail: sink.span((start, from)),
                predicate: sink.span((verb.start, verb.end)),
                object: sink.span((from, end)),
                confidence: CONFIDENCE,
                ..plain
            };
            extra.arguments = Default::default();
            set(&mut extra, hit);
            sink.push(extra);
        }
    }
    // "love climbing", "hate to wait", "can't stand waiting"
    for i in verb.start..verb.head {
        let likes = view.is(i, Group::Like);
        if likes || view.any(i, &[Group::Dislike, Group::Stand]) {
            let stands = view.is(i, Group::Stand);
            sink.push(Relation {
                predicate: sink.span((verb.start, i + 1)),
                object: sink.span((i + 1, found.predicate.max(object.1))),
                kind: if likes { Kind::Likes } else { Kind::Dislikes },
                negated: relation.negated && !stands,
                confidence: CONFIDENCE,
                ..*relation
            });
        }
    }
    if view.is(verb.head, Group::Named) && object.1 > 0 {
        named(view, found, subject, object, relation, sink);
    }
    if copula {
        is(view, found, subject, object, relation, sink);
    }
}

/// "Call me Jo", "a sister named Ann".
fn named(
    view: &View,
    found: &Complement,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let person = view.tag(object.0) == Upos::Pron;
    if person && found.extra > 0 && view.tag(found.arguments[0].0) != Upos::Adp {
        relation.kind = Kind::Name;
        relation.subject = sink.span(object);
        relation.object = sink.span(found.arguments[0]);
        relation.arguments = Default::default();
        if relation.modality == super::relation::Modality::Commanded {
            relation.modality = Default::default();
        }
    } else if !person && subject.1 > subject.0 && relation.implied == Implied::Is
        || view.is(subject.1, Group::Be)
    {
        relation.kind = Kind::Name;
    }
}

/// Copulas: "my sister is Ann", "I'm 30", "Ann is a nurse", "my email is …".
fn is(
    view: &View,
    found: &Complement,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    if object.1 == 0 {
        return;
    }
    let end = view.chunk(object.0).unwrap_or(object.1);
    let head = end - 1;
    let joined = found.preposition > 0;
    // "lactose intolerant"
    if view.is(object.1, Group::Allergic) {
        relation.kind = Kind::Condition;
        relation.object = sink.span((object.0, object.1 + 1));
    }
    let personal = !view.any(subject.0, &[Group::It, Group::Ask]);
    if let Some((owner, noun)) = owned(view, subject) {
        if let Some((_, kind)) = NOUNS.iter().find(|(group, _)| view.is(noun, *group)) {
            relation.kind = *kind;
            relation.subject = sink.span(owner);
            if *kind == Kind::Name
                && let Some((holder, role)) = owned(view, owner)
            {
                self::role(view, holder, role, object, relation, sink);
            }
        } else if view.is(noun.wrapping_sub(1), Group::Favourite) {
            relation.kind = Kind::Favourite;
            relation.subject = sink.span(owner);
            relation.predicate = sink.span((noun, noun + 1));
        } else if view.named(head) && !joined {
            role(view, owner, noun, object, relation, sink);
        }
    }
    if joined {
        return;
    }
    if let Some((owner, noun)) = owned(view, object)
        && personal
    {
        role(view, owner, noun, subject, relation, sink);
    } else if relation.kind != Kind::Open || !personal {
    } else if view.tag(object.0) == Upos::Num && !view.named(head) {
        let years = view.word(object.0 + 1).starts_with("year");
        if end == object.0 + 1
            || years && view.is(found.end.max(end), Group::Old)
            || years && view.is(head, Group::Old)
        {
            relation.kind = Kind::Age;
        }
    } else if view.is(head, Group::Fan) {
        if view.is(end, Group::Of) {
            relation.kind = Kind::Likes;
            relation.object = sink.span((end + 1, object.1));
        }
    } else if view.is(subject.0, Group::I) && view.named(head) && !view.is(object.0, Group::Article)
    {
        relation.kind = Kind::Name;
    } else if view.tag(head) == Upos::Noun {
        employed(view, end, relation, sink);
        if view.is(object.0, Group::Article) && !view.word(object.0).starts_with(['t', 'T']) {
            relation.kind = Kind::IsA;
        }
    }
}

/// "(the) CEO of Acme", "a nurse at Mercy Hospital".
fn employed(view: &View, end: usize, relation: &mut Relation, sink: &mut Sink) {
    let Some(stop) = view.chunk(end + 1) else {
        return;
    };
    if !view.any(end, &[Group::Of, Group::At]) || !view.named(stop - 1) {
        return;
    }
    relation.kind = Kind::IsA;
    sink.push(Relation {
        object: sink.span((end + 1, stop)),
        tail: sink.span((end, end + 1)),
        arguments: Default::default(),
        kind: Kind::WorksAt,
        confidence: CONFIDENCE,
        ..*relation
    });
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
    view.is(start, Group::My)
        .then_some(((start, start + 1), noun))
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
    if !view.is(noun, Group::Kin) {
        return;
    }
    sink.push(Relation {
        subject: sink.span(owner),
        implied: Implied::None,
        predicate: sink.span((noun, noun + 1)),
        tail: Default::default(),
        object: sink.span(person),
        arguments: Default::default(),
        kind: Kind::Role,
        confidence: CONFIDENCE,
        ..*relation
    });
}
