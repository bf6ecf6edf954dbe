//! GUM in CoNLL-U. Its `Entity` brackets mark every mention, named or not; a name is the run of
//! proper nouns at the head of a person, place or organization.

use super::{Entity, Sample, align, kind};

struct Row<'c> {
    form: &'c str,
    proper: bool,
    /// Number of the row this one depends on, from 1; 0 for the root.
    head: usize,
    brackets: &'c str,
}

pub fn parse(contents: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut text = "";
    let mut rows: Vec<Row> = Vec::new();
    for line in contents.lines().chain([""]) {
        if let Some(raw) = line.strip_prefix("# text = ") {
            text = raw;
        } else if line.is_empty() {
            if !rows.is_empty() {
                samples.push(sample(text, &rows));
                rows.clear();
            }
        } else if !line.starts_with('#') {
            rows.extend(row(line));
        }
    }
    samples
}

/// A word line; ranges and empty nodes give nothing.
fn row(line: &str) -> Option<Row<'_>> {
    let mut columns = line.split('\t');
    columns.next()?.parse::<u32>().ok()?;
    let form = columns.next()?;
    let proper = columns.nth(1)? == "PROPN";
    let head = columns.nth(2)?.parse().ok()?;
    let misc = columns.nth(2)?;
    let brackets = misc
        .split('|')
        .find_map(|part| part.strip_prefix("Entity="))
        .unwrap_or("");
    Some(Row {
        form,
        proper,
        head,
        brackets,
    })
}

fn sample(text: &str, rows: &[Row]) -> Sample {
    let places = align(text, rows.iter().map(|row| row.form));
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
    Sample {
        text: text.to_owned(),
        entities,
    }
}

/// Mentions of our kinds: kind, first row, last row.
fn mentions(rows: &[Row]) -> Vec<(lean_agentic::text::EntityKind, usize, usize)> {
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
