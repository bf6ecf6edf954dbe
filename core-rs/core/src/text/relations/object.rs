//! What follows a verb phrase: what joins the predicate, the object or objects, the arguments.

use super::super::steps;
use super::super::upos::Upos;
use super::aside;
use super::chunk::TIMES;
use super::further::is_there;
use super::group::Group;
use super::phrase::{MAX_OBJECTS, list, pastimes, phrase};
use super::relation::MAX_ARGUMENTS;
use super::verb::{self, Verb};
use super::view::View;

/// What follows a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Complement {
    /// Where the predicate ends, with what joins it.
    pub predicate: usize,
    /// A preposition that stands last in the predicate; 0 if none.
    pub preposition: usize,
    pub objects: [(usize, usize); MAX_OBJECTS],
    pub count: usize,
    pub arguments: [(usize, usize); MAX_ARGUMENTS],
    pub extra: usize,
    /// An infinitive behind the object: "asked her *to come*".
    pub tail: (usize, usize),
    /// Where it all ends.
    pub end: usize,
    /// The object is a clause.
    pub clause: bool,
    /// The object is an adjective.
    pub adjective: bool,
}

impl Complement {
    /// Nothing follows a verb phrase that ends at `end`.
    pub fn none(end: usize) -> Complement {
        Complement {
            predicate: end,
            end,
            ..Complement::default()
        }
    }

    pub fn argument(&mut self, start: usize, end: usize) {
        if let Some(place) = self.arguments.get_mut(self.extra) {
            *place = (start, end);
            self.extra += 1;
        }
    }

    fn object(&mut self, start: usize, end: usize) {
        if let Some(place) = self.objects.get_mut(self.count) {
            *place = (start, end);
            self.count += 1;
        }
    }
}

/// Reads on after `verb`.
pub(crate) fn find(view: &View, verb: &Verb) -> Option<Complement> {
    let mut found = Complement::none(verb.end);
    let mut i = verb.end;
    // "born and raised in"
    if view.is(verb.head, Group::Born) && view.is(i, Group::And) && view.participle(i + 1) {
        i += 2;
    }
    // A particle before a preposition or at the end joins the verb: "moved (back) in with".
    let back = usize::from(view.is_word(i, "back") && view.is(i + 1, Group::In));
    let particle = view.tag(i + back) == Upos::Adp && view.chunk(i + back + 1).is_none();
    if particle && view.tag(verb.head) == Upos::Verb {
        i += back + 1;
    }
    i = aside::behind(view, verb.head, i);
    // "has lived there for years"
    if is_there(view, verb.head, i) {
        found.predicate = i;
        found.object(i, i + 1);
        found.end = prepositions(view, &mut found, i + 1);
        return Some(found);
    }
    while view.tag(i) == Upos::Adv && view.chunk(i).is_none() {
        steps::count(1);
        i += 1;
    }
    if view.is(i, Group::That) && view.tag(i) == Upos::Sconj {
        return clause(view, found, i + 1);
    }
    if let Some(end) = view.chunk(i)
        && view.any(verb.head, &[Group::Say, Group::Think, Group::Wish])
        && finite(view, end)
    {
        return clause(view, found, i);
    }
    if let Some(end) = view.chunk(i) {
        found.predicate = i.min(verb.end.max(i));
        return Some(objects(view, found, i, end));
    }
    if view.tag(i) == Upos::Adj {
        return adjective(view, verb, found, i);
    }
    if view.tag(i) == Upos::Adp {
        return preposition(view, found, i);
    }
    None
}

/// Whether a verb that takes the chunk before it as its subject stands at `i`.
pub(crate) fn finite(view: &View, mut i: usize) -> bool {
    while view.tag(i) == Upos::Adv {
        steps::count(1);
        i += 1;
    }
    view.tag(i) == Upos::Aux || view.tag(i) == Upos::Verb && !view.gerund(i)
}

/// Where the sentence ends, without its last marks.
fn rest(view: &View, i: usize) -> usize {
    let mut end = view.len();
    while end > i && view.tag(end - 1) == Upos::Punct {
        steps::count(1);
        end -= 1;
    }
    end
}

/// The rest of the sentence is the object.
fn clause(view: &View, mut found: Complement, i: usize) -> Option<Complement> {
    let end = rest(view, i);
    if end <= i {
        return None;
    }
    found.predicate = i;
    found.object(i, end);
    found.end = i;
    found.clause = true;
    Some(found)
}

/// An adjective joins the predicate when a preposition or an infinitive follows, else it is the
/// object.
fn adjective(view: &View, head: &Verb, mut found: Complement, i: usize) -> Option<Complement> {
    let mut end = i + 1;
    while end < view.len()
        && (view.tag(end) == Upos::Adj
            || view.tag(end) == Upos::Cconj && view.tag(end + 1) == Upos::Adj)
    {
        steps::count(1);
        end += 1;
    }
    if view.tag(end) == Upos::Adp && view.chunk(end + 1).is_some() {
        return preposition(view, found, end);
    }
    if view.is(end, Group::To) && view.verbal(end + 1) {
        let verb = verb::run(view, end + 1);
        let longer = Verb {
            end: verb.end,
            head: verb.head,
            ..*head
        };
        return find(view, &longer).or(Some(Complement {
            predicate: verb.end,
            end: verb.end,
            ..found
        }));
    }
    found.object(i, end);
    found.predicate = i;
    found.end = end;
    found.adjective = true;
    Some(found)
}

fn preposition(view: &View, mut found: Complement, i: usize) -> Option<Complement> {
    let from = i + 1;
    let gerund = usize::from(view.gerund(from));
    let end = match view.chunk(from + gerund) {
        Some(end) => end,
        None if gerund > 0 => from + 1,
        None => return None,
    };
    found.predicate = from;
    found.preposition = i;
    Some(objects(view, found, from, end))
}

/// The objects from `i` on and the arguments after them.
fn objects(view: &View, mut found: Complement, i: usize, end: usize) -> Complement {
    let mut items = [(i, end); MAX_OBJECTS];
    let (mut count, mut at) = list(view, i, &mut items);
    if count == 0 {
        // "into climbing", "for fixing the car"
        (count, at) = (1, phrase(view, i + 1).unwrap_or(end));
        items[0] = (i, at);
    }
    if i > 0 && view.any(i - 1, &[Group::Like, Group::Dislike]) {
        (count, at) = pastimes(view, &mut items, (count, at));
    }
    for &(start, end) in &items[..count] {
        found.object(start, end);
    }
    // "to penicillin and to latex"
    while found.preposition > 0
        && view.any(at, &[Group::And, Group::Or])
        && view.word(at + 1) == view.word(found.preposition)
        && let Some(end) = phrase(view, at + 2)
        && found.count < MAX_OBJECTS
    {
        steps::count(1);
        found.object(at + 2, end);
        at = end;
    }
    // "a dog called Rex and a cat called Momo"
    let mut named = at;
    while view.is(named, Group::Named)
        && let Some(end) = view.chunk(named + 1)
        && view.is(end, Group::And)
        && let Some(next) = view.chunk(end + 1)
        && view.is(next, Group::Named)
        && found.count < MAX_OBJECTS
    {
        steps::count(1);
        found.object(end + 1, next);
        named = next;
    }
    // A second object, a time: "gave him a book", "left last week".
    if let Some(end) = phrase(view, at)
        && view.tag(at) != Upos::Pron
        && !view.verbal(end)
    {
        found.argument(at, end);
        at = end;
    }
    if view.is(at, Group::To) && view.verbal(at + 1) {
        let verb = verb::run(view, at + 1);
        found.tail = (at, verb.end);
        at = verb.end;
        let mut items = [(0, 0); MAX_OBJECTS];
        let (count, end) = list(view, at, &mut items);
        if count > 0 {
            found.argument(at, end);
            at = end;
        }
    }
    at = prepositions(view, &mut found, at);
    // "told me that …"
    if view.is(at, Group::That) && view.tag(at) == Upos::Sconj {
        found.argument(at, rest(view, at));
    }
    found.end = at;
    found
}

/// Prepositional phrases become arguments.
fn prepositions(view: &View, found: &mut Complement, mut at: usize) -> usize {
    while found.extra < MAX_ARGUMENTS {
        steps::count(1);
        // "works at Kellaway now, as an editor"
        at += usize::from(view.comma(at + 1) && matches!(view.word(at), "now" | "currently"));
        let comma = view.comma(at);
        let i = at + usize::from(comma);
        // "I left Acme, yesterday I started at Bosch"
        let next = |end| comma && view.tag(end) == Upos::Pron && view.verbal(end + 1);
        if let Some(end) = view.chunk(i)
            && view.any(end - 1, &TIMES)
            && !(view.verbal(end) || next(end))
        {
            found.argument(i, end);
            at = end;
            continue;
        }
        if view.is(i, Group::To) && view.verbal(i + 1) {
            let verb = verb::run(view, i + 1);
            let mut items = [(0, 0); MAX_OBJECTS];
            let (_, end) = list(view, verb.end, &mut items);
            let end = end.max(verb.end);
            found.argument(i, end);
            at = end;
            continue;
        }
        if !matches!(view.tag(i), Upos::Adp | Upos::Sconj) {
            break;
        }
        let gerund = view.gerund(i + 1);
        if view.tag(i) == Upos::Sconj && !gerund {
            break;
        }
        let mut items = [(0, 0); MAX_OBJECTS];
        let (count, end) = list(view, i + 1 + usize::from(gerund), &mut items);
        if count == 0 && !gerund {
            break;
        }
        at = end.max(i + 1);
        found.argument(i, at);
    }
    at
}
