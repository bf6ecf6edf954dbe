//! Several things asked at once: "How old are you, how much do you weigh, and any allergies?" "38, 91 kg, and nuts."

use super::answering::{Turn, answer, told};
use super::asking::{ASKING, Asked, Whom};
use super::fitting::{end_of, fits, valued};
use super::places::Places;
use super::questions::read;
use super::speakers::is_name_of;
use super::state::State;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{has_byte, has_letters, is_among, is_stop, list, same};

/// Questions of one message that are kept beside its last.
pub(super) const MOST: usize = 7;
/// Parts of an answer.
const PARTS: usize = 16;

/// Takes what is asked before the last question off the words of a sentence that asks: their kinds.
pub(super) fn earlier(words: &mut Vec<&str>, people: bool) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let joint = |word: &str| is_among(word, list!(", and"));
    let begins =
        |word: &str| is_among(word, ASKING) || is_among(word, list!("do are is have your any how"));
    while kinds.len() < MOST {
        let cut = (1..words.len().saturating_sub(1)).find(|&at| {
            let next = words.get(at + 1).copied().unwrap_or("");
            words.get(at).copied().is_some_and(joint) && begins(next)
        });
        let Some(cut) = cut else {
            break;
        };
        // "What do you like, and do you play?": what is no question of its own belongs to the next.
        let Some((asked, _)) = words.get(..cut).and_then(|words| read(words, people)) else {
            break;
        };
        // "What do you study and where?"
        if asked.of != Whom::You || asked.whether || words.len() < cut + 3 {
            break;
        }
        kinds.push(asked.kind);
        words.drain(..=cut);
    }
    kinds
}

/// Whether a word or two say what a question of a kind asks for, and nothing else has to be known of it.
pub(super) fn is_told_alone(kind: Kind) -> bool {
    is_value(kind)
        || matches!(
            kind,
            Kind::LivesIn
                | Kind::From
                | Kind::WorksAt
                | Kind::WorksAs
                | Kind::StudiesAt
                | Kind::Studies
                | Kind::Name
                | Kind::AllergicTo
                | Kind::Condition
                | Kind::Diet
        )
}

/// Whether a value says it, which is nothing else.
fn is_value(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Age | Kind::Weighs | Kind::Phone | Kind::Email | Kind::Birthday
    )
}

/// What a message answers to several questions: each of them, or the one that it can, `found` where that is the last.
pub(super) fn several(
    asked: &Asked,
    (turn, first): (Turn, u32),
    found: (Vec<Relation>, Vec<Relation>),
    places: &Places,
    analysis: &Analysis,
) -> (Vec<Relation>, Vec<Relation>) {
    let all = answers(asked, first, places, analysis);
    if !all.is_empty() {
        return (all, Vec::new());
    }
    // "What's your name, and where do you live?" "Mia, Oslo too"; "Where do you live, and where do you work?" "Oslo."
    let named = asked.also.contains(&Kind::Name);
    let fits = |relation: &Relation| match (
        relation.kind,
        tagged(relation.object.start, places, analysis),
    ) {
        (Kind::LivesIn | Kind::From, tag) => !named || tag == Some(EntityKind::Location),
        (Kind::WorksAt | Kind::StudiesAt, tag) => {
            tag != Some(EntityKind::Location) && (!named || tag == Some(EntityKind::Organization))
        }
        _ => true,
    };
    if !found.0.is_empty() && found.0.iter().all(fits) {
        return found;
    }
    let mut others = asked.also.iter().filter(|kind| **kind != Kind::Name);
    let other = others.find_map(|&kind| {
        let alone = Asked {
            kind,
            also: Vec::new(),
            ..asked.clone()
        };
        let found = answer(&alone, (turn, first), places, analysis);
        (!found.0.is_empty() && found.0.iter().all(fits)).then_some(found)
    });
    other.unwrap_or_default()
}

/// The kind of the name that begins at a token.
fn tagged(token: u32, places: &Places, analysis: &Analysis) -> Option<EntityKind> {
    let (start, _) = places.units(token);
    let mut names = analysis.entities.iter();
    names.find(|name| name.start == start).map(|name| name.kind)
}

/// What a message answers to each of several questions, in their order.
/// It may begin at a token behind a name that it calls. All of them, or those that values tell.
fn answers(asked: &Asked, begin: u32, places: &Places, analysis: &Analysis) -> Vec<Relation> {
    let mut found: Vec<Relation> = Vec::new();
    if has_byte(places.text, b'?') {
        return found;
    }
    // "Kumasi, 38. I'm Efua by the way"
    let mut told_names = analysis.relations.iter().filter(|relation| {
        relation.kind == Kind::Name
            && relation.extent().start > begin
            && !relation.object.is_empty()
    });
    let named = told_names
        .next()
        .filter(|_| !asked.also.contains(&Kind::Name));
    let count = named.map_or(analysis.tokens.len() as u32, |named| named.extent().start);
    let tag = |token: u32| analysis.tags.get(token as usize).copied();
    let stops = |token: &u32| {
        let word = places.word(*token);
        !has_letters(word)
            && !word
                .bytes()
                .any(|byte| byte.is_ascii_digit() || byte == b'+')
            || is_among(word, list!("and but so"))
    };
    let mut parts: Vec<u32> = Vec::new();
    let mut from = begin;
    while from < count && parts.len() < PARTS {
        let light = |token: u32| {
            stops(&token)
                || tag(token) == Some(Upos::Intj)
                || places.is(token, list!("just about in at it 's i 'm"))
        };
        while from < count && light(from) {
            from += 1;
        }
        if from < count {
            parts.push(from);
        }
        from = (from..count).find(stops).unwrap_or(count);
        // "Anneke Visser, Groningen. The light is red."
        if parts.len() > asked.also.len() && is_stop(places.word(from)) {
            break;
        }
    }
    let kinds: Vec<Kind> = asked.also.iter().copied().chain([asked.kind]).collect();
    let object = |kind: Kind, from: u32| {
        let end = valued(kind, from, places, analysis)
            .unwrap_or_else(|| end_of(from, places, &tag))
            .max(from + 1);
        let object = Span { start: from, end };
        let ends =
            end >= count || stops(&end) || places.is(end, list!("in at for since with near"));
        (ends && fits(kind, object, places, analysis)).then_some(object)
    };
    // A firm for a firm, a town for a town, where both are asked for.
    let asks = |of: [Kind; 2]| kinds.iter().any(|kind| of.contains(kind));
    let both = asks([Kind::LivesIn, Kind::From]) && asks([Kind::WorksAt, Kind::StudiesAt]);
    let alike = |kind: Kind, from: u32| match (kind, tagged(from, places, analysis)) {
        (Kind::WorksAt | Kind::StudiesAt, Some(tag)) => !both || tag != EntityKind::Location,
        (Kind::LivesIn | Kind::From, Some(tag)) => tag == EntityKind::Location,
        (Kind::Name, Some(tag)) => tag != EntityKind::Location,
        (Kind::WorksAs, Some(_)) => false,
        _ => true,
    };
    let whole = parts.len() == kinds.len();
    let values = kinds.iter().filter(|kind| is_value(**kind)).count();
    for &kind in &kinds {
        let said = |relation: &Relation| relation.kind == kind;
        if analysis.relations.iter().any(said) || !(whole || is_value(kind)) {
            continue;
        }
        let mut fitting = parts
            .iter()
            .enumerate()
            .filter(|(_, from)| object(kind, **from).is_some());
        let all = fitting.clone().count();
        let first = fitting
            .find(|(_, from)| alike(kind, **from))
            .map(|(place, _)| place);
        // A number that may be two things is neither.
        let sure = whole || all == 1 || values == kinds.len();
        if let Some(place) = first.filter(|_| sure) {
            found.extend(object(kind, parts.remove(place)).map(|object| told(kind, object)));
        }
    }
    let sound = !whole || found.len() == kinds.len();
    found.retain(|relation| sound || is_value(relation.kind));
    found
}

/// Whether an answer begins with the name of whom it speaks to: "Mette, in Aarhus."
pub(super) fn calls(
    asked: &Asked,
    (state, speaker): (&State, Option<&str>),
    places: &Places,
    analysis: &Analysis,
) -> bool {
    let name = places.word(0);
    let before = state.index.turn(state.last_seq.wrapping_sub(1));
    let asker = before.and_then(|turn| turn.speaker).unwrap_or("");
    let asker = is_name_of(asker, name);
    let town = analysis.entities.first();
    let town = town.is_some_and(|first| first.start == 0 && first.kind == EntityKind::Location);
    let place = matches!(
        asked.kind,
        Kind::LivesIn | Kind::From | Kind::WorksAt | Kind::StudiesAt
    );
    let own = speaker.is_some_and(|speaker| same(speaker, name));
    // "Who do you live with?" "Tom, since May."
    let person = matches!(
        asked.kind,
        Kind::LivesWith
            | Kind::MarriedTo
            | Kind::EngagedTo
            | Kind::Dating
            | Kind::Role
            | Kind::Name
            | Kind::Favourite
            | Kind::Likes
            | Kind::Dislikes
    );
    let other = place && state.speakers.is_called(name);
    places.word(1) == "," && !person && !town && !own && (asker || other)
}
