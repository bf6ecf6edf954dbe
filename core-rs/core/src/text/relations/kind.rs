//! What a relation is about.

/// The kind of a relation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    #[default]
    Open = 0,
}
