//! SLURP: spoken commands in lower case, slots in brackets: `play [artist_name : bruno mars]`.

use super::label::kind;
use super::{Fault, Sample};

/// The commands; nothing when the first line is none.
///
/// # Errors
/// When a later line is none.
pub fn parse(contents: &str) -> Result<Option<Vec<Sample>>, Fault> {
    let lines = contents.lines().zip(1..);
    let mut samples = Vec::new();
    for (line, number) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        match annotation(line) {
            Some(annotation) => samples.push(sample(annotation)),
            None if samples.is_empty() => return Ok(None),
            None => return Err(Fault::at(number, "no \"sentence_annotation\"")),
        }
    }
    Ok((!samples.is_empty()).then_some(samples))
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
