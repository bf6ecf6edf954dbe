/** Our own line a request, as JSON, with these fields and no others: never an id, a token, a ticket, a text. */
import { createMiddleware } from "hono/factory";
import type { App } from "./app-env.ts";

export const logRequests = createMiddleware<App>(async (c, next) => {
  const start = Date.now();
  await next();
  console.log(
    JSON.stringify({
      method: c.req.method,
      route: c.get("route") ?? "none",
      status: c.res.status,
      code: c.get("code") ?? null,
      // Until the answer begins. In production the clock moves only while the Worker waits.
      ms: Date.now() - start,
      ray: c.req.header("cf-ray") ?? null,
    }),
  );
});
