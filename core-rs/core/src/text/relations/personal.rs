//! Personal relations: what verbs, adjectives and nouns of [`super::words`] make of an open one.
//!
//! A row of [`super::rules`] says: this verb or adjective, with its object behind one of these
//! prepositions, is of this kind. Nouns ("my sister", "my birthday is")
//! have rows of their own.

use super::super::steps;
use super::super::upos::Upos;
use super::calling;
use super::clause::Sink;
use super::copula;
use super::group::Group;
use super::kind::Kind;
use super::object::Complement;
use super::own;
use super::relation::{Relation, Tense};
use super::rules::{ALONE, DIRECT, bit, is_time, rule};
use super::verb::Verb;
use super::view::View;

/// Extra relations are sure of their words, not of what annotators of open relations write.
pub(crate) const CONFIDENCE: u8 = 20;

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
    let passes = view.is_word(verb.head + 1, "away") && view.word(verb.head).starts_with("pass");
    let drops = view.is_word(verb.head + 1, "out") && view.word(verb.head).starts_with("drop");
    let key = if passes {
        Group::Die as u8
    } else if drops {
        Group::Graduate as u8
    } else if view.tag(verb.head) == Upos::Verb && view.word(verb.head).starts_with("intern") {
        Group::Work as u8
    } else if found.preposition > 0 && adjective > verb.head && view.group(adjective) > 0 {
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
    // "The meeting was moved to the hall"
    let moved =
        key == Group::Move as u8 && view.is(verb.first, Group::Be) && view.participle(verb.head);
    let set = |relation: &mut Relation, (kind, ended): (Kind, bool)| {
        if moved {
            return;
        }
        relation.kind = kind;
        if relation.negated && ended {
            // "didn't sell": it holds still.
            relation.negated = false;
        } else {
            relation.ended |= ended;
        }
    };
    if own::appointment(view, verb, found, subject, object, relation, sink)
        || own::finished(view, verb, subject, relation, sink)
        || own::reached(view, verb, found, object, relation, sink)
    {
        return;
    }
    let other = other_sense(view, verb, key, object, relation);
    let alone = [
        Group::Die,
        Group::Marry,
        Group::Engage,
        Group::Fire,
        Group::Lay,
        Group::Resign,
    ];
    if key == Group::Stand as u8 && verb.negated && main == DIRECT {
        (relation.kind, relation.negated) = (Kind::Dislikes, false);
        relation.ended = false;
    } else if alone.iter().any(|&group| group as u8 == key)
        && object.1 > 0
        && is_time(view, object)
        && let Some(hit) = rule(view, key, ALONE, object)
    {
        // "died yesterday", "got married on Monday"
        if key != Group::Die as u8 {
            relation.arguments.rotate_right(1);
            relation.arguments[0] = std::mem::take(&mut relation.object);
        }
        set(relation, hit);
    } else if copula
        && view.is_word(found.preposition.wrapping_sub(1), "back")
        && view.is(found.preposition, Group::In)
        && view.named(object.1.wrapping_sub(1))
        && (!view.is(object.1, Group::For) || view.is_word(object.1 + 1, "good"))
    {
        // "I'm back in Galway", not "for the weekend"
        relation.kind = Kind::LivesIn;
    } else if main == ALONE
        && view.is(verb.head, Group::Live)
        && view.is_word(verb.head + 1, "alone")
        && relation.tense == Tense::Present
        && !(relation.negated || relation.ended)
    {
        // With nobody any more.
        relation.kind = Kind::LivesWith;
        relation.ended = true;
        relation.object = Default::default();
    } else if sees(view, verb, main, object)
        || (view.is(verb.head, Group::Go) || view.is_word(verb.head, "going"))
            && view.is_word(verb.head + 1, "out")
            && main == bit(view, found.preposition)
            && view.is(found.preposition, Group::With)
            && view.named(object.1.wrapping_sub(1))
    {
        relation.kind = Kind::Dating;
    } else if key == Group::Own as u8
        && view.any(object.0, &[Group::Marry, Group::Engage, Group::Divorce])
        || other
    {
        // "are getting married", "learned a lesson"
    } else if key == Group::Take as u8 && relation.ended && main == DIRECT {
        // "stopped taking aspirin": whatever it is.
        relation.kind = Kind::Takes;
    } else if let Some(hit) = rule(view, key, main, object) {
        set(relation, hit);
    } else if key == Group::Marry as u8 && main != DIRECT {
        // "married with two children"
        relation.kind = Kind::MarriedTo;
        relation.object = Default::default();
    }
    if relation.kind == Kind::Takes {
        relation.object = sink.span(own::medicine(view, object));
    }
    for &(start, end) in &found.arguments[..found.extra] {
        steps::count(1);
        // "left Barclays for HSBC"
        if key == Group::Leave as u8
            && relation.ended
            && relation.kind == Kind::WorksAt
            && view.is(start, Group::For)
            && view.named(end - 1)
        {
            let mut next = Relation {
                object: sink.span((start + 1, end)),
                kind: Kind::WorksAt,
                confidence: CONFIDENCE,
                ..plain
            };
            next.arguments = Default::default();
            sink.push(next);
            continue;
        }
        let adposition = view.tag(start) == Upos::Adp;
        let from = start + usize::from(adposition);
        // "a great friend to me"
        let towards = key == Group::Be as u8 && view.is(start, Group::To);
        if adposition
            && !other
            && !towards
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
    // "got a job at Acme", "started a new job as a nurse", "doing a doctorate at Oxford"
    let job = view.is(object.1.wrapping_sub(1), Group::Job)
        && (relation.kind == Kind::Has || key == Group::Start as u8);
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
    // "two kids, Leo and Mia"
    if relation.kind == Kind::Has
        && let Some(first) = found.objects[..found.count].first()
        && *first != object
        && matches!(view.word(first.1), "," | ":")
        && view.is(first.1 - 1, Group::Kin)
        && (view.named(object.1 - 1) || view.capital(object.0))
    {
        relation.kind = Kind::Role;
        relation.predicate = sink.span((first.1 - 1, first.1));
    }
    own::tastes(view, verb, found, object, relation, sink);
    if view.is(verb.head, Group::Named) && object.1 > 0 {
        calling::named(view, found, subject, object, relation, sink);
    }
    // "I'm lucky to have a sister" says not who I am.
    if copula && !(verb.end..found.predicate).any(|i| view.verbal(i)) {
        copula::is(view, found, subject, object, relation, sink);
    }
}

/// What is behind an appointment, and behind no affair.
const LATER: [Group; 5] = [
    Group::Future,
    Group::Time,
    Group::Day,
    Group::For,
    Group::At,
];

/// "I'm seeing Otto", but not "tomorrow".
fn sees(view: &View, verb: &Verb, main: u16, object: (usize, usize)) -> bool {
    view.is_word(verb.head, "seeing")
        && view.is(verb.first, Group::Be)
        && main == DIRECT
        && view.named(object.1.wrapping_sub(1))
        && !(object.1..object.1 + 3).any(|i| view.any(i, &LATER))
}

/// Whether the verb of `key` has another sense here than the one that its rules are about.
fn other_sense(
    view: &View,
    verb: &Verb,
    key: u8,
    object: (usize, usize),
    relation: &Relation,
) -> bool {
    let is = |group: Group| key == group as u8;
    let noun = view.chunk(object.0).unwrap_or(object.1).wrapping_sub(1);
    let last = view.word(noun);
    let adjective = view.tag(noun) == Upos::Adj;
    // "have fun", "learned things", "a good time", "you"
    let empty = view.any(noun, &[Group::Vague, Group::Time]) || view.tag(noun) == Upos::Pron;
    if is(Group::Have) || is(Group::Own) {
        empty || adjective
    } else if is(Group::Go) {
        view.is(noun, Group::Time)
    } else if is(Group::Learn) {
        empty || relation.tense == Tense::Past || matches!(last, "lot" | "more")
    } else if is(Group::Play) {
        // "played dumb", "play tomorrow", "played a role"
        let other = matches!(last, "role" | "part" | "game" | "music");
        empty || adjective || other || is_time(view, object)
    } else if is(Group::Start) {
        // "landed at Heathrow"
        !view.word(verb.head).starts_with("start")
    } else if is(Group::Lay) {
        // "I just laid down"
        !view.is_word(verb.head + 1, "off")
    } else if is(Group::Stop) {
        // "I quit", but not "I stopped"
        object.1 == 0 && (view.word(verb.head) != "quit" || view.tag(verb.head + 1) != Upos::Punct)
    } else if is(Group::Break) {
        // "the car broke"
        object.1 == 0
            && !view.is_word(verb.head + 1, "up")
            && !view.word(verb.head).starts_with("sep")
    } else if is(Group::Promote) {
        !view.any(verb.first, &[Group::Be, Group::Own])
    } else {
        let to = is(Group::Be) && view.is(object.0.wrapping_sub(1), Group::To);
        to && view.word(verb.head) != "been"
    }
}
