//! What is done to a session by hand: entities merged, a merge undone, a mention split off. Each is an event of
//! its own; what has to be decided anew for it is done by `Rewrite`.

use super::fact_json::{write_entity, write_id};
use super::outcome::{Outcome, OutcomeWriter};
use super::refusal::{ErrorCode, Refusal};
use super::session::Session;
use super::state::State;
use super::telling::Telling;
use crate::json::{put, write_integer, write_raw};
use crate::memory::{Id, Turns};

impl Session {
    /// Says that the entity `from` is the entity `into`: one event, `merged`. Refused where one of them is
    /// unknown, or they are one already.
    pub fn merge(&mut self, from: &str, into: &str, at: f64) -> Outcome {
        let state = &mut self.state;
        let seq = state.last_seq + 1;
        let merge = entity(state, "from", from).and_then(|from| {
            let into = entity(state, "into", into)?;
            let (from, into) = (state.entities.root(from), state.entities.root(into));
            if from == into {
                return refuse("they are one entity already");
            }
            Ok((from, into))
        });
        marked(
            seq,
            merge.map(|(from, into)| {
                let mut line = Vec::new();
                write_merged(state, seq, at, (from, into), &mut line);
                line
            }),
        )
    }

    /// Notes that a merge is taken back: one event, `undone`. The state changes as the log is decided anew
    /// without the merge.
    pub fn undo(&mut self, merge: &str, at: f64) -> Outcome {
        let state = &mut self.state;
        let seq = state.last_seq + 1;
        let id = match Id::parse('m', merge).filter(|id| id.seq < seq) {
            Some(id) => Ok(id),
            None => refuse("merge: expected the id of a merge of this session"),
        };
        marked(
            seq,
            id.map(|id| {
                let mut line = Vec::new();
                begin(b"undone", seq, at, &mut line);
                write_raw(&mut line, b",\"merge\":");
                write_id(b'm', id, &mut line);
                put(&mut line, b'}');
                state.leave_empty(seq);
                line
            }),
        )
    }

    /// Notes that a mention is somebody new: one event, `split`. The mention is told by its turn and its
    /// first UTF-16 unit. The state changes as the log is decided anew.
    pub fn split(&mut self, turn: u64, start: u32, at: f64) -> Outcome {
        let state = &mut self.state;
        let seq = state.last_seq + 1;
        let mentions = state.index.turn(turn).map_or(&[][..], |turn| turn.mentions);
        let is = Turns::mentions(mentions).any(|(_, place, _)| place == start);
        let found = if is {
            Ok(())
        } else {
            refuse("mention: there is none at that place, or its turn has left the index")
        };
        marked(
            seq,
            found.map(|()| {
                let mut line = Vec::new();
                begin(b"split", seq, at, &mut line);
                write_raw(&mut line, b",\"mention\":{\"seq\":");
                write_integer(&mut line, turn as f64);
                write_raw(&mut line, b",\"start\":");
                write_integer(&mut line, f64::from(start));
                write_raw(&mut line, b"}}");
                state.leave_empty(seq);
                line
            }),
        )
    }
}

fn entity(state: &State, name: &str, id: &str) -> Result<u32, Refusal> {
    let found = Id::parse('e', id).and_then(|id| state.entities.find(id));
    found.ok_or_else(|| {
        let what = [id, " is no entity of this session"].concat();
        Refusal::field(None, name, &what).with(ErrorCode::NotFound)
    })
}

fn refuse<T>(what: &str) -> Result<T, Refusal> {
    Err(Refusal::new(ErrorCode::BadRequest, what))
}

/// Merges, and writes the event. What the later facts of both retire is closed.
pub(super) fn write_merged(
    state: &mut State,
    seq: u64,
    at: f64,
    (from, into): (u32, u32),
    out: &mut Vec<u8>,
) {
    begin(b"merged", seq, at, out);
    write_raw(out, b",\"id\":");
    write_id(b'm', Id { seq, k: 1 }, out);
    for (name, entity) in [(&b",\"from\":"[..], from), (b",\"into\":", into)] {
        write_raw(out, name);
        write_entity(state, entity, out);
    }
    state.merge(from, into);
    let mut told = Telling::by_hand(seq, at);
    told.settle(state, into);
    write_raw(out, b",\"closed\":[");
    write_raw(out, &told.closed);
    write_raw(out, b"]}");
    state.leave_empty(seq);
}

fn begin(kind: &[u8], seq: u64, at: f64, out: &mut Vec<u8>) {
    write_raw(out, b"{\"type\":\"");
    write_raw(out, kind);
    write_raw(out, b"\",\"seq\":");
    write_integer(out, seq as f64);
    write_raw(out, b",\"at\":");
    write_integer(out, at);
}

/// The outcome of one line, or of a refusal.
fn marked(seq: u64, line: Result<Vec<u8>, Refusal>) -> Outcome {
    match line {
        Err(refusal) => OutcomeWriter::new(std::iter::once((0, &refusal)), 0).finish(0, 0),
        Ok(line) => {
            let mut writer = OutcomeWriter::new(std::iter::empty(), line.len() + 1);
            writer.begin_events();
            write_raw(&mut writer.out, &line);
            put(&mut writer.out, b'\n');
            writer.end_events(std::iter::once(&[][..]));
            writer.finish(seq, seq)
        }
    }
}
