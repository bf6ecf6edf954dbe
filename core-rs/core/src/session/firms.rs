//! Which firm a shorter or a longer name of one means, and which names are firms'.

use super::identity::{Identity, are_initials};
use super::references::References;
use crate::memory::{Form, initials};
use crate::text::EntityKind;
use crate::text::relations::{Kind, Relation};
use crate::words::{list, same};

impl Identity<'_> {
    /// "Corvid" for "Corvid Analytics", and the other way round: the only firm that differs by what firms are called.
    pub(super) fn firm(&self, text: &str) -> Option<u32> {
        const FIRMS: [&str; 24] = [
            "inc",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "plc",
            "gmbh",
            "ag",
            "group",
            "holdings",
            "industries",
            "technologies",
            "tech",
            "systems",
            "solutions",
            "software",
            "labs",
            "analytics",
            "logistics",
            "consulting",
            "partners",
        ];
        let bearers = |name: &str| {
            self.state
                .entities
                .bearers(EntityKind::Organization, Form::Whole, name)
        };
        if let Some((short, last)) = text.trim_end_matches('.').rsplit_once(' ') {
            let firm = FIRMS.iter().any(|firm| same(firm, last));
            return match *bearers(short) {
                [one] if firm => Some(one),
                _ => None,
            };
        }
        let mut found = None;
        for firm in FIRMS {
            match *bearers(&[text, " ", firm].concat()) {
                [] => {}
                [one] if found.is_none_or(|other| other == one) => found = Some(one),
                _ => return None,
            }
        }
        found
    }

    pub(super) fn initials(&self, text: &str) -> Option<u32> {
        let entities = &self.state.entities;
        let kind = EntityKind::Organization;
        let bearers = if are_initials(text) {
            entities.bearers(kind, Form::Initials, text)
        } else {
            entities.bearers(kind, Form::Whole, &initials(text)?)
        };
        match *bearers {
            [one] => Some(one),
            _ => None,
        }
    }
}

impl References<'_> {
    /// "As a nurse at Aldi", not "Met Peter, he works at …" or "at Aldi in Ulm": names behind such a verb are firms.
    pub(super) fn firms_behind(&mut self, relation: &Relation) {
        for argument in relation.arguments() {
            if relation.kind == Kind::WorksAt
                && argument.start >= relation.predicate.end
                && self.places.is(argument.start, list!("at for with"))
            {
                let name = self.name_of(argument);
                self.retype(relation.kind, None, name);
            }
        }
    }
}
