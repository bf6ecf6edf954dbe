//! What the model has of the language that is written by hand and not learnt: for the trainer.

use super::{lemma_table, relations, values};

/// The sections: tag, parameter, bytes.
pub fn sections() -> Vec<([u8; 4], u32, Vec<u8>)> {
    let [(bits, vocabulary), (tables, patterns)] = values::tables::sections();
    let (count, words) = relations::words::section();
    vec![
        (*b"LEMM", 0, lemma_table::section()),
        (*b"VOCB", bits, vocabulary),
        (*b"DATE", tables, patterns),
        (*b"RELW", count, words),
    ]
}
