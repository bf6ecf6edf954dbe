/** Every tuned constant of the client, once, with how it was chosen. */

/**
 * Messages of one frame. Of 32, 64, 128, 256 and 512 it carried the most `test N` through workerd on two busy cores
 * (medians of six: 36, 65, 74, 64, 53 thousand a second, acked); with real sentences the core decides, and all are alike.
 */
export const FRAME_MESSAGES = 128;
/** Bytes of one frame that the server takes (`hello.limits.frame_bytes`), less room for the envelope. */
export const FRAME_BYTES = 1_048_576 - 1_024;
/** Frames that may be unanswered before what follows is gathered: below it a message leaves at once. */
export const IDLE_FRAMES = 4;
/**
 * Messages that may be unanswered on a line; what is beyond waits here. They are kept until they are answered in any
 * case, so that a larger window costs nothing here; the server reads them as it comes to them.
 */
export const IN_FLIGHT_MESSAGES = 65_536;
/** Estimated bytes of the turns that are asked for and not yet here: half of what the server may have outstanding. */
export const IN_FLIGHT_ANSWER_BYTES = 2 * 1_048_576;
/** Estimated bytes of the turns that one frame asks for, so that several frames fit the window. */
export const FRAME_ANSWER_BYTES = 262_144;
/** Bytes handed to the socket and not yet on the network; beyond them the outbox waits. */
export const BUFFERED_BYTES = 4 * 1_048_576;
/** Messages that are unanswered, all in all, and their JSON in UTF-16 units; `send` refuses beyond with `limit_reached`. */
export const MAX_UNANSWERED = 1_000_000;
export const MAX_UNANSWERED_UNITS = 64 * 1_048_576;

/** Events that the server may send ahead of the reader, once it granted credit; it starts with 256. */
export const CREDIT_EVENTS = 1_024;
/** What was read is confirmed after so many frames or bytes: a quarter of the start window, so a line never stalls. */
export const CONFIRM_FRAMES = 64;
export const CONFIRM_BYTES = 262_144;

/** Full-jitter backoff (Brooker, "Exponential Backoff And Jitter", AWS 2015): base and cap, ms. */
export const BACKOFF_BASE_MS = 200;
export const BACKOFF_CAP_MS = 30_000;
/** A line that lived so long starts the backoff anew, ms. */
export const STEADY_MS = 5_000;

/** A silent socket is pinged after so long, and given up after twice that, ms. */
export const PING_MS = 20_000;
/** The server's heartbeat is 15 s: an event stream silent for three of them is dead, ms. */
export const STREAM_SILENCE_MS = 45_000;
/** A token is renewed so long before its end, ms, or when a fifth of its life is left if that is shorter. */
export const TOKEN_MARGIN_MS = 60_000;
