//! SLURP: spoken commands in lower case, slots in brackets: `play [artist_name : bruno mars]`.

use super::{Sample, kind};

pub fn parse(contents: &str) -> Vec<Sample> {
    contents
        .lines()
        .filter_map(annotation)
        .map(sample)
        .collect()
}

/// The value of `sentence_annotation`. These lines have no escapes in it.
fn annotation(line: &str) -> Option<&str> {
    let rest = line.split_once("\"sentence_annotation\": \"")?.1;
    Some(rest.split_once('"')?.0)
}

fn sample(annotation: &str) -> Sample {
    let mut sample = Sample::default();
    let mut rest = annotation;
    while let Some((before, slot)) = rest.split_once('[') {
        sample.text.push_str(before);
        let (inside, after) = slot.split_once(']').unwrap_or((slot, ""));
        let (name, value) = inside.split_once(" : ").unwrap_or(("", inside));
        let start = sample.text.len();
        sample.text.push_str(value.trim());
        if let Some(kind) = kind(name.trim()) {
            sample.entities.push((kind, start, sample.text.len()));
        }
        rest = after;
    }
    sample.text.push_str(rest);
    sample
}
