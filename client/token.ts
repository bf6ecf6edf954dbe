/** Session tokens: where they come from, and when to ask for the next one. */
import { TOKEN_MARGIN_MS } from "./settings.ts";

/** A token, or how to get one: called before the first connection and again before the last one's end. */
export type TokenSource = string | (() => string | Promise<string>);

export class Tokens {
  readonly #source: TokenSource;
  #token: Promise<string> | undefined;
  /** When to renew the present token, Unix ms; `undefined` where it says no end. */
  #renewAt: number | undefined;

  constructor(source: TokenSource) {
    this.#source = source;
  }

  /** Whether there can be another token after this one. */
  get renewable(): boolean {
    return typeof this.#source === "function";
  }

  /** A token that is good for a while. Rejects with what the callback threw. */
  current(): Promise<string> {
    if (this.#token && (this.#renewAt === undefined || Date.now() < this.#renewAt)) return this.#token;
    const asked = this.#ask();
    this.#token = asked;
    asked.catch(() => {
      if (this.#token === asked) this.#token = undefined;
    });
    return asked;
  }

  /** The server refused it. */
  discard(): void {
    this.#token = undefined;
  }

  /** Milliseconds until the present token should be renewed; `undefined` where there is no other or no end. */
  get renewIn(): number | undefined {
    if (!this.renewable || this.#renewAt === undefined) return undefined;
    return Math.max(0, this.#renewAt - Date.now());
  }

  async #ask(): Promise<string> {
    const token = typeof this.#source === "function" ? await this.#source() : this.#source;
    const { exp } = claimsOf(token);
    const now = Date.now();
    if (exp === undefined || !this.renewable) this.#renewAt = undefined;
    else this.#renewAt = exp * 1000 - Math.min(TOKEN_MARGIN_MS, Math.max(0, exp * 1000 - now) / 5);
    return token;
  }
}

/** What a client may read in its own token (RFC 7519); nothing here is verified, the server does that. */
export function claimsOf(token: string): { sub?: string; exp?: number } {
  try {
    const payload = token.split(".")[1] ?? "";
    const json: unknown = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    if (typeof json !== "object" || json === null) return {};
    const { sub, exp } = json as { sub?: unknown; exp?: unknown };
    return { ...(typeof sub === "string" && { sub }), ...(typeof exp === "number" && { exp }) };
  } catch {
    return {};
  }
}
