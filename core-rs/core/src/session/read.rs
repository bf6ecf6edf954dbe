//! Reads: questions to a session, as frames ask them.

use super::fields::{Field, Fields};
use super::limits;
use super::refusal::Refusal;
use crate::memory::Id;

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
}

#[derive(Clone, Debug, PartialEq)]
pub struct Recall {
    pub query: String,
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
                after: match fields.string(Field::After, limits::NAME_BYTES)? {
                    Some(id) => Some(entity_id(fields, Field::After, &id)?),
                    None => None,
                },
                limit: count(fields, Field::Limit, 1.0, limits::ENTITIES_LIMIT)?,
            }),
            _ => {
                let id = fields.needed(Field::Entity, limits::NAME_BYTES)?;
                Ok(Read::Entity(entity_id(fields, Field::Entity, &id)?))
            }
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

fn entity_id(fields: &Fields, field: Field, text: &str) -> Result<Id, Refusal> {
    match Id::parse('e', text) {
        Some(id) => Ok(id),
        None => fields.refuse(field, "expected the id of an entity"),
    }
}
