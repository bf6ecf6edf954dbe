//! Tying the references of a message to entities, in the order of the text: the turn's `entities`, `merged`
//! and `unresolved`.

use super::event::Deciding;
use super::identity::{Holds, Identity, Meaning};
use super::limits;
use super::naming_json::{write_mention, write_merge, write_unresolved};
use super::places::Places;
use super::references::{Answers, Reference, References, Who};
use super::state::{By, State};
use super::units::Units;
use crate::memory::{Id, Mention, words};
use crate::text::relations::Kind;
use crate::text::{EntityKind, Gender, MAX_ENTITIES};

/// What a message's references came to.
pub(super) struct Named<'a> {
    pub references: References<'a>,
    /// Per reference the entity that it means.
    pub meant: Vec<Option<u32>>,
    /// JSON of the lists' items.
    pub mentions: Vec<u8>,
    pub merged: Vec<u8>,
    /// Entities with which others became one.
    pub merged_into: Vec<u32>,
    pub unresolved: Vec<u8>,
    /// Something was left out.
    pub cut: bool,
}

pub(super) struct Naming<'m, 's> {
    pub(super) deciding: &'m Deciding<'m>,
    pub(super) state: &'s mut State,
    units: Units<'m>,
    said: Vec<u32>,
    pub(super) held: Vec<Holds>,
    new: u32,
    room: usize,
    /// Who is known by a role alone, and who was named with it though known already.
    held_by: Vec<(u32, u32)>,
}

/// Changes the state by all that `deciding` mentions. `room` is the bytes that the event has left.
pub(super) fn name<'a>(
    (deciding, answers): (&'a Deciding<'a>, Option<Answers>),
    state: &mut State,
    places: &'a Places<'a>,
    room: usize,
) -> Named<'a> {
    let analysis = deciding.analysis;
    let mut references = References::find(places, analysis, &state.entities, answers);
    references.shown(analysis);
    references.joined(analysis);
    references.alike();
    references.aside(analysis, state);
    references.greets(deciding.speaker);
    let mut named = Named {
        meant: vec![None; references.list.len()],
        mentions: Vec::with_capacity(references.list.len() * 200),
        references,
        merged: Vec::new(),
        merged_into: Vec::new(),
        unresolved: Vec::new(),
        cut: analysis.truncated && analysis.entities.len() == MAX_ENTITIES,
    };
    let nobody = named.references.list.is_empty() && analysis.relations.is_empty();
    if nobody && state.joined.is_none() {
        return named;
    }
    let mut naming = Naming {
        deciding,
        state,
        units: Units::new(deciding.text),
        said: Vec::with_capacity(analysis.entities.len()),
        held: Vec::new(),
        new: 0,
        room,
        held_by: Vec::new(),
    };
    naming.held_by.extend(naming.state.joined.take());
    // Who an answer is about is known before what it says.
    let whom = named.references.answers.map(|(_, whom)| whom);
    let owner = whom.and_then(|whom| match named.references.list.get(whom)?.who {
        Who::Role { owner, .. } => Some(owner),
        _ => None,
    });
    let first = [owner, whom];
    let rest = named.references.in_order().into_iter();
    let rest = rest.filter(|&place| !first.contains(&Some(place)));
    for place in first.into_iter().flatten().chain(rest) {
        naming.tie(&mut named, place);
    }
    naming.merges(&mut named);
    naming.reporter(&mut named);
    named
}

impl Naming<'_, '_> {
    fn tie(&mut self, named: &mut Named, place: usize) {
        let Some(&reference) = named.references.list.get(place) else {
            return;
        };
        let text = self.units.slice(reference.start, reference.end);
        let text = text.unwrap_or("");
        let identity = Identity {
            state: self.state,
            references: &named.references,
            meant: &named.meant,
            said: &self.said,
            held_by: &self.held_by,
            held: &self.held,
            role: Default::default(),
            seq: self.deciding.seq,
        };
        let marks = self.deciding.marks;
        let meaning = if reference.end > reference.start
            && marks.is_split(self.deciding.seq, reference.start)
        {
            Meaning::New(text.into(), By::Name)
        } else {
            identity.of(&reference, text)
        };
        let called = match &meaning {
            Meaning::Known(entity, _) => self
                .state
                .entities
                .get(*entity)
                .map_or(0, |e| e.name().len()),
            Meaning::New(name, _) => name.len(),
            _ => 0,
        };
        // What this mention takes at most: its text and its entity's name, escaped, and the rest.
        let room = 280 + 6 * (text.len() + called);
        let full = named.mentions.len() + named.unresolved.len() + room > self.room;
        let one_more = matches!(meaning, Meaning::New(..));
        if full || one_more && self.state.entities.len() >= limits::ENTITIES {
            named.cut |= meaning != Meaning::Nobody;
            return;
        }
        let kind = match reference.who {
            Who::Name(kind) => kind,
            _ => EntityKind::Person,
        };
        if let Meaning::Known(entity, By::Name | By::Part) = meaning {
            let unnamed = identity.same_holder(&reference);
            self.held_by
                .extend(unnamed.map(|unnamed| (unnamed, entity)));
        }
        let (entity, by, is_new) = match meaning {
            Meaning::Known(entity, by) => (entity, by, false),
            Meaning::New(name, by) => (self.create(kind, &name, by), by, true),
            Meaning::Several(bearers) => {
                let item = &mut named.unresolved;
                return write_unresolved(self.state, &bearers, kind, &reference, text, item);
            }
            Meaning::Nobody => return,
        };
        self.mention(named, entity, &reference, text, (is_new, by));
        self.remember(named, place, &reference, entity);
    }

    fn create(&mut self, kind: EntityKind, name: &str, by: By) -> u32 {
        self.new += 1;
        let id = Id {
            seq: self.deciding.seq,
            k: self.new,
        };
        self.state.create(id, kind, name, by)
    }

    fn mention(
        &mut self,
        named: &mut Named,
        entity: u32,
        reference: &Reference,
        text: &str,
        (is_new, by): (bool, By),
    ) {
        let mention = Mention {
            entity,
            start: reference.start,
            end: reference.end,
        };
        let root = self.state.entities.get(self.state.entities.root(entity));
        let untold = root.is_some_and(|root| {
            let better = root.gender.is_likely() && !reference.gender.is_likely();
            root.kind == EntityKind::Person && (root.gender == Gender::Unknown || better)
        });
        let told = untold && by.is_name() && reference.gender != Gender::Unknown;
        let how = (
            is_new,
            by,
            if told {
                reference.gender
            } else {
                Gender::Unknown
            },
        );
        // A new entity is listed under the name that it was made with.
        if is_new {
            write_mention(self.state, mention, text, how, &mut named.mentions);
        }
        self.state
            .mention(mention, text, self.deciding.seq, (by, how.2));
        if !is_new {
            write_mention(self.state, mention, text, how, &mut named.mentions);
        }
        self.said.push(entity);
    }

    fn remember(&mut self, named: &mut Named, place: usize, reference: &Reference, entity: u32) {
        if let Some(slot) = named.meant.get_mut(place) {
            *slot = Some(entity);
        }
        let holds = match reference.who {
            Who::Role { owner, role, .. } => Some((owner, role)),
            _ => reference.holds,
        };
        if let Some((owner, role)) = holds
            && let Some(owner) = named.meant.get(owner).copied().flatten()
        {
            self.held.push((owner, role.name, entity));
        }
        self.owns(named, place, entity);
    }

    /// What somebody says of another who has said so of themself is kept as theirs: they are an entity then,
    /// mentioned by nothing at the text's end.
    fn reporter(&mut self, named: &mut Named) {
        if !matches!(self.state.speakers.last(), Some((_, None))) {
            return;
        }
        let relations = self.deciding.analysis.relations.iter();
        let about_others = relations
            .filter(|relation| relation.kind != Kind::Open)
            .any(|relation| {
                let subject = named.references.at(relation.subject);
                let subject = subject.and_then(|place| named.meant.get(place).copied().flatten());
                subject.is_some_and(|subject| {
                    let subject = self.state.entities.root(subject);
                    self.state.speaks(subject) && self.state.has_said(subject, relation.kind.name())
                })
            });
        if !about_others {
            return;
        }
        let end = self.deciding.text.encode_utf16().count() as u32;
        named.references.list.push(Reference::speaker_at(end));
        named.meant.push(None);
        self.tie(named, named.meant.len() - 1);
    }

    /// Two names that the message tells to be one's: their bearers are one from here.
    fn merges(&mut self, named: &mut Named) {
        let mut count = 0;
        let meant = |place: usize| named.meant.get(place).copied().flatten();
        let list = named.references.list.iter().enumerate();
        let pairs = list.filter_map(|(place, reference)| {
            let (one, other) = meant(place).zip(reference.same.and_then(meant))?;
            let two = reference.doubtful && self.are_two(one, other);
            (!two).then_some((one, other))
        });
        let mut pairs: Vec<(u32, u32)> = pairs.collect();
        pairs.append(&mut self.held_by);
        for (one, other) in pairs {
            let (one, other) = (
                self.state.entities.root(one),
                self.state.entities.root(other),
            );
            let kind = |entity: u32| self.state.entities.get(entity).map(|e| e.kind);
            if one == other || kind(one) != kind(other) {
                continue;
            }
            count += 1;
            let id = Id {
                seq: self.deciding.seq,
                k: count,
            };
            if self.deciding.marks.is_undone(id) {
                continue;
            }
            // Who has the fuller name stays, else who was there first.
            let length = |entity: u32| {
                let entity = self.state.entities.get(entity);
                entity.map_or(0, |entity| words(entity.name()).len())
            };
            let (first, second) = (one.min(other), one.max(other));
            let unnamed = |entity: u32| self.state.entities.get(entity).is_some_and(|e| e.unnamed);
            let fuller = length(second) > length(first).max(1) && !unnamed(second);
            let (from, into) = if fuller || unnamed(first) {
                (first, second)
            } else {
                (second, first)
            };
            write_merge(self.state, id, from, into, &mut named.merged);
            self.state.merge(from, into);
            named.merged_into.push(into);
        }
    }
}
