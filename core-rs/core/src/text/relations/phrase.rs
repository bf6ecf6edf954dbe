//! Noun phrases: a chunk with its "of" phrases, and lists of them.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::relation::Relation;
use super::view::View;
use crate::words::list;

/// The most objects that are joined by "and".
pub(crate) const MAX_OBJECTS: usize = 6;

/// The end of the chunk at `i` with its "of" phrases.
pub(crate) fn phrase(view: &View, i: usize) -> Option<usize> {
    let mut end = view.chunk(i)?;
    for _ in 0..4 {
        steps::count(1);
        // "the harp of all things"
        let all = view.is_word(end + 1, "all")
            && view.among(end + 2, list!("things places people times"));
        if !view.is(end, Group::Of) || all {
            break;
        }
        let Some(next) = view.chunk(end + 1) else {
            break;
        };
        end = next;
    }
    Some(end)
}

/// Items of a list "A, B and C" that starts at `i`; a comma alone makes no list. Returns its end.
pub(crate) fn list(
    view: &View,
    i: usize,
    items: &mut [(usize, usize); MAX_OBJECTS],
) -> (usize, usize) {
    let Some(end) = phrase(view, i) else {
        return (0, i);
    };
    items[0] = (i, end);
    let (mut count, mut at, mut settled) = (1, end, (1, end));
    while count < MAX_OBJECTS {
        steps::count(1);
        // "three children: Ada, Ben and Cleo", "three languages: …"
        let several = view.is(at - 1, Group::Kin) || view.is_word(at - 1, "languages");
        let colon = count == 1 && view.is_word(at, ":") && several;
        let comma = view.comma(at) || colon;
        let k = at + usize::from(comma);
        let conjunction = view.any(k, &[Group::And, Group::Or]);
        if !comma && !conjunction {
            break;
        }
        let from = k + usize::from(conjunction);
        // "tennis, chess and sailing."
        let gerund = conjunction && view.gerund(from) && view.tag(from + 1) == Upos::Punct;
        let Some(end) = phrase(view, from).or(gerund.then_some(from + 1)) else {
            break;
        };
        // "likes olives and dislikes figs"
        let likes = view.any(from, &[Group::Like, Group::Dislike]);
        let verb = likes && view.word(from).ends_with('s') && end > from + 1;
        if conjunction && (verb || gap(view, i, (from, end)).is_some()) {
            break;
        }
        // The chunk is the subject of what comes next, or its time.
        let time = |at: usize| view.any(at, &[Group::Day, Group::Future]);
        if time(from) && !time(i)
            || view.verbal(end) && !view.participle(end) && !view.gerund(end)
            // "cats, and the owners had five"
            || conjunction && view.is(end, Group::Have) && view.chunk(end + 1).is_some()
            || view.tag(end) == Upos::Aux
            // "in Metz, and Solange, you've been …"
            || conjunction
                && comma
                && count == 1
                && view.comma(end)
                && view.is_word(end + 1, "you")
                && matches!(view.word(end + 2), "'ve" | "’ve" | "have" | "'re" | "are" | "were")
            || view.tag(from) == Upos::Pron && !view.is(from, Group::My)
            // "October 4, and this time I …"
            || conjunction && view.is(end - 1, Group::Time) && view.tag(end) == Upos::Pron
        {
            break;
        }
        items[count] = (from, end);
        count += 1;
        at = end;
        if conjunction {
            settled = (count, at);
        }
    }
    settled
}

/// "I love cold water swimming and trail running": takes the gerund behind the last of `count` items, the end of which
/// is `at`, and more such items. Returns both anew.
pub(crate) fn pastimes(
    view: &View,
    items: &mut [(usize, usize); MAX_OBJECTS],
    (mut count, mut at): (usize, usize),
) -> (usize, usize) {
    let Some(last) = items[..count].last_mut() else {
        return (count, at);
    };
    if pastime(view, last.0) != Some(at + 1) {
        return (count, at);
    }
    at += 1;
    last.1 = at;
    while count < MAX_OBJECTS
        && let from = at + usize::from(view.comma(at))
        && let and = usize::from(view.is(from, Group::And))
        && from + and > at
        && let Some(end) = pastime(view, from + and)
    {
        steps::count(1);
        items[count] = (from + and, end);
        (count, at) = (count + 1, end);
    }
    (count, at)
}

/// Where "trail running" ends that stands at `i`, and what is said of it.
fn pastime(view: &View, i: usize) -> Option<usize> {
    let end = view.chunk(i)?;
    let ends = view.tag(end + 1) == Upos::Punct || view.is(end + 1, Group::And);
    (matches!(view.tag(i), Upos::Noun | Upos::Adj)
        && view.tag(end - 1) == Upos::Noun
        && !view.word(end - 1).ends_with('s')
        && view.gerund(end)
        && ends)
        .then_some(end + 1)
}

/// "Ann lives in Bergen and Eva in Oslo": behind the object at `object` the chunk `next` is somebody of whom the same is
/// told, with the preposition again. Returns what, where it is a name. "I lived in Rome and Milan in Italy" has none.
fn gap(view: &View, object: usize, next: (usize, usize)) -> Option<(usize, usize)> {
    let preposition = object.checked_sub(1)?;
    let again = view.tag(next.1) == Upos::Adp && view.word(next.1) == view.word(preposition);
    let end = view.chunk(next.1 + 1)?;
    let name = next.1 - 1;
    let person = match view.entity(name) {
        Some(kind) => kind == EntityKind::Person,
        None => view.tag(name) == Upos::Propn && !view.is(0, Group::I) && view.group(name) == 0,
    };
    let person = person && view.capital(next.0) || is_kin(view, next);
    (again && person && view.named(end - 1)).then_some((next.1 + 1, end))
}

/// "Kwame lives in Accra and his sister in Kumasi"
fn is_kin(view: &View, (start, end): (usize, usize)) -> bool {
    view.is(start, Group::My) && view.is(end - 1, Group::Kin)
}

/// "Ann lives in Bergen, Tom in Lund and Eva in Oslo": tells the same of the others.
pub(crate) fn same_of(view: &View, object: (usize, usize), relation: &Relation, sink: &mut Sink) {
    let mut at = object.1;
    for _ in 0..MAX_OBJECTS {
        let comma = view.comma(at);
        let next = at + usize::from(comma);
        let next = next + usize::from(view.is(next, Group::And));
        let Some(end) = view.chunk(next).filter(|_| next > at) else {
            return;
        };
        // "Ann lives in Bergen, Norway in winter"
        let person = view.entity(end - 1) == Some(EntityKind::Person) || is_kin(view, (next, end));
        let joined = next > at + usize::from(comma) || person;
        let Some(place) = gap(view, object.0, (next, end)).filter(|_| joined) else {
            return;
        };
        sink.push(Relation {
            subject: sink.span((next, end)),
            object: sink.span(place),
            ..*relation
        });
        at = place.1;
    }
}
