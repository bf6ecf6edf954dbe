//! Words: what two spellings of one thing have in common.
//!
//! `folding` does away with case and accents and finds the words of a text; `stem` is what the forms of one
//! word have in common, `term` what a word is indexed by; `word_cache` keeps what words come to, and
//! `hash_table` finds records by a key.
mod folding;
mod hash_table;
mod letters;
mod list;
mod stem;
mod suffixes;
mod term;
#[cfg(test)]
mod tests;
mod word_cache;

pub use folding::{each_word, fold};
pub use hash_table::{HashTable, hash};
pub use letters::{
    DIGITS, begins, boxed, ends, has, has_byte, has_capital, has_digit, has_letters, has_part,
    is_capital, is_small, is_stop, letters, lower, owned, runs, same, split,
};
pub(crate) use list::{
    List, TRACES, bytes_among, holds, is_among, list, list_bytes, list_of, may_hold, some, sort_of,
    stands_before, trace,
};
pub use stem::stem;
pub use term::{each_term, is_long_number, read_word, signs};
pub use word_cache::{Known, WordCache};
