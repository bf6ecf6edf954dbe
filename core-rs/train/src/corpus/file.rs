//! Files as text: UTF-8, with or without a byte order mark.

use super::{CorpusError, Fault};
use std::path::{Path, PathBuf};

/// The file's text without its byte order mark.
///
/// # Errors
/// When it cannot be read; bytes that are not UTF-8 are named by their line.
pub fn read(path: &Path) -> Result<String, CorpusError> {
    let bytes = std::fs::read(path).map_err(|cause| CorpusError::new(path, cause))?;
    text(bytes).map_err(|fault| fault.of(path))
}

pub(super) fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + good.iter().filter(|&&byte| byte == b'\n').count();
        Fault::at(line, "not UTF-8")
    })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    Ok(text)
}

/// The files of a folder, in the order of their names, without folders and hidden files; of a file
/// itself.
///
/// # Errors
/// When there is no such file or folder.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, CorpusError> {
    if path.is_file() {
        return Ok(vec![path.into()]);
    }
    let fail = |cause| CorpusError::new(path, cause);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(path).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !hidden && entry.path().is_file() {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}
