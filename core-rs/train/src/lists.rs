//! Gazetteer files to the model's gazetteer section (layout in the core's `text/gazetteer.rs`).

use crate::corpus::{CorpusError, read};
use crate::lookup;
use crate::model_file::Section;
use lean_agentic::text::form::{form, phrase};
use lean_agentic::text::gazetteer::MAX_WORDS;
use lean_agentic::text::tokenize;
use std::collections::BTreeMap;
use std::path::Path;

/// Bits of the bucket number: about one entry a bucket.
const BITS: u32 = 15;

/// Lists and their tags. A smaller list of the same kind has its own tag. Family names,
/// organizations and well-known people add nothing to the clusters.
pub const LISTS: [(&str, u8); 4] = [
    ("first", 1),
    ("city15k", 4),
    ("city200k", 8),
    ("country_state", 16),
];

/// Reads the lists of `folder` and packs them.
pub fn section(folder: &Path, names: &[(&str, u8)]) -> Result<Section, CorpusError> {
    let mut tags: BTreeMap<u32, u8> = BTreeMap::new();
    for (name, tag) in names {
        let contents = read(&folder.join(name).with_extension("txt"))?;
        for hash in contents.lines().filter_map(hash) {
            *tags.entry(hash).or_default() |= tag;
        }
    }
    let (mut bytes, tags) = lookup::build(tags.into_iter(), BITS, |a, b| a | b);
    bytes.extend(tags);
    Ok(Section {
        tag: *b"GAZT",
        parameter: BITS,
        bytes,
    })
}

/// The hash of an entry, tokenized as messages are; nothing if it is too long.
fn hash(entry: &str) -> Option<u32> {
    let mut tokens = Vec::new();
    tokenize(entry, &mut tokens);
    (1..=MAX_WORDS).contains(&tokens.len()).then(|| {
        tokens
            .iter()
            .fold(0, |before, token| phrase(before, form(entry, token).lower))
    })
}
