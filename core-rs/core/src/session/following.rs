//! Short questions that go on with the one before: "And your sister?", "And to Tunis?", "Yours?"; questions that one asks
//! oneself.

use super::asking::{ASKING, Asked, Whom};
use super::places::Places;
use super::questions::read;
use super::state::pronoun;
use crate::memory::role_place;
use crate::text::Gender;
use crate::text::relations::Kind;
use crate::words::{List, has_letters, is_among, is_capital, list};
use std::ops::Range;

/// The most words of one, without those that begin it.
const MOST: usize = 4;
/// What asks for more of the same: "Anything else?"
pub(super) const MORE: &List = list!("else others more");
/// Words of a question that one asks oneself.
const OWN_WORDS: u32 = 8;

/// Reads the words of a question: of whom it asks the same, or what else of the same; and which of its words say what.
pub(super) fn follow(words: &[&str], people: bool) -> Option<(Asked, Range<usize>)> {
    let begins = words
        .iter()
        .take_while(|word| is_among(word, list!("and so ok okay oh but")) || !has_letters(word));
    let begin = begins.count();
    // "What about your sister?"
    let about = |what: &&str| is_among(what, list!("what how"));
    let more = words.get(begin).is_some_and(about)
        && words
            .get(begin + 1)
            .is_some_and(|word| is_among(word, list!("about")));
    let begin = begin + 2 * usize::from(more);
    let rest = words.get(begin..)?;
    let (first, last) = (rest.first()?, rest.last()?);
    let asks = |of: Whom| {
        let asked = Asked {
            of,
            follows: true,
            ..Asked::default()
        };
        Some((asked, 0..0))
    };
    let short = rest.len() <= MOST;
    match rest {
        // "Oh nice, where?"
        _ if words.len() <= MOST && is_among(last, list!("where")) => {
            let (asked, _) = asks(Whom::You)?;
            Some((asked, words.len() - 1..words.len()))
        }
        // "Anything else?"
        _ if rest.len() == 2
            && is_among(first, list!("anything any what anyone anybody who"))
            && is_among(last, MORE) =>
        {
            let (asked, _) = asks(Whom::You)?;
            Some((asked, words.len() - 2..words.len()))
        }
        [you] if is_among(you, list!("you u yours yourself")) => asks(Whom::You),
        // "And yours, Idris?"
        [you, comma, name]
            if is_among(you, list!("you u yours")) && *comma == "," && is_capital(name) =>
        {
            asks(Whom::You)
        }
        // "When is yours?"
        [ask, .., yours]
            if short && is_among(ask, ASKING) && is_among(yours, list!("yours you")) =>
        {
            asks(Whom::You)
        }
        _ if !short || rest.iter().any(|word| is_among(word, ASKING)) => None,
        [your, role] if is_among(your, list!("your ur")) => asks(Whom::Role(role_place(role)?)),
        // "And your friend Fatou?"
        [your, role, name]
            if is_among(your, list!("your ur"))
                && is_capital(name)
                && role_place(role).is_some() =>
        {
            asks(Whom::Third(Gender::Unknown))
        }
        [one] if pronoun(one).is_some() => asks(Whom::Third(pronoun(one)?)),
        [..] if begin == 0 && !is_among(first, list!("as to in at")) => None,
        [_] | [_, _] if people && is_capital(last) && !is_among(first, list!("to in at")) => {
            asks(Whom::Third(Gender::Unknown))
        }
        // "As an accountant?"
        [role, ..] if is_among(role, list!("as")) => {
            let asked = Asked {
                kind: Kind::WorksAs,
                whether: true,
                ..Asked::default()
            };
            Some((asked, begin + 1..words.len()))
        }
        _ => {
            let from = begin + usize::from(is_among(first, list!("to in at with")));
            let (asked, _) = asks(Whom::You)?;
            Some((asked, from..words.len()))
        }
    }
}

/// "Where do I live? In Maputo": what a message asks of who says it, and where its answer begins.
pub(super) fn own_question(places: &Places) -> Option<(Asked, u32)> {
    let mark = (0..OWN_WORDS).find(|&at| places.word(at) == "?")?;
    let own = |at: u32| match places.word(at) {
        word if is_among(word, list!("i")) => "you",
        word if is_among(word, list!("my")) => "your",
        word => word,
    };
    let words: Vec<&str> = (0..mark).map(own).collect();
    let mine = (0..mark).any(|at| places.is(at, list!("i my")));
    let (asked, _) = read(&words, false).filter(|_| mine && places.is(0, ASKING))?;
    let told = matches!(
        asked.kind,
        Kind::LivesIn | Kind::WorksAt | Kind::WorksAs | Kind::From | Kind::Age | Kind::StudiesAt
    );
    (told && asked.of == Whom::You).then_some((asked, mark + 1))
}
