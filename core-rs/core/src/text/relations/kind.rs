//! What a relation is about: the names that a memory files it under.

/// The kind of a relation. All but `Open` are about persons: who someone is, where they live, what
/// they like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    /// Any other; its predicate is all there is to say.
    #[default]
    Open = 0,
    /// The subject has the object as what the predicate names: "*my* *sister* *Ann*".
    Role,
    IsA,
    Name,
    /// Another name: "short for", "also known as".
    Alias,
    LivesIn,
    LivesWith,
    From,
    WorksAt,
    WorksAs,
    StudiesAt,
    Studies,
    Born,
    Birthday,
    Age,
    Likes,
    Dislikes,
    /// The predicate names of what: "my favourite *colour* is blue".
    Favourite,
    Has,
    Event,
    Meets,
    Goes,
    AllergicTo,
    Condition,
    Diet,
    Eats,
    Speaks,
    MarriedTo,
    EngagedTo,
    Dating,
    Single,
    Died,
    Email,
    Phone,
    Address,
    Plays,
    /// A medicine.
    Takes,
    /// What is the subject's own; the predicate names what: "my *rent* is 900 euros".
    Own,
    Weighs,
    Earns,
    Drinks,
    Knows,
    Visited,
}

/// All kinds, each at its number, with its name on the wire.
const ALL: [(Kind, &str); 43] = [
    (Kind::Open, ""),
    (Kind::Role, "role"),
    (Kind::IsA, "is a"),
    (Kind::Name, "is called"),
    (Kind::Alias, "is also called"),
    (Kind::LivesIn, "lives in"),
    (Kind::LivesWith, "lives with"),
    (Kind::From, "comes from"),
    (Kind::WorksAt, "works at"),
    (Kind::WorksAs, "works as"),
    (Kind::StudiesAt, "studies at"),
    (Kind::Studies, "studies"),
    (Kind::Born, "was born"),
    (Kind::Birthday, "has birthday"),
    (Kind::Age, "has age"),
    (Kind::Likes, "likes"),
    (Kind::Dislikes, "dislikes"),
    (Kind::Favourite, "has favourite"),
    (Kind::Has, "has"),
    (Kind::Event, "has event"),
    (Kind::Meets, "meets"),
    (Kind::Goes, "goes to"),
    (Kind::AllergicTo, "is allergic to"),
    (Kind::Condition, "has condition"),
    (Kind::Diet, "follows diet"),
    (Kind::Eats, "eats"),
    (Kind::Speaks, "speaks"),
    (Kind::MarriedTo, "is married to"),
    (Kind::EngagedTo, "is engaged to"),
    (Kind::Dating, "is dating"),
    (Kind::Single, "is single"),
    (Kind::Died, "died"),
    (Kind::Email, "has email"),
    (Kind::Phone, "has phone"),
    (Kind::Address, "has address"),
    (Kind::Plays, "plays"),
    (Kind::Takes, "takes"),
    (Kind::Own, "has own"),
    (Kind::Weighs, "weighs"),
    (Kind::Earns, "earns"),
    (Kind::Drinks, "drinks"),
    (Kind::Knows, "knows"),
    (Kind::Visited, "has visited"),
];

impl Kind {
    pub(crate) fn from_byte(byte: u8) -> Option<Kind> {
        ALL.get(usize::from(byte)).map(|kind| kind.0)
    }

    /// The kind of a name on the wire.
    pub(crate) fn of_name(predicate: &str) -> Option<Kind> {
        let mut all = ALL.iter().filter(|(_, name)| !name.is_empty());
        all.find(|(_, name)| *name == predicate)
            .map(|(kind, _)| *kind)
    }

    /// Whether a predicate is the name of a kind.
    pub(crate) fn is_name(predicate: &str) -> bool {
        Kind::of_name(predicate).is_some()
    }

    /// The name on the wire; empty for open relations. What role, what favourite and what of one's own
    /// are the words of the predicate.
    pub fn name(self) -> &'static str {
        ALL.get(self as usize).map_or("", |kind| kind.1)
    }
}
