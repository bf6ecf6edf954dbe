//! A log decided anew: without what is forgotten, without a merge that was taken back, with a mention split
//! off. Retention is the same without everything before a cut.
//!
//! From a given `seq` on each message is decided again, from its text and its stored analysis, as if what went
//! had never been; `seq`s stay, and the place of a forgotten message stays empty. Use: [`Rewrite::new`],
//! every record of the log in order to [`Rewrite::scan`], then again to [`Rewrite::fold`], then
//! [`Rewrite::snapshot`]. Cost: linear in the log; no text is analysed again.

use super::asking::Asked;
use super::event::Deciding;
use super::fold::{self, FoldError};
use super::fold_read::{Event, Mark, Turn, TurnMention, read_event};
use super::outcome::{RECORD_VERSION, Record};
use super::planted::{Fault, is_planted};
use super::snapshot;
use super::state::State;
use super::surgery::write_merged;
use crate::json::{put, utf8, write_integer, write_raw};
use crate::memory::{Id, put_u32};
use crate::text::Analysis;

/// What deciding anew has to obey.
#[derive(Default)]
pub(super) struct Marks {
    /// Merges that were taken back.
    undone: Vec<Id>,
    /// Mentions that are somebody new: turn, first unit.
    splits: Vec<(u64, u32)>,
}

impl Marks {
    pub fn is_undone(&self, merge: Id) -> bool {
        self.undone.contains(&merge) && !is_planted(Fault::Undo)
    }

    pub fn is_split(&self, seq: u64, start: u32) -> bool {
        self.splits.contains(&(seq, start))
    }
}

pub struct Rewrite {
    /// The first `seq` that is decided anew.
    from: u64,
    /// The message that is forgotten; 0 for none.
    forgotten: u64,
    marks: Marks,
    /// Ids that entities had, and have.
    moved: Vec<(Id, Id)>,
    state: State,
}

impl Rewrite {
    /// For a log whose events up to `cut` are gone, 0 where none are. Those from `from` on are decided anew,
    /// but for `forgotten` (0: none), which leaves its place empty.
    pub fn new(cut: u64, from: u64, forgotten: u64) -> Self {
        let mut state = State {
            last_seq: cut,
            ..State::default()
        };
        state.index.start_at(cut + 1);
        Rewrite {
            from,
            forgotten,
            marks: Marks::default(),
            moved: Vec::new(),
            state,
        }
    }

    /// Notes what was taken back and split off by hand.
    pub fn scan(&mut self, record: &[u8]) -> Result<(), FoldError> {
        let (_, events) = read(record)?;
        for line in events.split_inclusive('\n') {
            // Most lines are turns, and need not be read.
            if line.starts_with("{\"type\":\"turn\"") {
                continue;
            }
            match read_event(line).map_err(|e| e.describe())?.1 {
                Event::Mark(_, Mark::Undone(merge)) => self.marks.undone.push(merge),
                Event::Mark(_, Mark::Split(turn, start)) => self.marks.splits.push((turn, start)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Takes in a record; its new bytes, where it had to change. After an error the whole is void.
    pub fn fold(&mut self, record: &[u8]) -> Result<Option<Vec<u8>>, FoldError> {
        let (parts, events) = read(record)?;
        let lines: Vec<&str> = events.split_inclusive('\n').collect();
        let is_before = |line: &str| read_event(line).map(|(seq, _)| seq < self.from);
        let last = lines.last().copied().unwrap_or("");
        if is_before(last).map_err(|e| e.describe())? {
            fold::fold(&mut self.state, record)?;
            return Ok(None);
        }
        if lines.len() != parts.analyses.len() {
            return Err("as many analyses as events are needed".into());
        }
        let mut out = Vec::with_capacity(record.len());
        let mut analyses: Vec<&[u8]> = Vec::with_capacity(lines.len());
        for (line, analysis) in lines.iter().zip(&parts.analyses) {
            let (seq, event) = read_event(line).map_err(|e| e.describe())?;
            let last = self.state.last_seq;
            if seq != last + 1 {
                return Err("seq does not follow the last one".into());
            }
            let kept = self.event(seq, event, line, analysis, &mut out)?;
            analyses.push(if kept { analysis } else { &[] });
        }
        if out == parts.events {
            return Ok(None);
        }
        let mut rewritten = vec![RECORD_VERSION, 0, 0, 0];
        put_u32(&mut rewritten, out.len() as u32);
        rewritten.append(&mut out);
        put_u32(&mut rewritten, analyses.len() as u32);
        for analysis in analyses {
            put_u32(&mut rewritten, analysis.len() as u32);
            write_raw(&mut rewritten, analysis);
        }
        Ok(Some(rewritten))
    }

    /// Takes in one event and writes what it is now; whether its analysis stays.
    fn event(
        &mut self,
        seq: u64,
        event: Event,
        line: &str,
        analysis: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<bool, FoldError> {
        match event {
            _ if seq == self.forgotten && !is_planted(Fault::Forget) => {
                self.leave_empty(seq, out);
                return Ok(false);
            }
            Event::Turn(turn) => {
                let analysis = Analysis::decode(analysis).ok();
                let Some(analysis) = analysis.filter(|analysis| analysis.fits(&turn.text)) else {
                    return Err("an analysis does not fit its text".into());
                };
                self.turn(turn, line, &analysis, out)?;
                return Ok(true);
            }
            Event::Mark(at, Mark::Merged { from, into, .. }) if seq >= self.from => {
                let from = self.state.entities.find(self.now(from));
                let into = self.state.entities.find(self.now(into));
                let undone = self.marks.is_undone(Id { seq, k: 1 });
                let roots = from.zip(into).map(|(from, into)| {
                    (
                        self.state.entities.root(from),
                        self.state.entities.root(into),
                    )
                });
                match roots.filter(|(from, into)| from != into && !undone) {
                    Some(pair) => write_merged(&mut self.state, seq, at, pair, out),
                    None => {
                        self.leave_empty(seq, out);
                        return Ok(false);
                    }
                }
                put(out, b'\n');
            }
            event => {
                fold::take_in(&mut self.state, seq, event);
                write_raw(out, line.as_bytes());
            }
        }
        Ok(false)
    }

    fn turn(
        &mut self,
        mut turn: Turn,
        line: &str,
        analysis: &Analysis,
        out: &mut Vec<u8>,
    ) -> Result<(), FoldError> {
        if turn.seq < self.from {
            let seq = turn.seq;
            turn.asked = Asked::by(&turn.text, analysis);
            turn.vector = analysis.vector;
            fold::take_in(&mut self.state, seq, Event::Turn(turn));
            write_raw(out, line.as_bytes());
            return Ok(());
        }
        let start = out.len();
        let deciding = Deciding {
            seq: turn.seq,
            at: turn.at,
            speaker: turn.speaker.as_deref(),
            text: &turn.text,
            analysis,
            marks: &self.marks,
        };
        deciding.decide(&mut self.state, out);
        put(out, b'\n');
        let now = utf8(out.get(start..).unwrap_or(&[])).map_err(|e| e.describe())?;
        if now == line {
            return Ok(());
        }
        // Whom it names may have another id now.
        if let (_, Event::Turn(now)) = read_event(now).map_err(|e| e.describe())? {
            for old in &turn.mentions {
                let same = |new: &&TurnMention| (new.start, new.end) == (old.start, old.end);
                let new = now.mentions.iter().find(same);
                let new = new.filter(|new| new.id != old.id && self.now(old.id) == old.id);
                if let Some(new) = new {
                    self.moved.push((old.id, new.id));
                }
            }
        }
        Ok(())
    }

    fn now(&self, id: Id) -> Id {
        let moved = self.moved.iter().find(|(old, _)| *old == id);
        moved.map_or(id, |(_, new)| *new)
    }

    fn leave_empty(&mut self, seq: u64, out: &mut Vec<u8>) {
        self.state.leave_empty(seq);
        write_raw(out, b"{\"type\":\"removed\",\"seq\":");
        write_integer(out, seq as f64);
        write_raw(out, b"}\n");
    }

    /// Calls `part` with each part of the snapshot of the session made anew, in order.
    pub fn snapshot(&self, part: &mut dyn FnMut(&[u8])) {
        snapshot::write(&self.state, part);
    }
}

/// A record taken apart, and its events as text.
fn read(record: &[u8]) -> Result<(Record<'_>, &str), FoldError> {
    let Some(parts) = Record::read(record) else {
        return Err("not a log record of version 1".into());
    };
    let events = utf8(parts.events).map_err(|e| e.describe())?;
    Ok((parts, events))
}
