/** Reads an object's SQLite file from outside workerd, as an auditor would. */
import { createHash, createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { uniqueKey } from "./capnp.ts";

/**
 * The id that `idFromName` gives in workerd: 16 bytes of HMAC over the name, then 16 that prove the
 * namespace (`ActorIdFactoryImpl` of workerd's server/actor-id-impl.c++).
 */
export function objectId(className: string, name: string): string {
  const key = createHash("sha256").update(uniqueKey(className)).digest();
  const base = createHmac("sha256", key).update(name).digest().subarray(0, 16);
  const proof = createHmac("sha256", key).update(base).digest().subarray(0, 16);
  return Buffer.concat([base, proof]).toString("hex");
}

/** Path of the object's file; the object must exist. */
export function databasePath(storage: string, className: string, name: string): string {
  const path = join(storage, uniqueKey(className), `${objectId(className, name)}.sqlite`);
  if (!existsSync(path)) throw new Error(`no object file for ${name}: ${path}`);
  return path;
}

/**
 * Opens the object's file. A WAL that a killed process left behind is read too: SQLite recovers it, which
 * needs write access to the folder, so the connection is a writing one that is told to refuse writes.
 */
export function openDatabase(storage: string, className: string, name: string): DatabaseSync {
  const database = new DatabaseSync(databasePath(storage, className, name));
  database.exec("PRAGMA query_only = ON; PRAGMA busy_timeout = 2000");
  return database;
}
