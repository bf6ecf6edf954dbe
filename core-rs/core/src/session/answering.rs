//! What a message says by answering the one before: "In Graz.", "29.", "Novartis, since May." to a question of what;
//! "yes", "no, I quit" to one of whether.

use super::asking::Asked;
use super::claims::Claims;
use super::places::{Places, is_among};
use super::state::State;
use super::telling::Telling;
use crate::memory::{Evidence, Fact, Meant};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, Upos, ValueKind};

/// The most words before an answer, words of one, and things that one lists.
const BEFORE: u32 = 5;
const LONGEST: u32 = 8;
const MOST: usize = 4;

/// The newest facts among which the one that was asked about is looked for.
const ASKED: usize = 8;

/// The relations that a message's first words are, as an answer; none where they are a sentence of their own.
pub(super) fn answer(asked: Asked, places: &Places, analysis: &Analysis) -> Vec<Relation> {
    let tag = |i: u32| analysis.tags.get(i as usize).copied();
    let word = |i: u32| places.word(i);
    let mut found: Vec<Relation> = Vec::new();
    if asked.kind == Kind::Open {
        return found;
    }
    let mut from = 0;
    const BEFORE_IT: &str = "well so actually just currently still mostly mine originally yes yeah yep yup sure of course";
    while from < BEFORE {
        let it = is_among(word(from), "it") && is_among(word(from + 1), "'s ’s is");
        let light = matches!(tag(from), Some(Upos::Intj | Upos::Punct));
        if !(it || light || is_among(word(from), BEFORE_IT)) {
            break;
        }
        from += 1 + u32::from(it);
    }
    let adposition = tag(from) == Some(Upos::Adp) && is_among(word(from), "in at on for from near");
    from += u32::from(adposition);
    while found.len() < MOST {
        let end = end_of(from, places, &tag);
        // "London in summer is horrible" is a sentence.
        let mut rest = (end..end + 2 * LONGEST)
            .take_while(|&i| word(i).contains(char::is_alphanumeric))
            .map_while(&tag);
        let clause = rest.any(|tag| matches!(tag, Upos::Verb | Upos::Aux));
        let stops = match tag(end) {
            _ if clause => false,
            None | Some(Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj) => true,
            // ":)", or a stop that has another tag
            _ if !word(end).contains(char::is_alphanumeric) => true,
            Some(Upos::Adv) => is_among(word(end), "now currently today too again"),
            _ => false,
        };
        let object = Span { start: from, end };
        if !stops || !fits(asked.kind, object, places, analysis) {
            break;
        }
        found.push(told(asked.kind, object));
        let list = matches!(
            asked.kind,
            Kind::Speaks | Kind::AllergicTo | Kind::Plays | Kind::Dislikes | Kind::Takes
        );
        let comma = u32::from(word(end) == ",");
        // "architecture, at Trinity College"
        let at = end + comma;
        let place = match asked.kind {
            Kind::Studies => Some(Kind::StudiesAt),
            Kind::WorksAs => Some(Kind::WorksAt),
            _ => None,
        };
        if let (Some(kind), true) = (place, is_among(word(at), "at for")) {
            let object = Span {
                start: at + 1,
                end: end_of(at + 1, places, &tag),
            };
            if fits(kind, object, places, analysis) {
                found.push(told(kind, object));
            }
        }
        let and = u32::from(is_among(word(end + comma), "and &"));
        if !list || comma + and == 0 {
            break;
        }
        from = end + comma + and;
    }
    found
}

fn told(kind: Kind, object: Span) -> Relation {
    Relation {
        object,
        kind,
        tense: Tense::Present,
        confidence: 20,
        ..Relation::default()
    }
}

/// Where the words of a thing that begins at `from` end.
fn end_of(from: u32, places: &Places, tag: &dyn Fn(u32) -> Option<Upos>) -> u32 {
    use Upos::{Adj, Det, Noun, Num, Propn, Sym, X};
    let mut end = from;
    let is_word = |i: u32| places.word(i).contains(char::is_alphanumeric);
    while end < from + LONGEST
        && is_word(end)
        && matches!(tag(end), Some(Adj | Det | Noun | Num | Propn | Sym | X))
    {
        end += 1;
    }
    end
}

/// Whether words can be what a question of `kind` asks for.
fn fits(kind: Kind, object: Span, places: &Places, analysis: &Analysis) -> bool {
    let Some((words, start, end)) = places.of(object) else {
        return false;
    };
    let tag = |i: u32| analysis.tags.get(i as usize).copied();
    let first = object.start + u32::from(tag(object.start) == Some(Upos::Det));
    let name = places.word(first).starts_with(char::is_uppercase)
        && (tag(first) == Some(Upos::Propn) || is_named(analysis, end));
    let noun = matches!(tag(object.end - 1), Some(Upos::Noun | Upos::Propn));
    let value = |kinds: &[ValueKind]| {
        let mut values = analysis.values.iter();
        values.any(|value| kinds.contains(&value.kind) && value.start < end && start < value.end)
    };
    const NOTHING: &str = "no none any few several nothing stuff lots here there home place question questions \
        thanks love mate man dude sorry same idea clue way good great three two one many everything";
    let nothing = [first, object.end - 1]
        .iter()
        .any(|&token| is_among(places.word(token), NOTHING))
        || is_among(places.word(object.start), NOTHING);
    !nothing
        && match kind {
            Kind::LivesIn | Kind::From | Kind::WorksAt | Kind::StudiesAt | Kind::Name => name,
            Kind::WorksAs => noun && !name,
            Kind::Diet => noun || tag(object.start) == Some(Upos::Adj),
            Kind::Takes | Kind::Studies | Kind::AllergicTo | Kind::Plays | Kind::Dislikes => {
                noun || name
            }
            Kind::Speaks => noun || words.starts_with(char::is_uppercase),
            Kind::Age => {
                let years = words.parse::<u8>().is_ok_and(|years| years < 130);
                years || value(&[ValueKind::Quantity])
            }
            Kind::Birthday | Kind::Born => value(&[ValueKind::Datetime]),
            Kind::Phone => value(&[ValueKind::Phone]),
            Kind::Email => value(&[ValueKind::Email]),
            Kind::Address => words.bytes().any(|byte| byte.is_ascii_digit()),
            _ => false,
        }
}

fn is_named(analysis: &Analysis, end: u32) -> bool {
    analysis.entities.iter().any(|entity| entity.end == end)
}

/// What a message's first word says to a question of whether.
pub(super) fn yes_or_no(places: &Places, analysis: &Analysis) -> Option<bool> {
    let next = analysis.tags.get(1).copied();
    let first = places.word(0);
    let anymore = is_among(first, "not") && is_among(places.word(1), "any anymore");
    // "Yes, …", "yes I am"
    let own =
        is_among(places.word(1), "i we") && is_among(places.word(2), "am do are still have did");
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

impl Telling {
    /// "Yes", "no, I quit": what the message before asked of who speaks now is so, or is so no longer.
    pub(super) fn agree(&mut self, state: &mut State, claims: &Claims) {
        let Some(yes) = claims.agrees else {
            return;
        };
        let before = |last: &Evidence| last.seq + 1 == self.seq;
        let newest = state.facts.iter().rev().take(ASKED);
        let is_asked = |fact: &&Fact| {
            fact.meant == Meant::Asked
                && fact.evidence.last().is_some_and(before)
                && claims.speaker == Some(state.entities.root(fact.subject))
        };
        let Some(asked) = newest.filter(is_asked).take(1).last().cloned() else {
            return;
        };
        let predicate = state.facts.predicate(asked.predicate).to_string();
        let subject = state.entities.root(asked.subject);
        let mut claim = claims.bare(subject, predicate, state.rooted(&asked.object));
        claim.evidence = claims.evidence(Span { start: 0, end: 1 });
        if yes {
            self.take(state, claim, claims.speaker);
        } else if let Some(fact) = self.open_alike(state, subject, &claim.predicate, &claim.object)
        {
            self.close(state, fact, None, self.at);
        }
    }
}
