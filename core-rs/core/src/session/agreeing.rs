//! What a message says to a question of whether by its first words: "yes", "no, I quit", "I do".

use super::answering::{Turn, answer};
use super::asking::{Asked, Whom};
use super::claims::Claims;
use super::places::{Places, is_among};
use super::state::State;
use super::telling::Telling;
use super::units::Units;
use crate::memory::{Evidence, Fact, Meant, Object, Turns, role};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, Upos};

/// The first words of an answer.
const BEFORE: u32 = 5;
/// The newest facts among which the one that was asked about is looked for.
const ASKED: usize = 8;

/// What a message's first word says to a question of whether.
fn yes_or_no(places: &Places, analysis: &Analysis) -> Option<bool> {
    let next = analysis.tags.get(1).copied();
    let (first, next_word) = (places.word(0), places.word(1));
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
    if is_among(first, "that it")
        && is_among(next_word, "'s ’s is")
        && is_among(places.word(2), "right correct true")
    {
        return Some(true);
    }
    // "I do.", "She doesn't."
    let ends = |at: u32| !places.word(at).contains(char::is_alphanumeric);
    if does(0) && !is_among(places.word(1), "still was") {
        let not = is_among(places.word(2), "n't n’t not");
        if ends(2 + u32::from(not)) {
            return Some(!not);
        }
    }
    let only = is_among(first, "only");
    if !anymore && !own && !only && next.is_some_and(|tag| tag != Upos::Punct) {
        return None;
    }
    match () {
        _ if is_among(
            first,
            "yes yeah yep yup yea correct right exactly indeed definitely absolutely certainly sometimes occasionally",
        ) =>
        {
            Some(true)
        }
        // "Only on weekends."
        _ if is_among(first, "only") && is_among(places.word(1), "on in at when with") => {
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
    /// What would be so of who speaks, where no fact says yet what was asked: a predicate and an object.
    pub about: Option<(Box<str>, Object)>,
}

/// What a message says to what was said before it.
#[derive(Default)]
pub(super) struct Reply {
    pub agrees: Option<Agreement>,
    /// It comes right behind the question, and is another's.
    pub at_once: bool,
    /// The relations that it is as an answer, and others that say what these speak of.
    pub found: Vec<Relation>,
    pub said: Vec<Relation>,
}

/// Reads a message, the last that the state has, as a reply to `asked`.
pub(super) fn reply(
    (asked, speaker): (&Asked, Option<&str>),
    state: &State,
    places: &Places,
    analysis: &Analysis,
) -> Reply {
    let seq = state.last_seq;
    let by = |back: u64| {
        let turn = state.index.turn(seq.wrapping_sub(back))?;
        (turn.speaker != speaker).then_some(turn.speaker)
    };
    let before = by(1);
    if before.is_none() && asked.kind == Kind::Open {
        return Reply::default();
    }
    if let Some(about) = before.and_then(|by| too(state, by, places)) {
        return Reply {
            agrees: Some(Agreement {
                yes: true,
                about: Some(about),
            }),
            at_once: true,
            ..Reply::default()
        };
    }
    let turn = match asked.age {
        0 if before.is_some() => Turn::Next,
        age if age > 0 && by(1 + u64::from(age)).is_some() => Turn::Late,
        _ => Turn::Own,
    };
    let (mut found, said) = answer(asked, turn, places, analysis);
    if turn != Turn::Next {
        return Reply {
            found,
            said,
            ..Reply::default()
        };
    }
    let yes = yes_or_no(places, analysis).filter(|_| asked.plain);
    if asked.whether {
        let open = is_open(asked.kind, &asked.words);
        let also = (0..BEFORE).any(|i| is_among(places.word(i), "and also"));
        // "You're from Chile, right?" "Peru, actually."
        let actually = (0..BEFORE).any(|i| is_among(places.word(i), "actually"));
        match yes {
            // "Do you work at Siemens?" "Yes, in Munich."
            Some(true) if !open && !also => found.clear(),
            Some(true) if open && !found.is_empty() => {
                return Reply {
                    agrees: None,
                    at_once: true,
                    found,
                    said,
                };
            }
            None if asked.plain && !open && !actually && asked.kind != Kind::Age => found.clear(),
            _ => {}
        }
    }
    let unknown = asked.whether
        && asked.of == Whom::You
        && !matches!(asked.kind, Kind::Open | Kind::Name | Kind::Has);
    let about = asked_about(asked, state).filter(|_| unknown);
    let agrees = yes.map(|yes| Agreement { yes, about });
    Reply {
        agrees,
        at_once: true,
        found,
        said,
    }
}

/// "Me too.": what the one before told last of themself.
fn too(state: &State, by: Option<&str>, places: &Places) -> Option<(Box<str>, Object)> {
    let word = |i: u32| places.word(i);
    let is = |i: u32, words: &str| is_among(word(i), words);
    let from = (0..2).find(|&i| is(i, "me same so likewise i"))?;
    let too = is(from, "me") && is(from + 1, "too also")
        || is(from, "me i") && is(from + 1, "as do") && is(from + 2, "well too")
        || is(from, "same") && is(from + 1, "here")
        || is(from, "so") && is(from + 1, "do am have") && is(from + 2, "i")
        || is(from, "likewise");
    let entity = state
        .entities
        .root(state.speakers.entity(by).filter(|_| too)?);
    const OWN: &str = "name phone email address birthday age born number";
    let told = |fact: &&Fact| {
        let predicate = state.facts.predicate(fact.predicate);
        let own = predicate.split(' ').any(|word| is_among(word, OWN));
        fact.evidence
            .last()
            .is_some_and(|last| last.seq + 1 == state.last_seq)
            && fact.meant == Meant::Asserted
            && fact.polarity
            && fact.is_open()
            && !own
            && role(predicate).is_none()
            && state.entities.root(fact.subject) == entity
    };
    let newest = state.facts.iter().rev().take(ASKED);
    let fact = newest.filter(told).take(1).last()?;
    Some((
        state.facts.predicate(fact.predicate).into(),
        state.rooted(&fact.object),
    ))
}

/// What would be so if the answer is yes.
fn asked_about(asked: &Asked, state: &State) -> Option<(Box<str>, Object)> {
    let mut parts = asked.words.splitn(2, ' ');
    let article = parts
        .next()
        .is_some_and(|first| is_among(first, "a an the any"));
    let words = parts.next().filter(|_| article).unwrap_or(&asked.words);
    let turn = state.index.turn(state.last_seq.wrapping_sub(1))?;
    let mut units = Units::new(turn.text);
    let mut known = Turns::mentions(turn.mentions);
    let known = known.find(|&(_, from, length)| units.slice(from, from + length) == Some(words));
    let object = match known {
        Some((entity, ..)) => Object::Entity(state.entities.root(entity)),
        None if words.is_empty() => Object::Nothing,
        None => Object::Text(words.into()),
    };
    let nothing = object == Object::Nothing && asked.kind != Kind::MarriedTo;
    (!nothing).then(|| (asked.kind.name().into(), object))
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
            (None, Some((predicate, object)), Some(speaker)) => {
                (speaker, predicate.to_string(), object.clone())
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
        // "Yep, since May."
        let word = Relation {
            predicate: Span { start: 0, end: 1 },
            tense: Tense::Present,
            ..Relation::default()
        };
        claim.when = claims.when(&word);
        if *yes {
            self.take(state, claim, claims.speaker);
        } else if let Some(fact) = self.open_alike(state, subject, &claim.predicate, &claim.object)
        {
            self.close(state, fact, None, self.at);
        }
    }
}
