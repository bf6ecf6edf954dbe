//! Builds the core's look-up maps (layout in the core's `text/lookup.rs`).

use lean_agentic::text::lookup::{BUCKET_LIMIT, place};
use std::collections::BTreeMap;

/// The bytes of the map, and the values in the order of their entries. Of two entries that share
/// bucket and fingerprint `join` makes one; entries that find their bucket full are left out.
pub fn build<T: Copy>(
    entries: impl Iterator<Item = (u32, T)>,
    bits: u32,
    join: impl Fn(T, T) -> T,
) -> (Vec<u8>, Vec<T>) {
    let mut sorted: BTreeMap<(u32, u8), T> = BTreeMap::new();
    let mut counts = vec![0usize; 1 << bits];
    for (hash, value) in entries {
        let key = place(hash, bits);
        if let Some(known) = sorted.get_mut(&key) {
            *known = join(*known, value);
        } else if counts[key.0 as usize] < BUCKET_LIMIT {
            counts[key.0 as usize] += 1;
            sorted.insert(key, value);
        }
    }
    let mut bytes = Vec::new();
    let mut rank = 0usize;
    for group in counts.chunks(16) {
        bytes.extend_from_slice(&(rank as u16).to_le_bytes());
        rank += group.iter().sum::<usize>();
    }
    assert!(rank <= usize::from(u16::MAX), "{rank} entries are too many");
    bytes.extend(counts.chunks(2).map(|two| (two[0] | two[1] << 4) as u8));
    bytes.extend(sorted.keys().map(|key| key.1));
    (bytes, sorted.into_values().collect())
}
