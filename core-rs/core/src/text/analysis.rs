//! What the analyzer found in one message. Its storage format is in [`super::codec`].

use super::relations::Relation;
use super::upos::Upos;
use super::vectors::TextVector;

/// The most entities one analysis holds; what comes after is dropped and `truncated` is set.
pub const MAX_ENTITIES: usize = 1_000;
/// The most values one analysis holds; what comes after is dropped and `truncated` is set.
pub const MAX_VALUES: usize = 1_000;
/// The longest entity span, UTF-16 units. Longer ones are dropped.
pub const MAX_ENTITY_UNITS: u32 = 200;

/// A kind of named entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum EntityKind {
    Person = 0,
    Location = 1,
    Organization = 2,
}

impl EntityKind {
    pub(crate) const ALL: [EntityKind; 3] = [Self::Person, Self::Location, Self::Organization];

    pub(crate) fn from_byte(byte: u8) -> Option<EntityKind> {
        Self::ALL.into_iter().find(|&kind| kind as u8 == byte)
    }

    /// The name used on the wire.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Location => "location",
            Self::Organization => "organization",
        }
    }
}

/// A kind of value, in the order of the protocol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum ValueKind {
    Datetime = 0,
    Duration,
    Number,
    Ordinal,
    Percent,
    Money,
    Quantity,
    Email,
    Url,
    Phone,
    Hashtag,
    Handle,
}

impl ValueKind {
    const ALL: [(ValueKind, &'static str); 12] = [
        (Self::Datetime, "datetime"),
        (Self::Duration, "duration"),
        (Self::Number, "number"),
        (Self::Ordinal, "ordinal"),
        (Self::Percent, "percent"),
        (Self::Money, "money"),
        (Self::Quantity, "quantity"),
        (Self::Email, "email"),
        (Self::Url, "url"),
        (Self::Phone, "phone"),
        (Self::Hashtag, "hashtag"),
        (Self::Handle, "handle"),
    ];

    pub(crate) fn from_byte(byte: u8) -> Option<ValueKind> {
        Self::ALL.get(usize::from(byte)).map(|&(kind, _)| kind)
    }

    /// The name used on the wire.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Gender {
    #[default]
    Unknown = 0,
    /// "she"
    Female,
    /// "he"
    Male,
    /// "she", as a name's ending makes likely: a pronoun may tell otherwise.
    LikelyFemale,
    /// The same of "he".
    LikelyMale,
}

impl Gender {
    pub(crate) fn from_byte(byte: u8) -> Option<Gender> {
        [
            Self::Unknown,
            Self::Female,
            Self::Male,
            Self::LikelyFemale,
            Self::LikelyMale,
        ]
        .get(usize::from(byte))
        .copied()
    }

    pub(crate) fn is_likely(self) -> bool {
        matches!(self, Self::LikelyFemale | Self::LikelyMale)
    }

    /// The same, whether sure or likely.
    pub(crate) fn told(self) -> Gender {
        match self {
            Self::LikelyFemale => Self::Female,
            Self::LikelyMale => Self::Male,
            told => told,
        }
    }

    /// Whether a pronoun of `asked` can mean somebody of this.
    pub(crate) fn fits(self, asked: Gender) -> bool {
        self == Self::Unknown || asked == Self::Unknown || self.told() == asked
    }

    /// The same, not sure any more.
    pub(crate) fn likely(self) -> Gender {
        match self {
            Self::Female => Self::LikelyFemale,
            Self::Male => Self::LikelyMale,
            told => told,
        }
    }
}

/// A named entity's place, UTF-16 units, half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub kind: EntityKind,
    pub start: u32,
    pub end: u32,
}

/// A value: its place, and what it comes to, as JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    pub kind: ValueKind,
    pub start: u32,
    pub end: u32,
    /// A number, or the normal form as a JSON string.
    pub json: Vec<u8>,
}

/// All that was found in one text, in order of place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// Start and end of each token.
    pub tokens: Vec<(u32, u32)>,
    /// The part of speech of each token; empty in an analysis of before there were any.
    pub tags: Vec<Upos>,
    /// What given names tell, by the tokens that they are, in order.
    pub genders: Vec<(u32, Gender)>,
    pub entities: Vec<Span>,
    pub values: Vec<Value>,
    /// Of a sentence those of its verbs in order, then what they add.
    pub relations: Vec<Relation>,
    /// What its words add up to.
    pub vector: TextVector,
    /// Something was dropped at a limit.
    pub truncated: bool,
}

impl Analysis {
    /// Whether every offset is a character border of `text`, in range and in order, without
    /// overlap. Linear in both. The values' JSON is not looked at.
    pub fn fits(&self, text: &str) -> bool {
        let mut borders = Borders::new(text);
        borders.hold(self.tokens.iter().copied())
            && borders.hold(self.entities.iter().map(|span| (span.start, span.end)))
            && borders.hold(self.values.iter().map(|value| (value.start, value.end)))
    }
}

/// Which UTF-16 offsets of a text are character borders, asked in mostly ascending order.
struct Borders<'t> {
    text: &'t str,
    ascii: bool,
    rest: core::str::Chars<'t>,
    at: u32,
}

impl<'t> Borders<'t> {
    fn new(text: &'t str) -> Self {
        Borders {
            text,
            ascii: text.is_ascii(),
            rest: text.chars(),
            at: 0,
        }
    }

    fn hold(&mut self, mut spans: impl Iterator<Item = (u32, u32)>) -> bool {
        let mut last = 0;
        spans.all(|(start, end)| {
            let fits = last <= start && start < end && self.is(start) && self.is(end);
            last = end;
            fits
        })
    }

    fn is(&mut self, offset: u32) -> bool {
        if self.ascii {
            return offset as usize <= self.text.len();
        }
        if offset < self.at {
            (self.rest, self.at) = (self.text.chars(), 0);
        }
        while self.at < offset {
            match self.rest.next() {
                Some(c) => self.at += c.len_utf16() as u32,
                None => return false,
            }
        }
        self.at == offset
    }
}
