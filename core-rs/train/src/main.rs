//! Trains the language model and evaluates it. Training writes the model's card beside the model.
//!
//! `train --shared DIR [--out FILE] [--seed N]`, `eval --what entities|tokens --data FILE [--model FILE] [--lower]`.

mod card;
mod corpus;
mod crf;
mod eval;
mod instance;
mod lists;
mod marginals;
mod pack;
mod random;
mod train;
mod values;

use lean_agentic::text::Analyzer;
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;

const USAGE: &str = "usage:
  train --shared DIR [--out FILE] [--seed N]
  eval --what entities|tokens --data FILE [--model FILE] [--lower]
  eval --what values --data FILE|DIR [--json] [--wrong]";
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
    let out = option(args, "--out").unwrap_or_else(|| MODEL.into());
    let mut settings = crf::Settings::default();
    if let Some(seed) = option(args, "--seed") {
        settings.seed = seed
            .to_str()
            .and_then(|seed| seed.parse().ok())
            .ok_or(USAGE)?;
    }
    let bytes = train::model(&shared, &settings)?;
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

fn evaluate(args: &[String]) -> Result<(), Box<dyn Error>> {
    let data = option(args, "--data").ok_or(USAGE)?;
    if option(args, "--what").as_deref() == Some("values".as_ref()) {
        return values::report(&data, args);
    }
    if !data.is_file() {
        return Err(format!("no file {}", data.display()).into());
    }
    match option(args, "--what")
        .as_deref()
        .and_then(|what| what.to_str())
    {
        Some("tokens") => println!("{}", eval::tokens(&data)?.line("tokens")),
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
