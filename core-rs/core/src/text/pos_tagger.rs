//! The part-of-speech tagger: from left to right, each token by the sum of its features' weights
//! (softmax regression over hashed features). Words that have one tag only need no sum.
//!
//! Sections of the model: `POSW`, 2^bits cells of eight bytes, sixteen weights of four bits, each
//! in steps plus 8; `POSD`, a [`Lookup`] of words with one tag · per entry its tag.

use super::alone::{Word, Words};
use super::feature::{Casing, Feature, PLACES, around};
use super::form::Form;
use super::lookup::Lookup;
use super::pos_feature::{NO_TAG, joint, tagged};
use super::steps;
use super::sum::Sixteen;
use super::upos::Upos;

/// Classes of the softmax, one a weight of a cell.
pub const CLASSES: usize = 16;

/// The class of a tag. Marks and other words (`X`) share one: letters and digits tell them apart.
pub fn class(tag: Upos) -> u8 {
    match tag {
        Upos::X => Upos::Punct as u8,
        other => other as u8,
    }
}

/// The tag of a class, for a token with this form.
pub fn tag(class: u8, form: &Form) -> Upos {
    match Upos::from_byte(class) {
        Some(Upos::Punct) if form.is_lettered() => Upos::X,
        Some(tag) => tag,
        None => Upos::X,
    }
}

/// A view of the sections.
#[derive(Clone, Copy)]
pub struct PosTagger<'m> {
    weights: &'m [[u8; 8]],
    bits: u32,
    lookup: Lookup<'m>,
    tags: &'m [u8],
}

impl<'m> PosTagger<'m> {
    /// Nothing when a section is misshapen.
    pub fn new(
        weights: &'m [u8],
        bits: u32,
        dictionary: &'m [u8],
        dictionary_bits: u32,
    ) -> Option<Self> {
        let (lookup, entries, tags) = Lookup::split(dictionary, dictionary_bits)?;
        let whole = (8..=20).contains(&bits) && weights.len() == 8usize << bits;
        (whole && tags.len() == entries).then_some(PosTagger {
            weights: weights.as_chunks().0,
            bits,
            lookup,
            tags,
        })
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.lookup.is_sound() && self.tags.iter().all(|&tag| Upos::from_byte(tag).is_some())
    }

    /// The tag of a word that has one only.
    pub(crate) fn known(&self, form: &Form) -> Option<Upos> {
        let entry = self.lookup.find(form.lower)?;
        Upos::from_byte(*self.tags.get(entry)?)
    }

    /// The sum of the cells of at most 17 features.
    pub(crate) fn sum(&self, features: &[Feature]) -> Sixteen {
        let mut sum = Sixteen::default();
        for &feature in features {
            self.add(feature, &mut sum);
        }
        sum
    }

    /// Adds the cell of a feature.
    #[inline(always)]
    fn add(&self, feature: Feature, sum: &mut Sixteen) {
        steps::count(1);
        let at = (feature.hash() >> (32 - self.bits)) as usize;
        // The table has 2^bits cells; `get` keeps it free of panics.
        if let Some(&cell) = self.weights.get(at) {
            sum.add(u64::from_le_bytes(cell));
        }
    }

    /// Appends the tags of a sentence.
    #[inline(never)]
    pub(crate) fn tag(&self, words: &Words, row: &[Word], casing: Casing, tags: &mut Vec<Upos>) {
        let mut context = (NO_TAG, NO_TAG);
        for (i, word) in row.iter().enumerate() {
            let found = word.tag.unwrap_or_else(|| {
                let around = around(row, i, &words.border);
                let forms = around.map(|word| &word.form);
                steps::count(2 * PLACES);
                let (mut of_words, mut of_tags) = (Sixteen::default(), Sixteen::default());
                joint(forms, i == 0, casing, |feature| {
                    self.add(feature, &mut of_words)
                });
                tagged(forms, context, |feature| self.add(feature, &mut of_tags));
                let sum = Word::tags(around).and(of_words.wide()).and(of_tags.wide());
                tag(sum.best(), &word.form)
            });
            tags.push(found);
            context = (found as u8, context.0);
        }
    }
}
