/** Limits that an operator sets in `wrangler.toml` (`[vars]`), with the defaults that ship. */

/** What the object reads from its environment. */
export interface Env {
  SESSIONS: DurableObjectNamespace;
  RATE_MESSAGES_PER_SECOND?: string;
  RATE_MESSAGES_BURST?: string;
  RATE_BYTES_PER_SECOND?: string;
  RATE_BYTES_BURST?: string;
  MAX_LOG_BYTES?: string;
}

export interface Settings {
  /** Token buckets, for a session and for each of its connections. */
  messagesPerSecond: number;
  messagesBurst: number;
  bytesPerSecond: number;
  bytesBurst: number;
  /** A session whose database is larger takes no more messages (`limit_reached`). The platform ends at 10 GB. */
  maxLogBytes: number;
}

export function settingsOf(env: Env): Settings {
  return {
    messagesPerSecond: number(env.RATE_MESSAGES_PER_SECOND, 200_000),
    messagesBurst: number(env.RATE_MESSAGES_BURST, 400_000),
    bytesPerSecond: number(env.RATE_BYTES_PER_SECOND, 64 << 20),
    bytesBurst: number(env.RATE_BYTES_BURST, 128 << 20),
    maxLogBytes: number(env.MAX_LOG_BYTES, 8e9),
  };
}

function number(text: string | undefined, fallback: number): number {
  const value = Number(text);
  return text === undefined || text === "" || !Number.isFinite(value) || value <= 0 ? fallback : value;
}
