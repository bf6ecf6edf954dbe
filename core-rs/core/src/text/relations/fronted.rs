//! What stands before its subject or its verb: "born in Oslo, Ann …", "the barge that I own", "what I like is tea".

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::object::{self, Complement, finite};
use super::relative::relative;
use super::subject::{PLACED, Subjects};
use super::verb::{self, Verb};
use super::view::View;
use crate::words::list;

/// Words behind a participle among which its subject is looked for.
const FAR: usize = 24;

/// What is done once: "moving to Oslo, I met Ann".
pub(super) const BEGINS: [Group; 6] = [
    Group::Move,
    Group::Join,
    Group::Leave,
    Group::Graduate,
    Group::Marry,
    Group::Own,
];

/// The subjects of `verb`, `found` before it: of "having lived in Oslo, Ann …" and "as someone who lives in Oslo, I …"
/// behind it.
pub(super) fn behind(view: &View, verb: &Verb, found: Subjects) -> Subjects {
    let (from, to) = found.first();
    let one = found.count == 1 && to == from + 1 && view.among(from, list!("someone somebody"));
    if one && view.is(from.wrapping_sub(1), Group::As) {
        let start = from - 1;
        let begins = start == 0 || start == 1 && view.among(0, list!("speaking and but"));
        let who = match begins {
            true => Some(main(view, verb.end).first()),
            // "I can tell you, as someone who …", "I say this as someone who …"
            false if view.comma(start - 1) || view.is_word(start - 1, "this") => (0..start)
                .rfind(|&i| view.is(i, Group::I))
                .map(|i| (i, i + 1)),
            false => None,
        };
        let own = who.filter(|&(start, _)| view.is(start, Group::I));
        return own.map_or(found, |(start, end)| Subjects::one(start, end));
    }
    if found.count > 0 || !leads(view, verb) {
        return found;
    }
    let main = main(view, verb.end);
    let end = main.spans[main.count.saturating_sub(1)].1;
    let next = end + usize::from(view.tag(end) == Upos::Adv);
    let hangs = [Group::Would, Group::Will, Group::Might];
    let begins = view.any(verb.head, &BEGINS);
    // "After moving to York, Tim hopes to …", "moving to Oslo next year, I …", "born in Oslo or Bergen, …"
    let plans = begins
        && !(verb.head > verb.first || view.same(0, "since") || view.past(next))
        && view.any(next + usize::from(view.is(next, Group::Be)), &[Group::Plan]);
    let open = (verb.end..main.spans[0].0)
        .any(|i| view.is(i, Group::Or) || begins && view.is(i, Group::Future));
    // "Having a dog, I walk a lot", "moving to Oslo, I met Ann", but not "having a bath, I heard …"
    let holds = verb.head > verb.first
        || view.among(0, list!("since after"))
        || !view.word(verb.first).ends_with("ing")
        || view.is(verb.head, Group::Be)
        || (view.past(next) && !view.is_word(next, "need")) == begins;
    if view.any(next, &hangs) || plans || open || !holds {
        return found;
    }
    main
}

/// Whether a participle leads the sentence: "Born in Oslo", "since moving to Oslo", "born in Oslo and living in Rome".
fn leads(view: &View, verb: &Verb) -> bool {
    let bare = |i: usize| {
        let tag = view.tag(i);
        let ing = view.word(i).ends_with("ing") && tag == Upos::Aux;
        ing || view.gerund(i) || view.participle(i) || view.is_word(i, "been")
    };
    let first = usize::from(view.among(
        0,
        list!("since after before despite besides while currently originally"),
    ));
    let joined = view.any(verb.start.wrapping_sub(1), &[Group::And])
        || view.comma(verb.start.wrapping_sub(1));
    // "Met a guy, he …" is active.
    bare(verb.first)
        && (verb.bare || verb.head > verb.first || view.word(verb.first).ends_with("ing"))
        && (verb.start == first
            || joined
                && bare(first)
                && verb.start < FAR
                && (first..verb.start).all(|i| !view.verbal(i) || bare(i)))
}

/// The subjects of the main clause behind what leads it, in which a verb may only be in a relative clause.
fn main(view: &View, from: usize) -> Subjects {
    let mut inner = false;
    for i in from..view.len().min(from + FAR) {
        steps::count(1);
        if view.comma(i) {
            let start = i + 1;
            inner = view.any(start, &[Group::Which, Group::Ask]);
            let mut subjects = Subjects::default();
            let mut at = start;
            while let Some(end) = view.chunk(at) {
                let somebody = view.among(at, list!("i we he she they"))
                    || view.named(end - 1)
                    || view.is(at, Group::My) && view.is(end - 1, Group::Kin);
                subjects.push(at, end);
                if finite(view, end) {
                    // "Having a dog, Tim told me, is …"
                    let says = verb::run(view, end);
                    let stop = view.chunk(says.end).unwrap_or(says.end);
                    let aside = view.tag(stop) == Upos::Punct
                        && (view.any(says.head, &[Group::Say, Group::Think])
                            || view.comma(stop) && finite(view, stop + 1));
                    return if somebody && !aside {
                        subjects
                    } else {
                        Subjects::default()
                    };
                }
                if !view.is(end, Group::And) {
                    break;
                }
                at = end + 1;
            }
        } else if !inner
            && (view.tag(i) == Upos::Aux
                || view.verbal(i) && !view.gerund(i) && !view.participle(i))
        {
            break;
        }
    }
    Subjects::default()
}

/// What a verb without an object has before it: "the barge that I own", "coriander, which I hate, …", "what I like is tea".
pub(super) fn object(view: &View, verb: &Verb, subjects: &Subjects, found: &mut Complement) {
    let (from, to) = subjects.first();
    if found.count > 0 || subjects.count != 1 || to != verb.start || from == 0 {
        return;
    }
    let tastes = view.any(verb.head, &[Group::Like, Group::Dislike]);
    let does = tastes
        || view.any(
            verb.head,
            &[Group::Play, Group::Speak, Group::Eat, Group::Drink],
        );
    let before = from - 1;
    let who = relative(view, before);
    let stop = from - usize::from(who);
    let noun = stop.wrapping_sub(1);
    let vague = view.among(noun, list!("what all thing things"));
    // "What I like most is tea", "the only thing I hate is olives"
    let be = (verb.end..verb.end + 2).find(|&i| view.is(i, Group::Be));
    if (does || view.is_word(verb.head, "own"))
        && vague
        && let Some(be) = be
    {
        let is = Verb {
            end: be + 1,
            head: be,
            ..*verb
        };
        if let Some(told) = object::find(view, &is)
            && told.count > 0
            && !(told.clause || told.adjective || told.preposition > 0)
            && !view.any(told.objects[0].0, &[Group::Not, Group::My])
            && !view.among(
                told.objects[0].1 - 1,
                list!("secret debt debts rubbish junk crap mystery"),
            )
            && matches!(view.tag(told.objects[0].1), Upos::Punct | Upos::Cconj)
        {
            (found.objects, found.count) = (told.objects, told.count);
        }
        return;
    }
    // "The company I work for, Acme, …", "the town that I live in is called Ely"
    let at = verb.end;
    if view.any(verb.head, &PLACED)
        && view.tag(at) == Upos::Adp
        && view.chunk_before(stop).is_some()
    {
        let is = view.is(at + 1, Group::Be);
        let start = at + 2 + usize::from(is && view.is(at + 2, Group::Named));
        if (is || view.comma(at + 1))
            && let Some(end) = view.chunk(start)
            && view.named(end - 1)
            && view.entity(end - 1) != Some(EntityKind::Person)
            && view.tag(end) == Upos::Punct
        {
            (found.objects[0], found.count) = ((start, end), 1);
            (found.preposition, found.predicate, found.end) = (at, at + 1, end);
        }
        return;
    }
    let comma = who && view.comma(noun);
    let end = noun.wrapping_add(usize::from(!comma));
    let Some(start) = view.chunk_before(end) else {
        return;
    };
    // "It rained, which I hate": not what the clause is about.
    let begins =
        start == 0 || matches!(view.tag(start - 1), Upos::Punct | Upos::Cconj | Upos::Sconj);
    let owns = !comma
        && view.word(verb.head).starts_with("own")
        && view.is(start, Group::Article)
        && !vague
        && !view.is_word(verb.end, "up");
    if owns
        || does
            && comma
            && begins
            && view.tag(end - 1) != Upos::Pron
            && !(tastes && view.is(start, Group::Article))
            && !view.is(end - 1, Group::Kin)
    {
        let only = usize::from(view.is_word(start + 1, "only"));
        found.objects[0] = (start + 2 * only, end);
        found.count = 1;
    }
}
