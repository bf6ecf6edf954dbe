import { expect, test } from "vitest";
import { z } from "zod";
import { check, limited, readBody, readJson } from "./body.ts";
import type { Fault } from "./fault.ts";

/** A request whose body comes in chunks; `pulled` counts those that were asked for. */
function streamed(chunks: number, size: number) {
  const state = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.pulled++ < chunks) controller.enqueue(new Uint8Array(size).fill(97));
        else controller.close();
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const init = { method: "POST", body, duplex: "half" };
  return { state, request: new Request("https://x/", init as RequestInit) };
}

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (fault: Fault) => fault.code,
  );

test("F2: the last byte inside the limit is read, the first beyond it is refused while it arrives", async () => {
  expect((await readBody(streamed(4, 250).request, 1_000)).byteLength).toBe(1_000);
  const { request, state } = streamed(1_000, 250);
  expect(await codeOf(readBody(request, 1_000))).toBe("too_large");
  expect(state.pulled).toBe(5);
  expect(state.cancelled).toBe(true);
});

test("a declared length over the limit is refused unread", async () => {
  const { request, state } = streamed(4, 250);
  request.headers.set("content-length", "1001");
  expect(await codeOf(readBody(request, 1_000))).toBe("too_large");
  expect(state.pulled).toBe(0);
});

test("a body that is passed on breaks off past its limit, and says why", async () => {
  const inside = limited(streamed(4, 250).request, 1_000);
  expect((await new Response(inside?.stream).arrayBuffer()).byteLength).toBe(1_000);
  expect(inside?.exceeded()).toBeNull();
  const over = limited(streamed(1_000, 250).request, 1_000);
  await expect(new Response(over?.stream).arrayBuffer()).rejects.toThrow();
  expect(over?.exceeded()?.code).toBe("too_large");
  expect(limited(new Request("https://x/"), 1)).toBeNull();
});

test("a JSON body is what its shape says, or bad_request naming the field", async () => {
  const shape = z.object({ ttl: z.int().optional() });
  const read = (body: BodyInit) => readJson(new Request("https://x/", { method: "POST", body }), 100, shape);
  expect(await read('{"ttl":5,"more":1}')).toEqual({ ttl: 5 });
  expect(await read("")).toEqual({});
  await expect(read('{"ttl":"5"}')).rejects.toMatchObject({
    code: "bad_request",
    message: expect.stringContaining("ttl"),
  });
  const needy = z.object({ who: z.object({ name: z.string() }) });
  expect(() => check({ who: {} }, needy)).toThrow("who.name: missing");
  expect(await codeOf(read("{"))).toBe("bad_request");
  expect(await codeOf(read(Uint8Array.of(0x7b, 0xff, 0x7d)))).toBe("bad_request");
});
