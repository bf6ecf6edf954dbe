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

/// Kinds that only one object can hold of at a time, and the name of each on the wire.
const NAMES: [(&str, bool); 35] = [
    ("", false),
    ("role", false),
    ("is a", false),
    ("is called", true),
    ("is also called", false),
    ("lives in", true),
    ("lives with", false),
    ("comes from", true),
    ("works at", true),
    ("works as", true),
    ("studies at", true),
    ("studies", false),
    ("was born", true),
    ("has birthday", true),
    ("has age", true),
    ("likes", false),
    ("dislikes", false),
    ("has favourite", true),
    ("has", false),
    ("has event", false),
    ("meets", false),
    ("goes to", false),
    ("is allergic to", false),
    ("has condition", false),
    ("follows diet", false),
    ("eats", false),
    ("speaks", false),
    ("is married to", true),
    ("is engaged to", true),
    ("is dating", true),
    ("is single", true),
    ("died", true),
    ("has email", false),
    ("has phone", false),
    ("has address", true),
];

impl Kind {
    /// The name on the wire; empty for open relations. After `role` and `has favourite` comes a
    /// colon and the predicate's word: `role:sister`.
    pub fn name(self) -> &'static str {
        NAMES.get(self as usize).map_or("", |name| name.0)
    }

    /// Whether a new object takes the place of the one before.
    pub fn is_single(self) -> bool {
        NAMES.get(self as usize).is_some_and(|name| name.1)
    }
}
