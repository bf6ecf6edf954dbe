//! Who speaks in a session, and which entity each of them is.

use crate::memory::{Reader, is_assistant, put_u32};
use crate::words::same;

/// Speakers that are told apart; those beyond have no "I".
const MAX: usize = 1_000;
/// Who says a message that names nobody.
pub(super) const USER: &str = "user";

/// In the order in which they first spoke.
#[derive(Default)]
pub(super) struct Speakers {
    list: Vec<(Box<str>, Option<u32>)>,
    /// The place of the one who spoke last.
    last: usize,
    /// The one whom the first speaker asked, before anybody else spoke.
    asked: Option<u32>,
}

impl Speakers {
    /// Notes who says the turn; gives the entity of one who was asked and now speaks for the first time.
    pub fn note(&mut self, speaker: Option<&str>) -> Option<u32> {
        let name = speaker.unwrap_or(USER);
        let same = |(known, _): &(Box<str>, Option<u32>)| **known == *name;
        if self.list.get(self.last).is_some_and(same) {
            return None;
        }
        let mut bound = None;
        self.last = match self.list.iter().position(same) {
            Some(place) => place,
            None if self.list.len() < MAX => {
                bound = self.asked.filter(|_| self.list.len() == 1);
                self.list.push((name.into(), bound));
                self.list.len() - 1
            }
            None => usize::MAX,
        };
        bound
    }

    /// The name and the entity of the one who spoke last; `None` where there are too many to tell.
    pub fn last(&self) -> Option<(&str, Option<u32>)> {
        let (name, entity) = self.list.get(self.last)?;
        Some((name, *entity))
    }

    /// The same for the one whom they speak to, where there is just one.
    pub fn other(&self) -> Option<(&str, Option<u32>)> {
        let (name, entity) = self.list.get(self.other_place()?)?;
        Some((name, *entity))
    }

    /// Whether somebody who spoke has that name, or it is their first.
    pub fn is_called(&self, name: &str) -> bool {
        self.list.iter().any(|(known, _)| is_name_of(known, name))
    }

    /// Whether nobody else spoke yet.
    pub fn is_alone(&self) -> bool {
        self.list.len() == 1
    }

    /// Whom the first speaker asked, as long as nobody else spoke.
    pub fn asked(&self) -> Option<u32> {
        self.asked.filter(|_| self.is_alone())
    }

    fn other_place(&self) -> Option<usize> {
        (self.list.len() == 2 && self.last < 2).then(|| 1 - self.last)
    }

    pub fn bind_last(&mut self, entity: u32) {
        if let Some((_, bound)) = self.list.get_mut(self.last) {
            *bound = Some(entity);
        }
    }

    pub fn bind_other(&mut self, entity: u32) {
        if self.is_alone() {
            self.asked = Some(entity);
            return;
        }
        let place = self.other_place();
        if let Some((_, bound)) = place.and_then(|place| self.list.get_mut(place)) {
            *bound = Some(entity);
        }
    }

    /// The entity of a speaker, by the name that the turn has.
    pub fn entity(&self, speaker: Option<&str>) -> Option<u32> {
        let name = speaker.unwrap_or(USER);
        let found = self.list.iter().find(|(known, _)| **known == *name);
        found.and_then(|(_, entity)| *entity)
    }

    /// Whom a question's "I" means: the speaker given, else the only one who is no assistant.
    pub fn asker(&self, speaker: Option<&str>) -> Option<u32> {
        if speaker.is_some() {
            return self.entity(speaker);
        }
        let mut people = self.list.iter().filter(|(name, _)| !is_assistant(name));
        let (only, more) = (people.next()?, people.next());
        only.1.filter(|_| more.is_none())
    }

    /// The entities of all speakers who have one.
    pub fn entities(&self) -> impl Iterator<Item = u32> {
        self.list.iter().filter_map(|&(_, entity)| entity)
    }

    /// Appends the storage form: `u32` the last one's place, `u32` who was asked + 1 or 0, per speaker `u32` entity + 1 or 0, `u32`
    /// length, name.
    pub fn write(&self, out: &mut Vec<u8>) {
        put_u32(out, self.last.min(MAX) as u32);
        put_u32(out, self.asked.map_or(0, |entity| entity + 1));
        for (name, entity) in &self.list {
            put_u32(out, entity.map_or(0, |entity| entity + 1));
            put_u32(out, name.len() as u32);
            out.extend_from_slice(name.as_bytes());
        }
    }

    /// Reads the storage form, to the end; before version 6 of the snapshot nobody was asked.
    pub fn read(reader: &mut Reader, version: u8) -> Option<Self> {
        let mut speakers = Speakers {
            list: Vec::new(),
            last: reader.u32()? as usize,
            asked: if version > 5 {
                reader.u32()?.checked_sub(1)
            } else {
                None
            },
        };
        while !reader.is_empty() {
            let entity = reader.u32()?.checked_sub(1);
            speakers.list.push((reader.text()?.into(), entity));
        }
        (speakers.list.len() <= MAX).then_some(speakers)
    }
}

/// Whether somebody's name is that, or begins with it: "Mette" of "Mette Holm".
pub(super) fn is_name_of(known: &str, name: &str) -> bool {
    same(known, name)
        || known
            .split(' ')
            .next()
            .is_some_and(|first| same(first, name))
}
