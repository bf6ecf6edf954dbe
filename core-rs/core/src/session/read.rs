//! Reads: questions to a session, as frames ask them.

use super::fields::{Field, Fields};
use super::limits;
use super::planted::{Fault, is_planted};
use super::refusal::Refusal;
use crate::memory::{Fact, Id};
use crate::text::Meaning;

/// A question that `Session::read` answers. Times are Unix milliseconds.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    Recall(Recall),
    /// A page of the entities: at most `limit` of those after `after`.
    Entities {
        after: Option<Id>,
        limit: usize,
    },
    /// One entity with its mentions.
    Entity(Id),
    Facts(Facts),
    /// The entities that are up to `depth` facts away, at most `limit`, and the facts between them.
    Graph {
        around: Id,
        depth: usize,
        limit: usize,
        times: Times,
    },
}

/// A page of the facts: at most `limit` of those after `after`.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    pub subject: Option<Id>,
    pub predicate: Option<String>,
    pub times: Times,
    pub after: Option<Id>,
    pub limit: usize,
}

/// Which facts a question is about. Unix milliseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Times {
    /// Those that hold at this time; without it those of any time.
    pub as_of: Option<f64>,
    /// Those that were believed at this time; without it those that are now.
    pub known_as_of: Option<f64>,
}

impl Times {
    fn of(fields: &Fields) -> Result<Self, Refusal> {
        Ok(Times {
            as_of: fields.integer(Field::AsOf, f64::NEG_INFINITY)?,
            known_as_of: fields.integer(Field::KnownAsOf, f64::NEG_INFINITY)?,
        })
    }

    /// Whether a fact is meant.
    pub fn include(&self, fact: &Fact) -> bool {
        if is_planted(Fault::AsOf) {
            return fact.is_believed(f64::INFINITY);
        }
        let known = self.known();
        fact.is_believed(known) && self.as_of.is_none_or(|time| fact.holds(time, known))
    }

    /// When what is told was known.
    pub fn known(&self) -> f64 {
        self.known_as_of.unwrap_or(f64::INFINITY)
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recall {
    pub query: String,
    pub meaning: Meaning,
    /// Hits at most.
    pub limit: usize,
    /// Length of the context, about, in tokens.
    pub tokens: usize,
    pub since: Option<f64>,
    /// Inclusive; the earlier of `until` and `as_of`.
    pub until: Option<f64>,
    pub speaker: Option<String>,
}

impl Read {
    pub(super) fn of(kind: &str, fields: &Fields) -> Result<Self, Refusal> {
        match kind {
            "recall" => Recall::of(fields).map(Read::Recall),
            "entities" => Ok(Read::Entities {
                after: id(fields, Field::After, 'e')?,
                limit: count(fields, Field::Limit, 1.0, limits::ENTITIES_LIMIT)?,
            }),
            "facts" => Ok(Read::Facts(Facts {
                subject: id(fields, Field::Subject, 'e')?,
                predicate: fields
                    .string(Field::Predicate, limits::NAME_BYTES)?
                    .map(|name| name.into_owned()),
                times: Times::of(fields)?,
                after: id(fields, Field::After, 'f')?,
                limit: count(fields, Field::Limit, 1.0, limits::FACTS_LIMIT)?,
            })),
            "graph" => Ok(Read::Graph {
                around: needed_id(fields, Field::Around)?,
                depth: count(fields, Field::Depth, 0.0, limits::GRAPH_DEPTH)?,
                limit: count(fields, Field::Limit, 1.0, limits::ENTITIES_LIMIT)?,
                times: Times::of(fields)?,
            }),
            _ => Ok(Read::Entity(needed_id(fields, Field::Entity)?)),
        }
    }
}

impl Recall {
    fn of(fields: &Fields) -> Result<Self, Refusal> {
        let time = |field| fields.integer(field, f64::NEG_INFINITY);
        let (until, as_of) = (time(Field::Until)?, time(Field::AsOf)?);
        Ok(Recall {
            query: fields
                .needed(Field::Query, limits::QUERY_BYTES)?
                .into_owned(),
            meaning: Meaning::default(),
            limit: count(fields, Field::Limit, 1.0, limits::RECALL_LIMIT)?,
            tokens: count(fields, Field::Tokens, 0.0, limits::RECALL_TOKENS)?,
            since: time(Field::Since)?,
            until: match (until, as_of) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (a, b) => a.or(b),
            },
            speaker: fields
                .string(Field::Speaker, limits::NAME_BYTES)?
                .map(|name| name.into_owned()),
        })
    }
}

/// An integer from `least` to a limit's most; its default where the field is missing.
fn count(
    fields: &Fields,
    field: Field,
    least: f64,
    (default, most): (usize, usize),
) -> Result<usize, Refusal> {
    match fields.integer(field, least)? {
        None => Ok(default),
        Some(count) if count <= most as f64 => Ok(count as usize),
        Some(_) => {
            let what = ["more than ", &super::refusal::decimal(most as f64)].concat();
            fields.refuse(field, &what)
        }
    }
}

/// The id of a thing, where the field is there.
fn id(fields: &Fields, field: Field, letter: char) -> Result<Option<Id>, Refusal> {
    let Some(text) = fields.string(field, limits::NAME_BYTES)? else {
        return Ok(None);
    };
    match Id::parse(letter, &text) {
        Some(id) => Ok(Some(id)),
        None if letter == 'e' => fields.refuse(field, "expected the id of an entity"),
        None => fields.refuse(field, "expected the id of a fact"),
    }
}

fn needed_id(fields: &Fields, field: Field) -> Result<Id, Refusal> {
    match id(fields, field, 'e')? {
        Some(id) => Ok(id),
        None => fields.refuse(field, "missing"),
    }
}
