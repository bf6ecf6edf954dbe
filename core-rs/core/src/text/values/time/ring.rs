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

/// Which place each cell is of, and the value there. Places count on from message to message, so that what is left of one
/// is of no place of the next.
pub(crate) struct Ring {
    places: Vec<u32>,
    values: Vec<Option<Val>>,
    /// The place of the first lexeme, and of the first of the next message. 0 is none.
    base: u32,
    next: u32,
}

impl Ring {
    pub(crate) fn new() -> Ring {
        Ring {
            places: vec![0; REACH * KEPT.len()],
            values: vec![None; REACH * KEPT.len()],
            base: 1,
            next: 1,
        }
    }

    /// Forgets all, for so many lexemes to come.
    pub(crate) fn clear(&mut self, lexemes: usize) {
        self.base = self.next;
        let next = u32::try_from(lexemes).ok();
        self.next = next
            .and_then(|more| self.base.checked_add(more))
            .unwrap_or_else(|| {
                self.places.fill(0);
                self.base = 1;
                1_u32.saturating_add(lexemes as u32)
            });
    }

    fn cell(row: usize, i: usize) -> usize {
        row * REACH + i % REACH
    }

    /// What is known of a row's nonterminal at `i`: nothing, or its value or that it has none.
    pub(super) fn get(&self, row: usize, i: usize) -> Option<Option<Val>> {
        let cell = Ring::cell(row, i);
        let known = self.places.get(cell) == Some(&(self.base + i as u32));
        self.values.get(cell).copied().filter(|_| known)
    }

    pub(super) fn keep(&mut self, row: usize, i: usize, value: Option<Val>) {
        let cell = Ring::cell(row, i);
        if let (Some(place), Some(kept)) = (self.places.get_mut(cell), self.values.get_mut(cell)) {
            (*place, *kept) = (self.base + i as u32, value);
        }
    }
}
