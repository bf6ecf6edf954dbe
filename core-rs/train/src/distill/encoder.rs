//! The sentence encoder: BERT (Devlin et al., 2019) as `all-MiniLM-L6-v2` has it, six layers of 384
//! units; a text's vector is the mean over its pieces, of length 1.
//!
//! Texts go through in batches of one length, so nothing is padded. A batch is computed by one thread
//! and alike on any: the vectors do not depend on how many threads there are. Their last bits do on the
//! processor: with fused multiply-add, products are rounded less often.
//!
//! Two sentences came to the vectors of the same computation in 64 bits, written apart in NumPy (cosine
//! above .9999999). 2.1 million pieces take about 30 minutes of processor time, nearly all in products of
//! matrices.

use super::layer::{Layer, Norm, WIDTH};
use super::tensors::Tensors;
use crate::corpus::CorpusError;
use ndarray::{Array1, Array2, Axis};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Layers.
const DEPTH: usize = 6;
/// Pieces of a batch: what keeps a core busy and its caches enough.
const BATCH: usize = 768;

pub struct Encoder {
    /// A row for each piece.
    pieces: Array2<f32>,
    /// A row for each place; the kind of segment, always the first, is added to it.
    places: Array2<f32>,
    norm: Norm,
    layers: Vec<Layer>,
}

impl Encoder {
    /// Reads `model.safetensors`.
    ///
    /// # Errors
    /// When it cannot be read or lacks a tensor of the shape that is needed.
    pub fn read(path: &Path) -> Result<Encoder, CorpusError> {
        let bytes = std::fs::read(path).map_err(|cause| CorpusError::new(path, cause))?;
        let encoder = Tensors::new(&bytes).and_then(|tensors| Encoder::of(&tensors));
        encoder.map_err(|cause| CorpusError::new(path, cause))
    }

    fn of(tensors: &Tensors) -> Result<Encoder, String> {
        let kinds = tensors.matrix("embeddings.token_type_embeddings", WIDTH)?;
        let places = tensors.matrix("embeddings.position_embeddings", WIDTH)?;
        let layer = |i| Layer::of(tensors, &format!("encoder.layer.{i}"));
        Ok(Encoder {
            pieces: tensors.matrix("embeddings.word_embeddings", WIDTH)?,
            places: places + kinds.row(0),
            norm: Norm::of(tensors, "embeddings")?,
            layers: (0..DEPTH).map(layer).collect::<Result<_, _>>()?,
        })
    }

    /// How many pieces it knows.
    pub fn pieces(&self) -> usize {
        self.pieces.nrows()
    }

    /// The vectors of `texts`, each its pieces by number, in their order.
    pub fn encode(&self, texts: &[Vec<u32>]) -> Array2<f32> {
        let mut by_length: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (i, text) in texts.iter().enumerate() {
            by_length.entry(text.len()).or_default().push(i);
        }
        // The longest first, so that the threads end together.
        let batches: Vec<&[usize]> = by_length
            .iter()
            .rev()
            .flat_map(|(length, same)| same.chunks(BATCH.div_ceil((*length).max(1))))
            .collect();
        let next = AtomicUsize::new(0);
        let vectors = Mutex::new(Array2::zeros((texts.len(), WIDTH)));
        let work = || {
            while let Some(batch) = batches.get(next.fetch_add(1, Ordering::Relaxed)) {
                let same: Vec<&[u32]> = batch.iter().map(|&i| texts[i].as_slice()).collect();
                let found = self.batch(&same);
                let mut vectors = vectors.lock().unwrap_or_else(|lock| lock.into_inner());
                for (&i, row) in batch.iter().zip(found.rows()) {
                    vectors.row_mut(i).assign(&row);
                }
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
        vectors
            .into_inner()
            .unwrap_or_else(|lock| lock.into_inner())
    }

    /// The vectors of texts of one length.
    fn batch(&self, texts: &[&[u32]]) -> Array2<f32> {
        let length = texts.first().map_or(0, |text| text.len());
        let mut states = Array2::zeros((texts.len() * length, WIDTH));
        let pieces = texts.iter().flat_map(|text| text.iter().enumerate());
        for ((place, &piece), mut row) in pieces.zip(states.rows_mut()) {
            row.assign(&self.pieces.row(piece as usize));
            row += &self.places.row(place);
        }
        self.norm.apply(&mut states);
        for layer in &self.layers {
            layer.apply(&mut states, length);
        }
        let mut vectors = Array2::zeros((texts.len(), WIDTH));
        for (text, mut row) in states
            .axis_chunks_iter(Axis(0), length.max(1))
            .zip(vectors.rows_mut())
        {
            let sum: Array1<f32> = text.sum_axis(Axis(0));
            let size = sum.dot(&sum).sqrt().max(1e-9);
            row.assign(&(sum / size));
        }
        vectors
    }
}
