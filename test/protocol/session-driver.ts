/**
 * Drives one session object from inside workerd: sockets and requests with claims of our own making, and the
 * disturbances a session has to bear. `evict` tears the object's memory down while its sockets sleep; `crash`
 * ends the object at a named point, sockets and all.
 */
import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { ObjectEnv } from "@lean-agentic/durable";
import { CLAIMS_HEADER, type Claims, encodeClaims, type Scope } from "@lean-agentic/protocol";
import { armCrash, type CrashPoint } from "../../durable/faults.ts";

export type Frame = Record<string, unknown> & { type: string };

export const { SESSIONS } = env as unknown as ObjectEnv;

let fresh = 0;

/** How a suite runs: left alone, or with the object torn down after every answer while its sockets sleep. */
export const MODES = ["left alone", "evicted after every answer"] as const;
export type Mode = (typeof MODES)[number];
let mode: Mode = "left alone";

/** Sets the mode of what follows. */
export function runIn(next: Mode): void {
  mode = next;
}

export class SessionDriver {
  readonly name: string;
  claims: Claims;

  constructor(name = `test.s${Date.now().toString(36)}-${fresh++}`, over: Partial<Claims> = {}) {
    this.name = name;
    const exp = Math.floor(Date.now() / 1000) + 3600;
    this.claims = { sub: name, acc: "test", scope: ["read", "write"], gen: 0, exp, par: {}, ...over };
  }

  /** A stub is bound to one run of the object, so each use gets its own. */
  get stub(): DurableObjectStub {
    return SESSIONS.get(SESSIONS.idFromName(this.name));
  }

  /** An answer's body is read whole: one left open would keep the object from being evicted. */
  async fetch(path: string, init: RequestInit = {}, scope?: Scope[]): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(CLAIMS_HEADER, encodeClaims(scope ? { ...this.claims, scope } : this.claims));
    const response = await this.stub.fetch(`https://object${path}`, { ...init, headers });
    if (response.webSocket || response.status === 204) return response;
    return new Response(await response.arrayBuffer(), response);
  }

  post(frame: object | string, headers: Record<string, string> = {}): Promise<Response> {
    const body = typeof frame === "string" ? frame : JSON.stringify(frame);
    return this.fetch("/frame", { method: "POST", body, headers });
  }

  async connect(hello: object | null = null): Promise<Line> {
    const response = await this.fetch("/socket", { headers: { upgrade: "websocket" } });
    if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
    const line = new Line(response.webSocket, this);
    if (hello) {
      line.send({ type: "hello", ...hello });
      await line.next("hello");
    }
    return line;
  }

  /** Every event of the log, as text lines. */
  async log(after = 0): Promise<string[]> {
    const events: string[] = [];
    for (let more = true, next = after; more; ) {
      const response = await this.fetch(`/log?after=${next}&limit=10000`);
      if (response.status !== 200) throw new Error(`log: ${response.status} ${await response.text()}`);
      events.push(
        ...new TextDecoder()
          .decode(await response.arrayBuffer())
          .split("\n")
          .filter((line) => line !== ""),
      );
      more = response.headers.get("x-lean-more") === "1";
      next = Number(response.headers.get("x-lean-next"));
    }
    return events;
  }

  async stats(): Promise<Record<string, unknown>> {
    return (await this.fetch("/stats")).json();
  }

  async stateHash(): Promise<string> {
    return String((await this.stats()).state_hash);
  }

  evict(): Promise<void> {
    return evictDurableObject(this.stub);
  }

  crashAt(point: CrashPoint, skip = 0): void {
    if (!armCrash(this.name, point, skip)) throw new Error("this build has no crash points");
  }
}

/** One socket to the object. */
export class Line {
  readonly frames: Frame[] = [];
  /** Raw frames, as they came. */
  readonly raw: (string | ArrayBuffer)[] = [];
  closed: { code: number; reason: string } | null = null;
  private wake: (() => void)[] = [];
  private readonly socket: WebSocket;
  private readonly session: SessionDriver;

  constructor(socket: WebSocket, session: SessionDriver) {
    this.socket = socket;
    this.session = session;
    socket.binaryType = "arraybuffer";
    socket.accept();
    socket.addEventListener("message", ({ data }) => {
      this.raw.push(data);
      this.frames.push(JSON.parse(typeof data === "string" ? data : new TextDecoder().decode(data)));
      this.notify();
    });
    const end = (code: number, reason: string): void => {
      this.closed ??= { code, reason };
      this.notify();
    };
    socket.addEventListener("close", ({ code, reason }) => end(code, reason));
    socket.addEventListener("error", () => end(1006, "error"));
  }

  send(frame: object): void {
    this.socket.send(new TextEncoder().encode(JSON.stringify(frame)));
  }

  sendRaw(data: string | Uint8Array): void {
    this.socket.send(data);
  }

  close(): void {
    this.socket.close(1000, "done");
  }

  /** Waits for the first frame that fits and takes it out. Rejects when the line ends before. */
  async next(
    type: string | null = null,
    fits: (frame: Frame) => boolean = () => true,
    ms = 5_000,
  ): Promise<Frame> {
    const end = Date.now() + ms;
    for (;;) {
      const index = this.frames.findIndex((frame) => (type === null || frame.type === type) && fits(frame));
      const [found] = index < 0 ? [] : this.frames.splice(index, 1);
      if (found) {
        if (mode !== "left alone") await this.session.evict().catch(() => {});
        return found;
      }
      if (this.closed) throw new LineEnded(this.closed.code);
      if (Date.now() > end) {
        const seen = JSON.stringify(this.frames.slice(0, 5)).slice(0, 500);
        throw new Error(`no ${type ?? "frame"} within ${ms} ms; there were ${this.frames.length}: ${seen}`);
      }
      await this.change(end);
    }
  }

  /** Resolves once the line ended. */
  async ended(ms = 5_000): Promise<{ code: number; reason: string }> {
    const end = Date.now() + ms;
    while (!this.closed) {
      if (Date.now() > end) throw new Error(`the line did not end within ${ms} ms`);
      await this.change(end);
    }
    return this.closed;
  }

  private change(end: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, Math.min(1_000, end - Date.now())));
      this.wake.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  private notify(): void {
    for (const wake of this.wake.splice(0)) wake();
  }
}

export class LineEnded extends Error {
  readonly code: number;
  constructor(code: number) {
    super(`the line ended with ${code}`);
    this.code = code;
  }
}
