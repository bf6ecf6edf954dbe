//! The table of personal relations: a verb or adjective, what stands before its object, what the
//! object must be, and the kind that makes.

use super::super::steps;
use super::group::Group;
use super::kind::Kind;
use super::need::{Need, holds};
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
const ABOUT: u16 = behind(Group::About);

/// One rule; the last value says that it holds no longer.
type Rule = (Group, u16, Need, Kind, bool);

const RULES: &[Rule] = &[
    (Group::Live, IN | AT | ON, Need::Place, Kind::LivesIn, false),
    (Group::Live, WITH, Need::Company, Kind::LivesWith, false),
    (
        Group::Move,
        TO | IN | INTO,
        Need::Place,
        Kind::LivesIn,
        false,
    ),
    (Group::Move, WITH, Need::Person, Kind::LivesWith, false),
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
    (Group::Teach, AT, Need::Name, Kind::WorksAt, false),
    (Group::Join, DIRECT, Need::Name, Kind::WorksAt, false),
    (Group::Leave, FROM, Need::Any, Kind::WorksAt, true),
    (Group::Leave, DIRECT, Need::Town, Kind::LivesIn, true),
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
    (Group::Study, IN, Need::School, Kind::StudiesAt, false),
    (Group::Study, DIRECT | IN, Need::Any, Kind::Studies, false),
    (Group::Graduate, FROM | OF, Need::Any, Kind::StudiesAt, true),
    (Group::Turn, DIRECT, Need::Number, Kind::Age, false),
    (Group::Turn, DIRECT, Need::Diet, Kind::Diet, false),
    (Group::Turn, DIRECT, Need::Occupation, Kind::WorksAs, false),
    (Group::Born, IN | AT | ON, Need::Any, Kind::Born, false),
    (Group::Born, DIRECT, Need::Time, Kind::Born, false),
    (Group::Like, DIRECT, Need::Any, Kind::Likes, false),
    (Group::Be, INTO, Need::Any, Kind::Likes, false),
    (Group::Fan, OF, Need::Any, Kind::Likes, false),
    (
        Group::Keen,
        OF | ON | WITH | ABOUT,
        Need::Any,
        Kind::Likes,
        false,
    ),
    (Group::Dislike, DIRECT, Need::Any, Kind::Dislikes, false),
    (Group::Have, DIRECT, Need::Years, Kind::Age, false),
    (Group::Own, DIRECT, Need::Years, Kind::Age, false),
    (Group::Have, DIRECT, Need::Illness, Kind::Condition, false),
    (Group::Have, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Own, DIRECT, Need::Illness, Kind::Condition, false),
    (Group::Own, DIRECT, Need::Meeting, Kind::Event, false),
    (Group::Have, DIRECT, Need::Any, Kind::Has, false),
    (Group::Own, DIRECT, Need::Any, Kind::Has, false),
    (Group::Sell, DIRECT, Need::Post, Kind::WorksAt, true),
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
        WITH | FROM | BY | ALONE,
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
    (Group::Go, TO, Need::School, Kind::StudiesAt, false),
    (Group::Go, DIRECT, Need::Diet, Kind::Diet, false),
    (Group::Go, TO | DIRECT, Need::Any, Kind::Goes, false),
    (Group::Plan, TO, Need::Any, Kind::Goes, false),
    (Group::Go, BY, Need::Name, Kind::Alias, false),
    (Group::Short, FOR, Need::Any, Kind::Alias, false),
    (Group::Known, AS, Need::Any, Kind::Alias, false),
    (Group::Know, DIRECT, Need::Name, Kind::Knows, false),
    (Group::Known, DIRECT, Need::Name, Kind::Knows, false),
    (
        Group::Diagnose,
        WITH | FROM,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (Group::Diagnose, OF, Need::Illness, Kind::Condition, false),
    (
        Group::Illness,
        ALONE | WITH,
        Need::Any,
        Kind::Condition,
        false,
    ),
    (Group::Allergic, TO, Need::Any, Kind::AllergicTo, false),
    (
        Group::Allergic,
        ON | FOR,
        Need::Thing,
        Kind::AllergicTo,
        false,
    ),
    (Group::Allergic, ALONE, Need::Any, Kind::Condition, false),
    (Group::Diet, ALONE, Need::Any, Kind::Diet, false),
    (Group::Eat, DIRECT, Need::Any, Kind::Eats, false),
    (Group::Drink, DIRECT, Need::Any, Kind::Drinks, false),
    (Group::Speak, DIRECT, Need::Language, Kind::Speaks, false),
    (Group::Be, ON, Need::Diet, Kind::Diet, false),
    (Group::Be, ON, Need::Medicine, Kind::Takes, false),
    (Group::Be, TO, Need::Name, Kind::Goes, false),
    (Group::Play, DIRECT, Need::Any, Kind::Plays, false),
    (Group::Take, DIRECT, Need::Medicine, Kind::Takes, false),
    (Group::Weigh, DIRECT, Need::Number, Kind::Weighs, false),
    (Group::Earn, DIRECT, Need::Number, Kind::Earns, false),
    (Group::Start, AT, Need::School, Kind::StudiesAt, false),
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
    let (first, last) = (Group::To as u16, Group::About as u16);
    if (first..=last).contains(&group) {
        2 << (group - first)
    } else {
        0
    }
}

pub(crate) fn rule(view: &View, key: u8, bit: u16, object: (usize, usize)) -> Option<(Kind, bool)> {
    if key == Group::None as u8 || bit == 0 {
        return None;
    }
    steps::count(RULES.len());
    let rule = RULES.iter().find(|rule| {
        rule.0 as u8 == key && rule.1 & bit != 0 && (bit == ALONE || holds(view, rule.2, object))
    })?;
    Some((rule.3, rule.4))
}
