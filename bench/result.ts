/** What a run writes to `bench/results/<name>.json`: the README's tables are made from it and from nothing else. */
import type { Floors } from "./floors/measure.ts";
import type { Percentiles } from "./histogram.ts";
import type { Machine } from "./machine.ts";

/** Messages a second that were sent, made durable and answered. */
export interface Throughput {
  messages: number;
  sessions: number;
  /** Median of `runs`, messages a second until the last answer. */
  rate: number;
  runs: number[];
  /** Messages in a frame, mean, as the log's records show it. */
  frame: number;
}

/** A burst: how fast the last byte left, and how fast the last answer came. */
export interface Burst extends Throughput {
  /** Messages a second until the last byte had left the socket. */
  sent_rate: number;
  sent_runs: number[];
}

export interface CoreFigures {
  /** A whole turn in the core: `process_message`. */
  turn: Percentiles;
  /** The analysis alone: tokens, entities, values. */
  analyze: Percentiles;
  tokens_per_message: number;
  /** A new core: instance of the compiled module, and a session in it. */
  instantiate: Percentiles;
  /** Linear memory of a fresh session, bytes. */
  memory_bytes: number;
  wasm_bytes: number;
  wasm_brotli_bytes: number;
  model_bytes: number;
}

export interface Waking {
  turns: number;
  /** What was restored: a snapshot up to this `seq` (0: none), then so many records of the log. */
  snapshot_seq: number;
  tail_records: number;
  /** First request to the sleeping session. */
  cold: Percentiles;
  /** The same request, awake. */
  warm: Percentiles;
}

export interface Starting {
  /** An empty Worker, from the start of its process to its first answer. */
  process: Percentiles;
  /** The product in the same way: what it takes longer is the evaluation of its modules. */
  worker: Percentiles;
  /** The first message after a start: the session wakes, and the analyzer takes its model. */
  first_message: Percentiles;
  /** Another session's message after that: its session wakes, and the analyzer is there. */
  second_message: Percentiles;
}

export interface Figures {
  one_session_test?: Throughput;
  one_session_real?: Throughput;
  one_at_a_time?: Percentiles;
  hundred_sessions?: Throughput;
  burst?: Burst;
  /** Durations of the client's `send()` on an idle and on a busy line. */
  send_idle?: Percentiles;
  send_busy?: Percentiles;
  /** SSE handler's time less the ack handler's for the same `seq`; negative where SSE was first. */
  sse_less_ack?: Percentiles;
  /** A session that was written in small frames, and one that was written in the client's full ones. */
  waking?: Waking;
  waking_flood?: Waking;
  starting?: Starting;
  core?: CoreFigures;
}

export interface Result {
  name: string;
  /** When it was measured, ISO 8601. */
  at: string;
  command: string;
  machine: Machine;
  /** Of the texts; drawn at run time. */
  seed: number;
  reply: "ack";
  /** Limits that the server named. */
  limits: Record<string, unknown>;
  /** SHA-256 of what workerd served. */
  build: string;
  floors?: Floors;
  figures: Figures;
  /** What was read back after kill -9 and a restart, and equal to what was sent. */
  verified: { sessions: number; messages: number };
}
