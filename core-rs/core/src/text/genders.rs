//! Which pronoun a given name tells: a list of names, and of endings for those that it does not have.
//!
//! Layout: a [`Lookup`] of word hashes, an ending of one or two letters after a hyphen · per entry its
//! [`Gender`], one byte. Names of both are not in it.

use super::analysis::Gender;
use super::form::{letters_hash, word_hash};
use super::lookup::Lookup;
use super::names::PERSON;
use super::token::Token;
use super::upos::Upos;

/// What marks an ending.
pub const ENDING: char = '-';

/// A view of the section.
#[derive(Clone, Copy)]
pub struct Genders<'m> {
    lookup: Lookup<'m>,
    values: &'m [u8],
}

impl<'m> Genders<'m> {
    /// Nothing when the section is misshapen.
    pub fn new(bytes: &'m [u8], bits: u32) -> Option<Self> {
        let (lookup, entries, values) = Lookup::split(bytes, bits)?;
        (values.len() == entries).then_some(Genders { lookup, values })
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.lookup.is_sound()
    }

    /// What the word tells that a name begins with.
    pub fn of(&self, word: &str) -> Gender {
        let mut letters = word.chars().rev();
        let (Some(last), Some(before), Some(_)) = (letters.next(), letters.next(), letters.next())
        else {
            return Gender::Unknown;
        };
        if let Some(known) = self.find(word_hash(word)) {
            return known;
        }
        let found = self.find(letters_hash([ENDING, before, last].into_iter()));
        let found = found.or_else(|| self.find(letters_hash([ENDING, last].into_iter())));
        found.map_or(Gender::Unknown, Gender::likely)
    }

    /// Appends what the names of a sentence tell, by the number of their token, the first of which is `from`.
    pub(crate) fn tell(
        &self,
        text: &str,
        tokens: &[Token],
        (labels, tags): (&[u8], &[Upos]),
        from: usize,
        out: &mut Vec<(u32, Gender)>,
    ) {
        for (i, token) in tokens.iter().enumerate() {
            if labels.get(i) != Some(&PERSON) && tags.get(i) != Some(&Upos::Propn) {
                continue;
            }
            let gender = self.of(token.of(text));
            if gender != Gender::Unknown {
                out.push(((from + i) as u32, gender));
            }
        }
    }

    fn find(&self, hash: u32) -> Option<Gender> {
        let entry = self.lookup.find(hash)?;
        Gender::from_byte(*self.values.get(entry)?)
    }
}
