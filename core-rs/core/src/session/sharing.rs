//! What "me too" takes over: which facts of the message before, or of its own, are so of somebody else as well.

use super::asking::{Asked, Whom};
use super::claims::{Claim, Claims};
use super::last_told::{LastTold, Said};
use super::likewise::{Likewise, Verb, Whose, instead};
use super::places::Places;
use super::references::{Answers, Who};
use super::state::State;
use super::telling::Telling;
use super::units::Units;
use super::when::When;
use crate::memory::{Fact, Meant, Object, Role};
use crate::text::Analysis;
use crate::text::relations::{Kind, Relation, Tense};
use crate::words::{is_among, letters, list, owned};

/// The newest facts that are looked at.
pub(super) const NEWEST: usize = 16;

/// What is so of somebody else too.
pub(super) struct Shared {
    likewise: Likewise,
    /// What another told; what the message tells itself is not known before it is decided.
    told: Option<Told>,
}

struct Told {
    /// The role of the one of the speaker's whom "mine" is.
    role: Option<Role>,
    facts: Vec<Fact>,
    /// When the message was said that told it.
    at: f64,
}

/// What the message before, by another speaker, told last, as a message shares it that begins with `likewise`.
pub(super) fn shared(state: &State, likewise: Likewise) -> Option<Shared> {
    let seq = state.last_seq.wrapping_sub(1);
    let before = state.index.turn(seq)?;
    let author = state.speakers.entity(before.speaker);
    let told = told(
        state,
        &likewise,
        Said {
            seq,
            at: before.at,
            text: before.text,
            author: author.map(|author| state.entities.root(author)),
        },
    );
    let told = Some(told?);
    Some(Shared { likewise, told })
}

/// "Do you work at Zelkor?" "No, but my wife does.": what the message before asked, where a message says it of another.
pub(super) fn of_another(
    (asked, question): (&Asked, &str),
    state: &State,
    places: &Places,
    analysis: &Analysis,
) -> Option<Shared> {
    let seq = state.last_seq.wrapping_sub(1);
    if !asked.whether || !asked.plain {
        return None;
    }
    let likewise = instead(places, analysis)?;
    let be = letters(question).any(|word| is_among(word, list!("are is am re s")));
    let Whose::Said(whom) = likewise.whose else {
        return None;
    };
    let same = asked.of != Whom::You && places.is(whom.start, list!("he she"));
    if same || likewise.verb != Verb::Any && be != (likewise.verb == Verb::Be) {
        return None;
    }
    // "Have you lived in Leeds?" asks not where one lives.
    if likewise.verb == Verb::Have && !matches!(asked.kind, Kind::Has | Kind::Visited) {
        return None;
    }
    // "Are you vegan? Is Tom coming?" "Tom is."
    let stop = question.trim_end_matches(['?', ' ']).rfind(['?', '.', '!']);
    let last_sentence = question.get(..stop.unwrap_or(0)).unwrap_or("");
    let begin = last_sentence.encode_utf16().count() as u32;
    let asked = |fact: &&Fact| {
        let last = fact.evidence.last();
        let kind = Kind::of_name(state.facts.predicate(fact.predicate));
        fact.meant == Meant::Asked
            && last.is_some_and(|last| last.seq == seq && last.start >= begin)
            && kind.is_some_and(|kind| kind != Kind::Open)
    };
    let mut newest = state.facts.iter().rev().take(NEWEST);
    let mut fact = newest.find(asked).filter(|fact| fact.polarity)?.clone();
    fact.meant = Meant::Asserted;
    let told = Told {
        role: None,
        facts: vec![fact],
        at: state.index.turn(seq)?.at,
    };
    let told = Some(told);
    Some(Shared { likewise, told })
}

/// What a message told last.
fn told(state: &State, likewise: &Likewise, said: Said) -> Option<Told> {
    let last_told = LastTold {
        state,
        likewise,
        said,
    };
    let newest = || state.facts.iter().rev().take(NEWEST);
    let told = || newest().filter_map(|fact| Some((fact, last_told.place(fact)?)));
    let (last, place) = told().max_by_key(|(_, place)| (place.end, place.start))?;
    let subject = state.entities.root(last.subject);
    // "I'm a nurse. My sister is a vet." "Me too.": which?
    let of_author = |fact: &Fact| Some(state.entities.root(fact.subject)) == said.author;
    let unclear = likewise.whose == Whose::Speaker
        && !likewise.so
        && !of_author(last)
        && told().any(|(fact, _)| of_author(fact));
    if unclear || !last_told.is_last(last, &place) {
        return None;
    }
    let role = match likewise.whose {
        // "My brother is a plumber." "So is mine."
        Whose::Mine if !of_author(last) => Some(last_told.held(subject)?),
        _ => None,
    };
    let same = |fact: &&Fact| {
        let alike = |of: &Fact| (of.predicate, of.polarity, of.meant);
        state.entities.root(fact.subject) == subject
            && alike(fact) == alike(last)
            && last_told.place(fact).is_some()
    };
    let mut facts: Vec<Fact> = newest().filter(same).cloned().collect();
    facts.reverse();
    let at = said.at;
    Some(Told { role, facts, at })
}

impl Shared {
    /// "I'm a nurse, and so is my sister.": what the message tells itself.
    pub fn own(likewise: Likewise) -> Shared {
        let told = None;
        Shared { likewise, told }
    }

    /// The relation of whom it names: it says nothing, but they are spoken of.
    pub fn relation(&self) -> Option<Relation> {
        let Whose::Said(subject) = self.likewise.whose else {
            return None;
        };
        Some(Relation {
            subject,
            predicate: self.likewise.words,
            tense: Tense::Present,
            ..Relation::default()
        })
    }

    /// Whom it is about where it names nobody.
    pub fn answers(&self, first: usize) -> Option<Answers> {
        let named = matches!(self.likewise.whose, Whose::Said(_));
        (!named).then(|| Answers {
            first,
            who: Who::Speaker,
            role: self.told.as_ref().and_then(|told| told.role),
            names: false,
            attribute: Box::default(),
        })
    }
}

impl Telling {
    /// "Me too.": what another told last, or `own`: what the message itself told before.
    pub(super) fn share(&mut self, state: &mut State, claims: &Claims, own: bool) {
        let Some(shared) = claims.shared.filter(|shared| own == shared.told.is_none()) else {
            return;
        };
        let Likewise { whose, words, .. } = shared.likewise;
        let place = claims.evidence(words);
        let here = || {
            let said = Said {
                seq: self.seq,
                at: self.at,
                text: Units::new(claims.places.text).slice(0, place.start)?,
                author: claims.speaker,
            };
            told(state, &shared.likewise, said)
        };
        let found = if own { here() } else { None };
        let Some(told) = shared.told.as_ref().or(found.as_ref()) else {
            return;
        };
        let whom = match whose {
            Whose::Said(span) => claims.references.at(span),
            _ => claims.references.answers.map(|(_, whom)| whom),
        };
        let Some(subject) = whom.and_then(|whom| claims.entity(state, whom)) else {
            return;
        };
        self.roles(state, claims, (words, whom), &mut Vec::new());
        // "Me too, since May."
        let word = Relation {
            predicate: words,
            tense: Tense::Present,
            ..Relation::default()
        };
        let when = claims.when(&word);
        for fact in &told.facts {
            let object = state.rooted(&fact.object);
            let from = Some(fact.valid_from).filter(|from| from.is_finite() && *from != told.at);
            if object == Object::Entity(subject) {
                continue;
            }
            let claim = Claim {
                polarity: fact.polarity,
                meant: fact.meant,
                evidence: place,
                when: When {
                    from: when.from.or(from),
                    ..when
                },
                ..claims.bare(
                    subject,
                    owned(state.facts.predicate(fact.predicate)),
                    object,
                )
            };
            self.take(state, claim, claims.speaker);
        }
    }
}
