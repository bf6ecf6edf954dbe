/**
 * Drives one session object from inside workerd: sockets and requests with claims of our own making, under the
 * disturbance of the mode that the suite runs in. It does what a client owes a session that crashes: it connects
 * again, and repeats what can be repeated.
 */
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { ObjectEnv } from "@lean-agentic/durable";
import {
  CLAIMS_HEADER,
  type Claims,
  encodeClaims,
  IDEMPOTENCY_HEADER,
  type Scope,
} from "@lean-agentic/protocol";
import { armCrash, type CrashPoint, crashesOf, disarmCrash } from "../../durable/faults.ts";
import { Line } from "./line.ts";
import { CALM, type Mode, modeNow } from "./modes.ts";

export { type Frame, type Line, LineEnded } from "./line.ts";

export const { SESSIONS } = env as unknown as ObjectEnv;

let fresh = 0;

/** Whether a request failed because the object ended on purpose. */
export const isCrash = (error: unknown): boolean => String(error).includes("crash point");

/** Whether a request may be sent twice: it reads, it is numbered, it has a key, or its second time is no other. */
function isRepeatable({ method = "GET", body, headers }: RequestInit): boolean {
  if (method === "GET" || method === "DELETE") return true;
  return new Headers(headers).has(IDEMPOTENCY_HEADER) || /"producer":.*"n":\d/s.test(String(body));
}

export class SessionDriver {
  readonly name: string;
  claims: Claims;
  private readonly mode: Mode = modeNow();
  private steady = false;
  private readonly lines = new Set<Line>();

  constructor(name = `test.s${Date.now().toString(36)}-${fresh++}`, over: Partial<Claims> = {}) {
    this.name = name;
    const exp = Math.floor(Date.now() / 1000) + 3600;
    this.claims = { sub: name, acc: "test", scope: ["read", "write"], gen: 0, exp, par: {}, ...over };
  }

  /** A stub is bound to one run of the object, so each use gets its own. */
  get stub(): DurableObjectStub {
    return SESSIONS.get(SESSIONS.idFromName(this.name));
  }

  /** How this session is disturbed now. */
  get disturbance(): Mode {
    return this.steady ? CALM : this.mode;
  }

  /** Nothing crashes from here on, or until `false`: for what belongs to one connection, and would end with it. */
  holdSteady(steady = true): void {
    this.steady = steady && this.mode.crashes;
    if (this.steady) disarmCrash(this.name);
  }

  /** What the mode does once an answer is here. */
  disturb(): Promise<void> {
    return this.disturbance.disturb(this);
  }

  /** A crash would now leave open whether what follows was done: nobody could tell, and nobody promised (X5). */
  spare(): void {
    if (this.disturbance.crashes) disarmCrash(this.name);
  }

  /** An answer's body is read whole: one left open would keep the object from being evicted. */
  async fetch(path: string, init: RequestInit = {}, scope?: Scope[]): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set(CLAIMS_HEADER, encodeClaims(scope ? { ...this.claims, scope } : this.claims));
    if (!isRepeatable(init)) this.spare();
    for (;;) {
      try {
        const response = await this.stub.fetch(`https://object${path}`, { ...init, headers });
        if (response.webSocket) return response;
        const body = response.status === 204 ? null : await response.arrayBuffer();
        await this.disturb();
        return new Response(body, response);
      } catch (error) {
        if (!this.disturbance.crashes || !isCrash(error)) throw error;
      }
    }
  }

  post(frame: object | string, headers: Record<string, string> = {}): Promise<Response> {
    const body = typeof frame === "string" ? frame : JSON.stringify(frame);
    return this.fetch("/frame", { method: "POST", body, headers });
  }

  async socket(): Promise<WebSocket> {
    const response = await this.fetch("/socket", { headers: { upgrade: "websocket" } });
    if (!response.webSocket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
    return response.webSocket;
  }

  async connect(hello: object | null = null): Promise<Line> {
    const line = new Line(await this.socket(), this);
    this.lines.add(line);
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

  /** Runs the alarm that is set, to its end. One that a crash cut short rings again, as the platform has it. */
  async ring(): Promise<void> {
    for (;;) {
      try {
        await runDurableObjectAlarm(this.stub);
        return;
      } catch (error) {
        if (!this.disturbance.crashes || !isCrash(error)) throw error;
        await runInDurableObject(this.stub, (_, { storage }) => storage.setAlarm(Date.now() + 60_000));
      }
    }
  }

  /** How often the object crashed. */
  get crashes(): number {
    return crashesOf(this.name);
  }

  /**
   * Tears the object's memory down; its sockets sleep. One that does not run has none. An eviction that meets a
   * crash, or a connection on its way in, does not come to an end: lines that a crash ended connect again first.
   */
  async evict(): Promise<void> {
    this.spare();
    await Promise.all([...this.lines].map((line) => line.settled()));
    await evictDurableObject(this.stub).catch((error) => {
      if (!String(error).includes("not currently running")) throw error;
    });
  }

  crashAt(point: CrashPoint, skip = 0): void {
    if (!armCrash(this.name, point, skip)) throw new Error("this build has no crash points");
  }
}
