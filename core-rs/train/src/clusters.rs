//! Word clusters to the model's cluster section (layout in the core's `text/cluster.rs`).

use crate::lookup;
use crate::pack::Section;
use lean_agentic::text::cluster::FINE;
use lean_agentic::text::form::word_hash;

/// Bits of the bucket number: about one word a bucket.
const BITS: u32 = 16;

/// A word and its fine cluster.
pub type Member = (String, u16);

/// Packs the clusters; `coarse` has the coarse cluster of each fine one. Of words that collide the
/// first stays.
pub fn section(members: &[Member], coarse: &[u8]) -> Section {
    let entries = members.iter().map(|(word, fine)| (word_hash(word), *fine));
    let (mut bytes, fine) = lookup::build(entries, BITS, |first, _| first);
    bytes.extend(fine.iter().map(|&fine| fine as u8));
    bytes.extend(fine.chunks(4).map(|four| {
        let parts = four.iter().enumerate();
        parts.fold(0, |byte, (k, fine)| byte | ((fine >> 8) as u8) << (2 * k))
    }));
    bytes.extend((0..FINE).map(|k| coarse.get(k).copied().unwrap_or(0)));
    Section {
        tag: *b"CLUS",
        parameter: BITS,
        bytes,
    }
}
