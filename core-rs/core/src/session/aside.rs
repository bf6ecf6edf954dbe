//! Who is spoken of by the way, where no relation hangs on it: "I need a gift for my mother.", "had lunch with Tunde".

use super::recency::PETS;
use super::references::{Reference, References, Who};
use super::relation_names::gender_of;
use super::spans::is_own_kin;
use super::state::State;
use super::told::is_person;
use crate::memory::{Role, Turns, is_assistant, role};
use crate::text::relations::{Kind, Span};
use crate::text::{Analysis, EntityKind, Gender, Upos};
use crate::words::{List, is_among, is_capital, is_stop, list};

/// Tokens before a pronoun among which a role is looked for.
const NEAR: u32 = 8;
/// Roles that one message brings in by the way, at most.
const MOST: usize = 4;
/// Messages before it in which nobody may be spoken of: who is, is whom "she" means.
const BACK: u64 = 3;
/// What can stand between "my" and the noun. A former or a future one is another.
const BETWEEN: &List = list!(
    "best dear older elder big little younger youngest oldest eldest lovely good close twin own"
);
/// Nouns of roles that are as often things, or endearments.
const THINGS: &List = list!("baby coach trainer assistant student");
/// Where these stand, what is said need not be so, or is over: "I'm no longer with my partner."
const SUPPOSED: &List =
    list!("if suppose pretend imagine wish translate longer anymore over without");
/// What stands behind one may be another's words.
const QUOTES: &List = list!("\" “ «");

impl References<'_> {
    /// "Had lunch with Tunde", "that's Gizmo, he …": so is a name that the tagger did not see.
    pub(super) fn shown(&mut self, analysis: &Analysis) {
        let capital = |token: &u32| self.places.is_capital(*token);
        let count = analysis.tags.len() as u32;
        // No two of these runs of capitals share a word: the cost is linear.
        let leads = |start: &u32| {
            matches!(
                self.places.word(start - 1),
                "with" | "is" | "'s" | "’s" | "to" | "had" | "welcome" | "Welcome"
            )
        };
        let starts = (2..count).filter(capital).filter(leads);
        let mut names = starts.map(|start| {
            let end = start + (start..count).take_while(capital).count() as u32;
            (start, end)
        });
        // "lunch with Tinder guys"
        let noun = |end: u32| analysis.tags.get(end as usize) == Some(&Upos::Noun);
        let name = names.find(|&(start, end)| is_person(self.places, (start, end)) && !noun(end));
        if let Some((start, end)) = name {
            self.proper(analysis, Kind::Role, Span { start, end });
        }
    }

    /// "You're thinking of Radka. Radka is a doctor.": what is a person's name at one place is one at all.
    pub(super) fn alike(&mut self) {
        self.firms();
        let person = Who::Name(EntityKind::Person);
        for place in 0..self.list.len() {
            let Some(&name) = self
                .list
                .get(place)
                .filter(|name| name.who == person && name.sure)
            else {
                continue;
            };
            let word = self.places.word(name.token);
            for other in &mut self.list {
                let same = other.end - other.start == name.end - name.start
                    && self.places.word(other.token) == word;
                if same && !other.sure && matches!(other.who, Who::Name(_)) {
                    other.who = person;
                }
            }
        }
    }

    /// "Holzmann is based in Passau. She works at Holzmann.": what is a firm's name at one place is one at all.
    fn firms(&mut self) {
        let firm = Who::Name(EntityKind::Organization);
        let told = self
            .list
            .iter()
            .filter(|name| name.who == firm && name.sure);
        let told: Vec<(u32, u32)> = told.map(|name| (name.start, name.end)).take(MOST).collect();
        for (start, end) in told {
            let text = self.places.text_of(start, end);
            for other in &mut self.list {
                let same = self.places.text_of(other.start, other.end) == text;
                if same && matches!(other.who, Who::Name(_)) && other.holds.is_none() {
                    (other.who, other.sure) = (firm, true);
                }
            }
        }
    }

    /// "Tom and Lotte": so is a name of one word that is joined to a person's.
    pub(super) fn joined(&mut self, analysis: &Analysis) {
        let tag = |token: u32| analysis.tags.get(token as usize).copied();
        let person = |name: &Reference| {
            // "I called Maria and Monday works"
            let object = tag(name.token.wrapping_sub(1)) == Some(Upos::Verb);
            name.who == Who::Name(EntityKind::Person) && !object
        };
        let names: Vec<u32> = self
            .list
            .iter()
            .filter(|name| person(name))
            .map(|name| name.token)
            .collect();
        for token in names {
            for (and, at) in [
                (token.wrapping_add(1), token.wrapping_add(2)),
                (token.wrapping_sub(1), token.wrapping_sub(2)),
            ] {
                let word = self.places.word(at);
                let name = tag(at) == Some(Upos::Propn) && is_capital(word);
                let beside = [at.wrapping_sub(1), at.wrapping_add(1)];
                let alone = !beside.into_iter().any(|at| tag(at) == Some(Upos::Propn));
                // "a card from Boyd and Giulia", in whom the tagger saw a place
                let and = self.places.is(and, list!("and &"));
                if and && alone && gender_of(analysis, at) != Gender::Unknown {
                    let place = Who::Name(EntityKind::Location);
                    let other = self.list.iter_mut().find(|other| other.token == at);
                    if let Some(other) = other.filter(|other| other.who == place && !other.sure) {
                        other.who = Who::Name(EntityKind::Person);
                        continue;
                    }
                }
                if name && alone && and {
                    self.proper(
                        analysis,
                        Kind::Role,
                        Span {
                            start: at,
                            end: at.wrapping_add(1),
                        },
                    );
                }
            }
        }
    }

    /// "A present for my mum, she lives in Cork": a role just before a pronoun can be meant by it.
    pub(super) fn roles_before(&mut self, pronoun: u32, gender: Gender) {
        for first in pronoun.saturating_sub(NEAR)..pronoun {
            let noun = self.whole(first);
            // "A check-up for our dog. His name is Rufus."
            let word = self.places.word(noun);
            // "My neighbour. She's a midwife."
            let alone = || {
                let person = |name: &Reference| name.who == Who::Name(EntityKind::Person);
                noun + 2 == pronoun
                    && !self.list.iter().any(person)
                    && is_stop(self.places.word(noun + 1))
                    && (first == 1 || is_stop(self.places.word(first.wrapping_sub(2))))
            };
            let fits =
                |role: Role| role.gender == gender || role.gender == Gender::Unknown && alone();
            let fits = is_among(word, PETS) || role(word).is_some_and(fits);
            // "He came with his daughter. She …"
            let other = match gender {
                Gender::Female => list!("my our your his"),
                Gender::Male => list!("my our your her"),
                _ => list!("my our your"),
            };
            let own = (first.saturating_sub(2)..first).find(|&token| self.places.is(token, other));
            // "Tom's mum, usually. She …"
            let own = own.or_else(|| {
                let mut names = self.list.iter();
                let end = |name: &Reference| self.places.token_at(name.end);
                let whose = |name: &&Reference| {
                    name.who == Who::Name(EntityKind::Person)
                        && end(name) + 1 == first
                        && self.places.is(end(name), list!("'s ’s"))
                };
                names.find(whose).map(|name| name.token)
            });
            if let (true, Some(start)) = (fits, own) {
                self.of(Span {
                    start,
                    end: noun + 1,
                });
            }
        }
    }

    /// Refers by each "my sister" of the message that is a complement, as in "for my mother", where nobody else is
    /// spoken of.
    pub(super) fn aside(&mut self, analysis: &Analysis, state: &State) {
        // Most messages have none.
        if !self.places.has(list!("my our with")) {
            return;
        }
        let tags = &analysis.tags;
        let tag = |token: u32| tags.get(token as usize).copied();
        let words = || (0..tags.len() as u32).map(|token| self.places.word(token));
        let found = (0..tags.len() as u32).filter_map(|start| Some((start, self.noun(start)?)));
        let found: Vec<(u32, u32)> = found.take(MOST).collect();
        if found.is_empty() {
            return;
        }
        let clitic = |token: u32| self.places.is(token, list!("'s ’s"));
        // "my boss's wife": the boss is her owner only.
        let others = self.list.iter().any(|known| match known.who {
            Who::Name(EntityKind::Person) => true,
            Who::Role { .. } => !clitic(known.token.wrapping_add(1)),
            _ => false,
        });
        if others || words().any(|word| is_among(word, SUPPOSED)) || speaks_of_somebody(state) {
            return;
        }
        for (start, noun) in found {
            if (0..start).any(|token| self.places.is(token, QUOTES)) {
                break;
            }
            // "my dog food", "my dentist appointment", "my friend Ann", "my dog-sitter"
            let next = tag(noun + 1);
            let time = self.places.is(noun + 1, list!("last next"));
            let part = matches!(
                next,
                Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num | Upos::Adj)
            );
            if part && !time || self.places.is(noun + 1, list!("- –")) {
                continue;
            }
            if self.is_complement(start, tag(start.wrapping_sub(1))) {
                let end = noun + 1;
                self.of(Span { start, end });
            }
        }
    }

    /// The noun of the role whose words begin at `start`: "my little sister", "my boss's wife", "mum".
    fn noun(&self, start: u32) -> Option<u32> {
        let word = |token: u32| self.places.word(token);
        if self.places.is(start.wrapping_sub(1), list!("with")) && is_own_kin(word(start)) {
            return Some(start);
        }
        if !self.places.is(start, list!("my our")) {
            return None;
        }
        let noun = self.behind(start)?;
        if !is_among(word(noun + 1), list!("'s ’s")) {
            return Some(noun);
        }
        Some(self.behind(noun + 1).unwrap_or(noun))
    }

    /// The noun of a role right behind `token`, or behind a word of [`BETWEEN`].
    fn behind(&self, token: u32) -> Option<u32> {
        let word = |token: u32| self.places.word(token);
        let noun = self.whole(token + 1 + u32::from(is_among(word(token + 1), BETWEEN)));
        // "my own boss" is oneself.
        let oneself =
            is_among(word(token + 1), list!("own")) && is_among(word(noun), list!("boss"));
        let other = oneself || is_among(word(noun), THINGS);
        (role(word(noun)).is_some() && !other).then_some(noun)
    }

    /// Of "mother-in-law" and "mother in law" the last token, which is the noun; else the token.
    pub(super) fn whole(&self, noun: u32) -> u32 {
        let word = |token: u32| self.places.word(token);
        let is_law = |&law: &u32| word(law).ends_with("law") && word(law).starts_with(word(noun));
        let laws = [noun + 2, noun + 4].into_iter();
        laws.filter(|_| !word(noun).is_empty())
            .find(is_law)
            .unwrap_or(noun)
    }

    /// "For my mother", "I called my brother", but not "he remained my friend", "like my brother".
    fn is_complement(&self, start: u32, before: Option<Upos>) -> bool {
        const SAME: &List = list!(
            "as like than be being become becomes became remain remains remained stay stayed called \
            named mean meant considered"
        );
        let word = self.places.word(start.wrapping_sub(1));
        matches!(before, Some(Upos::Adp | Upos::Verb)) && !is_among(word, SAME)
    }
}

/// Whether an assistant speaks, or the last messages speak of a person, beside who speaks now.
pub(super) fn speaks_of_somebody(state: &State) -> bool {
    let turn = |back: u64| state.index.turn(state.last_seq.checked_sub(back)?);
    let by = turn(0).and_then(|turn| turn.speaker);
    let asked = state.speakers.asked();
    let asked = asked.map(|entity| state.entities.root(entity));
    by.is_some_and(is_assistant)
        || (1..=BACK).filter_map(turn).any(|turn| {
            Turns::mentions(turn.mentions).any(|(entity, ..)| {
                let entity = state.entities.root(entity);
                let found = state.entities.get(entity);
                Some(entity) != asked
                    && !state.speaks(entity)
                    && found.is_some_and(|found| found.kind == EntityKind::Person)
            })
        })
}
