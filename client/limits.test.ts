/** Silence and fullness, with the settings made small. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test, vi } from "vitest";
import { connect, sse } from "./index.ts";
import { StrictPeer } from "./test/strict-peer.ts";

vi.mock("./settings.ts", async (original) => ({
  ...(await original<typeof import("./settings.ts")>()),
  PING_MS: 40,
  STREAM_SILENCE_MS: 100,
  MAX_UNANSWERED: 20,
  MAX_UNANSWERED_UNITS: 1_000,
  BACKOFF_BASE_MS: 5,
}));

test("a silent line is pinged, kept while it answers, and given up when it does not", async () => {
  const peer = await StrictPeer.start();
  const session = await connect({ url: peer.url, token: "a.b.c" });
  await expect.poll(() => peer.pings, { interval: 10 }).toBeGreaterThan(2);
  expect(peer.connections).toBe(1);
  peer.deaf = true;
  await expect.poll(() => peer.connections, { interval: 10 }).toBeGreaterThan(1);
  peer.deaf = false;
  expect((await session.send("still here")).seq).toBe(1);
  session.close();
  await peer.stop();
});

test("what may wait is bounded, in messages and in length: beyond it `send` says limit_reached", async () => {
  const peer = await StrictPeer.start();
  const session = await connect({ url: peer.url, token: "a.b.c" });
  peer.hold();
  const sent = Array.from({ length: 25 }, (_, i) => session.send(`test ${i}`, { reply: "ack" }));
  for (const refused of sent.slice(20))
    await expect(refused).rejects.toMatchObject({ code: "limit_reached" });
  peer.release();
  expect((await Promise.all(sent.slice(0, 20))).map(({ n }) => n)).toEqual(
    sent.slice(0, 20).map((_, i) => i + 1),
  );
  peer.hold();
  const long = session.send("x".repeat(2_000), { reply: "ack" });
  await expect(session.send("one more")).rejects.toMatchObject({ code: "limit_reached" });
  peer.release();
  expect(await long).toEqual({ n: 21, seq: 21 });
  session.close();
  await peer.stop();
});

test("an event stream that falls silent is opened again, after the last event", async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    if (!request.url?.includes("/events")) {
      response.end('{"seq":2}');
      return;
    }
    asked.push(request.url, request.headers["last-event-id"] as string | undefined);
    const seq = asked.length / 2;
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write(`id: 0.${seq}\nevent: turn\ndata: {"type":"turn","seq":${seq}}\n\n`);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/v1/sessions/acme.test`;
  const session = await connect({ url, token: "a.b.c", transport: sse });
  // An empty list is all types, as on a socket.
  const events = session.events({ types: [] });
  expect((await events.next()).value).toMatchObject({ seq: 1 });
  expect((await events.next()).value).toMatchObject({ seq: 2 });
  expect(asked.slice(0, 4)).toEqual([
    "/v1/sessions/acme.test/events?after=0",
    undefined,
    "/v1/sessions/acme.test/events?after=1",
    "0.1",
  ]);
  session.close();
  server.closeAllConnections();
  server.close();
});
