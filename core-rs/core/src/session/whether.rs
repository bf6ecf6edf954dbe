//! What a question asks that a yes or a no can answer: "Do you live in Bonn?"

use super::asking::{Asked, Whom};
use super::several::is_told_alone;
use super::state::pronoun;
use super::units::Units;
use crate::memory::role_place;
use crate::text::relations::{Kind, Relation};
use crate::text::{Analysis, Gender, Modality, Upos};
use crate::words::{List, holds, is_among, is_capital, list, stands_before};

/// "Do you live in Bonn?", "Does your sister work at Acme?": what the last relation of the question, whose words begin
/// at a token, asks of whom.
pub(super) fn whether(
    words: &[&str],
    first: u32,
    analysis: &Analysis,
) -> Option<(Asked, (usize, usize))> {
    let word = |token: u32| {
        let place = token.checked_sub(first);
        place
            .and_then(|at| words.get(at as usize))
            .copied()
            .unwrap_or("")
    };
    // "When did you join Acme?"
    let mut begin = words.iter().take(2);
    let is_when = begin.any(|word| is_among(word, list!("when")));
    let is_asked = |relation: &&Relation| {
        let moved = is_among(
            word(relation.predicate.end.wrapping_sub(1)),
            list!("move to"),
        );
        relation.modality == Modality::Asked
            && (first..first + words.len() as u32).contains(&relation.subject.start)
            && (!holds(words, list!("did was were had")) || moved || is_when)
    };
    let all = || analysis.relations.iter().filter(is_asked);
    // "You live in Madrid, don't you?"
    let known = all().rfind(|relation| relation.kind != Kind::Open);
    let relation = known.or_else(|| all().next_back())?;
    let last = relation.subject.end.checked_sub(1)?;
    let own = (relation.subject.start..last).any(|token| is_among(word(token), list!("your ur")));
    let object = relation.object;
    let held = role_place(word(object.end.wrapping_sub(1)));
    let named = || {
        let place = analysis.tokens.get(last as usize);
        let mut names = analysis.entities.iter();
        place.is_some_and(|&(_, end)| names.any(|name| name.end == end))
            || analysis.tags.get(last as usize) == Some(&Upos::Propn)
    };
    // "Is Tom your brother?"
    if relation.kind == Kind::Role {
        let asked = Asked {
            kind: Kind::Role,
            of: Whom::Third(Gender::Unknown),
            whether: true,
            ..Asked::default()
        };
        return Some((asked, (0, 0)));
    }
    let (kind, whom) = match (role_place(word(last)), pronoun(word(last))) {
        _ if is_among(word(last), list!("you u ya")) => match (relation.kind, held) {
            (Kind::Has, Some(role)) => (Kind::Name, Whom::Role(role)),
            _ => (relation.kind, Whom::You),
        },
        (Some(role), _) if own => (relation.kind, Whom::Role(role)),
        (_, Some(gender)) if held.is_some() => (Kind::Role, Whom::Third(gender)),
        (_, Some(gender)) => (relation.kind, Whom::Third(gender)),
        _ if named() => (relation.kind, Whom::Third(Gender::Unknown)),
        _ => return None,
    };
    let asked = Asked {
        kind,
        of: whom,
        whether: true,
        ..Asked::default()
    };
    Some((asked, (object.start as usize, object.end as usize)))
}

/// "is your manager", ", is it still …"
pub(super) fn is_role(words: &[&str]) -> bool {
    let is = words
        .first()
        .is_some_and(|word| is_among(word, list!("is 's ’s")));
    let ends = words
        .get(3)
        .is_none_or(|word| is_among(word, list!(", now then again there")));
    let mut pairs = words.get(1..3).unwrap_or(&[]).windows(2);
    is && ends && pairs.any(|pair| matches!(*pair, [first, second] if is_among(first, list!("your ur")) && role_place(second).is_some()))
}

/// "is Ann's boss", "'s his wife called": whether somebody's role is asked for who was spoken of.
pub(super) fn of_another(rest: &[&str]) -> bool {
    const OWNED: &List = list!("'s ’s");
    let at = rest.iter().position(|word| role_place(word).is_some());
    let Some((before, [_, more @ ..])) = at.and_then(|at| rest.split_at_checked(at)) else {
        return false;
    };
    let called = |words: &[&str]| holds(words, list!("called named name"));
    let ends = more.is_empty() || more.len() <= 2 && called(more);
    let theirs = match before {
        [is, his] => is_among(is, list!("is 's ’s")) && is_among(his, list!("his her their")),
        [is, name, .., clitic] => {
            is_among(is, list!("is 's ’s")) && is_capital(name) && is_among(clitic, OWNED)
        }
        _ => false,
    };
    theirs && ends
}

/// "When's your birthday, Amara?": the words without who is asked.
pub(super) fn named_off<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    // "When's your birthday, Amara?"
    match words {
        [asked @ .., comma, name] if *comma == "," && asked.len() > 2 && is_capital(name) => asked,
        all => all,
    }
}

/// "Where do you work? Do you sit a lot?": whether words ask something beside that no name answers.
pub(super) fn is_by_the_way(words: &[&str]) -> bool {
    let [first, you, rest @ ..] = words else {
        return false;
    };
    is_among(first, list!("do are have can is will would"))
        && is_among(you, list!("you it that"))
        && rest.len() <= 6
        && !holds(rest, list!("or"))
        && !rest.iter().any(|word| is_capital(word))
}

/// "Where are you these days?": the words of a question without what says that it is of now.
pub(super) fn asked_now<'w, 's>(words: &'w [&'s str]) -> &'w [&'s str] {
    let words = named_off(words);
    // "When's your birthday again?", "Who do you live with at the moment?"
    let begins = words
        .first()
        .is_some_and(|word| is_among(word, list!("who where")));
    match words {
        [asked @ .., again]
            if is_among(again, list!("again"))
                || begins && is_among(again, list!("now currently nowadays")) =>
        {
            asked
        }
        [asked @ .., at, the, moment]
            if begins
                && is_among(at, list!("at"))
                && is_among(the, list!("the"))
                && is_among(moment, list!("moment")) =>
        {
            asked
        }
        [asked @ .., these, days]
            if begins && is_among(these, list!("these")) && is_among(days, list!("days")) =>
        {
            asked
        }
        all => all,
    }
}

/// "How's Tomasz doing?": whether words ask how somebody is.
pub(super) fn asks_after(words: &[&str]) -> bool {
    const DOING: &List =
        list!("doing going getting on keeping holding up these days lately now today");
    let how = words.iter().position(|word| is_among(word, list!("how")));
    let Some([_, is, name, rest @ ..]) = how.and_then(|how| words.get(how..)) else {
        return false;
    };
    let surname = rest.first().is_some_and(|word| is_capital(word));
    let rest = rest.get(usize::from(surname)..).unwrap_or(&[]);
    is_among(is, list!("is 's ’s"))
        && is_capital(name)
        && rest.iter().all(|word| is_among(word, DOING))
}

/// "Could I take your first name, please?", "anything you just don't like?"
pub(super) fn politely(words: &[&str]) -> Option<Kind> {
    let begins = |list: &List| words.first().is_some_and(|word| is_among(word, list));
    let has = |list: &List| holds(words, list);
    let first = list!("first full last");
    let name = has(list!("have take get ask"))
        && (stands_before(words, list!("your"), list!("name"))
            || stands_before(words, first, list!("name"))
                && stands_before(words, list!("your"), first));
    match () {
        _ if words.len() > 9 => None,
        _ if begins(list!("could can may")) && name => Some(Kind::Name),
        _ if begins(list!("anything"))
            && has(list!("like"))
            && has(list!("n't nt ’t not"))
            && !has(list!("about here")) =>
        {
            Some(Kind::Dislikes)
        }
        _ => None,
    }
}

/// "One last thing, your e-mail?": how many words announce that a question comes.
pub(super) fn announced(words: &[&str]) -> usize {
    let comma = words.iter().take(7).position(|word| *word == ",");
    let announces = match comma.and_then(|comma| words.get(..comma)) {
        Some([one]) => is_among(one, list!("finally lastly also oh")),
        // "And just for the theme, your favourite colour?"
        Some([first, .., last])
            if is_among(first, list!("and also just"))
                && !is_among(last, list!("you"))
                && words
                    .get(comma.map_or(0, |comma| comma + 1))
                    .is_some_and(|word| is_among(word, list!("your"))) =>
        {
            true
        }
        Some([first, .., last]) => {
            is_among(first, list!("one last next first another and"))
                && is_among(last, list!("thing question all last"))
        }
        _ => false,
    };
    comma.filter(|_| announces).map_or(0, |comma| comma + 1)
}

/// "I live in Dunedin, so it's morning here. You?", "My mother comes from Narvik. And yours?": what a message asks back that
/// told it.
pub(super) fn handed_back(words: &[&str], text: &str, analysis: &Analysis) -> Option<Asked> {
    let word = |token: u32| {
        let token = analysis.tokens.get(token as usize);
        let &(start, end) = token?;
        Units::new(text).slice(start, end)
    };
    let yours = words
        .last()
        .is_some_and(|word| is_among(word, list!("yours")));
    let whose = if yours { list!("my") } else { list!("i we") };
    let own = |relation: &&Relation| {
        let first = word(relation.subject.start).unwrap_or("");
        !relation.subject.is_empty() && is_among(first, list!("i we my our"))
    };
    // What was told last: not "I live in Oslo. I got 12 points. You?"
    let last = analysis.relations.iter().rfind(own)?;
    let told = is_told_alone(last.kind)
        && last.modality == Modality::Asserted
        && is_among(word(last.subject.start)?, whose);
    let of = match (told, yours) {
        (false, _) => return None,
        (_, false) => Whom::You,
        _ => Whom::Role(role_place(word(last.subject.end.wrapping_sub(1))?)?),
    };
    Some(Asked {
        kind: last.kind,
        of,
        ..Asked::default()
    })
}
