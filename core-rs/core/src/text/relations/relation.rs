//! A relation: who does what to whom, as spans of tokens.

use super::kind::Kind;

/// The most further arguments a relation keeps.
pub const MAX_ARGUMENTS: usize = 4;

/// Tokens of the message by index, half-open. Empty: there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub const NONE: Span = Span { start: 0, end: 0 };

    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
}

/// A verb that is meant and not written: "Ann, a nurse" is "Ann is a nurse".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Implied {
    #[default]
    None = 0,
    /// Also before a participle that is the predicate: "a house built in 1900".
    Is,
    Has,
}

impl Implied {
    pub(crate) fn from_byte(byte: u8) -> Option<Implied> {
        [Self::None, Self::Is, Self::Has]
            .get(usize::from(byte))
            .copied()
    }

    /// The word to read before the predicate.
    pub fn word(self) -> &'static str {
        ["", "is", "has"][self as usize]
    }
}

/// How the speaker means it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Modality {
    #[default]
    Asserted = 0,
    /// "might", "could", "maybe".
    Possible,
    /// "must", "should", "has to".
    Obligation,
    /// "will", "going to", "plans to", "wants to".
    Planned,
    /// After "if" or "unless", or with "would".
    Conditional,
    Asked,
    Commanded,
}

impl Modality {
    pub(crate) fn from_byte(byte: u8) -> Option<Modality> {
        let all = [
            Self::Asserted,
            Self::Possible,
            Self::Obligation,
            Self::Planned,
            Self::Conditional,
            Self::Asked,
            Self::Commanded,
        ];
        all.get(usize::from(byte)).copied()
    }

    /// The name used on the wire.
    pub fn name(self) -> &'static str {
        [
            "asserted",
            "possible",
            "obligation",
            "planned",
            "conditional",
            "asked",
            "commanded",
        ][self as usize]
    }
}

/// The time of the predicate, as its verb says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Tense {
    #[default]
    None = 0,
    Past,
    Present,
    Future,
}

impl Tense {
    pub(crate) fn from_byte(byte: u8) -> Tense {
        match byte {
            1 => Self::Past,
            2 => Self::Present,
            3 => Self::Future,
            _ => Self::None,
        }
    }

    /// The name used on the wire; none for a relation without a verb.
    pub fn name(self) -> &'static str {
        ["", "past", "present", "future"][self as usize]
    }
}

/// One relation. Its predicate reads: the implied word, the words of `predicate`, the words of
/// `tail`. `predicate` is one run of tokens: auxiliaries, verbs, adverbs between them, an adjective
/// or a preposition that joins; `tail` is what joins from behind the object ("turn it *off*").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Relation {
    pub subject: Span,
    pub implied: Implied,
    pub predicate: Span,
    pub tail: Span,
    pub object: Span,
    /// Prepositional phrases, times, second objects; the unused ones are empty and last.
    pub arguments: [Span; MAX_ARGUMENTS],
    /// Who says it, in reported speech: "*Ann* says that …".
    pub reported_by: Span,
    pub kind: Kind,
    pub modality: Modality,
    pub tense: Tense,
    pub negated: bool,
    /// It held and no longer does: "used to", "quit", "no longer".
    pub ended: bool,
    /// It mends what was said before: "actually", "no, I meant".
    pub corrects: bool,
    /// How far the pattern can be relied on: higher is better, 0 to 100.
    pub confidence: u8,
}

impl Relation {
    /// The further arguments that there are.
    pub fn arguments(&self) -> impl Iterator<Item = Span> {
        self.arguments
            .into_iter()
            .take_while(|span| !span.is_empty())
    }

    /// From the first word to the last, without who says it.
    #[inline(never)]
    pub fn extent(&self) -> Span {
        let mut extent = Span {
            start: u32::MAX,
            end: 0,
        };
        let mut add = |span: Span| {
            if !span.is_empty() {
                extent.start = extent.start.min(span.start);
                extent.end = extent.end.max(span.end);
            }
        };
        let own = [self.subject, self.predicate, self.tail, self.object];
        own.into_iter().for_each(&mut add);
        self.arguments.into_iter().for_each(add);
        if extent.is_empty() {
            Span::NONE
        } else {
            extent
        }
    }
}
