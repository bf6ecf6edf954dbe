//! What stands behind the object of a personal relation, and what else is said by its place.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::Complement;
use super::own;
use super::personal::CONFIDENCE;
use super::relation::{Modality, Relation, Tense};
use super::rules::{bit, rule};
use super::verb::Verb;
use super::view::View;
use crate::words::list;

/// A relation before it has a kind, and what of its sentence decides how a rule's kind is taken.
pub(crate) struct Plain {
    pub relation: Relation,
    /// The group of the word that the rules are about.
    pub key: u8,
    /// "was moved": nobody moved.
    pub moved: bool,
    /// Where one went to is a place.
    pub visited: bool,
    /// "Have you been to …?"
    pub been: bool,
    /// Without an object.
    pub alone: bool,
}

impl Plain {
    /// What the verb says of another object, which has no arguments.
    pub fn other(&self, verb: &Verb, object: (usize, usize), sink: &Sink) -> Relation {
        Relation {
            predicate: sink.span((verb.start, verb.end)),
            object: sink.span(object),
            arguments: Default::default(),
            confidence: CONFIDENCE,
            ..self.relation
        }
    }

    /// Gives a relation the kind of a rule, and whether it has ended.
    pub fn set(&self, relation: &mut Relation, (kind, ended): (Kind, bool)) {
        if self.moved {
            return;
        }
        if self.alone && kind == Kind::WorksAt {
            // "I'm retired"
            relation.object = Default::default();
        }
        let been = kind == Kind::Goes
            && (relation.tense == Tense::Past && relation.modality == Modality::Asserted
                || relation.modality == Modality::Asked && self.been)
            && self.visited;
        relation.kind = if been { Kind::Visited } else { kind };
        if relation.negated && ended {
            // "didn't sell": it holds still.
            relation.negated = false;
        } else {
            relation.ended |= ended;
        }
    }
}

/// Whether "here" or "there" stands at `i`, behind a verb of staying: "it all started there" tells of nobody's work.
pub(crate) fn is_there(view: &View, verb: usize, i: usize) -> bool {
    let who = list!("i you he she we they just only 've ’ve have has recently");
    // "I live here in Lund"
    let told = view.is(i + 1, Group::In)
        && (i + 2..i + 4).any(|i| view.entity(i) == Some(EntityKind::Location));
    matches!(view.word(i), "here" | "there")
        && !told
        && (view.any(verb, &[Group::Live, Group::Move, Group::Work, Group::Study])
            || view.is(verb, Group::Start)
                && i == verb + 1
                && (view.among(verb.wrapping_sub(1), who) || view.comma(verb.wrapping_sub(1))))
}

/// "I've lived there for years", "she works here too": where, is told by what was said before.
pub(crate) fn stays(view: &View, verb: &Verb, object: (usize, usize)) -> Option<Kind> {
    let there = object.1 == object.0 + 1 && is_there(view, verb.head, object.0);
    there.then(|| match () {
        // "He started there yesterday."
        _ if view.any(verb.head, &[Group::Work, Group::Start]) => Kind::WorksAt,
        _ if view.is(verb.head, Group::Study) => Kind::StudiesAt,
        _ => Kind::LivesIn,
    })
}

/// "Olives? Hate them.", "Jazz, I'm a huge fan."
pub(crate) fn taste(
    view: &View,
    key: u8,
    object: (usize, usize),
    relation: &mut Relation,
    sink: &Sink,
) -> bool {
    let is = |group: Group| key == group as u8;
    let points =
        object.1 == object.0 + 1 && matches!(view.word(object.0), "it" | "them" | "that" | "those");
    let fan = is(Group::Be) && view.is(object.1.wrapping_sub(1), Group::Fan);
    let tastes = is(Group::Like) || is(Group::Dislike) || is(Group::Stand);
    // "I used to love cilantro. I hate it now.", but not "I hate it when …"
    let clause = matches!(
        view.word(object.1),
        "when" | "if" | "that" | "how" | "here" | "there" | "in"
    );
    let once = |relation: &Relation| relation.kind == Kind::Likes && relation.ended;
    // Nothing else is told between, and it is the contrary.
    let last = sink.out.last();
    let turns = !is(Group::Like) || relation.negated;
    let topic = match last.filter(|_| points && !clause && turns) {
        Some(liked) if sink.topic.is_empty() && once(liked) => liked.object,
        _ => sink.topic,
    };
    if topic.is_empty() || !(fan || points && tastes) {
        return false;
    }
    let likes = fan || is(Group::Like);
    relation.kind = if likes { Kind::Likes } else { Kind::Dislikes };
    relation.negated &= !is(Group::Stand);
    relation.ended &= !is(Group::Stand);
    relation.object = topic;
    if relation.modality == Modality::Commanded {
        relation.modality = Modality::Asserted;
    }
    true
}

/// "She got engaged! To Jonas, finally."
pub(crate) fn to_whom(view: &View, sink: &mut Sink) {
    let end = view.chunk(1).filter(|&end| view.named(end - 1));
    let Some(end) = end.filter(|_| view.is(0, Group::To)) else {
        return;
    };
    let object = sink.span((1, end));
    if let Some(last) = sink.out.last_mut()
        && matches!(last.kind, Kind::EngagedTo | Kind::MarriedTo)
        && last.object.is_empty()
    {
        last.object = object;
    }
}

/// "Lyon is where I live.", "back in Lyon, where I live"
pub(crate) fn is_where(
    view: &View,
    verb: &Verb,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &Sink,
) {
    let asks = subject.0.wrapping_sub(1);
    let is = subject.0.wrapping_sub(2);
    if object.1 == 0
        && view.any(verb.head, &[Group::Live, Group::Work])
        && view.is_word(asks, "where")
        && (view.is(is, Group::Be) || view.comma(is) && view.is(subject.0, Group::I))
        && let Some(start) = view.chunk_before(is).or_else(|| points(view, is))
        && (view.named(is - 1) || view.same(is - 1, "that"))
    {
        relation.object = sink.span((start, is));
        relation.kind = if view.is(verb.head, Group::Live) {
            Kind::LivesIn
        } else {
            Kind::WorksAt
        };
    }
}

/// Further relations that prepositions make: "works as a nurse at Acme", "left Barclays for HSBC".
pub(crate) fn arguments(
    view: &View,
    verb: &Verb,
    found: &Complement,
    (plain, other): (&Plain, bool),
    relation: &Relation,
    sink: &mut Sink,
) {
    let mut works = false;
    for &(start, end) in &found.arguments[..found.extra] {
        steps::count(1);
        // "left Barclays for HSBC"
        if plain.key == Group::Leave as u8
            && relation.ended
            && relation.kind == Kind::WorksAt
            && view.is(start, Group::For)
            && view.named(end - 1)
        {
            let mut next = Relation {
                object: sink.span((start + 1, end)),
                kind: Kind::WorksAt,
                confidence: CONFIDENCE,
                ..plain.relation
            };
            next.arguments = Default::default();
            sink.push(next);
            continue;
        }
        // "I'm working in Ikea like cook"
        if plain.key == Group::Work as u8
            && view.is_word(start, "like")
            && end == start + 2
            && view.tag(end) == Upos::Punct
            && view.occupation(end - 1)
        {
            let object = (start + 1, end);
            let mut works = plain.other(verb, object, sink);
            plain.set(&mut works, (Kind::WorksAs, false));
            sink.push(works);
            continue;
        }
        let adposition = view.tag(start) == Upos::Adp;
        let from = start + usize::from(adposition);
        // "a great friend to me"
        let towards = plain.key == Group::Be as u8 && view.is(start, Group::To);
        // "From my friend Chidi, he's a beekeeper"
        let moved = own::is_moved(view, plain.key, found);
        let leads =
            moved || start < verb.start && (plain.key == Group::Be as u8 || !view.named(end - 1));
        // "works as an engineer with Siemens"
        let firm = relation.kind == Kind::WorksAs
            && view.is(start, Group::With)
            && view.entity(end - 1) == Some(EntityKind::Organization);
        let found = rule(view, plain.key, bit(view, start), (from, end));
        if adposition
            && !other
            && !towards
            && !leads
            && let Some(hit) = found.or(firm.then_some((Kind::WorksAt, false)))
            && (hit != (relation.kind, relation.ended)
                || hit.0 == Kind::Born && (view.named(end - 1) || is_time(view, (from, end))))
        {
            let mut extra = Relation {
                tail: sink.span((start, from)),
                ..plain.other(verb, (from, end), sink)
            };
            plain.set(&mut extra, hit);
            // "I'm planning a trip to Rome"
            let plans = plain.key == Group::Plan as u8 && !view.is_word(verb.head, "going");
            let ahead = extra.modality == Modality::Asserted && extra.tense != Tense::Past;
            if plans && ahead {
                extra.modality = Modality::Planned;
            }
            // "works as a nurse at Aldi in Emden": where that is
            if hit.0 == Kind::WorksAt && std::mem::replace(&mut works, true) {
                continue;
            }
            sink.push(extra);
        }
    }
}

/// "got a job at Acme", "started a new job as a nurse", "doing a doctorate at Oxford"
pub(crate) fn job(
    view: &View,
    found: &Complement,
    (key, object): (u8, (usize, usize)),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let job = view.is(object.1.wrapping_sub(1), Group::Job)
        && (relation.kind == Kind::Has
            || [Group::Start, Group::Take, Group::Sell]
                .iter()
                .any(|&group| group as u8 == key));
    if job || relation.kind == Kind::Studies && key != Group::Study as u8 {
        for &(start, end) in &found.arguments[..found.extra] {
            let kind = match (job, is_time(view, (start + 1, end))) {
                (true, false) if view.any(start, &[Group::At, Group::With, Group::For]) => {
                    Kind::WorksAt
                }
                (true, _) if view.is(start, Group::As) => Kind::WorksAs,
                (false, false) if view.is(start, Group::At) => Kind::StudiesAt,
                _ => continue,
            };
            sink.push(Relation {
                tail: sink.span((start, start + 1)),
                object: sink.span((start + 1, end)),
                kind,
                confidence: CONFIDENCE,
                ..*relation
            });
            if job {
                relation.kind = Kind::Open;
            }
        }
    }
}

/// "Ideas from Limoges? That's where I live": where "that" stands.
fn points(view: &View, is: usize) -> Option<usize> {
    let that = is.checked_sub(1)?;
    (that == 0 && view.same(that, "that")).then_some(that)
}
