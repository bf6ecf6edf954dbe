/**
 * The floors: the least that a durable socket can cost on this platform, to hold the product's figures against.
 * Each class does one thing and nothing of the product's work.
 */
import { DurableObject } from "cloudflare:workers";

interface Env {
  ECHO: DurableObjectNamespace;
  INSERT_EACH: DurableObjectNamespace;
  GATHERED: DurableObjectNamespace;
}

/** What a floor's client sends: `count` messages in one frame. */
interface FloorFrame {
  n: number;
  messages: { text: string }[];
}

abstract class FloorObject extends DurableObject<Env> {
  override fetch(): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    this.ctx.acceptWebSocket(server);
    return new Response(null, { status: 101, webSocket: client });
  }
}

/** Sends each frame back: a hibernatable socket and nothing else. */
export class Echo extends FloorObject {
  override webSocketMessage(ws: WebSocket, data: ArrayBuffer | string): void {
    ws.send(data);
  }
}

abstract class StoringObject extends FloorObject {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE TABLE IF NOT EXISTS log(seq INTEGER PRIMARY KEY, body BLOB NOT NULL)");
  }
  protected insert(data: ArrayBuffer | string): void {
    this.ctx.storage.sql.exec("INSERT INTO log(body) VALUES (?)", data);
  }
}

/** One insert in its own transaction for each frame, then its answer. */
export class InsertEach extends StoringObject {
  override webSocketMessage(ws: WebSocket, data: ArrayBuffer | string): void {
    const frame = parse(data);
    this.ctx.storage.transactionSync(() => this.insert(data));
    ws.send(answer(frame));
  }
}

/** The frames of one event-loop turn in one transaction, one insert a frame; then their answers. */
export class Gathered extends StoringObject {
  private pending: { ws: WebSocket; data: ArrayBuffer | string; frame: FloorFrame }[] = [];

  override webSocketMessage(ws: WebSocket, data: ArrayBuffer | string): void {
    if (this.pending.push({ ws, data, frame: parse(data) }) === 1) setTimeout(() => this.flush(), 0);
  }

  private flush(): void {
    const group = this.pending;
    this.pending = [];
    this.ctx.storage.transactionSync(() => {
      for (const { data } of group) this.insert(data);
    });
    for (const { ws, frame } of group) ws.send(answer(frame));
  }
}

const utf8 = new TextDecoder();

function parse(data: ArrayBuffer | string): FloorFrame {
  return JSON.parse(typeof data === "string" ? data : utf8.decode(data)) as FloorFrame;
}

/** The `n` of the frame's last message, as the product's `ack` gives it. */
function answer(frame: FloorFrame): string {
  return `{"type":"ack","n":${frame.n + frame.messages.length - 1}}`;
}

export default {
  fetch(request: Request, env: Env): Promise<Response> | Response {
    const { pathname } = new URL(request.url);
    const floors: Record<string, DurableObjectNamespace> = {
      "/echo": env.ECHO,
      "/insert-each": env.INSERT_EACH,
      "/gathered": env.GATHERED,
    };
    const floor = floors[pathname];
    if (floor === undefined) return new Response("ok");
    return floor.get(floor.idFromName("one")).fetch(request);
  },
};
