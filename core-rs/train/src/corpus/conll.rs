//! Two columns, form and label (BIO or I-only), sentences apart by blank lines; `# text =` gives the
//! raw text where it is known (UNER). Without it the forms are joined by spaces (WNUT17, BTC,
//! wikigold).

use super::{Entity, Sample, align, kind};

pub fn parse(contents: &str) -> Vec<Sample> {
    let mut samples = Vec::new();
    let mut raw: Option<&str> = None;
    let mut rows: Vec<(&str, &str)> = Vec::new();
    for line in contents.lines().chain([""]) {
        if let Some(text) = line.strip_prefix("# text = ") {
            raw = Some(text);
        } else if line.trim().is_empty() {
            if !rows.is_empty() {
                samples.push(sample(raw.take(), &rows));
                rows.clear();
            }
        } else if let Some((form, label)) = line.rsplit_once(['\t', ' ']) {
            rows.push((form, label.trim()));
        }
    }
    samples
}

fn sample(raw: Option<&str>, rows: &[(&str, &str)]) -> Sample {
    let text = raw.map_or_else(|| join(rows), str::to_owned);
    let places = align(&text, rows.iter().map(|row| row.0));
    let mut entities: Vec<Entity> = Vec::new();
    let mut open = "";
    for (i, ((_, label), place)) in rows.iter().zip(&places).enumerate() {
        let (mark, name) = label.split_once('-').unwrap_or(("O", ""));
        let handle = i > 0 && is_handle(rows, i - 1) || is_handle(rows, i);
        let found = kind(name).filter(|_| !handle);
        let goes_on = mark == "I" && open == name && !name.is_empty();
        open = if found.is_some() { name } else { "" };
        let (Some(kind), Some((start, end))) = (found, place) else {
            continue;
        };
        match entities.last_mut() {
            Some(last) if goes_on => last.2 = *end,
            _ => entities.push((kind, *start, *end)),
        }
    }
    Sample { text, entities }
}

/// The Broad Twitter Corpus has `@` and the handle after it as two tokens, tagged as one name. Ours
/// is one token and no name.
fn is_handle(rows: &[(&str, &str)], i: usize) -> bool {
    rows[i].0 == "@" && rows.get(i + 1).is_some_and(|row| row.1 != "O")
}

fn join(rows: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (i, (form, _)) in rows.iter().enumerate() {
        let close = i == 0 || is_handle(rows, i - 1);
        if !close {
            text.push(' ');
        }
        text.push_str(form);
    }
    text
}
