//! Why a file could not be read: the file, the line where one is known, the cause.

use std::path::{Path, PathBuf};

/// What is wrong with some contents, before it is known which file they are from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1; nothing when the whole file is meant.
    pub line: Option<usize>,
    pub cause: String,
}

impl Fault {
    /// A fault in one line.
    pub fn at(line: usize, cause: impl Into<String>) -> Fault {
        Fault {
            line: Some(line),
            cause: cause.into(),
        }
    }

    /// A fault of the whole file.
    pub fn whole(cause: impl Into<String>) -> Fault {
        Fault {
            line: None,
            cause: cause.into(),
        }
    }

    /// The same, of the file `path`.
    pub fn of(self, path: &Path) -> CorpusError {
        CorpusError {
            path: path.into(),
            fault: self,
        }
    }
}

/// Why a file could not be read.
#[derive(Debug)]
pub struct CorpusError {
    path: PathBuf,
    fault: Fault,
}

impl CorpusError {
    /// The whole file could not be read.
    pub fn new(path: &Path, cause: impl std::fmt::Display) -> CorpusError {
        Fault::whole(cause.to_string()).of(path)
    }
}

impl std::fmt::Display for CorpusError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}", self.path.display())?;
        if let Some(line) = self.fault.line {
            write!(f, ", line {line}")?;
        }
        write!(f, ": {}", self.fault.cause)
    }
}

impl std::error::Error for CorpusError {}
