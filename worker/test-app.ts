/** The app over real objects, as tests inside workerd use it: keys that are known, requests as a client makes them. */
import { env, waitUntil } from "cloudflare:workers";
import type { Scope } from "@lean-agentic/protocol";
import { createApp } from "./app.ts";
import type { Env } from "./env.ts";
import { API_KEY, API_KEYS, TOKEN_KEYS } from "./test-keys.ts";

const app = createApp();
const context = { waitUntil, passThroughOnException() {}, props: {} } as unknown as ExecutionContext;

export interface Ask {
  method?: string;
  bearer?: string;
  headers?: Record<string, string>;
  body?: BodyInit | object;
  signal?: AbortSignal;
}

/** A request to the Worker with these settings. */
export async function ask(path: string, asked: Ask = {}, vars: Partial<Env> = {}): Promise<Response> {
  const headers = new Headers(asked.headers);
  if (asked.bearer !== undefined) headers.set("authorization", `Bearer ${asked.bearer}`);
  const init: RequestInit = { headers, method: asked.method ?? (asked.body === undefined ? "GET" : "POST") };
  if (asked.body !== undefined) init.body = isPlain(asked.body) ? JSON.stringify(asked.body) : asked.body;
  if (asked.signal) init.signal = asked.signal;
  const bindings: Env = { ...(env as unknown as Env), API_KEYS, TOKEN_KEYS, ALLOWED_ORIGINS: "*", ...vars };
  return app.fetch(new Request(`https://lean.test${path}`, init), bindings, context);
}

function isPlain(body: BodyInit | object): body is object {
  const streamed = body instanceof ReadableStream || body instanceof Uint8Array;
  return typeof body === "object" && !streamed;
}

/** A session with a token for it. */
export class TestSession {
  readonly id: string;
  readonly token: string;

  constructor(id: string, token: string) {
    this.id = id;
    this.token = token;
  }

  static async make(scope: Scope[] = ["admin"], fields: object = {}): Promise<TestSession> {
    const answer = await ask("/v1/sessions", { bearer: API_KEY, body: { scope, ...fields } });
    const { session, token } = await answer.json<{ session: string; token: string }>();
    return new TestSession(session, token);
  }

  /** The same session, with a token of other scopes. */
  async with(scope: Scope[]): Promise<TestSession> {
    const answer = await ask(`/v1/sessions/${this.id}/tokens`, { bearer: API_KEY, body: { scope } });
    const { token } = await answer.json<{ token: string }>();
    return new TestSession(this.id, token);
  }

  ask(path: string, asked: Ask = {}, vars: Partial<Env> = {}): Promise<Response> {
    return ask(`/v1/sessions/${this.id}${path}`, { bearer: this.token, ...asked }, vars);
  }

  /** Says something; the turn's bytes. */
  async say(text: string): Promise<string> {
    return (await this.ask("/messages", { body: { text } })).text();
  }

  async log(): Promise<string[]> {
    return linesOf(await (await this.ask("/log")).text());
  }

  async json<T>(path: string, asked: Ask = {}): Promise<T> {
    return (await this.ask(path, asked)).json<T>();
  }
}

export function linesOf(text: string): string[] {
  return text.split("\n").filter((line) => line !== "");
}

/** Reads a streamed answer piece by piece. */
export class Reading {
  private readonly reader: ReadableStreamDefaultReader<Uint8Array>;
  private readonly decoder = new TextDecoder();
  private text = "";

  constructor(answer: Response) {
    if (!answer.body) throw new Error("the answer has no body");
    this.reader = answer.body.getReader();
  }

  /** What comes before the next separator, or `null` at the end. */
  async next(separator = "\n"): Promise<string | null> {
    for (;;) {
      const end = this.text.indexOf(separator);
      if (end >= 0) {
        const piece = this.text.slice(0, end);
        this.text = this.text.slice(end + separator.length);
        return piece;
      }
      const { done, value } = await this.reader.read();
      if (done) return null;
      this.text += this.decoder.decode(value, { stream: true });
    }
  }

  /** The next event of an SSE stream that is not a comment or a setting alone. */
  async event(): Promise<Record<string, string> | null> {
    for (;;) {
      const block = await this.next("\n\n");
      if (block === null) return null;
      const fields = Object.fromEntries(
        block
          .split("\n")
          .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
      );
      if (fields.data !== undefined) return fields;
    }
  }

  async rest(): Promise<string[]> {
    const pieces: string[] = [];
    for (let piece = await this.next(); piece !== null; piece = await this.next()) pieces.push(piece);
    return pieces;
  }

  cancel(): Promise<void> {
    return this.reader.cancel();
  }
}

/** A request body that is written as the test goes on. */
export class Upload {
  readonly readable: ReadableStream<Uint8Array>;
  private readonly writer: WritableStreamDefaultWriter<Uint8Array>;

  constructor() {
    const { readable, writable } = new IdentityTransformStream();
    this.readable = readable;
    this.writer = writable.getWriter();
  }

  /** Resolves when the Worker has taken it. */
  write(text: string | Uint8Array): Promise<void> {
    return this.writer.write(typeof text === "string" ? new TextEncoder().encode(text) : text);
  }

  end(): Promise<void> {
    return this.writer.close();
  }
}
