//! What a message says to a question of whether by its first words: "yes", "no, I quit", "I do".

use super::answering::answer;
use super::asking::{Asked, Whom};
use super::claims::Claims;
use super::places::{Places, is_among};
use super::state::State;
use super::telling::Telling;
use super::units::Units;
use crate::memory::{Evidence, Fact, Meant, Object, Turns};
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, Upos};

/// The first words of an answer.
const BEFORE: u32 = 5;
/// The newest facts among which the one that was asked about is looked for.
const ASKED: usize = 8;

/// What a message's first word says to a question of whether.
fn yes_or_no(places: &Places, analysis: &Analysis) -> Option<bool> {
    let next = analysis.tags.get(1).copied();
    let first = places.word(0);
    let anymore = is_among(first, "not") && is_among(places.word(1), "any anymore");
    // "Yes, …", "yes I am"
    let does = |at: u32| {
        is_among(places.word(at), "i we he she they it that")
            && is_among(
                places.word(at + 1),
                "am do are still have did does is has was 's",
            )
    };
    let own = does(1);
    // "I do.", "She doesn't."
    let ends = |at: u32| !places.word(at).contains(char::is_alphanumeric);
    if does(0) && !is_among(places.word(1), "still was") {
        let not = is_among(places.word(2), "n't n’t not");
        if ends(2 + u32::from(not)) {
            return Some(!not);
        }
    }
    if !anymore && !own && next.is_some_and(|tag| tag != Upos::Punct) {
        return None;
    }
    match () {
        _ if is_among(
            first,
            "yes yeah yep yup yea correct right exactly indeed definitely",
        ) =>
        {
            Some(true)
        }
        _ if anymore || is_among(first, "no nope nah") => Some(false),
        _ => None,
    }
}

/// Whether what was asked about leaves open what it is: "any pets", "brothers or sisters".
fn is_open(kind: Kind, words: &str) -> bool {
    let mut each = words.split(' ');
    let first = each.next().unwrap_or("");
    let last = each.next_back().unwrap_or(first);
    let plural = kind != Kind::WorksAs
        && words.starts_with(char::is_lowercase)
        && (last.ends_with('s') || is_among(last, "children medication medicine"));
    words.is_empty() || kind == Kind::Name || plural || is_among(first, "any some")
}

/// A yes or no of who speaks to a question of the message before.
pub(super) struct Agreement {
    pub yes: bool,
    /// What would be so of who speaks, where it was not known yet who is asked.
    pub about: Option<(Kind, Object)>,
}

/// What a message says to the question before it: whether that is so, and the relations that its first words are.
pub(super) fn answers(
    asked: Asked,
    state: &State,
    places: &Places,
    analysis: &Analysis,
) -> (Option<Agreement>, Vec<Relation>) {
    let mut found = answer(asked, places, analysis);
    let yes = yes_or_no(places, analysis).filter(|_| asked.plain);
    let turn = state.index.turn(state.last_seq.wrapping_sub(1));
    let (start, end) = asked.words;
    let words = turn.as_ref().map_or("", |turn| {
        Units::new(turn.text).slice(start, end).unwrap_or("")
    });
    if asked.whether {
        let open = is_open(asked.kind, words);
        let also = (0..BEFORE).any(|i| is_among(places.word(i), "and also"));
        match yes {
            // "Do you work at Siemens?" "Yes, in Munich."
            Some(true) if !open && !also => found.clear(),
            Some(true) if open && !found.is_empty() => return (None, found),
            None if asked.plain && !open => found.clear(),
            _ => {}
        }
    }
    let about = || {
        let mut mentions = Turns::mentions(turn.as_ref()?.mentions);
        let known = mentions.find(|&(_, from, length)| start <= from && from + length <= end);
        let object = match known {
            Some((entity, ..)) => Object::Entity(state.entities.root(entity)),
            None if words.is_empty() => Object::Nothing,
            None => {
                let mut parts = words.splitn(2, ' ');
                let article = parts
                    .next()
                    .is_some_and(|first| is_among(first, "a an the any"));
                let rest = parts.next().filter(|_| article);
                Object::Text(rest.unwrap_or(words).into())
            }
        };
        let nothing = object == Object::Nothing && asked.kind != Kind::MarriedTo;
        (!nothing).then_some((asked.kind, object))
    };
    let unknown = asked.whether
        && asked.of == Whom::You
        && !matches!(asked.kind, Kind::Open | Kind::Name | Kind::Has);
    let about = if unknown { about() } else { None };
    (yes.map(|yes| Agreement { yes, about }), found)
}

impl Telling {
    /// "Yes", "no, I quit": what the message before asked is so, or is so no longer.
    pub(super) fn agree(&mut self, state: &mut State, claims: &Claims) {
        let Some(Agreement { yes, about }) = claims.agrees else {
            return;
        };
        let before = |last: &Evidence| last.seq + 1 == self.seq;
        let is_asked = |fact: &&Fact| {
            let subject = state.entities.root(fact.subject);
            fact.meant == Meant::Asked
                && fact.evidence.last().is_some_and(before)
                && (claims.speaker == Some(subject) || !state.speaks(subject))
        };
        let newest = state.facts.iter().rev().take(ASKED);
        let asked = newest.filter(is_asked).take(1).last().cloned();
        let (subject, predicate, object) = match (asked, about, claims.speaker) {
            (Some(asked), ..) => (
                state.entities.root(asked.subject),
                state.facts.predicate(asked.predicate).to_string(),
                state.rooted(&asked.object),
            ),
            (None, Some((kind, object)), Some(speaker)) => {
                (speaker, kind.name().into(), object.clone())
            }
            _ => return,
        };
        // "Are you studying at home?"
        let place = is_among(predicate.rsplit(' ').next().unwrap_or(""), "in at");
        if place && matches!(object, Object::Text(_)) {
            return;
        }
        let mut claim = claims.bare(subject, predicate, object);
        claim.evidence = claims.evidence(Span { start: 0, end: 1 });
        if *yes {
            self.take(state, claim, claims.speaker);
        } else if let Some(fact) = self.open_alike(state, subject, &claim.predicate, &claim.object)
        {
            self.close(state, fact, None, self.at);
        }
    }
}
