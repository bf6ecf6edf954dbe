//! CaRB's files: tuples (a sentence, a predicate, a subject and further arguments in each line, by
//! tabs; a sentence has many lines) and sentences (one a line). The raw text is the sentence as the
//! tuples have it, with the brackets of the Penn Treebank (`-LRB-`) as they are written.

use super::{CorpusError, Fault, files, read};
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

const KNOWN: &str = "CaRB's tuples (sentence, predicate, subject, further arguments in a line, by tabs), or its \
    sentences (one a line) with the tuples in the same folder or in a folder `gold` there or beside it";

/// A sentence and its tuples: predicate, subject, further arguments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Given {
    pub text: String,
    pub tuples: Vec<Vec<String>>,
}

/// Reads tuples: from their file, from the file of their sentences (only these count then), or from
/// the folder of either.
///
/// # Errors
/// When the file is neither, or when not exactly one file of tuples is found for it.
pub fn load(path: &Path) -> Result<Vec<Given>, CorpusError> {
    if path.is_dir() {
        let found = beside(path)?;
        return match found.as_slice() {
            [(file, contents)] => parse(contents).map_err(|fault| fault.of(file)),
            [] => Err(CorpusError::new(
                path,
                format!("no tuples there. Known here: {KNOWN}"),
            )),
            _ => Err(CorpusError::new(path, several(&found))),
        };
    }
    let contents = read(path)?;
    if is_tuples(&contents) {
        return parse(&contents).map_err(|fault| fault.of(path));
    }
    if contents.contains('\t') || contents.trim().is_empty() {
        return Err(CorpusError::new(
            path,
            format!("not a known format. Known here: {KNOWN}"),
        ));
    }
    of_sentences(path, &contents)
}

/// The tuples of the sentences in the file `path`.
fn of_sentences(path: &Path, contents: &str) -> Result<Vec<Given>, CorpusError> {
    let wanted: HashSet<String> = contents.lines().map(|line| key(&plain(line))).collect();
    let mut found = beside(path.parent().unwrap_or(Path::new(".")))?;
    found.retain(|(_, tuples)| {
        let mut sentences = tuples.lines().filter_map(|line| line.split('\t').next());
        sentences.any(|text| wanted.contains(&key(&plain(text))))
    });
    if found.len() > 1
        && found
            .iter()
            .any(|(file, _)| file.file_stem() == path.file_stem())
    {
        found.retain(|(file, _)| file.file_stem() == path.file_stem());
    }
    match found.as_slice() {
        [(file, contents)] => {
            let mut given = parse(contents).map_err(|fault| fault.of(file))?;
            given.retain(|given| wanted.contains(&key(&given.text)));
            Ok(given)
        }
        [] => {
            let cause = format!("no tuples of its sentences beside it. Known here: {KNOWN}");
            Err(CorpusError::new(path, cause))
        }
        _ => Err(CorpusError::new(path, several(&found))),
    }
}

fn several(found: &[(PathBuf, String)]) -> String {
    let names: Vec<String> = found.iter().map(|f| f.0.display().to_string()).collect();
    format!(
        "tuples in more than one file, give one of them: {}",
        names.join(", ")
    )
}

/// The files of tuples in `folder`, and in the folder `gold` in it or beside it.
fn beside(folder: &Path) -> Result<Vec<(PathBuf, String)>, CorpusError> {
    let folder = if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    };
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    for place in [folder.into(), folder.join("gold"), folder.join("../gold")] {
        // `../gold` is the folder itself when it is called so.
        let real = std::fs::canonicalize(&place);
        if !place.is_dir() || !real.is_ok_and(|real| seen.insert(real)) {
            continue;
        }
        for file in files(&place)? {
            // What is no text is no file of tuples.
            let contents = read(&file).unwrap_or_default();
            if is_tuples(&contents) {
                found.push((file, contents));
            }
        }
    }
    Ok(found)
}

/// Whether the first line is a sentence with a predicate and a subject.
fn is_tuples(contents: &str) -> bool {
    let first = contents.lines().find(|line| !line.trim().is_empty());
    first.is_some_and(|line| {
        let fields: Vec<&str> = line.trim().split('\t').collect();
        fields.len() > 2 && fields[0].contains(' ') && !fields[0].starts_with('#')
    })
}

/// The sentences of a file of tuples, in the order they are first given.
pub(super) fn parse(contents: &str) -> Result<Vec<Given>, Fault> {
    let mut places: HashMap<String, usize> = HashMap::new();
    let mut all: Vec<Given> = Vec::new();
    for (line, number) in contents.lines().zip(1..) {
        let line = plain(line);
        if line.is_empty() {
            continue;
        }
        let (text, tuple) = line
            .split_once('\t')
            .ok_or_else(|| Fault::at(number, "no tuple after the sentence"))?;
        let place = *places.entry(key(text)).or_insert_with(|| {
            all.push(Given {
                text: text.trim().to_owned(),
                tuples: Vec::new(),
            });
            all.len() - 1
        });
        let parts = tuple.split('\t').map(str::to_owned).collect();
        all[place].tuples.push(parts);
    }
    Ok(all)
}

/// Brackets as the Penn Treebank writes them.
const BRACKETS: [(&str, &str); 6] = [
    ("-LRB-", "("),
    ("-RRB-", ")"),
    ("-LSB-", "["),
    ("-RSB-", "]"),
    ("-LCB-", "{"),
    ("-RCB-", "}"),
];

fn plain(text: &str) -> String {
    BRACKETS.iter().fold(text.trim().to_owned(), |text, pair| {
        text.replace(pair.0, pair.1)
    })
}

/// What two ways of writing one sentence have in common: all but spaces and punctuation.
fn key(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !c.is_ascii_punctuation();
    text.chars().filter(kept).collect()
}
