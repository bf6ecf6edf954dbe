//! The subject of a verb phrase: looked for leftward, over commas, conjunctions and adverbs.
//! Look-back is bounded by [`BACK`] steps.

use super::super::steps;
use super::super::upos::Upos;
use super::aside::{around, dashes, doubted};
use super::chunk::TIMES;
use super::fronted;
use super::further::is_there;
use super::group::Group;
use super::object::{self, Complement};
use super::relative::{self, in_clause, relative};
use super::third;
use super::verb::Verb;
use super::view::View;
use crate::words::list;

/// The most tokens and chunks a search goes back.
const BACK: usize = 12;
/// The most subjects that are joined by "and".
pub(crate) const MAX_SUBJECTS: usize = 4;

/// What tells of a noun before it where it is: "based in", "working at".
pub(crate) const PLACED: [Group; 4] = [Group::Live, Group::Work, Group::Study, Group::Born];

/// Subjects of one verb, as start and end.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Subjects {
    pub spans: [(usize, usize); MAX_SUBJECTS],
    pub count: usize,
}

impl Subjects {
    pub fn one(start: usize, end: usize) -> Subjects {
        let mut subjects = Subjects::default();
        subjects.push(start, end);
        subjects
    }

    pub fn push(&mut self, start: usize, end: usize) {
        if let Some(place) = self.spans.get_mut(self.count) {
            *place = (start, end);
            self.count += 1;
        }
    }

    pub fn first(&self) -> (usize, usize) {
        self.spans[0]
    }
}

/// `start` of the chunk that ends at `end`, moved left over "chunk of", "chunk in" and so on.
pub(crate) fn widen(view: &View, mut start: usize) -> usize {
    for _ in 0..BACK {
        steps::count(1);
        if start < 2 || view.tag(start - 1) != Upos::Adp {
            break;
        }
        let Some(before) = view.chunk_before(start - 1) else {
            break;
        };
        if view.tag(before) == Upos::Pron && !view.is(before, Group::My) {
            break;
        }
        start = before;
    }
    start
}

/// A participle that stands after a noun and takes the preposition before `start`: the noun chunk
/// it belongs to, "*the man* known as Bob".
fn owner(view: &View, start: usize) -> Option<(usize, usize)> {
    let k = start.checked_sub(2)?;
    if view.tag(k + 1) != Upos::Adp {
        return None;
    }
    if view.participle(k) || view.gerund(k) {
        // "I talked to my neighbour called Priya" is no "man known as Bob"; but "the note you sent to me says".
        let object = view.tag(start) == Upos::Pron && !view.is(start, Group::My);
        let noun = |at: &usize| object || view.tag(*at) != Upos::Pron || view.is(*at, Group::My);
        let before = view.chunk_before(k).filter(noun);
        return before.map(|start| (widen(view, start), k));
    }
    None
}

/// The subjects of `verb`, also where it stands behind what they are. `last` are those of the verb before it.
pub(crate) fn told(view: &View, verb: &Verb, last: &Subjects) -> Subjects {
    let found = fronted::behind(view, verb, find(view, verb, last));
    // "The man who drove me is called Tesfaye": who drove.
    let (from, to) = found.first();
    let object = found.count == 1 && to == from + 1 && view.verbal(from.wrapping_sub(1));
    let object = object && view.among(from, list!("me him us them"));
    if object || in_clause(view, verb, &found) {
        let who = (from.saturating_sub(4)..from).find(|&k| relative(view, k));
        let before = who.and_then(|who| Some((view.chunk_before(who)?, who)));
        return before.map_or_else(Subjects::default, |(start, end)| Subjects::one(start, end));
    }
    // "I'm in Utrecht, been living here for years"
    let been = view.is_word(verb.first, "been") && view.gerund(verb.head);
    // "I live in Leeds, moved there in 2019"
    let there = verb.start == verb.head && is_there(view, verb.head, verb.end);
    let comma = view.comma(verb.start.wrapping_sub(1));
    if comma && (found.count == 0 && been || there && last.count > 0) {
        return *last;
    }
    // "He is a photographer based in Olinda": he is.
    // But not "a nurse at a clinic based in Olinda".
    let nominal = view.chunk_before(verb.start).is_some_and(|start| {
        let be = start.wrapping_sub(1);
        view.is(be, Group::Be) && !view.past(be)
    });
    if found.count == 1 && verb.bare && nominal && last.count > 0 && view.any(verb.head, &PLACED) {
        return *last;
    }
    found
}

fn find(view: &View, verb: &Verb, last: &Subjects) -> Subjects {
    let mut i = verb.start;
    let mut joined = false;
    let mut comma = false;
    for _ in 0..BACK {
        steps::count(1);
        if i == 0 {
            return Subjects::default();
        }
        if let Some(start) = view.chunk_before(i) {
            if joined {
                return *last;
            }
            if comma {
                return beyond(view, verb, start, i, last);
            }
            return widened(view, start, i);
        }
        let k = i - 1;
        let open = third::bracket(view, k).or_else(|| dashes(view, k));
        if let Some(open) = open.filter(|&open| !doubted(view, open, k)) {
            i = open;
            continue;
        }
        if relative(view, k) {
            let end = if k > 0 && view.comma(k - 1) { k - 1 } else { k };
            let end = if end > 0 && view.tag(end - 1) == Upos::Adp {
                end - 1
            } else {
                end
            };
            if let Some(start) = view.chunk_before(end) {
                if let Some(person) = relative::apposed(view, verb, start).filter(|_| end == k) {
                    return person;
                }
                return Subjects::one(of(view, start), end);
            }
            return Subjects::default();
        }
        if view.any(k, &[Group::And, Group::Or, Group::But]) {
            joined = true;
        } else if view.comma(k) {
            comma = true;
        } else if !matches!(view.tag(k), Upos::Adv | Upos::Part)
            && !view.is(k, Group::Quote)
            && !view.is_word(k, "both")
        {
            // "Ann, who snores, lives in York"
            if comma
                && !joined
                && let Some(found) = around(view, i)
            {
                return found;
            }
            // "I'm vegan, live in York"
            let goes_on = joined || comma && view.tag(k) == Upos::Adj;
            return if goes_on { *last } else { Subjects::default() };
        }
        i = k;
    }
    Subjects::default()
}

/// `start` moved left over "chunk of" only.
fn of(view: &View, mut start: usize) -> usize {
    for _ in 0..BACK {
        if start < 2 || !view.is(start - 1, Group::Of) {
            break;
        }
        let Some(before) = view.chunk_before(start - 1) else {
            break;
        };
        start = before;
    }
    start
}

/// After a comma: the chunk before it may be an apposition; then what it stands beside is meant.
fn beyond(view: &View, verb: &Verb, start: usize, end: usize, last: &Subjects) -> Subjects {
    // "My parents like Spain, hate flying", "still live in Ely, still work at …"
    let goes_on = view.among(verb.first, list!("love hate adore enjoy"))
        || view.among(verb.start, list!("still"))
            && view.among(verb.head, list!("work live study"));
    if goes_on && !view.word(end - 1).ends_with('s') {
        return *last;
    }
    if view.gerund(verb.first) && verb.bare && last.count > 0 {
        return *last;
    }
    let wide = widen(view, start);
    // "Tomas, a nurse, moved to Lyon", but not "a villa, made of wood"
    let apposed = |found: &Subjects| {
        let comma = found.first().1;
        !verb.bare || view.past(verb.head) && view.is(comma + 1, Group::Article)
    };
    if let Some(found) = around(view, end).filter(apposed) {
        return found;
    }
    if !verb.bare && last.count > 0 {
        return *last;
    }
    // "nobody, not even Tim, lives …"
    if third::is_led(view, verb, wide) || view.among(wide.wrapping_sub(1), list!("not even")) {
        return Subjects::default();
    }
    Subjects::one(wide, end)
}

/// The chunk and what attaches to it; "A, B and C" is three, unless a verb or a preposition stands
/// before them.
fn widened(view: &View, start: usize, end: usize) -> Subjects {
    let first = widen(view, start);
    if let Some((start, end)) = owner(view, first) {
        return Subjects::one(start, end);
    }
    let mut items = [(first, end); MAX_SUBJECTS];
    let mut count = 1;
    let mut at = first;
    while count < MAX_SUBJECTS && at > 1 {
        steps::count(1);
        let joint = at - 1;
        let conjunction = view.any(joint, &[Group::And, Group::Or]) || view.is_word(joint, "nor");
        if !(conjunction || count > 1 && view.comma(joint)) {
            break;
        }
        let stop = if conjunction && joint > 0 && view.comma(joint - 1) {
            joint - 1
        } else {
            joint
        };
        let Some(before) = view.chunk_before(stop) else {
            break;
        };
        // "for years today, and I …"
        if view.any(stop - 1, &TIMES) {
            break;
        }
        let wide = widen(view, before);
        items[count] = (wide, stop);
        count += 1;
        at = wide;
    }
    // "it isn't a flaw, and I …"
    let object = |i: usize| view.verbal(i) || view.tag(i) == Upos::Adp || view.is(i, Group::Not);
    if count > 1 && at > 0 && object(at - 1) && !view.among(at - 1, list!("neither")) {
        return Subjects::one(first, end);
    }
    let mut subjects = Subjects::default();
    for &(start, end) in items[..count].iter().rev() {
        subjects.push(start, end);
    }
    subjects
}

/// "Is Ann a nurse?": the subject comes after its verb.
pub(crate) fn inverted(view: &View, verb: &Verb) -> (Subjects, Complement) {
    let Some(end) = view.chunk(verb.end) else {
        return (Subjects::default(), Complement::none(verb.end));
    };
    let moved = Verb { end, ..*verb };
    let mut found = object::find(view, &moved).unwrap_or_else(|| Complement::none(end));
    // The predicate is the verb; a preposition stands behind the subject.
    found.predicate = verb.end;
    if found.preposition > 0 {
        found.tail = (found.preposition, found.preposition + 1);
    }
    (Subjects::one(verb.end, end), found)
}
