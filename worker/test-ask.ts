/** Asks the app in this process, with an environment whose objects fail whoever touches them. */
import { createApp } from "./app.ts";
import { sealedEnv } from "./test-env.ts";

const app = createApp();
const env = sealedEnv();

export async function ask(path: string, init: RequestInit & { bearer?: string } = {}, environment = env) {
  const { bearer, ...rest } = init;
  const headers = new Headers(rest.headers);
  if (bearer !== undefined) headers.set("authorization", `Bearer ${bearer}`);
  const answer = await app.request(path, { ...rest, headers }, environment);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, code: codeOf(text) };
}

function codeOf(text: string): string | null {
  return text.startsWith("{") ? (JSON.parse(text).code ?? null) : null;
}
