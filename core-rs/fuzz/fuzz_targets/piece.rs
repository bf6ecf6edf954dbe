//! Any piece of text, repeated: the cost grows as the text does.
#![no_main]

use lean_agentic::text::fuzz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::piece(bytes));
