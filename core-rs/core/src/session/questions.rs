//! What the words of a question ask for: "Where do you live?", "And your phone number?".

use super::asking::{ASKING, Asked, Whom};
use super::places::is_among;
use crate::memory::role_place;
use crate::text::Gender;
use crate::text::relations::Kind;

/// What the words of a question ask for, and from which on they name it.
pub(super) fn read(words: &[&str], people: bool) -> Option<(Asked, usize)> {
    // "When's your birthday again?"
    let words = match words {
        [asked @ .., again] if is_among(again, "again") => asked,
        all => all,
    };
    const ELSEWHEN: &str = "did was were would will used had want can could should like planning";
    const OWN: &str = "your ur his her their";
    const HELD: &str = "pets pet animals kids children siblings brothers sisters";
    let place = words.iter().position(|word| is_among(word, ASKING));
    let ask = place.and_then(|place| words.get(place)).copied();
    let ask = ask.unwrap_or("");
    let rest = place.map_or(words, |place| words.get(place + 1..).unwrap_or(&[]));
    let has = |list: &str| holds(rest, list);
    let before = |word: &str, list: &str| stands_before(rest, list, word);
    // "your private email", "her new number"
    const SORT: &str = "private personal new work current home mobile cell phone direct best";
    let owned = |word: &str| {
        const OWNER: &str = "your ur his her their 's ’s";
        before(word, OWNER) || before(word, SORT) && before(SORT, OWNER)
    };
    let ends = |word: &str| rest.last().is_some_and(|last| is_among(last, word));
    let begins = |list: &str| words.first().is_some_and(|word| is_among(word, list));
    // "Still at Acme?", "you still living in Ghent?"
    let still = words.iter().position(|word| is_among(word, "still"));
    if let Some(still) = still
        && ask.is_empty()
        && words.len() <= 10
        && still
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_none_or(|word| is_among(word, "are you u 're ’re"))
    {
        let more = usize::from(
            words
                .get(still + 1)
                .is_some_and(|word| is_among(word, "working living")),
        );
        let kind = match words.get(still + more + 1)? {
            word if is_among(word, "at") => Kind::WorksAt,
            word if is_among(word, "in") => Kind::LivesIn,
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
        [that, your, role] if is_among(that, "that this it") && is_among(your, "your ur") => {
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
    // "my name", "the name of the restaurant", "your sister's name" are others'.
    if has(ELSEWHEN) && !has("born call email number condition conditions") || has("my our of") {
        return None;
    }
    let is = |word: &str| is_among(ask, word);
    // "What's your favourite colour?", "your native language?"
    let favourite = words
        .iter()
        .position(|word| is_among(word, "favourite favorite fave fav"));
    let attribute = "language tongue size type sign";
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
        && (begins("and your a ok okay best") || has("please"))
        || begins("do can could may") && has("have give get") && has("number phone email address");
    let kind = match () {
        // "Any pets?", "do you have any kids?"
        _ if (begins("any") || stands_before(words, "got", "any"))
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
        _ if has("stand hate dislike") && (has("anything") || is("what")) => Kind::Dislikes,
        _ if has("allergic allergies") && (has("any anything") || is("what which")) => {
            Kind::AllergicTo
        }
        _ if has("condition conditions") && has("medical any health") => Kind::Condition,
        _ if has("diet diets") => Kind::Diet,
        _ if has("medicine medicines medication medications") && has("take any") => Kind::Takes,
        _ if has("instrument instruments") && has("play") => Kind::Plays,
        _ if has("speak") && has("language languages") => Kind::Speaks,
        _ if is("where") => match () {
            _ if has("live living based home") => Kind::LivesIn,
            _ if has("work working") && !has("from") => Kind::WorksAt,
            _ if has("study studying") => Kind::StudiesAt,
            _ if has("born") => Kind::Born,
            _ if ends("from") && rest.len() <= 4
                || rest.first().is_some_and(|word| is_among(word, "are r is"))
                    && before("from", "you he she") =>
            {
                Kind::From
            }
            _ => return None,
        },
        _ if is("who") && has("work working") && has("for") => Kind::WorksAt,
        _ if is("who") && has("live living") && ends("with") => Kind::LivesWith,
        // "Who's Tom?", "who is she?"
        _ if is("who") && rest.len() == 2 && (people || has("he she")) => Kind::Role,
        // "Who's your manager?"
        _ if is("who") && is_role(rest) => Kind::Name,
        _ if is("who") && before("talking speaking", "i am") => Kind::Name,
        _ if is("when what")
            && before("birthday bday", "your ur his her their 's ’s")
            && ends("birthday bday") =>
        {
            Kind::Birthday
        }
        _ if is("when") && has("born") => Kind::Born,
        _ if is("how") && rest.first().is_some_and(|word| is_among(word, "old")) => Kind::Age,
        _ if is("how what") && before("weigh", "you u he she") => Kind::Weighs,
        _ if is("what how") && before("you", "call") || is("what") && ends("called named") => {
            Kind::Name
        }
        _ if before("name", "your ur his her 's ’s") || begins("name") => Kind::Name,
        _ if !is("what which") && !short => return None,
        _ if has("live living in") && has("city town country") => Kind::LivesIn,
        _ if has("work working") && has("company firm") => Kind::WorksAt,
        _ if before("job profession occupation", OWN) => Kind::WorksAs,
        _ if has("do does") && has("living") => Kind::WorksAs,
        _ if before("do", "you he she") && (rest.len() == 3 || has("work") && rest.len() <= 5) => {
            Kind::WorksAs
        }
        _ if has("study studying major") => Kind::Studies,
        _ if owned("number phone mobile")
            || short && has("reach") && has("number")
            || short && ends("number please") && has("number") =>
        {
            Kind::Phone
        }
        _ if owned("email e-mail") || has("email") && (short || has("use reach")) => Kind::Email,
        _ if before("address", OWN) => Kind::Address,
        _ if before("age", OWN) => Kind::Age,
        _ => return None,
    };
    let at = rest.iter().position(|word| role_place(word).is_some());
    let role = at.and_then(|at| role_place(rest.get(at)?));
    // "your sister's friend", "you and your wife"
    let possessor =
        at.is_some_and(|at| rest.get(at + 1).is_some_and(|word| is_among(word, "'s ’s")));
    if possessor && kind != Kind::Name && !has("birthday number phone email")
        || role.is_some() && before("and", "you")
        || possessor
            && rest
                .iter()
                .filter(|word| role_place(word).is_some())
                .count()
                > 1
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
        (Some(role), _) if !has("his her their") && (kind == Kind::Name || has("your ur")) => {
            Whom::Role(role)
        }
        (Some(_), _) => return None,
        _ if people && before("number phone email birthday", "'s ’s") => {
            Whom::Third(Gender::Unknown)
        }
        _ if has("you u ya") || attribute_of && has("your ur") => Whom::You,
        _ if has("he his") => Whom::Third(Gender::Male),
        _ if has("she her") => Whom::Third(Gender::Female),
        _ if short || begins("any anything name") || has("we") => Whom::You,
        _ if people => Whom::Third(Gender::Unknown),
        _ => return None,
    };
    let asked = Asked {
        kind,
        of,
        // "Do you play any instruments?"
        whether: ask.is_empty() && !short,
        ..Asked::default()
    };
    Some((asked, noun.unwrap_or(words.len())))
}

/// "is your manager", ", is it still …"
fn is_role(words: &[&str]) -> bool {
    let is = words.first().is_some_and(|word| is_among(word, "is 's ’s"));
    let ends = words
        .get(3)
        .is_none_or(|word| is_among(word, ", now then again there"));
    let mut pairs = words.get(1..3).unwrap_or(&[]).windows(2);
    is && ends && pairs.any(|pair| matches!(*pair, [first, second] if is_among(first, "your ur") && role_place(second).is_some()))
}

#[inline(never)]
pub(super) fn holds(words: &[&str], list: &str) -> bool {
    words.iter().any(|word| is_among(word, list))
}

/// Whether one of a list's words stands right before one of another's.
#[inline(never)]
fn stands_before(words: &[&str], list: &str, next: &str) -> bool {
    let mut pairs = words.windows(2);
    pairs.any(
        |pair| matches!(*pair, [first, second] if is_among(first, list) && is_among(second, next)),
    )
}

/// Whether a question of whether is about now, and of no change: its yes is a fact.
pub(super) fn is_plain(words: &[&str]) -> bool {
    const OTHER: &str = "or did was were would will used had going gonna moving leaving want quit left stop \
        stopped ever if could should might may";
    !holds(words, OTHER) && (!holds(words, "like") || is_taste(words))
}

/// "Do you like spicy food?", but not "do you like this song?", "do you like living in Rome?"
fn is_taste(words: &[&str]) -> bool {
    const OTHER: &str = "this these that those my your one any the to being";
    let [does, _, like, what @ ..] = words else {
        return false;
    };
    is_among(does, "do does")
        && is_among(like, "like")
        && !holds(what, OTHER)
        && matches!(what, [_] | [_, _])
        && !(what.len() > 1 && what.first().is_some_and(|first| first.ends_with("ing")))
}
