/** The Worker as it is deployed: the app, and the session object with the keys that check its `auth` frames. */
import { SessionObject as Base } from "@lean-agentic/durable";
import type { Claims } from "@lean-agentic/protocol";
import { createApp } from "./app.ts";
import type { Env } from "./env.ts";
import { settingsOf } from "./settings.ts";
import { verifyToken } from "./tokens.ts";

export class SessionObject extends Base {
  protected override async verifyToken(token: string): Promise<Claims | null> {
    const { tokenKeys } = settingsOf(this.env as Env);
    return verifyToken(token, tokenKeys, new Date()).catch(() => null);
  }
}

export default createApp();
