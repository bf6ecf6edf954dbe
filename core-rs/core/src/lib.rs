//! The core of Lean Agentic. It does no I/O, reads no clock and draws no randomness of its own.
pub mod json;
pub mod memory;
pub mod session;
pub mod text;
pub mod words;
