/** Who may: every refusal here happens before the object is touched, as touching it fails the test. */
import { base64url, exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { ask } from "./test-ask.ts";
import { payloadOf, sealedEnv, tokenFor } from "./test-env.ts";
import { API_KEY, OTHER_KEY, READER_KEY, TOKEN_KEYS } from "./test-keys.ts";
import { parseTokenKeys } from "./token-keys.ts";
import { signTicket } from "./tokens.ts";

const SESSION = "acme.chat";

const ROUTES: readonly [string, string][] = [
  ["GET", ""],
  ["GET", "/stats"],
  ["DELETE", ""],
  ["POST", "/messages"],
  ["GET", "/socket"],
  ["GET", "/events"],
  ["GET", "/log"],
  ["POST", "/recall"],
  ["GET", "/entities"],
  ["GET", "/entities/e1.1"],
  ["GET", "/export"],
  ["POST", "/import"],
  ["POST", "/tickets"],
  ["GET", "/facts"],
  ["GET", "/graph"],
  ["POST", "/entities/merge"],
  ["POST", "/entities/split"],
  ["DELETE", "/messages/1"],
];

/** `alg: none` and friends, put together by hand. */
const forged = (header: object, payload: object, signature = "") =>
  `${base64url.encode(JSON.stringify(header))}.${base64url.encode(JSON.stringify(payload))}.${signature}`;

async function badTokens(): Promise<Record<string, string>> {
  const good = await tokenFor(SESSION);
  const payload = { sub: SESSION, acc: "acme", scope: ["admin"], gen: 0, exp: 4e9, par: {} };
  const hs = (secret: string, kid: string, body: object = payload, alg = "HS256") =>
    new SignJWT({ ...body }).setProtectedHeader({ alg, kid }).sign(new TextEncoder().encode(secret));
  const { k1 } = JSON.parse(TOKEN_KEYS).keys;
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  const jwk = await exportJWK(pair.publicKey);
  return {
    "not a JWT": "abc",
    "an API key": API_KEY,
    "alg none": forged({ alg: "none", kid: "k2" }, payload),
    "no signature": `${good.split(".").slice(0, 2).join(".")}.`,
    "changed payload": [
      good.split(".")[0],
      base64url.encode(JSON.stringify(payload)),
      good.split(".")[2],
    ].join("."),
    "changed signature": `${good.slice(0, -4)}AAAA`,
    "another secret": await hs("x".repeat(40), "k2"),
    "an unknown kid": await hs(k1, "k9"),
    "no kid": await new SignJWT(payload)
      .setProtectedHeader({ alg: "HS256" })
      .sign(new TextEncoder().encode(k1)),
    "another algorithm": await hs(k1.padEnd(64, "x"), "k1", payload, "HS512"),
    "its own key": await new SignJWT(payload)
      .setProtectedHeader({ alg: "EdDSA", kid: "k1", jwk })
      .sign(pair.privateKey),
    "expired, and of another secret": await hs("x".repeat(40), "k2", { ...payload, exp: 1 }),
    "without exp": await hs(k1, "k1", { ...payload, exp: undefined }),
    "with an unknown scope": await hs(k1, "k1", { ...payload, scope: ["root"] }),
    "of an account that is not the session's": await hs(k1, "k1", { ...payload, acc: "other" }),
    "a stream ticket": await signTicket(
      { ...payload, scope: ["read"], exp: Math.floor(Date.now() / 1_000) + 60 },
      "https://page.example",
      parseTokenKeys(TOKEN_KEYS),
    ),
    "much too long": "a".repeat(10_000),
  };
}

test.each(ROUTES)("A2: %s …%s without a token is 401", async (method, path) => {
  const answer = await ask(`/v1/sessions/${SESSION}${path}`, { method });
  expect([answer.status, answer.code]).toEqual([401, "unauthorized"]);
});

test("A2: every bad token is the same 401, byte for byte", async () => {
  const bodies = new Set<string>();
  for (const [kind, token] of Object.entries(await badTokens())) {
    const answer = await ask(`/v1/sessions/${SESSION}`, { bearer: token });
    expect([kind, answer.status]).toEqual([kind, 401]);
    bodies.add(answer.text);
  }
  expect(bodies.size).toBe(1);
});

test("A2: a token of ours that has expired is told so, whatever session it is sent to", async () => {
  const bearer = await tokenFor(SESSION, { exp: Math.floor(Date.now() / 1_000) - 1 });
  const [own, other] = [
    await ask(`/v1/sessions/${SESSION}`, { bearer }),
    await ask("/v1/sessions/acme.other", { bearer }),
  ];
  expect([own.status, own.code]).toEqual([401, "unauthorized"]);
  expect(JSON.parse(own.text).detail).toMatch(/has expired.*\/tokens/);
  expect(other.text).toBe(own.text);
});

test.each(ROUTES)(
  "A2: %s …%s with another session's token is the same 403 for any id",
  async (method, path) => {
    const token = await tokenFor("acme.mine");
    const bodies = new Set<string>();
    for (const id of [SESSION, "acme.never-was", "other.chat", "eu_acme.mine", "nonsense"]) {
      const answer = await ask(`/v1/sessions/${id}${path}`, { method, bearer: token });
      expect([answer.status, answer.code]).toEqual([403, "forbidden"]);
      bodies.add(answer.text);
    }
    expect(bodies.size).toBe(1);
  },
);

test("A1: a token does what its scopes say and no more", async () => {
  const needs: readonly [string, string, "read" | "write" | "admin"][] = [
    ["GET", "", "read"],
    ["GET", "/log", "read"],
    ["GET", "/events", "read"],
    ["POST", "/recall", "read"],
    ["GET", "/export", "read"],
    ["POST", "/messages", "write"],
    ["DELETE", "/messages/1", "write"],
    ["POST", "/import", "admin"],
    ["DELETE", "", "admin"],
  ];
  for (const [method, path, scope] of needs) {
    for (const held of ["read", "write"] as const) {
      if (held === scope) continue;
      const bearer = await tokenFor(SESSION, { scope: [held] });
      const answer = await ask(`/v1/sessions/${SESSION}${path}`, { method, bearer });
      expect([method, path, held, answer.code]).toEqual([method, path, held, "forbidden"]);
    }
  }
});

test("a key that was rotated out of `current` still checks its tokens", async () => {
  const { keys } = JSON.parse(TOKEN_KEYS);
  const old = sealedEnv({ TOKEN_KEYS: JSON.stringify({ current: "k1", keys }) });
  const made = await ask("/v1/sessions", { method: "POST", bearer: API_KEY }, old);
  const { session, token } = JSON.parse(made.text);
  const answer = await ask(`/v1/sessions/${session}/facts?limit=x`, { bearer: token });
  expect(answer.code).toBe("bad_request");
});

test("EdDSA: whoever holds the public key alone can check and cannot sign", async () => {
  const pair = await generateKeyPair("EdDSA", { extractable: true });
  const ring = (jwk: object) => JSON.stringify({ current: "e", keys: { e: { alg: "EdDSA", jwk } } });
  const both = sealedEnv({ TOKEN_KEYS: ring(await exportJWK(pair.privateKey)) });
  const made = await ask("/v1/sessions", { method: "POST", bearer: API_KEY }, both);
  const { session, token } = JSON.parse(made.text);
  const facts = `/v1/sessions/${session}/facts?limit=x`;
  expect((await ask(facts, { bearer: token }, both)).code).toBe("bad_request");
  expect((await ask(facts, { bearer: token })).code).toBe("unauthorized");
  expect(() => parseTokenKeys(ring({ kty: "OKP", crv: "Ed25519", x: "AAAA" }))).toThrow(/sign/);
});

test("without configured keys nobody gets in", async () => {
  const bare = sealedEnv({ API_KEYS: "", TOKEN_KEYS: "" });
  const bearer = await tokenFor(SESSION);
  expect((await ask(`/v1/sessions/${SESSION}`, { bearer }, bare)).status).toBe(401);
  expect((await ask("/v1/sessions", { method: "POST", bearer: API_KEY }, bare)).status).toBe(401);
});

test("A1: the first token of a session with a random id is made without touching its object", async () => {
  const body = JSON.stringify({
    location_hint: "weur",
    retention_days: 7,
    timezone: "Europe/Berlin",
    ttl: 60,
  });
  const before = Math.floor(Date.now() / 1_000);
  const answer = await ask("/v1/sessions", { method: "POST", bearer: API_KEY, body });
  expect(answer.status).toBe(201);
  const { session, token, expires_at, links } = JSON.parse(answer.text);
  expect(links.events).toBe(`/v1/sessions/${session}/events`);
  expect(expires_at / 1_000 - before).toBeGreaterThanOrEqual(60);
  expect(expires_at / 1_000 - before).toBeLessThan(70);
  expect(payloadOf(token)).toMatchObject({
    sub: session,
    acc: "acme",
    scope: ["read", "write", "admin"],
    gen: 0,
    par: { location_hint: "weur", retention_days: 7, timezone: "Europe/Berlin" },
  });
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("A1: a session whose id is chosen is asked for its generation, where it is to live", async () => {
  const reached: unknown[] = [];
  const namespace = {
    idFromName: (name: string) => name,
    get: (name: string, options: object) => ({
      fetch: async (url: string) => {
        reached.push([name, options, url]);
        return Response.json({ gen: 3 });
      },
    }),
  };
  const env = sealedEnv({ SESSIONS: namespace as unknown as DurableObjectNamespace });
  for (const [path, body] of [
    ["", { id: "chat-1", location_hint: "weur" }],
    ["/acme.chat-1/tokens", { scope: ["read"], location_hint: "weur" }],
  ] as const) {
    const made = await ask(
      `/v1/sessions${path}`,
      { method: "POST", bearer: API_KEY, body: JSON.stringify(body) },
      env,
    );
    expect(made.status).toBe(201);
    expect(payloadOf(JSON.parse(made.text).token)).toMatchObject({ sub: "acme.chat-1", gen: 3 });
  }
  const asked = ["acme.chat-1", { locationHint: "weur" }, "https://object/generation"];
  expect(reached).toEqual([asked, asked]);
});

test("a session without a name gets one that nobody can guess", async () => {
  const names = await Promise.all([1, 2].map(() => ask("/v1/sessions", { method: "POST", bearer: API_KEY })));
  const [a, b] = names.map(({ text }) => JSON.parse(text).session);
  expect(a).toMatch(/^acme\.[0-9a-z]{26}$/);
  expect(a).not.toBe(b);
});

test("A1: keys stay within their account and their scopes", async () => {
  const tokens = (id: string, bearer: string, scope: string[]) =>
    ask(`/v1/sessions/${id}/tokens`, { method: "POST", bearer, body: JSON.stringify({ scope }) });
  expect((await tokens("acme.chat", OTHER_KEY, ["read"])).code).toBe("forbidden");
  expect((await tokens("nonsense", OTHER_KEY, ["read"])).code).toBe("forbidden");
  expect((await tokens("acme.chat", READER_KEY, ["read", "write"])).code).toBe("forbidden");
  expect((await tokens("acme.chat", "la_wrong", ["read"])).code).toBe("unauthorized");
  expect((await ask("/v1/sessions/acme.chat/tokens", { method: "DELETE", bearer: OTHER_KEY })).code).toBe(
    "forbidden",
  );
  const made = await ask("/v1/sessions", { method: "POST", bearer: READER_KEY, body: "{}" });
  expect(payloadOf(JSON.parse(made.text).token).scope).toEqual(["read"]);
  const bearer = await tokenFor(SESSION);
  expect((await ask("/v1/sessions", { method: "POST", bearer })).code).toBe("unauthorized");
});
