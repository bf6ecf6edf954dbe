//! Answers about facts, and about the graph that they make.

use super::answer::{write_count, write_entity};
use super::fact_json::{write_evidence, write_head};
use super::frames::Frames;
use super::read::{Facts, Times};
use super::state::State;
use crate::json::{put, write_raw};
use crate::memory::{Fact, Id, Object, filed_under};
use crate::words::has;

/// A page of facts, in the order of their ids; each with all places that say so.
pub(super) fn answer_facts(state: &State, asked: &Facts, frames: &mut Frames) {
    let subject = asked.subject.map(|id| {
        let found = state.entities.find(id);
        found.map_or(u32::MAX, |entity| state.entities.root(entity))
    });
    let predicate = asked.predicate.as_ref().map(|name| {
        let found = state.facts.find_predicate(name);
        let found = found.or_else(|| state.facts.find_predicate(filed_under(name)));
        found.unwrap_or(u16::MAX)
    });
    let from = asked.after.map_or(0, |id| state.facts.after(id));
    frames.list(b",\"facts\":[", b"]");
    let mut item = Vec::new();
    let mut left = asked.limit;
    let mut more = false;
    for fact in state.facts.iter().skip(from as usize) {
        let is_asked = subject.is_none_or(|subject| state.entities.root(fact.subject) == subject)
            && predicate.is_none_or(|predicate| fact.predicate == predicate);
        if !is_asked || !asked.times.include(fact) {
            continue;
        }
        if left == 0 {
            more = true;
            break;
        }
        left -= 1;
        item.clear();
        write_whole(state, fact, &asked.times, &mut item);
        frames.item(&item);
    }
    frames.end_list();
    frames.finish(if more {
        b",\"more\":true}"
    } else {
        b",\"more\":false}"
    });
}

/// A fact as it was known, with all of its evidence.
fn write_whole(state: &State, fact: &Fact, times: &Times, out: &mut Vec<u8>) {
    let known = times.known();
    write_head(state, fact, fact.end_as_known(known), fact.known_to, out);
    write_raw(out, b",\"evidence\":[");
    let mut places = fact.evidence.iter().filter(|place| {
        // What was said later was not known yet.
        known == f64::INFINITY
            || state
                .index
                .turn(place.seq)
                .is_none_or(|turn| turn.at <= known)
    });
    if let Some(&first) = places.next() {
        write_evidence(first, out);
    }
    for &place in places {
        put(out, b',');
        write_evidence(place, out);
    }
    write_raw(out, b"]}");
}

/// The entities around one, nearest first, and the facts between those that are told.
pub(super) fn answer_graph(
    state: &State,
    (around, depth, limit): (Id, usize, usize),
    times: Times,
    frames: &mut Frames,
) {
    let Some(center) = state.entities.find(around) else {
        frames.list(b"", b"");
        return frames.finish(b"}");
    };
    let mut found = vec![state.entities.root(center)];
    let mut edges: Vec<(u32, u32, &Fact)> = Vec::new();
    for fact in state.facts.iter().filter(|fact| times.include(fact)) {
        if let Object::Entity(object) = fact.object {
            let root = |entity: u32| state.entities.root(entity);
            edges.push((root(fact.subject), root(object), fact));
        }
    }
    let mut cut = false;
    let mut near = 0;
    for _ in 0..depth {
        let reached = found.len();
        for &(subject, object, _) in &edges {
            let is_near = |entity: u32| {
                found
                    .get(near..reached)
                    .is_some_and(|near| has(near, entity))
            };
            let next = match (is_near(subject), is_near(object)) {
                (true, _) => object,
                (_, true) => subject,
                _ => continue,
            };
            if has(&found, next) {
                continue;
            }
            if found.len() >= limit {
                cut = true;
                break;
            }
            found.push(next);
        }
        near = reached;
    }
    frames.list(b",\"entities\":[", b"]");
    let mut item = Vec::new();
    for &entity in &found {
        item.clear();
        write_entity(state, entity, &mut item);
        let parts = state.entities.parts(entity);
        let mentions = parts.iter().map(|part| u64::from(part.mentions)).sum();
        write_count(b",\"mentions\":", mentions, &mut item);
        put(&mut item, b'}');
        frames.item(&item);
    }
    frames.end_list();
    frames.relist(b",\"facts\":[");
    for (subject, object, fact) in edges {
        if has(&found, subject) && has(&found, object) {
            item.clear();
            write_whole(state, fact, &times, &mut item);
            frames.item(&item);
        }
    }
    frames.end_list();
    frames.finish(if cut { b",\"partial\":true}" } else { b"}" });
}
