import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { ObjectEnv } from "./index.ts";
import { MemoryStore } from "./memory-store.ts";
import { SqlStore } from "./sql-store.ts";
import { storeContract } from "./store.contract.ts";

const { SESSIONS } = env as unknown as ObjectEnv;
let fresh = 0;

storeContract("SQLite of the object", async (body) => {
  const stub = SESSIONS.get(SESSIONS.idFromName(`contract.${fresh++}`));
  await runInDurableObject(stub, (_object, state) => body(new SqlStore(state.storage)));
});

storeContract("memory", async (body) => body(new MemoryStore()));
