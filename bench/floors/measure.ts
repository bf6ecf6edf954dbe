/** Drives the floors as the product is driven: over loopback, from another process, in the same run. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { WebSocket } from "ws";
import { buildWorker, Workerd } from "../../test/harness/index.ts";
import { Durations, type Percentiles } from "../histogram.ts";

/** A floor's figures: one message at a time, and as many as a window lets out. */
export interface Floor {
  /** Messages in a frame. */
  frame: number;
  /** Milliseconds from a frame's send to its answer, one in flight; `null` where the floor is only pipelined. */
  alone: Percentiles | null;
  /** Messages a second, pipelined. */
  rate: number;
}

export type Floors = Record<
  | "node_echo"
  | "echo"
  | "insert_each"
  | "gathered"
  | "frames_of_20"
  | "frames_of_100"
  | "frames_of_100_gathered",
  Floor
>;

/** Messages in flight when pipelined, chosen as the SDK's window is: more gives none of the floors a higher rate. */
const WINDOW = 2_000;

async function open(url: string): Promise<WebSocket> {
  const ws = new WebSocket(url.replace(/^http/, "ws"), { perMessageDeflate: false });
  await once(ws, "open");
  return ws;
}

function frameOf(texts: readonly string[], first: number, size: number): Buffer {
  const messages = texts.slice(first, first + size).map((text) => ({ text }));
  return Buffer.from(JSON.stringify({ type: "batch", n: first + 1, messages, reply: "ack" }), "utf8");
}

async function oneAtATime(ws: WebSocket, texts: readonly string[]): Promise<Percentiles> {
  const durations = new Durations();
  for (let i = 0; i < texts.length; i++) {
    const start = performance.now();
    ws.send(frameOf(texts, i, 1));
    await once(ws, "message");
    durations.record(performance.now() - start);
  }
  return durations.percentiles();
}

/** Rate from before the first send to the answer of the last frame. */
function pipelined(ws: WebSocket, texts: readonly string[], frame: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let answered = 0;
    const start = performance.now();
    const fill = () => {
      while (sent < texts.length && sent - answered < WINDOW) {
        ws.send(frameOf(texts, sent, frame));
        sent += frame;
      }
    };
    ws.on("close", () => reject(new Error("a floor's socket closed")));
    ws.on("message", () => {
      answered += frame;
      if (answered >= texts.length) resolve(texts.length / ((performance.now() - start) / 1000));
      else fill();
    });
    fill();
  });
}

async function measure(url: string, texts: readonly string[], frame: number, alone: number): Promise<Floor> {
  const warm = await open(url);
  await pipelined(warm, texts.slice(0, Math.min(texts.length, 20 * frame)), frame);
  warm.terminate();
  const first = alone > 0 ? await open(url) : null;
  const percentiles = first === null ? null : await oneAtATime(first, texts.slice(0, alone));
  first?.terminate();
  const second = await open(url);
  const rate = await pipelined(second, texts, frame);
  second.terminate();
  return { frame, alone: percentiles, rate: Math.round(rate) };
}

async function measureNodeEcho(texts: readonly string[], alone: number): Promise<Floor> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "node-echo.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    const [port] = (await once(child.stdout, "data")) as [Buffer];
    return await measure(`http://127.0.0.1:${port.toString("utf8").trim()}`, texts, 1, alone);
  } finally {
    child.kill("SIGKILL");
  }
}

/** Measures all floors with these texts; `alone` of them one at a time. */
export async function measureFloors(texts: readonly string[], alone: number): Promise<Floors> {
  const build = await buildWorker(join(import.meta.dirname, "worker.ts"), [
    { binding: "ECHO", className: "Echo" },
    { binding: "INSERT_EACH", className: "InsertEach" },
    { binding: "GATHERED", className: "Gathered" },
  ]);
  const server = await Workerd.start(build);
  const few = texts.slice(0, Math.ceil(texts.length / 4));
  try {
    return {
      node_echo: await measureNodeEcho(texts, alone),
      echo: await measure(`${server.url}/echo`, few, 1, alone),
      insert_each: await measure(`${server.url}/insert-each`, few.slice(0, 4_000), 1, alone),
      gathered: await measure(`${server.url}/gathered`, few, 1, alone),
      frames_of_20: await measure(`${server.url}/insert-each`, texts.slice(0, 80_000), 20, 0),
      frames_of_100: await measure(`${server.url}/insert-each`, texts, 100, 0),
      frames_of_100_gathered: await measure(`${server.url}/gathered`, texts, 100, 0),
    };
  } finally {
    await server.stop();
  }
}
