//! Who introduces themself, and how, but for "I'm Ann" and "my name is Ann".

use super::super::analysis::EntityKind;
use super::super::upos::Upos;
use super::calling::role;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::need::is_time;
use super::relation::{Relation, Tense};
use super::view::View;
use crate::words::{List, is_among, letters, list};

/// Words of a name, and of a greeting before it, at most.
const NAME: usize = 3;
const GREETING: usize = 5;

/// Bytes of a message that are looked at before a sentence, and that a greeting takes: a long message costs no more.
const BEFORE: usize = 240;
const GREETED: usize = 60;

/// Whose name it may be that is told behind them.
const OTHERS: &List = list!(
    "guy girl man woman boy lady kid baby son daughter brother sister cousin friend boyfriend girlfriend boss colleague \
    neighbour neighbor flatmate roommate intern trainee someone somebody dating dog puppy cat kitten pet rabbit horse \
    hamster parrot partner doctor dentist teacher coach therapist landlord manager student guest"
);

/// The end of the person's name that begins at `start`; nothing that the tagger sees as another's.
fn name(view: &View, start: usize) -> Option<usize> {
    let other = |i: usize| {
        matches!(
            view.entity(i),
            Some(EntityKind::Location | EntityKind::Organization)
        ) || view.any(i, &[Group::Time, Group::Day])
            || view.among(
                i,
                list!("hi hey hello thanks bye christmas halloween easter diwali ramadan valentine hanukkah eid thanksgiving winter summer spring autumn"),
            )
    };
    let small = |i: usize| view.entity(i) == Some(EntityKind::Person);
    let part = |i: usize| view.named(i) && (view.capital(i) || small(i)) && !other(i);
    let end = (start..start + NAME + 1).find(|&i| !part(i))?;
    (end > start).then_some(end)
}

/// Whether one of the words of a message's last bytes before the sentence is one of a list; `all`: each of them.
#[inline(never)]
fn said_before(view: &View, list: &List, all: bool) -> bool {
    let first = view.tokens.first();
    let from = first.map_or(0, |token| token.byte_start as usize);
    let near = (from.saturating_sub(BEFORE)..from).find(|&at| view.text.is_char_boundary(at));
    let mut words = letters(view.text.get(near.unwrap_or(from)..from).unwrap_or(""));
    all == words.all(|word| (is_among(word, list) || all && word.is_empty()) == all)
}

/// "New boss is Henrik": of who speaks; not "He got a dog. New vet is Ann".
pub(crate) fn new_holder(
    view: &View,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &Relation,
    sink: &mut Sink,
) {
    let noun = subject.1.wrapping_sub(1);
    let others = list!("he she they his her their him them your");
    let holder = list!(
        "boss manager supervisor landlord landlady flatmate roommate housemate teacher neighbour"
    );
    if subject.0 < 2
        && view.same(subject.0, "new")
        && view.among(noun, holder)
        && !said_before(view, others, false)
    {
        role(view, (subject.0, subject.0), noun, object, relation, sink);
    }
}

/// "Aroha here.", "Morning, Solveig speaking", "This is Ann Lee calling", "name's Joost", "Torbjorn by the way".
pub(crate) fn find(view: &View, sink: &mut Sink) {
    let ends = |i: usize| i >= view.len() || view.tag(i) == Upos::Punct && !view.is_word(i, "?");
    let greets = |i: usize| {
        matches!(view.tag(i), Upos::Intj | Upos::Punct)
            || view.among(
                i,
                list!("hi hey hello good morning afternoon evening there all yes"),
            )
    };
    // "The name's Joost", "name is Joost,"
    let the = usize::from(view.same(0, "the"));
    let named = view.same(the, "name") && view.any(the + 1, &[Group::Be, Group::Clitic]);
    let start = match named {
        true => the + 2,
        false => (0..GREETING).find(|&i| !greets(i)).unwrap_or(0),
    };
    let this = view.same(start, "this") && view.is(start + 1, Group::Be);
    let start = start + 2 * usize::from(this);
    let Some(end) = name(view, start) else {
        return;
    };
    let (first, last) = (view.tokens.first(), view.tokens.last());
    let from = first.map_or(0, |token| token.byte_start as usize);
    let to = last.map_or(0, |token| token.byte_end as usize);
    let before = |list: &List| said_before(view, list, false);
    let greeting = list!("hi hello hey all there good morning afternoon evening everyone");
    let first = sink.base == 0 || from < GREETED && said_before(view, greeting, true);
    let last = || view.text.get(to..).unwrap_or("").trim().is_empty();
    // "I love this song. Adele by the way.", "Met a guy at the gym. Name's Kevin."
    let things = list!("a an the this that these those some");
    let alone = || !before(OTHERS);
    let bare = || last() && alone() && !before(things);
    // "Need a permit for the van pls. Name's Joost", but not "Hired an accountant. Name's Petra.", "Name's Lou, she's 3."
    let wants = list!(
        "need want pls please book booking appointment reservation reserve table order permit"
    );
    let asks = || first || alone() && before(wants);
    let another = || (end..view.len()).any(|i| view.among(i, list!("he she it")));
    let said = match view.word(end) {
        "here" | "speaking" => first && ends(end + 1),
        "calling" => first && this && ends(end + 1),
        "by" => !first && start == 0 && view.is_word(end + 2, "way") && ends(end + 3) && bare(),
        "btw" => !first && start == 0 && ends(end + 1) && bare(),
        _ => named && ends(end) && asks() && !another(),
    };
    // "Is Ann here?", "Thanks for that, Ann here"
    if said && !(end..view.len()).any(|i| view.is_word(i, "?")) {
        sink.push(Relation {
            predicate: sink.span(if named {
                (the, the + 1)
            } else {
                (end, end + 1)
            }),
            object: sink.span((start, end)),
            kind: Kind::Name,
            tense: Tense::Present,
            confidence: 20,
            ..Relation::default()
        });
    }
}

/// "My name Ali, i from Syria": what learners tell without a verb.
pub(crate) fn without_verb(view: &View, sink: &mut Sink) {
    for i in 0..view.len() {
        let begins = matches!(
            view.tag(i.wrapping_sub(1)),
            Upos::Punct | Upos::Intj | Upos::Cconj
        );
        // "my name Ali, i from Syria"
        let from = view.is(i + 1, Group::From)
            && view.among(i, list!("i he she"))
            && (i == 0 || view.same(0, "my"))
            && view.entity(i + 2) != Some(EntityKind::Organization);
        let mine = view.same(i, "my") && view.is_word(i + 1, "name");
        // "my bday 9 november"
        let born = view.same(i, "my") && view.is(i + 1, Group::Birthday);
        let day = (i + 3..i + 5)
            .rfind(|&end| born && is_time(view, (i + 2, end)) && view.tag(end) == Upos::Punct);
        let end = match () {
            _ if born => day,
            _ if from => view.chunk(i + 2).filter(|&end| view.named(end - 1)),
            _ if mine => name(view, i + 2),
            _ => None,
        };
        if let Some(end) = end.filter(|_| begins)
            && (matches!(view.tag(end), Upos::Punct | Upos::Cconj) || view.is(end, Group::I))
            && !view.is_word(end, "?")
        {
            sink.push(Relation {
                subject: sink.span((i, i + 1)),
                predicate: sink.span((i + 1, i + 2)),
                object: sink.span((i + 2, end)),
                kind: match (from, born) {
                    (true, _) => Kind::From,
                    (_, true) => Kind::Birthday,
                    _ => Kind::Name,
                },
                tense: Tense::Present,
                confidence: 20,
                ..Relation::default()
            });
        }
    }
}

/// "My uncle Dimitrios (aka Jimmy)", "Alexandra (Alex)": two names of one.
pub(crate) fn also_known(view: &View, sink: &mut Sink) {
    for i in 1..view.len() {
        let aka = view.among(i, list!("aka a.k.a. a.k.a"));
        let bracket = view.is_word(i, "(") && !view.is_word(i + 1, "aka");
        if !aka && !bracket {
            continue;
        }
        let before = i - usize::from(aka && view.tag(i - 1) == Upos::Punct);
        let (Some(first), Some(end)) = (view.chunk_before(before), name(view, i + 1)) else {
            continue;
        };
        let person = |i: usize| view.entity(i) == Some(EntityKind::Person);
        let first = (first..before).rfind(|&k| !(view.named(k) && view.capital(k)));
        let first = first.map_or(0, |word| word + 1);
        let letter = |i: usize| view.word(i).chars().next();
        let alike = letter(first) == letter(i + 1) && first + 1 == before;
        let two =
            alike && person(before - 1) && person(i + 1) && end == i + 2 && view.is_word(end, ")");
        if first < before && (aka || two) {
            sink.push(Relation {
                subject: sink.span((first, before)),
                predicate: sink.span((i, i + 1)),
                object: sink.span((i + 1, end)),
                kind: Kind::Alias,
                tense: Tense::Present,
                confidence: 20,
                ..Relation::default()
            });
        }
    }
}
