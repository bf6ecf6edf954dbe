//! What a message says to a question of whether by its first words: "yes", "no, I quit", "I do".

use super::answer_names::each_named;
use super::answering::{BEFORE, Turn, answer};
use super::asking::{ASKING, Asked, Whom};
use super::following::own_question;
use super::likewise::likewise;
use super::places::Places;
use super::several::{calls, several};
use super::sharing::{Shared, of_another, shared};
use super::state::State;
use super::unmarked::{calls_another, is_called, is_of_now, is_open, told_of_own, waits};
use super::yes_or_no::{Choice, asked_about, choice, is_no, light, one_of, yes_or_no};
use crate::memory::Object;
use crate::text::Analysis;
use crate::text::relations::{Kind, Relation};
use crate::words::list;

/// Bytes of ", aren't you?", at most.
const TAG: usize = 20;

/// A yes or no of who speaks to a question of the message before.
pub(super) struct Agreement {
    pub yes: bool,
    pub choice: Choice,
    /// It says since when what was told last is so.
    pub since: bool,
    /// What would be so of who speaks, where no fact says yet what was asked: a predicate and an object.
    pub about: Option<(Box<str>, Object)>,
}

/// What a message says to what was said before it.
#[derive(Default)]
pub(super) struct Reply {
    pub agrees: Option<Agreement>,
    /// "Me too.": what is so of somebody else as well.
    pub shared: Option<Shared>,
    /// It comes right behind the question, and is another's.
    pub at_once: bool,
    /// The relations that it is as an answer, and others that say what these speak of.
    pub found: Vec<Relation>,
    pub said: Vec<Relation>,
}

impl Reply {
    /// An answer that comes right behind the question.
    fn of((found, said): (Vec<Relation>, Vec<Relation>)) -> Reply {
        Reply {
            at_once: true,
            found,
            said,
            ..Reply::default()
        }
    }
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
    // "*Bergen" puts right what one answered.
    let star = places.is(0, list!("*"));
    let asks = places.is(0, ASKING) && places.has(list!("?"));
    if before.is_none() && (asked.kind == Kind::Open || star) && !asks {
        return Reply::default();
    }
    // "My birthday is June 14." "Mine is on October 9."
    if let Some(kind) = before.and_then(|_| told_of_own(state, places)) {
        let asked = Asked {
            kind,
            ..Asked::default()
        };
        return Reply::of(answer(&asked, (Turn::Own, 0), places, analysis));
    }
    // "Where do I live? In Maputo, as I've told you!"
    if asked.kind == Kind::Open
        && asked.of == Whom::You
        && let Some((own, first)) = own_question(places)
    {
        return Reply::of(answer(&own, (Turn::Next, first), places, analysis));
    }
    let likewise = before.and_then(|_| likewise(places, analysis));
    let shared = likewise.and_then(|likewise| shared(state, likewise));
    if shared.is_some() {
        return Reply {
            shared,
            at_once: true,
            ..Reply::default()
        };
    }
    // Most messages follow no question.
    let open = asked.kind == Kind::Open && asked.of == Whom::You;
    if open && !asked.plain && !asked.whether && asked.also.is_empty() {
        return Reply {
            at_once: asked.age == 0,
            ..Reply::default()
        };
    }
    let late = asked.age > 0;
    let question = state
        .index
        .turn(seq.wrapping_sub(1))
        .map_or("", |turn| turn.text);
    let turn = match asked.age {
        0 if before.is_some() && calls_another(asked, question, state, speaker) => {
            return Reply::default();
        }
        0 if before.is_some() => Turn::Next,
        0 => Turn::Own,
        // "The bassoon, to answer your question."
        _ if places.has(list!("answer")) => Turn::Late,
        _ if !waits(asked, state, speaker) => Turn::Own,
        _ if is_called(asked, state, speaker) => Turn::Next,
        _ => Turn::Late,
    };
    let called = calls(asked, (state, speaker), places, analysis);
    let first = if called { 2 } else { 0 };
    let (mut found, said) = answer(asked, (turn, first), places, analysis);
    if late || turn != Turn::Next {
        return Reply {
            at_once: false,
            ..Reply::of((found, said))
        };
    }
    if !asked.also.is_empty() {
        return Reply::of(several(
            asked,
            (turn, first),
            (found, said),
            places,
            analysis,
        ));
    }
    // "You don't live in Rome?" "Right.", but not "You're vegan, aren't you?"
    let denies = || {
        let tag = question.rsplit_once(',').filter(|(_, tag)| tag.len() < TAG);
        let main = tag.map_or(question, |(main, _)| main);
        let nots = [" not ", "n't ", "n’t "];
        nots.iter().any(|not| main.contains(not))
    };
    let right = || (0..BEFORE).any(|i| places.is(i, list!("right exactly correct indeed")));
    let yes = yes_or_no(asked, places, analysis).filter(|_| asked.plain && !(right() && denies()));
    // "Only in spring."
    let first = light(places).unwrap_or(0);
    if places.is(first, list!("only")) && yes == Some(true) {
        found.clear();
    }
    // "Is that your sister?" "No, her name is Eva."
    let denied = is_no(places.word(first));
    if asked.kind == Kind::Name && denied {
        return Reply::default();
    }
    if asked.whether {
        let open = is_open(asked.kind, &asked.words);
        let also = (0..3).any(|i| places.is(i, list!("and also")));
        // "You're from Chile, right?" "Peru, actually."
        let actually = (0..BEFORE).any(|i| places.is(i, list!("actually")));
        match yes {
            // "Do you work at Siemens?" "Yes, in Munich."
            Some(true) if !open && !also => found.clear(),
            // "Are you on any medication?" "Yes, I take ramipril."
            Some(true)
                if open
                    && !also
                    && !matches!(asked.kind, Kind::LivesWith | Kind::Open)
                    && (!found.is_empty()
                        || analysis
                            .relations
                            .iter()
                            .any(|told| told.kind == asked.kind)) =>
            {
                return Reply::of((found, said));
            }
            // "Are you moving to Aachen?" "No, Cologne!"
            _ if denied && !asked.plain && asked.kind == Kind::LivesIn => found.clear(),
            None if asked.plain
                && !open
                && !actually
                && asked.kind != Kind::Age
                && !places.is(first, list!("hardly")) =>
            {
                found.clear();
            }
            _ => {}
        }
    }
    let unknown = asked.whether
        && asked.of == Whom::You
        && !matches!(asked.kind, Kind::Open | Kind::Name | Kind::Has);
    let about = asked_about(asked, state).filter(|_| unknown);
    let choice = choice(places).or_else(|| one_of(question, places));
    let choice = choice.filter(|_| asked.whether && found.is_empty() && is_of_now(question));
    let agrees = match (choice, yes) {
        (Some(choice), _) => Some(Agreement {
            yes: true,
            choice,
            since: false,
            about: None,
        }),
        (None, Some(yes)) => Some(Agreement {
            yes,
            choice: Choice::Asked,
            since: asked.since && asked.kind == Kind::Open,
            about,
        }),
        _ => None,
    };
    // "No, but my wife does."
    let shared = of_another((asked, question), state, places, analysis);
    if shared.is_some() {
        found.clear();
    }
    let each = each_named((asked, question), places, analysis);
    Reply {
        agrees,
        shared,
        ..Reply::of((found, if each.is_empty() { said } else { each }))
    }
}
