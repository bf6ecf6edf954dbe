/** A session and a token for it: made with an API key, which a local server's `.dev.vars` holds. */
import { readFile } from "node:fs/promises";

/** `npm start` leaves the local key in a comment of `.dev.vars`; the Worker knows its hash alone. */
const LOCAL_KEY = /^#\s*LOCAL_API_KEY=(\S+)\s*$/m;

export interface Access {
  session: string;
  token: string;
}

/** The API key of the local server, or `undefined` where there is none. */
export async function localKey(path = ".dev.vars"): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  return LOCAL_KEY.exec(text)?.[1];
}

/** Creates a session, or a token for one of that name. Throws with the server's words, or why there was no answer. */
export async function createSession(url: string, key: string, name: string | undefined): Promise<Access> {
  if (!/^https?:/.test(url)) throw new Error(`--url ${url}: expected http://… or https://…`);
  const response = await fetch(new URL("/v1/sessions", url), {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ ...(name !== undefined && { id: name }) }),
  }).catch((error: unknown) => {
    throw new Error(`${url} cannot be reached (${causeOf(error)}); --url names another server`);
  });
  const body = (await response.json().catch(() => ({}))) as Partial<Access> & {
    code?: string;
    detail?: string;
  };
  if (!response.ok || body.session === undefined || body.token === undefined) {
    const words = body.detail ?? `HTTP ${response.status}`;
    throw new Error(`no session: ${body.code ? `${body.code}: ` : ""}${words}`);
  }
  return { session: body.session, token: body.token };
}

/** `fetch` says no more than that it failed; what was wrong is in its cause, which may be several of no own words. */
function causeOf(error: unknown): string {
  const { cause = error } = error as { cause?: unknown };
  const { message, code } = cause as { message?: string; code?: string };
  return message || code || String(error);
}
