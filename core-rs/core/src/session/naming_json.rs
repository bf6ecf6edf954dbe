//! Mentions, merges and what stays open, as a turn's JSON.

use super::analysis_json::write_span;
use super::fact_json::write_id;
use super::references::Reference;
use super::state::{By, State};
use crate::json::{put, write_raw, write_string};
use crate::memory::{Id, Mention};
use crate::text::{EntityKind, Gender};

/// A mention as its turn lists it, with a comma before it if it is not the first.
pub(super) fn write_mention(
    state: &State,
    mention: Mention,
    text: &str,
    (new, by, told): (bool, By, Gender),
    out: &mut Vec<u8>,
) {
    let Some(entity) = state.entities.get(mention.entity) else {
        return;
    };
    write_raw(
        out,
        if out.is_empty() {
            b"{\"id\":"
        } else {
            b",{\"id\":"
        },
    );
    write_id(b'e', entity.id, out);
    write_raw(out, b",\"type\":\"");
    write_raw(out, entity.kind.name().as_bytes());
    write_raw(out, b"\",\"name\":");
    write_string(out, entity.name());
    write_span(text, mention.start, mention.end, out);
    write_raw(
        out,
        if new {
            b",\"new\":true"
        } else {
            b",\"new\":false"
        },
    );
    if by != By::Name {
        write_raw(out, b",\"by\":");
        write_string(out, by.name());
    }
    let pronoun: &[u8] = match told.told() {
        Gender::Female => b",\"pronoun\":\"she\"",
        Gender::Male => b",\"pronoun\":\"he\"",
        _ => b"",
    };
    write_raw(out, pronoun);
    if told.is_likely() {
        write_raw(out, b",\"likely\":true");
    }
    put(out, b'}');
}

/// `{"type","text","start","end","candidates":[…]}`, with a comma before it if it is not the first.
pub(super) fn write_unresolved(
    state: &State,
    bearers: &[u32],
    kind: EntityKind,
    reference: &Reference,
    text: &str,
    out: &mut Vec<u8>,
) {
    write_raw(
        out,
        if out.is_empty() {
            b"{\"type\":"
        } else {
            b",{\"type\":"
        },
    );
    write_string(out, kind.name());
    write_span(text, reference.start, reference.end, out);
    write_raw(out, b",\"candidates\":[");
    let bearers = bearers.iter().filter_map(|&i| state.entities.get(i));
    for (place, entity) in bearers.enumerate() {
        if place > 0 {
            put(out, b',');
        }
        write_id(b'e', entity.id, out);
    }
    write_raw(out, b"]}");
}

/// `{"id":"m…","from":"e…","into":"e…"}`, with a comma before it if it is not the first.
pub(super) fn write_merge(state: &State, id: Id, from: u32, into: u32, out: &mut Vec<u8>) {
    write_raw(
        out,
        if out.is_empty() {
            b"{\"id\":"
        } else {
            b",{\"id\":"
        },
    );
    write_id(b'm', id, out);
    for (name, entity) in [(&b",\"from\":"[..], from), (b",\"into\":", into)] {
        write_raw(out, name);
        if let Some(entity) = state.entities.get(entity) {
            write_id(b'e', entity.id, out);
        }
    }
    put(out, b'}');
}
