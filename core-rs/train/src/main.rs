//! Trains the language model and evaluates it. Training writes the model's card beside the model;
//! `options` has the command line.

mod arguments;
mod card;
mod clusters;
mod corpus;
mod crf;
mod distill;
mod eval;
mod genders;
mod instance;
mod kmeans;
mod lexicon;
mod lists;
mod lookup;
mod marginals;
mod model_file;
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

/// Refuses a folder without the corpora.
fn with_corpora(shared: &Path) -> Result<(), Box<dyn Error>> {
    if shared.join("corpora").is_dir() {
        return Ok(());
    }
    Err(format!("no corpora in {}: give --shared DIR", shared.display()).into())
}

fn train(options: &options::Train) -> Result<(), Box<dyn Error>> {
    let (shared, vectors) = (&options.shared, &options.vectors);
    with_corpora(shared)?;
    if !vectors.is_file() {
        return Err(format!(
            "no word vectors in {}: npm ci --prefix core-rs/train, or give --vectors FILE",
            vectors.display()
        )
        .into());
    }
    let mut settings = crf::Settings::default();
    settings.seed = options.seed.unwrap_or(settings.seed);
    let bytes = train::model(shared, vectors, &options.packages, &settings)?;
    // The table of stem vectors is made apart: the one that is there stays.
    let table = std::fs::read(&options.out).ok();
    let table = table.and_then(|old| model_file::section(&old, distill::TAG));
    let bytes = pack::renew(&bytes, table.into_iter().collect()).ok_or("not a model file")?;
    write(&bytes, &options.out, shared)
}

/// Puts the tables of the source, and the lists of given names, into a model that is trained already.
fn tables(options: &options::Tables) -> Result<(), Box<dyn Error>> {
    with_corpora(&options.shared)?;
    let model = std::fs::read(&options.model)?;
    let genders = genders::section(&options.packages)?;
    let bytes = pack::renew(&model, vec![genders]).ok_or("not a model file")?;
    write(&bytes, &options.model, &options.shared)
}

/// Puts a table of stem vectors into a model that is trained already.
fn distill(options: &options::Distill) -> Result<(), Box<dyn Error>> {
    with_corpora(&options.shared)?;
    let path = &options.model;
    let model = std::fs::read(path)
        .map_err(|cause| format!("no model in {} ({cause}): npm run train", path.display()))?;
    let table = distill::section(options)?;
    let bytes = pack::renew(&model, vec![table]).ok_or("not a model file")?;
    write(&bytes, path, &options.shared)
}

/// Writes a model and its card beside it.
fn write(bytes: &[u8], out: &Path, shared: &Path) -> Result<(), Box<dyn Error>> {
    let mut analyzer = Analyzer::new(bytes.to_vec())?;
    let card = card::card(&mut analyzer, bytes, shared)?;
    std::fs::write(out, bytes)?;
    std::fs::write(out.with_file_name(card::NAME), card)?;
    println!(
        "{}: {} bytes, sha-256 {}",
        out.display(),
        bytes.len(),
        analyzer.model_hash()
    );
    Ok(())
}

fn run(args: &[String]) -> Result<(), Box<dyn Error>> {
    match options::parse(args)? {
        Command::Train(options) => train(&options),
        Command::Tables(options) => tables(&options),
        Command::Distill(options) => distill(&options),
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
