//! A session: the fold of its events. Frames come in by [`Session::open`], what they say by
//! [`Session::apply`], which is the one way to change a session; log records by [`Session::fold`].
mod analyses;
mod analysis_json;
mod answer;
mod command;
mod event;
mod fields;
mod fold;
mod frame;
#[cfg(test)]
mod fuzz_tests;
mod identity;
#[cfg(test)]
mod identity_tests;
mod limits;
mod message;
mod open;
mod opened;
mod outcome;
mod producers;
mod read;
mod refusal;
#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod refusal_tests;
#[cfg(test)]
mod replay_tests;
mod retention;
#[cfg(test)]
mod retention_tests;
#[allow(clippy::module_inception)]
mod session;
mod snapshot;
mod state;
mod stats;
mod units;

pub use analyses::write_analyses;
pub use analysis_json::analysis_json;
pub use command::{Command, Item};
pub use fold::FoldError;
pub use frame::{Frame, Messages, Reply, read_frame};
pub use limits::*;
pub use message::Message;
pub use outcome::{Outcome, Record};
pub use read::{Read, Recall};
pub use refusal::{ErrorCode, FrameRefusal, Refusal};
pub use retention::Retention;
pub use session::Session;
