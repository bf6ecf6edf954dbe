//! What "me too" takes over: which facts of the message before are so of somebody else as well.

use super::claims::{Claim, Claims};
use super::last_told::LastTold;
use super::likewise::{Likewise, Whose};
use super::references::{Answers, Who};
use super::state::State;
use super::telling::Telling;
use super::when::When;
use crate::memory::{Fact, Meant, Object, Role};
use crate::text::relations::{Relation, Span, Tense};

/// The newest facts that are looked at.
pub(super) const NEWEST: usize = 16;
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
        author,
    };
    let newest = || state.facts.iter().rev().take(NEWEST);
    let told = || newest().filter_map(|fact| Some((fact, last_told.place(fact)?)));
    let (last, place) = told().max_by_key(|(_, place)| (place.end, place.start))?;
    let subject = state.entities.root(last.subject);
    // "I'm a nurse. My sister is a vet." "Me too.": which?
    let of_author = |fact: &Fact| Some(state.entities.root(fact.subject)) == author;
    let unclear = likewise.whose == Whose::Speaker
        && !of_author(last)
        && told().any(|(fact, _)| of_author(fact));
    if unclear || !last_told.is_last(last, &place) {
        return None;
    }
    let role = match likewise.whose {
        // "My brother is a plumber." "So is mine."
        Whose::Mine if !of_author(last) => Some(last_told.held(subject)?),
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
        // "Me too, since May."
        let word = Relation {
            predicate: shared.words,
            tense: Tense::Present,
            ..Relation::default()
        };
        let when = claims.when(&word);
        for told in &shared.told {
            if told.object == Object::Entity(subject) {
                continue;
            }
            let claim = Claim {
                polarity: told.polarity,
                meant: told.meant,
                evidence: claims.evidence(shared.words),
                when: When {
                    from: when.from.or(told.from),
                    ..when
                },
                ..claims.bare(subject, told.predicate.to_string(), told.object.clone())
            };
            self.take(state, claim, claims.speaker);
        }
    }
}
