//! In which sense a verb is meant.

use super::super::upos::Upos;
use super::group::Group;
use super::need::{Need, holds, is_time};
use super::object::Complement;
use super::relation::{Relation, Tense};
use super::rules::{ALONE, DIRECT, bit, rule};
use super::taking_up::of_no_school;
use super::verb::Verb;
use super::view::View;
use crate::words::{List, is_among, list};

/// The group of the word that the rules are about: a verb, an adjective behind "is".
pub(crate) fn key(view: &View, verb: &Verb, found: &Complement, object: (usize, usize)) -> u8 {
    let copula = view.is(verb.head, Group::Be);
    let adjective = found.preposition.wrapping_sub(1);
    let passes = view.is_word(verb.head + 1, "away") && view.word(verb.head).starts_with("pass");
    let drops = view.is_word(verb.head + 1, "out") && view.word(verb.head).starts_with("drop");
    // "I'm lucky to have my husband"
    let lucky = copula
        && view.is(found.predicate.wrapping_sub(1), Group::Have)
        && (verb.end..found.predicate)
            .any(|i| view.among(i, list!("lucky blessed fortunate grateful thankful")));
    if lucky {
        Group::Have as u8
    } else if is_venture(view, verb, object) {
        Group::Own as u8
    } else if passes {
        Group::Die as u8
    } else if drops && !of_no_school(view) {
        Group::Graduate as u8
    } else if view.tag(verb.head) == Upos::Verb && view.word(verb.head).starts_with("intern") {
        Group::Work as u8
    } else if view.same(verb.head, "starting")
        && (view.is(verb.first, Group::Be) || view.chunk_before(verb.start).is_none())
    {
        // Not "a sale starting at Tesco"
        Group::Start as u8
    } else if view.among(verb.head, list!("make makes making"))
        && (view.is(object.1, Group::Article) || view.is_word(object.1, "per"))
        && view.is(object.1 + 1, Group::Time)
    {
        // "I make 40,000 euros a year"
        Group::Earn as u8
    } else if found.preposition > 0
        && adjective > verb.head
        && view.tag(adjective) != Upos::Adp
        && bit(view, adjective) == 0
        && view.group(adjective) > 0
        // "I moved back home to Oslo"
        && !(view.is(adjective, Group::Home) && view.is(verb.head, Group::Move) && view.named(object.1.wrapping_sub(1)))
    {
        view.group(adjective)
    } else if copula && found.preposition == 0 && object.1 > object.0 && object.1 - object.0 <= 2 {
        // "I'm vegan", "he is lactose intolerant"
        match rule(view, view.group(object.1 - 1), ALONE, object) {
            Some(_) => view.group(object.1 - 1),
            None => view.group(verb.head),
        }
    } else {
        view.group(verb.head)
    }
}

/// "I run a bakery", "we opened our own shop": one has it. Not "opened the shop at nine".
fn is_venture(view: &View, verb: &Verb, object: (usize, usize)) -> bool {
    const VENTURES: &List = list!(
        "business company firm startup start-up shop store bakery cafe café restaurant bar pub studio agency salon \
         barbershop blog podcast channel farm bookshop bookstore gallery brewery boutique nonprofit charity \
         consultancy workshop nursery hostel guesthouse winery dairy florist pizzeria pharmacy newsletter"
    );
    const BEGINS: &List = list!(
        "run runs running ran open opens opening opened launch launching launched found founding founded start starting \
         started"
    );
    let mine = view.among(object.0, list!("a an my our his her their"));
    mine && view.among(object.1.wrapping_sub(1), VENTURES) && view.among(verb.head, BEGINS)
}

/// What is behind an appointment, and behind no affair.
const LATER: [Group; 5] = [
    Group::Future,
    Group::Time,
    Group::Day,
    Group::For,
    Group::At,
];

/// "I'm seeing Otto", but not "tomorrow".
pub(crate) fn sees(view: &View, verb: &Verb, main: u16, object: (usize, usize)) -> bool {
    view.is_word(verb.head, "seeing")
        && view.is(verb.first, Group::Be)
        && main == DIRECT
        && (view.named(object.1.wrapping_sub(1))
            || view.is(object.1, Group::Named)
                && view
                    .chunk(object.1 + 1)
                    .is_some_and(|end| view.named(end - 1)))
        && !(object.1..object.1 + 3).any(|i| view.any(i, &LATER))
}

/// Whether the verb of `key` has another sense here than the one that its rules are about.
pub(crate) fn other_sense(
    view: &View,
    verb: &Verb,
    key: u8,
    object: (usize, usize),
    relation: &Relation,
) -> bool {
    let is = |group: Group| key == group as u8;
    let noun = view.chunk(object.0).unwrap_or(object.1).wrapping_sub(1);
    let last = view.word(noun);
    let adjective = view.tag(noun) == Upos::Adj;
    // "have fun", "learned things", "a good time", "you"
    let empty = view.any(noun, &[Group::Vague, Group::Time]) || view.tag(noun) == Upos::Pron;
    // "I didn't have cumin", "didn't take my pills today": of then. "I never had a dog" is of now.
    let once = relation.negated
        && !relation.ended
        && relation.tense == Tense::Past
        && (verb.head == verb.first || view.is(verb.first, Group::Do))
        && !(verb.start..verb.end).any(|i| view.is_word(i, "never"))
        && !view.any(noun, &[Group::Illness, Group::Kin])
        && !(verb.end..view.len())
            .any(|i| view.among(i, list!("still since siblings kids children any")));
    let habits = [
        Group::Have,
        Group::Take,
        Group::Eat,
        Group::Drink,
        Group::Play,
    ];
    // "I didn't like the soup": that one.
    let that = view.among(object.0, list!("the that this those these"));
    if once && (habits.into_iter().any(is) || is(Group::Like) && that && !view.named(noun)) {
        true
    } else if is(Group::Have) || is(Group::Own) {
        (empty || adjective) && !holds(view, Need::Years, object)
    } else if is(Group::Move) {
        // "moved in with Tom", but not "moved on with it"
        let with = object.0.wrapping_sub(1);
        view.is(with, Group::With) && !view.is_word(with.wrapping_sub(1), "in")
    } else if is(Group::Go) {
        let school = view.is(object.0.wrapping_sub(1), Group::To) && view.is_word(noun, "School");
        // "she headed the unit"
        let heads = view.word(verb.head).starts_with("head")
            && view.any(object.0, &[Group::Article, Group::My]);
        let heads = heads && !view.is(object.0.wrapping_sub(1), Group::To);
        heads || view.is(noun, Group::Time) || school && relation.tense == Tense::Past
    } else if is(Group::Turn) {
        // "I turn a model around"
        view.word(verb.head).starts_with("turn") && view.is(object.0, Group::Article)
    } else if is(Group::Learn) {
        let begins = view.is(verb.first, Group::Start);
        empty || relation.tense == Tense::Past && !begins || matches!(last, "lot" | "more")
    } else if is(Group::Play) {
        // "played dumb", "play tomorrow", "played a role"
        let other = is_among(last, list!("role part game music"));
        empty || adjective || other || is_time(view, object)
    } else if is(Group::Engage) {
        // "to engage with the force"
        view.among(verb.head, list!("engage engages engaging"))
    } else if is(Group::Start) {
        // "landed at Heathrow"
        {
            let word = view.word(verb.head).as_bytes();
            !word
                .get(..5)
                .is_some_and(|start| start.eq_ignore_ascii_case(b"start"))
        }
    } else if is(Group::Lay) {
        // "I just laid down"
        !view.is_word(verb.head + 1, "off")
    } else if is(Group::Stop) {
        // "I quit", but not "I stopped"
        object.1 == 0 && (view.word(verb.head) != "quit" || view.tag(verb.head + 1) != Upos::Punct)
    } else if is(Group::Break) {
        // "the car broke"
        object.1 == 0
            && !view.is_word(verb.head + 1, "up")
            && !view.word(verb.head).starts_with("sep")
    } else if is(Group::Eat) || is(Group::Drink) {
        // "I ate soup yesterday", "I'm eating": no habit
        let once = relation.tense == Tense::Past || view.gerund(verb.head);
        once && !(relation.ended || relation.negated)
    } else if is(Group::Know) {
        // "I know Ann is ill", "anyone"
        let indefinite = last.ends_with("one") || last.ends_with("body");
        view.verbal(object.1) || view.chunk(object.0) != Some(object.1) || indefinite
    } else if is(Group::Promote) {
        // "promoted to Berlin", "to full time"
        const NONE: &List = list!("time level member class team grade league division rank chat");
        let at = object.1.wrapping_sub(1);
        view.named(at)
            || is_among(
                last,
                list!(
                    "grandma grandpa grandmother grandfather mother father sister brother aunt uncle mum mom dad"
                ),
            )
            || is_among(last, NONE)
            || object.1 > object.0 + 1 && view.tag(at) == Upos::Num
            || !(verb.first..verb.head).any(|i| view.any(i, &[Group::Be, Group::Own]))
    } else {
        let to = is(Group::Be) && view.is(object.0.wrapping_sub(1), Group::To);
        to && view.word(verb.head) != "been"
    }
}
