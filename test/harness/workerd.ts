/**
 * A workerd process that serves one build on one storage directory, without the proxy of `wrangler dev`.
 * It can be killed like a power cut and started again on the same files and the same port.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { WorkerBuild } from "./build.ts";
import { configText, SOCKET } from "./capnp.ts";

/** Path of workerd's own binary: its pid is the one to kill, not a wrapper's. */
const BINARY: string = createRequire(import.meta.url)("workerd").default;

/** How long a start may take, in ms: a first start compiles the WebAssembly. */
const START_MS = 20_000;

export interface WorkerdOptions {
  /** Text bindings, over those of the build. */
  bindings?: Record<string, string>;
  /** Path that must answer 200 before the server counts as started; `null` waits for the socket alone. */
  ready?: string | null;
  /** Directory of the objects; a new one, removed at the end, where none is given. */
  storage?: string;
}

const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(1));

export class Workerd {
  private child: ChildProcess | null = null;
  private port = 0;
  private readonly output: string[] = [];
  /** How often the process was started. */
  starts = 0;

  /** Directory of the objects' SQLite files, `<class key>/<object id>.sqlite`. */
  readonly storage: string;
  private readonly directory: string;
  private readonly ready: string | null;

  private constructor(directory: string, storage: string, ready: string | null) {
    this.directory = directory;
    this.storage = storage;
    this.ready = ready;
  }

  /** Writes the configuration and starts the process. */
  static async start(build: WorkerBuild, options: WorkerdOptions = {}): Promise<Workerd> {
    const directory = await mkdtemp(join(tmpdir(), "lean-agentic-workerd-"));
    const storage = options.storage ?? join(directory, "storage");
    await mkdir(storage, { recursive: true });
    const server = new Workerd(directory, storage, options.ready === undefined ? "/healthz" : options.ready);
    const text = configText(build, { storage, bindings: options.bindings ?? {} });
    for (const module of build.modules) await copyFile(module.path, join(directory, module.name));
    await writeFile(join(directory, "config.capnp"), text, { mode: 0o600 });
    await server.restart();
    return server;
  }

  /** `http://127.0.0.1:port`, the same over restarts. */
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    if (this.child?.pid === undefined) throw new Error("workerd is not running");
    return this.child.pid;
  }

  /** Everything the process wrote to stdout and stderr since the first start. */
  get logs(): string {
    return this.output.join("");
  }

  /** Starts the process (again) and waits until it answers. */
  async restart(): Promise<void> {
    if (this.child !== null) throw new Error("workerd is running already");
    const child = spawn(
      BINARY,
      [
        "serve",
        "--experimental",
        "--control-fd=3",
        `--socket-addr=${SOCKET}=127.0.0.1:${this.port}`,
        join(this.directory, "config.capnp"),
      ],
      { stdio: ["ignore", "pipe", "pipe", "pipe"] },
    );
    this.child = child;
    this.starts++;
    running.add(child);
    child.once("exit", () => {
      running.delete(child);
      if (this.child === child) this.child = null;
    });
    const keep = (chunk: Buffer) => this.output.push(chunk.toString("utf8"));
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const deadline = Date.now() + START_MS;
    this.port = await this.listening(child, deadline);
    while (this.ready !== null && !(await this.answers(this.ready))) {
      if (Date.now() > deadline) throw new Error(`workerd did not answer ${this.ready}:\n${this.logs}`);
      await sleep(5);
    }
  }

  private async listening(child: ChildProcess, deadline: number): Promise<number> {
    const control = createInterface({ input: child.stdio[3] as Readable });
    const ended = once(child, "exit").then(() => {
      throw new Error(`workerd ended before it listened:\n${this.logs}`);
    });
    const late = sleep(deadline - Date.now(), undefined, { ref: false }).then(() => {
      throw new Error(`workerd did not listen within ${START_MS} ms:\n${this.logs}`);
    });
    const heard = (async () => {
      for await (const line of control) {
        const message = JSON.parse(line) as { event?: string; socket?: string; port?: number };
        if (message.event === "listen" && message.socket === SOCKET) return message.port ?? 0;
      }
      return new Promise<never>(() => {});
    })();
    ended.catch(() => {});
    late.catch(() => {});
    return Promise.race([heard, ended, late]);
  }

  private async answers(path: string): Promise<boolean> {
    try {
      const response = await fetch(`${this.url}${path}`);
      await response.arrayBuffer();
      return response.ok;
    } catch {
      return false;
    }
  }

  /** `kill -9`: the process gets no chance to finish anything. Resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.child;
    if (child === null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** Ends the process and removes its files. */
  async stop(): Promise<void> {
    await this.kill();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** Resident memory in bytes (Linux: VmRSS of /proc). */
  async rss(): Promise<number> {
    const status = await readFile(`/proc/${this.pid}/status`, "utf8");
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    if (kib === undefined) throw new Error(`no VmRSS for process ${this.pid}`);
    return Number(kib) * 1024;
  }
}
