//! What a question means beside its words: what these add up to, and which stems are near each of them.
//!
//! A stem that is near takes the place of one that a turn does not have ("soft" matching: Sidorov et al., "Soft
//! Similarity and Soft Cosine Measure", 2014). Nearness is the cosine of the two vectors in the table, above
//! [`FAR`]. Stems are told by the low half of their hash (`words::hash`, seed 0): the table holds no letters.
//!
//! Bytes: the text's vector · per stem of the question `u32` stem, `u8` count, and so many times `u32` stem,
//! `u8` nearness.

use super::alike::Signs;
use super::little::full;
use super::varint::Reader;
use super::vector_dot::Components;
use super::vectors::{ROW, TextVector, Vectors};
use crate::words::{WordCache, each_term, hash};

/// Stems that are near one, at most.
pub const NEIGHBOURS: usize = 8;
/// Different stems of a question whose neighbours are looked for.
pub const STEMS: usize = 32;
/// The cosine from which on two stems have nothing to do with each other (design notes, memory).
const FAR: f32 = 0.4;
/// Stems whose neighbours are kept.
const KEPT: usize = 2_048;

/// A stem by its hash, and how near it is: from 0 to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Neighbour {
    pub stem: u32,
    pub nearness: u8,
}

/// A stem of a question and those near it, the nearest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    pub stem: u32,
    pub neighbours: Vec<Neighbour>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meaning {
    pub vector: TextVector,
    pub near: Vec<Near>,
}

/// What a stem is told by.
pub fn stem_hash(stem: &[u8]) -> u32 {
    hash(stem, 0) as u32
}

impl Meaning {
    /// The storage form; nothing where there is no vector.
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(512);
        if self.vector.table().is_none() {
            return out;
        }
        out.extend_from_slice(&self.vector.0);
        for near in &self.near {
            out.extend_from_slice(&near.stem.to_le_bytes());
            out.push(near.neighbours.len() as u8);
            for neighbour in &near.neighbours {
                out.extend_from_slice(&neighbour.stem.to_le_bytes());
                out.push(neighbour.nearness);
            }
        }
        out
    }

    /// Reads the storage form; of bytes that are none, what comes before they break.
    pub fn decode(bytes: &[u8]) -> Meaning {
        let mut reader = Reader::new(bytes);
        let mut meaning = Meaning::default();
        let vector = reader.bytes(TextVector::BYTES);
        if let Some(vector) = vector.and_then(TextVector::decode) {
            meaning.vector = vector;
            while let Some(near) = decode_near(&mut reader) {
                meaning.near.push(near);
            }
        }
        meaning
    }
}

fn decode_near(reader: &mut Reader) -> Option<Near> {
    let stem = full(reader.bytes(4)?, 0);
    let count = reader.byte()?;
    let mut neighbours = Vec::with_capacity(usize::from(count));
    for _ in 0..count {
        neighbours.push(Neighbour {
            stem: full(reader.bytes(4)?, 0),
            nearness: reader.byte()?,
        });
    }
    Some(Near { stem, neighbours })
}

/// Finds neighbours in a table, and keeps the last ones.
#[derive(Default)]
pub struct Neighbours {
    /// Of each row which components are below zero.
    signs: Signs,
    /// Of each row one by its length.
    shares: Vec<f32>,
    known: WordCache<[Neighbour; NEIGHBOURS], KEPT>,
}

impl Neighbours {
    /// Those of the stems of a text, each stem once. Cost: of a stem that is not kept a step for each row.
    pub fn of(&mut self, vectors: &Vectors, text: &str) -> Vec<Near> {
        let mut all: Vec<Near> = Vec::new();
        each_term(text, &mut |term, _| {
            let stem = stem_hash(term);
            if term.is_empty() || all.len() >= STEMS || all.iter().any(|near| near.stem == stem) {
                return;
            }
            let found = self.known.find(term).copied().unwrap_or_else(|| {
                let found = self.find(vectors, stem);
                self.known.keep(term, found);
                found
            });
            let neighbours = found.into_iter().filter(|near| near.nearness > 0).collect();
            all.push(Near { stem, neighbours });
        });
        all.retain(|near| !near.neighbours.is_empty());
        all
    }

    /// The nearest first; behind them nothing.
    fn find(&mut self, vectors: &Vectors, stem: u32) -> [Neighbour; NEIGHBOURS] {
        let mut found = [Neighbour::default(); NEIGHBOURS];
        let rows = vectors.rows();
        let Some(at) = vectors.find(stem) else {
            return found;
        };
        let Some(own) = rows.get(at as usize) else {
            return found;
        };
        if self.signs.is_empty() {
            self.signs = Signs::of(rows.iter().map(signs));
            self.shares = rows.iter().map(share).collect();
        }
        let own_signs = signs(own);
        let own_share = share(own);
        let own = Components::of(own);
        let mut best = [(FAR, 0); NEIGHBOURS];
        self.signs.alike(own_signs, &mut |place| {
            let (Some(row), Some(share)) =
                (rows.get(place as usize), self.shares.get(place as usize))
            else {
                return;
            };
            let cosine = own.dot(&Components::of(row)) as f32 * share * own_share;
            let [.., (least, _)] = best;
            if cosine > least && place != at {
                let (mut next, mut found) = ((cosine, place), false);
                for slot in &mut best {
                    found |= cosine > slot.0;
                    if found {
                        std::mem::swap(slot, &mut next);
                    }
                }
            }
        });
        for (slot, (cosine, place)) in found.iter_mut().zip(best) {
            if cosine > FAR
                && let Some(stem) = vectors.stem(place)
            {
                let nearness = ((cosine.min(1.0) - FAR) / (1.0 - FAR) * 255.0 + 0.5) as u8;
                *slot = Neighbour { stem, nearness };
            }
        }
        found
    }
}

/// One by a row's length.
fn share(row: &[u8; ROW]) -> f32 {
    let row = Components::of(row);
    1.0 / (row.dot(&row) as f32).sqrt().max(1.0)
}

/// Which components are below zero: those stored in less than eight.
fn signs(row: &[u8; ROW]) -> u64 {
    row.iter().fold(0, |signs, &byte| {
        signs << 2 | u64::from(!byte >> 7) << 1 | u64::from(!byte >> 3 & 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::analyzer_tests::model;
    use crate::text::model::Model;

    #[test]
    fn neighbours_are_those_that_a_look_at_all_rows_finds() {
        let model = Model::new(model()).expect("the model");
        let vectors = model.vectors().expect("its table");
        let mut finder = Neighbours::default();
        let (mut missed, mut all) = (0, 0);
        for stem in ["car", "music", "happi", "doctor", "run", "berlin"] {
            let hash = stem_hash(stem.as_bytes());
            let at = vectors.find(hash).expect("a frequent stem") as usize;
            assert_eq!(vectors.stem(at as u32), Some(hash));
            let own = Components::of(&vectors.rows()[at]);
            let length = |row: &Components| f64::from(row.dot(row)).sqrt();
            let mut cosines: Vec<(f64, u32)> = (0..)
                .zip(vectors.rows())
                .filter(|(place, _)| *place as usize != at)
                .map(|(place, row)| (Components::of(row), place))
                .map(|(row, place)| {
                    (
                        f64::from(own.dot(&row)) / length(&own) / length(&row),
                        place,
                    )
                })
                .collect();
            cosines.sort_by(|a, b| b.0.total_cmp(&a.0));
            let found = finder.find(&vectors, hash);
            assert!(found.is_sorted_by(|a, b| a.nearness >= b.nearness));
            for &(cosine, place) in cosines.iter().take(NEIGHBOURS) {
                all += 1;
                let wanted = vectors.stem(place);
                match found.iter().find(|near| Some(near.stem) == wanted) {
                    Some(near) => {
                        let far = f64::from(FAR);
                        let nearness = (cosine - far) / (1.0 - far) * 255.0;
                        assert!((f64::from(near.nearness) - nearness).abs() < 0.51);
                    }
                    None => missed += 1,
                }
            }
        }
        // The signs let some of those far away slip.
        assert!(missed * 4 <= all, "{missed} of {all}");
    }

    #[test]
    fn the_stems_of_a_question_have_neighbours_once() {
        let model = Model::new(model()).expect("the model");
        let vectors = model.vectors().expect("its table");
        let mut finder = Neighbours::default();
        let near = finder.of(&vectors, "What car, which cars, the qqqzzz?");
        let stems: Vec<u32> = near.iter().map(|near| near.stem).collect();
        assert_eq!(stems, [stem_hash(b"car")]);
        let automobile = stem_hash(b"automobil");
        assert!(near[0].neighbours.iter().any(|n| n.stem == automobile));
        assert_eq!(
            finder.of(&vectors, "What car, which cars, the qqqzzz?"),
            near
        );
    }

    #[test]
    fn what_is_written_is_read_and_what_is_cut_is_read_up_to_there() {
        let mut vector = TextVector::NONE;
        vector.0[..3].copy_from_slice(&[1, 0, 9]);
        let near = |stem, count: u8| Near {
            stem,
            neighbours: (0..count)
                .map(|nearness| Neighbour { stem: 7, nearness })
                .collect(),
        };
        let meaning = Meaning {
            vector,
            near: vec![near(5, 3), near(6, 0)],
        };
        let bytes = meaning.encode();
        assert_eq!(Meaning::decode(&bytes), meaning);
        let cut = Meaning::decode(&bytes[..bytes.len() - 6]);
        assert_eq!((cut.vector, cut.near.len()), (vector, 0));
        assert_eq!(Meaning::decode(&bytes[..9]), Meaning::default());
        assert!(Meaning::default().encode().is_empty());
    }
}
