//! What the words of a question tell: that it is one, where no mark does; that it asks since when; that it is about now.

use super::asking::{ASKING, Asked, Whom};
use super::places::Places;
use super::speakers::is_name_of;
use super::state::State;
use super::units::Units;
use crate::memory::Form;
use crate::text::relations::Kind;
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{
    List, has_byte, has_part, holds, is_among, is_capital, is_small, letters, list, runs,
};

/// "How long have you lived there?", "since when …", "when did you move …", but not "how long until …", "how long did
/// …", "when did you stop …".
pub(super) fn is_since(words: &[&str]) -> bool {
    const OTHER: &List = list!(
        "did was were would could will had not n't n’t want wanted plan planning planned looking hoping \
        stop stopped quit until till since before"
    );
    const BEGIN: &List = list!("move start begin join settle marry get buy adopt");
    const END: &List = list!("stop out divorced from plan want leave quit");
    // "Joaquim, how long …", "and how long …"
    let from = match words {
        [name, comma, ..] if *comma == "," && is_capital(name) => 2,
        [and, ..] => usize::from(is_among(and, list!("and so"))),
        [] => 0,
    };
    let [first, second, rest @ ..] = words.get(from..).unwrap_or(&[]) else {
        return false;
    };
    let long = is_among(first, list!("how")) && is_among(second, list!("long"))
        || is_among(first, list!("since")) && is_among(second, list!("when"));
    let when = is_among(first, list!("when")) && is_among(second, list!("did"));
    // "How long are you staying?"
    let stays = rest
        .first()
        .is_some_and(|word| is_among(word, list!("are is")))
        && rest.iter().any(|word| word.ends_with("ing"));
    long && !stays && !holds(rest, OTHER) || when && holds(rest, BEGIN) && !holds(rest, END)
}

/// Whether a text asks something.
pub(super) fn is_question(text: &str) -> bool {
    has_byte(text, b'?') || asks(text)
}

/// Whether the last sentence begins like a question, with or without a mark: "what's her number now".
pub(super) fn asks(text: &str) -> bool {
    let end = text
        .bytes()
        .rposition(|byte| matches!(byte, b'.' | b'!' | b'?'));
    let sentence = text.get(end.map_or(0, |end| end + 1)..).unwrap_or("");
    let words = runs(sentence, |c| !matches!(c, ' ' | '\'' | '’'));
    let mut words = words.filter(|word| !word.is_empty());
    let mut next = |list: &List| words.next().is_some_and(|word| is_among(word, list));
    next(ASKING) && next(list!("is s are r re do does old much"))
}

/// Whether a question without a mark is no more than that: "where do you live now", but not "where do you live stream".
pub(super) fn is_bare(words: &[&str]) -> bool {
    let end = words.iter().position(|word| *word == ",");
    let mut words = words.get(..end.unwrap_or(words.len())).unwrap_or(&[]);
    while let [rest @ .., last] = words
        && is_among(last, list!("now again btw lol then exactly these days atm"))
    {
        words = rest;
    }
    let [first, .., before, last] = words else {
        return false;
    };
    let most = if is_among(last, list!("from birthday bday")) {
        4
    } else {
        6
    };
    let person = is_among(before, list!("you u she he they"));
    let whose = list!("live based work study from email number phone birthday bday name weigh do");
    let old = is_among(first, list!("how")) && is_among(last, list!("you u she he they"));
    let verb = !is_among(last, list!("weigh do live work study")) || person;
    words.len() <= most && (old || is_among(last, whose) && verb)
}

/// Words of a question that is of another time than now, or of no time.
const OTHER: &List = list!(
    "did was were would will used had going gonna moving leaving want quit left stop stopped ever if could should \
    might may"
);

/// Whether a question of whether is about now, and of no change: its yes is a fact.
pub(super) fn is_plain(words: &[&str]) -> bool {
    !holds(words, OTHER)
        && !holds(words, list!("or"))
        && (!holds(words, list!("like")) || is_taste(words))
}

/// Whether what is to be chosen in a question is so now: "do you live in Ghent or in Bruges?"
pub(super) fn is_of_now(question: &str) -> bool {
    let mut words = letters(question);
    !words.any(|word| is_among(word, OTHER) || is_among(word, list!("rather getting buying")))
}

/// "Do you like spicy food?", but not "do you like this song?", "do you like living in Rome?"
fn is_taste(words: &[&str]) -> bool {
    const OTHER: &List = list!("this these that those my your one any the to being");
    // "But you, do you like it?"
    let words = words.rsplit(|word| *word == ",").next();
    let Some([does, _, like, what @ ..]) = words else {
        return false;
    };
    is_among(does, list!("do does"))
        && is_among(like, list!("like"))
        && !holds(what, OTHER)
        && matches!(what, [_] | [_, _])
        && !(what.len() > 1 && what.first().is_some_and(|first| first.ends_with("ing")))
}

/// Whether what was asked about leaves open what it is: "any pets", "brothers or sisters".
pub(super) fn is_open(kind: Kind, words: &str) -> bool {
    let mut each = words.split(' ');
    let first = each.next().unwrap_or("");
    let last = each.next_back().unwrap_or(first);
    let plural = !matches!(kind, Kind::WorksAs | Kind::Likes | Kind::Dislikes)
        && is_small(words)
        && (last.ends_with('s') || is_among(last, list!("children medication medicine")));
    words.is_empty()
        || kind == Kind::Name
        || plural
        || is_among(first, list!("any some anything something"))
}

/// Whether a question of some messages ago still waits for who speaks: its kind is told by a name, and who asked has
/// asked nothing since.
pub(super) fn waits(asked: &Asked, state: &State, speaker: Option<&str>) -> bool {
    let named = matches!(
        asked.kind,
        Kind::LivesIn
            | Kind::From
            | Kind::WorksAt
            | Kind::StudiesAt
            | Kind::Name
            | Kind::MarriedTo
            | Kind::Born
            | Kind::Email
            | Kind::Phone
            | Kind::Birthday
    );
    let first = state.last_seq.wrapping_sub(1 + u64::from(asked.age));
    let asker = state.index.turn(first).map(|turn| turn.speaker);
    let mut since = (first + 1..state.last_seq).filter_map(|seq| state.index.turn(seq));
    named
        && asker.is_some_and(|asker| asker != speaker)
        && !since.any(|turn| Some(turn.speaker) == asker && is_question(turn.text))
}

/// Whether the question that waits calls who speaks by name: "Petra, where do you work again?"
pub(super) fn is_called(asked: &Asked, state: &State, speaker: Option<&str>) -> bool {
    let first = state.last_seq.wrapping_sub(1 + u64::from(asked.age));
    let (Some(turn), Some(speaker)) = (state.index.turn(first), speaker) else {
        return false;
    };
    let mut words = turn.text.split(|c: char| !c.is_alphanumeric());
    words.any(|word| is_capital(word) && is_name_of(speaker, word))
}

/// "Petra, where do you work?", which Bob answers: whether a question right before calls somebody known who is not who
/// speaks ("Mike" may be Michael).
pub(super) fn calls_another(
    asked: &Asked,
    question: &str,
    state: &State,
    speaker: Option<&str>,
) -> bool {
    let you = asked.of == Whom::You;
    let Some(speaker) = speaker.filter(|speaker| you && is_capital(speaker)) else {
        return false;
    };
    let known = |word: &str| {
        let persons = &state.entities;
        let bearers = persons.bearers(EntityKind::Person, Form::Part, word);
        is_capital(word) && (state.speakers.is_called(word) || !bearers.is_empty())
    };
    // "Petra, where …", "where do you work, Petra?"
    let sentences = question.split_inclusive(['.', '!', '?']);
    let asked = sentences
        .map(str::trim)
        .filter(|sentence| sentence.ends_with('?'));
    let mut names = asked.filter_map(|sentence| {
        let (first, rest) = sentence.split_once(", ")?;
        let last = rest.trim_end_matches('?');
        [first, last].into_iter().find(|word| known(word))
    });
    let own = |word: &str| !word.is_empty() && has_part(speaker, word);
    names
        .next()
        .is_some_and(|name| speaker.chars().next() != name.chars().next())
        && !question
            .split(|c: char| !c.is_alphanumeric())
            .any(|word| is_capital(word) && own(word))
}

/// What another told of themself right before, where a message begins with "mine is": a birthday, a number, an address.
pub(super) fn told_of_own(state: &State, places: &Places) -> Option<Kind> {
    // "No way, mine's 15 August!"
    let mine = (0..4).find(|&at| places.is(at, list!("mine")))?;
    let begins = mine == 0 || places.word(mine - 1) == ",";
    if !(begins && places.is(mine + 1, list!("is 's ’s"))) {
        return None;
    }
    let before = state.last_seq.wrapping_sub(1);
    let newest = state.facts.iter().next_back()?;
    let own = newest
        .evidence
        .last()
        .is_some_and(|last| last.seq == before)
        && state.speaks(state.entities.root(newest.subject))
        && newest.is_asserted();
    let kind = Kind::of_name(state.facts.predicate(newest.predicate))?;
    let told = matches!(
        kind,
        Kind::Birthday | Kind::Phone | Kind::Email | Kind::Address
    );
    (own && told).then_some(kind)
}

/// "How old is Desta?": whether a name is in a text in which the tagger saw none.
pub(super) fn is_strange(text: &str, analysis: &Analysis) -> bool {
    let mut units = Units::new(text);
    let mut tokens = analysis.tokens.iter().zip(&analysis.tags).skip(1);
    analysis.entities.is_empty()
        && tokens.any(|(&(start, end), tag)| {
            let word = units.slice(start, end).unwrap_or("");
            *tag == Upos::Propn && word.len() > 3 && is_capital(word)
        })
}

/// "But what about you, do you like it?": what was asked before.
pub(super) fn likes_it(words: &[&str]) -> bool {
    let again = list!("but and what about you so then , do like it");
    let begins = words
        .first()
        .is_some_and(|word| is_among(word, list!("but and")));
    begins && words.iter().all(|word| is_among(word, again))
}

/// "Since when, if I may ask?", "and how long?": of what was told.
pub(super) fn is_bare_since(words: &[&str]) -> bool {
    let mut parts = words.split(|word| *word == ",");
    parts.any(|asked| {
        let [before @ .., first, second] = asked else {
            return false;
        };
        let long = is_among(first, list!("how")) && is_among(second, list!("long"))
            || is_among(first, list!("since")) && is_among(second, list!("when"));
        long && before
            .iter()
            .all(|word| is_among(word, list!("and so for oh")))
    })
}
