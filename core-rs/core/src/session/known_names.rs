//! Names that the session knows, where the tagger saw none.

use super::identity::are_initials;
use super::references::References;
use super::told::Told;
use crate::memory::{Entities, Form};
use crate::text::relations::{Kind, Span};
use crate::text::{Analysis, EntityKind};

impl References<'_> {
    /// A name of the session in small letters, where a relation of this kind asks for one.
    pub(super) fn known(
        &mut self,
        analysis: &Analysis,
        entities: &Entities,
        kind: Kind,
        span: Span,
    ) -> Option<usize> {
        use EntityKind::{Location, Organization, Person};
        let (kind, form) = match kind {
            Kind::LivesIn | Kind::From | Kind::Goes => (Location, Form::Whole),
            Kind::WorksAt | Kind::StudiesAt => (Organization, Form::Whole),
            Kind::Role
            | Kind::LivesWith
            | Kind::Knows
            | Kind::Meets
            | Kind::MarriedTo
            | Kind::EngagedTo
            | Kind::Dating => (Person, Form::Part),
            _ => return None,
        };
        let (mut text, mut start, end) = self.places.of(span)?;
        if entities.bearers(kind, form, text).is_empty() {
            // "The IRC": initials of one that is known.
            let last = span.end.saturating_sub(1);
            (text, (start, _)) = (self.places.word(last), self.places.units(last));
            let known = || !entities.bearers(kind, Form::Initials, text).is_empty();
            // "The EU" is no "Epic Unlimited".
            if kind != Organization || text.len() < 3 || !are_initials(text) || !known() {
                return None;
            }
        }
        if self.is_taken(start, end) {
            return None;
        }
        Some(self.add_name(
            analysis,
            kind,
            (start, end, self.places.token_at(start)),
            Told::before(self.places.text, text),
        ))
    }
}
