//! Understanding a message: tokens, named entities, values. Stateless; `Analyzer` is the way in.
//!
//! `tokenizer` and the scanners it asks (`word`, `number`, `contact`, `emoji`) find tokens;
//! `form`, `gazetteer`, `feature` and `tagger` find entities with the weights of `model`; `values`
//! reads values; `analysis` is the result, `codec` its storage format.

mod analysis;
mod analyzer;
mod chars;
mod codec;
mod contact;
mod emoji;
pub mod feature;
pub mod form;
pub mod gazetteer;
pub mod model;
mod number;
mod sentence;
mod steps;
mod tagger;
mod token;
mod tokenizer;
mod upos;
mod values;
pub(crate) mod varint;
mod word;

#[cfg(test)]
mod analyzer_tests;
#[cfg(test)]
mod codec_tests;
#[cfg(test)]
mod tokenizer_tests;

pub use analysis::{
    Analysis, EntityKind, MAX_ENTITIES, MAX_ENTITY_UNITS, MAX_VALUES, Span, Value, ValueKind,
};
pub use analyzer::Analyzer;
pub use codec::CodecError;
pub use model::ModelError;
pub use token::{Token, TokenKind};
pub use tokenizer::tokenize;
pub use upos::Upos;
pub use values::{Emit, Kinds, Reader, Zone};
