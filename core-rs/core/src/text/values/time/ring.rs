//! The matcher's memory: values of nonterminals by place, of the last places only.

use super::Val;

/// How far a value reaches, lexemes; what the ring holds.
pub(super) const REACH: usize = 64;
pub(super) const KEPT: [u8; 8] = *b"DPTHLG!&";

/// Which place each cell is of (1 more than its lexeme, 0 for none), and the value there.
pub(crate) struct Ring {
    pub(super) places: Vec<u32>,
    pub(super) values: Vec<Option<Val>>,
}

impl Ring {
    pub(crate) fn new() -> Ring {
        Ring {
            places: vec![0; REACH * KEPT.len()],
            values: vec![None; REACH * KEPT.len()],
        }
    }

    pub(crate) fn clear(&mut self) {
        self.places.fill(0);
    }
}
