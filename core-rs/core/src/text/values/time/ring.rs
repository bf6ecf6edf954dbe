//! The matcher's memory: values of nonterminals by place, of the last places only.

use super::Val;

/// How far a value reaches, lexemes; what the ring holds.
pub(super) const REACH: usize = 64;
/// The nonterminals that are kept: those of tables, then the leaves that read numbers, which many patterns
/// begin with.
const KEPT: [u8; 16] = *b"DPTHLG!&NOEYI#CZ";
/// How many of them are of tables.
pub(super) const TABLED: usize = 8;
/// The place of each letter in `KEPT`, its length for one that is not kept.
const ROWS: [u8; 128] = {
    let mut rows = [KEPT.len() as u8; 128];
    let mut row = 0;
    while row < KEPT.len() {
        rows[KEPT[row] as usize] = row as u8;
        row += 1;
    }
    rows
};

/// The row of a letter's values; nothing if they are not kept.
pub(super) fn row(letter: u8) -> Option<usize> {
    let row = ROWS.get(usize::from(letter)).map(|&row| usize::from(row));
    row.filter(|&row| row < KEPT.len())
}

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
