//! Words as people type them who are in a hurry, or learn the language, and beginnings that are often tagged wrongly.

use super::super::analysis::EntityKind;
use super::super::token::Token;
use super::super::upos::Upos;
use super::group::{Form, Group};
use crate::words::{is_among, is_capital, list, same, split};

/// Puts their tags and groups right, before the others are.
pub(super) fn mend(
    text: &str,
    tokens: &[Token],
    entities: &[Option<EntityKind>],
    (groups, tags): (&mut [u16], &mut [Upos]),
) {
    use Upos::{Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Part, Pron, Propn, Punct, Verb, X};
    let word = |at: usize| Token::word(tokens, text, at);
    // "Mum moved to Whitby", "Dad lives in Cork"
    if is_among(
        word(0),
        list!("mum mom dad mummy mommy daddy grandma grandpa granny"),
    ) && matches!(tags.first(), Some(Aux | Adj | Verb | X | Intj | Adv))
        && is_capital(word(0))
        && let [first, ..] = &mut *tags
    {
        *first = Noun;
    }
    let group = |at: usize| group_at(groups, at) as u8;
    let pronoun = tags.get(1) == Some(&Pron);
    let reaches = group(0) == Group::Reach as u8 || group(0) == Group::Email as u8;
    let home = tags.get(1) == Some(&Aux) && same(word(0), "home");
    if let [first, ..] = &mut *tags {
        // "Text me at …"
        if reaches && pronoun {
            *first = Verb;
        }
        // "home is Leeds"
        if home {
            *first = Noun;
        }
    }
    for i in 0..tags.len() {
        let tag = |at: usize| tag_at(tags, at);
        let is = |at: usize, group: Group| group_at(groups, at) as u8 == group as u8;
        let before = i.wrapping_sub(1);
        let begins = i == 0 || tag(before) == Punct;
        let my = before.wrapping_sub(usize::from(tag(before) == Adj));
        let who = |at: usize| is(at, Group::Kin) || tag(at) == Pron && !is(at, Group::My);
        let job = |at: usize| group_at(groups, at) >> 8 & Form::Job as u16 != 0;
        let (mended, group) = match word(i) {
            // "works @ Allegro", "lives w/ Ann"
            "@" if is_among(word(before), list!("work works working"))
                && is_capital(word(i + 1)) =>
            {
                (Adp, Some(Group::At))
            }
            // "My sister works @ Bosch"
            "works" | "work" if word(i + 1) == "@" && is_capital(word(i + 2)) => (Verb, None),
            "w" | "W" if word(i + 1) == "/" => (Adv, None),
            "/" if matches!(word(before), "w" | "W") => (Adp, Some(Group::With)),
            // "she is form Jamaica"
            "form" | "frm"
                if (is(before, Group::Be) || is(before, Group::Come))
                    && is_capital(word(i + 1)) =>
            {
                (Adp, Some(Group::From))
            }
            // "my sis Ann", "my lil bro", but not "you're my bro", "sup my bro Tom"
            "sis" | "bro"
                if is(my, Group::My)
                    && word(i + 2) != "law"
                    && word(i + 1) != "-"
                    && (word(i) == "sis"
                        || tag(my.wrapping_sub(1)) == Adp
                        || !matches!(tag(i + 1), Punct | Intj)
                            && !matches!(tag(my.wrapping_sub(1)), Intj | Noun | Aux)) =>
            {
                (Noun, Some(Group::Kin))
            }
            // "i no eat meat"
            "no" if who(before) && tag(i + 1) == Verb => (Part, None),
            // "I am leaving in Rome since May"
            leaves
                if is(i, Group::Leave)
                    && leaves.starts_with("lea")
                    && is(i + 1, Group::In)
                    && entities.get(i + 2) == Some(&Some(EntityKind::Location))
                    && (tag(i + 3) == Punct || matches!(word(i + 3), "since" | "with")) =>
            {
                (Verb, Some(Group::Live))
            }
            "wit" if is(i + 1, Group::My) => (Adp, Some(Group::With)),
            // "i use to live in Rome", but not "the app i use to learn"
            "use"
                if who(before)
                    && tag(i + 2) == Verb
                    && is(i + 1, Group::To)
                    && (is(before, Group::Kin)
                        || matches!(tag(before.wrapping_sub(1)), Punct | Cconj | Intj)) =>
            {
                (Verb, Some(Group::Used))
            }
            // "me n Tom r married", "r u single"
            "r" if word(i + 1) == "u"
                || matches!(tag(before), Pron | Propn) && tag(i + 1) != Punct =>
            {
                (Aux, Some(Group::Be))
            }
            // "I come from Oslo": no participle
            "come" if tag(i) == Verb && is_among(word(before), list!("i we you they")) => {
                (Verb, Some(Group::Come))
            }
            "neither" if tag(i) == Adj && tag(i + 1) == Propn => (Adv, None),
            "luv" if who(before) => (Verb, Some(Group::Like)),
            "h8" if who(before) => (Verb, Some(Group::Dislike)),
            // "my father is dead", but not "I'm dead", "he is dead serious"
            "dead"
                if is(before, Group::Be)
                    && (is(i.wrapping_sub(2), Group::Kin)
                        || entities.get(i.wrapping_sub(2)) == Some(&Some(EntityKind::Person)))
                    && matches!(word(i + 1), "" | "." | "since" | ":(")
                    && !(0..i).any(|at| is(at, Group::If)) =>
            {
                (Adj, Some(Group::Die))
            }
            // "allergic 2 nuts", "moved 2 Rome"
            "2" if is(before, Group::Allergic)
                || (is(before, Group::Move) || is(before, Group::Go))
                    && is_capital(word(i + 1))
                    && tag(i + 2) == Punct =>
            {
                (Adp, Some(Group::To))
            }
            // "I want live in Rome"
            "live" | "work" | "study"
                if is(before, Group::Plan)
                    && word(before) != "going"
                    && tag(i + 1) == Adp
                    && !(i + 2..i + 6)
                        .any(|at| matches!(tag(at), Verb | Aux) || word(at) == "to") =>
            {
                (Verb, None)
            }
            // "buy a boat n live in Naples"
            "n" if tag(i) == Cconj => (Cconj, Some(Group::And)),
            // "working like nurse", but not "like a nurse"
            "like"
                if is(before, Group::Work)
                    && (tag(before) == Verb || who(i.wrapping_sub(2)))
                    && matches!(tag(i + 1), Adj | Noun)
                    && (job(i + 1) && tag(i + 2) != Noun
                        || tag(i + 2) == Noun && job(i + 2) && tag(i + 3) != Noun) =>
            {
                (Adp, Some(Group::As))
            }
            // "allergic of nuts"
            "of" | "against" if is(before, Group::Allergic) && !word(before).ends_with('t') => {
                (Adp, Some(Group::On))
            }
            typed if is_among(typed, list!("alergic allergc allegic alergick allergick")) => {
                (Adj, Some(Group::Allergic))
            }
            // "hi. am from Peru"
            "am" | "Am" if begins && tag(i) != Aux && !is_among(word(i + 1), list!("i")) => {
                (Aux, None)
            }
            // "evry day"
            "evry" | "evrey" | "eveery" | "evey" => (Det, None),
            // "allergic to cats SORRY"
            typed
                if i > 0
                    && matches!(tag(i), Adj | Noun | Propn | X)
                    && matches!(tag(before), Noun | Propn | Adj)
                    && (is_among(typed, list!("sorry please thanks"))
                        || tag(i + 1) == Punct && is_among(typed, list!("ok okay"))) =>
            {
                (Intj, None)
            }
            // "studies at Durham and rings whenever …"
            _ if tag(i) == Noun
                && tag(before) == Cconj
                && word(i).ends_with('s')
                && is_among(word(i + 1), list!("whenever when because while")) =>
            {
                (Verb, None)
            }
            // "i wrok as accountant", "she lievs in Oslo"
            typed
                if (tag(i) == Verb
                    || is(before, Group::Be)
                    || matches!(tag(i), Noun | Propn) && (who(before) || tag(before) == Propn))
                    && group_at(groups, i) == 0 =>
            {
                match mistyped(typed) {
                    Some(group) => (Verb, Some(group)),
                    None => continue,
                }
            }
            // "he is cook so …"
            _ if tag(i) == Verb
                && is(before, Group::Be)
                && job(i)
                && (matches!(tag(i + 1), Punct | Cconj)
                    || is_among(word(i + 1), list!("so in at"))) =>
            {
                (Noun, None)
            }
            _ => continue,
        };
        if let Some(tag) = tags.get_mut(i) {
            *tag = mended;
        }
        if let (Some(group), Some(place)) = (group, groups.get_mut(i)) {
            *place = group as u16;
        }
    }
}

#[inline(never)]
fn tag_at(tags: &[Upos], at: usize) -> Upos {
    tags.get(at).copied().unwrap_or(Upos::Punct)
}

#[inline(never)]
fn group_at(groups: &[u16], at: usize) -> u16 {
    groups.get(at).copied().unwrap_or(0)
}

/// What a verb is in which two letters changed places, or one is missing: "wrok", "studing".
fn mistyped(typed: &str) -> Option<Group> {
    const VERBS: &str =
        "live lives living move moved study studies studying work works working wrk werk married";
    if typed == "marred" {
        return None;
    }
    let verb = split(VERBS, b' ').find(|verb| is_nearly(typed.as_bytes(), verb.as_bytes()))?;
    Some(match verb.as_bytes() {
        [b'l', ..] => Group::Live,
        [b's', ..] => Group::Study,
        [b'w', ..] => Group::Work,
        [_, b'o', ..] => Group::Move,
        _ => Group::Marry,
    })
}

/// Whether two letters of a word changed places, or one of more than five is missing.
#[inline(never)]
fn is_nearly(typed: &[u8], word: &[u8]) -> bool {
    let first = typed.iter().zip(word).take_while(|(a, b)| a == b).count();
    match (typed.get(first..), word.get(first..)) {
        (Some(&[a, b, ref rest @ ..]), Some(&[c, d, ref other @ ..])) if (a, b) == (d, c) => {
            rest == other
        }
        (Some(rest), Some([_, other @ ..])) if word.len() > 5 => rest == other,
        (rest, other) => rest == other,
    }
}
