//! "Another Ann", "the other Ann": how a name is told from the same name of somebody else.

/// How the word before a name tells its bearer from one who was meant before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Plain,
    /// "The other Ann".
    Other,
    /// "Another Ann".
    Another,
}

impl Told {
    /// Reads the word before `name`, which is a part of `text`.
    pub fn before(text: &str, name: &str) -> Told {
        let at = name.as_ptr() as usize - text.as_ptr() as usize;
        let before = text.get(..at.saturating_sub(1)).unwrap_or("");
        let space = before.bytes().rposition(|b| b == b' ');
        let word = before.get(space.map_or(0, |at| at + 1)..).unwrap_or("");
        let is = |known: &str| known.eq_ignore_ascii_case(word);
        if is("other") {
            Told::Other
        } else if is("another") || is("different") || is("second") {
            Told::Another
        } else {
            Told::Plain
        }
    }
}
