//! A session: the fold of its events. Frames come in by [`Session::open`], what they say by
//! [`Session::apply`], which is the one way to change a session; log records by [`Session::fold`].
mod affirming;
mod agreeing;
mod amended;
mod amended_kinds;
mod amending;
mod analyses;
mod analysis_json;
mod answer;
mod answer_ends;
mod answer_facts;
mod answer_names;
mod answering;
mod apart;
mod appointments;
mod aside;
mod asked_codec;
mod asking;
mod claim_objects;
mod claim_values;
mod claims;
mod command;
mod context;
mod denied;
mod effects;
mod ending;
mod event;
mod fact_json;
mod fields;
mod firms;
mod fitting;
mod fold;
mod fold_items;
mod fold_read;
mod following;
mod frame;
mod frames;
#[cfg(test)]
mod fuzz_tests;
mod holders;
mod identity;
#[cfg(test)]
mod identity_tests;
mod known_names;
mod last_told;
mod likewise;
mod limits;
mod linking;
mod meant;
mod mending;
mod message;
mod naming;
mod naming_json;
mod not_but;
mod open;
mod opened;
mod outcome;
mod owned;
mod pair;
mod parted;
mod places;
mod planted;
mod producers;
mod pronouns;
mod questions;
mod read;
mod recency;
mod references;
mod refusal;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod refusal_tests;
mod relation_names;
mod reopening;
#[cfg(test)]
mod replay_tests;
mod rewrite;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod rewrite_tests;
#[allow(clippy::module_inception)]
mod session;
mod several;
mod sharing;
mod since_when;
mod snapshot;
mod spans;
mod speakers;
mod spoken_of;
mod state;
mod stats;
mod staying;
mod surgery;
mod switching;
mod telling;
mod there;
mod together;
mod told;
mod units;
mod unmarked;
mod unsaid_subject;
mod unsaying;
mod when;
mod when_told;
mod whether;
mod yes_or_no;

pub use analyses::write_analyses;
pub use analysis_json::analysis_json;
pub use command::{Command, Item};
pub use fold::FoldError;
pub use frame::{Frame, Messages, Reply, read_frame};
pub use limits::*;
pub use message::Message;
pub use outcome::{Outcome, Record};
#[cfg(feature = "trap")]
pub use planted::plant;
pub use read::{Facts, Read, Recall, Times};
pub use refusal::{ErrorCode, FrameRefusal, Refusal};
pub use rewrite::Rewrite;
pub use session::Session;
