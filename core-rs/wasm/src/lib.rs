//! Bindings: bytes in, bytes out. They convert and call, and hold no logic.
//!
//! [`analyzer`] and [`session`] are the object's two halves of the core, one instance each;
//! [`client`] is both in one, for browsers and Node; [`rewrite`] makes a session anew after a cut;
//! [`types`] has the TypeScript types by hand.
mod analyzer;
mod arguments;
mod client;
mod rewrite;
mod session;
mod types;

use wasm_bindgen::prelude::wasm_bindgen;

/// Test builds only: plants a fault (`merge`, `undo`, `forget`, `as_of`) in this instance; false if there is none
/// of that name.
#[cfg(feature = "trap")]
#[wasm_bindgen]
pub fn plant(name: &str) -> bool {
    lean_agentic::session::plant(name)
}

/// The bounds that the core holds, as JSON.
#[wasm_bindgen]
pub fn limits() -> String {
    lean_agentic::session::limits()
}
