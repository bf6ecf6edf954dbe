//! The storage format of an [`Analysis`], version 4. Numbers are LEB128 varints, offsets count UTF-16 units.
//! `4` · flags (bit 0: truncated) · tokens · tags · entities · values · relations · vector, where
//! - tokens: count, then per token `length << 2 | gap` with gap 3 followed by `gap - 3`; the gap
//!   is the distance from the end of the token before;
//! - tags: one byte a token, see [`Upos`]; above its five low bits the [`Gender`] that a given name tells;
//! - entities: count, then per span `kind` (u8), start less the start before, length;
//! - values: count, then per value `kind` (u8), start less the start before, length, bytes of
//!   JSON, the JSON;
//! - relations: see [`super::codec_relations`];
//! - vector: its length, 0 or that of a [`TextVector`], and its bytes.
//!
//! Version 3 is without a vector, version 2 without relations too, version 1 without tags too. The log keeps
//! the bytes, so all stay readable for good.

use super::analysis::{Analysis, EntityKind, Gender, MAX_ENTITIES, MAX_ENTITY_UNITS, MAX_VALUES};
use super::analysis::{Span, Value, ValueKind};
use super::codec_relations;
use super::upos::Upos;
use super::varint;
use super::vectors::TextVector;
use crate::json::write_raw;

/// The format's first byte.
pub const VERSION: u8 = 4;
/// Bits of a tag; above them is a gender.
const GENDER_SHIFT: u32 = 5;
/// First bytes of analyses without a vector, without relations too, without tags too.
const UNPLACED: u8 = 3;
const UNRELATED: u8 = 2;
const UNTAGGED: u8 = 1;

/// Why bytes are not an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodecError {
    /// The first byte names another version.
    Version(u8),
    /// The bytes end too early.
    Short,
    /// A field is out of its range.
    Invalid(&'static str),
    /// Bytes are left over.
    Trailing,
}

impl core::fmt::Display for CodecError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Version(_) => f.write_str("analysis of an unknown version"),
            Self::Short => f.write_str("analysis ends too early"),
            Self::Invalid(field) => {
                f.write_str("analysis has an invalid ")?;
                f.write_str(field)
            }
            Self::Trailing => f.write_str("analysis has trailing bytes"),
        }
    }
}

impl core::error::Error for CodecError {}

impl Analysis {
    /// Appends the encoded form to `out`: version 1 where there is not a tag for each token. Spans must
    /// ascend without overlap, as the analyzer makes them.
    pub fn encode(&self, out: &mut Vec<u8>) {
        let tagged = self.tags.len() == self.tokens.len();
        begin(if tagged { VERSION } else { UNTAGGED }, self.truncated, out);
        encode_tokens(self.tokens.iter().copied(), self.tokens.len(), out);
        if tagged {
            encode_tags(&self.tags, &self.genders, out);
        }
        encode_entities(&self.entities, out);
        varint::put(self.values.len() as u32, out);
        let mut previous = 0;
        for value in &self.values {
            encode_value(
                value.kind,
                (value.start, value.end),
                previous,
                &value.json,
                out,
            );
            previous = value.start;
        }
        if tagged {
            codec_relations::encode(&self.relations, out);
            self.vector.encode(out);
        }
    }

    /// Reads one encoded analysis. Any bytes are safe; memory use is bounded by their number.
    ///
    /// # Errors
    /// [`CodecError`] when the bytes are not the whole of one analysis of a known version.
    pub fn decode(bytes: &[u8]) -> Result<Analysis, CodecError> {
        let mut reader = varint::Reader::new(bytes);
        let version = reader.byte().ok_or(CodecError::Short)?;
        if !(UNTAGGED..=VERSION).contains(&version) {
            return Err(CodecError::Version(version));
        }
        let flags = reader.byte().ok_or(CodecError::Short)?;
        if flags > 1 {
            return Err(CodecError::Invalid("flag"));
        }
        let tokens = decode_tokens(&mut reader)?;
        let (tags, genders) = if version == UNTAGGED {
            Tags::default()
        } else {
            decode_tags(&mut reader, tokens.len())?
        };
        let mut analysis = Analysis {
            truncated: flags == 1,
            tokens,
            tags,
            genders,
            entities: decode_entities(&mut reader)?,
            values: decode_values(&mut reader)?,
            relations: Vec::new(),
            vector: TextVector::NONE,
        };
        if version > UNRELATED {
            let count = analysis.tokens.len() as u32;
            analysis.relations = codec_relations::decode(&mut reader, count)?;
        }
        if version > UNPLACED {
            let bytes = reader.byte().and_then(|length| reader.bytes(length.into()));
            let vector = TextVector::decode(bytes.ok_or(CodecError::Short)?);
            analysis.vector = vector.ok_or(CodecError::Invalid("vector"))?;
        }
        if reader.rest() > 0 {
            return Err(CodecError::Trailing);
        }
        Ok(analysis)
    }
}

pub(crate) fn begin(version: u8, truncated: bool, out: &mut Vec<u8>) {
    out.extend_from_slice(&[version, u8::from(truncated)]);
}

pub(crate) fn encode_tokens(
    tokens: impl Iterator<Item = (u32, u32)>,
    count: usize,
    out: &mut Vec<u8>,
) {
    varint::put(count as u32, out);
    let mut last = 0;
    for (start, end) in tokens {
        let gap = start - last;
        varint::put((end - start) << 2 | gap.min(3), out);
        if gap >= 3 {
            varint::put(gap - 3, out);
        }
        last = end;
    }
}

pub(crate) fn encode_tags(tags: &[Upos], genders: &[(u32, Gender)], out: &mut Vec<u8>) {
    let start = out.len();
    out.extend(tags.iter().map(|&tag| tag as u8));
    for &(token, gender) in genders {
        if let Some(byte) = out.get_mut(start + token as usize) {
            *byte |= (gender as u8) << GENDER_SHIFT;
        }
    }
}

pub(crate) fn encode_entities(spans: &[Span], out: &mut Vec<u8>) {
    varint::put(spans.len() as u32, out);
    let mut previous = 0;
    for span in spans {
        out.push(span.kind as u8);
        varint::put(span.start - previous, out);
        varint::put(span.end - span.start, out);
        previous = span.start;
    }
}

pub(crate) fn encode_value(
    kind: ValueKind,
    (start, end): (u32, u32),
    previous: u32,
    json: &[u8],
    out: &mut Vec<u8>,
) {
    out.push(kind as u8);
    varint::put(start - previous, out);
    varint::put(end - start, out);
    varint::put(json.len() as u32, out);
    write_raw(out, json);
}

/// A count that the bytes left can hold, each item taking `least` bytes or more.
pub(super) fn count(reader: &mut varint::Reader, least: usize) -> Result<usize, CodecError> {
    let count = reader.number().ok_or(CodecError::Short)? as usize;
    if count > reader.rest() / least {
        return Err(CodecError::Short);
    }
    Ok(count)
}

fn decode_tokens(reader: &mut varint::Reader) -> Result<Vec<(u32, u32)>, CodecError> {
    let count = count(reader, 1)?;
    let mut tokens = Vec::with_capacity(count);
    let mut last = 0u32;
    for _ in 0..count {
        let head = reader.short().ok_or(CodecError::Short)?;
        let mut gap = head & 3;
        if gap == 3 {
            let more = reader.number().ok_or(CodecError::Short)?;
            gap = more.checked_add(3).ok_or(CodecError::Invalid("token"))?;
        }
        let span = last
            .checked_add(gap)
            .and_then(|start| Some((start, start.checked_add(head >> 2)?)));
        let token = span.filter(|(start, end)| start < end);
        let token = token.ok_or(CodecError::Invalid("token"))?;
        tokens.push(token);
        last = token.1;
    }
    Ok(tokens)
}

type Tags = (Vec<Upos>, Vec<(u32, Gender)>);

fn decode_tags(reader: &mut varint::Reader, count: usize) -> Result<Tags, CodecError> {
    let bytes = reader.bytes(count).ok_or(CodecError::Short)?;
    let mut tags = Vec::with_capacity(count);
    let mut genders = Vec::new();
    for (token, &byte) in bytes.iter().enumerate() {
        let tag = Upos::from_byte(byte & ((1 << GENDER_SHIFT) - 1));
        tags.push(tag.ok_or(CodecError::Invalid("part of speech"))?);
        match Gender::from_byte(byte >> GENDER_SHIFT) {
            None => return Err(CodecError::Invalid("gender")),
            Some(Gender::Unknown) => {}
            Some(gender) => genders.push((token as u32, gender)),
        }
    }
    Ok((tags, genders))
}

fn decode_span(reader: &mut varint::Reader, previous: u32) -> Result<(u32, u32), CodecError> {
    let gap = reader.number().ok_or(CodecError::Short)?;
    let length = reader.number().ok_or(CodecError::Short)?;
    let start = previous
        .checked_add(gap)
        .ok_or(CodecError::Invalid("span"))?;
    let end = start
        .checked_add(length)
        .ok_or(CodecError::Invalid("span"))?;
    if length == 0 {
        return Err(CodecError::Invalid("span"));
    }
    Ok((start, end))
}

fn decode_entities(reader: &mut varint::Reader) -> Result<Vec<Span>, CodecError> {
    let count = count(reader, 3)?;
    if count > MAX_ENTITIES {
        return Err(CodecError::Invalid("number of entities"));
    }
    let mut spans: Vec<Span> = Vec::with_capacity(count);
    for _ in 0..count {
        let byte = reader.byte().ok_or(CodecError::Short)?;
        let kind = EntityKind::from_byte(byte).ok_or(CodecError::Invalid("entity kind"))?;
        let previous = spans.last().map_or(0, |span| span.start);
        let (start, end) = decode_span(reader, previous)?;
        if end - start > MAX_ENTITY_UNITS || spans.last().is_some_and(|span| start < span.end) {
            return Err(CodecError::Invalid("span"));
        }
        spans.push(Span { kind, start, end });
    }
    Ok(spans)
}

fn decode_values(reader: &mut varint::Reader) -> Result<Vec<Value>, CodecError> {
    let count = count(reader, 4)?;
    if count > MAX_VALUES {
        return Err(CodecError::Invalid("number of values"));
    }
    let mut values: Vec<Value> = Vec::with_capacity(count);
    for _ in 0..count {
        let byte = reader.byte().ok_or(CodecError::Short)?;
        let kind = ValueKind::from_byte(byte).ok_or(CodecError::Invalid("value kind"))?;
        let previous = values.last().map_or(0, |value| value.start);
        let (start, end) = decode_span(reader, previous)?;
        if values.last().is_some_and(|value| start < value.end) {
            return Err(CodecError::Invalid("span"));
        }
        let length = reader.number().ok_or(CodecError::Short)? as usize;
        let json = reader.bytes(length).ok_or(CodecError::Short)?.to_vec();
        values.push(Value {
            kind,
            start,
            end,
            json,
        });
    }
    Ok(values)
}
