//! What a message's relations claim: each relation as a fact that may be taken in (`telling.rs`).

use super::agreeing::Agreement;
use super::meant::{Manner, is_firm};
use super::places::{Places, is_had};
use super::references::{References, Who};
use super::sharing::Shared;
use super::state::State;
use super::unsaid_subject::is_of_third;
use super::when::{When, when};
use crate::memory::{Evidence, FAVOURITE, Meant, OWN, Object, plural_role, role};
use crate::text::relations::{Implied, Kind, Relation, Span, Tense};
use crate::text::{Analysis, Modality};
use crate::words::{boxed, list, lower, owned};

/// UTF-8 bytes of a predicate's words.
const PREDICATE_BYTES: usize = 64;
/// What is missing to certainty, in ten-thousandths: of a personal relation, of any other, and what is
/// added where a pronoun says who it is about. Priors, from looking through dev text.
const DOUBT: u16 = 1_400;
const DOUBT_OPEN: u16 = 3_500;
const DOUBT_PRONOUN: u16 = 1_000;

/// A fact that was claimed.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    /// The entity's ordinal, merges followed.
    pub subject: u32,
    pub predicate: String,
    pub object: Object,
    pub polarity: bool,
    pub meant: Meant,
    pub reported_by: Option<u32>,
    pub when: When,
    /// "No, I live in …": what was said last was wrong.
    pub corrects: bool,
    /// "Scratch that, I play …": what was said last of the kind was wrong, however many there may be.
    pub instead: bool,
    /// The words that it says were wrong.
    pub denies: Option<Box<str>>,
    /// "Also", "my other …": it closes nothing.
    pub adds: bool,
    /// "Any more", "quit".
    pub ended: bool,
    /// It is told as something that happened: "was promoted".
    pub happened: bool,
    /// What else its words say of it.
    pub manner: Manner,
    pub evidence: Evidence,
    pub doubt: u16,
}

impl Claim {
    /// That something is so, without a relation that says it.
    pub fn plain(subject: u32, predicate: String, object: Object, evidence: Evidence) -> Self {
        Claim {
            subject,
            predicate,
            object,
            polarity: true,
            meant: Meant::Asserted,
            reported_by: None,
            when: When::default(),
            corrects: false,
            instead: false,
            denies: None,
            adds: false,
            ended: false,
            happened: false,
            manner: Manner::default(),
            evidence,
            doubt: DOUBT,
        }
    }

    /// It held and no longer does.
    pub(super) fn is_over(&self) -> bool {
        self.ended || self.when.over
    }

    /// Bytes of its words.
    pub(super) fn bytes(&self) -> usize {
        let object = match &self.object {
            Object::Value(text) | Object::Text(text) => text.len(),
            _ => 0,
        };
        object + self.predicate.len()
    }
}

/// What is known of the message.
pub(super) struct Claims<'t> {
    pub places: &'t Places<'t>,
    pub analysis: &'t Analysis,
    pub references: &'t References<'t>,
    /// Per reference the entity that it means.
    pub meant: &'t [Option<u32>],
    /// Entities with which others became one in this message.
    pub merged: &'t [u32],
    pub seq: u64,
    pub at: f64,
    /// The entity of who speaks, if there is one.
    pub speaker: Option<u32>,
    /// What the question was about that it may answer.
    pub topic: &'t str,
    /// What it says, yes or no, to a plain question of whether that was asked of who speaks.
    pub agrees: Option<&'t Agreement>,
    /// What another told that it says of somebody else.
    pub shared: Option<&'t Shared>,
}

impl Claims<'_> {
    /// The claim of the relation at `place`; none where who or what it is about is not known.
    pub fn of(&self, state: &State, place: usize, relation: &Relation) -> Option<Claim> {
        let mut held = self.references.holdings.iter();
        if let Some(holding) = held.find(|holding| holding.relation == place) {
            let subject = self.entity(state, holding.owner)?;
            let holder = self.entity(state, holding.holder)?;
            if holder == subject {
                return None;
            }
            let object = Object::Entity(holder);
            return Some(self.claim(state, relation, subject, owned(holding.role.name), object));
        }
        let answered = self.references.answered(place);
        let subject = answered.or_else(|| self.subject(relation));
        let entity = subject.and_then(|subject| self.entity(state, subject))?;
        let mut claim = self.about(state, relation, entity)?;
        let pronoun = subject.and_then(|subject| self.references.list.get(subject));
        if pronoun.is_some_and(|reference| matches!(reference.who, Who::Pronoun(_))) {
            claim.doubt += DOUBT_PRONOUN;
        }
        Some(claim)
    }

    /// What a relation claims of an entity.
    pub(super) fn about(&self, state: &State, relation: &Relation, entity: u32) -> Option<Claim> {
        let object = self.object(state, relation)?;
        let predicate = match relation.kind {
            Kind::Name | Kind::Alias => return None,
            Kind::Event if self.is_anothers_event(state, relation, entity) => return None,
            Kind::Open if !matches!(object, Object::Entity(_)) => return None,
            // "Ann's sister": a role is a fact of its own.
            Kind::Open
                if relation.implied == Implied::Has
                    && role(self.places.word(relation.object.end.wrapping_sub(1))).is_some() =>
            {
                return None;
            }
            Kind::Open => {
                let predicate = self.places.whole_predicate(relation);
                if is_had(&predicate) {
                    return None;
                }
                predicate
            }
            Kind::Favourite | Kind::Own => {
                let of = match self.places.of(relation.predicate) {
                    Some((of, ..)) => of,
                    None => &self.references.attribute,
                };
                let favourite = relation.kind == Kind::Favourite;
                let begins = if favourite { FAVOURITE } else { OWN };
                [begins, &lower(of)].concat()
            }
            Kind::Role => {
                let noun = self.places.word(relation.predicate.start);
                let role = role(noun).or_else(|| plural_role(noun));
                role.map_or_else(|| lower(noun), |role| owned(role.name))
            }
            // "She has left Ikea": a firm, though it looked like a place.
            Kind::LivesIn if relation.ended && is_firm(state, &object) => {
                owned(Kind::WorksAt.name())
            }
            kind => owned(kind.name()),
        };
        if predicate.is_empty() || predicate.len() > PREDICATE_BYTES {
            return None;
        }
        if object == Object::Entity(entity) || self.is_held(relation) {
            return None;
        }
        Some(self.claim(state, relation, entity, predicate, object))
    }

    fn claim(
        &self,
        state: &State,
        relation: &Relation,
        subject: u32,
        predicate: String,
        object: Object,
    ) -> Claim {
        // "My friend Ann left in May": the time is not that of the friendship.
        let apposed = relation.kind == Kind::Role && relation.tense == Tense::None;
        let when = if apposed {
            When::default()
        } else {
            self.begins_later(relation, self.when(relation))
        };
        let (_, start, end) = self.places.of(relation.extent()).unwrap_or_default();
        let mut meant = match relation.modality {
            Modality::Asserted => Meant::Asserted,
            Modality::Possible => Meant::Possible,
            Modality::Obligation => Meant::Obligation,
            Modality::Planned => Meant::Planned,
            Modality::Conditional => Meant::Conditional,
            Modality::Asked => Meant::Asked,
            Modality::Commanded => Meant::Commanded,
        };
        if meant == Meant::Asserted && self.is_to_come(relation, &when) {
            meant = Meant::Planned;
        }
        let mut reported_by = None;
        if let Some(reporter) = self.reporter(relation) {
            let reporter = self.entity(state, reporter);
            if reporter.is_none() || reporter != self.speaker {
                (meant, reported_by) = (Meant::Reported, reporter);
            }
        }
        let evidence = Evidence {
            seq: self.seq,
            start,
            end,
        };
        let (owns_up, adds) = (self.owns_up(relation), self.adds(relation));
        Claim {
            polarity: !relation.negated || relation.ended,
            meant,
            reported_by,
            when,
            corrects: relation.corrects || owns_up,
            instead: !adds && (owns_up || self.is_instead(relation)),
            denies: self.denies(relation),
            adds,
            ended: relation.ended,
            happened: relation.tense == Tense::Past,
            manner: self.manner(relation),
            doubt: if relation.kind == Kind::Open {
                DOUBT_OPEN
            } else {
                DOUBT
            },
            ..Claim::plain(subject, predicate, object, evidence)
        }
    }

    /// What a reference means, merges followed.
    pub fn entity(&self, state: &State, reference: usize) -> Option<u32> {
        let entity = self.meant.get(reference).copied().flatten()?;
        Some(state.entities.root(entity))
    }

    pub fn subject(&self, relation: &Relation) -> Option<usize> {
        if relation.subject.is_empty() {
            let asked = self.references.silent();
            // "What's your brother called?" "Max. Lives in Ely."
            let named = self.references.names.is_some() && is_of_third(self.places, relation);
            if asked.is_some() && relation.kind != Kind::Role && !named {
                return asked;
            }
            return self.references.at_token(relation.predicate.start);
        }
        // "And yours?" "Mine comes from Tamale."
        let start = relation.subject.start;
        if start < 2 && self.places.is(start, list!("mine")) && self.references.role.is_some() {
            return self.references.silent();
        }
        self.references.at(relation.subject)
    }

    pub(super) fn when(&self, relation: &Relation) -> When {
        when(self.places, self.analysis, relation, self.at)
    }

    /// Whom or what words mean that are in no relation of a kind.
    pub(super) fn thing(&self, state: &State, span: Span) -> Option<Object> {
        let reference = self.references.at(span);
        if let Some(entity) = reference.and_then(|place| self.entity(state, place)) {
            return Some(Object::Entity(entity));
        }
        self.words(span).map(|words| Object::Text(boxed(words)))
    }

    /// Something that is so, without a relation.
    pub(super) fn bare(&self, subject: u32, predicate: String, object: Object) -> Claim {
        Claim::plain(subject, predicate, object, self.evidence(Span::NONE))
    }

    pub(super) fn evidence(&self, span: Span) -> Evidence {
        let (_, start, end) = self.places.of(span).unwrap_or_default();
        Evidence {
            seq: self.seq,
            start,
            end,
        }
    }
}
