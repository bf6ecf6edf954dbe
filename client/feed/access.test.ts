import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { expect, test } from "vitest";
import { createSession } from "./access.ts";

/** A port on which nobody listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

test("a server that is not there is named, with why it was not reached", async () => {
  const port = await closedPort();
  for (const host of ["127.0.0.1", "localhost"]) {
    const url = `http://${host}:${port}`;
    await expect(createSession(url, "key", undefined)).rejects.toThrow(
      new RegExp(`^${url} cannot be reached \\(.*ECONNREFUSED.*\\); --url names another server$`),
    );
  }
});

test("an address without http is named", async () => {
  await expect(createSession("localhost:8787", "key", undefined)).rejects.toThrow(
    "--url localhost:8787: expected http://… or https://…",
  );
});
