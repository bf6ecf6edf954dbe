//! The targets on a stable compiler: over their seeds, and over changes of them that are the same each time.

use super::{TARGETS, Target};
use std::path::PathBuf;

/// Longest input made of a seed, bytes: a target of texts must see long ones too.
const LONG: usize = 4_096;

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../fuzz/seeds")).join(name)
}

/// Name and bytes of each seed of a target, in the order of names.
fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let mut seeds: Vec<_> = std::fs::read_dir(folder(target))
        .expect("each target has a folder of seeds")
        .map(|entry| {
            let entry = entry.expect("a readable folder");
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read(entry.path()).expect("a readable seed"))
        })
        .collect();
    seeds.sort();
    assert!(seeds.len() > 10, "{target}: {} seeds", seeds.len());
    seeds
}

/// Pseudo-random numbers (xorshift64*, Vigna 2016).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % limit.max(1)
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let from = self.below(length + 1);
        from..from + self.below((length - from).min(24) + 1)
    }
}

/// What a fuzzer does to an input: bits, bytes, pieces left out, said twice, taken from another seed.
fn change(bytes: &mut Vec<u8>, other: &[u8], random: &mut Random) {
    for _ in 0..=random.below(4) {
        let range = random.range(bytes.len());
        match random.below(6) {
            0 => range.for_each(|i| bytes[i] ^= 1 << (i % 8)),
            1 => {
                let piece = bytes[range.clone()].repeat(1 + random.below(9));
                bytes.splice(range, piece);
            }
            2 => drop(bytes.drain(range)),
            3 => {
                let piece = other[random.range(other.len())].to_vec();
                bytes.splice(range, piece);
            }
            4 => bytes.insert(range.start, random.below(256) as u8),
            _ => range.for_each(|i| bytes[i] = random.below(256) as u8),
        }
    }
}

/// Runs `body` over all seeds and `changes` changed ones of each; a failure names its input.
fn run(name: &str, body: Target, changes: usize) {
    let seeds = seeds(name);
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for (seed, bytes) in &seeds {
        check(body, bytes, seed);
        for _ in 0..changes {
            let other = random.below(seeds.len());
            let mut changed = bytes.clone();
            change(&mut changed, &seeds[other].1, &mut random);
            check(body, &changed, seed);
        }
    }
}

fn check(body: Target, bytes: &[u8], seed: &str) {
    let run = std::panic::AssertUnwindSafe(|| body(bytes));
    if let Err(panic) = std::panic::catch_unwind(run) {
        eprintln!(
            "made of the seed {seed}: {:?}",
            String::from_utf8_lossy(bytes)
        );
        eprintln!("{bytes:?}");
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn every_target_has_a_file() {
    for (name, _) in TARGETS {
        let file = folder("../fuzz_targets").join(name).with_extension("rs");
        assert!(file.exists(), "{}", file.display());
    }
}

#[test]
fn texts() {
    run("text", super::text, 60);
}

#[test]
fn long_texts() {
    for (seed, bytes) in seeds("text").iter().filter(|(_, bytes)| !bytes.is_empty()) {
        check(super::text, &bytes.repeat(LONG / bytes.len()), seed);
    }
}

#[test]
fn pieces() {
    run("piece", super::piece, 2);
}

#[test]
fn models() {
    run("model", super::model, 1);
}
