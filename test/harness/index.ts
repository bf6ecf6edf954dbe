/** Runs Workers in raw workerd, kills and restarts them, and talks to them from outside. */
export * from "./build.ts";
export { uniqueKey } from "./capnp.ts";
export * from "./database.ts";
export * from "./product.ts";
export * from "./random.ts";
export * from "./socket.ts";
export * from "./texts.ts";
export * from "./workerd.ts";
