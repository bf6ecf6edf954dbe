//! Which words of a message refer to somebody: names, "I" and "you", "my sister", "she".
//!
//! Only what a relation hangs on is looked at, beside the names. Each reference is one place; a relation's
//! span has the reference of its last word, so "Ann's brother" refers by `brother` and "my sister Ann" by
//! `Ann`.

use super::places::{Places, is_among};
use super::relation_names::is_personal;
use super::told::Told;
use super::units::Units;
use crate::memory::{Entities, Role, role};
use crate::text::Modality;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Gender};

/// What only persons do.
const HUMAN: &str =
    "called said says phoned texted wrote told tells asked asks laughed smiled thinks";

/// How a reference refers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Who {
    Name(EntityKind),
    Speaker,
    Addressee,
    Pronoun(Gender),
    /// Who is `role` to the reference `owner`; `fresh`: to be told from who was it before.
    Role {
        owner: usize,
        role: Role,
        fresh: bool,
    },
}

/// A place that refers. `start` and `end` are UTF-16 offsets.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reference {
    pub who: Who,
    pub start: u32,
    pub end: u32,
    /// Its first token.
    pub token: u32,
    /// The other reference that it is another name of.
    pub same: Option<usize>,
    /// The reference whose `role` it is.
    pub holds: Option<(usize, Role)>,
    /// How it is told from one of the same name.
    pub told: Told,
    /// What a name tells.
    pub gender: Gender,
    /// What sort of name it is was told by a relation, and not by the tagger alone.
    pub sure: bool,
}

impl Reference {
    /// The speaker, at a place where no word is.
    pub fn speaker_at(place: u32) -> Self {
        Reference {
            who: Who::Speaker,
            start: place,
            end: place,
            token: u32::MAX,
            same: None,
            holds: None,
            told: Told::Plain,
            gender: Gender::Unknown,
            sure: false,
        }
    }
}

/// "My sister Ann": the reference `owner` has the reference `holder` as `role`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Holding {
    pub owner: usize,
    pub role: Role,
    pub holder: usize,
    /// The relation that says so.
    pub relation: usize,
}

pub(super) struct References<'a> {
    pub(super) places: &'a Places<'a>,
    /// The names come first, in order; the rest follow as they were needed.
    pub list: Vec<Reference>,
    pub holdings: Vec<Holding>,
}

impl<'a> References<'a> {
    /// Finds all references that names and relations make.
    pub fn find(places: &'a Places<'a>, analysis: &Analysis, entities: &Entities) -> Self {
        let mut units = Units::new(places.text);
        let mut references = References {
            places,
            list: Vec::with_capacity(analysis.entities.len()),
            holdings: Vec::new(),
        };
        for span in &analysis.entities {
            let name = units.slice(span.start, span.end).unwrap_or("");
            let token = places.token_at(span.start);
            references.list.push(Reference {
                who: Who::Name(span.kind),
                start: span.start,
                end: span.end,
                token,
                same: None,
                holds: None,
                told: Told::before(places.text, name),
                gender: gender_of(analysis, token),
                sure: false,
            });
        }
        references.short();
        for (place, relation) in analysis.relations.iter().enumerate() {
            references.relation(relation, place, analysis, entities);
        }
        references
    }

    fn relation(
        &mut self,
        relation: &Relation,
        place: usize,
        analysis: &Analysis,
        entities: &Entities,
    ) {
        let meant = self.is_meant(relation);
        if relation.kind == Kind::Open && !meant && !self.joins_names(relation) {
            // "Ivo called.": who does so is a person.
            let word = self.places.word(relation.predicate.start);
            if relation.predicate.end == relation.predicate.start + 1 && is_among(word, HUMAN) {
                self.proper(analysis, Kind::Role, relation.subject);
            }
            return;
        }
        let subject = self.subject(relation, analysis, entities);
        let object = self.of(relation.object);
        let object =
            object.or_else(|| self.known(analysis, entities, relation.kind, relation.object));
        let kind = if meant { Kind::LivesIn } else { relation.kind };
        let object = object.or_else(|| self.proper(analysis, kind, relation.object));
        self.of(relation.reported_by);
        for argument in relation
            .arguments()
            .filter(|_| relation.kind == Kind::WorksAt)
        {
            let name = self.name_of(argument);
            self.retype(relation.kind, None, name);
        }
        self.retype(relation.kind, subject, object);
        if relation.kind == Kind::Has {
            return self.has_role(relation, subject, place, analysis);
        }
        let (Some(subject), Some(object)) = (subject, object) else {
            return;
        };
        match relation.kind {
            Kind::Role => {
                if let Some(role) = role(self.places.word(relation.predicate.start)) {
                    self.hold(subject, role, object, place);
                }
            }
            Kind::Name | Kind::Alias if self.is_name(object) && !relation.negated => {
                // The later of the two is the other name.
                let name = self.is_name(subject) && self.start(subject) > self.start(object);
                let (later, earlier) = if name {
                    (subject, object)
                } else {
                    (object, subject)
                };
                let also = relation.kind == Kind::Alias || self.says_also(relation);
                // One name for another only where the words say that there are two.
                if (also || !self.is_name(earlier))
                    && let Some(later) = self.list.get_mut(later)
                {
                    later.same = Some(earlier);
                }
            }
            _ => {}
        }
    }

    /// Whom a relation is about: where nobody is named and nobody is told to, the speaker.
    fn subject(
        &mut self,
        relation: &Relation,
        analysis: &Analysis,
        entities: &Entities,
    ) -> Option<usize> {
        let span = relation.subject;
        if !span.is_empty() {
            let subject = self.of(span);
            let subject = subject.or_else(|| self.known(analysis, entities, Kind::Role, span));
            let person = is_personal(relation.kind);
            return subject.or_else(|| self.proper(analysis, Kind::Role, span).filter(|_| person));
        }
        let silent = relation.kind != Kind::Open
            && relation.modality != Modality::Commanded
            && !relation.predicate.is_empty();
        if silent {
            return self.add(relation.predicate.start, Who::Speaker);
        }
        None
    }

    fn hold(&mut self, owner: usize, role: Role, holder: usize, relation: usize) {
        self.holdings.push(Holding {
            owner,
            role,
            holder,
            relation,
        });
        if let Some(holder) = self.list.get_mut(holder) {
            holder.holds = Some((owner, role));
            // A sister is she, whatever her name is like.
            if role.gender != Gender::Unknown {
                holder.gender = role.gender;
            }
        }
    }

    /// "I have a sister, Ann".
    fn has_role(
        &mut self,
        relation: &Relation,
        subject: Option<usize>,
        place: usize,
        analysis: &Analysis,
    ) {
        let object = relation.object;
        let noun = object.end.saturating_sub(1);
        let (Some(role), Some(owner)) = (role(self.places.word(noun)), subject) else {
            return;
        };
        let mut names = analysis.relations.iter().filter(|r| r.subject == object);
        let name = names.find_map(|Relation { object, kind, .. }| {
            (self.name_of(*object)).or_else(|| self.proper(analysis, *kind, *object))
        });
        if let Some(name) = name {
            self.hold(owner, role, name, place);
        }
    }

    /// "No, I meant …".
    pub fn is_meant(&self, relation: &Relation) -> bool {
        let last = relation.predicate.end.saturating_sub(1);
        relation.kind == Kind::Open && self.places.word(last).eq_ignore_ascii_case("meant")
    }

    /// Whether an open relation stands between two names, or a name and the speaker.
    fn joins_names(&self, relation: &Relation) -> bool {
        let named = |span: Span| self.name_of(span).is_some();
        let one = |span: Span| named(span) || self.person(span).is_some();
        named(relation.object) && one(relation.subject)
            || named(relation.subject) && one(relation.object)
    }

    fn says_also(&self, relation: &Relation) -> bool {
        let mut tokens = relation.predicate.start..relation.predicate.end;
        tokens.any(|token| self.places.word(token).eq_ignore_ascii_case("also"))
    }

    /// The references by a role that stand in a span: each with its owner and the role.
    pub fn roles(&self, span: Span) -> impl Iterator<Item = (usize, usize, &'static str)> {
        let all = self.list.iter().enumerate();
        all.filter_map(move |(place, reference)| match reference.who {
            Who::Role { owner, role, .. } if (span.start..span.end).contains(&reference.token) => {
                Some((place, owner, role.name))
            }
            _ => None,
        })
    }

    /// The references as they stand in the text.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        // Nearly in order already.
        for i in 1..order.len() {
            let mut place = i;
            while place > 0 && self.start_at(&order, place - 1) > self.start_at(&order, place) {
                order.swap(place - 1, place);
                place -= 1;
            }
        }
        order
    }

    fn start_at(&self, order: &[usize], place: usize) -> u32 {
        order.get(place).map_or(0, |&i| self.start(i))
    }
}

/// What the name tells that a token is.
pub(super) fn gender_of(analysis: &Analysis, token: u32) -> Gender {
    let place = analysis
        .genders
        .binary_search_by(|(other, _)| other.cmp(&token));
    let found = place.ok().and_then(|place| analysis.genders.get(place));
    found.map_or(Gender::Unknown, |(_, gender)| *gender)
}
