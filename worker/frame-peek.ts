/**
 * What the Worker has to know of a frame that it passes on: never to judge it (the session's core does), only to
 * keep a token to its scope and to find the line that an answer belongs to.
 */
import { readObject } from "./json.ts";
import { isBlank } from "./line-reader.ts";

export interface Peek {
  /** `message` where the frame says none; `null` where it is no JSON object, which the core will say better. */
  type: string | null;
  /** Whether the sender wants no answer. */
  silent: boolean;
  /** Whether it is sound, and has neither a type nor anything to say. */
  empty: boolean;
}

const UNREADABLE: Peek = { type: null, silent: false, empty: false };
const SAID = ["type", "text", "messages"];
/** What is wrong with an empty one: over HTTP the type may be left out. */
export const NOTHING_SAID = 'text: missing; send { "text": … } or { "messages": [ … ] }';

const LF = 10;
const decoder = new TextDecoder();
const MESSAGES = new Set<string | null>(["message", "batch", null]);

export function peekFrame(bytes: Uint8Array): Peek {
  const frame = objectOf(bytes);
  if (frame === null) return UNREADABLE;
  const { type = "message", reply } = frame;
  const empty = !SAID.some((name) => Object.hasOwn(frame, name)) && isSound(bytes);
  return { type: typeof type === "string" ? type : null, silent: reply === "none", empty };
}

/** Whether bytes that are no JSON are several lines of it. */
export function isLines(bytes: Uint8Array): boolean {
  const end = bytes.indexOf(LF);
  return end > 0 && !isBlank(bytes.subarray(end)) && objectOf(bytes.subarray(0, end)) !== null;
}

/** Whether the core would find nothing wrong with its JSON. */
function isSound(bytes: Uint8Array): boolean {
  try {
    readObject(bytes);
    return true;
  } catch {
    return false;
  }
}

function objectOf(bytes: Uint8Array): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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
