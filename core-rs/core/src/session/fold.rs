//! Folding: the events of a log record, taken in as they were decided.
//!
//! Everything is checked before anything changes, so a record that is refused leaves the state as it
//! was. Checked is what the state relies on: the order of `seq`, that each mention is where its text is,
//! that entities and facts exist or come in the order of their ids.

use super::asking::Asked;
use super::fold_read::{Event, Mark, Turn, TurnClosed, TurnFact, TurnObject, read_event};
use super::limits;
use super::outcome::Record;
use super::state::State;
use super::units::Units;
use crate::json::utf8;
use crate::memory::{Fact, Id, Mention, Object};
use crate::text::Analysis;
use std::borrow::Cow;

/// Why a record was not taken in, in words.
pub type FoldError = Cow<'static, str>;

/// Takes in a record.
pub(super) fn fold(state: &mut State, bytes: &[u8]) -> Result<(), FoldError> {
    let Some(record) = Record::read(bytes) else {
        return Err("not a log record of version 1".into());
    };
    let lines = utf8(record.events).map_err(|e| e.describe())?;
    let mut events: Vec<(u64, Event)> = Vec::with_capacity(record.analyses.len());
    let mut analyses = record.analyses.iter();
    for line in lines.split_inclusive('\n') {
        let (seq, mut event) = read_event(line).map_err(|e| e.describe())?;
        let Some(analysis) = analyses.next() else {
            return Err("as many analyses as events are needed".into());
        };
        let check = Check {
            state,
            before: &events,
            seq,
        };
        check.event(&event)?;
        if let Event::Turn(turn) = &mut event {
            let analysis = Analysis::decode(analysis).ok();
            let fitting = analysis.filter(|analysis| analysis.fits(&turn.text));
            let fitting = fitting.ok_or("an analysis does not fit its text")?;
            turn.asked = Asked::by(&turn.text, &fitting);
            turn.vector = fitting.vector;
        }
        events.push((seq, event));
    }
    if analyses.next().is_some() {
        return Err("as many analyses as events are needed".into());
    }
    for (seq, event) in events {
        take_in(state, seq, event);
    }
    Ok(())
}

/// Takes in an event that was checked.
pub(super) fn take_in(state: &mut State, seq: u64, event: Event) {
    match event {
        Event::Turn(turn) => take_in_turn(state, turn),
        Event::Mark(at, Mark::Merged { from, into, closed }) => {
            let (from, into) = (ordinal(state, from), ordinal(state, into));
            state.merge(from, into);
            close(state, at, &closed);
            state.leave_empty(seq);
        }
        Event::Mark(..) => state.leave_empty(seq),
    }
}

fn take_in_turn(state: &mut State, turn: Turn) {
    let said = (turn.speaker.as_deref(), &*turn.text);
    state.add_turn(turn.seq, turn.at, said, &turn.vector);
    state.ask(turn.asked);
    for mention in &turn.mentions {
        let entity = if mention.new {
            state.create(mention.id, mention.kind, &mention.name, mention.by)
        } else {
            ordinal(state, mention.id)
        };
        let place = Mention {
            entity,
            start: mention.start,
            end: mention.end,
        };
        let how = (mention.by, mention.gender);
        state.mention(place, &mention.text, turn.seq, how);
    }
    for merge in &turn.merges {
        state.merge(ordinal(state, merge.from), ordinal(state, merge.into));
    }
    for fact in turn.facts {
        take_in_fact(state, turn.at, fact);
    }
    close(state, turn.at, &turn.closed);
}

fn close(state: &mut State, at: f64, closed: &[TurnClosed]) {
    for closed in closed {
        let fact = state.facts.find(closed.id).unwrap_or(u32::MAX);
        match closed.valid_to {
            Some(valid_to) => state.facts.end(fact, valid_to, at),
            None => state.facts.disbelieve(fact, at),
        }
    }
}

fn take_in_fact(state: &mut State, at: f64, told: TurnFact) {
    if let Some(fact) = state.facts.find(told.id) {
        return state.facts.confirm(fact, told.evidence, told.doubt);
    }
    let Some(predicate) = state.facts.predicate_number(&told.predicate) else {
        return;
    };
    let object = match told.object {
        TurnObject::Entity(id) => Object::Entity(ordinal(state, id)),
        TurnObject::Other(object) => object,
    };
    let mut fact = Fact::new(told.id, ordinal(state, told.subject), predicate, object);
    (fact.polarity, fact.meant) = (told.polarity, told.meant);
    fact.reported_by = told.reported_by.map(|id| ordinal(state, id));
    (fact.valid_from, fact.valid_to) = (told.valid_from, told.valid_to);
    (fact.known_from, fact.end_known) = (at, at);
    fact.evidence.push(told.evidence);
    fact.doubt = told.doubt;
    state.open_fact(fact);
}

/// The ordinal of an entity that there is.
fn ordinal(state: &State, id: Id) -> u32 {
    state.entities.find(id).unwrap_or(u32::MAX)
}

/// One event of a record, with what comes before it.
struct Check<'c, 'r> {
    state: &'c State,
    before: &'c [(u64, Event<'r>)],
    seq: u64,
}

impl Check<'_, '_> {
    fn event(&self, event: &Event) -> Result<(), FoldError> {
        let last = self
            .before
            .last()
            .map_or(self.state.last_seq, |(seq, _)| *seq);
        // A log whose beginning was cut starts anywhere.
        if self.seq <= last || (self.seq != last + 1 && last != 0) {
            return Err("seq does not follow the last one".into());
        }
        match event {
            Event::Turn(turn) => self.turn(turn),
            Event::Mark(_, Mark::Merged { from, into, closed }) => {
                self.merge(*from, *into, 0)?;
                self.closed(closed, 0)
            }
            Event::Mark(..) => Ok(()),
        }
    }

    fn turn(&self, turn: &Turn) -> Result<(), FoldError> {
        let name = turn.speaker.as_deref().unwrap_or("");
        if turn.text.len() > limits::TEXT_BYTES || name.len() > limits::NAME_BYTES {
            return Err("text or speaker is too long".into());
        }
        self.mentions(turn)?;
        for merge in &turn.merges {
            self.merge(merge.from, merge.into, turn.new)?;
        }
        self.facts(turn)
    }

    /// Both must be there and be two: what was merged before is followed in the state alone, as a record's
    /// own merges name roots.
    fn merge(&self, from: Id, into: Id, made: u32) -> Result<(), FoldError> {
        let is_root = |id: Id| {
            let entity = self.state.entities.find(id);
            let entity = entity.and_then(|entity| self.state.entities.get(entity));
            entity.is_none_or(|entity| entity.merged.is_none())
        };
        let known = self.is_entity(from, made) && self.is_entity(into, made);
        let mut merges = self.turns().flat_map(|turn| &turn.merges);
        let again = merges.any(|merge| merge.from == from || merge.from == into);
        if known && from != into && is_root(from) && is_root(into) && !again {
            return Ok(());
        }
        Err("a merge does not name two entities".into())
    }

    fn turns(&self) -> impl Iterator<Item = &Turn<'_>> {
        self.before.iter().filter_map(|(_, event)| match event {
            Event::Turn(turn) => Some(turn),
            _ => None,
        })
    }

    fn mentions(&self, turn: &Turn) -> Result<(), FoldError> {
        let mut units = Units::new(&turn.text);
        let mut made = 0;
        let mut place = 0;
        for mention in &turn.mentions {
            if mention.start < place
                || units.slice(mention.start, mention.end) != Some(&mention.text)
            {
                return Err("a mention is not where its text is".into());
            }
            place = mention.end;
            if mention.new {
                made += 1;
                let id = Id {
                    seq: self.seq,
                    k: made,
                };
                let named = mention.name == mention.text || !mention.by.is_name();
                if mention.id != id || !named || mention.name.is_empty() {
                    return Err("a new entity has a wrong id or name".into());
                }
            } else if !self.is_entity(mention.id, made) {
                return Err("a mention names an unknown entity".into());
            }
        }
        Ok(())
    }

    /// Whether there is an entity, where this turn has made `made`.
    fn is_entity(&self, id: Id, made: u32) -> bool {
        if id.seq == self.seq {
            return (1..=made).contains(&id.k);
        }
        let is_in = |turn: &Turn| turn.seq == id.seq && (1..=turn.new).contains(&id.k);
        self.turns().any(is_in) || self.state.entities.find(id).is_some()
    }

    fn facts(&self, turn: &Turn) -> Result<(), FoldError> {
        let mut opened = 0;
        for fact in &turn.facts {
            let is_next = (fact.id.seq, fact.id.k) == (turn.seq, opened + 1);
            if is_next {
                opened += 1;
            } else if !self.is_fact(fact.id, opened) {
                return Err("a fact has a wrong id".into());
            }
            let mut entities = [Some(fact.subject), fact.reported_by, None];
            if let TurnObject::Entity(object) = fact.object {
                entities[2] = Some(object);
            }
            let known = |id: &Id| self.is_entity(*id, turn.new);
            if !entities.iter().flatten().all(known) {
                return Err("a fact names an unknown entity".into());
            }
            if fact.predicate.is_empty() || fact.predicate.len() > limits::NAME_BYTES {
                return Err("a fact has no predicate or too long a one".into());
            }
        }
        self.closed(&turn.closed, opened)
    }

    fn closed(&self, closed: &[TurnClosed], opened: u32) -> Result<(), FoldError> {
        if closed.iter().all(|closed| self.is_fact(closed.id, opened)) {
            return Ok(());
        }
        Err("an unknown fact is closed".into())
    }

    /// Whether there is a fact, where this turn has opened `opened`.
    fn is_fact(&self, id: Id, opened: u32) -> bool {
        if id.seq == self.seq {
            return (1..=opened).contains(&id.k);
        }
        let mut before = self.turns().flat_map(|turn| &turn.facts);
        before.any(|fact| fact.id == id) || self.state.facts.find(id).is_some()
    }
}
