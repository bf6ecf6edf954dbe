//! Whose a role is: "my sister", "Ann's boss", "my own boss".

use super::naming::{Named, Naming};
use super::references::{References, Who};
use crate::memory::{Role, role};
use crate::text::relations::{Kind, Span, Tense, is_former};
use crate::text::{Analysis, Modality};
use crate::words::{List, is_among, list};

impl References<'_> {
    /// "My new boss", "Ann's older brother": the owner is what stands before.
    pub(super) fn role(&mut self, span: Span, role: Role) -> Option<Who> {
        let noun = span.end - 1;
        let mut fresh = false;
        for token in (span.start..noun).rev() {
            let word = self.places.word(token);
            let first = token == span.start + 1;
            // "great-grandmother"
            let half = is_among(word, list!("great")) && self.places.word(token + 1) == "-";
            // "my own boss" is oneself.
            let oneself = half || is_among(word, list!("own")) && role.name == "boss";
            if oneself || is_former(word, self.places.word(noun), first) {
                return None;
            }
            let clitic = matches!(word, "'s" | "’s" | "'" | "’");
            let owner = if clitic && token > span.start {
                let start = span.start;
                self.of(Span { start, end: token })
            } else {
                let own = Span {
                    start: token,
                    end: token + 1,
                };
                let possessive = list!("my our your his her");
                let who = if is_among(word, possessive) {
                    self.person(own)
                } else {
                    None
                };
                who.and_then(|who| self.add(token, who))
            };
            if let Some(owner) = owner {
                return Some(Who::Role { owner, role, fresh });
            }
            fresh |= matches!(word, "new" | "other" | "another" | "second");
            if clitic {
                return None;
            }
        }
        None
    }

    /// "Aoife's landlord is …": she is somebody, though the tagger saw no name.
    pub(super) fn owner(&mut self, analysis: &Analysis, span: Span) {
        let clitic = |token: &u32| self.places.is(*token, list!("'s ’s"));
        let Some(end) = (span.start + 1..span.end).find(clitic) else {
            return;
        };
        let owner = Span { end, ..span };
        if role(self.places.word(span.end - 1)).is_some() && self.name_of(owner).is_none() {
            self.proper(analysis, Kind::Role, owner);
        }
    }

    /// "My sister" of "my sister from London", who is not London.
    pub(super) fn before_from(&self, span: Span) -> Span {
        let mut inner = span.start + 1..span.end;
        let from = inner.find(|&token| self.places.word(token) == "from");
        Span {
            end: from.unwrap_or(span.end),
            ..span
        }
    }
}

impl Naming<'_, '_> {
    /// "Rosa is my boss. My boss …": whose boss she is comes behind her name.
    pub(super) fn owns(&mut self, named: &Named, place: usize, entity: u32) {
        const WHICH: &List = list!(
            "other another second new older elder eldest oldest younger youngest little big first middle"
        );
        let said = &self.deciding.analysis.relations;
        let places = named.references.places;
        // "My other sister" is not the one who was named.
        let another = |name: &str| {
            named.references.list.iter().any(|other| {
                matches!(other.who, Who::Role { role, .. } if role.name == name)
                    && places.is(other.token.wrapping_sub(1), WHICH)
            })
        };
        for holding in named
            .references
            .holdings
            .iter()
            .filter(|held| held.owner == place)
        {
            let holder = named.meant.get(holding.holder).copied().flatten();
            let is_so = said.get(holding.relation).is_some_and(|said| {
                said.modality == Modality::Asserted
                    && !said.negated
                    && !said.ended
                    && said.tense != Tense::Past
                    && !another(holding.role.name)
                    && said.reported_by.is_empty()
            });
            if let (Some(holder), true) = (holder, is_so) {
                self.held.push((entity, holding.role.name, holder));
            }
        }
    }
}
