/** What the Worker reads from its environment. Everything is text; `settings.ts` gives it meaning. */
export interface Env {
  SESSIONS: DurableObjectNamespace;
  /** Static files; absent where a server is started without them. */
  ASSETS?: Fetcher;
  /** Secret: `[{ name, account, scopes, sha256 }]`. */
  API_KEYS?: string;
  /** Secret: `{ current, keys: { kid: secret | { alg: "EdDSA", jwk } } }`. */
  TOKEN_KEYS?: string;
  /** Origins that browsers may call from, separated by commas; `*` for all; the Worker's own is always allowed. */
  ALLOWED_ORIGINS?: string;
  /** After this many seconds an SSE stream ends on an event border. */
  STREAM_SECONDS?: string;
  /** After this many events an SSE stream ends. */
  STREAM_EVENTS?: string;
  /** Seconds between two heartbeats of an SSE stream, where the reader doesn't say. */
  HEARTBEAT_SECONDS?: string;
}
