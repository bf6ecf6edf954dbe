//! Any edits of the model file: refused, or harmless.
#![no_main]

use lean_agentic::text::fuzz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| fuzz::model(bytes));
