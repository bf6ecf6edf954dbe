/** `.dev.vars`: the secrets of a local server, made once, kept out of git. Deployed ones are set by `wrangler secret put`. */
import { createHash, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The account that the local key belongs to, and so the first part of its sessions' ids. */
export const LOCAL_ACCOUNT = "local";

/** The API key lies in a comment: scripts here read it, the Worker gets its hash alone. */
const LOCAL_KEY = /^#\s*LOCAL_API_KEY=(\S+)\s*$/m;
const KEY_BYTES = 24;
/** HS256 wants a secret of at least 32 bytes (RFC 7518, section 3.2); text of 48 random bytes is 64. */
const SECRET_BYTES = 48;

/** The file's text with fresh keys in it. */
export function freshDevVars(): string {
  const key = `la_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const sha256 = createHash("sha256").update(key).digest("hex");
  const apiKeys = [{ name: "local", account: LOCAL_ACCOUNT, scopes: ["read", "write", "admin"], sha256 }];
  const tokenKeys = { current: "local", keys: { local: randomBytes(SECRET_BYTES).toString("base64url") } };
  return [
    "# Made by `npm start` for this machine alone. Delete the file for new keys: tokens made so far then end.",
    `# LOCAL_API_KEY=${key}`,
    `API_KEYS='${JSON.stringify(apiKeys)}'`,
    `TOKEN_KEYS='${JSON.stringify(tokenKeys)}'`,
    "",
  ].join("\n");
}

/** The local API key that a `.dev.vars` names, or null. */
export function localKey(text: string): string | null {
  return LOCAL_KEY.exec(text)?.[1] ?? null;
}

/** Makes the file where it is missing; gives the local API key, or null where somebody's own file names none. */
export function ensureDevVars(path: string): string | null {
  if (!existsSync(path)) writeFileSync(path, freshDevVars(), { mode: 0o600 });
  return localKey(readFileSync(path, "utf8"));
}
