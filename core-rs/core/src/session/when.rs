//! When a relation holds, by its words: "since May", "last week", "for three years", "used to".

use super::places::Places;
use super::relation_names::is_placed;
use super::when_told::{is_in_brackets, is_of_another, is_of_day, is_weekly, read, says};
use crate::text::relations::{Implied, Kind, Relation, Span, Tense};
use crate::text::{Analysis, Upos, Value, ValueKind};
use crate::words::{List, is_among, is_stop, letters, list, lower, same};

/// Unix milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct When {
    pub from: Option<f64>,
    pub to: Option<f64>,
    /// It held and no longer does.
    pub over: bool,
    /// It held before what was spoken of: "before that", "previously".
    pub before: bool,
}

impl When {
    /// When something ended by it; `at` where the words tell no time.
    pub fn end(&self, at: f64) -> f64 {
        self.to.or(self.from).unwrap_or(at)
    }
}

/// Verbs of states: in the simple past they are over.
const STATES: &List = list!(
    "lived worked studied was were had liked loved hated owned dated stayed spoke ate wanted enjoyed shared played ran"
);

/// Reads when `relation` holds; `at` is the message's time.
pub(super) fn when(places: &Places, analysis: &Analysis, relation: &Relation, at: f64) -> When {
    let mut when = When {
        over: relation.ended || is_over(places, relation),
        ..When::default()
    };
    let first = relation.extent().start;
    when.before = (first.saturating_sub(4)..first)
        .any(|token| places.is(token, list!("before previously formerly")));
    // "I drink coffee before noon", "for the dinner: Yusuf is allergic to shellfish": no more than a time of day.
    let taste = matches!(
        relation.kind,
        Kind::Plays | Kind::Likes | Kind::Dislikes | Kind::Eats | Kind::Drinks | Kind::Speaks
    );
    let health = matches!(
        relation.kind,
        Kind::AllergicTo | Kind::Condition | Kind::Diet
    );
    // "His wife is a baker, and the stairs smell of bread at 5am."
    let steady =
        (taste || health || relation.kind == Kind::WorksAs) && relation.tense == Tense::Present;
    let mut times = said(places, analysis, relation);
    // "I've been married for eleven years today"
    let long = |value: &&Value| {
        value.kind == ValueKind::Duration && is_among(&before(places, value), list!("for"))
    };
    let text = |value: &Value| places.text_of(value.start, value.end);
    if times.iter().any(long) {
        times.retain(|value| text(value) != "today");
    }
    // "I was living in Malmo before, now I am in Lund", "I work at Grab, evening only"
    let only = |value: &Value| places.is(places.token_at(value.end), list!("only shift shifts"));
    times.retain(|value| !(when.over && text(value) == "now" || only(value)));
    // "I live in Dundee, and on grey mornings …", but not "I work at Lidl tomorrow at 9"
    let placed = is_placed(relation.kind) && relation.tense == Tense::Present;
    let other = |value: &Value| {
        let mut words = text(value).split(' ');
        words.any(|word| is_among(word, list!("tomorrow next this tonight on from")))
    };
    times.retain(|value| !(is_of_day(value) && (steady || placed && !other(value))));
    for value in times {
        read(
            value,
            (before(places, value), text(value)),
            relation,
            at,
            &mut when,
        );
    }
    // "In the winter I play the accordion", "it's my birthday tomorrow": again and again.
    let habit = taste || relation.kind == Kind::Birthday;
    if habit && relation.tense == Tense::Present && when.from.is_some_and(|from| from > at) {
        when.from = None;
        when.to = None;
    }
    let instant = matches!(relation.kind, Kind::Event | Kind::Meets | Kind::Goes);
    if instant && relation.tense == Tense::Past && when.to.is_none() {
        when.to = when.from.is_none().then_some(at);
    }
    when
}

/// The simple past of a state.
fn is_over(places: &Places, relation: &Relation) -> bool {
    let once = matches!(
        relation.kind,
        Kind::Born
            | Kind::Died
            | Kind::Name
            | Kind::Alias
            | Kind::Birthday
            | Kind::From
            | Kind::Event
            | Kind::Meets
            | Kind::Goes
            | Kind::Visited
    );
    // "We had a baby girl", but not "a baby sitter"
    let last = relation.object.end.saturating_sub(1);
    let born = places.is(last, list!("baby twins triplets"))
        || places.is(last, list!("girl boy")) && places.is(last.wrapping_sub(1), list!("baby"));
    if relation.tense != Tense::Past || once || born && relation.kind != Kind::IsA {
        return false;
    }
    let mut state = false;
    for token in relation.predicate.start..relation.predicate.end {
        let word = places.word(token);
        if is_among(word, list!("have has 've ’ve ve been 's ’s s")) {
            return false;
        }
        // Not "we had to move"
        state |= is_among(word, STATES) && !places.is(token + 1, list!("to"));
        // "was hired", "were moved": something happened.
        if state && token + 1 < relation.predicate.end {
            let next = places.word(token + 1);
            state = !(next.ends_with("ed") || next == "born");
        }
    }
    state
}

/// The times that the relation's sentence says of it: those in its arguments, else the only one of the
/// sentence, else the only one with no other relation between.
fn said<'a>(places: &Places, analysis: &'a Analysis, relation: &Relation) -> Vec<&'a Value> {
    let within = |value: &Value, span: Span| {
        let place = places.of(span);
        place.is_some_and(|(_, start, end)| value.start < end && start < value.end)
    };
    let stays = is_placed(relation.kind);
    let weekly = stays || relation.kind == Kind::LivesWith;
    let times: Vec<&Value> = analysis
        .values
        .iter()
        .filter(|value| matches!(value.kind, ValueKind::Datetime | ValueKind::Duration))
        // "in the mornings", "at night": again and again. "By now": it holds.
        .filter(|value| {
            let text = places.text_of(value.start, value.end);
            let often = ["ings", "noons", "nights", "at night"];
            // "the year after"
            let next = places.word(places.token_at(value.end));
            let told = is_among(next, list!("after before")) && text.starts_with("the ");
            let by = text.get(..3).is_some_and(|start| same(start, "by "));
            // "eleven years now"
            let last = places.token_at(value.start).wrapping_sub(1);
            let since = same(text, "now") && places.is(last, list!("years year months weeks days"));
            let now = since || by && relation.tense == Tense::Future || text.ends_with(" now");
            !often.iter().any(|end| text.ends_with(end)) && !now && !told
        })
        // "11pm, I live in Uppsala", "first morning, I work at Bosch now"
        .filter(|value| {
            let leads = value.end <= places.units(relation.subject.start).0;
            let now = same(places.word(relation.object.end), "now");
            !(leads && stays && (now || is_clock(places, value)))
        })
        .filter(|value| !is_in_brackets(places, relation, value))
        .filter(|value| !(weekly && relation.tense == Tense::Present && is_weekly(places, value)))
        .filter(|value| !(stays && is_of_another(places, analysis, relation, value)))
        // "Jan" is somebody.
        .filter(|value| {
            let mut names = analysis.entities.iter();
            !names.any(|name| name.start < value.end && value.start < name.end)
        })
        .collect();
    if times.is_empty() {
        return times;
    }
    let died = (relation.kind == Kind::Died).then_some(relation.object);
    let arguments: Vec<Span> = relation.arguments().chain(died).collect();
    let inside = |value: &&&Value| arguments.iter().any(|&span| within(value, span));
    let found: Vec<&Value> = times.iter().filter(inside).copied().collect();
    if !found.is_empty() || matches!(relation.kind, Kind::Birthday | Kind::Born) {
        return found;
    }
    let own = |value: &&&Value| {
        let mut others = analysis.relations.iter();
        same_clause(places, relation, value)
            && !is_anothers(places, analysis, relation, value)
            && !others.any(|other| {
                if other.implied != Implied::None && other.kind == Kind::Open {
                    return false;
                }
                let arguments = other
                    .arguments()
                    // "moved from Leeds to York last year": the same verb.
                    .filter(|_| other.predicate.start != relation.predicate.start);
                let object = [other.object].into_iter();
                let object = object
                    .filter(|_| other.kind != Kind::Open || other.predicate != relation.predicate);
                arguments.chain(object).any(|span| within(value, span))
            })
    };
    let mut others: Vec<&Value> = times.iter().filter(own).copied().collect();
    if others.len() > 1 {
        others.retain(|value| is_nearest(places, analysis, relation, value));
    }
    if others.len() > 1 {
        others.clear();
    }
    others
}

/// "11pm": a time of a day. "11pm here, I live in Uppsala" tells not since when.
fn is_clock(places: &Places, value: &Value) -> bool {
    let text = places.text_of(value.start, value.end);
    let mut parts = letters(text);
    parts.all(|part| part.is_empty() || is_among(part, list!("am pm o clock")))
        && (says(value, b"\"grain\":\"hour\"") || says(value, b"\"grain\":\"minute\""))
}

/// Whether a value stands behind the verb of a relation that ends before this one: "I moved last week, my rent is …".
fn is_anothers(places: &Places, analysis: &Analysis, relation: &Relation, value: &Value) -> bool {
    let (from, to) = (places.token_at(value.start), places.token_at(value.end));
    let extent = relation.extent();
    if to > extent.start {
        return false;
    }
    // "Can't make it Sunday, driving to my mum, who …", but "when I left in May, I moved to …"
    let far = from.saturating_sub(FAR);
    let stop = (far..from).rfind(|&token| is_stop(places.word(token)));
    let begin = stop.map_or(far, |stop| stop + 1);
    let verb = |token: u32| {
        matches!(
            analysis.tags.get(token as usize),
            Some(Upos::Verb | Upos::Aux)
        )
    };
    let own = places.is(begin, list!("when after since once as before while if"));
    let comma = (to..extent.start).any(|token| places.word(token) == ",");
    comma && !own && (begin..from).any(verb)
        || analysis.relations.iter().any(|other| {
            let other_extent = other.extent();
            let holds = other.predicate.end <= from && to <= other_extent.end;
            holds && !other.predicate.is_empty() && other_extent.end <= extent.start
        })
}

/// Whether no other relation stands at a value, or between it and the relation.
fn is_nearest(places: &Places, analysis: &Analysis, relation: &Relation, value: &Value) -> bool {
    let token = places.token_at(value.start);
    let extent = relation.extent();
    let (from, to) = if token < extent.start {
        (token, extent.start)
    } else {
        (extent.end, token + 1)
    };
    let mut others = analysis.relations.iter().map(|other| other.extent());
    !others.any(|other| other != extent && other.start < to && from < other.end)
}

/// Tokens from a relation to a value at most.
pub(super) const FAR: u32 = 48;

/// Whether nothing between a relation and a value ends the clause: a stop, or who else does something.
fn same_clause(places: &Places, relation: &Relation, value: &Value) -> bool {
    let extent = relation.extent();
    let (first, last) = (places.token_at(value.start), places.token_at(value.end));
    let (from, to) = (first.min(extent.start), last.max(extent.end));
    if to - from > FAR {
        return false;
    }
    // "I'm a librarian, and in the evening I write"
    let next = first.saturating_sub(2)..first;
    let leads = next.into_iter().any(|token| places.is(token, list!("and")))
        && places.is(last, list!("i he she we they you it"));
    if leads && first >= extent.end {
        return false;
    }
    let between = |token: u32| {
        let within = (extent.start..extent.end).contains(&token);
        !within && !(first..last).contains(&token)
    };
    // "For Thursday's lunch: I'm vegan", but not "2015: I moved to Ghent."
    let alone = places.word(last) == ":" && (first == 0 || is_stop(places.word(first - 1)));
    let heads = first < extent.start && !alone;
    (from..to).all(|token| {
        let word = places.word(token);
        let another =
            between(token) && is_among(word, list!("i he she they we it you so because but"));
        !(another || matches!(word, "." | "!" | "?" | ";") || heads && word == ":")
    })
}

/// The word before a value, in small letters.
fn before(places: &Places, value: &Value) -> String {
    let token = places.token_at(value.start);
    let word = token.checked_sub(1).map_or("", |token| places.word(token));
    lower(word)
}
