//! The storage format of relations: count, then per relation its kind (u8) · modality, bits 0 to 2,
//! tense, bits 3 and 4, negated, ended, corrects (u8) · implied word, bits 0 and 1, whether there is a
//! tail, whether it is reported, number of arguments, bits 4 to 6 (u8) · confidence (u8) · subject,
//! predicate, object, tail, reporter, arguments, each as first token and number of tokens.

use super::codec::{CodecError, count};
use super::relations::{
    Implied, Kind, MAX_ARGUMENTS, MAX_RELATIONS, Modality, Relation, Span, Tense,
};
use super::varint;
use crate::json::write_raw;

/// The fewest bytes a relation takes.
const LEAST: usize = 10;
const TAIL: u8 = 4;
const REPORTED: u8 = 8;

pub(crate) fn encode(relations: &[Relation], out: &mut Vec<u8>) {
    varint::put(relations.len() as u32, out);
    for relation in relations {
        let arguments = relation
            .arguments
            .iter()
            .take_while(|span| !span.is_empty());
        let meant = relation.modality as u8
            | (relation.tense as u8) << 3
            | u8::from(relation.negated) << 5
            | u8::from(relation.ended) << 6
            | u8::from(relation.corrects) << 7;
        let parts = relation.implied as u8
            | if relation.tail.is_empty() { 0 } else { TAIL }
            | if relation.reported_by.is_empty() {
                0
            } else {
                REPORTED
            }
            | (arguments.clone().count() as u8) << 4;
        write_raw(
            out,
            &[relation.kind as u8, meant, parts, relation.confidence],
        );
        let always = [relation.subject, relation.predicate, relation.object];
        let some = [relation.tail, relation.reported_by];
        let some = some.into_iter().filter(|span| !span.is_empty());
        for span in always.into_iter().chain(some).chain(arguments.copied()) {
            varint::put(span.start, out);
            varint::put(span.end.saturating_sub(span.start), out);
        }
    }
}

/// Reads the relations of a message of so many tokens.
pub(crate) fn decode(
    reader: &mut varint::Reader,
    tokens: u32,
) -> Result<Vec<Relation>, CodecError> {
    let count = count(reader, LEAST)?;
    if count > MAX_RELATIONS {
        return Err(CodecError::Invalid("number of relations"));
    }
    let mut relations = Vec::with_capacity(count);
    for _ in 0..count {
        relations.push(one(reader, tokens)?);
    }
    Ok(relations)
}

#[inline(never)]
fn read_span(reader: &mut varint::Reader, tokens: u32) -> Result<Span, CodecError> {
    let start = reader.short().ok_or(CodecError::Short)?;
    let length = reader.short().ok_or(CodecError::Short)?;
    let end = start.checked_add(length).filter(|&end| end <= tokens);
    Ok(Span {
        start,
        end: end.ok_or(CodecError::Invalid("relation"))?,
    })
}

fn one(reader: &mut varint::Reader, tokens: u32) -> Result<Relation, CodecError> {
    let invalid = CodecError::Invalid("relation");
    let &[kind, meant, parts, confidence] = reader.bytes(4).ok_or(CodecError::Short)? else {
        return Err(CodecError::Short);
    };
    let mut span = || read_span(reader, tokens);
    let mut relation = Relation {
        kind: Kind::from_byte(kind).ok_or(invalid)?,
        modality: Modality::from_byte(meant & 7).ok_or(invalid)?,
        tense: Tense::from_byte(meant >> 3 & 3),
        negated: meant & 32 != 0,
        ended: meant & 64 != 0,
        corrects: meant & 128 != 0,
        implied: Implied::from_byte(parts & 3).ok_or(invalid)?,
        confidence,
        subject: span()?,
        predicate: span()?,
        object: span()?,
        ..Relation::default()
    };
    // What is not there is not written, so that there is one way to write a relation.
    let mut some = || {
        span().and_then(|span| {
            if span.is_empty() {
                Err(invalid)
            } else {
                Ok(span)
            }
        })
    };
    if parts & TAIL != 0 {
        relation.tail = some()?;
    }
    if parts & REPORTED != 0 {
        relation.reported_by = some()?;
    }
    let count = usize::from(parts >> 4);
    if count > MAX_ARGUMENTS {
        return Err(invalid);
    }
    for argument in relation.arguments.iter_mut().take(count) {
        *argument = some()?;
    }
    Ok(relation)
}
