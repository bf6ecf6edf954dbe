/** Log and export: pages of the object, one after another as the client reads, as one body. */
import type { Context } from "hono";
import type { App } from "./app-env.ts";
import { NDJSON_TYPE } from "./openapi.ts";
import { askObject, refuse } from "./session-object.ts";

export interface Pages {
  /** Operation of the object. */
  path: "/log" | "/export";
  /** Events after this `seq`. */
  after: number;
  /** Events at most. */
  limit: number;
  /** Bytes at most; whole pages. */
  bytes: number;
  /** Events of one page. */
  page: number;
}

interface Page {
  body: Uint8Array;
  next: number;
  last: number;
  /** Of the oldest event that is kept. */
  first: number;
  more: boolean;
}

/** Answers with everything after `after` that there was when it was asked, within the limits. */
export async function answerPages(c: Context<App>, wanted: Pages): Promise<Response> {
  let page: Page | null = await pageOf(c, wanted, wanted.after, wanted.limit);
  const end = Math.min(page.last, Math.max(wanted.after, page.first - 1) + wanted.limit);
  let bytes = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const current = page;
      if (current === null || bytes + current.body.byteLength > wanted.bytes) {
        controller.close();
        return;
      }
      bytes += current.body.byteLength;
      if (current.body.byteLength > 0) controller.enqueue(current.body);
      // An error here cuts the body: the client must not take a part for the whole.
      page =
        current.more && current.next < end ? await pageOf(c, wanted, current.next, end - current.next) : null;
      if (page === null) controller.close();
    },
  });
  return new Response(body, {
    headers: { "content-type": NDJSON_TYPE, "cache-control": "no-store, no-transform" },
  });
}

async function pageOf(c: Context<App>, wanted: Pages, after: number, limit: number): Promise<Page> {
  const path = `${wanted.path}?after=${after}&limit=${Math.min(limit, wanted.page)}`;
  const answer = await askObject(c.env, c.var.claims, path);
  await refuse(answer);
  const number = (name: string) => Number(answer.headers.get(name) ?? 0);
  return {
    body: new Uint8Array(await answer.arrayBuffer()),
    next: number("x-lean-next"),
    last: number("x-lean-last"),
    first: number("x-lean-first"),
    more: number("x-lean-more") === 1,
  };
}
