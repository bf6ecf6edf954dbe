//! Which reference a span of words is: a name, "I", "my sister", "she".

use super::references::{Reference, References, Who};
use super::state::pronoun;
use super::told::Told;
use crate::memory::role;
use crate::text::relations::Span;
use crate::text::{EntityKind, Gender};
use crate::words::{is_among, list};

/// Whether a word alone names one's own mother, father or grandparent.
pub(super) fn is_own_kin(word: &str) -> bool {
    is_among(
        word,
        list!(
            "mum mom mommy mummy mama dad daddy papa grandma grandpa granny granddad grandad nana"
        ),
    )
}

impl References<'_> {
    /// The references by a role that stand in a span, or are what is `answered`: each with its owner and the role.
    pub fn roles(
        &self,
        span: Span,
        answered: Option<usize>,
    ) -> impl Iterator<Item = (usize, usize, &'static str)> {
        let all = self.list.iter().enumerate();
        all.filter_map(move |(place, reference)| match reference.who {
            Who::Role { owner, role, .. }
                if (span.start..span.end).contains(&reference.token) || answered == Some(place) =>
            {
                Some((place, owner, role.name))
            }
            _ => None,
        })
    }

    pub fn has_roles(&self) -> bool {
        let mut all = self.list.iter();
        all.any(|reference| matches!(reference.who, Who::Role { .. }))
    }

    /// The reference of a span, new if it must be.
    pub(super) fn of(&mut self, span: Span) -> Option<usize> {
        let span = self.before_from(span);
        if span.is_empty() {
            return None;
        }
        if let Some(name) = self.name_of(span) {
            return Some(name);
        }
        let last = span.end - 1;
        let known = self.at_token(last);
        if known.is_some_and(|known| self.is_role(known)) {
            return known;
        }
        // "Tom, my uncle, who lives in …"
        if let Some(holder) = self.held_at(last) {
            return Some(holder);
        }
        if let Some(kin) = self.asked_for(span).or_else(|| self.own_kin(span)) {
            return Some(kin);
        }
        let who = match role(self.places.word(last)).filter(|_| span.end - span.start > 1) {
            Some(role) => self.role(span, role)?,
            None => self.person(span)?,
        };
        if who == Who::Addressee
            && let Some(called) = self.called(last)
        {
            return Some(called);
        }
        self.add(last, who)
    }

    /// The name of the one who is spoken to: "Hamid, you are …", "Where do you live, Lukas?", in the sentence of
    /// that "you".
    fn called(&self, you: u32) -> Option<usize> {
        let word = |token: u32| self.places.word(token);
        let stops = |word: &str| matches!(word, "" | "." | "!" | "?");
        self.list.iter().position(|name| {
            let (from, to) = (name.token, self.places.token_at(name.end));
            let person = matches!(name.who, Who::Name(EntityKind::Person)) && name.holds.is_none();
            let before = from.checked_sub(1).map_or(".", word);
            let opens = stops(before) || is_among(before, list!("hey hi hello oh so and dear"));
            let beside = is_among(word(to + 1), list!("my a an the who and"));
            // "Dev do u work at Acme"
            let asked = to + 1 == you && is_among(word(to), list!("do did are r can will have"));
            let first = (word(to) == "," || asked) && opens && to < you && !beside;
            // "my sister, Ann." is no address.
            let role = from
                .checked_sub(2)
                .is_some_and(|at| role(word(at)).is_some());
            let last = before == "," && stops(word(to)) && !role && you < from;
            let mut between = if first { to..you } else { you..from };
            // "Ben, how are you? Do you live in Oslo?"
            let opens = first && from < 2;
            person && (first || last) && (opens || between.all(|token| !stops(word(token))))
        })
    }

    /// The reference of a span, if there is one.
    pub(super) fn at(&self, span: Span) -> Option<usize> {
        let span = self.before_from(span);
        if span.is_empty() {
            return None;
        }
        if let Some(name) = self.name_of(span) {
            return Some(name);
        }
        let last = span.end - 1;
        if let Some(holder) = self.held_at(last) {
            return Some(holder);
        }
        if let Some(asked) = self.asked_for(span) {
            return Some(asked);
        }
        if matches!(self.person(span), Some(Who::Addressee))
            && let Some(called) = self.called(last)
        {
            return Some(called);
        }
        let is_role = role(self.places.word(last)).is_some();
        if !is_role && span.end - span.start != 1 && self.of_two(span).is_none() {
            return None;
        }
        self.at_token(last)
    }

    /// "And your husband?" "He …": the one whom the question was about.
    fn asked_for(&self, span: Span) -> Option<usize> {
        let (role, (_, asked)) = (self.role?, self.answers?);
        let Some(Who::Pronoun(gender)) = self.person(span) else {
            return None;
        };
        role.gender.fits(gender).then_some(asked)
    }

    /// The reference at a token that is no name.
    pub(super) fn at_token(&self, token: u32) -> Option<usize> {
        let mut all = self.list.iter();
        all.position(|r| r.token == token && !matches!(r.who, Who::Name(_)))
    }

    /// The name that a span ends with, or begins with before a preposition or a comma.
    pub(super) fn name_of(&self, span: Span) -> Option<usize> {
        let (start, end) = self.places.offsets(span)?;
        let names = || {
            let list = self.list.iter().enumerate();
            list.filter(|(_, r)| matches!(r.who, Who::Name(_)) && start <= r.start && r.end <= end)
        };
        let (first, reference) = names().next()?;
        let next = self.places.word(self.places.token_at(reference.end));
        if let Some((name, _)) = names().find(|(_, r)| r.end == end) {
            return Some(name);
        }
        let ends = matches!(
            next,
            "," | "("
                | "o"
                | "on"
                | "from"
                | "in"
                | "at"
                | "of"
                | "who"
                | "-"
                | "again"
                | "now"
                | "too"
        );
        ends.then_some(first)
    }

    /// "I", "you", "she" in their forms, where a span is nothing else.
    pub(super) fn person(&self, span: Span) -> Option<Who> {
        if span.end - span.start != 1 {
            return self.of_two(span);
        }
        let word = self.places.word(span.start);
        if is_among(word, list!("i me my mine myself we us our im")) {
            Some(Who::Speaker)
        } else if is_among(word, list!("you your yours u")) {
            Some(Who::Addressee)
        } else {
            pronoun(word).map(Who::Pronoun)
        }
    }

    /// Who holds the role that a noun names, where this message says who.
    fn held_at(&self, noun: u32) -> Option<usize> {
        let mut held = self.holdings.iter();
        held.find(|held| held.noun == noun).map(|held| held.holder)
    }

    /// "Mum lives in Cork": the speaker's.
    fn own_kin(&mut self, span: Span) -> Option<usize> {
        let word = self.places.word(span.start);
        if span.end != span.start + 1 || !is_own_kin(word) {
            return None;
        }
        let (role, (start, end)) = (role(word)?, self.places.units(span.start));
        if self.is_taken(start, end) {
            return None;
        }
        let owner = self.list.len();
        self.list.push(Reference::speaker_at(start));
        self.list.push(Reference {
            who: Who::Role {
                owner,
                role,
                fresh: false,
            },
            start,
            end,
            token: span.start,
            gender: role.gender,
            ..Reference::speaker_at(start)
        });
        Some(owner + 1)
    }

    /// The reference at a token, new if it must be; none inside of a name.
    pub(super) fn add(&mut self, token: u32, who: Who) -> Option<usize> {
        if let Some(known) = self.at_token(token) {
            return Some(known);
        }
        let (mut start, end) = self.places.units(token);
        let word = self.places.word(token);
        if word.is_ascii() {
            // "mother-in-law" are several tokens.
            start = end - word.len() as u32;
        }
        if start == end || self.is_taken(start, end) {
            return None;
        }
        self.list.push(Reference {
            who,
            start,
            end,
            token,
            same: None,
            doubtful: false,
            holds: None,
            told: Told::Plain,
            gender: Gender::Unknown,
            sure: false,
        });
        Some(self.list.len() - 1)
    }

    /// Whether a reference has one of these places already.
    pub(super) fn is_taken(&self, start: u32, end: u32) -> bool {
        self.list.iter().any(|r| r.start < end && start < r.end)
    }

    pub(super) fn is_role(&self, reference: usize) -> bool {
        let found = self.list.get(reference);
        found.is_some_and(|reference| matches!(reference.who, Who::Role { .. }))
    }

    pub(super) fn is_name(&self, reference: usize) -> bool {
        let found = self.list.get(reference);
        found.is_some_and(|reference| matches!(reference.who, Who::Name(_)))
    }

    pub(super) fn start(&self, reference: usize) -> u32 {
        self.list.get(reference).map_or(0, |found| found.start)
    }

    /// The references as they stand in the text.
    pub fn in_order(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        // Nearly in order already.
        for i in 1..order.len() {
            let mut place = i;
            while place > 0 && self.start_at(&order, place - 1) > self.start_at(&order, place) {
                order.swap(place - 1, place);
                place -= 1;
            }
        }
        order
    }

    fn start_at(&self, order: &[usize], place: usize) -> u32 {
        order.get(place).map_or(0, |&i| self.start(i))
    }
}
