/** A message as its sender writes it, and as JSON. */

export interface Message {
  readonly text: string;
  /** When it was said, Unix ms; default: when the server decides it. */
  readonly at?: number | undefined;
  readonly speaker?: string | undefined;
}

/**
 * What is wrong with what `send` was given, or `undefined`: types hold nobody at run time, and what cannot be
 * written as JSON would spoil the frame for all messages in it.
 */
export function faultOf(message: unknown, reply: unknown): string | undefined {
  if (typeof message !== "object" || message === null)
    return `expected a text or {text, at?, speaker?}, got ${kindOf(message)}`;
  const { text, at, speaker } = message as { readonly [Field in keyof Message]?: unknown };
  if (typeof text !== "string") return `text: expected a string, got ${kindOf(text)}`;
  if (at !== undefined && !Number.isSafeInteger(at))
    return "at: expected a whole number of Unix milliseconds";
  if (speaker !== undefined && typeof speaker !== "string")
    return `speaker: expected a string, got ${kindOf(speaker)}`;
  if (reply !== "full" && reply !== "ack") return 'reply: expected "full" or "ack"';
  return undefined;
}

function kindOf(value: unknown): string {
  return value === null ? "null" : typeof value;
}

/** The inside of a message's JSON object. */
export function fieldsOf(text: string, at: number | undefined, speaker: string | undefined): string {
  let fields = `"text":${JSON.stringify(text)}`;
  if (at !== undefined) fields += `,"at":${at}`;
  if (speaker !== undefined) fields += `,"speaker":${JSON.stringify(speaker)}`;
  return fields;
}
