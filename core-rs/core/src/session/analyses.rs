//! From the texts that a frame waits for to the analyses that it is decided with (SPEC.md, "The core's
//! boundary").

use super::command::REFUSED;
use crate::memory::{Reader, put_u32};

/// Writes the analyses of a texts section, each by `one` (text, time in Unix ms, where to); `None` if it is
/// broken.
pub fn write_analyses(
    texts: &[u8],
    out: &mut Vec<u8>,
    mut one: impl FnMut(&str, f64, &mut Vec<u8>),
) -> Option<()> {
    let mut reader = Reader::new(texts);
    let count = reader.u32()?;
    put_u32(out, count);
    for _ in 0..count {
        let length = reader.u32()?;
        let at = reader.f64()?;
        let place = out.len();
        put_u32(out, 0);
        if length == REFUSED {
            continue;
        }
        one(
            core::str::from_utf8(reader.take(length as usize)?).ok()?,
            at,
            out,
        );
        let length = (out.len() - place - 4) as u32;
        if let Some(slot) = out.get_mut(place..place + 4) {
            slot.copy_from_slice(&length.to_le_bytes());
        }
    }
    reader.is_empty().then_some(())
}
