/** The session object. What is not named here is private to this folder. */
export { SessionObject } from "./session-object.ts";
export type { Env as ObjectEnv } from "./settings.ts";
