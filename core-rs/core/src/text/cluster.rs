//! Word clusters of the model: words of like use share a number, so that what was learnt of one
//! helps with the others. Two granularities, the coarse one a merging of the fine.
//!
//! Layout: a [`Lookup`] · per entry the low byte of its fine cluster · per four entries the two
//! high bits of each, the first lowest · per fine cluster its coarse one, one byte.

use super::form::Form;
use super::lookup::Lookup;

/// Fine clusters at most.
pub const FINE: usize = 1024;

/// A view of the section.
#[derive(Clone, Copy)]
pub struct Clusters<'m> {
    lookup: Lookup<'m>,
    low: &'m [u8],
    high: &'m [u8],
    coarse: &'m [u8],
}

impl<'m> Clusters<'m> {
    /// Nothing when the section is misshapen.
    pub fn new(bytes: &'m [u8], bits: u32) -> Option<Self> {
        let (lookup, entries, rest) = Lookup::split(bytes, bits)?;
        let (low, rest) = rest.split_at_checked(entries)?;
        let (high, coarse) = rest.split_at_checked(entries.div_ceil(4))?;
        (coarse.len() == FINE).then_some(Clusters {
            lookup,
            low,
            high,
            coarse,
        })
    }

    pub(crate) fn is_sound(&self) -> bool {
        // Clusters count from 1, in a byte.
        self.lookup.is_sound() && !self.coarse.contains(&u8::MAX)
    }

    /// Fine and coarse cluster, both from 1; 0 for words that are in none.
    fn find(&self, hash: u32) -> Option<(u16, u8)> {
        let entry = self.lookup.find(hash)?;
        let high = self.high.get(entry / 4)? >> (2 * (entry % 4)) & 3;
        let fine = u16::from(high) << 8 | u16::from(*self.low.get(entry)?);
        Some((fine + 1, self.coarse.get(usize::from(fine))? + 1))
    }

    /// Gives the forms their clusters: those of the word as it is in lower case, else with its
    /// digits as 0.
    pub fn tag(&self, forms: &mut [Form]) {
        for form in forms {
            let found = self.find(form.lower).or_else(|| {
                let other = form.word != form.lower;
                other.then(|| self.find(form.word)).flatten()
            });
            (form.fine, form.coarse) = found.unwrap_or((0, 0));
        }
    }
}
