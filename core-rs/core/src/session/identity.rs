//! Whom a reference means: by a name, a part of a person's name, an organisation's initials, a role, as the
//! speaker, by a pronoun. A guess that is not good enough is none.

use super::recency::several;
use super::references::{Reference, References, Who};
use super::state::{By, State};
use super::told::Told;
use crate::memory::{Folded, Form, words};
use crate::text::EntityKind;
use crate::words::{boxed, has};
use std::cell::OnceCell;

/// What became of a reference.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Meaning {
    Known(u32, By),
    /// Somebody new, under this name.
    New(Box<str>, By),
    /// Several could be meant; the first of them.
    Several(Vec<u32>),
    Nobody,
}

/// Somebody who has a role since this message: the owner, the role, the holder.
pub(super) type Holds = (u32, &'static str, u32);

/// What is known where a reference stands.
pub(super) struct Identity<'s> {
    pub state: &'s State,
    pub references: &'s References<'s>,
    /// Per reference the entity that it means.
    pub meant: &'s [Option<u32>],
    /// The entities that this message has named so far.
    pub said: &'s [u32],
    /// Who is known by a role alone, and who was named with it in this message though known already.
    pub held_by: &'s [(u32, u32)],
    /// The roles that it has told so far.
    pub held: &'s [Holds],
    /// Who holds the role that the reference is told with, once that was asked.
    pub role: OnceCell<Option<Vec<u32>>>,
    pub seq: u64,
}

impl Identity<'_> {
    pub fn of(&self, reference: &Reference, text: &str) -> Meaning {
        match reference.who {
            Who::Name(kind) => self.name(reference, kind, text),
            Who::Speaker => self.speaker(self.state.speakers.last(), By::Speaker),
            // Whoever is asked, as long as nobody else spoke.
            Who::Addressee if self.state.speakers.is_alone() => {
                match self.state.speakers.asked().filter(|_| reference.sure) {
                    Some(asked) => Meaning::Known(self.state.entities.root(asked), By::Addressee),
                    None if reference.sure => Meaning::New(boxed("you"), By::Addressee),
                    None => Meaning::Nobody,
                }
            }
            Who::Addressee => self.speaker(self.state.speakers.other(), By::Addressee),
            Who::Pronoun(gender) => match self.he(gender, reference) {
                Some(person) => Meaning::Known(person, By::Pronoun),
                None if reference.sure => Meaning::Several(Vec::new()),
                None => Meaning::Nobody,
            },
            Who::OfTwo(which) => match self.of_two(which, reference.token) {
                Some(person) => Meaning::Known(person, By::Pronoun),
                None => Meaning::Nobody,
            },
            Who::Role { owner, role, fresh } => {
                let Some(owner) = self.meant.get(owner).copied().flatten() else {
                    return Meaning::Nobody;
                };
                let mut holders = self.holders(owner, role.name);
                if fresh {
                    holders.retain(|&holder| self.came_as_new(owner, role.name, holder));
                }
                match *holders {
                    [one] => Meaning::Known(one, By::Role),
                    [_, _, ..] => several(&holders),
                    [] => {
                        let owner = self.state.entities.get(owner);
                        let name = owner.map_or("", |owner| owner.name());
                        Meaning::New([name, "'s ", role.name].concat().into(), By::Role)
                    }
                }
            }
        }
    }

    fn speaker(&self, speaker: Option<(&str, Option<u32>)>, by: By) -> Meaning {
        match speaker {
            None => Meaning::Nobody,
            Some((_, Some(entity))) => Meaning::Known(self.state.entities.root(entity), by),
            Some((name, None)) => {
                let called = (name, &mut Folded::new(name));
                match self.person(called, Told::Plain, &Reference::speaker_at(0)) {
                    Meaning::Known(entity, _) => Meaning::Known(entity, by),
                    Meaning::Nobody | Meaning::New(..) => Meaning::New(boxed(name), by),
                    Meaning::Several(_) => Meaning::Nobody,
                }
            }
        }
    }

    /// Who a reference means that need not have been looked at yet, if that is somebody who is there.
    pub(super) fn peek(&self, reference: usize) -> Option<u32> {
        if let Some(known) = self.meant.get(reference).copied().flatten() {
            return Some(known);
        }
        let speaker = match self.references.list.get(reference)?.who {
            Who::Speaker => self.state.speakers.last(),
            Who::Addressee => self.state.speakers.other(),
            _ => None,
        };
        speaker
            .and_then(|(_, entity)| entity)
            .map(|entity| self.state.entities.root(entity))
    }

    fn name(&self, reference: &Reference, kind: EntityKind, text: &str) -> Meaning {
        let mut folded = Folded::new(text);
        let meaning = match kind {
            EntityKind::Person => self.person((text, &mut folded), reference.told, reference),
            _ => self.thing(kind, (text, &mut folded)),
        };
        let meaning = match meaning {
            Meaning::New(..) if !reference.sure && reference.told == Told::Plain => {
                self.of_another_kind(kind, &mut folded).unwrap_or(meaning)
            }
            meaning => meaning,
        };
        if !matches!(meaning, Meaning::New(..)) {
            return meaning;
        }
        // A name that nobody bears: it may be another one of somebody who is there.
        if let Some(same) = reference.same.and_then(|same| self.peek(same)) {
            return Meaning::Known(same, By::Alias);
        }
        match self.unnamed(reference) {
            Some(holder) => Meaning::Known(holder, By::Alias),
            None => meaning,
        }
    }

    /// Whom a name of something else than a person means. What one relation calls a place another may call a
    /// company.
    fn thing(&self, kind: EntityKind, (text, folded): (&str, &mut Folded)) -> Meaning {
        use EntityKind::{Location, Organization};
        let entities = &self.state.entities;
        let other = if kind == Location {
            Organization
        } else {
            Location
        };
        for kind in [kind, other] {
            match *entities.bearers_of(kind, Form::Whole, folded) {
                [one] => return Meaning::Known(one, By::Name),
                [] => {}
                ref bearers => return self.several(bearers),
            }
        }
        if kind == Organization
            && let Some(firm) = self.firm(text)
        {
            return Meaning::Known(firm, By::Part);
        }
        let short = self.initials(text).filter(|_| kind == Organization);
        known(short, By::Initials, text)
    }

    /// The only bearer of a name, of any kind: the tagger may see now a person in it and now a place.
    fn of_another_kind(&self, kind: EntityKind, folded: &mut Folded) -> Option<Meaning> {
        use EntityKind::{Location, Organization, Person};
        let mut kinds = [Person, Location, Organization].into_iter();
        kinds.find_map(|other| {
            let form = if other == Person {
                Form::Part
            } else {
                Form::Whole
            };
            match *self.state.entities.bearers_of(other, form, folded) {
                [one] if other != kind => Some(Meaning::Known(one, By::Name)),
                _ => None,
            }
        })
    }

    /// Whom a person's name means; of those who hold a role, if one is told with it, before others.
    fn person(
        &self,
        (text, folded): (&str, &mut Folded),
        told: Told,
        reference: &Reference,
    ) -> Meaning {
        let entities = &self.state.entities;
        let parts = words(text);
        let whole = entities.bearers_of(EntityKind::Person, Form::Whole, folded);
        // A name of one word, titles aside, may be a part of somebody's.
        let is_part = parts.len() < 2;
        let mut bearers = if is_part {
            let name = parts.first().copied().unwrap_or(text);
            if name == text {
                entities.bearers_of(EntityKind::Person, Form::Part, folded)
            } else {
                entities.bearers(EntityKind::Person, Form::Part, name)
            }
        } else {
            whole.clone()
        };
        if !bearers.is_empty() {
            self.leave_kin(reference, &mut bearers);
            if bearers.is_empty() {
                return Meaning::New(boxed(text), By::Name);
            }
        }
        let mut role = bearers
            .iter()
            .filter(|bearer| has(self.own_holders(reference), **bearer));
        match (told, &*bearers, (role.next(), role.next())) {
            (Told::Another, ..) => Meaning::New(boxed(text), By::Name),
            (Told::Other, ..) if is_part => self.other(&bearers, text),
            (_, [one], _) if has(&whole, *one) => Meaning::Known(*one, By::Name),
            (_, [one], _) => Meaning::Known(*one, By::Part),
            (_, [], _) => {
                let bare = if is_part { None } else { self.bare(&parts) };
                let mut bare = bare.into_iter().collect();
                self.leave_kin(reference, &mut bare);
                known(bare.first().copied(), By::Part, text)
            }
            (_, _, (Some(&one), None)) => Meaning::Known(one, By::Name),
            _ => self.several(&bearers),
        }
    }

    /// The only "Ann", who has no other name yet, of "Ann Lee".
    fn bare(&self, parts: &[&str]) -> Option<u32> {
        let entities = &self.state.entities;
        parts.iter().find_map(|part| {
            let [one] = *entities.bearers(EntityKind::Person, Form::Part, part) else {
                return None;
            };
            let mut aliases = entities.get(one)?.aliases.iter();
            let is_bare = aliases.all(|alias| words(&alias.text).len() < 2);
            is_bare.then_some(one)
        })
    }
}

/// Whether a name can be the initials of another.
pub(super) fn are_initials(text: &str) -> bool {
    (2..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// What was found, or somebody new.
fn known(found: Option<u32>, by: By, text: &str) -> Meaning {
    match found {
        Some(entity) => Meaning::Known(entity, by),
        None => Meaning::New(boxed(text), By::Name),
    }
}
