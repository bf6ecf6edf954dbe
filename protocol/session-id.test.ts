import fc from "fast-check";
import { expect, test } from "vitest";
import {
  formatSessionId,
  isSessionName,
  JURISDICTIONS,
  parseSessionId,
  randomSessionName,
} from "./session-id.ts";

const jurisdictions = fc.constantFrom(null, ...JURISDICTIONS);
const accounts = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,31}$/);
const names = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.~-]{0,99}$/);

test("an id reads back as what it was made of: jurisdiction, account and name cannot run together", () => {
  fc.assert(
    fc.property(jurisdictions, accounts, names, (jurisdiction, account, name) => {
      const id = { jurisdiction, account, name };
      expect(parseSessionId(formatSessionId(id))).toEqual(id);
    }),
  );
});

test("any id that reads at all reads in one way", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(..."eu_us.a-A1~") }), (text) => {
      const id = parseSessionId(text);
      if (id) expect(formatSessionId(id)).toBe(text);
    }),
  );
});

test("routing reads the id alone", () => {
  expect(parseSessionId("acme.chat")).toEqual({ jurisdiction: null, account: "acme", name: "chat" });
  expect(parseSessionId("eu_acme.chat")).toEqual({ jurisdiction: "eu", account: "acme", name: "chat" });
  expect(parseSessionId("acme.eu_chat.2")).toEqual({
    jurisdiction: null,
    account: "acme",
    name: "eu_chat.2",
  });
});

test.each([
  "",
  "acme",
  ".chat",
  "acme.",
  "mars_acme.chat",
  "eu_us_acme.chat",
  "_acme.chat",
  "Acme.chat",
  "acme./etc",
  "acme.a b",
  "acme..",
  "acme.-a",
  `acme.${"a".repeat(101)}`,
  `${"a".repeat(33)}.chat`,
  "acme.chät",
  "acme.a\n",
])("%j is no session id", (text) => expect(parseSessionId(text)).toBeNull());

test("a random name is a name, drawn from all of its 130 bits", () => {
  expect(isSessionName(randomSessionName())).toBe(true);
  expect(new Set(Array.from({ length: 1_000 }, () => randomSessionName())).size).toBe(1_000);
  expect(randomSessionName((bytes) => bytes.fill(0))).toBe("0".repeat(26));
  expect(randomSessionName((bytes) => bytes.fill(255))).toBe("z".repeat(26));
  const drawn = new Set(Array.from({ length: 200 }, () => randomSessionName()).join(""));
  expect(drawn.size).toBe(32);
});
