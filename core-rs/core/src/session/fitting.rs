//! What can be an answer: words, names, numbers that a question of a kind asks for.

use super::answering::{BEFORE, LONGEST, told};
use super::known_names::is_common;
use super::places::Places;
use crate::memory::role;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Upos, ValueKind};
use crate::words::{List, has_letters, has_part, is_among, is_capital, list, split};

/// The values that a kind is told by, where they are numbers and addresses.
fn reaches(kind: Kind) -> Option<ValueKind> {
    match kind {
        Kind::Phone => Some(ValueKind::Phone),
        Kind::Email => Some(ValueKind::Email),
        _ => None,
    }
}

/// Where the number or address ends that begins at a token.
pub(super) fn valued(kind: Kind, from: u32, places: &Places, analysis: &Analysis) -> Option<u32> {
    let wanted = reaches(kind)?;
    let (start, _) = places.units(from);
    let mut values = analysis.values.iter();
    let value = values.find(|value| value.kind == wanted && value.start == start)?;
    Some(places.token_at(value.end))
}

/// "My old one was a@b.example, but I use c@d.example now": the only one that is no former one.
pub(super) fn replacing(kind: Kind, places: &Places, analysis: &Analysis) -> Option<Relation> {
    let wanted = reaches(kind)?;
    let current = |start: u32| {
        let token = places.token_at(start);
        !(token.saturating_sub(BEFORE)..token).any(|token| {
            places.is(
                token,
                list!("old was former used not call ask text send boss"),
            )
        })
    };
    let mut values = analysis
        .values
        .iter()
        .filter(|value| value.kind == wanted && current(value.start));
    let (value, more) = (values.next()?, values.next());
    let object = Span {
        start: places.token_at(value.start),
        end: places.token_at(value.end),
    };
    more.is_none().then(|| told(kind, object))
}

/// Where the words of a thing that begins at `from` end.
pub(super) fn end_of(from: u32, places: &Places, tag: &dyn Fn(u32) -> Option<Upos>) -> u32 {
    use Upos::{Adj, Det, Noun, Num, Propn, Sym, X};
    let mut end = from;
    let is_word = |i: u32| has_letters(places.word(i));
    while end < from + LONGEST
        && is_word(end)
        && matches!(tag(end), Some(Adj | Det | Noun | Num | Propn | Sym | X))
        // "York these days"
        && (end == from || tag(end) != Some(Det))
    {
        end += 1;
    }
    end
}

/// "Hi Pernille, at Klarna": whether a name stands at a token that is only greeted.
pub(super) fn greets(at: u32, places: &Places, tag: &dyn Fn(u32) -> Option<Upos>) -> bool {
    let greeting = places.is(at - 1, list!("hi hello hey dear thanks"));
    greeting && places.is(at + 1, list!(", ! and")) && tag(at) == Some(Upos::Propn)
}

/// Whether words can be what a question of `kind` asks for.
pub(super) fn fits(kind: Kind, object: Span, places: &Places, analysis: &Analysis) -> bool {
    let Some((words, start, end)) = places.of(object) else {
        return false;
    };
    let tag = |i: u32| analysis.tags.get(i as usize).copied();
    let first = object.start + u32::from(tag(object.start) == Some(Upos::Det));
    let proper = tag(first) == Some(Upos::Propn);
    let named = is_named(analysis, end);
    let name = is_capital(places.word(first)) && (proper || named) || proper && named;
    let noun = matches!(tag(object.end - 1), Some(Upos::Noun | Upos::Propn));
    let value = |kinds: &[ValueKind]| {
        let mut values = analysis.values.iter();
        values.any(|value| kinds.contains(&value.kind) && value.start < end && start < value.end)
    };
    const NOTHING: &List = list!(
        "no none any few several nothing stuff lots here there home place question questions \
        thanks love mate man dude sorry same idea clue way good great three two one many everything joke secret skip fine day nice pass negative nope work weekends weekend weekdays mornings evenings sundays saturdays"
    );
    // "One son."
    let counts = kind == Kind::Has && object.end > object.start + 1;
    let ends = [object.end - 1, first, object.start];
    let nothing = ends
        .iter()
        .take(if counts { 1 } else { 3 })
        .any(|&token| places.is(token, NOTHING));
    !nothing
        && match kind {
            // "Cork, as ever.", which reads like a noun
            Kind::LivesIn | Kind::From => name || is_town(object, places, &tag),
            Kind::WorksAt => name || is_town(object, places, &tag),
            Kind::StudiesAt | Kind::Name => name,
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating => {
                let noun = first > 0 && is_capital(places.word(first)) && noun;
                (name || noun) && !is_town_or_firm(analysis, end)
            }
            Kind::LivesWith | Kind::Role => {
                name && kind == Kind::LivesWith
                    || places.is(object.start, list!("my our"))
                        && (role(places.word(object.end - 1)).is_some()
                            // "my cousin Rudo"
                            || kind == Kind::LivesWith
                                && (object.start..object.end).any(|at| role(places.word(at)).is_some())
                                && is_capital(places.word(object.end - 1)))
            }
            Kind::Has => noun && matches!(tag(object.start), Some(Upos::Det | Upos::Num)),
            Kind::Favourite | Kind::Own => {
                let last = tag(object.end - 1);
                noun || matches!(last, Some(Upos::Adj | Upos::Num))
            }
            // "baker", in which the tagger may see a name
            Kind::WorksAs => {
                let last = places.word(object.end - 1);
                let job = ["er", "or", "ist", "ian", "eer"]
                    .iter()
                    .any(|end| last.ends_with(end));
                // "Beekeeper!"
                let small = !is_capital(last) || object.end == 1;
                noun && (!(name || named) || job && small)
            }
            Kind::Diet => noun || tag(object.start) == Some(Upos::Adj),
            Kind::Takes if tag(object.start) == Some(Upos::Verb) => object.end == object.start + 1,
            Kind::Plays if tag(object.start) == Some(Upos::Intj) => object.end == object.start + 1,
            Kind::AllergicTo if tag(object.start) == Some(Upos::Adj) => true,
            Kind::Condition => noun && !name,
            Kind::Takes | Kind::Studies | Kind::AllergicTo | Kind::Plays | Kind::Dislikes => {
                noun || name
            }
            Kind::Speaks => noun || is_capital(places.word(first)),
            Kind::Age => {
                let number = split(words, b' ').next().unwrap_or("");
                let few = number.parse::<u8>().is_ok_and(|years| years < 130);
                let alone = words == number;
                let counted = value(&[ValueKind::Quantity]) && has_part(words, "year");
                alone && (few || value(&[ValueKind::Number])) || few && counted
            }
            Kind::Weighs => value(&[ValueKind::Quantity]),
            Kind::Birthday => value(&[ValueKind::Datetime]),
            Kind::Born => name || value(&[ValueKind::Datetime]),
            Kind::Phone => value(&[ValueKind::Phone]) || dialled(words).is_some(),
            Kind::Email => value(&[ValueKind::Email]),
            Kind::Address => words.bytes().any(|byte| byte.is_ascii_digit()),
            _ => false,
        }
}

fn is_town_or_firm(analysis: &Analysis, end: u32) -> bool {
    let mut names = analysis.entities.iter();
    names.any(|name| name.end == end && name.kind != EntityKind::Person)
}

fn is_named(analysis: &Analysis, end: u32) -> bool {
    analysis.entities.iter().any(|entity| entity.end == end)
}

/// The digits of words that are nothing but a telephone number in a country's own form: "0161 555 0147", which alone
/// might be another number.
pub(super) fn dialled(words: &str) -> Option<String> {
    let only = words
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b' ' | b'-'));
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    (only && (7..=15).contains(&digits.len())).then_some(digits)
}

/// "Are you married?" "No, single and happy."
pub(super) fn unmarried(asked: Kind, at: u32, places: &Places) -> Option<Relation> {
    let couple = matches!(asked, Kind::MarriedTo | Kind::EngagedTo | Kind::Dating);
    let next = places.word(at + 1);
    let stops = !has_letters(next) || is_among(next, list!("and but now again"));
    let single = couple && stops && places.is(at, list!("single"));
    let predicate = Span {
        start: at,
        end: at + 1,
    };
    single.then(|| Relation {
        predicate,
        ..told(Kind::Single, Span::NONE)
    })
}

/// Whether one word that begins a message may name a town, where the tagger sees a noun.
fn is_town(object: Span, places: &Places, tag: &dyn Fn(u32) -> Option<Upos>) -> bool {
    const OTHER: &List = list!(
        "outside inside upstairs downstairs nearby abroad school university college hospital prison jail bed heaven hell \
        earth space town flat house apartment campus dorms mum mom dad parents guess depends city downtown"
    );
    object.start == 0
        && object.end == 1
        && tag(0) == Some(Upos::Noun)
        && is_capital(places.word(0))
        && (matches!(places.word(1), "" | "." | "!")
            || places.word(1) == ","
                && places.is(2, list!("as for still at in since until but and")))
        && !places.is(0, OTHER)
        && !is_common(places.word(0))
}
