//! Understanding a message: tokens, named entities, values, relations. Stateless; `Analyzer` is the way in.
//!
//! `tokenizer` and the scanners it asks (`word`, `number`, `contact`, `emoji`) find tokens;
//! `form`, `gazetteer` and `cluster` say what a token looks like; `pos_feature` and `pos_tagger` give
//! it its part of speech, `feature` and `tagger` find entities, with the weights of `model`; `values`
//! reads dates, amounts and addresses, `relations` finds who does what to whom, `lemma` knows base
//! forms; `vectors` say what a text is near to; `analysis` is the result, `codec` its storage format. `tables` is for the trainer.

mod alike;
mod alone;
mod analysis;
mod analyzer;
pub mod cells;
mod chars;
pub mod cluster;
mod codec;
mod codec_relations;
mod contact;
mod emoji;
pub mod feature;
pub mod form;
#[cfg(any(test, feature = "fuzz"))]
pub mod fuzz;
pub mod gazetteer;
pub mod genders;
mod lanes;
mod lemma;
#[cfg(any(test, feature = "tables"))]
mod lemma_table;
mod little;
pub mod lookup;
mod meaning;
pub mod model;
mod names;
mod number;
pub mod pos_feature;
pub mod pos_tagger;
pub mod relations;
pub mod sentence;
mod spelling;
pub(crate) use spelling::once;
mod shapes;
mod steps;
mod sum;
#[cfg(any(test, feature = "tables"))]
pub mod tables;
mod tagger;
mod token;
mod tokenizer;
mod upos;
mod values;
pub(crate) mod varint;
mod vector_dot;
mod vector_sum;
mod vectors;
mod views;
mod word;

#[cfg(test)]
mod analyzer_tests;
#[cfg(test)]
mod codec_tests;
#[cfg(test)]
mod lemma_tests;
#[cfg(test)]
mod lookup_tests;
#[cfg(test)]
mod tokenizer_tests;

pub use analysis::{
    Analysis, EntityKind, Gender, MAX_ENTITIES, MAX_ENTITY_UNITS, MAX_VALUES, Span, Value,
    ValueKind,
};
pub use analyzer::Analyzer;
pub use codec::CodecError;
pub use meaning::{Meaning, Near, Neighbour, stem_hash};
pub use model::ModelError;
pub use relations::{Modality, Relation};
pub use token::{Token, TokenKind};
pub use tokenizer::tokenize;
pub use upos::Upos;
#[cfg(any(test, feature = "tables"))]
pub use values::Reader;
pub(crate) use values::date;
pub use values::{Emit, Zone};
pub use vector_dot::Components;
pub use vectors::{DIMENSIONS, TextVector};
pub use views::Batch;
