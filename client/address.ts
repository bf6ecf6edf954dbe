/** Where a session is reached. */
import { LeanAgenticError } from "./errors.ts";
import { claimsOf } from "./token.ts";

export interface Address {
  /** `https://host/v1/sessions/<id>` */
  readonly http: string;
  /** `wss://host/v1/sessions/<id>/socket` */
  readonly socket: string;
  readonly session: string;
}

const PATH = "/v1/sessions/";

/**
 * The session's address from the server's URL (`http`, `https`, `ws` or `wss`; a base, or one that already ends in
 * `/v1/sessions/<id>`), and the session's id where the URL has none: by option, else the token's `sub`.
 * Throws `bad_request` where no id is to be found.
 */
export function addressOf(url: string, token: string, session?: string): Address {
  const parsed = new URL(url);
  const secure = parsed.protocol === "https:" || parsed.protocol === "wss:";
  const [base = "", rest] = parsed.pathname.split(PATH);
  const named = rest === undefined || rest === "" ? undefined : decodeURIComponent(rest.split("/")[0] ?? "");
  const id = named ?? session ?? claimsOf(token).sub;
  if (!id)
    throw new LeanAgenticError("bad_request", "no session: neither url, `session` nor token names one");
  const path = `//${parsed.host}${base.replace(/\/$/, "")}${PATH}${encodeURIComponent(id)}`;
  return {
    http: `${secure ? "https:" : "http:"}${path}`,
    socket: `${secure ? "wss:" : "ws:"}${path}/socket`,
    session: id,
  };
}
