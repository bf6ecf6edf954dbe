//! Whether a message's first words say yes or no, or which.

use super::answering::BEFORE;
use super::asking::{Asked, Whom};
use super::places::Places;
use super::state::State;
use super::units::Units;
use crate::memory::{Object, Turns};
use crate::text::relations::Kind;
use crate::text::{Analysis, Upos, Value, ValueKind, once};
use crate::words::{List, boxed, has_letters, is_among, list, same};

/// Words of a reply among which one that takes it back is looked for.
const FEW: u32 = 12;

/// What is said before a reply: "ok yes she does", "haha, no". How many tokens it is.
pub(super) fn light(places: &Places) -> Option<u32> {
    const LIGHT: &List = list!("ok okay oh ah well hmm haha lol um so definitely");
    // "No no, in Asti"
    let twice = |at: u32| is_no(places.word(at)) && is_no(places.word(at + 1));
    let is_light = |at: &u32| {
        places.is(*at, LIGHT)
            || twice(*at)
            || is_sworn(*at, places)
            || *at > 0 && places.word(*at) == ","
    };
    (0..BEFORE).find(|at| !is_light(at))
}

/// Which of the things that were asked of is so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Choice {
    /// The newest, where nothing was to be chosen.
    Asked,
    Former,
    Latter,
    Both,
}

/// "The former.", "the second one", "Both!"
pub(super) fn choice(places: &Places) -> Option<Choice> {
    let word = |at: u32| places.word(at);
    let first = light(places)?;
    let at = first + u32::from(is_among(word(first), list!("the")));
    let choice = match word(at) {
        word if is_among(word, list!("both")) => Choice::Both,
        word if is_among(word, list!("former first")) => Choice::Former,
        word if is_among(word, list!("latter second")) => Choice::Latter,
        _ => return None,
    };
    let one = u32::from(is_among(word(at + 1), list!("one")));
    let stops = !has_letters(word(at + 1 + one)) && !word(at + 1 + one).starts_with('?');
    (stops && (at > first || choice == Choice::Both)).then_some(choice)
}

/// "Do you like funk or soul?" "Soul!": which of two words a message begins with, and says no more.
pub(super) fn one_of(question: &str, places: &Places) -> Option<Choice> {
    let (before, behind) = question.rsplit_once(" or ")?;
    let one = before.rsplit(' ').next()?;
    let other = behind.split(|c: char| !c.is_alphanumeric()).next()?;
    let first = light(places)?;
    let (word, next) = (places.word(first), places.word(first + 1));
    let stops = !has_letters(next) && !next.starts_with('?');
    let choice = match word {
        word if same(word, one) => Choice::Former,
        word if same(word, other) => Choice::Latter,
        _ => return None,
    };
    stops.then_some(choice)
}

fn is_stop(word: &str) -> bool {
    matches!(word, "." | "!")
}

/// "God no, …"
pub(super) fn is_sworn(at: u32, places: &Places) -> bool {
    places.is(at, list!("god gosh lord hell heavens goodness")) && is_no(places.word(at + 1))
}

/// Whether a word says no.
pub(super) fn is_no(word: &str) -> bool {
    is_among(word, list!("no nope nah"))
}

/// What a message's first words say to a question of whether, of somebody.
pub(super) fn yes_or_no(asked: &Asked, places: &Places, analysis: &Analysis) -> Option<bool> {
    // "Do you eat fish?" "Fish, yes, any time."
    let again = places.word(1) == "," && same(places.word(0), &asked.words);
    let base = if again { 2 } else { light(places)? };
    // "yesss"
    let word = |at: u32| once(places.word(base + at));
    let is = |at: u32, words: &List| is_among(word(at), words);
    let ends = |at: u32| !has_letters(word(at));
    let person = if asked.of == Whom::You {
        list!("i we")
    } else {
        list!("he she they it")
    };
    let does =
        |at: u32| is(at, person) && is(at + 1, list!("am do are have does is has 's ’s 'm ’m"));
    if is(0, list!("that it"))
        && is(1, list!("'s ’s is"))
        && is(2, list!("right correct true"))
        && ends(3)
    {
        return Some(true);
    }
    // "I do.", "She doesn't."
    if does(0) {
        let not = is(2, list!("n't n’t not"));
        if ends(2 + u32::from(not)) {
            return Some(!not);
        }
    }
    // "And capers?" "Those I like."
    if is(0, list!("those these that them it"))
        && is(1, list!("i we"))
        && (is(2, list!("do")) || asked.kind == Kind::Likes && is(2, list!("like love adore")))
        && ends(3)
    {
        return Some(true);
    }
    // "How long have you lived there?" "Since May.", "Three years now."
    let about = u32::from(is(0, list!("about almost nearly over just")));
    let begin = places
        .units(base + about + u32::from(is(about, list!("since for"))))
        .0;
    let long = |value: &Value| {
        let end = places.token_at(value.end);
        let end = end + u32::from(places.is(end, list!("now already")));
        let alone = !has_letters(places.word(end));
        matches!(value.kind, ValueKind::Datetime | ValueKind::Duration)
            && value.start <= begin
            && begin < value.end
            && alone
    };
    if asked.since && analysis.values.iter().any(long) {
        let over = (0..FEW).any(|at| is(at, list!("not n't n’t stopped quit anymore")));
        return (!over).then_some(true);
    }
    // "Yes, I used to.", "yes, my sister is", "yes? why?"
    let from = 1 + u32::from(is(1, list!(",")));
    let other = from == 2 && is(2, list!("my our his her their your")) || is(1, list!("?"));
    let used = (from..from + BEFORE).any(|at| is(at, list!("used")) && is(at + 1, list!("to")));
    let punctuated = analysis
        .tags
        .get(base as usize + 1)
        .is_none_or(|tag| *tag == Upos::Punct);
    let goes_on = punctuated || does(1) || is(1, list!("i we")) && is(2, list!("still"));
    match () {
        // "Only on weekends."
        _ if is(0, list!("only")) && is(1, list!("on in at when with")) => Some(true),
        _ if is(0, list!("not")) && is(1, list!("any anymore")) => Some(false),
        _ if is_no(word(0)) && goes_on => Some(false),
        _ if other || used || !goes_on => None,
        _ if is(0, list!("correct right exactly indeed")) => {
            // "Right. And the office …", but not "Right. So anyway, …", "Right. And I'm the Pope."
            let more = is_stop(word(1))
                && match is(0, list!("right")) {
                    true => is(2, list!("and")) && is(3, list!("the my our we")),
                    false => {
                        !is(2, list!("not but wait no as well so and sorry i"))
                            || is(2, list!("and")) && is(3, list!("the my our we"))
                    }
                };
            (ends(2) || does(from) || more).then_some(true)
        }
        _ if is(
            0,
            list!("yes yeah yep yup yea definitely absolutely certainly sometimes occasionally"),
        ) =>
        {
            Some(true)
        }
        _ => None,
    }
}

/// What would be so if the answer is yes.
pub(super) fn asked_about(asked: &Asked, state: &State) -> Option<(Box<str>, Object)> {
    let mut parts = asked.words.splitn(2, ' ');
    let article = parts
        .next()
        .is_some_and(|first| is_among(first, list!("a an the any your")));
    let words = parts.next().filter(|_| article).unwrap_or(&asked.words);
    let turn = state.index.turn(state.last_seq.wrapping_sub(1))?;
    let mut units = Units::new(turn.text);
    let mut known = Turns::mentions(turn.mentions);
    let known = known.find(|&(_, from, length)| units.slice(from, from + length) == Some(words));
    let object = match known {
        Some((entity, ..)) => Object::Entity(state.entities.root(entity)),
        None if words.is_empty() => Object::Nothing,
        None => Object::Text(boxed(words)),
    };
    let nothing = object == Object::Nothing && asked.kind != Kind::MarriedTo;
    (!nothing).then(|| (boxed(asked.kind.name()), object))
}
