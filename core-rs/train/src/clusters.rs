//! Makes word clusters from word vectors and the training data, and packs them into the model's
//! cluster section (layout in the core's `text/cluster.rs`).

use crate::crf::Instance;
use crate::kmeans::{self, Point, WIDTH};
use crate::lookup;
use crate::model_file::Section;
use crate::pos;
use crate::tune::{GROUPS, HIDDEN, Seen, TARGETS, tune};
use crate::vectors::{DIMENSIONS, Vectors};
use lean_agentic::text::cluster::FINE;
use lean_agentic::text::form::word_hash;
use std::collections::BTreeMap;

/// Words that have a cluster: the first of the vectors. 20,000 are worth two points of F1 less.
pub const WORDS: usize = 60_000;
/// Coarse clusters.
const COARSE: usize = 64;
/// What the vectors themselves count beside the tuned units (design notes, text).
const PLAIN: f32 = 0.7;
/// Bits of the bucket number: about one word a bucket.
const BITS: u32 = 16;

/// The cluster section for the first words of `vectors`, tuned to the labels of `named` and the
/// parts of speech of `tagged`.
pub fn make(vectors: &Vectors, named: &[Instance], tagged: &[pos::Sentence]) -> Section {
    let hashes: Vec<u32> = vectors.words.iter().map(|word| word_hash(word)).collect();
    let hidden = tune(&vectors.rows, &seen(&hashes, named, tagged));
    let points = points(&vectors.rows, &hidden);
    let ones = vec![1.0; points.len()];
    let (fine, centres) = kmeans::cluster(&points, &ones, FINE, 11);
    let mut sizes = vec![0.0; centres.len()];
    for &cluster in &fine {
        sizes[usize::from(cluster)] += 1.0;
    }
    let (coarse, _) = kmeans::cluster(&centres, &sizes, COARSE, 12);
    pack(&hashes, &fine, &coarse)
}

/// Tuned units beside the centred vectors.
fn points(rows: &[[f32; DIMENSIONS]], hidden: &[[f32; HIDDEN]]) -> Vec<Point> {
    let mut mean = [0.0f64; DIMENSIONS];
    for row in rows {
        mean.iter_mut()
            .zip(row)
            .for_each(|(m, x)| *m += f64::from(*x));
    }
    let mean = mean.map(|m| (m / rows.len().max(1) as f64) as f32);
    let pairs = rows.iter().zip(hidden);
    let point = |(row, hidden): (&[f32; DIMENSIONS], &[f32; HIDDEN])| {
        let mut point = [0.0; WIDTH];
        point[..HIDDEN].copy_from_slice(hidden);
        for k in 0..DIMENSIONS {
            point[HIDDEN + k] = PLAIN * (row[k] - mean[k]);
        }
        point
    };
    pairs.map(point).collect()
}

/// What the training data says of the words with these hashes.
fn seen(hashes: &[u32], named: &[Instance], tagged: &[pos::Sentence]) -> Vec<Seen> {
    // Of words that collide the first stays, as in the section.
    let mut known: BTreeMap<u32, usize> = BTreeMap::new();
    for (word, &hash) in hashes.iter().enumerate() {
        known.entry(hash).or_insert(word);
    }
    let mut counts: BTreeMap<usize, [f32; TARGETS]> = BTreeMap::new();
    let mut enter = |hash: u32, targets: &[usize]| {
        if let Some(&word) = known.get(&hash) {
            let row = counts.entry(word).or_insert([0.0; TARGETS]);
            targets.iter().for_each(|&target| row[target] += 1.0);
        }
    };
    for instance in named {
        let gold = |i: usize| usize::from(instance.gold.get(i).copied().unwrap_or(0));
        for (i, form) in instance.forms.iter().enumerate() {
            let before = i.checked_sub(1).map_or(0, gold);
            let targets = [
                GROUPS[0].start + gold(i),
                GROUPS[1].start + before,
                GROUPS[2].start + gold(i + 1),
            ];
            enter(form.lower, &targets);
        }
    }
    for sentence in tagged {
        for (form, tag) in sentence.forms.iter().zip(&sentence.tags) {
            enter(form.lower, &[GROUPS[3].start + *tag as usize]);
        }
    }
    let row = |(word, counts)| Seen { word, counts };
    counts.into_iter().map(row).collect()
}

/// Packs the clusters; `coarse` has the coarse cluster of each fine one. Of words that collide the
/// first stays.
pub fn pack(hashes: &[u32], fine: &[u16], coarse: &[u16]) -> Section {
    let entries = hashes.iter().copied().zip(fine.iter().copied());
    let (mut bytes, fine) = lookup::build(entries, BITS, |first, _| first);
    bytes.extend(fine.iter().map(|&fine| fine as u8));
    bytes.extend(fine.chunks(4).map(|four| {
        let parts = four.iter().enumerate();
        parts.fold(0, |byte, (k, fine)| byte | ((fine >> 8) as u8) << (2 * k))
    }));
    bytes.extend((0..FINE).map(|k| coarse.get(k).copied().unwrap_or(0) as u8));
    Section {
        tag: *b"CLUS",
        parameter: BITS,
        bytes,
    }
}
