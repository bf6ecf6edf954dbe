//! Every bound that the core holds, once. `protocol/limits.ts` says the same numbers to clients; a test
//! compares the two.

use crate::json::{write_integer, write_raw};

/// Bytes of one frame, in or out.
pub const FRAME_BYTES: usize = 1_048_576;
/// UTF-8 bytes of one message's text.
pub const TEXT_BYTES: usize = 65_536;
/// Messages of one batch.
pub const BATCH: usize = 1_000;
/// UTF-8 bytes of a producer, a speaker, a read's id.
pub const NAME_BYTES: usize = 256;
/// Producers that one session numbers.
pub const PRODUCERS: usize = 10_000;
/// UTF-8 bytes of a recall's query.
pub const QUERY_BYTES: usize = 4_096;
/// Hits of a recall: where it does not say, and at most.
pub const RECALL_LIMIT: (usize, usize) = (10, 100);
/// Tokens of a recall's context: where it does not say, and at most.
pub const RECALL_TOKENS: (usize, usize) = (1_000, 32_000);
/// Turns that a recall's context is chosen from.
pub const RECALL_DEPTH: usize = 256;
/// Characters that are counted as one token of a context: the usual estimate for English.
pub const TOKEN_CHARS: usize = 4;
/// Entities of one page: where it does not say, and at most.
pub const ENTITIES_LIMIT: (usize, usize) = (100, 1_000);
/// Entities of a session; names beyond them stay without one, and the turn's `limits` say so.
pub const ENTITIES: usize = 50_000;
/// Bytes of one event. Mentions and values that would pass it are left out, and `limits` says so; the
/// answer around it fits a frame.
pub const EVENT_BYTES: usize = 1_000_000;
/// Bytes of the index's sealed parts; above it the oldest turns leave the index, and recall says
/// `partial`. An instance may grow to 32 MiB.
pub const INDEX_BYTES: usize = 24 * 1_048_576;
/// Bytes of one part of a snapshot: the storage keeps values of at most 2 MB.
pub const PART_BYTES: usize = 1_048_576;

/// The bounds as JSON, under the names that `protocol/limits.ts` gives them.
pub fn limits() -> String {
    let mut out = Vec::with_capacity(400);
    for (name, value) in [
        ("frame_bytes", FRAME_BYTES),
        ("text_bytes", TEXT_BYTES),
        ("batch", BATCH),
        ("depth", crate::json::MAX_DEPTH as usize),
        ("name_bytes", NAME_BYTES),
        ("producers", PRODUCERS),
        ("query_bytes", QUERY_BYTES),
        ("recall_limit", RECALL_LIMIT.0),
        ("recall_limit_max", RECALL_LIMIT.1),
        ("recall_tokens", RECALL_TOKENS.0),
        ("recall_tokens_max", RECALL_TOKENS.1),
        ("entities_limit", ENTITIES_LIMIT.0),
        ("entities_limit_max", ENTITIES_LIMIT.1),
        ("entities", ENTITIES),
        ("event_bytes", EVENT_BYTES),
        ("index_bytes", INDEX_BYTES),
        ("part_bytes", PART_BYTES),
    ] {
        let open: &[u8] = if out.is_empty() { b"{\"" } else { b",\"" };
        write_raw(&mut out, open);
        write_raw(&mut out, name.as_bytes());
        write_raw(&mut out, b"\":");
        write_integer(&mut out, value as f64);
    }
    out.push(b'}');
    String::from_utf8(out).unwrap_or_default()
}
