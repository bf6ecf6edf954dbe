//! What the object of a personal relation must be.

use super::super::analysis::EntityKind;
use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::injury::is_injury;
use super::view::View;
use crate::words::{DIGITS, List, begins, is_among, list, same};

/// Names of languages that are much spoken of.
pub(crate) const LANGUAGES: &List = list!(
    "english french german spanish italian portuguese dutch danish swedish norwegian finnish icelandic polish czech slovak \
    hungarian romanian bulgarian greek turkish russian ukrainian serbian croatian bosnian slovene slovenian albanian \
    lithuanian latvian estonian irish welsh catalan basque arabic hebrew persian farsi urdu hindi bengali punjabi tamil \
    telugu chinese mandarin cantonese japanese korean vietnamese thai malay indonesian tagalog swahili amharic yoruba igbo \
    hausa zulu xhosa afrikaans latin esperanto"
);

/// What the object must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Any,
    /// Anything but a time.
    Place,
    /// What one can touch or eat: "allergic on shrimps", and not "on contact".
    Thing,
    /// A name or a person's pronoun.
    Name,
    /// A name, a person's pronoun or "my sister", "my parents".
    Person,
    /// Anybody: not "a view of the sea".
    Company,
    /// The name of a place.
    Town,
    Time,
    Number,
    /// "34 years", and no more.
    Years,
    /// The name of a school.
    School,
    /// What one works as.
    Occupation,
    /// "My job."
    Post,
    /// A name or "my job".
    Job,
    Illness,
    Meeting,
    /// A word for a medicine in it.
    Medicine,
    /// A word for a diet in it.
    Diet,
    Degree,
    /// A name or a word with a capital.
    Language,
}

/// Whether an object is what is needed.
pub(crate) fn holds(view: &View, need: Need, (start, end): (usize, usize)) -> bool {
    let Some(last) = view.chunk(start).unwrap_or(end).checked_sub(1) else {
        return false;
    };
    let named = view.named(last);
    match need {
        Need::Any => !view.is(start, Group::It) || end > start + 1,
        Need::Place => holds(view, Need::Any, (start, end)) && !timely(view, start, last),
        Need::Thing => {
            let other = list!(
                "contact paper top side exposure purpose both sight days weekdays weekends holiday"
            );
            let day = view.word(last).ends_with("days");
            holds(view, Need::Place, (start, end)) && !day && !view.among(last, other)
        }
        Need::Name => named || view.tag(last) == Upos::Pron && !view.is(start, Group::It),
        Need::Person => {
            let family = || {
                let folks = list!(
                    "parents grandparents kids children family folks flatmates roommates friends cousins"
                );
                view.is(last, Group::Kin) || view.among(last, folks)
            };
            let moved_in = view.is(start.wrapping_sub(2), Group::In);
            holds(view, Need::Name, (start, end))
                || moved_in && last == end - 1 && view.is(start, Group::My) && family()
        }
        Need::Company => {
            let things = list!("view views garden balcony terrace");
            holds(view, Need::Any, (start, end)) && !(start..end).any(|i| view.among(i, things))
        }
        Need::Town => view.entity(last) == Some(EntityKind::Location) && for_long(view, end),
        Need::Time => timely(view, start, last),
        Need::Language => {
            let last = end.wrapping_sub(1);
            named || view.capital(last) || view.among(last, LANGUAGES)
        }
        Need::Number => matches!(view.tag(start), Upos::Num | Upos::Sym),
        Need::Years => is_age(view, start, last) && end == last + 1,
        Need::School => {
            let word = view.word(last);
            named
                && matches!(
                    word,
                    "School"
                        | "Academy"
                        | "University"
                        | "College"
                        | "Primary"
                        | "Elementary"
                        | "Uni"
                        | "High"
                        | "Gymnasium"
                        | "Kindergarten"
                )
        }
        Need::Occupation => view.occupation(last),
        Need::Post => view.is(last, Group::Job),
        // "left Tom at the station"
        Need::Job => {
            let person = view.entity(last) == Some(EntityKind::Person);
            let stays = person && view.any(end, &[Group::At, Group::In, Group::With]);
            named && !stays && !timely(view, start, last) || view.is(last, Group::Job)
        }
        Need::Illness => {
            let pressure =
                view.is_word(last, "pressure") && view.is_word(last.wrapping_sub(1), "blood");
            pressure
                || view.any(last, &[Group::Illness, Group::Allergic])
                || is_illness(view.word(last))
                || is_injury(view, start, last)
        }
        Need::Meeting => view.is(last, Group::Meeting),
        Need::Medicine => {
            let end = end.min(last + 1);
            within(view, Group::Medicine, start, end)
                || is_medicine(view.word(last))
                || is_medicine(view.word(start))
        }
        Need::Diet => within(view, Group::Diet, start, last + 1),
        // "a master's", which may be one noun
        Need::Degree => {
            let clitic = usize::from(view.is(last, Group::Clitic));
            view.is(last - clitic.min(last), Group::Degree)
        }
    }
}

/// Learners' "I have 34 years and I weigh …", "my daughter has 6 years": an age. "I have 5 years" answers how long.
fn is_age(view: &View, start: usize, last: usize) -> bool {
    let (Some(verb), Some(who)) = (start.checked_sub(1), start.checked_sub(2)) else {
        return false;
    };
    let years = last == start + 1 && view.word(last).starts_with("year");
    let number = view.word(start).parse::<u8>().ok();
    if !years || !matches!(view.word(verb), "have" | "has") || number.is_none() {
        return false;
    }
    // "I have 25 years old", "my cat has 3 years old"
    if view.is(last + 1, Group::Old) {
        let person = view.entity(who) == Some(EntityKind::Person);
        let one = person || view.any(who, &[Group::I, Group::Kin]);
        let one = one || view.among(who, list!("he she"));
        return one && matches!(view.tag(last + 2), Upos::Punct | Upos::Cconj);
    }
    let joint = usize::from(view.is(last + 1, Group::And) || view.comma(last + 1));
    let stops = view.tag(last + 1) == Upos::Punct && !view.comma(last + 1);
    // "My son Bilal has 6 years"
    let named = view.named(who) && who > 0;
    let who = who - usize::from(named);
    let child = view.among(
        who,
        list!("daughter son child kid baby niece nephew grandson granddaughter grandchild"),
    );
    if child {
        let and = view.is(last + 1, Group::And) && view.is_word(last + 2, "no");
        let contrast = list!("he she already very so looks seems acts feels");
        return stops
            || and
            || joint > 0 && view.any(last + 2, &[Group::I, Group::My])
            || view.comma(last + 1) && view.among(last + 2, list!("they he she"))
            || view.is(last + 1, Group::But) && view.among(last + 2, contrast);
    }
    // "She has 29 years but very good hands"
    let contrast = || view.among(last + 2, list!("very so looks seems acts feels"));
    if view.among(who, list!("she he")) && view.is(last + 1, Group::But) {
        return contrast();
    }
    // "My grandmother has 91 years and every morning …"
    if view.is(who, Group::Kin) && number.is_some_and(|number| number > 49) {
        return joint > 0 || stops;
    }
    // "I have 34 years and I weigh 82 kg", "… and my brother", but not "and I still love it"
    let told = list!("weigh live study work come speak play");
    // "I am Ana, I have 34 years", "… and I am from Lima"
    let before = who.wrapping_sub(1);
    let joined = view.comma(before) || view.is(before, Group::And);
    let person = who.wrapping_sub(2);
    let named = joined
        && view.entity(person) == Some(EntityKind::Person)
        && view.any(person.wrapping_sub(1), &[Group::Be, Group::Clitic]);
    let own = view.is(last + 2, Group::I);
    let from = view.is(last + 3, Group::Be) && view.is(last + 4, Group::From);
    let goes_on = own && (named || from || view.among(last + 3, told))
        || view.is(last + 2, Group::My) && view.is(last + 3, Group::Kin);
    let told = joint > 0 && goes_on || named && stops;
    view.is(who, Group::I) && number.is_some_and(|number| number > 14) && told
}

/// "Bulimia", "arthrosis", "neuralgia": as illnesses end.
fn is_illness(word: &str) -> bool {
    const ENDINGS: [&str; 6] = ["itis", "osis", "algia", "aemia", "emia", "limia"];
    let others = list!(
        "diagnosis prognosis hypnosis osmosis symbiosis metamorphosis nostalgia academia bohemia"
    );
    ENDINGS.iter().any(|ending| word.ends_with(ending)) && !is_among(word, others)
}

/// "left London in 2019", "years ago", and not "this morning".
fn for_long(view: &View, end: usize) -> bool {
    (end..end + 4).any(|i| {
        let word = view.word(i);
        let year = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
        let mut spans = ["year", "month", "ago", "ever"].iter();
        let month = view.is(i, Group::Time) && view.capital(i) && !word.ends_with("day");
        year || month || spans.any(|span| word.starts_with(span))
    })
}

/// Whether a word has one of the stems of international nonproprietary names (WHO, "The use of stems in the
/// selection of INN").
pub(crate) fn is_medicine(word: &str) -> bool {
    const STEMS: &str = "pril sartan olol statin formin cillin mycin prazole conazole zolam zepam oxetine traline triptan \
        gliptin gliflozin glutide dipine thiazide clazide semide profen ciclovir zumab ximab parin xaban lukast dronate setron floxacin trigine tyline tidine apine ramate racetam gabalin zodone faxine asone solone sonide terol tropium cycline tinib vudine zosin pramine";
    STEMS
        .split_ascii_whitespace()
        .any(|stem| word.len() > stem.len() + 1 && word.ends_with(stem))
}

/// Whether a word of `group` stands from `start` on.
fn within(view: &View, group: Group, start: usize, end: usize) -> bool {
    steps::count(end.saturating_sub(start));
    (start..end).any(|i| view.is(i, group))
}

/// Whether an object tells a time.
pub(crate) fn is_time(view: &View, (start, end): (usize, usize)) -> bool {
    let last = view.chunk(start).unwrap_or(end).checked_sub(1);
    last.is_some_and(|last| last >= start && timely(view, start, last))
}

/// Whether the words from `start` to `last` tell a time: `May`, `June 5`, `the 12th`, `2pm`, `2019`.
fn timely(view: &View, start: usize, last: usize) -> bool {
    let word = view.word(last);
    let digits = begins(word, DIGITS);
    view.any(last, &[Group::Time, Group::Day, Group::Future])
        || matches!(word, "am" | "pm" | "May")
        || word == "may" && start < last && view.tag(last - 1) == Upos::Num
        || matches!(word, "winter" | "spring" | "summer" | "autumn")
            && start < last
            && matches!(view.word(last - 1), "last" | "this" | "next")
        || digits
            && (start == last
                || view.is(last - 1, Group::Time)
                || view.is_word(last - 1, "May")
                || word.as_bytes().last().is_some_and(u8::is_ascii_alphabetic))
}

/// What one lives in.
pub(crate) fn is_dwelling(word: &str) -> bool {
    is_among(word, list!("flat apartment house place condo studio"))
}

/// Whether a number can be somebody's age: not in "one of the best", "I've been one".
pub(crate) fn lived(view: &View, subject: usize, at: usize, end: usize) -> bool {
    let number = view.word(at);
    let own = view.is(subject, Group::I) || view.any(end, &[Group::Article, Group::In]);
    let some = view.is(end, Group::Of) || same(number, "one") && own;
    let letters = number.bytes().all(|b| !b.is_ascii_digit());
    !some && (letters || number.parse::<u8>().is_ok_and(|age| age < 130))
}

/// "When I was nine, …", "I was nine when …": whether a clause from `start` to `end` is of another time.
pub(crate) fn is_then(view: &View, start: usize, end: usize) -> bool {
    view.same(start.wrapping_sub(1), "when") || view.is_word(end, "when")
}
