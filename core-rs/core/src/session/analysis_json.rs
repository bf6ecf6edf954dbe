//! An analysis as JSON, for those who ask for it apart from any session.

use super::places::Places;
use super::units::Units;
use crate::json::{put, write_integer, write_raw, write_string};
use crate::text::relations::Relation;
use crate::text::{Analysis, Analyzer, Modality, Value};

/// `{"tokens":[{"start","end","upos","lemma"}],"entities":[{"type","text","start","end"}],"values":[…],
/// "relations":[{"subject","predicate","object","args"?,"negated","start","end",…}]}`; values as in a
/// turn, the parts of a relation as `{"text","start","end"}`, `null` where it has none. The analysis
/// must fit the text; lemmas come from the analyzer.
pub fn analysis_json(text: &str, analysis: &Analysis, analyzer: Option<&Analyzer>) -> String {
    let mut out = b"{\"tokens\":[".to_vec();
    let mut units = Units::new(text);
    let mut base = String::new();
    for (i, &(start, end)) in analysis.tokens.iter().enumerate() {
        separate(&mut out);
        write_raw(&mut out, b"{\"start\":");
        write_integer(&mut out, f64::from(start));
        write_raw(&mut out, b",\"end\":");
        write_integer(&mut out, f64::from(end));
        if let (Some(&tag), Some(analyzer)) = (analysis.tags.get(i), analyzer) {
            write_raw(&mut out, b",\"upos\":");
            write_string(&mut out, tag.name());
            analyzer.lemma(units.slice(start, end).unwrap_or(""), tag, &mut base);
            write_raw(&mut out, b",\"lemma\":");
            write_string(&mut out, &base);
        }
        put(&mut out, b'}');
    }
    write_raw(&mut out, b"],\"entities\":[");
    let mut units = Units::new(text);
    for span in &analysis.entities {
        separate(&mut out);
        write_raw(&mut out, b"{\"type\":");
        write_string(&mut out, span.kind.name());
        let part = units.slice(span.start, span.end).unwrap_or("");
        write_span(part, span.start, span.end, &mut out);
        put(&mut out, b'}');
    }
    write_raw(&mut out, b"],\"values\":[");
    let mut units = Units::new(text);
    for value in &analysis.values {
        separate(&mut out);
        let part = units.slice(value.start, value.end).unwrap_or("");
        write_value(value, part, &mut out);
    }
    write_raw(&mut out, b"],\"relations\":[");
    let places = Places::new(text, analysis);
    for relation in &analysis.relations {
        separate(&mut out);
        write_relation(relation, &places, &mut out);
    }
    write_raw(&mut out, b"]}");
    String::from_utf8(out).unwrap_or_default()
}

fn write_relation(relation: &Relation, places: &Places, out: &mut Vec<u8>) {
    write_raw(out, b"{\"subject\":");
    write_part(places.of(relation.subject), out);
    write_raw(out, b",\"predicate\":");
    write_predicate(relation, places, out);
    write_raw(out, b",\"object\":");
    write_part(places.of(relation.object), out);
    for (i, argument) in relation.arguments().enumerate() {
        write_raw(out, if i == 0 { b",\"args\":[" } else { b"," });
        write_part(places.of(argument), out);
    }
    if !relation.arguments[0].is_empty() {
        put(out, b']');
    }
    write_raw(out, b",\"negated\":");
    write_raw(out, if relation.negated { b"true" } else { b"false" });
    for (name, value) in [
        ("kind", relation.kind.name()),
        ("tense", relation.tense.name()),
        (
            "modality",
            if relation.modality == Modality::Asserted {
                ""
            } else {
                relation.modality.name()
            },
        ),
    ] {
        if !value.is_empty() {
            key(name, out);
            write_string(out, value);
        }
    }
    for (name, holds) in [("ended", relation.ended), ("corrects", relation.corrects)] {
        if holds {
            key(name, out);
            write_raw(out, b"true");
        }
    }
    if !relation.reported_by.is_empty() {
        key("reported_by", out);
        write_part(places.of(relation.reported_by), out);
    }
    if let Some((_, start, end)) = places.of(relation.extent()) {
        key("start", out);
        write_integer(out, f64::from(start));
        key("end", out);
        write_integer(out, f64::from(end));
    }
    put(out, b'}');
}

/// What joins subject and object as it reads: with a verb that is only meant, with a particle from
/// behind the object. The offsets are those of the words before the object, or of none.
fn write_predicate(relation: &Relation, places: &Places, out: &mut Vec<u8>) {
    let middle = places.of(relation.predicate);
    let text = places.predicate(relation);
    let object = places.of(relation.object).map_or(0, |part| part.1);
    let (start, end) = middle.map_or((object, object), |part| (part.1, part.2));
    write_part(Some((&text, start, end)), out);
}

/// A part of a relation, or `null`.
fn write_part(part: Option<(&str, u32, u32)>, out: &mut Vec<u8>) {
    let Some((text, start, end)) = part else {
        return write_raw(out, b"null");
    };
    write_raw(out, b"{\"text\":");
    write_string(out, text);
    key("start", out);
    write_integer(out, f64::from(start));
    key("end", out);
    write_integer(out, f64::from(end));
    put(out, b'}');
}

/// The name of a further member.
fn key(name: &str, out: &mut Vec<u8>) {
    put(out, b',');
    write_string(out, name);
    put(out, b':');
}

/// A comma, unless the list starts here.
fn separate(out: &mut Vec<u8>) {
    if out.last() != Some(&b'[') {
        put(out, b',');
    }
}

pub(super) fn write_value(value: &Value, text: &str, out: &mut Vec<u8>) {
    write_raw(out, b"{\"kind\":\"");
    write_raw(out, value.kind.name().as_bytes());
    put(out, b'"');
    write_span(text, value.start, value.end, out);
    write_raw(out, b",\"value\":");
    write_raw(out, &value.json);
    put(out, b'}');
}

/// `,"text":…,"start":…,"end":…`
pub(super) fn write_span(text: &str, start: u32, end: u32, out: &mut Vec<u8>) {
    write_raw(out, b",\"text\":");
    write_string(out, text);
    write_raw(out, b",\"start\":");
    write_integer(out, f64::from(start));
    write_raw(out, b",\"end\":");
    write_integer(out, f64::from(end));
}
