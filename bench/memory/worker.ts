/** SQLite's FTS5 in a Durable Object: what the platform itself would offer for recall. */
import { DurableObject } from "cloudflare:workers";

interface Env {
  INDEX: DurableObjectNamespace;
}

/** What is asked of it: texts to add, or questions to answer. */
type Asked = { add: string[] } | { ask: string[] };

export class Index extends DurableObject<Env> {
  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    ctx.storage.sql.exec("CREATE VIRTUAL TABLE IF NOT EXISTS turns USING fts5(text, tokenize = 'porter')");
  }

  override async fetch(request: Request): Promise<Response> {
    const { sql } = this.ctx.storage;
    const asked: Asked = await request.json();
    if ("add" in asked) {
      this.ctx.storage.transactionSync(() => {
        for (const text of asked.add) sql.exec("INSERT INTO turns(text) VALUES (?)", text);
      });
      return new Response("added");
    }
    let hits = 0;
    for (const query of asked.ask) {
      const words = query.match(/\w+/g) ?? [];
      const match = words.map((word) => `"${word}"`).join(" OR ");
      hits += sql
        .exec("SELECT rowid, text FROM turns WHERE turns MATCH ? ORDER BY rank LIMIT 10", match)
        .toArray().length;
    }
    return new Response(String(hits));
  }
}

export default {
  fetch(request: Request, env: Env): Promise<Response> | Response {
    if (request.method === "GET") return new Response("ok");
    return env.INDEX.get(env.INDEX.idFromName("bench")).fetch(request);
  },
};
