//! What the words of a question ask for: "Where do you live?", "And your phone number?".

use super::asking::{ASKING, Asked, Whom};
use super::whether::{announced, asked_now, is_role, named_off, of_another, politely};
use crate::memory::role_place;
use crate::text::Gender;
use crate::text::relations::Kind;
use crate::words::{List, holds, is_among, is_capital, list, stands_before};

/// What the words of a question ask for, and from which on they name it.
pub(super) fn read(words: &[&str], people: bool) -> Option<(Asked, usize)> {
    let from = announced(words);
    let (asked, at) = read_from(words.get(from..)?, people)?;
    Some((asked, from + at))
}

fn read_from(words: &[&str], people: bool) -> Option<(Asked, usize)> {
    let whole = named_off(words).len();
    let words = asked_now(words);
    let of_now = words.len() < whole;
    const ELSEWHEN: &List =
        list!("did was were would will used had want can could should like planning");
    const OWN: &List = list!("your ur his her their");
    const HELD: &List = list!("pets pet animals kids children siblings brothers sisters");
    let place = words.iter().position(|word| is_among(word, ASKING));
    let ask = place.and_then(|place| words.get(place)).copied();
    let ask = ask.unwrap_or("");
    let rest = place.map_or(words, |place| words.get(place + 1..).unwrap_or(&[]));
    let has = |list: &List| holds(rest, list);
    let before = |word: &List, list: &List| stands_before(rest, list, word);
    // "your private email", "her new number"
    const SORT: &List =
        list!("private personal new work current home mobile cell phone direct best");
    let owned = |word: &List| {
        const OWNER: &List = list!("your ur his her their 's ’s");
        before(word, OWNER) || before(word, SORT) && before(SORT, OWNER)
    };
    let ends = |word: &List| rest.last().is_some_and(|last| is_among(last, word));
    let begins_with =
        |words: &[&str], list: &List| words.first().is_some_and(|word| is_among(word, list));
    let begins = |list: &List| begins_with(words, list);
    // "Still at Acme?", "you still living in Ghent?"
    let still = words.iter().position(|word| is_among(word, list!("still")));
    if let Some(still) = still
        && ask.is_empty()
        && words.len() <= 10
        && still
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_none_or(|word| is_among(word, list!("are you u 're ’re")))
    {
        let more = usize::from(
            words
                .get(still + 1)
                .is_some_and(|word| is_among(word, list!("working living"))),
        );
        let kind = match words.get(still + more + 1)? {
            word if is_among(word, list!("at")) => Kind::WorksAt,
            word if is_among(word, list!("in")) => Kind::LivesIn,
            _ => return None,
        };
        let asked = Asked {
            kind,
            whether: true,
            ..Asked::default()
        };
        return Some((asked, still + more + 2));
    }
    // "Is that your dog?": what it is called may come.
    let shown = words.windows(3).find_map(|run| match run {
        [that, your, role]
            if is_among(that, list!("that this it")) && is_among(your, list!("your ur")) =>
        {
            role_place(role)
        }
        _ => None,
    });
    if let Some(role) = shown.filter(|_| ask.is_empty()) {
        let asked = Asked {
            kind: Kind::Name,
            of: Whom::Role(role),
            whether: true,
            ..Asked::default()
        };
        return Some((asked, words.len()));
    }
    if let Some(kind) = politely(words) {
        let asked = Asked {
            kind,
            ..Asked::default()
        };
        return Some((asked, words.len()));
    }
    // "my name", "the name of the restaurant", "your sister's name" are others'.
    // "Where did you study for the exam?"
    let exam = has(list!("study")) && has(list!("did")) && !ends(list!("study university college"));
    if exam
        || has(ELSEWHEN)
            && !begins(list!("any"))
            && !has(list!("born call email number condition conditions study"))
        || has(list!("my our"))
        || has(list!("of")) && !ends(list!("of"))
    {
        return None;
    }
    let is = |word: &List| is_among(ask, word);
    // "What's your favourite colour?", "your native language?"
    let favourite = words
        .iter()
        .position(|word| is_among(word, list!("favourite favorite fave fav")));
    let attribute = list!("language tongue size type sign");
    let noun = match favourite {
        Some(at) => Some(at + 1),
        None if ends(attribute) && words.len() > 2 => Some(words.len() - 2),
        None => None,
    };
    let before_noun =
        noun.and_then(|at| words.get(at.checked_sub(1 + usize::from(favourite.is_some()))?));
    // "And your phone number?", "a phone number please?"
    let short = ask.is_empty()
        && words.len() <= 7
        && (begins(list!("and your a ok okay best")) || has(list!("please")))
        || begins(list!("do can could may"))
            && has(list!("have give get"))
            && has(list!("number phone email address"));
    let kind = match () {
        // "How many kids do you have?"
        _ if is(list!("how")) && begins_with(rest, list!("many")) && has(list!("have got")) => {
            Kind::Has
        }
        // "Any pets?", "do you have any kids?"
        _ if (begins(list!("any")) || stands_before(words, list!("got"), list!("any")))
            && ends(HELD)
            && words.len() <= 4 =>
        {
            Kind::Has
        }
        _ if before_noun.is_some_and(|word| is_among(word, OWN)) && (words.len() <= 8) => {
            if favourite.is_some() {
                Kind::Favourite
            } else {
                Kind::Own
            }
        }
        _ if has(list!("stand hate dislike")) && (has(list!("anything")) || is(list!("what"))) => {
            Kind::Dislikes
        }
        _ if has(list!("allergic allergies"))
            && (has(list!("any anything")) || is(list!("what which"))) =>
        {
            Kind::AllergicTo
        }
        _ if has(list!("condition conditions")) && has(list!("medical any health")) => {
            Kind::Condition
        }
        _ if has(list!("diet diets")) => Kind::Diet,
        _ if has(list!("medicine medicines medication medications")) && has(list!("take any")) => {
            Kind::Takes
        }
        _ if has(list!("instrument instruments anything")) && has(list!("play")) => Kind::Plays,
        _ if has(list!("speak")) && has(list!("language languages")) => Kind::Speaks,
        _ if is(list!("where")) => match () {
            _ if has(list!("live living based home")) => Kind::LivesIn,
            // "Where are you these days?"
            _ if rest.len() == 2 && has(list!("are")) && ends(list!("you")) && of_now => {
                Kind::LivesIn
            }
            _ if has(list!("work working")) && !has(list!("from")) => Kind::WorksAt,
            _ if has(list!("study studying")) => Kind::StudiesAt,
            _ if has(list!("born")) => Kind::Born,
            _ if ends(list!("from")) && rest.len() <= 4
                || begins_with(rest, list!("are r is"))
                    && before(list!("from"), list!("you he she")) =>
            {
                Kind::From
            }
            _ => return None,
        },
        _ if is(list!("who")) && has(list!("work working")) && has(list!("for")) => Kind::WorksAt,
        _ if is(list!("who")) && has(list!("live living")) && ends(list!("with")) => {
            Kind::LivesWith
        }
        // "Who's your employer?"
        _ if before(list!("employer workplace"), OWN) && rest.len() <= 4 => Kind::WorksAt,
        // "Who's Tom?", "who is she?"
        _ if is(list!("who")) && rest.len() == 2 && (people || has(list!("he she"))) => Kind::Role,
        // "Who's your manager?"
        _ if is(list!("who")) && (is_role(rest) || of_another(rest)) => Kind::Name,
        _ if is(list!("who")) && before(list!("talking speaking"), list!("i am")) => Kind::Name,
        _ if is(list!("when what"))
            && before(list!("birthday bday"), list!("your ur his her their 's ’s"))
            && ends(list!("birthday bday")) =>
        {
            Kind::Birthday
        }
        _ if is(list!("when")) && has(list!("born")) => Kind::Born,
        _ if is(list!("how")) && begins_with(rest, list!("old")) => Kind::Age,
        _ if is(list!("how what")) && before(list!("weigh"), list!("you u he she")) => Kind::Weighs,
        _ if is(list!("what how")) && before(list!("you"), list!("call"))
            || is(list!("what")) && ends(list!("called named")) =>
        {
            Kind::Name
        }
        _ if before(list!("name"), list!("your ur his her 's ’s")) || begins(list!("name")) => {
            Kind::Name
        }
        _ if !is(list!("what which")) && !short => return None,
        _ if has(list!("live living in")) && has(list!("city town country")) => Kind::LivesIn,
        _ if has(list!("work working")) && has(list!("company firm")) => Kind::WorksAt,
        _ if before(list!("job profession occupation"), OWN) => Kind::WorksAs,
        _ if has(list!("do does")) && has(list!("living")) => Kind::WorksAs,
        // "What does Anneliese do?"
        _ if rest.len() == 3
            && ends(list!("do"))
            && begins_with(rest, list!("does"))
            && rest.get(1).is_some_and(|word| is_capital(word)) =>
        {
            Kind::WorksAs
        }
        _ if before(list!("do"), list!("you he she"))
            && (rest.len() == 3 || has(list!("work")) && rest.len() <= 5) =>
        {
            Kind::WorksAs
        }
        _ if has(list!("study studying major")) => Kind::Studies,
        _ if owned(list!("number phone mobile"))
            || short && has(list!("reach")) && has(list!("number"))
            || short && ends(list!("number please")) && has(list!("number")) =>
        {
            Kind::Phone
        }
        _ if owned(list!("email e-mail"))
            || has(list!("email")) && (short || has(list!("use reach"))) =>
        {
            Kind::Email
        }
        _ if before(list!("address"), OWN) => Kind::Address,
        _ if before(list!("age"), OWN) => Kind::Age,
        _ => return None,
    };
    let at = rest.iter().position(|word| role_place(word).is_some());
    // "any allergies the doctor should know about?"
    let role = at.and_then(|at| role_place(rest.get(at)?));
    let role = role.filter(|_| !begins(list!("any")));
    // "your sister's friend", "you and your wife"
    let possessor = at.is_some_and(|at| {
        rest.get(at + 1)
            .is_some_and(|word| is_among(word, list!("'s ’s")))
    });
    let roles = rest.iter().filter(|word| role_place(word).is_some());
    if possessor && kind != Kind::Name && !has(list!("birthday number phone email"))
        || role.is_some() && before(list!("and"), list!("you"))
        || possessor && roles.count() > 1
    {
        return None;
    }
    // "What's your job?", but not "do your kids play anything?"
    let attribute_of = !matches!(
        kind,
        Kind::Age | Kind::Plays | Kind::Speaks | Kind::Takes | Kind::AllergicTo | Kind::Dislikes
    );
    // "What's the dog's name?", but not "his wife's".
    let of = match (role, kind) {
        (_, Kind::Has) => Whom::You,
        (Some(role), Kind::Name) if of_another(rest) => Whom::Theirs(role),
        (Some(role), _)
            if !has(list!("his her their")) && (kind == Kind::Name || has(list!("your ur"))) =>
        {
            Whom::Role(role)
        }
        (Some(_), _) => return None,
        _ if people && before(list!("number phone email birthday"), list!("'s ’s")) => {
            Whom::Third(Gender::Unknown)
        }
        _ if has(list!("you u ya")) || attribute_of && has(list!("your ur")) => Whom::You,
        _ if has(list!("he his")) => Whom::Third(Gender::Male),
        _ if has(list!("she her")) => Whom::Third(Gender::Female),
        _ if short || begins(list!("any anything name")) || has(list!("we")) => Whom::You,
        _ if people => Whom::Third(Gender::Unknown),
        _ => return None,
    };
    let asked = Asked {
        kind,
        of,
        // "Do you play any instruments?"
        whether: ask.is_empty() && !short,
        past: has(list!("did")) && kind != Kind::Born,
        ..Asked::default()
    };
    // "What should I call you?"
    let at = |list: &List| words.iter().position(|word| is_among(word, list));
    let noun = match kind {
        Kind::Name => at(list!("call")),
        Kind::Has => at(list!("many")).map(|many| many + 1),
        _ => noun,
    };
    Some((asked, noun.unwrap_or(words.len())))
}
