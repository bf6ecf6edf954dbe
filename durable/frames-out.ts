/** Builds the frames that answer messages. Events are pasted in as the bytes they are, never parsed. */
import { type ErrorCode, LIMITS } from "@lean-agentic/protocol";
import type { Settled } from "./messages.ts";

/** What became of one message. `n` is null where the sender does not number. */
export type MessageResult =
  | { n: number | null; seq: number }
  | { n: number | null; code: ErrorCode; detail: string };

/** A frame and the newest `seq` it names. */
export interface OutFrame {
  bytes: Uint8Array;
  seq: number;
}

const encoder = new TextEncoder();
const COMMA = encoder.encode(",");
/** Room for what stands around the turns of a piece. */
const ENVELOPE_BYTES = 256;

export function isRefused(
  result: MessageResult,
): result is { n: number | null; code: ErrorCode; detail: string } {
  return "code" in result;
}

/** `results` as clients see it. */
export function resultsJson(results: readonly MessageResult[]): object[] {
  return results.map((result) => {
    const numbered = result.n === null ? {} : { n: result.n };
    return isRefused(result)
      ? { ...numbered, code: result.code, detail: result.detail }
      : { ...numbered, seq: result.seq };
  });
}

/** `ack`: `n` and `seq` of the last; `results` only where something was refused. */
export function ackFrame(n: number | null, seq: number, results: readonly MessageResult[] | null): OutFrame {
  const head = n === null ? `{"type":"ack","seq":${seq}` : `{"type":"ack","n":${n},"seq":${seq}`;
  const tail = results ? `,"results":${JSON.stringify(resultsJson(results))}}` : "}";
  return { bytes: encoder.encode(head + tail), seq };
}

/**
 * `answer` with its turns, in as many frames as the frame limit asks for: `more` on all but the last, which carries
 * `n` and `seq` of the last message and, where something was refused, `results`.
 */
export function answerFrames(
  n: number | null,
  seq: number,
  results: readonly MessageResult[] | null,
  turns: readonly Uint8Array[],
): OutFrame[] {
  const numbered = n === null ? "" : `"n":${n},`;
  const head = `{"type":"answer",${numbered}"seq":${seq},"turns":[`;
  const pieces: Uint8Array[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const turn of turns) {
    if (bytes + turn.byteLength + ENVELOPE_BYTES > LIMITS.frame_bytes) {
      pieces.push([]);
      bytes = 0;
    }
    pieces.at(-1)?.push(turn);
    bytes += turn.byteLength + 1;
  }
  const listed = results ? `,"results":${JSON.stringify(resultsJson(results))}` : "";
  // Where the results do not fit beside the last turns, they come in a piece of their own.
  if (bytes + listed.length * 3 + ENVELOPE_BYTES > LIMITS.frame_bytes) pieces.push([]);
  return pieces.map((piece, i) => {
    if (i < pieces.length - 1) return { bytes: paste(head, piece, '],"more":true}'), seq };
    return { bytes: paste(head, piece, `]${listed}}`), seq };
  });
}

/** The frames that answer a settled frame. A connection with events gets its turns there, and only acks here. */
export function framesOf(settled: Settled, hasEvents: boolean): OutFrame[] {
  const { results, refused, n, seq, turns } = settled;
  if (results && results.length === 1) {
    const [only] = results;
    if (only && isRefused(only)) {
      const error = {
        type: "error",
        code: only.code,
        message: only.detail,
        ...(only.n === null ? {} : { n: only.n }),
      };
      return [{ bytes: encoder.encode(JSON.stringify(error)), seq: 0 }];
    }
  }
  if (settled.reply !== "full" || hasEvents || turns.length === 0) {
    return [ackFrame(n, seq, refused ? results : null)];
  }
  return answerFrames(n, seq, refused ? results : null, turns);
}

/** JSON with byte slices in its middle, separated by commas. */
export function paste(head: string, middle: readonly Uint8Array[], tail: string): Uint8Array {
  const before = encoder.encode(head);
  const after = encoder.encode(tail);
  const inner = middle.reduce((sum, part) => sum + part.byteLength + 1, 0);
  const out = new Uint8Array(before.byteLength + Math.max(0, inner - 1) + after.byteLength);
  out.set(before);
  let at = before.byteLength;
  middle.forEach((part, i) => {
    if (i > 0) out.set(COMMA, at++);
    out.set(part, at);
    at += part.byteLength;
  });
  out.set(after, at);
  return out;
}
