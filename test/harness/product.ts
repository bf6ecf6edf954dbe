/** The product in raw workerd: started with keys of its own, asked over HTTP as any client would. */
import { createHash, randomBytes } from "node:crypto";
import { buildProduct, type ProductOptions } from "./build.ts";
import { openDatabase } from "./database.ts";
import { Workerd, type WorkerdOptions } from "./workerd.ts";

/** Class whose objects hold the sessions; an object's name is the session's full id. */
export const SESSION_CLASS = "SessionObject";

/** A session as a client knows it. */
export interface TestSession {
  /** Full id, account included. */
  id: string;
  /** A token with every scope. */
  token: string;
}

/** An event as the log tells it: the line, and what it holds. */
export interface LogLine {
  json: string;
  seq: number;
  text: string;
}

export interface Product {
  server: Workerd;
  /** What must never be in a log. */
  secrets: string[];
  /** Creates a session; its object comes to be with its first request. */
  createSession(): Promise<TestSession>;
  /** Fetches a path below the session's, with its token. */
  fetch(session: TestSession, path: string, init?: RequestInit): Promise<Response>;
  /** The same, as JSON; a status other than 2xx is an error. */
  json(session: TestSession, path: string, init?: RequestInit): Promise<Record<string, unknown>>;
  /** URL of the session's socket. */
  socketUrl(session: TestSession): string;
  /** The session's SQLite file, opened from outside. */
  database(session: TestSession): ReturnType<typeof openDatabase>;
}

export interface StartOptions extends Pick<WorkerdOptions, "bindings" | "storage"> {
  build?: ProductOptions;
}

/** Builds and starts the product. */
export async function startProduct(options: StartOptions = {}): Promise<Product> {
  const apiKey = randomBytes(24).toString("base64url");
  const tokenKey = randomBytes(32).toString("base64url");
  const sha256 = createHash("sha256").update(apiKey).digest("hex");
  const keys = [{ name: "test", account: "test", scopes: ["read", "write", "admin"], sha256 }];
  const build = await buildProduct(options.build);
  const server = await Workerd.start(build, {
    ...options,
    bindings: {
      API_KEYS: JSON.stringify(keys),
      TOKEN_KEYS: JSON.stringify({ current: "test", keys: { test: tokenKey } }),
      ...options.bindings,
    },
  });
  const secrets = [apiKey, tokenKey];
  const product: Product = {
    server,
    secrets,
    async createSession() {
      const response = await fetch(`${server.url}/v1/sessions`, {
        method: "POST",
        headers: { authorization: `Bearer ${apiKey}`, "content-type": "application/json" },
        body: "{}",
      });
      if (response.status !== 201) throw new Error(`no session: ${response.status} ${await response.text()}`);
      const { session, token } = (await response.json()) as { session: string; token: string };
      secrets.push(token);
      return { id: session, token };
    },
    fetch(session, path, init = {}) {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${session.token}`);
      if (typeof init.body === "string" && !headers.has("content-type")) {
        headers.set("content-type", "application/json");
      }
      const ask = () => fetch(`${server.url}/v1/sessions/${session.id}${path}`, { ...init, headers });
      // A pooled connection may belong to the process that was killed: what only reads is asked once more.
      return init.method === undefined ? ask().catch(ask) : ask();
    },
    async json(session, path, init) {
      const response = await product.fetch(session, path, init);
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as Record<string, unknown>;
    },
    socketUrl: (session) => `${server.url}/v1/sessions/${session.id}/socket`,
    database: (session) => openDatabase(server.storage, SESSION_CLASS, session.id),
  };
  return product;
}

/** Reads the log over HTTP, page after page, until a page is empty. */
export async function* readLog(product: Product, session: TestSession, after = 0): AsyncGenerator<LogLine> {
  for (let last = after; ; ) {
    const response = await product.fetch(session, `/log?after=${last}`);
    if (!response.ok) throw new Error(`log after ${last}: ${response.status} ${await response.text()}`);
    const lines = (await response.text()).split("\n").filter((line) => line !== "");
    if (lines.length === 0) return;
    for (const json of lines) {
      const event = JSON.parse(json) as { type: string; seq: number; text?: string };
      last = event.seq;
      yield { json, seq: event.seq, text: event.text ?? "" };
    }
  }
}
