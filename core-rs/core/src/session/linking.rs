//! What the relations of a message make of its words: who they are about, who holds a role, what is another name.

use super::amending::BARE;
use super::references::{Holding, Reference, References, Who};
use super::relation_names::{is_personal, is_placed};
use super::spans::is_own_kin;
use super::switching::switches;
use super::told::Told;
use super::unsaid_subject::is_of_third;
use crate::memory::{Entities, Role, role};
use crate::text::relations::{Kind, Relation};
use crate::text::{Analysis, EntityKind, Gender, Modality};
use crate::words::{List, is_among, is_capital, list};

/// What only persons do.
const HUMAN: &List =
    list!("called said says phoned texted wrote told tells asked asks laughed smiled thinks");

impl References<'_> {
    pub(super) fn relation(
        &mut self,
        relation: &Relation,
        place: usize,
        analysis: &Analysis,
        entities: &Entities,
    ) {
        let meant = self.is_meant(relation);
        let open = relation.kind == Kind::Open && !meant && !self.joins_names(relation);
        if open && switches(self.places, relation).is_none() {
            // "Ivo called.": who does so is a person.
            let word = self.places.word(relation.predicate.start);
            if relation.predicate.end == relation.predicate.start + 1 && is_among(word, HUMAN) {
                self.proper(analysis, Kind::Role, relation.subject);
            }
            let span = relation.subject;
            let word = self.places.word(span.end.wrapping_sub(1));
            let dad = is_own_kin(word) && is_capital(word);
            // "My sister's here": there is one. "No, but she does."
            if dad
                || relation.predicate.start == span.start
                || span.end > span.start + 1 && role(word).is_some()
            {
                self.of(span);
            }
            return;
        }
        if let Some(Who::Pronoun(gender)) = self.person(relation.subject) {
            self.roles_before(relation.subject.start, gender);
        }
        // "What's your dog's name?" "Name's Bo."
        let verb = relation.predicate.start;
        if self.silent().is_some() && self.places.is(verb, list!("name")) {
            return;
        }
        // "Is that your cat?" "Yes, her name is Nala."
        if let (Kind::Name, Some(role), Some((_, owner))) =
            (relation.kind, self.names, self.answers)
            && matches!(self.person(relation.subject), Some(Who::Pronoun(_)))
        {
            let name = self.of(relation.object);
            if let Some(name) = name.or_else(|| self.proper(analysis, Kind::Role, relation.object))
            {
                self.hold(owner, role, name, (place, u32::MAX));
            }
            return;
        }
        let span = relation.subject;
        let mine = span.end == span.start + 1 && self.places.is(span.start, list!("mine"));
        let begins = span.start < 2;
        let asked = self
            .silent()
            .filter(|_| mine && begins && self.role.is_some());
        let personal = is_personal(relation.kind) || relation.kind == Kind::From;
        if mine && personal && self.answered(place).or(asked).is_none() {
            return;
        }
        self.owner(analysis, span);
        let answered = self.answered(place);
        // What is put right without a verb is of whom it was.
        let subject = match answered {
            None if asked.is_some() => asked,
            None if relation.confidence != BARE => self.subject(relation, analysis, entities),
            answered => answered,
        };
        // Who "she" is has to be known, or to be told that it is not.
        let about = subject.and_then(|subject| self.list.get_mut(subject));
        if let Some(about) = about
            && is_personal(relation.kind)
            && matches!(about.who, Who::Pronoun(_))
            && about.start < about.end
            && !relation.subject.is_empty()
        {
            about.sure = true;
        }
        // "Who's Tom?" "My cousin."
        if let (Kind::Role, Some(asked)) = (relation.kind, answered) {
            let owner = self.of(relation.subject);
            let noun = relation.predicate.start;
            if let (Some(owner), Some(role)) = (owner, role(self.places.word(noun))) {
                self.hold(owner, role, asked, (place, noun));
            }
            return;
        }
        let object = self.of(relation.object);
        let object =
            object.or_else(|| self.known(analysis, entities, relation.kind, relation.object));
        let kind = if meant && relation.kind == Kind::Open {
            Kind::LivesIn
        } else {
            relation.kind
        };
        let object = object.or_else(|| self.proper(analysis, kind, relation.object));
        self.instead(entities, relation, object.filter(|_| meant));
        self.of(relation.reported_by);
        self.firms_behind(relation);
        if !self.leaves(relation) {
            self.retype(relation.kind, subject, object);
        }
        // Of two names for one a person has both.
        let is_person = |place: Option<usize>| {
            let found = place.and_then(|place| self.list.get(place));
            found.is_some_and(|name| name.who == Who::Name(EntityKind::Person))
        };
        if relation.kind == Kind::Alias && (is_person(subject) || is_person(object)) {
            self.retype(Kind::Dating, subject, object);
            self.retype(Kind::Dating, object, subject);
        }
        if relation.kind == Kind::Has && !relation.negated {
            return self.has_role(relation, subject, place, analysis);
        }
        let (Some(subject), Some(object)) = (subject, object) else {
            return;
        };
        match relation.kind {
            Kind::Role => {
                let noun = relation.predicate.start;
                if let Some(role) = role(self.places.word(noun)) {
                    self.hold(subject, role, object, (place, noun));
                }
            }
            // "My son's name is Victor too": another Victor.
            Kind::Name if !self.is_name(subject) && self.is_too(relation.object) => {
                if let Some(name) = self.list.get_mut(object) {
                    (name.told, name.same) = (Told::Another, Some(subject));
                }
            }
            // "Pretend I'm called Viktor" names nobody.
            Kind::Name | Kind::Alias if relation.modality == Modality::Conditional => {}
            Kind::Name | Kind::Alias if self.is_name(object) && !relation.negated => {
                // The later of the two is the other name.
                let name = self.is_name(subject) && self.start(subject) > self.start(object);
                let [later, earlier] = match name {
                    true => [subject, object],
                    false => [object, subject],
                };
                let also = relation.kind == Kind::Alias || self.says_also(relation);
                // One name for another only where the words say that there are two.
                let two = also || !self.is_name(earlier);
                if let Some(later) = self.list.get_mut(later).filter(|_| two) {
                    later.same = Some(earlier);
                    let verb = relation.predicate.end.wrapping_sub(1);
                    later.doubtful = self.places.is(verb, list!("are for"));
                }
            }
            _ => {}
        }
    }

    /// Whom a relation is about: where nobody is named and nobody is told to, the speaker.
    fn subject(
        &mut self,
        relation: &Relation,
        analysis: &Analysis,
        entities: &Entities,
    ) -> Option<usize> {
        let span = relation.subject;
        if !span.is_empty() {
            let subject = self.of(span);
            let subject = subject.or_else(|| self.known(analysis, entities, Kind::Role, span));
            // "Vestas moved to Skive.", where it is a firm.
            let firm = relation.kind == Kind::LivesIn && subject.is_none();
            let subject = subject
                .or_else(|| firm.then(|| self.known(analysis, entities, Kind::WorksAt, span))?);
            let person = is_personal(relation.kind)
                || matches!(relation.kind, Kind::Alias | Kind::Role)
                || relation.kind == Kind::Name && self.says_also(relation);
            if subject.is_some() || !person {
                return subject.filter(|_| person || self.of_two(span).is_none());
            }
            let name = self.proper(analysis, Kind::Role, span);
            // Only beside a name: "Loic lives in Brest".
            let object = self.places.word(relation.object.start);
            if name.is_none() && (is_capital(object) || self.is_part(span)) {
                return self.begins(analysis, span, is_placed(relation.kind));
            }
            return name;
        }
        let silent = (relation.kind != Kind::Open || switches(self.places, relation).is_some())
            && relation.modality != Modality::Commanded
            && !relation.predicate.is_empty();
        if silent
            && relation.kind != Kind::Role
            && (self.names.is_none() || !is_of_third(self.places, relation))
            && let Some(asked) = self.silent()
        {
            return Some(asked);
        }
        // "Tuula: florist. Allergic to lilies": of whom the message is.
        if silent && let Some(label) = self.label(relation) {
            return Some(label);
        }
        if silent {
            return self.add(
                relation.predicate.start,
                self.unsaid_subject(relation, analysis)?,
            );
        }
        None
    }

    /// `said`: the relation that says so, and the token of the role's noun.
    pub(super) fn hold(&mut self, owner: usize, role: Role, holder: usize, said: (usize, u32)) {
        let (relation, noun) = said;
        self.holdings.push(Holding {
            owner,
            role,
            holder,
            relation,
            noun,
        });
        if let Some(holder) = self.list.get_mut(holder) {
            holder.holds = Some((owner, role));
            // A sister is she, whatever her name is like.
            if role.gender != Gender::Unknown {
                holder.gender = role.gender;
            }
        }
    }

    /// "I have a sister, Ann".
    fn has_role(
        &mut self,
        relation: &Relation,
        subject: Option<usize>,
        place: usize,
        analysis: &Analysis,
    ) {
        let object = relation.object;
        let noun = object.end.saturating_sub(1);
        // "a baby girl"
        let baby = self.places.is(noun.wrapping_sub(1), list!("baby little"));
        let word = match self.places.word(noun) {
            "girl" if baby => "daughter",
            "boy" if baby => "son",
            word => word,
        };
        let (Some(role), Some(owner)) = (role(word), subject) else {
            return;
        };
        // "her name is Pilar"
        let hers = |r: &Relation| {
            r.kind == Kind::Name
                && r.subject.start >= object.end
                && matches!(self.person(r.subject), Some(Who::Pronoun(_)))
        };
        let about: Vec<&Relation> = analysis
            .relations
            .iter()
            .filter(|r| r.subject == object || hers(r))
            .collect();
        let naming = |kind| matches!(kind, Kind::Open | Kind::Name | Kind::IsA | Kind::Role);
        let mut names = about.iter().filter(|r| naming(r.kind));
        let name = names.find_map(|Relation { object, kind, .. }| {
            (self.name_of(*object)).or_else(|| self.proper(analysis, *kind, *object))
        });
        // "I have a daughter. Freya, she's 6."
        let word = |token: u32| self.places.word(token);
        let follows = |name: &Reference| {
            let end = self.places.token_at(name.end);
            name.token == object.end + 1
                && word(object.end) == "."
                && name.who == Who::Name(EntityKind::Person)
                && (matches!(word(end), "." | "!" | "")
                    || word(end) == "," && is_among(word(end + 1), list!("he she")))
        };
        let name = name.or_else(|| self.list.iter().position(follows));
        // "a son who works at …"
        let holder = name.or_else(|| {
            let personal = about.iter().any(|r| is_personal(r.kind));
            let fresh = false;
            personal
                .then(|| self.add(noun, Who::Role { owner, role, fresh }))
                .flatten()
        });
        if let Some(holder) = holder {
            self.hold(owner, role, holder, (place, noun));
        }
    }
}
