/** SPEC, secrecy: no key, token, ticket or word of a message is in what the server logs, also when requests fail. */
import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Product, RawSocket, startProduct } from "../harness/index.ts";
import { leaks } from "./stored.ts";

let product: Product;
beforeAll(async () => {
  product = await startProduct();
});
afterAll(() => product?.server.stop());

test("a planted word and every secret stay out of the logs", async () => {
  const word = `w${randomBytes(16).toString("hex")}`;
  const session = await product.createSession();
  const other = await product.createSession();
  const said = await product.json(session, "/messages", {
    method: "POST",
    body: JSON.stringify({ text: `Ann ${word} moved to Berlin, write to ${word}@example.org` }),
  });
  expect(JSON.stringify(said)).toContain(word);
  const recalled = await product.json(session, "/recall", {
    method: "POST",
    body: JSON.stringify({ query: word }),
  });
  expect(JSON.stringify(recalled)).toContain(word);

  const ticketed = await product.fetch(session, "/tickets", {
    method: "POST",
    headers: { origin: product.server.url },
    body: JSON.stringify({}),
  });
  const answer = await ticketed.text();
  const ticket = /"ticket":"([^"]+)"/.exec(answer)?.[1] ?? "";
  expect(ticket, answer).not.toBe("");
  const events = await fetch(`${product.server.url}/v1/sessions/${session.id}/events?ticket=${ticket}`, {
    headers: { origin: product.server.url },
  });
  expect(events.status).toBe(200);
  await events.body?.cancel();

  // What fails: another session's token, a broken body, an unknown path, a frame that is none, a word in a query.
  const wrong = await product.fetch({ id: session.id, token: other.token }, "");
  expect(wrong.status).toBe(403);
  const broken = await product.fetch(session, "/messages", { method: "POST", body: `{"text":"${word}` });
  expect(broken.status).toBe(400);
  await product.fetch(session, `/nothing/${word}?q=${word}`);
  const socket = await RawSocket.open(product.socketUrl(session), { token: session.token });
  socket.send({ type: "hello", producer: word });
  await socket.next("hello");
  socket.sendRaw(`{"type":"${word}"`);
  await socket.next("error");
  await socket.close();
  const browser = await RawSocket.open(product.socketUrl(session), {
    protocols: ["lean-agentic.v1", `bearer.${session.token}`],
  });
  await browser.close();

  await product.server.kill();
  await product.server.restart();
  await product.json(session, "/stats");
  await sleep(200);
  expect(leaks(product, [word, ticket])).toEqual([]);
});
