//! The entities of a session: who and what was named, under which aliases, how often.
//!
//! Entities stand in the order in which they came; an entity's place there is its ordinal, and as ids
//! ascend with it an id is found by bisection. An entity that was merged keeps its place and points to the
//! one that it is ([`Entities::root`]). Invariants: ids strictly ascend; every entity has at least one
//! alias, the first of which is its name; a merged entity points to an earlier or later one that is not
//! merged itself at that time, so the way to the root ends.

use super::id::Id;
use super::names::{Folded, Form, Names, words};
use crate::text::{EntityKind, Gender};
use crate::words::{boxed, is_capital};
use std::borrow::Cow;

/// Different spellings of one entity that are counted apart; more of them only count as mentions.
pub const MAX_ALIASES: usize = 32;

/// A spelling of an entity, and how often it was used.
#[derive(Clone, Debug, PartialEq)]
pub struct Alias {
    pub text: Box<str>,
    pub count: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub id: Id,
    pub kind: EntityKind,
    pub gender: Gender,
    /// Its name only describes it ("Ann's sister"); the first name that is given takes its place.
    pub unnamed: bool,
    /// The entity that it is, since they were merged.
    pub merged: Option<u32>,
    pub aliases: Vec<Alias>,
    pub mentions: u32,
    /// `seq` of its last mention; of its first, see its id.
    pub last_seq: u64,
}

impl Entity {
    pub fn name(&self) -> &str {
        self.aliases.first().map_or("", |alias| &alias.text)
    }

    /// Kind, gender, unnamed, merged, as the snapshot and the hash have them: 0 to 2 where nothing is
    /// known but the kind.
    pub fn marks(&self) -> u8 {
        self.kind as u8
            | (self.gender.told() as u8) << 2
            | u8::from(self.unnamed) << 4
            | u8::from(self.merged.is_some()) << 5
            | u8::from(self.gender.is_likely()) << 6
    }
}

#[derive(Default)]
pub struct Entities {
    pub(super) list: Vec<Entity>,
    pub(super) names: Names,
    pub(super) aliases: u64,
    pub(super) mentions: u64,
    pub(super) merges: u64,
}

impl Entities {
    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Aliases of all entities.
    pub fn aliases(&self) -> u64 {
        self.aliases
    }

    /// Mentions of all entities.
    pub fn mentions(&self) -> u64 {
        self.mentions
    }

    pub fn get(&self, ordinal: u32) -> Option<&Entity> {
        self.list.get(ordinal as usize)
    }

    pub fn iter(&self) -> impl Iterator<Item = &Entity> {
        self.list.iter()
    }

    /// The ordinal of an id.
    pub fn find(&self, id: Id) -> Option<u32> {
        let found = self.list.binary_search_by(|entity| entity.id.cmp(&id));
        found.ok().map(|ordinal| ordinal as u32)
    }

    /// The ordinal of the first entity with an id greater than `id`.
    pub fn after(&self, id: Id) -> u32 {
        self.list.partition_point(|entity| entity.id <= id) as u32
    }

    /// The entity that this one is, merges followed.
    #[inline(never)]
    pub fn root(&self, ordinal: u32) -> u32 {
        let mut at = ordinal;
        // A merge never makes a ring; the count only bounds the walk.
        for _ in 0..self.list.len() {
            match self.get(at).and_then(|entity| entity.merged) {
                Some(into) => at = into,
                None => break,
            }
        }
        at
    }

    /// Those that were merged into others.
    pub fn merged(&self) -> impl Iterator<Item = u32> {
        let all = if self.merges == 0 { &[] } else { &*self.list };
        let merged = (0..).zip(all).filter(|(_, entity)| entity.merged.is_some());
        merged.map(|(ordinal, _)| ordinal)
    }

    /// The entities that bear a name, in their order, merges followed.
    pub fn bearers(&self, kind: EntityKind, form: Form, name: &str) -> Cow<'_, [u32]> {
        self.bearers_of(kind, form, &mut Folded::new(name))
    }

    /// The same of a name that was folded before.
    pub fn bearers_of(&self, kind: EntityKind, form: Form, name: &mut Folded) -> Cow<'_, [u32]> {
        let bearers = self.names.find(kind, form, name);
        // Most names are of nobody who was merged.
        if self.merges == 0 || bearers.iter().all(|&bearer| self.root(bearer) == bearer) {
            return Cow::Borrowed(bearers);
        }
        let mut roots = Vec::with_capacity(bearers.len());
        for &bearer in bearers {
            let root = self.root(bearer);
            if let Err(place) = roots.binary_search(&root) {
                roots.insert(place, root);
            }
        }
        Cow::Owned(roots)
    }

    /// An entity's ordinal and those of the ones that were merged into it.
    pub fn ordinals(&self, root: u32) -> Vec<u32> {
        let mut found = vec![root];
        found.extend(self.merged().filter(|&other| self.root(other) == root));
        found
    }

    /// An entity and those that were merged into it.
    pub fn parts(&self, root: u32) -> Vec<&Entity> {
        let parts = self.ordinals(root).into_iter();
        parts.filter_map(|part| self.get(part)).collect()
    }

    /// Adds an entity without mentions. The id must be greater than all before it. A name that only
    /// describes cannot be asked for.
    pub fn create(&mut self, id: Id, kind: EntityKind, name: &str, unnamed: bool) -> u32 {
        let ordinal = self.list.len() as u32;
        if !unnamed {
            self.names.add(kind, name, ordinal);
        }
        self.aliases += 1;
        self.list.push(Entity {
            id,
            kind,
            gender: Gender::Unknown,
            unnamed,
            merged: None,
            aliases: vec![Alias {
                text: boxed(name),
                count: 0,
            }],
            mentions: 0,
            last_seq: id.seq,
        });
        ordinal
    }

    /// Counts a mention under the spelling `alias`.
    pub fn mention(&mut self, ordinal: u32, alias: &str, seq: u64) {
        self.refer(ordinal, seq);
        self.call(ordinal, alias, 1);
    }

    /// Counts a mention by another word than a name.
    pub fn refer(&mut self, ordinal: u32, seq: u64) {
        if let Some(entity) = self.list.get_mut(ordinal as usize) {
            entity.mentions = entity.mentions.saturating_add(1);
            entity.last_seq = seq;
            self.mentions += 1;
        }
    }

    /// Says what an entity's name is in full, if it is longer than what is known.
    pub fn name_in_full(&mut self, ordinal: u32, name: &str) {
        let is = |entity: &Entity| !entity.unnamed && is_fuller(name, entity.name());
        if self.get(ordinal).is_some_and(is) {
            self.call(ordinal, name, 0);
        }
    }

    /// Says what the one is called who was asked as "you", and with them those who are known by a role to them:
    /// "you's sister".
    pub fn introduce(&mut self, ordinal: u32, name: &str) {
        let described = self.list.iter_mut().enumerate();
        for (place, entity) in described.filter(|(_, entity)| entity.unnamed) {
            if let [only] = &mut entity.aliases[..]
                && let Some(rest) = only.text.strip_prefix("you")
                && (place == ordinal as usize && rest.is_empty() || rest.starts_with("'s "))
            {
                only.text = [name, rest].concat().into();
            }
        }
        if is_capital(name) {
            self.call(ordinal, name, 0);
        }
    }

    fn call(&mut self, ordinal: u32, alias: &str, count: u32) {
        let Some(entity) = self.list.get_mut(ordinal as usize) else {
            return;
        };
        let mut aliases = entity.aliases.iter_mut();
        if let Some(known) = aliases.find(|known| *known.text == *alias) {
            known.count = known.count.saturating_add(count);
            return;
        }
        if entity.aliases.len() >= MAX_ALIASES {
            return;
        }
        if entity.unnamed {
            // What only described it is no name of it.
            entity.unnamed = false;
            self.aliases -= entity.aliases.len() as u64;
            entity.aliases.clear();
        }
        // "Ann Lee" of Ann, "European Space Agency" of ESA.
        let fuller = entity.kind != EntityKind::Location && is_fuller(alias, entity.name());
        let place = if fuller { 0 } else { entity.aliases.len() };
        entity.aliases.insert(
            place,
            Alias {
                text: boxed(alias),
                count,
            },
        );
        self.aliases += 1;
        self.names.add(entity.kind, alias, ordinal);
    }

    /// Says what "he" and "she" can mean, whatever was known.
    pub fn correct_gender(&mut self, ordinal: u32, gender: Gender) {
        if let Some(entity) = self.list.get_mut(ordinal as usize)
            && gender != Gender::Unknown
        {
            entity.gender = gender;
        }
    }

    /// The same; what is known already stays.
    pub fn set_gender(&mut self, ordinal: u32, gender: Gender) {
        if let Some(entity) = self.list.get_mut(ordinal as usize)
            && (entity.gender == Gender::Unknown
                || entity.gender.is_likely() && gender != Gender::Unknown)
        {
            entity.gender = gender;
        }
    }

    /// Says that `from` is `into`; both must be roots, and two.
    pub fn merge(&mut self, from: u32, into: u32) {
        let Some(other) = self.list.get_mut(from as usize) else {
            return;
        };
        other.merged = Some(into);
        self.merges += 1;
        let gender = other.gender;
        self.set_gender(into, gender);
    }

    /// Whether every merge leads to an entity that is none: to be asked once all are restored.
    pub fn is_sound(&self) -> bool {
        let whole = |ordinal: usize| {
            let root = self.get(self.root(ordinal as u32));
            root.is_some_and(|entity| entity.merged.is_none())
        };
        (0..self.list.len()).all(whole)
    }
}

/// Whether `name` has more words than `other`.
#[inline(never)]
fn is_fuller(name: &str, other: &str) -> bool {
    words(name).len() > words(other).len().max(1)
}
