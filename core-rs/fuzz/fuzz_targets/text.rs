//! Any bytes as a message through the analyzer, the values and the relations.
#![no_main]

use lean_agentic::text::fuzz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::text(bytes));
