//! Personal relations: what verbs, adjectives and nouns of [`super::words`] make of an open one.
//!
//! A row of [`super::rules`] says: this verb or adjective, with its object behind one of these
//! prepositions, is of this kind. Nouns ("my sister", "my birthday is")
//! have rows of their own.

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::clause::Sink;
use super::further::{self, Plain};
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::Complement;
use super::relation::{Modality, Relation, Tense};
use super::rules::{ALONE, DIRECT, bit, rule};
use super::sense::{self, other_sense, sees};
use super::verb::Verb;
use super::view::View;
use super::whom::{self, is_department, is_partner};
use super::{also, appointment, calling, copula, diet, injury, own, sifting, taking_up};
use crate::words::list;

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
    let copula = view.is(verb.head, Group::Be);
    let adjective = found.preposition.wrapping_sub(1);
    let key = sense::key(view, verb, found, object);
    let main = if found.preposition > 0 {
        bit(view, found.preposition)
    } else if object.1 == 0 || copula && key != Group::Be as u8 && key != Group::Have as u8 {
        ALONE
    } else {
        DIRECT
    };
    // "I've been vegan since 2020": the time joins nothing.
    let whole = (adjective, found.preposition);
    let timed = found.preposition > 0
        && adjective > verb.head
        && (is_time(view, object) || view.among(object.1 - 1, list!("childhood birth top")))
        && rule(view, key, ALONE, whole).is_some();
    let main = if timed { ALONE } else { main };
    if timed {
        relation.predicate = sink.span((verb.start, adjective));
        relation.object = sink.span(whole);
        relation.arguments.rotate_right(1);
        relation.arguments[0] = sink.span((found.preposition, object.1));
    }
    // "The meeting was moved to the hall"
    let moved =
        key == Group::Move as u8 && view.is(verb.first, Group::Be) && view.participle(verb.head);
    let place_named = view.entity(object.1.wrapping_sub(1)) == Some(EntityKind::Location);
    let visited = view.is_word(verb.head, "visited") || place_named;
    let years = || {
        let long = view
            .chunk(object.1 + 1)
            .filter(|_| view.is(object.1, Group::For));
        let Some(end) = long else {
            return false;
        };
        let person = subject.1 == 0
            || view.tag(subject.1 - 1) == Upos::Pron
            || view.entity(subject.1 - 1) == Some(EntityKind::Person)
            || view.is(subject.1 - 1, Group::Kin);
        let time = view.word(end - 1);
        person && (time.starts_with("year") || time.starts_with("month"))
    };
    let plain = Plain {
        relation: *relation,
        key,
        moved,
        visited,
        been: view.same(verb.head, "been"),
        alone: main == ALONE,
    };
    if appointment::appointment(view, verb, found, subject, object, relation, sink)
        || injury::injured(view, verb, (subject, object), relation, sink)
        || diet::goes_without(view, verb, subject, relation, sink)
        || own::finished(view, verb, subject, relation, sink)
        || taking_up::dropped_out(view, verb, (subject, object), relation)
        || own::reached(view, verb, found, object, relation, sink)
        || also::since(view, verb, found, object, sink)
    {
        return;
    }
    let other = other_sense(view, verb, key, object, relation);
    let alone = [
        Group::Die,
        Group::Marry,
        Group::Engage,
        Group::Divorce,
        Group::Break,
        Group::Fire,
        Group::Lay,
        Group::Resign,
    ];
    if further::taste(view, key, object, relation, sink) {
        return;
    }
    if let Some(stays) = further::stays(view, verb, object) {
        plain.set(relation, (stays, false));
    } else if key == Group::Stand as u8 && verb.negated && main == DIRECT {
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
        plain.set(relation, hit);
    } else if copula
        && view.is_word(found.preposition.wrapping_sub(1), "back")
        && view.is(found.preposition, Group::In)
        && view.named(object.1.wrapping_sub(1))
        && (!view.is(object.1, Group::For) || view.is_word(object.1 + 1, "good"))
    {
        // "I'm back in Galway", not "for the weekend"
        relation.kind = Kind::LivesIn;
    } else if copula
        && view.is(found.preposition, Group::At)
        && match view.entity(object.1.wrapping_sub(1)) {
            Some(EntityKind::Organization) => {
                view.is_word(object.1, "now")
                    || view.among(found.preposition.wrapping_sub(1), list!("back still now"))
                    || plain.been && years()
            }
            // "I'm back at Vestas", but not "at Mum's"
            None => {
                let back = view.is_word(found.preposition.wrapping_sub(1), "back");
                let firm = back && !view.is(object.1.wrapping_sub(1), Group::Clitic);
                let she = view.among(subject.0, list!("he she"));
                let now =
                    she && view.is_word(object.1, "now") && view.tag(object.1 + 1) == Upos::Punct;
                view.named(object.1.wrapping_sub(1)) && (firm || now || plain.been && years())
            }
            Some(_) => false,
        }
    {
        // "She's at Siemens now", "I'm back at Volvo", "I've been at Siemens for years"
        relation.kind = Kind::WorksAt;
    } else if copula
        && view.is(found.preposition, Group::In)
        && place_named
        && view.is_word(object.1, "now")
        && (0..verb.start).any(|i| view.any(i, &[Group::Used, Group::Longer]))
    {
        // "She used to live in Galway but she's in Sligo now"
        relation.kind = Kind::LivesIn;
    } else if copula
        && view.is(found.preposition, Group::In)
        && is_department(view.word(object.0))
        && let Some(&(at, end)) = found.arguments[..found.extra].iter().find(|&&(at, end)| {
            let firm = view.entity(end.wrapping_sub(1)) == Some(EntityKind::Organization);
            view.is(at, Group::At) && firm
        })
    {
        // "I'm in sales at Oracle"
        relation.kind = Kind::WorksAt;
        relation.object = sink.span((at + 1, end));
    } else if key == Group::Leave as u8
        && view.is(object.0, Group::Me)
        && object.1 == object.0 + 1
        && is_partner(view.word(subject.1.wrapping_sub(1)))
        && !(relation.negated || (0..subject.0).any(|i| view.verbal(i) || view.tag(i) == Upos::Adj))
        && relation.modality == Modality::Asserted
        && (object.1 + 1 >= view.len() || view.is(object.1, Group::For))
    {
        // "My wife left me", but not "me, the dog and the kids"
        relation.kind = Kind::Dating;
        relation.ended = true;
    } else if copula
        && main == ALONE
        && relation.ended
        && (verb.end..verb.end + 3).any(|i| view.is_word(i, "together"))
        && (0..verb.start).all(|i| {
            let firm = matches!(view.entity(i), Some(kind) if kind != EntityKind::Person);
            !firm && (!view.is(i, Group::Kin) || is_partner(view.word(i)))
        })
    {
        // "Ben and I are no longer together", but not "my sister and I"
        relation.kind = Kind::Dating;
        relation.negated = false;
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
        // "got divorced today"; "are getting married", "learned a lesson"
        let past = relation.tense == Tense::Past && !other;
        if let Some(hit) = rule(view, view.group(object.0), ALONE, object).filter(|_| past) {
            relation.object = Default::default();
            plain.set(relation, hit);
        }
    } else if key == Group::Take as u8 && relation.ended && main == DIRECT {
        // "stopped taking aspirin": whatever it is.
        relation.kind = Kind::Takes;
    } else if taking_up::taken_up(view, verb, found, (subject, object)) {
        relation.kind = Kind::Plays;
    } else if own::birthday(view, verb, found, object, relation, sink) {
    } else if key == Group::Break as u8 && main == DIRECT {
        whom::dumped(view, subject, object, relation);
    } else if let Some(hit) = rule(view, key, main, object) {
        plain.set(relation, hit);
    } else if key == Group::Marry as u8 && main != DIRECT {
        // "married with two children"
        relation.kind = Kind::MarriedTo;
        relation.object = Default::default();
    }
    if copula {
        also::also_is(view, verb, &plain, relation, sink);
    }
    sifting::is_none(view, object, relation);
    further::is_where(view, verb, subject, object, relation, sink);
    calling::short(view, subject, relation, sink);
    whom::object(view, verb, (subject, object), relation, sink);
    own::to_whom(view, found.end.max(verb.end), relation, sink);
    whom::hired(view, verb, (subject, object), relation, sink);
    calling::apposed(view, object, relation, sink);
    // "I can't have nuts" tells not what I own.
    let can = relation.negated && (verb.start..verb.head).any(|i| view.is(i, Group::Can));
    if can && relation.kind == Kind::Has {
        relation.kind = Kind::Open;
    }
    // "learning to play the cello"
    if relation.kind == Kind::Plays && (verb.start..verb.head).any(|i| view.is(i, Group::Learn)) {
        relation.kind = Kind::Studies;
    }
    // "called off the engagement", "the engagement is off"
    let place = if copula { subject.1 } else { object.1 };
    if view.is_word(place.wrapping_sub(1), "engagement")
        && (verb.end..found.end.max(verb.end) + 1).any(|i| view.is_word(i, "off"))
    {
        relation.kind = Kind::EngagedTo;
        relation.ended = true;
        relation.object = Default::default();
        if copula {
            relation.subject = Default::default();
        }
    }
    if relation.kind == Kind::Takes {
        relation.object = sink.span(own::medicine(view, object));
    }
    whom::prescribed(view, verb, found, (subject, object), relation, sink);
    further::arguments(view, verb, found, (&plain, other), relation, sink);
    further::job(view, found, (key, object), relation, sink);
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
        also::introduces(view, verb, &plain, relation, sink);
    }
    sifting::sift(view, verb, found, (subject, object), relation, sink);
    also::turned(view, relation, object, sink);
}
