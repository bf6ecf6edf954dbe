//! What a message says by answering the one before: "In Graz.", "29.", "Novartis, since May."

use super::asking::Asked;
use super::places::{Places, is_among};
use crate::memory::role;
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, Upos, ValueKind};

/// The most words before an answer, words of one, and things that one lists.
const BEFORE: u32 = 5;
const LONGEST: u32 = 8;
const MOST: usize = 4;

/// The relations that a message's first words are, as an answer; none where they are a sentence of their own.
pub(super) fn answer(asked: Asked, places: &Places, analysis: &Analysis) -> Vec<Relation> {
    let tag = |i: u32| analysis.tags.get(i as usize).copied();
    let word = |i: u32| places.word(i);
    let mut found: Vec<Relation> = Vec::new();
    if asked.kind == Kind::Open {
        return found;
    }
    let mut from = 0;
    const BEFORE_IT: &str = "well so actually just currently still mostly probably mine originally yes yeah yep yup sure of course";
    let skipped = |word: &str| asked.whether && is_among(word, "no nope nah and also just to");
    while from < BEFORE {
        let it = is_among(word(from), "it that") && is_among(word(from + 1), "'s ’s is");
        let light = matches!(tag(from), Some(Upos::Intj | Upos::Punct));
        if !(it || light || is_among(word(from), BEFORE_IT) || skipped(word(from))) {
            break;
        }
        from += 1 + u32::from(it);
    }
    let adposition =
        tag(from) == Some(Upos::Adp) && is_among(word(from), "in at on for from near with to");
    from += u32::from(adposition);
    while found.len() < MOST {
        // "With my mother."
        let my = asked.kind == Kind::LivesWith && is_among(word(from), "my our");
        let end = valued(asked.kind, from, places, analysis)
            .unwrap_or_else(|| end_of(from + u32::from(my), places, &tag));
        // "Just ibuprofen.", which reads like a verb
        let strange = asked.kind == Kind::Takes && end == from && tag(from) == Some(Upos::Verb);
        let end = end + u32::from(strange);
        // "London in summer is horrible" is a sentence.
        let mut rest = (end..end + 2 * LONGEST)
            .take_while(|&i| word(i).contains(char::is_alphanumeric))
            .map_while(&tag);
        let clause = rest.any(|tag| matches!(tag, Upos::Verb | Upos::Aux));
        let stops = match tag(end) {
            _ if clause => false,
            None | Some(Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj) => true,
            _ if is_among(word(end), "these nowadays") => true,
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
            // "At Philips, as an engineer."
            Kind::WorksAt if word(at) == "as" => Some(Kind::WorksAs),
            _ => None,
        };
        if let (Some(kind), true) = (place, is_among(word(at), "at for as")) {
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
    if found.is_empty() {
        found.extend(replacing(asked.kind, places, analysis));
    }
    found
}

/// The values that a kind is told by, where they are numbers and addresses.
fn reaches(kind: Kind) -> Option<ValueKind> {
    match kind {
        Kind::Phone => Some(ValueKind::Phone),
        Kind::Email => Some(ValueKind::Email),
        _ => None,
    }
}

/// Where the number or address ends that begins at a token.
fn valued(kind: Kind, from: u32, places: &Places, analysis: &Analysis) -> Option<u32> {
    let wanted = reaches(kind)?;
    let (start, _) = places.units(from);
    let mut values = analysis.values.iter();
    let value = values.find(|value| value.kind == wanted && value.start == start)?;
    Some(places.token_at(value.end))
}

/// "My old one was a@b.example, but I use c@d.example now": the only one that is no former one.
fn replacing(kind: Kind, places: &Places, analysis: &Analysis) -> Option<Relation> {
    let wanted = reaches(kind)?;
    let current = |start: u32| {
        let token = places.token_at(start);
        !(token.saturating_sub(BEFORE)..token)
            .any(|token| is_among(places.word(token), "old was former used not"))
    };
    let mut values = analysis
        .values
        .iter()
        .filter(|value| value.kind == wanted && current(value.start));
    let (value, more) = (values.next()?, values.next());
    let object = Span {
        start: places.token_at(value.start),
        end: places.token_at(value.end),
    };
    more.is_none().then(|| told(kind, object))
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
        // "York these days"
        && (end == from || tag(end) != Some(Det))
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
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating => name,
            Kind::LivesWith => {
                name || is_among(places.word(object.start), "my our")
                    && role(places.word(object.end - 1)).is_some()
            }
            Kind::Has => noun && matches!(tag(object.start), Some(Upos::Det | Upos::Num)),
            Kind::Favourite | Kind::Own => true,
            Kind::WorksAs => noun && !name,
            Kind::Diet => noun || tag(object.start) == Some(Upos::Adj),
            Kind::Takes if tag(object.start) == Some(Upos::Verb) => object.end == object.start + 1,
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
