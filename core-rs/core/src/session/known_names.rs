//! Names that the session knows, where the tagger saw none.

use super::identity::are_initials;
use super::references::{Reference, References, Who};
use super::told::Told;
use crate::memory::{Entities, Form, plural_role, role};
use crate::text::relations::{Kind, Relation, Span, Tense};
use crate::text::{Analysis, EntityKind, Upos};
use crate::words::{List, is_capital, list, same};

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

    /// "Morning from Ann": who speaks is no town.
    pub(super) fn greets(&mut self, speaker: Option<&str>) {
        const GREETING: &List =
            list!("hi hello morning evening greetings regards love hugs cheers");
        for name in &mut self.list {
            let token = name.token;
            let word = self.places.word(token);
            if speaker.is_some_and(|speaker| same(word, speaker))
                && token > 1
                && self.places.is(token - 1, list!("from"))
                && self.places.is(token - 2, GREETING)
            {
                name.who = Who::Name(EntityKind::Person);
            }
        }
    }

    /// "left London": a firm or a town.
    pub(super) fn leaves(&self, relation: &Relation) -> bool {
        let last = relation.predicate.end.wrapping_sub(1);
        relation.kind == Kind::WorksAt
            && relation.ended
            && self.places.is(last, list!("left leave leaves leaving"))
    }

    /// "Tuula: florist. Allergic to lilies": the person whose name stands before a colon at the message's beginning.
    pub(super) fn label(&self, relation: &Relation) -> Option<usize> {
        let person =
            |name: &Reference| name.who == Who::Name(EntityKind::Person) && name.token == 0;
        let label = self.list.iter().position(person)?;
        let end = self.places.token_at(self.list.get(label)?.end);
        let own =
            (end..relation.predicate.start).any(|at| self.places.is(at, list!("i i'm my we")));
        (self.places.word(end) == ":" && !own && relation.tense == Tense::Present).then_some(label)
    }

    /// A name that begins a sentence, where the tagger saw another word: "Loic lives in Brest". `placed`: of whom it is
    /// told where they live or work, so a noun may be one.
    pub(super) fn begins(
        &mut self,
        analysis: &Analysis,
        span: Span,
        placed: bool,
    ) -> Option<usize> {
        let word = self.places.word(span.start);
        let first = span
            .start
            .checked_sub(1)
            .is_none_or(|before| analysis.tags.get(before as usize) == Some(&Upos::Punct));
        let tag = analysis.tags.get(span.start as usize);
        let can = first
            && span.end == span.start + 1
            && is_capital(word)
            && (matches!(tag, Some(Upos::Adj | Upos::Verb | Upos::X | Upos::Intj))
                || (placed && !is_common(word) || self.is_part(span)) && tag == Some(&Upos::Noun))
            && role(word).is_none()
            && plural_role(word).is_none();
        let (start, end) = self.places.units(span.start);
        if !can || self.is_taken(start, end) {
            return None;
        }
        Some(self.add_name(
            analysis,
            EntityKind::Person,
            (start, end, span.start),
            Told::Plain,
        ))
    }
}

/// Whether a noun that begins a sentence is no name, as far as its ending tells: "Management", "Nurses".
pub(super) fn is_common(noun: &str) -> bool {
    const ENDINGS: [&str; 8] = ["s", "ing", "ion", "ment", "ness", "ship", "ity", "er"];
    ENDINGS.iter().any(|ending| noun.ends_with(ending))
}
