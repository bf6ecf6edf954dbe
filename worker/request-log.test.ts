import { expect, test, vi } from "vitest";
import { createApp } from "./app.ts";
import { sealedEnv, tokenFor } from "./test-env.ts";
import { API_KEY } from "./test-keys.ts";

test("A5: a request's line has the allowed fields, and neither ids, secrets, queries nor texts", async () => {
  const lines: string[] = [];
  const log = vi.spyOn(console, "log").mockImplementation((line: string) => void lines.push(line));
  const app = createApp();
  const env = sealedEnv();
  const token = await tokenFor("acme.secret-name");
  const ask = (path: string, init: RequestInit) => app.request(path, init, env);
  await ask("/v1/sessions", {
    method: "POST",
    headers: { authorization: `Bearer ${API_KEY}` },
    body: '{"timezone":"Europe/Lisbon"}',
  });
  await ask(`/v1/sessions/acme.secret-name/events?ticket=${token}&after=planted`, {});
  await ask("/v1/sessions/acme.secret-name/messages", {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "x-lean-claims": "planted" },
    body: '{"type":"recall","query":"planted"}',
  });
  await ask("/planted/path", {});
  // The object is sealed: reaching it is an error of ours, whose words must not get out.
  const failed = await ask("/v1/sessions/acme.secret-name", {
    headers: { authorization: `Bearer ${token}`, "cf-ray": "ray1" },
  });
  log.mockRestore();
  expect(await failed.json()).toMatchObject({ code: "internal", detail: "something of ours failed" });
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { method: "POST", route: "/v1/sessions", status: 201, code: null, ms: expect.any(Number), ray: null },
    {
      method: "GET",
      route: "/v1/sessions/:id/events",
      status: 401,
      code: "unauthorized",
      ms: expect.any(Number),
      ray: null,
    },
    {
      method: "POST",
      route: "/v1/sessions/:id/messages",
      status: 400,
      code: "bad_request",
      ms: expect.any(Number),
      ray: null,
    },
    { method: "GET", route: "none", status: 404, code: "not_found", ms: expect.any(Number), ray: null },
    {
      method: "GET",
      route: "/v1/sessions/:id",
      status: 500,
      code: "internal",
      ms: expect.any(Number),
      ray: "ray1",
    },
  ]);
});
