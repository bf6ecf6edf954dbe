//! What a session remembers: the turns with an inverted index over their words, and the entities with
//! their aliases. Reading it back is `recall` and the entity look-ups.
//!
//! `index` is a row of `segment`s, each with its `turns` (columns), its words (`open_terms` while it
//! grows; `sealed_terms` from then on) and its mentions. `terms` says what a turn is
//! indexed by (its `stem`). A recall reads the `question`, makes a `survey` of all `parts`, and scores them
//! turn by turn; `nearness` has the last word on the best of them.
//! `entities` are the graph's nodes; `names` says who is known by what. `facts` are its edges, each a `fact`;
//! `predicates` says which of them hold one object at a time.
mod best;
mod bm25;
mod bytes;
mod digest;
mod entities;
mod entities_codec;
mod fact;
mod facts;
mod facts_codec;
mod id;
mod index;
#[cfg(test)]
mod index_tests;
mod judge;
#[cfg(test)]
mod naive_recall;
mod names;
mod nearness;
mod open_terms;
mod parts;
mod predicates;
mod question;
mod recall;
mod roles;
mod sealed_terms;
mod segment;
mod soft;
#[cfg(test)]
mod structure_tests;
mod survey;
mod terms;
mod turns;

pub use bytes::{Reader, put_f64, put_u16, put_u32};
pub use entities::{Alias, Entities, Entity};
pub use fact::{Evidence, Fact, Meant, Object, agree};
pub use facts::Facts;
pub use id::Id;
pub use index::{Index, Mention};
pub use names::{Folded, Form, initials, words};
pub use predicates::{FAVOURITE, OWN, contrary, excluded, filed_under, is_once, is_single};
pub use recall::{Filter, Hit, PARTS};
pub use roles::{Role, other_kin, plural_role, role, role_at, role_place};
pub use segment::Segment;
pub(crate) use terms::{day_of, is_assistant};
pub use turns::{TurnView, Turns};
