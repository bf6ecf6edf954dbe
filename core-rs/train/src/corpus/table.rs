//! Files of one word a line: fields apart by tabs, or by spaces where the line has no tab; sentences
//! apart by blank lines; comments before a sentence, of which `# text = ` gives its raw text. Lines
//! end in LF or CRLF; nothing need follow the last one.

use super::label::is_label;

/// A word's line.
pub struct Row<'c> {
    /// Counted from 1.
    pub line: usize,
    /// One at least.
    pub fields: Vec<&'c str>,
}

/// A sentence: one row at least.
#[derive(Default)]
pub struct Block<'c> {
    pub text: Option<&'c str>,
    pub rows: Vec<Row<'c>>,
}

pub fn blocks(contents: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut block = Block::default();
    for (line, number) in contents.lines().chain([""]).zip(1..) {
        if line.trim().is_empty() {
            if !block.rows.is_empty() {
                blocks.push(std::mem::take(&mut block));
            }
        } else if let Some(text) = raw_text(line) {
            block.text = Some(text);
        } else if !is_comment(line) {
            block.rows.push(Row {
                line: number,
                fields: fields(line),
            });
        }
    }
    blocks
}

fn fields(line: &str) -> Vec<&str> {
    if line.contains('\t') {
        line.split('\t').collect()
    } else {
        line.split_ascii_whitespace().collect()
    }
}

fn raw_text(line: &str) -> Option<&str> {
    let (key, text) = line.strip_prefix('#')?.split_once('=')?;
    (key.trim() == "text").then(|| text.strip_prefix(' ').unwrap_or(text))
}

/// A comment has no tab; `# O` and `#tag B-PER` are words with their labels.
fn is_comment(line: &str) -> bool {
    let word = || {
        let fields = fields(line);
        fields.len() == 2 && is_label(fields[1])
    };
    line.starts_with('#') && !line.contains('\t') && !word()
}
