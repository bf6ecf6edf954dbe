//! Views of a model's sections, made together: to find them costs about what a short text does.

use super::analyzer::Arenas;
use super::cells::Cells;
use super::cluster::Clusters;
use super::gazetteer::Gazetteer;
use super::genders::Genders;
use super::pos_tagger::PosTagger;
use super::relations::Lexicon;
use super::tagger::Transitions;
use super::values::{Language, Zone};
use super::vectors::Vectors;

/// Views of the sections that the taggers read with.
pub(crate) struct Taggers<'m> {
    pub cells: Cells<'m>,
    pub gazetteer: Gazetteer<'m>,
    pub clusters: Clusters<'m>,
    pub pos: PosTagger<'m>,
    pub genders: Option<Genders<'m>>,
}

/// Views of all that a text is read with.
pub(crate) struct Views<'m> {
    pub taggers: Option<Taggers<'m>>,
    pub transitions: &'m Transitions,
    pub relations: Option<Lexicon<'m>>,
    pub values: Option<Language<'m>>,
    pub vectors: Option<Vectors<'m>>,
}

/// The analyzer for several texts, see [`super::Analyzer::batch`].
pub struct Batch<'a> {
    pub(super) views: Views<'a>,
    pub(super) arenas: &'a mut Arenas,
}

impl Batch<'_> {
    /// See [`super::Analyzer::analyze`].
    pub fn analyze(&mut self, text: &str, at: f64, zone: Zone, out: &mut Vec<u8>) {
        self.arenas.describe(&self.views, (text, at, zone), out);
        let vectors = self.views.vectors.as_ref();
        self.arenas.vector(vectors, text).encode(out);
    }
}
