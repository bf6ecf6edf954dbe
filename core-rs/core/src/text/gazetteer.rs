//! Lists of names in the model: tags of words and of rows of words.
//!
//! Layout: a [`Lookup`] of phrase hashes · per entry its tags, one byte.

use super::form::{Form, phrase};
use super::lookup::Lookup;

/// The longest entry, in tokens.
pub const MAX_WORDS: usize = 4;
/// Set on every token of an entry of several words.
pub const SEVERAL: u8 = 1 << 6;
/// Set on all but the first token of such an entry.
pub const INSIDE: u8 = 1 << 7;

/// A view of the section.
#[derive(Clone, Copy)]
pub struct Gazetteer<'m> {
    lookup: Lookup<'m>,
    tags: &'m [u8],
    /// Where entries are, if known.
    set: &'m [u64],
}

impl<'m> Gazetteer<'m> {
    /// Nothing when the section is misshapen.
    pub fn new(bytes: &'m [u8], bits: u32) -> Option<Self> {
        let (lookup, entries, tags) = Lookup::split(bytes, bits)?;
        (tags.len() == entries).then_some(Gazetteer {
            lookup,
            tags,
            set: &[],
        })
    }

    /// What [`Gazetteer::with`] takes.
    pub(crate) fn set(&self) -> Vec<u64> {
        self.lookup.set()
    }

    /// The same, with a set of where entries are: most phrases are none.
    pub(crate) fn with(self, set: &'m [u64]) -> Self {
        Gazetteer { set, ..self }
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.lookup.is_sound()
    }

    /// The tags of the phrase with this hash, 0 for none.
    fn tags(&self, hash: u32) -> u8 {
        let entry = self.lookup.find(hash);
        entry.and_then(|e| self.tags.get(e)).copied().unwrap_or(0)
    }

    /// Tags the forms of a sentence: at each token the longest entry, then on after it.
    pub fn tag<F: AsMut<Form>>(&self, forms: &mut [F]) {
        let mut i = 0;
        while i < forms.len() {
            let mut hash = 0;
            let (mut length, mut tags) = (1, 0);
            for (k, form) in forms[i..].iter_mut().take(MAX_WORDS).enumerate() {
                hash = phrase(hash, form.as_mut().lower);
                if !self.lookup.may_have(self.set, hash) {
                    continue;
                }
                let found = self.tags(hash);
                if found != 0 {
                    (length, tags) = (k + 1, found);
                }
            }
            if length > 1 {
                tags |= SEVERAL;
            }
            for (k, form) in forms[i..i + length].iter_mut().enumerate() {
                form.as_mut().gazetteer = if k > 0 { tags | INSIDE } else { tags };
            }
            i += length;
        }
    }
}
