/** Request bodies, read up to a limit: what is over it is refused while it arrives, and never held. */
import type { z } from "zod";
import { Fault } from "./fault.ts";
import { readObject } from "./json.ts";

/** The whole body, at most `limit` bytes; `too_large` beyond. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) {
    await request.body?.cancel();
    throw tooLarge(limit);
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as ReadableStream<Uint8Array>) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream.
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return joined(chunks, size);
}

/** A body that is passed on as it comes, and breaks off past its limit; `exceeded` then says why. `null` without a body. */
export function limited(
  request: Request,
  limit: number,
): { stream: ReadableStream<Uint8Array>; exceeded(): Fault | null } | null {
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  if (!request.body) return null;
  let size = 0;
  let fault: Fault | null = null;
  const meter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size <= limit) return controller.enqueue(chunk);
      fault = tooLarge(limit);
      controller.error(fault);
    },
  });
  return { stream: request.body.pipeThrough(meter), exceeded: () => fault };
}

/** A JSON body of a known shape; `bad_request` names the first field that is wrong. An empty body is `{}`. */
export async function readJson<S extends z.ZodType>(
  request: Request,
  limit: number,
  shape: S,
): Promise<z.output<S>> {
  const bytes = await readBody(request, limit);
  return check(bytes.byteLength === 0 ? {} : readObject(bytes), shape);
}

/** A value of a known shape; `bad_request` names the first field that is wrong. */
export function check<S extends z.ZodType>(value: unknown, shape: S): z.output<S> {
  const result = shape.safeParse(value, {
    // In the core's word; else in zod's.
    error: ({ input }) => (input === undefined ? "missing" : undefined),
  });
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join(".") ?? "";
  throw new Fault(
    "bad_request",
    field === "" ? (issue?.message ?? "invalid") : `${field}: ${issue?.message}`,
  );
}

function tooLarge(limit: number): Fault {
  return new Fault("too_large", `the body is longer than ${limit} bytes`);
}

export function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const [first] = chunks;
  if (chunks.length === 1 && first) return first;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}
