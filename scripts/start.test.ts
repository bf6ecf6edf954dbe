/** `npm start`: the port it takes, and the commands that it prints. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { hints } from "./hints.ts";
import { isPort, portOf } from "./port.ts";

/** The script, where it ends before it starts a server. */
async function start(args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const script = join(import.meta.dirname, "start.ts");
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  const [words] = await Promise.all([text(child.stderr), once(child, "exit")]);
  return { words, status: child.exitCode };
}

test("`--port` goes before PORT, PORT before 8787; all else is Wrangler's", () => {
  expect(portOf([], undefined)).toEqual({ port: "8787", rest: [] });
  expect(portOf(["--var", "A:b"], "8931")).toEqual({ port: "8931", rest: ["--var", "A:b"] });
  expect(portOf(["--port", "8932", "--var", "A:b"], "8931")).toEqual({
    port: "8932",
    rest: ["--var", "A:b"],
  });
  expect(portOf(["--var", "A:b", "--port=8932"], undefined).port).toBe("8932");
  expect(isPort(portOf(["--port"], undefined).port)).toBe(false);
  expect(["1", "65535"].every(isPort)).toBe(true);
  expect(["0", "65536", "80.5", "-1", "x", ""].some(isPort)).toBe(false);
});

test("the port that is asked for, in either way, is the one that is tried", async () => {
  const other = createServer();
  other.listen(0, "127.0.0.1");
  await once(other, "listening");
  const port = String((other.address() as AddressInfo).port);
  for (const { words, status } of [await start(["--port", port]), await start([], { PORT: port })]) {
    expect(words).toContain(`port ${port} is taken`);
    expect(status).toBe(1);
  }
  other.close();
});

test("what is no port is said", async () => {
  const { words, status } = await start(["--port", "eighty"]);
  expect(words).toBe('port "eighty": expected a whole number from 1 to 65535\n');
  expect(status).toBe(1);
});

test("each command of the hints is for the server that was started", () => {
  const said = hints("http://127.0.0.1:8931", "la_key");
  const commands = said.match(/^ {2}(?:curl|npm) .+$/gm) ?? [];
  expect(commands).toHaveLength(3);
  expect(said).toContain("  URL=http://127.0.0.1:8931 KEY=la_key;");
  for (const command of commands) expect(command).toMatch(/ \$URL\/|--url http:\/\/127\.0\.0\.1:8931$/);
});
