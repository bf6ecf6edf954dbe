//! What a session holds, in numbers.

use super::session::Session;
use super::state::State;
use crate::json::write_counts;

impl Session {
    /// Counts and sizes as JSON. `first_seq` is the oldest turn that recall finds.
    pub fn stats(&self) -> String {
        let State {
            index,
            entities,
            facts,
            ..
        } = &self.state;
        write_counts(&[
            ("turns", index.turns() + index.departed_turns()),
            ("indexed_turns", index.turns()),
            ("entities", entities.len() as u64),
            ("aliases", entities.aliases()),
            ("mentions", entities.mentions()),
            ("facts", facts.len() as u64),
            ("terms", index.terms()),
            ("index_bytes", index.bytes() as u64),
            ("producers", self.producers.len() as u64),
            (
                "first_seq",
                if self.state.last_seq == 0 {
                    0
                } else {
                    index.first_seq()
                },
            ),
            ("last_seq", self.state.last_seq),
        ])
    }
}
