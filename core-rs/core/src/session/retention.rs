//! Retention: a session made anew from the end of its log, as if everything before the cut had never
//! been said, but for the ids.
//!
//! An entity that a forgotten event made and a later one mentions stays under its id. Its name stays where
//! that spelling is still said of it; else the first spelling that is becomes its name, and the events that
//! gave the old one are rewritten. Nothing else of an event changes, and no other entity of before
//! the cut remains, so nothing in the result comes from forgotten text.
//!
//! Use: [`Retention::new`], then every remaining record in order to [`Retention::scan`], then again to
//! [`Retention::fold`], then [`Retention::snapshot`]. The base of an export that begins after a cut is taken
//! in by [`Retention::keep`] instead of scanning. Cost: both passes are linear in the remaining log.

use super::fold::{self, FoldError, TurnMention, kind_of_name, read_turn};
use super::limits;
use super::outcome::{RECORD_VERSION, Record};
use super::snapshot;
use super::state::State;
use crate::json::{utf8, write_string};
use crate::memory::{HashTable, Id, hash, put_u32};
use crate::text::EntityKind;

/// An entity that a forgotten event made and a remaining one mentions.
struct Kept {
    id: Id,
    kind: EntityKind,
    /// What the remaining events call it, and whether one of them also says it so.
    name: Box<str>,
    said: bool,
    /// The first remaining spelling.
    first: Box<str>,
}

pub struct Retention {
    /// `seq` of the last forgotten event.
    cut: u64,
    /// In order of appearance while scanning; taken when folding begins.
    kept: Vec<Kept>,
    by_id: HashTable,
    /// Those whose name only forgotten events said, in the order of their ids.
    renamed: Vec<Kept>,
    state: State,
}

impl Retention {
    /// Begins a session whose events up to `cut` are forgotten.
    pub fn new(cut: u64) -> Self {
        let mut state = State {
            last_seq: cut,
            ..State::default()
        };
        state.index.start_at(cut + 1);
        Retention {
            cut,
            kept: Vec::new(),
            by_id: HashTable::new(),
            renamed: Vec::new(),
            state,
        }
    }

    /// Notes the entities of before the cut that a remaining record mentions.
    pub fn scan(&mut self, record: &[u8]) -> Result<(), FoldError> {
        let (_, events) = read(record)?;
        for line in events.split_inclusive('\n') {
            let turn = read_turn(line).map_err(|e| e.describe())?;
            for mention in turn.mentions {
                if mention.id.seq <= self.cut {
                    self.note(&mention);
                }
            }
        }
        Ok(())
    }

    fn note(&mut self, mention: &TurnMention) {
        let said = mention.text == mention.name;
        let id = mention.id;
        let known = self
            .by_id
            .find(&key(id), |i| id_of(&self.kept, i) == Some(id));
        if let Some(known) = known.and_then(|i| self.kept.get_mut(i as usize)) {
            known.said |= *known.name == *mention.text;
            return;
        }
        let kept = &self.kept;
        self.by_id.insert(&key(id), kept.len() as u32, &|i, seed| {
            id_of(kept, i).map_or(0, |id| hash(&key(id), seed))
        });
        self.kept.push(Kept {
            id,
            kind: mention.kind,
            name: mention.name.as_ref().into(),
            said,
            first: mention.text.as_ref().into(),
        });
    }

    /// Takes in an entity of before the cut; false if it is none, or does not follow the one before.
    pub fn keep(&mut self, id: &str, kind: &str, name: &str) -> bool {
        let (Some(id), Some(kind)) = (Id::parse('e', id), kind_of_name(kind)) else {
            return false;
        };
        let entities = &mut self.state.entities;
        let last = entities.len().checked_sub(1);
        let last = last.and_then(|ordinal| entities.get(ordinal as u32));
        let follows = last.is_none_or(|last| last.id < id);
        let sound = follows && id.seq <= self.cut && entities.len() < limits::ENTITIES;
        if sound && !name.is_empty() && name.len() <= limits::TEXT_BYTES {
            entities.create(id, kind, name);
            return true;
        }
        false
    }

    /// Takes in a remaining record; its new bytes, where a name in it had to change. After an error the
    /// whole is void.
    pub fn fold(&mut self, record: &[u8]) -> Result<Option<Vec<u8>>, FoldError> {
        self.begin();
        let rewritten = self.rewrite(record)?;
        fold::fold(&mut self.state, rewritten.as_deref().unwrap_or(record))?;
        Ok(rewritten)
    }

    /// Makes the entities that were noted, in the order of their ids.
    fn begin(&mut self) {
        let mut kept = std::mem::take(&mut self.kept);
        self.by_id = HashTable::new();
        sort_by_id(&mut kept);
        for entity in kept {
            let name = if entity.said {
                &entity.name
            } else {
                &entity.first
            };
            self.state.entities.create(entity.id, entity.kind, name);
            if !entity.said {
                self.renamed.push(entity);
            }
        }
    }

    /// The record with the names that its entities have now.
    fn rewrite(&self, record: &[u8]) -> Result<Option<Vec<u8>>, FoldError> {
        let (parts, events) = read(record)?;
        let mut out: Vec<u8> = Vec::new();
        // Events up to here are in `out`.
        let mut copied = 0;
        let mut line_at = 0;
        for line in events.split_inclusive('\n') {
            let turn = read_turn(line).map_err(|e| e.describe())?;
            for mention in turn.mentions.iter().filter(|m| m.id.seq <= self.cut) {
                let place = self
                    .renamed
                    .binary_search_by(|entity| entity.id.cmp(&mention.id));
                let renamed = place.ok().and_then(|place| self.renamed.get(place));
                let Some(entity) = renamed.filter(|entity| *entity.name == *mention.name) else {
                    continue;
                };
                let from = line_at + mention.name_at.start;
                out.extend_from_slice(parts.events.get(copied..from).unwrap_or(&[]));
                write_string(&mut out, &entity.first);
                copied = line_at + mention.name_at.end;
            }
            line_at += line.len();
        }
        if copied == 0 {
            return Ok(None);
        }
        out.extend_from_slice(parts.events.get(copied..).unwrap_or(&[]));
        let mut rewritten = vec![RECORD_VERSION, 0, 0, 0];
        put_u32(&mut rewritten, out.len() as u32);
        rewritten.append(&mut out);
        put_u32(&mut rewritten, parts.analyses.len() as u32);
        for analysis in parts.analyses {
            put_u32(&mut rewritten, analysis.len() as u32);
            rewritten.extend_from_slice(analysis);
        }
        Ok(Some(rewritten))
    }

    /// Calls `part` with each part of the snapshot of the session made anew, in order.
    pub fn snapshot(&mut self, part: &mut dyn FnMut(&[u8])) {
        self.begin();
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

fn key(id: Id) -> [u8; 12] {
    let mut key = [0; 12];
    let (seq, k) = key.split_at_mut(8);
    seq.copy_from_slice(&id.seq.to_le_bytes());
    k.copy_from_slice(&id.k.to_le_bytes());
    key
}

fn id_of(kept: &[Kept], i: u32) -> Option<Id> {
    kept.get(i as usize).map(|entity| entity.id)
}

/// Shell's sort with Knuth's gaps (The Art of Computer Programming, 5.2.1): at most n^1.5 steps. The
/// standard library's would be 5 KB of the core for this one call.
fn sort_by_id(kept: &mut [Kept]) {
    let mut gap = 1;
    while gap < kept.len() / 3 {
        gap = gap * 3 + 1;
    }
    while gap > 0 {
        for start in gap..kept.len() {
            let mut place = start;
            while place >= gap && id_at(kept, place - gap) > id_at(kept, place) {
                kept.swap(place - gap, place);
                place -= gap;
            }
        }
        gap /= 3;
    }
}

fn id_at(kept: &[Kept], place: usize) -> Option<Id> {
    kept.get(place).map(|entity| entity.id)
}
