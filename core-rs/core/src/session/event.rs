//! Deciding one message: its event, and the same effects on the graph.
//!
//! The event names every effect, so that folding it (`fold.rs`) comes to the same state without any of
//! the choices made here.

use super::identity::{By, Identity, Meaning, Told};
use super::limits;
use super::state::State;
use super::units::Units;
use crate::json::{write_integer, write_raw, write_string};
use crate::memory::{Id, Mention};
use crate::text::{Analysis, MAX_ENTITIES, MAX_VALUES, Span, Value};

/// About how many bytes a message's event takes.
pub(super) fn expected_bytes(text: &str, analysis: &Analysis) -> usize {
    let mut bytes = 160 + text.len() + text.len() / 16;
    for span in &analysis.entities {
        bytes += 120 + 2 * (span.end - span.start) as usize;
    }
    for value in &analysis.values {
        bytes += 64 + (value.end - value.start) as usize + value.json.len();
    }
    bytes
}

/// A message that is being decided.
pub(super) struct Deciding<'m> {
    pub seq: u64,
    /// Unix milliseconds.
    pub at: f64,
    pub speaker: Option<&'m str>,
    pub text: &'m str,
    pub analysis: &'m Analysis,
}

impl Deciding<'_> {
    /// Changes the state, and writes the event. The analysis must fit the text.
    pub fn decide(&self, state: &mut State, out: &mut Vec<u8>) {
        let start = out.len();
        write_raw(out, b"{\"type\":\"turn\",\"seq\":");
        write_integer(out, self.seq as f64);
        write_raw(out, b",\"at\":");
        write_integer(out, self.at);
        write_raw(out, b",\"speaker\":");
        match self.speaker {
            Some(name) => write_string(out, name),
            None => write_raw(out, b"null"),
        }
        write_raw(out, b",\"text\":");
        write_string(out, self.text);
        state.add_turn(self.seq, self.at, self.speaker, self.text);
        let full = start + limits::EVENT_BYTES;
        let mut unresolved = Vec::new();
        let entities_cut = self.entities(state, full, out, &mut unresolved);
        let values_cut = self.values(full.saturating_sub(unresolved.len()), out);
        write_raw(out, b",\"facts\":[],\"closed\":[]");
        if !unresolved.is_empty() {
            write_raw(out, b",\"unresolved\":[");
            write_raw(out, &unresolved);
            out.push(b']');
        }
        match (entities_cut, values_cut) {
            (false, false) => {}
            (true, false) => write_raw(out, b",\"limits\":[\"entities\"]"),
            (false, true) => write_raw(out, b",\"limits\":[\"values\"]"),
            (true, true) => write_raw(out, b",\"limits\":[\"entities\",\"values\"]"),
        }
        out.push(b'}');
    }

    /// Writes the mentions, and into `unresolved` the names that several could bear.
    fn entities(
        &self,
        state: &mut State,
        full: usize,
        out: &mut Vec<u8>,
        unresolved: &mut Vec<u8>,
    ) -> bool {
        let mut units = Units::new(self.text);
        let mut new = 0;
        let mut said = Vec::with_capacity(self.analysis.entities.len());
        let mut cut = self.analysis.truncated && self.analysis.entities.len() == MAX_ENTITIES;
        write_raw(out, b",\"entities\":[");
        let first = out.len();
        for span in &self.analysis.entities {
            let text = units.slice(span.start, span.end).unwrap_or("");
            let identity = Identity {
                state,
                said: &said,
                seq: self.seq,
            };
            let meaning = identity.of(span.kind, text, Told::before(self.text, text));
            let known = match meaning {
                Meaning::Known(ordinal, _) => state.entities.get(ordinal),
                _ => None,
            };
            // What this mention takes at most: its text and its entity's name, escaped, and the rest.
            let room = 280 + 6 * (text.len() + known.map_or(text.len(), |e| e.name().len()));
            let unknown_and_full =
                meaning == Meaning::New && state.entities.len() >= limits::ENTITIES;
            if out.len() + unresolved.len() + room > full || unknown_and_full {
                cut = true;
                continue;
            }
            let (ordinal, by, is_new) = match meaning {
                Meaning::Known(ordinal, by) => (ordinal, by, false),
                Meaning::New => {
                    new += 1;
                    let id = Id {
                        seq: self.seq,
                        k: new,
                    };
                    (state.entities.create(id, span.kind, text), By::Name, true)
                }
                Meaning::Several(bearers) => {
                    write_unresolved(state, &bearers, span, text, unresolved);
                    continue;
                }
            };
            let mention = Mention {
                entity: ordinal,
                start: span.start,
                end: span.end,
            };
            state.mention(mention, text, self.seq);
            said.push(ordinal);
            if out.len() > first {
                out.push(b',');
            }
            write_mention(state, ordinal, span, text, (is_new, by), out);
        }
        out.push(b']');
        cut
    }

    fn values(&self, full: usize, out: &mut Vec<u8>) -> bool {
        let mut units = Units::new(self.text);
        let mut cut = self.analysis.truncated && self.analysis.values.len() == MAX_VALUES;
        write_raw(out, b",\"values\":[");
        let first = out.len();
        for value in &self.analysis.values {
            let text = units.slice(value.start, value.end).unwrap_or("");
            if out.len() + 256 + 6 * text.len() + value.json.len() > full {
                cut = true;
                break;
            }
            if out.len() > first {
                out.push(b',');
            }
            write_value(value, text, out);
        }
        out.push(b']');
        cut
    }
}

fn write_mention(
    state: &State,
    ordinal: u32,
    span: &Span,
    text: &str,
    (new, by): (bool, By),
    out: &mut Vec<u8>,
) {
    let Some(entity) = state.entities.get(ordinal) else {
        return;
    };
    write_raw(out, b"{\"id\":\"");
    entity.id.write(b'e', out);
    write_raw(out, b"\",\"type\":");
    write_string(out, span.kind.name());
    write_raw(out, b",\"name\":");
    write_string(out, entity.name());
    write_span(text, span.start, span.end, out);
    let end: &[u8] = match (new, by) {
        (true, _) => b",\"new\":true}",
        (false, By::Name) => b",\"new\":false}",
        (false, By::Part) => b",\"new\":false,\"by\":\"part\"}",
        (false, By::Initials) => b",\"new\":false,\"by\":\"initials\"}",
    };
    write_raw(out, end);
}

/// `{"type","text","start","end","candidates":[…]}`, with a comma before it if it is not the first.
fn write_unresolved(state: &State, bearers: &[u32], span: &Span, text: &str, out: &mut Vec<u8>) {
    if !out.is_empty() {
        out.push(b',');
    }
    write_raw(out, b"{\"type\":");
    write_string(out, span.kind.name());
    write_span(text, span.start, span.end, out);
    write_raw(out, b",\"candidates\":[");
    let bearers = bearers.iter().filter_map(|&i| state.entities.get(i));
    for (place, entity) in bearers.enumerate() {
        write_raw(out, if place == 0 { b"\"" } else { b",\"" });
        entity.id.write(b'e', out);
        out.push(b'"');
    }
    write_raw(out, b"]}");
}

pub(super) fn write_value(value: &Value, text: &str, out: &mut Vec<u8>) {
    write_raw(out, b"{\"kind\":");
    write_string(out, value.kind.name());
    write_span(text, value.start, value.end, out);
    write_raw(out, b",\"value\":");
    write_raw(out, &value.json);
    out.push(b'}');
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
