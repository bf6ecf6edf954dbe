/** What the Hono app carries from one handler to the next. */
import type { Claims, ErrorCode } from "@lean-agentic/protocol";
import type { ApiKey } from "./api-keys.ts";
import type { Env } from "./env.ts";

export interface App {
  Bindings: Env;
  Variables: {
    /** Proven claims of a session route. */
    claims: Claims;
    /** Proven key of an account's route. */
    apiKey: ApiKey;
    /** Pattern of the route, for the log. */
    route: string;
    /** Code of the error that was answered, for the log. */
    code: ErrorCode;
  };
}
