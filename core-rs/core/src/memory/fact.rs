//! A fact, and the words it came from.

use super::id::Id;

/// What a fact says its subject is to what.
#[derive(Clone, Debug, PartialEq)]
pub enum Object {
    /// The predicate says all.
    Nothing,
    /// The entity's ordinal.
    Entity(u32),
    /// `{"kind":…,"text":…,"value":…}`: a value as JSON.
    Value(Box<str>),
    Text(Box<str>),
}

/// How a fact was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meant {
    Asserted = 0,
    Possible,
    Obligation,
    Planned,
    Conditional,
    Asked,
    Commanded,
    Reported,
}

impl Meant {
    const ALL: [(Meant, &'static str); 8] = [
        (Self::Asserted, "asserted"),
        (Self::Possible, "possible"),
        (Self::Obligation, "obligation"),
        (Self::Planned, "planned"),
        (Self::Conditional, "conditional"),
        (Self::Asked, "asked"),
        (Self::Commanded, "commanded"),
        (Self::Reported, "reported"),
    ];

    pub fn from_byte(byte: u8) -> Option<Meant> {
        Self::ALL.get(usize::from(byte)).map(|&(meant, _)| meant)
    }

    pub fn from_name(name: &str) -> Option<Meant> {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, known)| *known == name)
            .map(|(meant, _)| meant)
    }

    /// The name on the wire.
    pub fn name(self) -> &'static str {
        Self::ALL.get(self as usize).map_or("", |&(_, name)| name)
    }
}

/// Where a fact was said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Evidence {
    pub seq: u64,
    /// UTF-16 units of that turn's text.
    pub start: u32,
    pub end: u32,
}

/// The most places that are kept of one fact; its confidence grows on.
pub const MAX_EVIDENCE: usize = 16;

/// Times are Unix milliseconds; an open beginning is -∞, an open end ∞.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    pub id: Id,
    /// The entity's ordinal.
    pub subject: u32,
    /// Its number among the session's predicates.
    pub predicate: u16,
    pub object: Object,
    pub polarity: bool,
    pub meant: Meant,
    /// Who is said to have said it: the entity's ordinal.
    pub reported_by: Option<u32>,
    /// When it holds in the world.
    pub valid_from: f64,
    pub valid_to: f64,
    /// When the session learnt `valid_to`; the end that was told with the fact is known with it.
    pub end_known: f64,
    /// When the session learnt it, and when it stopped believing it.
    pub known_from: f64,
    pub known_to: f64,
    pub evidence: Vec<Evidence>,
    /// What is missing to certainty, in ten-thousandths.
    pub doubt: u16,
    /// The fact before in the same slot, and of the same subject, predicate and object.
    pub(super) before_in_slot: u32,
    pub(super) before_alike: u32,
}

/// What a doubt becomes when a witness of doubt `other` says the same: independent witnesses all have to
/// be wrong (the noisy-or of Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988). Never nothing.
pub fn agree(doubt: u16, other: u16) -> u16 {
    ((u32::from(doubt) * u32::from(other) + 5_000) / 10_000).max(1) as u16
}

impl Fact {
    /// An asserted fact without times and evidence, which the caller fills in.
    pub fn new(id: Id, subject: u32, predicate: u16, object: Object) -> Self {
        Fact {
            id,
            subject,
            predicate,
            object,
            polarity: true,
            meant: Meant::Asserted,
            reported_by: None,
            valid_from: f64::NEG_INFINITY,
            valid_to: f64::INFINITY,
            end_known: 0.0,
            known_from: 0.0,
            known_to: f64::INFINITY,
            evidence: Vec::new(),
            doubt: 0,
            before_in_slot: u32::MAX,
            before_alike: u32::MAX,
        }
    }

    /// Its subject, and the entity that is its object, if one is.
    pub(super) fn ends(&self) -> [u32; 2] {
        match self.object {
            Object::Entity(object) => [self.subject, object],
            _ => [self.subject, u32::MAX],
        }
    }

    /// How sure it is, 0 to 1.
    pub fn confidence(&self) -> f64 {
        1.0 - f64::from(self.doubt) / 1e4
    }

    /// When it ends, as it was known at a time.
    pub fn end_as_known(&self, known: f64) -> f64 {
        if self.end_known <= known {
            self.valid_to
        } else {
            f64::INFINITY
        }
    }

    /// Whether it was believed at a time; at infinity: is believed.
    pub fn is_believed(&self, known: f64) -> bool {
        self.known_from <= known && known < self.known_to
            || known == f64::INFINITY && self.known_to == f64::INFINITY
    }

    /// Whether it holds at `time`, as it was known at `known`.
    pub fn holds(&self, time: f64, known: f64) -> bool {
        self.valid_from <= time && time < self.end_as_known(known)
    }

    /// Whether it is asserted, true and believed, and has no end.
    pub fn is_open(&self) -> bool {
        self.is_asserted() && self.polarity && self.valid_to == f64::INFINITY
    }

    /// Whether it is believed and asserted.
    pub fn is_asserted(&self) -> bool {
        self.meant == Meant::Asserted && self.known_to == f64::INFINITY
    }
}
