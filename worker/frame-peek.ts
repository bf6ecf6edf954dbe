/**
 * What the Worker has to know of a frame that it passes on: never to judge it (the session's core does), only to
 * keep a token to its scope and to find the line that an answer belongs to.
 */

export interface Peek {
  /** `message` where the frame says none; `null` where it is no JSON object, which the core will say better. */
  type: string | null;
  /** Whether the sender wants no answer. */
  silent: boolean;
}

const UNREADABLE: Peek = { type: null, silent: false };

const decoder = new TextDecoder();
const MESSAGES = new Set<string | null>(["message", "batch", null]);

export function peekFrame(bytes: Uint8Array): Peek {
  let value: unknown;
  try {
    value = JSON.parse(decoder.decode(bytes));
  } catch {
    return UNREADABLE;
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return UNREADABLE;
  const { type = "message", reply } = value as { type?: unknown; reply?: unknown };
  return { type: typeof type === "string" ? type : null, silent: reply === "none" };
}

/** Whether a frame may go in as messages. */
export function isMessages({ type }: Peek): boolean {
  return MESSAGES.has(type);
}

/** Type and `seq` of what the object sent: read off its beginning, where it is an event or an answer. */
export function peekAnswer(bytes: Uint8Array): { type: string; seq: number } {
  const head = decoder.decode(bytes.subarray(0, 96));
  const type = /^\{"type":"(\w+)"/.exec(head)?.[1] ?? "";
  const seq = /^\{"type":"\w+",(?:"n":\d+,)?"seq":(\d+)/.exec(head)?.[1];
  return { type, seq: seq === undefined ? 0 : Number(seq) };
}
