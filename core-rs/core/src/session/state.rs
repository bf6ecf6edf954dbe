//! The state of a session, and the only steps that change it. Deciding and folding both go through them.

use super::asking::Asked;
use super::limits;
use super::planted::{Fault, is_planted};
use super::speakers::{Speakers, USER};
use crate::json::write_raw;
use crate::memory::{
    Entities, Evidence, Fact, Facts, Form, Id, Index, Mention, Object, TurnView, put_f64, put_u32,
    role,
};
use crate::text::{EntityKind, Gender, TextVector};
use crate::words::{is_among, is_capital, list};

/// What tied a mention to its entity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum By {
    /// Its whole name.
    #[default]
    Name,
    Part,
    Initials,
    /// "X, also called Y": the other name is its.
    Alias,
    Speaker,
    Addressee,
    Role,
    Pronoun,
}

impl By {
    const ALL: [(By, &'static str); 8] = [
        (Self::Name, ""),
        (Self::Part, "part"),
        (Self::Initials, "initials"),
        (Self::Alias, "alias"),
        (Self::Speaker, "speaker"),
        (Self::Addressee, "addressee"),
        (Self::Role, "role"),
        (Self::Pronoun, "pronoun"),
    ];

    /// The name on the wire; none where the whole name was said.
    pub fn name(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |&(_, name)| name)
    }

    pub fn from_name(name: &str) -> Option<By> {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, known)| *known == name).map(|(by, _)| by)
    }

    /// Whether what was said is a name of the entity.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Name | Self::Part | Self::Initials | Self::Alias)
    }
}

/// "he" and "she" in their forms.
pub(super) fn pronoun(word: &str) -> Option<Gender> {
    if is_among(word, list!("he him his himself")) {
        Some(Gender::Male)
    } else if is_among(word, list!("she her hers herself")) {
        Some(Gender::Female)
    } else {
        None
    }
}

pub(super) struct State {
    /// `seq` of the last event; 0 before the first.
    pub last_seq: u64,
    pub index: Index,
    pub entities: Entities,
    pub facts: Facts,
    pub speakers: Speakers,
    /// What the last event, if it was a message, asks. It follows from its text, so the hash has it by that.
    pub asked: Asked,
    /// Who was asked as "you" and turned out, with the last message, to be known already. The event merges them.
    pub joined: Option<(u32, u32)>,
}

impl State {
    /// The message right before the one with this number, where the same speaker said it.
    pub(super) fn own_before(&self, seq: u64) -> Option<TurnView<'_>> {
        let speaker = self.index.turn(seq)?.speaker;
        let before = self.index.turn(seq.wrapping_sub(1))?;
        (before.speaker == speaker).then_some(before)
    }

    // Called from several places, and large.
    #[inline(never)]
    pub fn new(index_bytes: usize) -> Self {
        State {
            last_seq: 0,
            index: Index::new(index_bytes),
            entities: Entities::default(),
            facts: Facts::default(),
            speakers: Speakers::default(),
            asked: Asked::default(),
            joined: None,
        }
    }

    /// Takes in what was said, and what its words add up to.
    pub fn add_turn(
        &mut self,
        seq: u64,
        at: f64,
        (speaker, text): (Option<&str>, &str),
        vector: &TextVector,
    ) {
        self.index.add(seq, at, speaker, text);
        self.index.place(vector);
        if let Some(asked) = self.speakers.note(speaker) {
            // Who was asked speaks: it is they, unless somebody is known by that name.
            let name = speaker.unwrap_or(USER);
            self.joined = match *self.entities.bearers(EntityKind::Person, Form::Whole, name) {
                [known] => {
                    self.speakers.bind_last(known);
                    Some((asked, known))
                }
                _ => None,
            };
            if self.joined.is_none() {
                self.entities.introduce(asked, name);
            }
        } else {
            self.joined = None;
        }
        self.last_seq = seq;
    }

    /// Takes in what the last message asks; gives the question that it may have answered.
    pub fn ask(&mut self, asking: Asked) -> Asked {
        let before = std::mem::take(&mut self.asked);
        self.asked = asking.after(before.clone());
        before
    }

    /// Passes over a `seq` at which nothing was said: its place stays, with the time of the one before.
    pub fn leave_empty(&mut self, seq: u64) {
        let before = self.index.turn(self.last_seq);
        let at = before.map_or(0.0, |turn| turn.at);
        self.index.add(seq, at, None, "");
        self.asked = Asked::default();
        self.last_seq = seq;
    }

    /// Adds an entity.
    pub fn create(&mut self, id: Id, kind: EntityKind, name: &str, by: By) -> u32 {
        let described = match by {
            By::Role => true,
            By::Speaker | By::Addressee => !is_capital(name),
            _ => false,
        };
        self.entities.create(id, kind, name, described)
    }

    /// Takes in a mention of the turn that was added last; `text` is what was said, `told` what a name tells.
    pub fn mention(&mut self, mention: Mention, text: &str, seq: u64, (by, told): (By, Gender)) {
        self.index.mention(mention);
        if by.is_name() {
            let root = self.entities.root(mention.entity);
            self.entities.set_gender(root, told);
            return self.entities.mention(mention.entity, text, seq);
        }
        self.entities.refer(mention.entity, seq);
        let gender = match by {
            By::Role => role(text).map(|role| role.gender),
            _ => pronoun(text),
        };
        if let Some(gender) = gender {
            let root = self.entities.root(mention.entity);
            if by == By::Pronoun {
                self.entities.correct_gender(root, gender);
            } else {
                self.entities.set_gender(root, gender);
            }
        }
        if let (By::Speaker, Some((name, None))) = (by, self.speakers.last()) {
            // "Mei Chen", of whom others spoke as Mei.
            self.entities.name_in_full(mention.entity, name);
        }
        match by {
            By::Speaker => self.speakers.bind_last(mention.entity),
            By::Addressee => self.speakers.bind_other(mention.entity),
            _ => {}
        }
    }

    /// Takes in a new fact. Who holds a role is told a gender by it.
    pub fn open_fact(&mut self, fact: Fact) -> u32 {
        if let (Object::Entity(holder), true) = (&fact.object, fact.polarity)
            && let Some(role) = role(self.facts.predicate(fact.predicate))
        {
            let holder = self.entities.root(*holder);
            self.entities.correct_gender(holder, role.gender);
        }
        self.facts.open(&self.entities, fact)
    }

    /// Takes in that a fact was said again.
    pub fn confirm_fact(&mut self, fact: u32, evidence: Evidence, doubt: u16) {
        self.facts.confirm(fact, evidence, doubt);
    }

    /// What a fact is about, merges followed, as a new fact must have it.
    pub fn rooted(&self, object: &Object) -> Object {
        match object {
            Object::Entity(entity) => Object::Entity(self.entities.root(*entity)),
            other => other.clone(),
        }
    }

    /// The entity of who said the last turn, merges followed.
    pub fn speaker(&self) -> Option<u32> {
        let (_, entity) = self.speakers.last()?;
        entity.map(|entity| self.entities.root(entity))
    }

    /// Whether an entity speaks itself.
    pub fn speaks(&self, entity: u32) -> bool {
        let mut bound = self.speakers.entities();
        bound.any(|bound| self.entities.root(bound) == entity)
    }

    /// Whether an entity has itself said what is now in a slot of its own.
    pub fn has_said(&self, entity: u32, predicate: &str) -> bool {
        let Some(predicate) = self.facts.find_predicate(predicate) else {
            return false;
        };
        let mut open = self
            .facts
            .slot(entity, predicate)
            .take(16)
            .filter(|(_, fact)| fact.is_open());
        open.any(|(_, fact)| {
            fact.evidence.iter().any(|place| {
                let turn = self.index.turn(place.seq);
                let speaker = turn.and_then(|turn| self.speakers.entity(turn.speaker));
                speaker.is_some_and(|speaker| self.entities.root(speaker) == entity)
            })
        })
    }

    /// Says that `from` is `into`; both must be roots, and two.
    pub fn merge(&mut self, from: u32, into: u32) {
        if is_planted(Fault::Merge) {
            return;
        }
        self.entities.merge(from, into);
        self.facts.relink(&self.entities, into);
    }

    /// SHA-256 in hexadecimal digits over, little endian: the turns (as `Digest::turn` says), `u32` number
    /// of entities, and per entity `f64` and `u32` of its id, `u8` marks (`Entity::marks`), where it was
    /// merged `u32` into whom, `u32` number of aliases, per alias `u32` count, `u32` length, UTF-8; the
    /// first alias is the name; then the storage form of each fact (`Facts::write`), its predicate's name
    /// before it. Mentions are with the turns.
    pub fn hash(&self) -> String {
        let mut digest = self.index.digest();
        let mut out = Vec::new();
        put_u32(&mut out, self.entities.len() as u32);
        for entity in self.entities.iter() {
            put_f64(&mut out, entity.id.seq as f64);
            put_u32(&mut out, entity.id.k);
            out.push(entity.marks());
            if let Some(into) = entity.merged {
                put_u32(&mut out, into);
            }
            put_u32(&mut out, entity.aliases.len() as u32);
            for alias in &entity.aliases {
                put_u32(&mut out, alias.count);
                put_u32(&mut out, alias.text.len() as u32);
                write_raw(&mut out, alias.text.as_bytes());
            }
            digest.update(&out);
            out.clear();
        }
        for (ordinal, fact) in self.facts.iter().enumerate() {
            write_raw(&mut out, self.facts.predicate(fact.predicate).as_bytes());
            self.facts.write(ordinal as u32, &mut out);
            digest.update(&out);
            out.clear();
        }
        digest.update(&out);
        digest.finish()
    }
}

impl Default for State {
    fn default() -> Self {
        State::new(limits::INDEX_BYTES)
    }
}
