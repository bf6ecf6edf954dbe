/** Which pages may call. Requests without an Origin are not a browser's cross-origin ones and pass: their token decides. */
import type { Context } from "hono";
import { cors } from "hono/cors";
import { createMiddleware } from "hono/factory";
import type { App } from "./app-env.ts";
import { Fault } from "./fault.ts";
import { settingsOf } from "./settings.ts";

/** The page that asks: its Origin, or our own where a browser says that it asks itself (it sends no Origin then). */
export function pageOrigin(request: Request): string | null {
  const origin = request.headers.get("origin");
  if (origin !== null) return origin;
  return request.headers.get("sec-fetch-site") === "same-origin" ? new URL(request.url).origin : null;
}

/** An origin as browsers write it, of one that is written in another way; `null` for what is none. */
export function normalOrigin(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, host, username, password, pathname, search, hash, origin } = new URL(text);
  const bare = host !== "" && (pathname === "" || pathname === "/");
  if (!bare || [username, password, search, hash].some((part) => part !== "")) return null;
  // Pages of schemes that the URL standard does not know have an Origin all the same: `capacitor://localhost`.
  return origin === "null" ? `${protocol}//${host}` : origin;
}

/** Throws `forbidden` for pages of an origin that is not allowed. */
export function allowOrigin(origin: string, c: Context<App>): void {
  if (isAllowed(origin, c)) return;
  throw new Fault("forbidden", `pages of ${origin} are not allowed here; add it to ALLOWED_ORIGINS`);
}

function isAllowed(origin: string, c: Context<App>): boolean {
  const { origins } = settingsOf(c.env);
  return origins.includes("*") || origins.includes(origin) || origin === new URL(c.req.url).origin;
}

/** Refuses pages that are not allowed: `forbidden`, also for sockets, which CORS does not guard. */
export const guardOrigin = createMiddleware<App>(async (c, next) => {
  const origin = c.req.header("origin");
  if (origin !== undefined) allowOrigin(origin, c);
  await next();
});

const answerHeaders = cors({
  origin: (origin, c: Context<App>) => (origin !== "" && isAllowed(origin, c) ? origin : null),
  allowMethods: ["GET", "POST", "DELETE", "OPTIONS"],
  allowHeaders: ["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
  exposeHeaders: ["RateLimit", "RateLimit-Policy", "Retry-After"],
  maxAge: 7_200,
});

/** CORS headers on everything but sockets, which have none. */
export const crossOrigin = createMiddleware<App>((c, next) =>
  c.req.header("upgrade") === undefined ? answerHeaders(c, next) : next(),
);
