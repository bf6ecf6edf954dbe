//! The part-of-speech tagger: from left to right, each token by the sum of its features' weights
//! (softmax regression over hashed features). Words that have one tag only need no sum.
//!
//! Sections of the model: `POSW`, 2^bits cells of eight bytes, sixteen weights of four bits, each
//! in steps plus 8; `POSD`, a [`Lookup`] of words with one tag · per entry its tag.

use super::feature::Casing;
use super::form::Form;
use super::lookup::Lookup;
use super::pos_feature::{NO_TAG, pos_features};
use super::steps;
use super::sum::Sum;
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
    weights: &'m [u8],
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
            weights,
            bits,
            lookup,
            tags,
        })
    }

    pub(crate) fn is_sound(&self) -> bool {
        self.lookup.is_sound() && self.tags.iter().all(|&tag| Upos::from_byte(tag).is_some())
    }

    /// Appends the tags of a sentence.
    pub fn tag(&self, forms: &[Form], casing: Casing, tags: &mut Vec<Upos>) {
        let (mut before, mut second) = (NO_TAG, NO_TAG);
        for (i, form) in forms.iter().enumerate() {
            let known = self.lookup.find(form.lower);
            let known = known.and_then(|entry| self.tags.get(entry));
            let found = match known.and_then(|&tag| Upos::from_byte(tag)) {
                Some(tag) => tag,
                None => tag(self.best(forms, i, casing, (before, second)), form),
            };
            tags.push(found);
            (second, before) = (before, found as u8);
        }
    }

    /// The class with the greatest sum; of equals the first.
    fn best(&self, forms: &[Form], i: usize, casing: Casing, context: (u8, u8)) -> u8 {
        let mut sum = Sum::default();
        pos_features(forms, i, casing, context, |hash| {
            steps::count(1);
            let at = 8 * (hash >> (32 - self.bits)) as usize;
            let cell = self.weights.get(at..at + 8);
            // The table has 2^bits cells; `get` keeps it free of panics.
            if let Some(eight) = cell.and_then(|cell| cell.try_into().ok()) {
                sum.add(u64::from_le_bytes(eight));
            }
        });
        let scores = sum.scores::<CLASSES>();
        let mut best = 0;
        for class in 1..CLASSES {
            if scores[class] > scores[best] {
                best = class;
            }
        }
        best as u8
    }
}
