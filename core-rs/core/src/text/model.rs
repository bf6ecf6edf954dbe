//! The model file: one block of bytes, used as it is laid out.
//!
//! Little endian. `LEANTEXT` · format version u32 · length of the file u32 · SHA-256 of all that
//! follows · number of sections u32 · per section: tag (4 bytes), offset u32, length u32,
//! parameter u32 · the sections:
//! - `LABL` the label set, names separated by spaces; the parameter is their number.
//! - `TRAN` 64 transition weights i16, from x to, row 7 from the start of a sentence; in
//!   sixteenths of an emission step; `i16::MIN` forbids.
//! - `WGTS` emission weights, see [`super::cells`]; the parameter is the bits of the cell number. Label `l` is bits
//!   `4l..4l + 4` of a cell. The eighth is not used.
//! - `POSW`, `POSD` the part-of-speech tagger, see [`super::pos_tagger`]; the parameters are the
//!   bits of the cell number and of the bucket number.
//! - `CLUS` word clusters, see [`super::cluster`]; the parameter is its bucket bits.
//! - `GAZT` lists of names, see [`super::gazetteer`]; the parameter is its bucket bits.
//! - `GNDR` genders of given names, see [`super::genders`]; the parameter is its bucket bits. A model may
//!   be without.
//! - `VECS` vectors of stems, see [`super::vectors`]. A model may be without.
//! - `LEMM` irregular forms, see [`super::lemma`].
//! - `VOCB`, `DATE` words and patterns of values, see `values::vocabulary` and `values::time::pattern`;
//!   the parameters are the slot bits and the number of tables.
//! - `RELW` words of relations, see `relations::lexicon`; the parameter is their number.

use super::cells::Cells;
use super::cluster::Clusters;
use super::gazetteer::Gazetteer;
use super::genders::Genders;
use super::lemma::Lemmas;
use super::little::half;
use super::pos_tagger::PosTagger;
use super::relations::Lexicon;
use super::tagger::Transitions;
use super::values::Language;
use super::vectors::Vectors;
use super::views::{Taggers, Views};
use core::ops::Range;
use sha2::{Digest, Sha256};

/// First bytes of a model file.
pub const MAGIC: [u8; 8] = *b"LEANTEXT";
/// The layout described above.
pub const FORMAT: u32 = 4;
/// The label set the tagger is built for; a model with another one is refused.
pub const LABELS: &str = "O B-PER I-PER B-LOC I-LOC B-ORG I-ORG";
/// Where the hashed part begins.
pub const HASHED_FROM: usize = 48;

/// Why a file is not a model this build can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// It does not begin as a model file does.
    NotAModel,
    /// It is of another format version.
    Format(u32),
    /// Its length is not the one it states.
    Length,
    /// Its contents do not have the hash it states.
    Hash,
    /// It has another label set.
    Labels,
    /// A section is missing or has an impossible size.
    Section(&'static str),
}

impl core::fmt::Display for ModelError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::NotAModel => "not a language model file",
            Self::Format(_) => "language model of another format version",
            Self::Length => "language model cut short or extended",
            Self::Hash => "language model damaged: its hash differs",
            Self::Labels => "language model with another label set",
            Self::Section(_) => "language model with a missing or misshapen section",
        })
    }
}

impl core::error::Error for ModelError {}

/// A checked model.
pub(crate) struct Model {
    bytes: Vec<u8>,
    hash: String,
    weights: Section,
    transitions: Transitions,
    pos_weights: Section,
    pos_dictionary: Section,
    clusters: Section,
    gazetteer: Section,
    /// See [`Gazetteer::with`].
    listed: Vec<u64>,
    genders: Option<Section>,
    vectors: Option<Section>,
    lemmas: Section,
    vocabulary: Section,
    patterns: Section,
    relations: Section,
}

struct Section {
    range: Range<usize>,
    parameter: u32,
}

fn word(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(four.try_into().ok()?))
}

fn section(bytes: &[u8], tag: &'static str) -> Result<Option<Section>, ModelError> {
    let wrong = ModelError::Section(tag);
    let count = word(bytes, HASHED_FROM).ok_or(wrong)?.min(64) as usize;
    for i in 0..count {
        let at = HASHED_FROM + 4 + 16 * i;
        let entry = bytes.get(at..at + 16).ok_or(wrong)?;
        if entry[..4] != *tag.as_bytes() {
            continue;
        }
        let field = |k| word(entry, k).unwrap_or(0);
        let start = field(4) as usize;
        let end = start.checked_add(field(8) as usize).ok_or(wrong)?;
        if end > bytes.len() || start < HASHED_FROM {
            return Err(wrong);
        }
        return Ok(Some(Section {
            range: start..end,
            parameter: field(12),
        }));
    }
    Ok(None)
}

fn required(bytes: &[u8], tag: &'static str) -> Result<Section, ModelError> {
    section(bytes, tag)?.ok_or(ModelError::Section(tag))
}

impl Model {
    /// Checks `bytes` and takes them.
    ///
    /// # Errors
    /// [`ModelError`] names the first thing that is wrong.
    pub fn new(bytes: Vec<u8>) -> Result<Model, ModelError> {
        if bytes.get(..8) != Some(&MAGIC) {
            return Err(ModelError::NotAModel);
        }
        let format = word(&bytes, 8).ok_or(ModelError::Length)?;
        if format != FORMAT {
            return Err(ModelError::Format(format));
        }
        if word(&bytes, 12).map(|n| n as usize) != Some(bytes.len()) || bytes.len() < HASHED_FROM {
            return Err(ModelError::Length);
        }
        if Sha256::digest(&bytes[HASHED_FROM..])[..] != bytes[16..HASHED_FROM] {
            return Err(ModelError::Hash);
        }
        let labels = required(&bytes, "LABL")?;
        if bytes[labels.range] != *LABELS.as_bytes() {
            return Err(ModelError::Labels);
        }
        let transitions = transitions(&bytes)?;
        let mut model = Model {
            hash: hex(&bytes[16..HASHED_FROM]),
            weights: required(&bytes, "WGTS")?,
            transitions,
            pos_weights: required(&bytes, "POSW")?,
            pos_dictionary: required(&bytes, "POSD")?,
            clusters: required(&bytes, "CLUS")?,
            gazetteer: required(&bytes, "GAZT")?,
            listed: Vec::new(),
            genders: section(&bytes, "GNDR")?,
            vectors: section(&bytes, "VECS")?,
            lemmas: required(&bytes, "LEMM")?,
            vocabulary: required(&bytes, "VOCB")?,
            patterns: required(&bytes, "DATE")?,
            relations: required(&bytes, "RELW")?,
            bytes,
        };
        let taggers = model.taggers();
        let is = |sound: fn(&Taggers) -> bool| taggers.as_ref().is_some_and(sound);
        let vectors = model.vectors.is_none() || model.vectors().is_some_and(|v| v.is_sound());
        for (sound, tag) in [
            (is(|t| t.cells.is_sound()), "WGTS"),
            (is(|t| t.pos.is_sound()), "POSD"),
            (is(|t| t.clusters.is_sound()), "CLUS"),
            (is(|t| t.gazetteer.is_sound()), "GAZT"),
            (is(|t| t.genders.is_none_or(|g| g.is_sound())), "GNDR"),
            (vectors, "VECS"),
            (model.lemmas().is_some_and(|l| l.is_sound()), "LEMM"),
            (model.values().is_some_and(|v| v.is_sound()), "VOCB, DATE"),
            (model.relations().is_some_and(|r| r.is_sound()), "RELW"),
        ] {
            if !sound {
                return Err(ModelError::Section(tag));
            }
        }
        let listed = taggers.map_or_else(Vec::new, |taggers| taggers.gazetteer.set());
        model.listed = listed;
        Ok(model)
    }

    fn of(&self, section: &Section) -> Option<(&[u8], u32)> {
        let bytes = self.bytes.get(section.range.clone())?;
        Some((bytes, section.parameter))
    }

    pub fn views(&self) -> Views<'_> {
        Views {
            taggers: self.taggers(),
            transitions: &self.transitions,
            relations: self.relations(),
            values: self.values(),
            vectors: self.vectors(),
        }
    }

    /// This view and the next ones are always there once the model has been checked.
    pub fn taggers(&self) -> Option<Taggers<'_>> {
        let (gazetteer, gazetteer_bits) = self.of(&self.gazetteer)?;
        let (clusters, cluster_bits) = self.of(&self.clusters)?;
        let (weights, bits) = self.of(&self.pos_weights)?;
        let (dictionary, dictionary_bits) = self.of(&self.pos_dictionary)?;
        let (cells, cell_bits) = self.of(&self.weights)?;
        Some(Taggers {
            cells: Cells::new(cells, cell_bits)?,
            gazetteer: Gazetteer::new(gazetteer, gazetteer_bits)?.with(&self.listed),
            clusters: Clusters::new(clusters, cluster_bits)?,
            pos: PosTagger::new(weights, bits, dictionary, dictionary_bits)?,
            genders: match &self.genders {
                None => None,
                Some(section) => {
                    let (bytes, bits) = self.of(section)?;
                    Some(Genders::new(bytes, bits)?)
                }
            },
        })
    }

    /// Nothing when the model is without.
    pub fn vectors(&self) -> Option<Vectors<'_>> {
        let (bytes, parameter) = self.of(self.vectors.as_ref()?)?;
        Vectors::new(bytes, parameter)
    }

    pub fn lemmas(&self) -> Option<Lemmas<'_>> {
        Lemmas::new(self.of(&self.lemmas)?.0)
    }

    pub fn values(&self) -> Option<Language<'_>> {
        Language::new(self.of(&self.vocabulary)?, self.of(&self.patterns)?)
    }

    pub fn relations(&self) -> Option<Lexicon<'_>> {
        let (words, count) = self.of(&self.relations)?;
        Lexicon::new(words, count)
    }

    /// SHA-256 of the model's contents, lower-case hexadecimal.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub fn hash(&self) -> &str {
        &self.hash
    }
}

fn transitions(bytes: &[u8]) -> Result<Transitions, ModelError> {
    let section = required(bytes, "TRAN")?;
    let raw: &[u8; 128] = bytes[section.range]
        .try_into()
        .map_err(|_| ModelError::Section("TRAN"))?;
    let weight = |k: usize| match half(raw, 2 * k) as u16 as i16 {
        i16::MIN => FORBIDDEN,
        value => i32::from(value),
    };
    let weights = core::array::from_fn(|from| core::array::from_fn(|to| weight(8 * from + to)));
    Ok(Transitions::of(&weights))
}

/// The score of a forbidden transition: below anything a sentence can make up for.
const FORBIDDEN: i32 = -1 << 24;

fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.push(DIGITS[usize::from(byte >> 4)] as char);
        text.push(DIGITS[usize::from(byte & 15)] as char);
    }
    text
}
