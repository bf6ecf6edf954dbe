//! What a message says by answering the one before: "In Graz.", "29.", "Novartis, since May."

use super::answer_names::{has_answered, is_named_by_role, still};
use super::asking::{Asked, Whom};
use super::fitting::{end_of, fits, greets, replacing, unmarried, valued};
use super::places::Places;
use super::yes_or_no::{is_no, is_sworn};
use crate::memory::role;
use crate::text::relations::{Kind, LANGUAGES, Relation, Span, Tense};
use crate::text::{Analysis, Upos};
use crate::words::{List, has_digit, has_letters, is_capital, is_small, is_stop, list};

/// The most words before an answer, words of one, and things that one lists.
pub(super) const BEFORE: u32 = 5;
pub(super) const LONGEST: u32 = 8;
pub(super) const MOST: usize = 4;
/// The most tokens of a message whose last sentence is looked at.
const WORDS: u32 = 24;

/// How a message stands to the question that waits.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Turn {
    /// It is the next one, by another speaker.
    Next,
    /// It comes later.
    Late,
    /// Who asked says it: "Mine is Norwegian."
    Own,
}

/// The relations that a message is as an answer, and others that say what these speak of; none where it is something
/// else: its first words, or its last sentence. It may begin at `first`, behind a name that it calls.
pub(super) fn answer(
    asked: &Asked,
    (turn, first): (Turn, u32),
    places: &Places,
    analysis: &Analysis,
) -> (Vec<Relation>, Vec<Relation>) {
    // "God no, it's a neighbour's."
    if asked.kind == Kind::Open && asked.of != Whom::You && matches!(turn, Turn::Next) {
        return (still(places, analysis), Vec::new());
    }
    if asked.kind == Kind::Open || is_sworn(first, places) {
        return Default::default();
    }
    let reading = Reading {
        asked,
        places,
        analysis,
    };
    let word = |i: u32| places.word(i);
    let count = analysis.tokens.len() as u32;
    let stops = |i: &u32| is_stop(word(*i));
    match turn {
        Turn::Next => {
            let found = reading.at(first, false);
            if !found.0.is_empty() {
                return found;
            }
        }
        Turn::Own => {
            let mine = (0..count.min(2 * LONGEST))
                .find(|&i| places.is(i, list!("mine")) && places.is(i + 1, list!("is 's ’s")));
            return mine.map_or_else(Default::default, |mine| reading.at(mine + 2, false));
        }
        Turn::Late => {}
    }
    if has_answered(asked, places, analysis) {
        return Default::default();
    }
    // "Do you live alone now?" "Yes, but still in Recife."
    let says = places.is(0, list!("yes yeah yep")) && analysis.relations.is_empty();
    if says && turn == Turn::Next && asked.of == Whom::You && asked.kind == Kind::LivesWith {
        return (still(places, analysis), Vec::new());
    }
    let last = (0..count.min(WORDS).saturating_sub(1)).rfind(stops);
    let found = match last {
        Some(last) if count <= WORDS && !matches!(asked.kind, Kind::Favourite | Kind::Own) => {
            reading.at(last + 1, true)
        }
        None if turn == Turn::Late => reading.at(0, true),
        _ => Default::default(),
    };
    // "Friday." may be the day of something else.
    let digits = has_digit(places.text);
    if turn == Turn::Late && asked.kind == Kind::Birthday && !digits {
        return Default::default();
    }
    if found.0.is_empty() {
        let replaced = replacing(asked.kind, places, analysis).filter(|_| turn == Turn::Next);
        return (replaced.into_iter().collect(), Vec::new());
    }
    found
}

/// A message that is read as an answer.
pub(super) struct Reading<'r> {
    pub(super) asked: &'r Asked,
    pub(super) places: &'r Places<'r>,
    pub(super) analysis: &'r Analysis,
}

impl Reading<'_> {
    pub(super) fn tag(&self, token: u32) -> Option<Upos> {
        self.analysis.tags.get(token as usize).copied()
    }

    /// Reads an answer that begins at a token; `whole`: nothing may follow it.
    fn at(&self, mut from: u32, whole: bool) -> (Vec<Relation>, Vec<Relation>) {
        let (asked, places, analysis) = (self.asked, self.places, self.analysis);
        let tag = |i: u32| self.tag(i);
        let word = |i: u32| places.word(i);
        let (mut found, mut said): (Vec<Relation>, Vec<Relation>) = Default::default();
        const BEFORE_IT: &List = list!(
            "well so actually just only currently still mostly probably mine originally yes yeah \
            yep yup sure of course haha lol oh ah hmm um ok okay fine hardly"
        );
        // "No, in Cologne.", but "no time"
        let skipped = |i: u32| {
            let twice = || is_no(word(i + 1)) && places.is(i + 3, list!("in at from to"));
            let no = is_no(word(i)) && (tag(i + 1) == Some(Upos::Punct) || twice());
            (asked.whether || asked.kind == Kind::Age) && (no || places.is(i, list!("and also to")))
        };
        let begin = from;
        while from < begin + BEFORE {
            let name = asked.kind == Kind::Name && places.is(from, list!("name"));
            let it = (name || places.is(from, list!("it that")))
                && places.is(from + 1, list!("'s ’s is"));
            let no = is_no(word(from));
            // "cello, badly", which may be taken for an exclamation
            let thing = from == begin
                && asked.kind == Kind::Plays
                && word(from).len() > 3
                && has_letters(word(from));
            let greets = from > begin && greets(from, places, &tag);
            // "Two, Mia and Noah."
            let counted = asked.kind == Kind::Name
                && tag(from) == Some(Upos::Num)
                && tag(from + 1) == Some(Upos::Punct);
            let light = counted
                || greets
                || !no && matches!(tag(from), Some(Upos::Intj | Upos::Punct)) && !thing;
            if !(it || light || places.is(from, BEFORE_IT) || skipped(from)) {
                break;
            }
            from += 1 + u32::from(it);
        }
        if let Some(single) = unmarried(asked.kind, from, places) {
            return (vec![single], said);
        }
        const BEHIND: &List = list!("in at on for from near with to as");
        let behind = |at: u32| u32::from(tag(at) == Some(Upos::Adp) && places.is(at, BEHIND));
        from += behind(from);
        let since = self.since_when(&mut from);
        while found.len() < MOST {
            // "With my mother."
            let of_role = matches!(asked.kind, Kind::LivesWith | Kind::Role);
            let my = of_role && places.is(from, list!("my our"));
            let end = valued(asked.kind, from, places, analysis)
                .unwrap_or_else(|| end_of(from + u32::from(my), places, &tag));
            // "Just ibuprofen.", which reads like a verb, "cello, badly"
            let reads = match asked.kind {
                Kind::Takes => Some(Upos::Verb),
                Kind::Plays => Some(Upos::Intj),
                // "Ryanair."
                Kind::WorksAt | Kind::StudiesAt if is_capital(word(from)) => Some(Upos::Verb),
                _ => None,
            };
            let strange = reads.is_some()
                && end == from
                && tag(from) == reads
                && (asked.kind == Kind::WorksAt || is_small(word(from)));
            let end = end + u32::from(strange);
            // "the University of Coimbra"
            const BODIES: &List = list!(
                "university college institute school bank ministry museum academy church department"
            );
            let of = matches!(asked.kind, Kind::StudiesAt | Kind::WorksAt)
                && places.is(end, list!("of"))
                && places.is(end - 1, BODIES)
                && tag(end + 1) == Some(Upos::Propn);
            let end = if of {
                end_of(end + 1, places, &tag)
            } else {
                end
            };
            let object = Span { start: from, end };
            // "Do you have a sister?" "Mia.", but not "Netflix."
            let person = asked.kind != Kind::Name || !asked.whether || self.is_person(object);
            // "Who's Ann's boss?" "Dunno.", "Tom or Ben", "probably Tom"
            let doubt = list!(
                "dunno idk nobody none someone somebody maybe probably perhaps or until guess unsure"
            );
            let person = person && !(matches!(asked.of, Whom::Theirs(_)) && places.has(doubt));
            // "Does he live near you?" "No, Theo lives in Patras." says it all.
            let told_of = |told: &Relation| {
                told.kind == asked.kind && (told.subject.start..told.subject.end).contains(&from)
            };
            let said_of = analysis.relations.iter().any(told_of);
            // "Coffee, please."
            let orders = || places.has(list!("please")) || places.is(from, list!("the"));
            let often = places.is(from, list!("every each most"))
                || asked.kind == Kind::AllergicTo && orders()
                || asked.kind == Kind::Plays && self.is_person(object);
            let fitting = person && fits(asked.kind, object, places, analysis);
            // "A sister, Mia, a nurse."
            let other = asked.kind == Kind::Has
                && !found.is_empty()
                && role(word(end.wrapping_sub(1))).is_none();
            if said_of || often || other || !fitting || !self.stops(end, whole) {
                break;
            }
            found.push(if asked.kind == Kind::Role {
                // "My cousin." of the one who was asked about
                Relation {
                    subject: Span {
                        start: from,
                        end: from + 1,
                    },
                    predicate: Span {
                        start: end - 1,
                        end,
                    },
                    ..told(Kind::Role, Span::NONE)
                }
            } else {
                Relation {
                    ended: asked.past,
                    predicate: since,
                    ..told(asked.kind, object)
                }
            });
            let mut end = end;
            let held = asked.kind == Kind::Has && role(word(end - 1)).is_some();
            if asked.kind == Kind::Has {
                let named = self.called(object);
                end = named.map_or(end, |named| named.object.end);
                said.extend(named);
                if asked.of == Whom::You {
                    self.each(object, &mut said);
                }
            }
            let list = matches!(
                asked.kind,
                Kind::Speaks | Kind::AllergicTo | Kind::Plays | Kind::Dislikes | Kind::Takes
            ) || held
                || is_named_by_role(asked);
            // "Turkish at home, German at work"
            let goes_on = |at: &u32| word(*at) == "," || places.is(*at, list!("and &"));
            let far = (end..end + MOST as u32).find(goes_on);
            let end = far.filter(|_| asked.kind == Kind::Speaks).unwrap_or(end);
            // "Mia, 4, and Noah"
            let aged = list && asked.kind == Kind::Name && tag(end + 1) == Some(Upos::Num);
            let end = end + 2 * u32::from(aged && word(end) == ",");
            let comma = u32::from(word(end) == ",");
            // "architecture, at Trinity College"
            let at = end + comma;
            let place = match asked.kind {
                Kind::Studies => Some(Kind::StudiesAt),
                Kind::WorksAs => Some(Kind::WorksAt),
                // "At Philips, as an engineer."
                Kind::WorksAt if word(at) == "as" => Some(Kind::WorksAs),
                _ => None,
            };
            if let (Some(kind), true) = (place, places.is(at, list!("at for as"))) {
                let object = Span {
                    start: at + 1,
                    end: end_of(at + 1, places, &tag),
                };
                if fits(kind, object, places, analysis) {
                    found.push(told(kind, object));
                }
            }
            let and = u32::from(places.is(end + comma, list!("and &")));
            if !list || comma + and == 0 {
                break;
            }
            from = end + comma + and;
            // "English at work, Monday to Friday"
            if asked.kind == Kind::Speaks && !(from..from + 2).any(|at| places.is(at, LANGUAGES)) {
                break;
            }
        }
        (found, said)
    }
}

pub(super) fn told(kind: Kind, object: Span) -> Relation {
    Relation {
        object,
        kind,
        tense: Tense::Present,
        confidence: 20,
        ..Relation::default()
    }
}
