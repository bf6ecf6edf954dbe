//! JSON as RFC 8259 has it, strictly, for frames, log records and what the core writes.
//!
//! Reading is pulled by the caller through a [`Cursor`]: one pass, strings borrowed from the input
//! wherever they hold no escape, nothing built that the caller does not ask for. Duplicate keys,
//! nesting over [`MAX_DEPTH`] and numbers beyond a double are errors, as everything else is that the
//! grammar does not allow; an error names the byte where it was seen. Writing gives the bytes that
//! JavaScript's `JSON.stringify` would give.
mod cursor;
mod error;
mod fields;
mod keys;
mod number;
#[cfg(test)]
#[allow(clippy::panic)]
mod property_tests;
mod string;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests;
mod write;

pub use cursor::{Cursor, MAX_DEPTH, Value};
pub use error::{JsonError, utf8};
pub use fields::{ReadField, plain, read_fields};
pub use keys::Members;
pub use write::{put, write_counts, write_fixed, write_integer, write_raw, write_string};
