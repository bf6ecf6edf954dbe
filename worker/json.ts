/**
 * The JSON that the Worker reads itself: one object, in UTF-8, no key twice, no deeper than a frame may be, no number
 * beyond a double (SPEC F3). These are the rules of the session's core, which the Worker has none of; the words and
 * offsets are the core's too (`core-rs/core/src/json`), and a test compares the two. Time is linear in the text.
 */
import { MAX_DEPTH } from "@lean-agentic/protocol";
import { Fault } from "./fault.ts";

const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder("utf-8", { fatal: false, ignoreBOM: true });

/** Reads an object; `bad_request` with the offset in bytes of what is wrong. */
export function readObject(bytes: Uint8Array): Record<string, unknown> {
  const text = decode(bytes);
  new Grammar(text).document();
  return JSON.parse(text);
}

function decode(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    throw wrong("broken UTF-8", brokenAt(bytes));
  }
}

/** Offset of the first byte that is no UTF-8: the first U+FFFD of the decoder's own making. */
function brokenAt(bytes: Uint8Array): number {
  const text = lossy.decode(bytes);
  let offset = 0;
  for (let from = 0, to = text.indexOf("\ufffd"); ; from = to, to = text.indexOf("\ufffd", to + 1)) {
    offset += byteLength(text.slice(from, to));
    const isText = bytes[offset] === 0xef && bytes[offset + 1] === 0xbf && bytes[offset + 2] === 0xbd;
    if (!isText) return offset;
  }
}

function byteLength(text: string): number {
  return encoder.encode(text).byteLength;
}

function wrong(what: string, offset: number): Fault {
  return new Fault("bad_request", `${what} at byte ${offset}`, { offset });
}

const SPACE = /[ \n\r\t]*/y;
const WORD = /true|false|null/y;
const DIGITS = /\d+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/** Passes over a text by the grammar (RFC 8259), and throws at the first breach of it or of the bounds. */
class Grammar {
  private readonly text: string;
  private at = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  document(): void {
    if (this.peek() !== "{") this.fail("expected an object");
    this.object();
    if (this.peek() !== "") this.fail("expected nothing more");
  }

  private fail(what: string, at = this.at): never {
    throw wrong(what, byteLength(this.text.slice(0, at)));
  }

  /** Passes what matches here; false where nothing does. */
  private pass(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  /** The character that comes next, white space passed; nothing at the end. */
  private peek(): string {
    this.pass(SPACE);
    return this.text.charAt(this.at);
  }

  private eat(char: string): boolean {
    const there = this.peek() === char;
    if (there) this.at++;
    return there;
  }

  private enter(): void {
    if (this.depth === MAX_DEPTH) this.fail("nested too deep");
    this.depth++;
    this.at++;
  }

  private object(): void {
    this.enter();
    const keys = new Set<string>();
    while (!this.eat("}")) {
      if (keys.size > 0 && !this.eat(",")) this.fail("expected , or }");
      if (this.peek() !== '"') this.fail("expected a key");
      const start = this.at;
      this.string();
      const key: string = JSON.parse(this.text.slice(start, this.at)).toWellFormed();
      if (keys.has(key)) this.fail("duplicate key", start);
      keys.add(key);
      if (!this.eat(":")) this.fail("expected :");
      this.value();
    }
    this.depth--;
  }

  private array(): void {
    this.enter();
    for (let first = true; !this.eat("]"); first = false) {
      if (!first && !this.eat(",")) this.fail("expected , or ]");
      this.value();
    }
    this.depth--;
  }

  private value(): void {
    const next = this.peek();
    if (next === '"') this.string();
    else if (next === "{") this.object();
    else if (next === "[") this.array();
    else if (/[-\d]/.test(next)) this.number();
    else if (!this.pass(WORD)) this.fail("expected a value");
  }

  private string(): void {
    for (this.at++; ; ) {
      const code = this.text.charCodeAt(this.at);
      if (Number.isNaN(code)) this.fail("string without an end");
      if (code < 0x20) this.fail("control character in a string");
      if (code === 0x5c) {
        if (!this.pass(ESCAPE)) this.fail("broken escape");
        continue;
      }
      this.at++;
      if (code === 0x22) return;
    }
  }

  private number(): void {
    const start = this.at;
    if (this.text[start] === "-") this.at++;
    const whole = this.at;
    this.digits();
    if (this.text[whole] === "0" && this.at - whole > 1) this.fail("leading zero", whole);
    if (this.text[this.at] === ".") {
      this.at++;
      this.digits();
    }
    if (this.pass(/[eE][+-]?/y)) this.digits();
    if (!Number.isFinite(Number(this.text.slice(start, this.at)))) this.fail("number too large", start);
  }

  private digits(): void {
    if (!this.pass(DIGITS)) this.fail("expected a digit");
  }
}
