//! What a session remembers: the turns with an inverted index over their words, and the entities with
//! their aliases. Reading it back is `recall` (BM25 over the turns) and the entity look-ups.
//!
//! `index` is a row of `segment`s, each with its `turns` (columns), its words (`open_terms` while it
//! grows, `sealed_terms` from then on) and its mentions. `entities` is the graph's first part.
mod bytes;
mod digest;
mod entities;
mod folding;
mod hash_table;
mod index;
#[cfg(test)]
mod index_tests;
mod open_terms;
mod recall;
mod sealed_terms;
mod segment;
#[cfg(test)]
mod structure_tests;
mod turns;

pub use bytes::{Reader, put_f64, put_u16, put_u32};
pub use entities::{Alias, Entities, Entity, EntityId};
pub use folding::{each_word, fold};
pub use hash_table::{HashTable, hash};
pub use index::{Index, Mention};
pub use recall::{Filter, Hit};
pub use segment::Segment;
pub use turns::{TurnView, Turns};
