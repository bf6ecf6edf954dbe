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
}

/// All kinds, each at its number, with its name on the wire and whether only one object at a time can
/// hold.
const ALL: [(Kind, &str, bool); 35] = [
    (Kind::Open, "", false),
    (Kind::Role, "role", false),
    (Kind::IsA, "is a", false),
    (Kind::Name, "is called", true),
    (Kind::Alias, "is also called", false),
    (Kind::LivesIn, "lives in", true),
    (Kind::LivesWith, "lives with", false),
    (Kind::From, "comes from", true),
    (Kind::WorksAt, "works at", true),
    (Kind::WorksAs, "works as", true),
    (Kind::StudiesAt, "studies at", true),
    (Kind::Studies, "studies", false),
    (Kind::Born, "was born", true),
    (Kind::Birthday, "has birthday", true),
    (Kind::Age, "has age", true),
    (Kind::Likes, "likes", false),
    (Kind::Dislikes, "dislikes", false),
    (Kind::Favourite, "has favourite", true),
    (Kind::Has, "has", false),
    (Kind::Event, "has event", false),
    (Kind::Meets, "meets", false),
    (Kind::Goes, "goes to", false),
    (Kind::AllergicTo, "is allergic to", false),
    (Kind::Condition, "has condition", false),
    (Kind::Diet, "follows diet", false),
    (Kind::Eats, "eats", false),
    (Kind::Speaks, "speaks", false),
    (Kind::MarriedTo, "is married to", true),
    (Kind::EngagedTo, "is engaged to", true),
    (Kind::Dating, "is dating", true),
    (Kind::Single, "is single", true),
    (Kind::Died, "died", true),
    (Kind::Email, "has email", false),
    (Kind::Phone, "has phone", false),
    (Kind::Address, "has address", true),
];

impl Kind {
    pub(crate) fn from_byte(byte: u8) -> Option<Kind> {
        ALL.get(usize::from(byte)).map(|kind| kind.0)
    }

    /// The name on the wire; empty for open relations. What role, and what favourite, is the word of the
    /// predicate.
    pub fn name(self) -> &'static str {
        ALL.get(self as usize).map_or("", |kind| kind.1)
    }

    /// Whether a new object takes the place of the one before.
    pub fn is_single(self) -> bool {
        ALL.get(self as usize).is_some_and(|kind| kind.2)
    }
}
