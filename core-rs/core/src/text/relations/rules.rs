//! The table of personal relations: a verb or adjective, what stands before its object, what the
//! object must be, and the kind that makes.

use super::super::steps;
use super::super::upos::Upos;
use super::group::Group;
use super::kind::Kind;
use super::view::View;

/// The object follows at once.
pub(crate) const DIRECT: u16 = 1;
/// Nothing follows, or the word is the complement itself: "I'm vegan".
pub(crate) const ALONE: u16 = 1 << 15;

const fn behind(preposition: Group) -> u16 {
    2 << (preposition as u16 - Group::To as u16)
}

const TO: u16 = behind(Group::To);
const IN: u16 = behind(Group::In);
const AT: u16 = behind(Group::At);
const ON: u16 = behind(Group::On);
const FOR: u16 = behind(Group::For);
const WITH: u16 = behind(Group::With);
const FROM: u16 = behind(Group::From);
const AS: u16 = behind(Group::As);
const OF: u16 = behind(Group::Of);
const BY: u16 = behind(Group::By);
const INTO: u16 = behind(Group::Into);

/// What the object must be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    Any,
    /// Anything but a time.
    Place,
    /// A name or a person's pronoun.
    Name,
    Number,
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

/// One rule; the last value says that it holds no longer.
type Rule = (Group, u16, Need, Kind, bool);

const RULES: &[Rule] = &[
    (Group::Live, IN | AT | ON, Need::Place, Kind::LivesIn, false),
    (Group::Live, WITH, Need::Any, Kind::LivesWith, false),
    (
        Group::Move,
        TO | IN | INTO,
        Need::Place,
        Kind::LivesIn,
        false,
    ),
    (Group::Move, FROM | OF, Need::Place, Kind::LivesIn, true),
    (Group::Be, FROM, Need::Place, Kind::From, false),
    (Group::Come, FROM, Need::Name, Kind::From, false),
    (
        Group::Work,
        AT | FOR | IN | BY,
        Need::Place,
        Kind::WorksAt,
        false,
    ),
    (Group::Work, AS, Need::Any, Kind::WorksAs, false),
    (Group::Join, DIRECT, Need::Name, Kind::WorksAt, false),
    (Group::Leave, FROM, Need::Any, Kind::WorksAt, true),
    (Group::Leave, DIRECT, Need::Job, Kind::WorksAt, true),
    (Group::Stop, DIRECT | ALONE, Need::Job, Kind::WorksAt, true),
    (
        Group::Fire,
        FROM | BY | ALONE,
        Need::Any,
        Kind::WorksAt,
        true,
    ),
    (Group::Study, AT, Need::Any, Kind::StudiesAt, false),
    (Group::Learn, DIRECT, Need::Any, Kind::Studies, false),
    (Group::Do, DIRECT, Need::Degree, Kind::Studies, false),
    (Group::Attend, DIRECT, Need::Name, Kind::StudiesAt, false),
    (Group::Study, DIRECT | IN, Need::Any, Kind::Studies, false),
    (Group::Graduate, FROM | OF, Need::Any, Kind::StudiesAt, true),
    (Group::Turn, DIRECT, Need::Number, Kind::Age, false),
    (Group::Born, IN | AT | ON, Need::Any, Kind::Born, false),
    (Group::Like, DIRECT, Need::Any, Kind::Likes, false),
    (Group::Be, INTO, Need::Any, Kind::Likes, false),
    (Group::Fan, OF, Need::Any, Kind::Likes, false),
    (Group::Dislike, DIRECT, Need::Any, Kind::Dislikes, false),
    (Group::Have, DIRECT, Need::Illness, Kind::Condition, false),
    (Group::Have, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Own, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Have, DIRECT, Need::Any, Kind::Has, false),
    (Group::Own, DIRECT, Need::Any, Kind::Has, false),
    (Group::Sell, DIRECT, Need::Any, Kind::Has, true),
    (
        Group::Marry,
        DIRECT | TO | ALONE,
        Need::Any,
        Kind::MarriedTo,
        false,
    ),
    (Group::Marry, WITH, Need::Name, Kind::MarriedTo, false),
    (
        Group::Engage,
        TO | WITH | ALONE,
        Need::Any,
        Kind::EngagedTo,
        false,
    ),
    (Group::Date, DIRECT, Need::Name, Kind::Dating, false),
    (
        Group::Break,
        WITH | FROM | ALONE,
        Need::Any,
        Kind::Dating,
        true,
    ),
    (
        Group::Divorce,
        DIRECT | FROM | ALONE,
        Need::Any,
        Kind::MarriedTo,
        true,
    ),
    (Group::Single, ALONE, Need::Any, Kind::Single, false),
    (Group::Meet, DIRECT | WITH, Need::Any, Kind::Meets, false),
    (
        Group::Meeting,
        DIRECT | WITH,
        Need::Name,
        Kind::Meets,
        false,
    ),
    (Group::Go, TO | DIRECT, Need::Any, Kind::Goes, false),
    (Group::Plan, TO, Need::Any, Kind::Goes, false),
    (Group::Go, BY, Need::Name, Kind::Alias, false),
    (Group::Short, FOR, Need::Any, Kind::Alias, false),
    (Group::Known, AS, Need::Any, Kind::Alias, false),
    (
        Group::Diagnose,
        WITH | FROM,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (
        Group::Illness,
        ALONE | WITH,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (Group::Allergic, TO, Need::Any, Kind::AllergicTo, false),
    (Group::Allergic, ALONE, Need::Any, Kind::Condition, false),
    (Group::Diet, ALONE, Need::Any, Kind::Diet, false),
    (Group::Eat, DIRECT, Need::Any, Kind::Eats, false),
    (Group::Speak, DIRECT, Need::Language, Kind::Speaks, false),
    (Group::Be, ON, Need::Diet, Kind::Diet, false),
    (Group::Be, ON, Need::Medicine, Kind::Takes, false),
    (Group::Be, TO, Need::Name, Kind::Goes, false),
    (Group::Play, DIRECT, Need::Any, Kind::Plays, false),
    (Group::Take, DIRECT, Need::Medicine, Kind::Takes, false),
    (Group::Weigh, DIRECT, Need::Number, Kind::Weighs, false),
    (Group::Earn, DIRECT, Need::Number, Kind::Earns, false),
    (Group::Start, AT, Need::Name, Kind::WorksAt, false),
    (Group::Promote, TO, Need::Any, Kind::WorksAs, false),
    (
        Group::Lay,
        FROM | BY | ALONE,
        Need::Any,
        Kind::WorksAt,
        true,
    ),
    (Group::Resign, FROM | ALONE, Need::Any, Kind::WorksAt, true),
    (Group::Follow, DIRECT, Need::Diet, Kind::Diet, false),
    (
        Group::Die,
        ALONE | IN | OF | FROM | ON,
        Need::Any,
        Kind::Died,
        false,
    ),
];

/// Nouns of a subject: "my birthday is May 3".
pub(crate) const NOUNS: [(Group, Kind); 7] = [
    (Group::Named, Kind::Name),
    (Group::Birthday, Kind::Birthday),
    (Group::Email, Kind::Email),
    (Group::Phone, Kind::Phone),
    (Group::Job, Kind::WorksAs),
    (Group::Home, Kind::LivesIn),
    (Group::Address, Kind::Address),
];

/// The bit of what stands before an object: a preposition, or nothing.
pub(crate) fn bit(view: &View, preposition: usize) -> u16 {
    let group = u16::from(view.group(preposition));
    let (first, last) = (Group::To as u16, Group::Into as u16);
    if (first..=last).contains(&group) {
        2 << (group - first)
    } else {
        0
    }
}

fn holds(view: &View, need: Need, (start, end): (usize, usize)) -> bool {
    let Some(last) = view.chunk(start).unwrap_or(end).checked_sub(1) else {
        return false;
    };
    let named = view.named(last);
    match need {
        Need::Any => !view.is(start, Group::It) || end > start + 1,
        Need::Place => holds(view, Need::Any, (start, end)) && !timely(view, start, last),
        Need::Name => named || view.tag(last) == Upos::Pron && !view.is(start, Group::It),
        Need::Language => named || view.capital(last),
        Need::Number => matches!(view.tag(start), Upos::Num | Upos::Sym),
        Need::Job => named || view.is(last, Group::Job),
        Need::Illness => view.any(last, &[Group::Illness, Group::Allergic]),
        Need::Meeting => view.is(last, Group::Meeting),
        Need::Medicine => {
            let end = end.min(last + 1);
            within(view, Group::Medicine, start, end) || is_medicine(view.word(last))
        }
        Need::Diet => within(view, Group::Diet, start, last + 1),
        Need::Degree => view.is(last, Group::Degree),
    }
}

/// Whether a word has one of the stems of international nonproprietary names (WHO, "The use of stems in the
/// selection of INN").
fn is_medicine(word: &str) -> bool {
    const STEMS: &str = "pril sartan olol statin formin cillin mycin prazole conazole zolam zepam oxetine traline triptan \
        gliptin gliflozin glutide dipine thiazide profen ciclovir zumab ximab parin xaban lukast dronate setron floxacin";
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
    let digits = word.starts_with(|c: char| c.is_ascii_digit());
    view.any(last, &[Group::Time, Group::Day, Group::Future])
        || matches!(word, "am" | "pm")
        || digits
            && (start == last
                || view.is(last - 1, Group::Time)
                || view.is_word(last - 1, "May")
                || word.ends_with(|c: char| c.is_ascii_alphabetic()))
}

pub(crate) fn rule(view: &View, key: u8, bit: u16, object: (usize, usize)) -> Option<(Kind, bool)> {
    steps::count(RULES.len());
    let rule = RULES.iter().find(|rule| {
        rule.0 as u8 == key && rule.1 & bit != 0 && (bit == ALONE || holds(view, rule.2, object))
    })?;
    Some((rule.3, rule.4))
}
