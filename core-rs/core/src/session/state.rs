//! The state of a session, and the only steps that change it. Deciding and folding both go through them.

use super::limits;
use crate::json::write_raw;
use crate::memory::{Entities, Index, Mention, put_f64, put_u32};

pub(super) struct State {
    /// `seq` of the last event; 0 before the first.
    pub last_seq: u64,
    pub index: Index,
    pub entities: Entities,
}

impl State {
    // Called from several places, and large.
    #[inline(never)]
    pub fn new(index_bytes: usize) -> Self {
        State {
            last_seq: 0,
            index: Index::new(index_bytes),
            entities: Entities::default(),
        }
    }

    /// Takes in what was said.
    pub fn add_turn(&mut self, seq: u64, at: f64, speaker: Option<&str>, text: &str) {
        self.index.add(seq, at, speaker, text);
        self.last_seq = seq;
    }

    /// Takes in a mention of the turn that was added last, under the spelling `alias`.
    pub fn mention(&mut self, mention: Mention, alias: &str, seq: u64) {
        self.index.mention(mention);
        self.entities.mention(mention.entity, alias, seq);
    }

    /// SHA-256 in hexadecimal digits over, little endian: the turns (as `Digest::turn` says), `u32` number
    /// of entities, and per entity `f64` and `u32` of its id, `u8` kind, `u32` number of aliases, per
    /// alias `u32` count, `u32` length, UTF-8; the first alias is the name. Mentions are with the turns.
    pub fn hash(&self) -> String {
        let mut digest = self.index.digest();
        let mut out = Vec::new();
        put_u32(&mut out, self.entities.len() as u32);
        for entity in self.entities.iter() {
            put_f64(&mut out, entity.id.seq as f64);
            put_u32(&mut out, entity.id.k);
            out.push(entity.kind as u8);
            put_u32(&mut out, entity.aliases.len() as u32);
            for alias in &entity.aliases {
                put_u32(&mut out, alias.count);
                put_u32(&mut out, alias.text.len() as u32);
                write_raw(&mut out, alias.text.as_bytes());
            }
            digest.update(&out);
            out.clear();
        }
        digest.update(&out);
        digest.finish()
    }
}

impl Default for State {
    fn default() -> Self {
        State::new(limits::INDEX_BYTES)
    }
}
