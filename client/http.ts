/** Requests that both HTTP transports make: with the session's token, and with errors as the protocol's frames. */
import type { ServerFrame } from "@lean-agentic/protocol";
import { errorOf, LeanAgenticError } from "./errors.ts";
import type { LineEnd, LineHello, LineOptions, Read } from "./line.ts";

/** A request to `path` below the session. Rejects as `fetch` does, and with what the token callback threw. */
export async function request(
  options: LineOptions,
  path: string,
  init: { method?: string; headers?: Record<string, string>; body?: BodyInit; signal?: AbortSignal } & {
    duplex?: "half";
  } = {},
): Promise<Response> {
  const token = await options.tokens.current();
  const headers = { ...init.headers, authorization: `Bearer ${token}` };
  return fetch(options.address.http + path, { ...init, headers });
}

/** The session as `GET /v1/sessions/:id` describes it; throws the server's refusal. */
export async function describe(options: LineOptions, signal?: AbortSignal): Promise<LineHello> {
  const response = await request(options, "", signal ? { signal } : {});
  if (!response.ok) throw LeanAgenticError.of(await errorOf(response));
  const { seq } = (await response.json()) as { seq?: number };
  return { seq };
}

/** Asks a read by its route. Rejects where there was no answer; a refusal is an `error` frame. */
export async function ask(options: LineOptions, read: Read, signal: AbortSignal): Promise<ServerFrame> {
  const { type, id, ...body } = read;
  const response = await request(options, pathOf(read), {
    signal,
    ...(type === "recall" && {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) return { ...(await errorOf(response)), id };
  return { ...((await response.json()) as object), type: "result", id };
}

function pathOf(read: Read): string {
  if (read.type === "recall") return "/recall";
  if (read.type === "entity") return `/entities/${encodeURIComponent(read.entity)}`;
  const { type, id: _, ...asked } = read;
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) {
    if (value !== undefined) query.set(name, String(value));
  }
  return `/${type}${query.size > 0 ? `?${query}` : ""}`;
}

/** What waiting does not mend. */
const FINAL: ReadonlySet<string> = new Set([
  "bad_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "gone",
  "conflict",
  "too_large",
  "unsupported",
]);

/** How a line ends over an error: a refusal by its code, anything else (the network, a callback) is tried again. */
export function endOf(error: unknown): LineEnd {
  if (error instanceof LeanAgenticError) return { fatal: FINAL.has(error.code), error };
  const words = error instanceof Error ? error.message : String(error);
  return { fatal: false, error: new LeanAgenticError("overloaded", `the line was lost: ${words}`) };
}
