//! Several things asked at once: "How old are you, how much do you weigh, and any allergies?" "38, 91 kg, and nuts."

use super::answering::told;
use super::asking::{ASKING, Asked, Whom};
use super::fitting::{end_of, fits, valued};
use super::places::Places;
use super::questions::read;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{has_letters, is_among, list};

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
        if asked.of != Whom::You {
            break;
        }
        kinds.push(asked.kind);
        words.drain(..=cut);
    }
    kinds
}

/// What a message answers to each of several questions, in their order.
pub(super) fn answers(asked: &Asked, places: &Places, analysis: &Analysis) -> Vec<Relation> {
    let mut found: Vec<Relation> = Vec::new();
    if asked.also.is_empty() {
        return found;
    }
    let count = analysis.tokens.len() as u32;
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
    let mut from = 0;
    while from < count && parts.len() < PARTS {
        let light = |token: u32| {
            stops(&token)
                || tag(token) == Some(Upos::Intj)
                || is_among(
                    places.word(token),
                    list!("no yes just about in at it 's i 'm"),
                )
        };
        while from < count && light(from) {
            from += 1;
        }
        if from < count {
            parts.push(from);
        }
        from = (from..count).find(stops).unwrap_or(count);
    }
    let kinds = asked.also.iter().chain([&asked.kind]);
    for &kind in kinds {
        let said = |relation: &Relation| relation.kind == kind;
        if analysis.relations.iter().any(said) {
            continue;
        }
        let object = |&from: &u32| {
            let end = valued(kind, from, places, analysis)
                .unwrap_or_else(|| end_of(from, places, &tag))
                .max(from + 1);
            let object = Span { start: from, end };
            let next = places.word(end);
            let ends = end >= count || stops(&end) || is_among(next, list!("in at for since"));
            (ends && fits(kind, object, places, analysis)).then_some(object)
        };
        // A firm for a firm, a town for a town.
        let tagged = |from: u32| {
            let (start, _) = places.units(from);
            let mut names = analysis.entities.iter();
            names.find(|name| name.start == start).map(|name| name.kind)
        };
        let alike = |from: u32| match kind {
            Kind::WorksAt | Kind::StudiesAt => tagged(from) != Some(EntityKind::Location),
            Kind::LivesIn | Kind::From => tagged(from) != Some(EntityKind::Organization),
            _ => true,
        };
        let place = |sure: bool| {
            let mut all = parts.iter();
            all.position(|&from| object(&from).is_some() && (!sure || alike(from)))
        };
        let place = place(true).or_else(|| place(false));
        if let Some(place) = place {
            found.extend(object(&parts.remove(place)).map(|object| told(kind, object)));
        }
    }
    found
}
