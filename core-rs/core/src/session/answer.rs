//! Answers to reads, as frames.
//!
//! A longer answer comes in pieces, each a `result` of its own with the same id: all but the last say
//! `"more":true`, and their lists follow on each other.

use super::answer_facts::{answer_facts, answer_graph};
use super::context::context;
use super::frames::Frames;
use super::limits;
use super::read::{Read, Recall};
use super::state::State;
use super::units::Units;
use crate::json::{put, write_fixed, write_integer, write_raw, write_string};
use crate::memory::{Alias, Entity, Filter, Hit, Id, PARTS, Turns};

/// Answers a read in frames of at most `max_frame` bytes (one item alone may be longer): each `u32`
/// length, bytes.
pub(super) fn answer(state: &State, id: &str, read: &Read, max_frame: usize) -> Vec<u8> {
    let mut frames = Frames::new(id, max_frame);
    match read {
        Read::Recall(recall) => answer_recall(state, recall, &mut frames),
        Read::Entities { after, limit } => answer_entities(state, *after, *limit, &mut frames),
        Read::Entity(id) => answer_entity(state, *id, &mut frames),
        Read::Facts(facts) => answer_facts(state, facts, &mut frames),
        Read::Graph {
            around,
            depth,
            limit,
            times,
        } => answer_graph(state, (*around, *depth, *limit), *times, &mut frames),
    }
    frames.out
}

fn answer_recall(state: &State, recall: &Recall, frames: &mut Frames) {
    let filter = Filter {
        since: recall.since.unwrap_or(f64::NEG_INFINITY),
        until: recall.until.unwrap_or(f64::INFINITY),
        speaker: recall.speaker.as_deref(),
    };
    // A context may hold more turns than the hits that are listed.
    let depth = (recall.tokens / limits::RECALL_TURN_TOKENS)
        .min(limits::RECALL_DEPTH)
        .max(recall.limit);
    let hits = state
        .index
        .recall(&recall.query, &recall.meaning, &filter, depth);
    frames.list(b",\"hits\":[", b"]");
    let mut item = Vec::with_capacity(1_024);
    for hit in hits.iter().take(recall.limit) {
        item.clear();
        write_hit(state, hit, &mut item);
        frames.item(&item);
    }
    let context = context(state, recall, &hits);
    item.clear();
    // Room for a line's end in two bytes, too.
    item.reserve(context.len() + context.len() / 16 + 64);
    write_raw(&mut item, b",\"context\":");
    write_string(&mut item, &context);
    if state.index.departed_turns() > 0 {
        write_raw(&mut item, b",\"partial\":true");
    }
    if !frames.fits(item.len()) {
        frames.end_list();
        frames.finish(b",\"more\":true}");
        frames.begin();
    }
    frames.end_list();
    write_raw(&mut frames.out, &item);
    frames.finish(b"}");
}

fn write_hit(state: &State, hit: &Hit, out: &mut Vec<u8>) {
    let Some(turn) = state.index.turn(hit.seq) else {
        return;
    };
    write_raw(out, b"{\"seq\":");
    write_integer(out, hit.seq as f64);
    write_raw(out, b",\"at\":");
    write_integer(out, turn.at);
    write_raw(out, b",\"speaker\":");
    match turn.speaker {
        Some(name) => write_string(out, name),
        None => write_raw(out, b"null"),
    }
    write_raw(out, b",\"text\":");
    write_string(out, turn.text);
    write_raw(out, b",\"score\":");
    write_fixed(out, hit.score);
    write_raw(out, b",\"why\":{");
    let mut first = true;
    for (name, &part) in PARTS.iter().zip(&hit.parts) {
        if part == 0.0 {
            continue;
        }
        write_raw(out, if first { b"\"" } else { b",\"" });
        first = false;
        write_raw(out, name.as_bytes());
        write_raw(out, b"\":");
        write_fixed(out, part);
    }
    write_raw(out, b"}}");
}

fn answer_entities(state: &State, after: Option<Id>, limit: usize, frames: &mut Frames) {
    let from = after.map_or(0, |id| state.entities.after(id));
    frames.list(b",\"entities\":[", b"]");
    let mut item = Vec::new();
    let mut more = false;
    let mut left = limit;
    for ordinal in from..state.entities.len() as u32 {
        // One that was merged is told with the one that it is.
        if state.entities.root(ordinal) != ordinal {
            continue;
        }
        if left == 0 {
            more = true;
            break;
        }
        left -= 1;
        item.clear();
        write_entity(state, ordinal, &mut item);
        let parts = state.entities.parts(ordinal);
        let mentions = parts.iter().map(|part| u64::from(part.mentions)).sum();
        write_count(b",\"mentions\":", mentions, &mut item);
        put(&mut item, b'}');
        frames.item(&item);
    }
    frames.end_list();
    frames.finish(if more {
        b",\"more\":true}"
    } else {
        b",\"more\":false}"
    });
}

pub(super) fn write_count(name: &[u8], count: u64, out: &mut Vec<u8>) {
    write_raw(out, name);
    write_integer(out, count as f64);
}

/// An entity but for its mentions and its end; with all that was merged into it.
pub(super) fn write_entity(state: &State, ordinal: u32, out: &mut Vec<u8>) {
    let parts = state.entities.parts(ordinal);
    let Some(entity) = state.entities.get(ordinal) else {
        return;
    };
    write_raw(out, b"{\"id\":\"");
    entity.id.write(b'e', out);
    write_raw(out, b"\",\"type\":");
    write_string(out, entity.kind.name());
    write_raw(out, b",\"name\":");
    write_string(out, entity.name());
    write_raw(out, b",\"aliases\":[");
    // What only described who has a name now is no name.
    let named = parts.iter().any(|part| !part.unnamed);
    let aliases: Vec<&Alias> = parts
        .iter()
        .filter(|part| !(named && part.unnamed))
        .flat_map(|part: &&Entity| &part.aliases)
        .collect();
    for (place, alias) in aliases.iter().enumerate() {
        write_raw(
            out,
            if place == 0 {
                b"{\"text\":"
            } else {
                b",{\"text\":"
            },
        );
        write_string(out, &alias.text);
        write_count(b",\"count\":", u64::from(alias.count), out);
        put(out, b'}');
    }
    let first = parts.iter().map(|part| part.id.seq).min().unwrap_or(0);
    let last = parts.iter().map(|part| part.last_seq).max().unwrap_or(0);
    write_count(b"],\"first_seq\":", first, out);
    write_count(b",\"last_seq\":", last, out);
}

/// The entity with those of its mentions whose turns the index holds.
fn answer_entity(state: &State, id: Id, frames: &mut Frames) {
    let Some(ordinal) = state.entities.find(id) else {
        frames.list(b"", b"");
        return frames.finish(b"}");
    };
    let ordinal = state.entities.root(ordinal);
    let mut open = b",\"entity\":".to_vec();
    write_entity(state, ordinal, &mut open);
    write_raw(&mut open, b",\"mentions\":[");
    frames.list(&open, b"]}");
    let mut item = Vec::new();
    let mut mentioning: Vec<u64> = Vec::new();
    for part in state.entities.ordinals(ordinal) {
        mentioning.extend(state.index.mentioning(part));
    }
    mentioning.sort_unstable();
    mentioning.dedup();
    for seq in mentioning {
        let Some(turn) = state.index.turn(seq) else {
            continue;
        };
        let mut units = Units::new(turn.text);
        for (entity, start, length) in Turns::mentions(turn.mentions) {
            let end = start.saturating_add(length);
            let Some(text) = units
                .slice(start, end)
                .filter(|_| state.entities.root(entity) == ordinal)
            else {
                continue;
            };
            item.clear();
            write_count(b"{\"seq\":", seq, &mut item);
            write_count(b",\"start\":", u64::from(start), &mut item);
            write_count(b",\"end\":", u64::from(end), &mut item);
            write_raw(&mut item, b",\"text\":");
            write_string(&mut item, text);
            put(&mut item, b'}');
            frames.item(&item);
        }
    }
    frames.end_list();
    frames.finish(if state.index.departed_turns() > 0 {
        b",\"partial\":true}"
    } else {
        b"}"
    });
}
