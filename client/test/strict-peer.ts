/**
 * A WebSocket server that holds a client to protocol.md, to the letter: subprotocols, `hello` first, frame and batch
 * limits, `n` without holes, credit in events and bytes. It answers as a session does (its turns know no entities)
 * and can be told to refuse, to hold its answers, and to drop its sockets. What a client does wrong is collected.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClientFrame, ServerFrame, Turn } from "@lean-agentic/protocol";
import { type WebSocket, WebSocketServer } from "ws";

type Numbered = Extract<ClientFrame, { type: "message" | "batch" }>;
/** Answers in place of settling the frame; `undefined` settles it. */
export type Verdict = (frame: Numbered) => ServerFrame | undefined;

const FRAME_BYTES = 1_048_576;
const MAX_WINDOW = { events: 4_096, bytes: 4_194_304 };

interface Reader {
  readonly socket: WebSocket;
  binary: boolean;
  producer: string | undefined;
  cursor: number | undefined;
  /** Frames out and not confirmed. */
  out: { seq: number; bytes: number }[];
  seq: number;
  window: { events: number; bytes: number };
  /** Whether it ever gave credit. */
  granted: boolean;
}

export class StrictPeer {
  readonly #http: Server;
  readonly #readers = new Set<Reader>();
  /** The log. */
  readonly turns: Turn[] = [];
  /** Per producer, the `seq` of each `n` from 1. */
  readonly producers = new Map<string, number[]>();
  /** Every frame of messages that arrived, in order. */
  readonly frames: Numbered[] = [];
  readonly violations: string[] = [];
  /** Tokens that came in handshakes and in `auth`, in order. */
  readonly tokens: string[] = [];
  credits = 0;
  connections = 0;
  pings = 0;
  /** Leaves pings unanswered. */
  deaf = false;
  /** The largest number of frames and bytes that were ever out on one connection. */
  peak = { events: 0, bytes: 0 };
  verdict: Verdict = () => undefined;
  /** HTTP status of handshakes and of `GET` of the session. */
  status = 200;
  #held: (() => void)[] | undefined;

  private constructor(http: Server) {
    this.#http = http;
    const sockets = new WebSocketServer({
      noServer: true,
      handleProtocols: (offered) => (offered.has("lean-agentic.v1") ? "lean-agentic.v1" : false),
    });
    http.on("request", (_request, response) => {
      const good = this.status === 200;
      const problem = { code: this.status === 410 ? "gone" : "unauthorized", detail: "no" };
      response.writeHead(this.status, { "content-type": "application/json" });
      response.end(JSON.stringify(good ? { seq: this.turns.length } : problem));
    });
    http.on("upgrade", (request, socket, head) => {
      if (this.status !== 200) {
        socket.end(`HTTP/1.1 ${this.status} Refused\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      sockets.handleUpgrade(request, socket, head, (accepted) => this.#accept(accepted, request));
    });
  }

  static async start(): Promise<StrictPeer> {
    const http = createServer();
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    return new StrictPeer(http);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}/v1/sessions/acme.test`;
  }

  /** Cuts every socket without a closing handshake. */
  drop(): void {
    for (const { socket } of this.#readers) socket.terminate();
  }

  close(code: number): void {
    for (const { socket } of this.#readers) socket.close(code);
  }

  /** Keeps answers back until `release`. What is settled stays settled. */
  hold(): void {
    this.#held = [];
  }

  release(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const send of held) send();
  }

  async stop(): Promise<void> {
    this.drop();
    this.#http.closeAllConnections();
    this.#http.close();
    await once(this.#http, "close");
  }

  /** An event that nobody sent here. */
  say(text: string): void {
    this.#log({ text });
    this.#push();
  }

  #accept(socket: WebSocket, request: IncomingMessage): void {
    this.connections++;
    const offered = (request.headers["sec-websocket-protocol"] ?? "").split(/, */);
    const bearer = offered.find((name) => name.startsWith("bearer."));
    if (bearer === undefined) this.violations.push("no bearer subprotocol");
    else this.tokens.push(bearer.slice(7));
    const window = { events: 256, bytes: 1_048_576 };
    const reader: Reader = {
      socket,
      binary: false,
      producer: undefined,
      cursor: undefined,
      out: [],
      seq: 0,
      window,
      granted: false,
    };
    let greeted = false;
    this.#readers.add(reader);
    socket.on("close", () => this.#readers.delete(reader));
    socket.on("message", (data: Buffer, binary) => {
      if (!binary && data.toString() === '{"type":"ping"}') {
        this.pings++;
        if (!this.deaf) socket.send('{"type":"pong"}');
        return;
      }
      if (data.byteLength > FRAME_BYTES) this.violations.push(`a frame of ${data.byteLength} bytes`);
      reader.binary = binary;
      const frame = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data)) as ClientFrame;
      if (greeted !== (frame.type !== "hello"))
        this.violations.push(`${frame.type} where hello was due, or again`);
      greeted = true;
      this.#take(reader, frame);
    });
  }

  #take(reader: Reader, frame: ClientFrame): void {
    if (frame.type === "hello") {
      reader.producer = frame.producer;
      reader.cursor = frame.after;
      const seq = this.turns.length;
      if (frame.after !== undefined && frame.after > seq) {
        this.#send(reader, { type: "error", code: "conflict", message: "beyond the log", seq });
        return;
      }
      const acked = this.producers.get(frame.producer ?? "")?.length ?? 0;
      const limits = {
        frame_bytes: FRAME_BYTES,
        text_bytes: 65_536,
        batch: 1_000,
        credit_events: 4_096,
        credit_bytes: 4_194_304,
      };
      this.#send(reader, { type: "hello", session: "acme.test", version: "1", epoch: 0, seq, acked, limits });
      this.#push();
    } else if (frame.type === "credit") {
      this.credits++;
      reader.granted = true;
      if (frame.seq > this.turns.length) this.violations.push(`credit for seq ${frame.seq}, which never was`);
      reader.window = { events: Math.min(frame.events, MAX_WINDOW.events), bytes: MAX_WINDOW.bytes };
      while (reader.out[0] !== undefined && reader.out[0].seq <= frame.seq) reader.out.shift();
      this.#push();
    } else if (frame.type === "auth") {
      this.tokens.push(frame.token);
    } else if (frame.type === "recall") {
      if (frame.query === "never") return;
      const hits = this.turns.filter((turn) => turn.text.includes(frame.query));
      const scored = hits.map(({ seq, at, text }) => ({ seq, at, text, score: 1, why: {} }));
      // In pieces, as a longer answer comes.
      for (const [i, hit] of scored.entries())
        this.#send(reader, {
          type: "result",
          id: frame.id,
          hits: [hit],
          context: "",
          more: i < scored.length - 1,
        });
      if (scored.length === 0) this.#send(reader, { type: "result", id: frame.id, hits: [], context: "" });
    } else if (frame.type === "message" || frame.type === "batch") {
      this.#messages(reader, frame);
    }
  }

  #messages(reader: Reader, frame: Numbered): void {
    this.frames.push(frame);
    const { n = 0, reply = "full" } = frame;
    const messages = frame.type === "batch" ? frame.messages : [frame];
    if (messages.length > 1_000 || messages.length === 0)
      this.violations.push(`a batch of ${messages.length}`);
    const verdict = this.verdict(frame);
    if (verdict !== undefined) {
      this.#send(reader, verdict);
      return;
    }
    const seqs = this.producers.get(reader.producer ?? "") ?? [];
    this.producers.set(reader.producer ?? "", seqs);
    if (n > seqs.length + 1) {
      const expected = seqs.length + 1;
      this.#send(reader, { type: "error", code: "conflict", message: `expected ${expected}`, n, expected });
      return;
    }
    for (const message of messages.slice(seqs.length + 1 - n)) seqs.push(this.#log(message));
    const own = seqs.slice(n - 1, n - 1 + messages.length);
    const last = { n: n + messages.length - 1, seq: own.at(-1) ?? 0 };
    if (reply === "ack") this.#send(reader, { type: "ack", ...last });
    else {
      const turns = own.flatMap((seq) => this.turns[seq - 1] ?? []);
      const half = Math.ceil(turns.length / 2);
      if (turns.length > 1)
        this.#send(reader, { type: "answer", ...last, turns: turns.slice(0, half), more: true });
      this.#send(reader, { type: "answer", ...last, turns: turns.length > 1 ? turns.slice(half) : turns });
    }
    this.#push();
  }

  #log(message: { text: string; at?: number | undefined; speaker?: string | undefined }): number {
    const { text, at = 0, speaker = null } = message;
    const seq = this.turns.length + 1;
    this.turns.push({
      type: "turn",
      seq,
      at,
      speaker,
      text,
      entities: [],
      values: [],
      facts: [],
      closed: [],
    });
    return seq;
  }

  /** Sends every subscriber what its credit allows. */
  #push(): void {
    for (const reader of this.#readers) {
      while (reader.cursor !== undefined && this.#credit(reader)) {
        const turn = this.turns[reader.cursor];
        if (turn === undefined) break;
        reader.cursor++;
        this.#send(reader, turn);
      }
      const behind = reader.cursor !== undefined && reader.cursor < this.turns.length;
      if (behind && !reader.granted)
        this.#tell(reader, { type: "error", code: "credit_needed", message: "grant some" });
    }
  }

  #credit({ out, window }: Reader): boolean {
    return out.length < window.events && out.reduce((sum, { bytes }) => sum + bytes, 0) < window.bytes;
  }

  #send(reader: Reader, frame: ServerFrame): void {
    const bytes = Buffer.byteLength(JSON.stringify(frame));
    if (!this.#credit(reader)) this.violations.push(`no credit for ${frame.type}`);
    if (frame.type !== "hello" && "seq" in frame && frame.seq !== undefined)
      reader.seq = Math.max(reader.seq, frame.seq);
    reader.out.push({ seq: reader.seq, bytes });
    this.peak.events = Math.max(this.peak.events, reader.out.length);
    this.peak.bytes = Math.max(
      this.peak.bytes,
      reader.out.reduce((sum, sent) => sum + sent.bytes, 0),
    );
    this.#tell(reader, frame);
  }

  #tell(reader: Reader, frame: ServerFrame): void {
    const json = JSON.stringify(frame);
    const send = () => reader.socket.send(reader.binary ? Buffer.from(json) : json);
    if (this.#held === undefined) send();
    else this.#held.push(send);
  }
}
