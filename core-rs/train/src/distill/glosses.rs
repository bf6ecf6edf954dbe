//! Short sentences that say what words mean: the definitions and the examples of WordNet's synsets.
//!
//! A line of `data.noun` and its like has the gloss behind a bar: `definition; "example"; "example"`.
//! Lines that begin with two spaces are the licence.

use crate::corpus::{CorpusError, read};
use std::path::Path;

const FILES: [&str; 4] = ["data.noun", "data.verb", "data.adj", "data.adv"];

/// All definitions and examples below `folder`, in the order of the files.
///
/// # Errors
/// When a file cannot be read or holds no glosses.
pub fn sentences(folder: &Path) -> Result<Vec<String>, CorpusError> {
    let mut all = Vec::new();
    for file in FILES {
        let path = folder.join(file);
        let before = all.len();
        for line in read(&path)?.lines().filter(|line| !line.starts_with("  ")) {
            if let Some((_, gloss)) = line.split_once(" | ") {
                split(gloss, &mut all);
            }
        }
        if all.len() == before {
            return Err(CorpusError::new(&path, "no glosses"));
        }
    }
    Ok(all)
}

/// The definition, and what stands in quotes behind it; who said an example is left out.
fn split(gloss: &str, all: &mut Vec<String>) {
    for (place, part) in gloss.split('"').enumerate() {
        let part = part.trim_matches(|c: char| c == ';' || c.is_whitespace());
        let is_kept = place == 0 || place % 2 == 1;
        if is_kept && !part.is_empty() {
            all.push(part.to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gloss_is_a_definition_and_examples() {
        let mut all = Vec::new();
        split(
            "having life; alive; \"all living things\"; \"we live\"- Ann Lee  ",
            &mut all,
        );
        split("an entity  ", &mut all);
        assert_eq!(
            all,
            [
                "having life; alive",
                "all living things",
                "we live",
                "an entity"
            ]
        );
    }

    #[test]
    fn a_folder_without_the_files_is_named() {
        let error = sentences(Path::new("/nowhere")).expect_err("no such folder");
        assert!(error.to_string().contains("/nowhere/data.noun"), "{error}");
    }
}
