//! A model file and its sections (the layout is in the core's `text/model.rs`).

use lean_agentic::text::model::{FORMAT, HASHED_FROM, MAGIC};
use sha2::{Digest, Sha256};

/// A section of the file.
pub struct Section {
    pub tag: [u8; 4],
    pub parameter: u32,
    pub bytes: Vec<u8>,
}

/// The whole file: header, directory, sections, each at a multiple of four.
pub fn file(sections: &[Section]) -> Vec<u8> {
    let mut hashed = (sections.len() as u32).to_le_bytes().to_vec();
    let mut offset = HASHED_FROM + 4 + 16 * sections.len();
    for section in sections {
        hashed.extend_from_slice(&section.tag);
        for field in [offset as u32, section.bytes.len() as u32, section.parameter] {
            hashed.extend_from_slice(&field.to_le_bytes());
        }
        offset += section.bytes.len().next_multiple_of(4);
    }
    for section in sections {
        hashed.extend_from_slice(&section.bytes);
        hashed.resize(hashed.len().next_multiple_of(4), 0);
    }
    let mut file = MAGIC.to_vec();
    file.extend_from_slice(&FORMAT.to_le_bytes());
    file.extend_from_slice(&(offset as u32).to_le_bytes());
    file.extend_from_slice(&Sha256::digest(&hashed));
    file.extend_from_slice(&hashed);
    file
}

/// The section `tag` of the file `model`; nothing when it has none, or is no model file.
pub fn section(model: &[u8], tag: [u8; 4]) -> Option<Section> {
    sections(model)?.into_iter().find(|found| found.tag == tag)
}

/// All sections of the file `model`; nothing when it is no model file.
pub fn sections(model: &[u8]) -> Option<Vec<Section>> {
    let word = |at: usize| {
        let four = model.get(at..at + 4)?;
        Some(u32::from_le_bytes(four.try_into().ok()?))
    };
    let section = |i: usize| {
        let at = HASHED_FROM + 4 + 16 * i;
        let from = word(at + 4)? as usize;
        Some(Section {
            tag: model.get(at..at + 4)?.try_into().ok()?,
            parameter: word(at + 12)?,
            bytes: model.get(from..from + word(at + 8)? as usize)?.to_vec(),
        })
    };
    (0..word(HASHED_FROM)? as usize).map(section).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sections_of_a_file_are_those_it_was_made_of() {
        let made = [(*b"ONE ", 1, 5), (*b"TWO ", 2, 8)].map(|(tag, parameter, length)| Section {
            tag,
            parameter,
            bytes: vec![tag[0]; length],
        });
        let bytes = file(&made);
        let found = section(&bytes, *b"TWO ").expect("it is there");
        assert_eq!((found.parameter, found.bytes), (2, vec![b'T'; 8]));
        assert_eq!(sections(&bytes).map(|all| all.len()), Some(2));
        assert!(section(&bytes, *b"NONE").is_none());
        assert!(sections(&bytes[..bytes.len() - 4]).is_none());
    }
}
