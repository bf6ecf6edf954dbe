//! Which words of a message refer to somebody: names, "I" and "you", "my sister", "she".
//!
//! Only what a relation hangs on is looked at, beside the names. Each reference is one place; a relation's
//! span has the reference of its last word, so "Ann's brother" refers by `brother` and "my sister Ann" by
//! `Ann`.

use super::pair::Which;
use super::places::Places;
use super::pronouns::objects;
use super::relation_names::gender_of;
use super::spans::is_own_kin;
use super::told::{Told, is_person, says_he};
use super::units::Units;
use super::unsaid_subject::{nouns, told_of};
use crate::memory::{Entities, Folded, Form, Role};
use crate::text::Modality;
use crate::text::relations::{Kind, Relation, Span};
use crate::text::{Analysis, EntityKind, Gender};
use crate::words::list;

/// How a reference refers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Who {
    Name(EntityKind),
    Speaker,
    Addressee,
    Pronoun(Gender),
    OfTwo(Which),
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
    /// And that may be a jest: "Tom and Kim are the same person"; or somebody's namesake: "Liz, short for Elizabeth".
    pub doubtful: bool,
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
            doubtful: false,
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
    /// The relation that says so, and the token of the role's noun.
    pub relation: usize,
    pub noun: u32,
}

/// The relations from `first` on answer a question about `who`, or about the holder of a role of theirs.
pub(super) struct Answers {
    pub first: usize,
    pub who: Who,
    pub role: Option<Role>,
    /// They tell the names of those who hold the role.
    pub names: bool,
    /// What the attribute is called that was asked for.
    pub attribute: Box<str>,
}

pub(super) struct References<'a> {
    pub(super) places: &'a Places<'a>,
    /// The names come first, in order; the rest follow as they were needed.
    pub list: Vec<Reference>,
    pub holdings: Vec<Holding>,
    /// The first relation that answers a question, and the reference that it and those after it are about.
    pub answers: Option<(usize, usize)>,
    /// What the attribute is called that a question asked for.
    pub attribute: Box<str>,
    /// The question was about somebody else than who answers.
    pub of_other: bool,
    /// The role whose holder's name a question asked for.
    pub names: Option<Role>,
    /// The role of the one whom a question asked about: "And your husband?" "He …"
    pub role: Option<Role>,
    /// The pronouns that are objects, each with the end of its subject's tokens.
    pub objects: Box<[(u32, u32)]>,
    /// Of whom something steady is told, by the last token, and the nouns; where a verb without a subject follows.
    pub told: Box<[u32]>,
    pub nouns: Box<[u32]>,
}

impl<'a> References<'a> {
    /// Finds all references that names and relations make, some of which may answer a question.
    pub fn find(
        places: &'a Places<'a>,
        analysis: &Analysis,
        entities: &Entities,
        answers: Option<Answers>,
    ) -> Self {
        let mut units = Units::new(places.text);
        let mut references = References {
            places,
            list: Vec::with_capacity(analysis.entities.len()),
            holdings: Vec::new(),
            answers: None,
            attribute: Box::default(),
            of_other: false,
            names: None,
            role: None,
            objects: objects(analysis),
            told: Box::default(),
            nouns: Box::default(),
        };
        if analysis
            .relations
            .iter()
            .any(|said| said.subject.is_empty())
        {
            references.told = told_of(places, analysis);
            references.nouns = nouns(places, analysis);
        }
        for span in &analysis.entities {
            let name = units.slice(span.start, span.end).unwrap_or("");
            let mut folded = Folded::new(name);
            let mut is_called =
                |kind, form| !entities.bearers_of(kind, form, &mut folded).is_empty();
            // "Mum", unless somebody is called so here.
            if is_own_kin(name) && !is_called(EntityKind::Person, Form::Part) {
                continue;
            }
            let token = places.token_at(span.start);
            let told = Told::before(places.text, name);
            let firm = span.kind == EntityKind::Person
                && !is_called(EntityKind::Person, Form::Part)
                && is_called(EntityKind::Organization, Form::Whole);
            // "Another Sofia", where one is known, is no town, and "that's Paulo, he …" is none.
            let person = told != Told::Plain && is_called(EntityKind::Person, Form::Part)
                || is_person(places, (token, places.token_at(span.end - 1) + 1))
                    && !is_called(span.kind, Form::Part)
                    && (span.kind != EntityKind::Organization || says_he(places, span.end));
            references.list.push(Reference {
                who: Who::Name(match () {
                    _ if firm => EntityKind::Organization,
                    _ if person => EntityKind::Person,
                    _ => span.kind,
                }),
                start: span.start,
                end: span.end,
                token,
                same: None,
                doubtful: false,
                holds: None,
                told,
                gender: match places.word(token.wrapping_sub(1)).trim_end_matches('.') {
                    "Mr" => Gender::Male,
                    "Mrs" | "Ms" | "Miss" => Gender::Female,
                    _ => gender_of(analysis, token),
                },
                sure: false,
            });
        }
        references.strangers(analysis, entities);
        references.short();
        let mut held = None;
        if let Some(answers) = answers {
            let owner = references.list.len();
            references.list.push(Reference {
                who: answers.who,
                ..Reference::speaker_at(0)
            });
            references.answers = Some((answers.first, owner));
            match answers.role {
                Some(role) if answers.names => {
                    held = Some((answers.first, role));
                    references.names = Some(role);
                }
                Some(role) => {
                    references.role = Some(role);
                    references.answers = Some((answers.first, owner + 1));
                    references.list.push(Reference {
                        who: Who::Role {
                            owner,
                            role,
                            fresh: false,
                        },
                        gender: role.gender,
                        ..Reference::speaker_at(0)
                    });
                }
                None => {}
            }
            references.of_other = answers.role.is_some() || answers.who != Who::Speaker;
            references.attribute = answers.attribute;
        }
        for (place, relation) in analysis.relations.iter().enumerate() {
            if let Some((first, role)) = held
                && place >= first
            {
                // "What's the dog's name?" "Rocky."
                let name = references.of(relation.object);
                let name =
                    name.or_else(|| references.proper(analysis, Kind::Role, relation.object));
                let owner = references.answers.map(|(_, owner)| owner);
                if let (Some(owner), Some(name)) = (owner, name) {
                    references.hold(owner, role, name, (place, u32::MAX));
                }
                continue;
            }
            references.relation(relation, place, analysis, entities);
            if relation.modality == Modality::Asked {
                references.ask(relation.extent());
            }
        }
        references
    }

    /// Whoever is meant by "you" there is asked something.
    fn ask(&mut self, span: Span) {
        let within = |r: &&mut Reference| (span.start..span.end).contains(&r.token);
        for reference in self.list.iter_mut().filter(within) {
            reference.sure |= reference.who == Who::Addressee;
        }
    }

    /// "Is your sister single?" "No, married.": whom what names nobody is about, where that is not who speaks.
    pub fn silent(&self) -> Option<usize> {
        self.answers
            .filter(|_| self.of_other)
            .map(|(_, asked)| asked)
    }

    /// Whom the relation at `place` is about, if it answers a question.
    pub fn answered(&self, place: usize) -> Option<usize> {
        let (first, whom) = self.answers?;
        (place >= first).then_some(whom)
    }

    /// Whether an open relation stands between two names, or a name and the speaker.
    pub(super) fn joins_names(&self, relation: &Relation) -> bool {
        let named = |span: Span| self.name_of(span).is_some();
        let one = |span: Span| named(span) || self.person(span).is_some();
        named(relation.object) && one(relation.subject)
            || named(relation.subject) && one(relation.object)
    }

    pub(super) fn is_too(&self, span: Span) -> bool {
        self.places.is(span.end, list!("too also"))
    }

    pub(super) fn says_also(&self, relation: &Relation) -> bool {
        let mut tokens = relation.predicate.start..relation.predicate.end;
        // "Hanna Brandt is now called Hanna Okafor"
        let now = self.places.is(relation.object.end, list!("now"));
        now || tokens.any(|token| self.places.is(token, list!("also now")))
    }
}
