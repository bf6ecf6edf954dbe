//! What must hold for any bytes: the bodies of the fuzz targets (`core-rs/fuzz`), which the tests run too.
//!
//! Each target is a plain function over bytes that panics where a rule is broken. `reading` holds the
//! rules of one text, `any_text`, `any_piece` and `any_model` make texts and models out of bytes.
//! Not part of any build that ships: it needs `cfg(test)` or the feature `fuzz`.

mod any_model;
mod any_piece;
mod any_text;
pub(super) mod reading;

#[cfg(test)]
mod tests;

pub use any_model::model;
pub use any_piece::piece;
pub use any_text::text;

/// A body of a target.
pub type Target = fn(&[u8]);

/// Every target by the name of its file in `core-rs/fuzz/fuzz_targets` and of its folder of seeds.
pub const TARGETS: [(&str, Target); 3] = [("text", text), ("piece", piece), ("model", model)];

/// The model that is shipped.
fn shipped_model() -> Vec<u8> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../model/en.bin");
    std::fs::read(path).expect("the model is committed beside the core")
}
