//! What "me too" takes over: which facts of the message before are so of somebody else as well.

use super::claims::{Claim, Claims};
use super::likewise::{Likewise, Verb, Whose};
use super::references::{Answers, Who};
use super::state::State;
use super::telling::Telling;
use super::units::Units;
use super::when::When;
use crate::memory::{Evidence, Fact, Meant, Object, Role, role};
use crate::text::EntityKind;
use crate::text::relations::{Relation, Span, Tense};
use crate::words::{has_letters, is_among, list};

/// The newest facts that are looked at.
const NEWEST: usize = 16;
/// Words of a sentence behind what was told that may go on about it.
const FEW: usize = 8;

/// What is so of somebody else too.
pub(super) struct Shared {
    pub whose: Whose,
    /// The role of the one of the speaker's whom "mine" is.
    pub role: Option<Role>,
    /// The tokens that say so.
    pub words: Span,
    told: Vec<Told>,
}

struct Told {
    predicate: Box<str>,
    object: Object,
    polarity: bool,
    meant: Meant,
    /// When it began, if the words told.
    from: Option<f64>,
}

/// What the message before, by another speaker, told last, as a message shares it that begins with `likewise`.
pub(super) fn shared(state: &State, likewise: &Likewise) -> Option<Shared> {
    let before = state.index.turn(state.last_seq.wrapping_sub(1))?;
    let author = state.speakers.entity(before.speaker);
    let author = author.map(|author| state.entities.root(author));
    let last_told = LastTold {
        state,
        likewise,
        text: before.text,
        mine: likewise.whose == Whose::Mine,
    };
    let newest = || state.facts.iter().rev().take(NEWEST);
    let told = newest().filter_map(|fact| Some((fact, last_told.place(fact)?)));
    let (last, place) = told.max_by_key(|(_, place)| (place.end, place.start))?;
    if !last_told.is_last(last, &place) {
        return None;
    }
    let subject = state.entities.root(last.subject);
    // "My brother is a plumber." "So is mine."
    let held = newest().find_map(|fact| {
        let predicate = state.facts.predicate(fact.predicate);
        let holder = state.rooted(&fact.object) == Object::Entity(subject);
        let of_author = Some(state.entities.root(fact.subject)) == author;
        role(predicate).filter(|_| holder && of_author && fact.is_open())
    });
    let role = match likewise.whose {
        Whose::Mine if Some(subject) != author => Some(held?),
        _ => None,
    };
    let same = |fact: &&Fact| {
        let alike = |of: &Fact| (of.predicate, of.polarity, of.meant);
        state.entities.root(fact.subject) == subject
            && alike(fact) == alike(last)
            && last_told.place(fact).is_some()
    };
    let mut told: Vec<Told> = newest()
        .filter(same)
        .map(|fact| Told {
            predicate: state.facts.predicate(fact.predicate).into(),
            object: state.rooted(&fact.object),
            polarity: fact.polarity,
            meant: fact.meant,
            from: Some(fact.valid_from).filter(|from| from.is_finite() && *from != before.at),
        })
        .collect();
    told.reverse();
    Some(Shared {
        whose: match (likewise.whose, role) {
            (Whose::Mine, None) => Whose::Speaker,
            (whose, _) => whose,
        },
        role,
        words: likewise.words,
        told,
    })
}

impl Shared {
    /// The relation of whom it names: it says nothing, but they are spoken of.
    pub fn relation(&self) -> Option<Relation> {
        let Whose::Said(subject) = self.whose else {
            return None;
        };
        Some(Relation {
            subject,
            predicate: self.words,
            tense: Tense::Present,
            ..Relation::default()
        })
    }

    /// Whom it is about where it names nobody.
    pub fn answers(&self, first: usize) -> Option<Answers> {
        let named = matches!(self.whose, Whose::Said(_));
        (!named).then(|| Answers {
            first,
            who: Who::Speaker,
            role: self.role,
            names: false,
            attribute: Box::default(),
        })
    }
}

struct LastTold<'l> {
    state: &'l State,
    likewise: &'l Likewise,
    /// The message before.
    text: &'l str,
    mine: bool,
}

impl LastTold<'_> {
    /// Where the message before told a fact that may be so of another.
    fn place(&self, fact: &Fact) -> Option<Evidence> {
        let Self {
            state, likewise, ..
        } = self;
        let place = fact.evidence.last()?;
        if place.seq + 1 != state.last_seq || fact.valid_to != f64::INFINITY {
            return None;
        }
        let predicate = state.facts.predicate(fact.predicate);
        let dislikes = predicate == "dislikes";
        let taste = predicate == "likes" || dislikes;
        let person = match &fact.object {
            Object::Entity(entity) => {
                let entity = state.entities.get(state.entities.root(*entity));
                entity.is_some_and(|entity| entity.kind == EntityKind::Person)
            }
            _ => false,
        };
        let own = predicate
            .split(' ')
            .any(|word| is_among(word, list!("name phone email address number called")));
        let stands = fact.known_to == f64::INFINITY
            && matches!(fact.meant, Meant::Asserted | Meant::Planned)
            && (!likewise.neither || dislikes || !fact.polarity)
            && (!person || taste)
            && !own
            && role(predicate).is_none();
        let said = Units::new(self.text).slice(place.start, place.end)?;
        let mut words = said.split(|c: char| !c.is_alphabetic());
        let fits = match likewise.verb {
            Verb::Any | Verb::Do => true,
            Verb::Be => words.any(|word| is_among(word, list!("am m is s are was im"))),
            Verb::Have => words.any(|word| is_among(word, list!("have has ve"))),
            Verb::Can => words.any(|word| is_among(word, list!("can"))),
        };
        (stands && fits).then_some(*place)
    }

    /// Whether what comes behind it tells of nothing else that may be meant.
    fn is_last(&self, fact: &Fact, place: &Evidence) -> bool {
        let text = self.text;
        let mut units = Units::new(text);
        let said = units.slice(0, place.end).unwrap_or("");
        let rest = text.get(said.len()..).unwrap_or("");
        if !has_letters(rest) {
            return true;
        }
        let bare = self.likewise.bare;
        let words = |part: &str, list| {
            let mut words = part.split(|c: char| !c.is_alphabetic());
            words.any(|word| is_among(word, list))
        };
        // "I love hiking. And you?", but not "I have a cat. See you at 8!"
        if rest.contains('?') && (words(rest, list!("you u yourself")) || !bare) {
            return true;
        }
        let object = match &fact.object {
            Object::Text(words) | Object::Value(words) => words,
            Object::Entity(entity) => {
                let entity = self.state.entities.get(*entity);
                entity.map_or("", |entity| entity.name())
            }
            Object::Nothing => "",
        };
        let verbal = self.likewise.verb != Verb::Any || self.likewise.neither || self.mine;
        let goes_on = |part: &str, at: usize| {
            let mut each = part.split(|c: char| !c.is_alphanumeric());
            let first = each.find(|word| !word.is_empty()).unwrap_or("");
            let few = part.split_whitespace().count() <= FEW;
            let stops = text
                .get(..at)
                .is_some_and(|before| before.ends_with(['.', '!', '\n']));
            let own = words(part, list!("i we im ive")) && !self.mine;
            let about = words(part, list!("it they them that"))
                || object
                    .split(' ')
                    .any(|word| word.len() > 2 && part.contains(word));
            let comment = is_among(
                first,
                list!(
                    "in at on with for since no not best so such though tho too why how what lol haha now"
                ),
            );
            !has_letters(part) || few && !own && !bare && (verbal || about || comment && !stops)
        };
        let mut at = said.len();
        // ", best thing ever"
        let taste = matches!(
            self.state.facts.predicate(fact.predicate),
            "likes" | "dislikes"
        );
        let best = [" though", ", best", ", so ", ", such "]
            .iter()
            .any(|more| rest.starts_with(more));
        taste && best && !rest.contains(['.', '!'])
            || rest
                .split_inclusive(['.', '!', ',', ';', '\n'])
                .all(|part| {
                    let goes_on = goes_on(part, at);
                    at += part.len();
                    goes_on
                })
    }
}

impl Telling {
    /// "Me too.": what another told last.
    pub(super) fn share(&mut self, state: &mut State, claims: &Claims) {
        let Some(shared) = claims.shared else {
            return;
        };
        let whom = match shared.whose {
            Whose::Said(span) => claims.references.at(span),
            _ => claims.references.answers.map(|(_, whom)| whom),
        };
        let Some(subject) = whom.and_then(|whom| claims.entity(state, whom)) else {
            return;
        };
        self.roles(state, claims, (shared.words, whom), &mut Vec::new());
        for told in &shared.told {
            if told.object == Object::Entity(subject) {
                continue;
            }
            let claim = Claim {
                polarity: told.polarity,
                meant: told.meant,
                evidence: claims.evidence(shared.words),
                when: When {
                    from: told.from,
                    ..When::default()
                },
                ..claims.bare(subject, told.predicate.to_string(), told.object.clone())
            };
            self.take(state, claim, claims.speaker);
        }
    }
}
