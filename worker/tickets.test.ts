/** Stream tickets: whose page, whose session, how long; judged before the object is touched. */
import { expect, test } from "vitest";
import { ask } from "./test-ask.ts";
import { payloadOf, sealedEnv, tokenFor } from "./test-env.ts";
import { TOKEN_KEYS } from "./test-keys.ts";
import { parseTokenKeys } from "./token-keys.ts";
import { signTicket } from "./tokens.ts";

const SESSION = "acme.chat";

test("A4: a ticket opens its session's events, from its page, and nothing else", async () => {
  const keys = parseTokenKeys(TOKEN_KEYS);
  const exp = Math.floor(Date.now() / 1_000) + 60;
  const claims = { sub: SESSION, acc: "acme", scope: ["read" as const], gen: 0, exp, par: {} };
  const page = "https://page.example";
  const open = sealedEnv({ ALLOWED_ORIGINS: "*" });
  const events = (ticket: string, origin: string | null, id = SESSION) =>
    ask(
      `/v1/sessions/${id}/events?ticket=${ticket}&after=x`,
      { headers: origin === null ? {} : { origin } },
      open,
    );
  const ticket = await signTicket(claims, page, keys);
  // Past the ticket, `after=x` is refused: still before the object.
  expect((await events(ticket, page)).code).toBe("bad_request");
  expect((await events(ticket, "https://evil.example")).code).toBe("forbidden");
  expect((await events(ticket, null)).code).toBe("forbidden");
  expect((await events(ticket, page, "acme.other")).code).toBe("forbidden");
  expect((await events(await signTicket({ ...claims, exp: exp - 61 }, page, keys), page)).code).toBe(
    "unauthorized",
  );
  expect((await events(await tokenFor(SESSION), page)).code).toBe("unauthorized");
  for (const path of ["/log", "", "/messages"]) {
    expect(
      (await ask(`/v1/sessions/${SESSION}${path}?ticket=${ticket}`, { headers: { origin: page } }, open))
        .status,
    ).toBe(path === "/messages" ? 404 : 401);
  }
});

test("A4: a ticket is made for the page that asks, and ends with its token", async () => {
  const exp = Math.floor(Date.now() / 1_000) + 30;
  const bearer = await tokenFor(SESSION, { exp });
  const open = sealedEnv({ ALLOWED_ORIGINS: "*" });
  const tickets = (headers: HeadersInit, body = "") =>
    ask(
      `/v1/sessions/${SESSION}/tickets`,
      { method: "POST", bearer, headers, ...(body === "" ? {} : { body }) },
      open,
    );
  const made = await tickets({ origin: "https://page.example" });
  expect(made.status).toBe(201);
  expect(JSON.parse(made.text).expires_at).toBe(exp * 1_000);
  expect((await tickets({})).code).toBe("bad_request");
  expect((await tickets({}, '{"origin":"https://page.example"}')).status).toBe(201);
  expect((await tickets({ origin: "https://a.example" }, '{"origin":"https://b.example"}')).code).toBe(
    "forbidden",
  );
  const own = await tickets({ "sec-fetch-site": "same-origin" });
  const { url } = JSON.parse(own.text);
  expect((await ask(`${url}&after=x`, { headers: { "sec-fetch-site": "same-origin" } }, open)).code).toBe(
    "bad_request",
  );
  expect((await ask(`${url}&after=x`, { headers: { "sec-fetch-site": "cross-site" } }, open)).code).toBe(
    "forbidden",
  );
});

test("A4: a ticket's origin is kept as browsers write it, and one that could never open the stream is refused", async () => {
  const bearer = await tokenFor(SESSION);
  const tickets = (origin: string, allowed = "https://page.example, capacitor://localhost") =>
    ask(
      `/v1/sessions/${SESSION}/tickets`,
      { method: "POST", bearer, body: JSON.stringify({ origin }) },
      sealedEnv({ ALLOWED_ORIGINS: allowed }),
    );
  for (const [named, kept] of [
    ["https://page.example/", "https://page.example"],
    ["HTTPS://Page.Example:443", "https://page.example"],
    ["capacitor://localhost", "capacitor://localhost"],
  ] as const) {
    const made = await tickets(named);
    expect([named, made.status]).toEqual([named, 201]);
    expect(payloadOf(JSON.parse(made.text).ticket).origin).toBe(kept);
  }
  for (const none of [
    "https://page.example/app",
    "page.example",
    "localhost:80",
    "",
    "https://page.example?a",
  ]) {
    const refused = await tickets(none);
    expect([none, refused.code]).toEqual([none, "bad_request"]);
    expect(JSON.parse(refused.text).detail).toContain(`origin: ${none} is no origin`);
  }
  const other = await tickets("https://page.example:8443");
  expect(other.code).toBe("forbidden");
  expect(JSON.parse(other.text).detail).toMatch(/https:\/\/page\.example:8443.*ALLOWED_ORIGINS/);
});
