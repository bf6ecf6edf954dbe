/**
 * A transcript's messages, whatever it was saved as: a WhatsApp export, JSON Lines, LoCoMo's JSON, or plain text.
 * The format is told by the content, not by the file's name.
 */
import { isJsonl, parseJsonl } from "./jsonl.ts";
import { locomoOf, parseLocomo } from "./locomo.ts";
import { parsePlain } from "./plain.ts";
import { isWhatsApp, parseWhatsApp } from "./whatsapp.ts";

/** One message of a transcript. */
export interface Said {
  text: string;
  speaker?: string;
  /** Unix ms, where the transcript says a time. */
  at?: number;
}

export interface Transcript {
  format: "whatsapp" | "jsonl" | "locomo" | "plain";
  messages: Said[];
}

/** Reads a transcript. Throws a `SyntaxError` that names the line where JSON Lines are broken. */
export function parseTranscript(content: string): Transcript {
  const text = content.replace(/^\ufeff/, "");
  const conversation = locomoOf(text);
  if (conversation !== undefined) return { format: "locomo", messages: parseLocomo(conversation) };
  const lines = text.split(/\r\n|\n|\r/);
  if (isJsonl(lines)) return { format: "jsonl", messages: parseJsonl(lines) };
  if (isWhatsApp(lines)) return { format: "whatsapp", messages: parseWhatsApp(lines) };
  return { format: "plain", messages: parsePlain(lines) };
}
