//! What is told of somebody without naming them again: "She's a nurse. Lives in Basel, speaks Italian."

use super::super::analysis::EntityKind;
use super::super::token::Token;
use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::object::finite;
use super::personal::CONFIDENCE;
use super::phrase::{self, MAX_OBJECTS};
use super::relation::{Relation, Tense};
use super::subject::Subjects;
use super::verb::{self, Verb};
use super::view::View;
use super::{aside, calling, hollow};
use crate::words::{is_among, is_capital, list, lower};

/// The longest text in brackets behind a name.
const BRACKET: usize = 20;
/// Tokens before such a verb, at most.
const FIRST: usize = 4;

/// Whether a word of `group` can be such a verb, as far as its ending is that of a third person.
fn is_told(word: &str, group: u8) -> bool {
    let tells = (Group::Live as u8..=Group::Speak as u8).contains(&group)
        || (Group::Learn as u8..=Group::Follow as u8).contains(&group)
        || [Group::Like as u8, Group::Dislike as u8, Group::Take as u8].contains(&group);
    tells && word.len() > 3 && word.ends_with('s') && !word.ends_with("ss")
}

/// "Lives in Basel", "Still works at Orlen": the first word of a sentence is no noun.
pub(super) fn mend(text: &str, tokens: &[Token], groups: &[u16], tags: &mut [Upos]) {
    use Upos::{Adj, Adp, Adv, Cconj, Det, Intj, Noun, Num, Propn, Punct, Verb};
    let word = |at: usize| Token::word(tokens, text, at);
    // "Tom from work lives in Leeds", "Sanne from legal married Joris"
    let whence = |&i: &usize| {
        let who = tags.get(i.wrapping_sub(1)) == Some(&Propn);
        who && word(i) == "from" && !is_capital(word(i + 1))
    };
    if let Some(from) = (1..tags.len()).find(whence) {
        let verb = is_among(
            word(from + 2),
            list!("lives works married moved studies plays"),
        );
        if let Some([whence, verb, ..]) = tags.get_mut(from + 1..).filter(|_| verb) {
            (*whence, *verb) = (Noun, Verb);
        }
    }
    let light = |tag: &&Upos| matches!(tag, Adv | Intj | Punct | Cconj);
    let at = tags.iter().take(FIRST).take_while(light).count();
    let group = groups.get(at).map_or(0, |&word| word as u8);
    let noun = matches!(tags.get(at), Some(Noun | Propn));
    if !noun || !is_told(word(at), group) {
        return;
    }
    let object = match tags.get(at + 1) {
        Some(Adp) => !is_among(word(at + 1), list!("of for with on")),
        // "Studies nursing", but not "Studies show", "Plays by Ibsen are …"
        Some(Noun | Propn | Det | Num | Adj | Adv) => {
            let rest = tags.get(at + 1..).unwrap_or(&[]);
            let clause = rest.iter().take_while(|tag| **tag != Punct);
            !clause.clone().any(|tag| matches!(tag, Verb | Upos::Aux))
        }
        _ => false,
    };
    if let Some(tag) = tags.get_mut(at).filter(|_| object) {
        *tag = Verb;
    }
}

/// Whether a verb that begins a sentence is of a third person, who is not said.
pub(super) fn silent(view: &View, verb: &Verb) -> bool {
    let light =
        |i| matches!(view.tag(i), Upos::Intj | Upos::Punct | Upos::Adv) || view.is(i, Group::And);
    let asks = view.is_word(view.len().wrapping_sub(1), "?");
    let begins = verb.first < FIRST && (0..verb.first).all(light);
    // "Currently at Sony, lives in Osaka"
    let first = usize::from(view.tag(0) == Upos::Adv);
    let stands = view.comma(verb.start.wrapping_sub(1))
        && view.any(first, &[Group::At, Group::In, Group::From])
        && !(0..verb.start).any(|i| view.verbal(i) || view.tag(i) == Upos::Pron);
    (begins || stands) && !asks && is_third(view, verb)
}

/// "Bo Lindqvist, 44, …", "Solveig (my aunt)": how old and who somebody is.
pub(super) fn beside(view: &View, name: (usize, usize), sink: &mut Sink) {
    aged(view, name, sink);
    of_body(view, name, sink);
    let (_, end) = name;
    if view.named(end - 1)
        && view.is_word(end, "(")
        && let Some(stop) = view.chunk(end + 1).filter(|&stop| view.is_word(stop, ")"))
        && let Some((owner, noun)) = calling::owned(view, (end + 1, stop))
    {
        let relation = Relation {
            tense: Tense::None,
            confidence: 42,
            ..Relation::default()
        };
        calling::role(view, owner, noun, name, &relation, sink);
    }
}

/// "Ann, allergic to nuts, …", "my sister (vegan since May)", but not "Ann, vegan or not"
fn of_body(view: &View, (start, end): (usize, usize), sink: &mut Sink) {
    // "Allergic to nuts, she …"
    let leads = start > 0 && view.comma(start - 1) && view.any(0, &[Group::Allergic, Group::Diet]);
    let leads = leads && finite(view, end);
    let who = view.entity(end - 1) == Some(EntityKind::Person)
        || view.is(end - 1, Group::Kin) && view.is(start, Group::My)
        || leads && view.among(start, list!("i he she"));
    let at = match leads {
        true => 0,
        false => end + 1 + usize::from(view.tag(end + 1) == Upos::Adv),
    };
    // "Tim, once vegan, …"
    let past = list!("once formerly previously nearly almost never not");
    let open = view.among(at.wrapping_sub(1), past) || aside::doubted(view, end, at);
    if !who || !leads && (!aside::pauses(view, end) || open) {
        return;
    }
    // "Vegan, I am not.", "allergic to nuts, I suppose"
    let said = verb::run(view, end);
    let empty = view.tag(said.end) == Upos::Punct
        || said.negated && view.is(said.head, Group::Be)
        || view.any(said.head, &[Group::Say, Group::Think]);
    // "If Tim, vegan, comes", "Tim (vegan?) is coming"
    let open = view.is(0, Group::Not) || (0..at).any(|i| view.is(i, Group::If));
    let mut items = [(at, at + 1); MAX_OBJECTS];
    let (mut count, mut stop) = (1, at + 1);
    let kind = if view.is(at, Group::Diet) {
        Kind::Diet
    } else if view.is(at, Group::Allergic) && view.is(at + 1, Group::To) {
        (count, stop) = phrase::list(view, at + 2, &mut items);
        Kind::AllergicTo
    } else {
        return;
    };
    let since = view
        .is_word(stop, "since")
        .then(|| view.chunk(stop + 1))
        .flatten();
    let stop = since.unwrap_or(stop);
    let asks = (stop..view.len()).any(|i| view.is_word(i, "?"));
    if view.tag(stop) != Upos::Punct || asks || open || leads && (empty || stop + 1 != start) {
        return;
    }
    for &item in &items[..count] {
        // "allergic to work"
        if view.among(item.1 - 1, hollow::JOKES) {
            continue;
        }
        let mut told = Relation {
            subject: sink.span((start, end)),
            predicate: sink.span((end, end + 1)),
            object: sink.span(item),
            kind,
            tense: Tense::Present,
            confidence: CONFIDENCE,
            ..Relation::default()
        };
        if let Some(time) = since {
            told.arguments[0] = sink.span((item.1, time));
        }
        sink.push(told);
    }
}

fn aged(view: &View, (start, end): (usize, usize), sink: &mut Sink) {
    let number = view.word(end + 1);
    let years = number.len() < 3 && number.parse::<u8>().is_ok_and(|years| years > 0);
    let close = matches!(view.word(end + 2), "," | "." | ")" | "");
    let named = view.entity(end - 1) == Some(EntityKind::Person);
    let start = (start..end)
        .find(|&at| view.entity(at) == Some(EntityKind::Person))
        .unwrap_or(start);
    // "Ann, 44, Tom, 38": scores, seats, shares.
    let family = (0..view.len()).any(|i| {
        view.any(i, &[Group::Kin, Group::Old])
            || view.among(
                i,
                list!("kids kid children twins aged pupil pupils patient"),
            )
    });
    let pairs = (1..view.len()).filter(|&i| {
        let number = view.tag(i) == Upos::Num;
        number && view.entity(i.saturating_sub(2)).is_some() && view.tag(i - 1) == Upos::Punct
    });
    let labels = list!(
        "order jersey seat seats score scores room table shift shifts lane bib player number result results rank place"
    );
    let counts = (0..start).any(|i| view.among(i, labels) || view.tag(i) == Upos::Num && !family);
    let plain = family || pairs.count() < 2 && number.len() == 2;
    let told = years && close && named && plain && !counts;
    if told && (view.comma(end) || view.is_word(end, "(")) {
        sink.push(Relation {
            subject: sink.span((start, end)),
            predicate: sink.span((end, end + 1)),
            object: sink.span((end + 1, end + 2)),
            kind: Kind::Age,
            tense: Tense::Present,
            confidence: 20,
            ..Relation::default()
        });
    }
}

/// "…, speaks Italian and has two kids": so is a verb behind another of that third person.
pub(super) fn goes_on(view: &View, verb: &Verb) -> bool {
    let before = verb.start.wrapping_sub(1);
    (view.comma(before) || view.is(before, Group::And)) && is_third(view, verb)
}

pub(super) fn is_third(view: &View, verb: &Verb) -> bool {
    let word = view.word(verb.first);
    let next = verb.first + 1;
    let place = usize::from(view.tag(next) == Upos::Adp);
    let Some(end) = view.chunk(next + place) else {
        return false;
    };
    let (start, last) = (next + place, end - 1);
    let person = view.entity(last) == Some(EntityKind::Person);
    // "Works in Chrome", "works at full speed", "lives in src", "has a pool" may be of a thing.
    match lower(word).as_str() {
        "works" | "worked" if view.is(next, Group::As) => view.occupation(last),
        "works" => {
            let at = view.any(next, &[Group::At, Group::For]);
            at && !person
                && !is_time(view, (start, end))
                && (view.named(last) || view.is(start, Group::Article))
        }
        "lives" => {
            view.any(next, &[Group::In, Group::At, Group::With])
                && (view.named(last) || view.is(start, Group::My))
        }
        "has" => {
            let one = view.any(last, &[Group::Kin, Group::Illness])
                || view.among(last, list!("kids kid children child sons daughters sisters brothers siblings twins dog dogs cat cats asthma diabetes"));
            one && view.tag(next) != Upos::Pron
        }
        _ => is_told(word, view.group(verb.first)),
    }
}

/// "Candidate one is Farid, lives in Lyon": of whom what follows is told, of `subjects` of a verb and its object.
pub(super) fn of_named(
    view: &View,
    verb: &Verb,
    subjects: &Subjects,
    object: (usize, usize),
) -> Subjects {
    let head = subjects.first().1 - 1;
    let thing = !view.is(head, Group::Kin) && matches!(view.tag(head), Upos::Noun | Upos::Num);
    let named = view.entity(object.1.wrapping_sub(1)) == Some(EntityKind::Person);
    if thing && named && view.is(verb.head, Group::Be) {
        return Subjects::one(object.0, object.1);
    }
    *subjects
}

/// "Currently at Sony, lives in Osaka": whether a chunk that begins at `start` is none that does so.
pub(super) fn is_led(view: &View, verb: &Verb, start: usize) -> bool {
    start > 0
        && view.tag(start - 1) == Upos::Adp
        && (0..start - 1).all(|i| view.tag(i) == Upos::Adv)
        && is_third(view, verb)
}

/// Where a pair of brackets opens that closes at `at`: "Zsofia (34, vegan) works at …"
pub(super) fn bracket(view: &View, at: usize) -> Option<usize> {
    let opens = |at: &usize| view.is_word(*at, "(");
    view.is_word(at, ")")
        .then(|| (at.saturating_sub(BRACKET)..at).rfind(opens))?
}
