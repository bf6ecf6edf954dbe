//! An analysis as JSON, for those who ask for it apart from any session.

use super::event::{write_span, write_value};
use super::units::Units;
use crate::json::{write_integer, write_raw, write_string};
use crate::text::{Analysis, lemma};

/// `{"tokens":[{"start","end","upos","lemma"}],"entities":[{"type","text","start","end"}],"values":[…],"relations":[]}`;
/// values as in a turn. The analysis must fit the text.
pub fn analysis_json(text: &str, analysis: &Analysis) -> String {
    let mut out = b"{\"tokens\":[".to_vec();
    let mut units = Units::new(text);
    let mut base = String::new();
    for (i, &(start, end)) in analysis.tokens.iter().enumerate() {
        separate(&mut out);
        write_raw(&mut out, b"{\"start\":");
        write_integer(&mut out, f64::from(start));
        write_raw(&mut out, b",\"end\":");
        write_integer(&mut out, f64::from(end));
        if let Some(&tag) = analysis.tags.get(i) {
            write_raw(&mut out, b",\"upos\":");
            write_string(&mut out, tag.name());
            lemma(units.slice(start, end).unwrap_or(""), tag, &mut base);
            write_raw(&mut out, b",\"lemma\":");
            write_string(&mut out, &base);
        }
        out.push(b'}');
    }
    write_raw(&mut out, b"],\"entities\":[");
    let mut units = Units::new(text);
    for span in &analysis.entities {
        separate(&mut out);
        write_raw(&mut out, b"{\"type\":");
        write_string(&mut out, span.kind.name());
        let part = units.slice(span.start, span.end).unwrap_or("");
        write_span(part, span.start, span.end, &mut out);
        out.push(b'}');
    }
    write_raw(&mut out, b"],\"values\":[");
    let mut units = Units::new(text);
    for value in &analysis.values {
        separate(&mut out);
        let part = units.slice(value.start, value.end).unwrap_or("");
        write_value(value, part, &mut out);
    }
    write_raw(&mut out, b"],\"relations\":[]}");
    String::from_utf8(out).unwrap_or_default()
}

/// A comma, unless the list starts here.
fn separate(out: &mut Vec<u8>) {
    if out.last() != Some(&b'[') {
        out.push(b',');
    }
}
