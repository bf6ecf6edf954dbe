//! What relations tell of names: where the tagger saw none, and what they are names of.

use super::references::{Reference, References, Who};
use super::told::{Told, is_person, is_reached, is_spoken_of};
use crate::memory::{Entities, Form, role};
use crate::text::relations::{Kind, Span};
use crate::text::{Analysis, EntityKind, Gender, Upos};
use crate::words::{has_capital, is_capital, same, split};

/// UTF-8 bytes of a name that is read off the grammar.
const NAME_BYTES: usize = 64;

impl References<'_> {
    /// A name that the tagger saw as none, where a relation of this kind asks for one: proper nouns at the
    /// span's beginning.
    pub(super) fn proper(&mut self, analysis: &Analysis, kind: Kind, span: Span) -> Option<usize> {
        use EntityKind::{Location, Organization, Person};
        let kind = match kind {
            Kind::LivesIn | Kind::From | Kind::Born => Location,
            Kind::WorksAt | Kind::StudiesAt => Organization,
            Kind::Role
            | Kind::Name
            | Kind::Alias
            | Kind::LivesWith
            | Kind::Knows
            | Kind::MarriedTo
            | Kind::EngagedTo
            | Kind::Dating => Person,
            _ => return None,
        };
        let answers = kind == Location && self.answers.is_some();
        let is_proper = |token: u32| {
            let tag = analysis.tags.get(token as usize);
            let noun = matches!(tag, Some(Upos::Adj | Upos::Noun | Upos::Verb));
            let word = self.places.word(token);
            // Any word has a capital where a sentence begins.
            let first = token.checked_sub(1).map_or(!answers, |before| {
                // "*Hallein"
                analysis.tags.get(before as usize) == Some(&Upos::Punct)
                    && self.places.word(before) != "*"
            });
            tag == Some(&Upos::Propn) || noun && !first && is_capital(word)
        };
        // "Paquita from work"
        let behind = span.start + 1;
        let further = span.end > behind && same(self.places.word(behind), "from");
        let span = Span {
            end: if further { behind } else { span.end },
            ..span
        };
        // "the Baltic Shipping Authority"
        let the = kind == Organization
            && same(self.places.word(span.start), "the")
            && (span.start + 1..span.start + 3).all(|token| token < span.end && is_proper(token));
        let span = Span {
            start: span.start + u32::from(the),
            ..span
        };
        // "a different Ann", "Rome this week"
        let name = if kind == Person {
            let start = (span.start..span.end)
                .rev()
                .find(|&token| !is_proper(token));
            Span {
                start: start.map_or(span.start, |token| token + 1),
                end: span.end,
            }
        } else {
            // "Rolls-Royce"
            let hyphen = |token: u32| {
                let (start, end) = self.places.units(token);
                self.places.word(token) == "-"
                    && is_proper(token + 1)
                    && self.places.units(token.wrapping_sub(1)).1 == start
                    && self.places.units(token + 1).0 == end
            };
            let end = (span.start..span.end).find(|&token| !is_proper(token) && !hyphen(token));
            Span {
                start: span.start,
                end: end.unwrap_or(span.end),
            }
        };
        let (text, start, end) = self.places.of(name)?;
        // "im dating sanjay": where all is in small letters.
        let small = || {
            let proper = |token: u32| {
                let long = self.places.word(token).len() > 2;
                long && analysis.tags.get(token as usize) == Some(&Upos::Propn)
            };
            let mut values = analysis.values.iter();
            (name.start..name.end).all(proper)
                && !values.any(|value| value.start < end && start < value.end)
                && !has_capital(self.places.text)
        };
        let is_name = text.len() <= NAME_BYTES && (has_capital(text) || small());
        if is_name && kind == Organization {
            // "Baltic Shipping Group", of which the tagger saw "Baltic"
            let mut parts = self.list.iter_mut().enumerate();
            let part = parts.find(|(_, r)| start <= r.start && r.end <= end);
            if let Some((place, part)) = part
                && matches!(part.who, Who::Name(Location | Organization))
            {
                (part.start, part.end, part.token) = (start, end, name.start);
                (part.who, part.sure) = (Who::Name(kind), true);
                return Some(place);
            }
        }
        if !is_name || self.is_taken(start, end) {
            return None;
        }
        Some(self.add_name(
            analysis,
            kind,
            (start, end, name.start),
            Told::before(self.places.text, text),
        ))
    }

    /// Adds a name that a relation is sure of: its kind, its place and its first token.
    pub(super) fn add_name(
        &mut self,
        analysis: &Analysis,
        kind: EntityKind,
        (start, end, token): (u32, u32, u32),
        told: Told,
    ) -> usize {
        self.list.push(Reference {
            who: Who::Name(kind),
            start,
            end,
            token,
            same: None,
            doubtful: false,
            holds: None,
            told,
            gender: gender_of(analysis, token),
            sure: true,
        });
        self.list.len() - 1
    }

    /// "Call Fatoumata, she …", "who remembers Yaw? He …": persons in whom the tagger saw no name.
    pub(super) fn strangers(&mut self, analysis: &Analysis, entities: &Entities) {
        let proper = (0..).zip(&analysis.tags);
        for (token, _) in proper.filter(|(_, tag)| **tag == Upos::Propn) {
            let (start, end) = self.places.units(token);
            let other = |r: &Reference| {
                let before = r.who == Who::Name(EntityKind::Person) && r.start < end;
                before || r.start < end && start < r.end
            };
            // Most are a name's, or behind one.
            if self.list.iter().any(other) {
                continue;
            }
            let word = self.places.word(token);
            let name = is_capital(word) && role(word).is_none();
            // "There's another Niamh, she …", where one is known.
            let told = Told::before(self.places.text, word);
            let another = told == Told::Another
                && !entities
                    .bearers(EntityKind::Person, Form::Part, word)
                    .is_empty();
            if name
                && (another
                    || is_person(self.places, (token, token + 1))
                    || is_reached(self.places, token)
                    || is_spoken_of(self.places, analysis, token))
            {
                self.add_name(
                    analysis,
                    EntityKind::Person,
                    (start, end, token),
                    if another { told } else { Told::Plain },
                );
            }
        }
    }

    /// Whether a word is part of a person's name that stands before it: "Gunvor Berg slept well. Gunvor takes …".
    pub(super) fn is_part(&self, span: Span) -> bool {
        let word = self.places.word(span.start);
        let mut names = self
            .list
            .iter()
            .filter(|name| name.who == Who::Name(EntityKind::Person));
        span.end == span.start + 1
            && is_capital(word)
            && names.any(|name| {
                let text = self.places.text_of(name.start, name.end);
                name.token < span.start && split(text, b' ').any(|part| part == word)
            })
    }

    /// "Magdalena, Lena for short".
    pub(super) fn short(&mut self) {
        for later in 1..self.list.len() {
            let (Some(name), Some(before)) = (self.list.get(later), self.list.get(later - 1))
            else {
                continue;
            };
            let after = self.places.token_at(name.end);
            let comma = self.places.token_at(before.end);
            let is = |token: u32, word: &str| same(self.places.word(token), word);
            if is(after, "for")
                && is(after + 1, "short")
                && is(comma, ",")
                && comma + 1 == name.token
                && let Some(name) = self.list.get_mut(later)
            {
                name.same = Some(later - 1);
            }
        }
    }

    /// What a relation's kind says of what its names are, where the tagger may have erred.
    pub(super) fn retype(&mut self, kind: Kind, subject: Option<usize>, object: Option<usize>) {
        // "Brightwell Logistics is based in …": a firm lives somewhere.
        let firm = Some(Who::Name(EntityKind::Organization));
        let named = |subject: usize| self.list.get(subject).map(|found| found.who);
        let is_firm = subject.map(named) == Some(firm);
        let mut set = |reference: Option<usize>, to: EntityKind| {
            let found = reference.and_then(|i| self.list.get_mut(i));
            if let Some(reference) = found
                && matches!(reference.who, Who::Name(_))
            {
                reference.who = Who::Name(to);
                reference.sure = true;
            }
        };
        use EntityKind::{Location, Organization, Person};
        match kind {
            Kind::WorksAt | Kind::StudiesAt => set(object, Organization),
            Kind::LivesIn => set(object, Location),
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating | Kind::Role => set(object, Person),
            _ => {}
        }
        if is_personal(kind) && !(kind == Kind::LivesIn && is_firm) {
            set(subject, Person);
        }
    }
}

/// Whether a kind tells where somebody lives, works or learns.
pub(super) fn is_placed(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::LivesIn | Kind::WorksAt | Kind::StudiesAt | Kind::From
    )
}

/// Whether only persons are subjects of a kind.
pub(super) fn is_personal(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Likes
            | Kind::Dislikes
            | Kind::Studies
            | Kind::StudiesAt
            | Kind::Single
            | Kind::Died
            | Kind::LivesIn
            | Kind::LivesWith
            | Kind::WorksAt
            | Kind::WorksAs
            | Kind::Age
            | Kind::MarriedTo
            | Kind::EngagedTo
            | Kind::Dating
            | Kind::Birthday
            | Kind::AllergicTo
            | Kind::Speaks
            | Kind::Eats
            | Kind::Drinks
            | Kind::Knows
            | Kind::Visited
            | Kind::Diet
            | Kind::Plays
            | Kind::Takes
            | Kind::Weighs
            | Kind::Earns
    )
}

/// What the name tells that a token is.
pub(super) fn gender_of(analysis: &Analysis, token: u32) -> Gender {
    let place = analysis
        .genders
        .binary_search_by(|(other, _)| other.cmp(&token));
    let found = place.ok().and_then(|place| analysis.genders.get(place));
    found.map_or(Gender::Unknown, |(_, gender)| *gender)
}
