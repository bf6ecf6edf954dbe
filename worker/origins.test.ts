/** Pages and the sockets they open: origins, preflights and subprotocols, judged before the object is touched. */
import { expect, test } from "vitest";
import { ask } from "./test-ask.ts";
import { sealedEnv, tokenFor } from "./test-env.ts";

const SESSION = "acme.chat";

test("pages of other origins are refused before anything else, sockets too", async () => {
  const bearer = await tokenFor(SESSION);
  const narrow = sealedEnv({ ALLOWED_ORIGINS: "https://good.example, https://also.example" });
  const from = (origin: string, headers: Record<string, string> = {}) =>
    ask(`/v1/sessions/${SESSION}/facts?limit=x`, { bearer, headers: { ...headers, origin } }, narrow);
  const good = await from("https://also.example");
  expect(good.code).toBe("bad_request");
  expect(good.headers.get("access-control-allow-origin")).toBe("https://also.example");
  const evil = await from("https://evil.example");
  expect(evil.code).toBe("forbidden");
  expect(evil.headers.get("access-control-allow-origin")).toBeNull();
  expect((await from("null")).code).toBe("forbidden");
  expect((await from("http://localhost")).code).toBe("bad_request");
  expect((await from("https://evil.example", { upgrade: "websocket" })).code).toBe("forbidden");
});

test("a preflight is answered for allowed pages", async () => {
  const narrow = sealedEnv({ ALLOWED_ORIGINS: "https://good.example" });
  const preflight = (origin: string) =>
    ask(
      `/v1/sessions/${SESSION}/messages`,
      { method: "OPTIONS", headers: { origin, "access-control-request-method": "POST" } },
      narrow,
    );
  const good = await preflight("https://good.example");
  expect(good.status).toBe(204);
  expect(good.headers.get("access-control-allow-headers")).toContain("Idempotency-Key");
  expect((await preflight("https://evil.example")).headers.get("access-control-allow-origin")).toBeNull();
});

test("a socket must ask for its subprotocol; a browser's token is its second", async () => {
  const token = await tokenFor(SESSION);
  const socket = (headers: Record<string, string>, bearer?: string) =>
    ask(`/v1/sessions/${SESSION}/socket`, { headers, ...(bearer === undefined ? {} : { bearer }) });
  expect((await socket({}, token)).code).toBe("bad_request");
  expect((await socket({ upgrade: "websocket" }, token)).code).toBe("bad_request");
  expect((await socket({ upgrade: "websocket", "sec-websocket-protocol": `bearer.${token}` })).code).toBe(
    "bad_request",
  );
  expect(
    (await socket({ upgrade: "websocket", "sec-websocket-protocol": "lean-agentic.v1, bearer.abc" })).code,
  ).toBe("unauthorized");
  // Without an upgrade a subprotocol is no credential.
  expect((await socket({ "sec-websocket-protocol": `lean-agentic.v1, bearer.${token}` })).code).toBe(
    "unauthorized",
  );
});
