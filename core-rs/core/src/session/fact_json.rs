//! Facts as JSON: in turns, and in answers.

use super::state::State;
use crate::json::{put, write_fixed, write_integer, write_raw, write_string};
use crate::memory::{Evidence, Fact, Id, Object};

/// Appends a fact as its turn lists it, with the words that say so there; a comma before it if it is not
/// the first.
pub(super) fn write_fact(state: &State, fact: u32, evidence: Evidence, out: &mut Vec<u8>) {
    let Some(fact) = state.facts.get(fact) else {
        return;
    };
    if !out.is_empty() {
        put(out, b',');
    }
    write_head(state, fact, fact.valid_to, fact.known_to, out);
    write_raw(out, b",\"evidence\":");
    write_evidence(evidence, out);
    put(out, b'}');
}

/// All of a fact but its evidence and its end; `subject` and `object` are those of now, merges followed.
pub(super) fn write_head(state: &State, fact: &Fact, to: f64, known_to: f64, out: &mut Vec<u8>) {
    write_raw(out, b"{\"id\":");
    write_id(b'f', fact.id, out);
    write_raw(out, b",\"subject\":");
    write_entity(state, fact.subject, out);
    write_raw(out, b",\"predicate\":");
    write_string(out, state.facts.predicate(fact.predicate));
    write_raw(out, b",\"object\":");
    match &fact.object {
        Object::Nothing => write_raw(out, b"null"),
        Object::Entity(entity) => {
            write_raw(out, b"{\"entity\":");
            write_entity(state, *entity, out);
            put(out, b'}');
        }
        Object::Value(json) => {
            write_raw(out, b"{\"value\":");
            write_raw(out, json.as_bytes());
            put(out, b'}');
        }
        Object::Text(text) => {
            write_raw(out, b"{\"text\":");
            write_string(out, text);
            put(out, b'}');
        }
    }
    let polarity: &[u8] = if fact.polarity {
        b",\"polarity\":true,\"modality\":\""
    } else {
        b",\"polarity\":false,\"modality\":\""
    };
    write_raw(out, polarity);
    write_raw(out, fact.meant.name().as_bytes());
    write_raw(out, b"\",\"confidence\":");
    write_fixed(out, fact.confidence());
    for (name, time) in [
        (&b",\"valid_from\":"[..], fact.valid_from),
        (b",\"valid_to\":", to),
        (b",\"known_from\":", fact.known_from),
        (b",\"known_to\":", known_to),
    ] {
        write_raw(out, name);
        write_time(time, out);
    }
    if let Some(reporter) = fact.reported_by {
        write_raw(out, b",\"reported_by\":");
        write_entity(state, reporter, out);
    }
}

/// `{"seq":…,"start":…,"end":…}`
pub(super) fn write_evidence(place: Evidence, out: &mut Vec<u8>) {
    write_raw(out, b"{\"seq\":");
    write_integer(out, place.seq as f64);
    write_raw(out, b",\"start\":");
    write_integer(out, f64::from(place.start));
    write_raw(out, b",\"end\":");
    write_integer(out, f64::from(place.end));
    put(out, b'}');
}

/// `{"id":…,"by":…,NAME:TIME}`, with a comma before it if it is not the first.
#[inline(never)]
pub(super) fn write_closed(id: Id, by: Option<Id>, name: &[u8], time: f64, out: &mut Vec<u8>) {
    if !out.is_empty() {
        put(out, b',');
    }
    write_raw(out, b"{\"id\":");
    write_id(b'f', id, out);
    write_raw(out, b",\"by\":");
    match by {
        Some(by) => write_id(b'f', by, out),
        None => write_raw(out, b"null"),
    }
    write_raw(out, name);
    write_integer(out, time);
    put(out, b'}');
}

pub(super) fn write_id(letter: u8, id: Id, out: &mut Vec<u8>) {
    put(out, b'"');
    id.write(letter, out);
    put(out, b'"');
}

/// The id of an entity, merges followed.
pub(super) fn write_entity(state: &State, entity: u32, out: &mut Vec<u8>) {
    let root = state.entities.root(entity);
    match state.entities.get(root) {
        Some(entity) => write_id(b'e', entity.id, out),
        None => write_raw(out, b"null"),
    }
}

/// Unix milliseconds; `null` for an open end.
fn write_time(time: f64, out: &mut Vec<u8>) {
    if time.is_finite() {
        write_integer(out, time);
    } else {
        write_raw(out, b"null");
    }
}
