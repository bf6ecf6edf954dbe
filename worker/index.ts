/** The Worker's app, for whoever serves it another way. */
export { createApp } from "./app.ts";
export type { Env } from "./env.ts";
