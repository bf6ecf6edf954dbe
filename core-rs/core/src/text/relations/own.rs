//! What is somebody's own: tastes, pastimes, where they can be reached, "my rent is 900 euros".

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::{LANGUAGES, is_time};
use super::object::{self, Complement};
use super::personal::CONFIDENCE;
use super::relation::{Modality, Relation};
use super::verb::{self, Verb};
use super::view::View;
use crate::words::{has_byte, list};

/// The most things liked that are joined by "and".
const MAX_TASTES: usize = 4;
/// The most words of what is one's own: "budget for the laptop".
const MAX_NOUN: usize = 5;

type Place = (usize, usize);

/// "love climbing and cooking", "hate to wait", "can't stand waiting".
pub(crate) fn tastes(
    view: &View,
    verb: &Verb,
    found: &Complement,
    object: Place,
    relation: &mut Relation,
    sink: &mut Sink,
) {
    let mut would = false;
    for i in verb.start..verb.head {
        would |= view.is(i, Group::Would);
        let likes = view.is(i, Group::Like);
        // "would like to go" is a wish.
        if !likes && !view.any(i, &[Group::Dislike, Group::Stand]) || would && likes {
            continue;
        }
        // "Everyone we love was there", "what do you enjoy doing?"
        let open =
            relation.modality == Modality::Asked && (0..verb.start).any(|i| view.is(i, Group::Ask));
        if view.tag(i + 1) == Upos::Aux && !view.word(i + 1).ends_with("ing") || open {
            continue;
        }
        let stands = view.is(i, Group::Stand);
        let taste = Relation {
            predicate: sink.span((verb.start, i + 1)),
            kind: if likes { Kind::Likes } else { Kind::Dislikes },
            negated: relation.negated && !stands,
            confidence: CONFIDENCE,
            ..*relation
        };
        let mut item = (i + 1, found.predicate.max(object.1));
        let gerund = view.gerund(i + 1);
        // "I love spending time with my cousins"
        let vague = view.any(item.1.wrapping_sub(1), &[Group::Time, Group::Vague]);
        let behind = found.arguments[..found.extra].first();
        if let Some(&(_, end)) = behind.filter(|behind| gerund && vague && behind.0 == item.1) {
            item.1 = end;
        }
        for _ in 0..MAX_TASTES {
            steps::count(1);
            sink.push(Relation {
                object: sink.span(item),
                ..taste
            });
            match joined(view, item.1) {
                Some(next) if gerund => item = next,
                _ => break,
            }
        }
        if !likes {
            // "I hate eating fish": nobody says that it is done.
            relation.kind = Kind::Open;
        }
    }
}

/// What an "and" or a comma at `at` joins: "and playing chess", ", music".
fn joined(view: &View, at: usize) -> Option<Place> {
    let comma = usize::from(view.comma(at));
    let and = usize::from(view.any(at + comma, &[Group::And, Group::Or]));
    let from = at + comma + and;
    if comma + and == 0 {
        return None;
    }
    if view.gerund(from) {
        let run = verb::run(view, from);
        let behind = object::find(view, &run).filter(|found| found.count > 0);
        let end = behind.map_or(run.end, |found| found.objects[found.count - 1].1);
        return Some((from, end));
    }
    let end = view.chunk(from)?;
    // "I love climbing, best thing ever" is no list.
    let goes_on =
        and > 0 || end == from + 1 || view.comma(end) || view.any(end, &[Group::And, Group::Or]);
    (view.tag(from) != Upos::Pron && !view.verbal(end) && goes_on).then_some((from, end))
}

/// "My wife has her birthday on May 21".
pub(crate) fn birthday(
    view: &View,
    verb: &Verb,
    found: &Complement,
    object: Place,
    relation: &mut Relation,
    sink: &Sink,
) -> bool {
    let inner = |&(start, end): &Place| (start + usize::from(view.tag(start) == Upos::Adp), end);
    let mut times = found.arguments[..found.extra].iter().map(inner);
    let day = times.find(|&time| is_time(view, time));
    // "I have birthday on 3 May"
    let bare = object.1 == object.0 + 1;
    let own = bare || view.is(object.0, Group::My);
    let own = own && view.is(object.1.wrapping_sub(1), Group::Birthday);
    let Some(day) = day.filter(|_| own && view.is(verb.head, Group::Have)) else {
        return false;
    };
    relation.kind = Kind::Birthday;
    relation.object = sink.span(day);
    relation.arguments = Default::default();
    true
}

/// "My internship at Adidas is over": one no longer works there.
pub(crate) fn finished(
    view: &View,
    verb: &Verb,
    subject: Place,
    relation: &mut Relation,
    sink: &mut Sink,
) -> bool {
    let Some(end) = view.chunk(subject.0) else {
        return false;
    };
    let work = view.among(
        end - 1,
        list!("job internship contract apprenticeship traineeship"),
    );
    let over = view.is(verb.head, Group::Be) && view.is_word(verb.head + 1, "over")
        || matches!(view.word(verb.head), "ended" | "finished");
    let mine = view.is(subject.0, Group::My);
    if relation.negated
        || !(work && over && mine && view.any(end, &[Group::At, Group::With, Group::For]))
    {
        return false;
    }
    relation.kind = Kind::WorksAt;
    relation.subject = sink.span((subject.0, subject.0 + 1));
    relation.object = sink.span((end + 1, subject.1));
    relation.ended = true;
    true
}

/// "You can reach me at …", "text me at …".
pub(crate) fn reached(
    view: &View,
    verb: &Verb,
    found: &Complement,
    object: Place,
    relation: &mut Relation,
    sink: &mut Sink,
) -> bool {
    let calls = view.any(verb.head, &[Group::Reach, Group::Email])
        || view.among(verb.head, list!("call ring write"));
    let whom = view.is(object.0, Group::Me) || view.named(object.1.wrapping_sub(1));
    if !calls || !whom {
        return false;
    }
    let mut arguments = found.arguments[..found.extra].iter();
    let at = arguments.find_map(|&(start, end)| {
        let bytes = (start + 1..end).flat_map(|i| view.word(i).bytes());
        let digits = bytes.filter(u8::is_ascii_digit).count();
        let kind = match (has_byte(view.word(start + 1), b'@'), digits) {
            (true, _) => Kind::Email,
            (_, 5..) => Kind::Phone,
            _ => return None,
        };
        view.any(start, &[Group::At, Group::On])
            .then_some((kind, start, end))
    });
    let Some((kind, start, end)) = at else {
        return false;
    };
    relation.kind = kind;
    relation.subject = sink.span(object);
    relation.tail = sink.span((start, start + 1));
    relation.object = sink.span((start + 1, end));
    relation.arguments = Default::default();
    relation.modality = Modality::Asserted;
    true
}

/// "My rent is 900 euros", "my native language is Swedish": `noun` is the last word of what is owned.
pub(crate) fn trait_of(
    view: &View,
    found: &Complement,
    (subject, object): (Place, Place),
    (owner, noun): (Place, usize),
    relation: &mut Relation,
    sink: &mut Sink,
) {
    // "around 3,000 euros"
    let about = list!("about around roughly approximately almost nearly just only");
    let object = (
        object.0 + usize::from(view.among(object.0, about)),
        object.1,
    );
    let head = view.chunk(object.0).unwrap_or(object.1) - 1;
    let number = matches!(view.tag(object.0), Upos::Num | Upos::Sym) && !is_time(view, object);
    let known = number
        || view.named(head)
        || view.any(noun, &[Group::Trait, Group::Study])
            && (!found.adjective || view.capital(object.0) || view.among(object.0, LANGUAGES));
    let from = owner.1 + usize::from(view.is(owner.1, Group::Clitic));
    if !known
        || found.clause
        || found.preposition > 0
        || view.any(noun, &[Group::Kin, Group::Time, Group::Vague])
        // "My son Emre is five", "your faith in me is a boost"
        || (from..noun).any(|i| view.is(i, Group::Kin)) && view.capital(noun)
        || !number && !view.named(head) && subject.1 > noun + 1
        || view.is_word(noun, "one")
    {
        return;
    }
    let end = if subject.1 - from > MAX_NOUN {
        noun + 1
    } else {
        subject.1
    };
    relation.kind = Kind::Own;
    relation.object = sink.span(object);
    relation.subject = sink.span(owner);
    relation.predicate = sink.span((from, end));
}

/// The medicine itself of "20 mg of aspirin", "two tablets".
pub(crate) fn medicine(view: &View, (start, end): Place) -> Place {
    let mut from = start;
    for i in start..end {
        steps::count(1);
        if i > from && (view.tag(i) == Upos::Det || view.any(i, &[Group::Day, Group::Future])) {
            return (from, i);
        }
        if i + 1 < end && view.is(i, Group::Of) {
            from = i + 1;
        } else if i + 2 < end && view.tag(i) == Upos::Num && view.is(i + 1, Group::Medicine) {
            from = i + 2;
        }
    }
    (from, end)
}

/// "I'm married, to Anselm."
pub(crate) fn to_whom(view: &View, end: usize, relation: &mut Relation, sink: &Sink) {
    if matches!(relation.kind, Kind::MarriedTo | Kind::EngagedTo)
        && relation.object.is_empty()
        && view.comma(end)
        && view.is_word(end + 1, "to")
        && let Some(stop) = view.chunk(end + 2)
        && view.named(stop - 1)
        && !matches!(
            view.entity(stop - 1),
            Some(EntityKind::Location | EntityKind::Organization)
        )
        && !view.among(stop, list!("and for 's ’s"))
    {
        relation.object = sink.span((end + 2, stop));
    }
}

/// "Moving Mia to St Anne's": not who does it.
pub(crate) fn is_moved(view: &View, key: u8, found: &Complement) -> bool {
    let last = found.objects[0].1.wrapping_sub(1);
    let somebody = view.tag(last) == Upos::Pron
        || view.is(last, Group::Kin)
        || view.among(last, list!("boat car van meeting account money shop"))
        || view.named(last) && view.entity(last) != Some(EntityKind::Location);
    let own = view.among(last, list!("myself ourselves everything us all"));
    !own && key == Group::Move as u8 && found.preposition == 0 && found.count > 0 && somebody
}

/// "You don't eat fish, do you?": whether all that is said is asked by a verb that stands last.
pub(crate) fn is_tag(view: &View, i: usize) -> bool {
    let not = |at: usize| view.is(at, Group::Not) || view.word(at).ends_with("n't");
    let yours = !view.is_word(i + 1, "you") || (0..i).any(|at| view.same(at, "you"));
    i > 2
        && i + 3 == view.len()
        && view.comma(i - 1)
        && view.tag(i + 1) == Upos::Pron
        && (0..i).any(not)
        && yours
        && !view.same(0, "i")
        && !view.same(0, "my")
}
