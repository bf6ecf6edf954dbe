//! Every bound that the core holds, once. `protocol/limits.ts` says the same numbers to clients; a test
//! compares the two.

use crate::json::write_counts;

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
/// Tokens of a context for each turn that it is chosen from: about as many as a short turn has with its line's head. With
/// half of that, twice the turns, the same evidence of LoCoMo's conversations is found.
pub const RECALL_TURN_TOKENS: usize = 16;
/// Turns that a recall's context is chosen from at most.
pub const RECALL_DEPTH: usize = 256;
/// Characters that are counted as one token of a context: the usual estimate for English.
pub const TOKEN_CHARS: usize = 4;
/// Entities of one page: where it does not say, and at most.
pub const ENTITIES_LIMIT: (usize, usize) = (100, 1_000);
/// Facts of one page: where it does not say, and at most.
pub const FACTS_LIMIT: (usize, usize) = (100, 1_000);
/// Facts between an entity and those that a graph shows: where it does not say, and at most.
pub const GRAPH_DEPTH: (usize, usize) = (1, 3);
/// Entities of a session; names beyond them stay without one, and the turn's `limits` say so.
pub const ENTITIES: usize = 50_000;
/// Facts of a session; what would be one more is left out, and the turn's `limits` say so.
pub const FACTS: usize = 30_000;
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
    write_counts(&[
        ("frame_bytes", FRAME_BYTES as u64),
        ("text_bytes", TEXT_BYTES as u64),
        ("batch", BATCH as u64),
        ("depth", u64::from(crate::json::MAX_DEPTH)),
        ("name_bytes", NAME_BYTES as u64),
        ("producers", PRODUCERS as u64),
        ("query_bytes", QUERY_BYTES as u64),
        ("recall_limit", RECALL_LIMIT.0 as u64),
        ("recall_limit_max", RECALL_LIMIT.1 as u64),
        ("recall_tokens", RECALL_TOKENS.0 as u64),
        ("recall_tokens_max", RECALL_TOKENS.1 as u64),
        ("entities_limit", ENTITIES_LIMIT.0 as u64),
        ("entities_limit_max", ENTITIES_LIMIT.1 as u64),
        ("facts_limit", FACTS_LIMIT.0 as u64),
        ("facts_limit_max", FACTS_LIMIT.1 as u64),
        ("graph_depth", GRAPH_DEPTH.0 as u64),
        ("graph_depth_max", GRAPH_DEPTH.1 as u64),
        ("entities", ENTITIES as u64),
        ("facts", FACTS as u64),
        ("event_bytes", EVENT_BYTES as u64),
        ("index_bytes", INDEX_BYTES as u64),
        ("part_bytes", PART_BYTES as u64),
    ])
}
