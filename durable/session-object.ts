/**
 * The Durable Object of a session: the platform's side of it. Sockets hibernate, the one alarm is shared, and
 * nothing is created before the first rightful request.
 */
import { DurableObject } from "cloudflare:workers";
import { type Claims, problem, SUBPROTOCOL } from "@lean-agentic/protocol";
import { CoreTrap } from "./analyzer.ts";
import { Connection } from "./connection.ts";
import { crashPoint } from "./faults.ts";
import { answer } from "./http.ts";
import { LiveSession } from "./live-session.ts";
import { type Env, settingsOf } from "./settings.ts";
import { Sockets } from "./sockets.ts";
import { SqlStore } from "./sql-store.ts";
import { tasksOf } from "./tasks.ts";

const PING = '{"type":"ping"}';
/** An erase that was cut short goes on after this long, if nobody asks before. */
const ERASE_AGAIN_MS = 30_000;
const PONG = '{"type":"pong"}';

export class SessionObject extends DurableObject<Env> {
  private live: LiveSession;
  private sockets: Sockets;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
    this.live = this.create();
    this.sockets = new Sockets(this.live, (token) => this.verifyToken(token));
  }

  /** Checks a token that a client sends in `auth`. The Worker, which owns the keys, overrides this. */
  protected async verifyToken(_token: string): Promise<Claims | null> {
    return null;
  }

  override async fetch(request: Request): Promise<Response> {
    await this.eraseRest();
    return answer(request, this.live, {
      accept: (claims) => this.accept(claims),
      erase: () => this.erase(),
      revoke: () => this.revoke(),
    });
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    const connection = this.live.all().get(socket);
    if (!connection || this.live.erasedAt !== null) {
      socket.close(1012, "the session does not know this connection; connect again");
      return;
    }
    this.live.noteWake();
    try {
      this.sockets.receive(connection, data);
    } catch (error) {
      if (!(error instanceof CoreTrap)) throw error;
      // A trap outside a message (opening, reading): the core was replaced, the log has all that was decided.
      this.live.traps++;
      this.live.sendError(
        connection,
        "core_failed",
        "the core failed on this frame; the session lives on",
        typeof data !== "string",
      );
    }
    await this.live.outbox.flushed();
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.live.all().delete(socket);
    try {
      socket.close(code === 1005 || code === 1006 ? 1000 : code);
    } catch {
      // Closed on both sides already.
    }
  }

  override webSocketError(socket: WebSocket): void {
    this.live.all().delete(socket);
  }

  override async alarm(): Promise<void> {
    await this.eraseRest();
    if (!this.live.store.exists() || this.live.erasedAt !== null) return;
    this.live.noteWake(true);
    this.live.alarms.ring(Date.now());
    await this.live.outbox.flushed();
  }

  private create(): LiveSession {
    const { ctx } = this;
    const platform = {
      now: () => Date.now(),
      sockets: () => ctx.getWebSockets(),
      setAlarm: (at: number) => void setEarlier(ctx.storage, at),
      abort: (why: string) => ctx.abort(why),
    };
    const store = new SqlStore(ctx.storage);
    const kept = store.exists() ? store.meta("session") : null;
    return new LiveSession(
      ctx.id.name ?? kept ?? ctx.id.toString(),
      store,
      platform,
      settingsOf(this.env),
      tasksOf,
    );
  }

  private accept(claims: Claims): Response {
    const [client, server] = Object.values(new WebSocketPair());
    if (!client || !server) return problem("internal", "no socket could be made");
    this.ctx.acceptWebSocket(server);
    this.live.connect(server, claims);
    return new Response(null, {
      status: 101,
      webSocket: client,
      headers: { "sec-websocket-protocol": SUBPROTOCOL },
    });
  }

  /** Raises the generation: every token so far is void, and its connections end. */
  private revoke(): void {
    const next = this.live.generation + 1;
    this.live.outbox.write(() => this.live.store.setMeta("generation", String(next)));
    this.live.outbox.flush();
    this.closeAll(1008, "token revoked");
  }

  /**
   * Erases everything but a tombstone. Marked first, and from then on nothing of the old session is written; a crash
   * at any step leaves a session that answers 410, and its next request or alarm erases the rest.
   */
  private async erase(): Promise<Response> {
    const { live, ctx } = this;
    live.outbox.flush();
    if (!live.store.exists()) live.store.begin();
    live.store.setMeta("erased_at", String(Date.now()));
    live.close();
    this.closeAll(1012, "the session was erased");
    this.renew();
    await ctx.storage.setAlarm(Date.now() + ERASE_AGAIN_MS);
    await ctx.storage.sync();
    crashPoint(live.name, "erase-marked", (why) => ctx.abort(why));
    await this.eraseRest();
    crashPoint(live.name, "erase-deleted", (why) => ctx.abort(why));
    return new Response(null, { status: 204 });
  }

  /** Deletes what an erased session still holds, all but its tombstone; `deleteAll` takes the alarm too. */
  private async eraseRest(): Promise<void> {
    const { store, erasedAt } = this.live;
    if (erasedAt === null || store.meta("tombstone") !== null) return;
    const { storage } = this.ctx;
    await storage.deleteAlarm();
    const deleted = storage.deleteAll();
    const tombstone = new SqlStore(storage);
    tombstone.begin();
    tombstone.setMeta("erased_at", String(erasedAt));
    tombstone.setMeta("tombstone", "1");
    await deleted;
    await storage.sync();
    this.renew();
  }

  private renew(): void {
    this.live = this.create();
    this.sockets = new Sockets(this.live, (token) => this.verifyToken(token));
  }

  private closeAll(code: number, why: string): void {
    for (const connection of this.live.all().values()) connection.close(code, why);
    for (const socket of this.ctx.getWebSockets()) Connection.of(socket)?.close(code, why);
    this.live.all().clear();
  }
}

/** Sets the alarm, unless an earlier one outlived the object's sleep. */
async function setEarlier(storage: DurableObjectStorage, at: number): Promise<void> {
  const set = await storage.getAlarm();
  if (set === null || at < set) await storage.setAlarm(at);
}
