//! GUM in CoNLL-U. Its `Entity` brackets mark every mention, named or not; a name is the run of
//! proper nouns at the head of a person, place or organization.

use super::conllu::{Sentence, Word};
use super::label::kind;
use super::{Entity, Fault, Sample};
use lean_agentic::text::EntityKind;

struct Row<'c> {
    proper: bool,
    /// Number of the row this one depends on, from 1; 0 for the root.
    head: usize,
    brackets: &'c str,
}

/// The `Entity` brackets of a word, if it has some.
pub fn brackets<'c>(word: &Word<'c>) -> Option<&'c str> {
    let mut misc = word.row.fields.get(9)?.split('|');
    misc.find_map(|part| part.strip_prefix("Entity="))
}

fn row<'c>(word: &Word<'c>) -> Result<Row<'c>, Fault> {
    let head = word.row.fields.get(6).and_then(|head| head.parse().ok());
    Ok(Row {
        proper: word.row.fields.get(3) == Some(&"PROPN"),
        head: head.ok_or_else(|| Fault::at(word.row.line, "no head in column 7"))?,
        brackets: brackets(word).unwrap_or(""),
    })
}

/// The names of a sentence.
///
/// # Errors
/// When a word has no head.
pub fn sample(sentence: &Sentence) -> Result<Sample, Fault> {
    let rows: Vec<Row> = sentence.words.iter().map(row).collect::<Result<_, _>>()?;
    let places: Vec<_> = sentence.words.iter().map(|word| word.place).collect();
    let rows = rows.as_slice();
    let mut found: Vec<(usize, usize, Entity)> = Vec::new();
    for (kind, first, last) in mentions(rows) {
        // The head of a mention depends on a row outside it.
        let outside = |i: &usize| !(first + 1..=last + 1).contains(&rows[*i].head);
        let Some(head) = (first..=last).find(outside).filter(|&i| rows[i].proper) else {
            continue;
        };
        let proper = |i: &usize| rows[*i].proper;
        let start = (first..=head)
            .rev()
            .take_while(proper)
            .last()
            .unwrap_or(head);
        let end = (head..=last).take_while(proper).last().unwrap_or(head);
        if let (Some(from), Some(to)) = (places[start], places[end]) {
            found.push((start, end, (kind, from.0, to.1)));
        }
    }
    // Of names inside names the outer one counts.
    found.sort_by_key(|&(start, end, _)| (start, std::cmp::Reverse(end)));
    let mut entities: Vec<Entity> = Vec::new();
    for (_, _, entity) in found {
        if entities.last().is_none_or(|last| last.2 <= entity.1) {
            entities.push(entity);
        }
    }
    Ok(Sample {
        text: sentence.text.clone(),
        entities,
    })
}

/// Mentions of our kinds: kind, first row, last row.
fn mentions(rows: &[Row]) -> Vec<(EntityKind, usize, usize)> {
    let mut open: Vec<(&str, &str, usize)> = Vec::new();
    let mut closed = Vec::new();
    for (i, row) in rows.iter().enumerate() {
        let mut rest = row.brackets;
        while !rest.is_empty() {
            let begins = rest.starts_with('(');
            let body = rest.trim_start_matches('(');
            let length = body.find(['(', ')']).unwrap_or(body.len());
            let (entry, after) = body.split_at(length);
            let ends = after.starts_with(')');
            rest = after.strip_prefix(')').unwrap_or(after);
            let mut fields = entry.split('-');
            let id = fields.next().unwrap_or("");
            if begins {
                open.push((id, fields.next().unwrap_or(""), i));
            }
            if ends && let Some(at) = open.iter().rposition(|(other, _, _)| *other == id) {
                let (_, name, first) = open.remove(at);
                closed.extend(kind(name).map(|kind| (kind, first, i)));
            }
        }
    }
    closed
}
