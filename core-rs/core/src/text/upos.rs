//! Universal part-of-speech tags (Universal Dependencies v2), in the order of their names.

/// A tag. The number is what is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Upos {
    Adj = 0,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// How many there are.
    pub const COUNT: usize = 17;

    /// All tags, each at its number, with the name used on the wire.
    pub const ALL: [(Upos, &'static str); Self::COUNT] = [
        (Self::Adj, "ADJ"),
        (Self::Adp, "ADP"),
        (Self::Adv, "ADV"),
        (Self::Aux, "AUX"),
        (Self::Cconj, "CCONJ"),
        (Self::Det, "DET"),
        (Self::Intj, "INTJ"),
        (Self::Noun, "NOUN"),
        (Self::Num, "NUM"),
        (Self::Part, "PART"),
        (Self::Pron, "PRON"),
        (Self::Propn, "PROPN"),
        (Self::Punct, "PUNCT"),
        (Self::Sconj, "SCONJ"),
        (Self::Sym, "SYM"),
        (Self::Verb, "VERB"),
        (Self::X, "X"),
    ];

    /// The tag of a stored number.
    pub fn from_byte(byte: u8) -> Option<Upos> {
        Self::ALL.get(usize::from(byte)).map(|&(tag, _)| tag)
    }

    /// The name used on the wire.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}
