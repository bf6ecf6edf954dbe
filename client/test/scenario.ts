/** What a client does in a day, small enough to be run wherever it claims to run: a browser, a Worker. */
import { connect, LeanAgenticError, ndjson, sse, webSocket } from "../index.ts";

export const TRANSPORTS = { webSocket, sse, ndjson };

export interface ScenarioTask {
  transport: keyof typeof TRANSPORTS;
  url: string;
  /** Of a new session. */
  token: string;
}

/** What `scenario` must give. */
export const EXPECTED = {
  first: "Ann Lee moved to Berlin 🎉",
  last: { n: 1_001, seq: 1_001 },
  events: 1_001,
  found: 1,
  forged: "unauthorized",
  closed: "closed",
} as const;

export async function scenario({
  transport: name,
  url,
  token,
}: ScenarioTask): Promise<Record<keyof typeof EXPECTED, unknown>> {
  const transport = TRANSPORTS[name];
  const session = await connect({ url, token, transport });
  const first = await session.send({ text: EXPECTED.first, speaker: "user" });
  const receipts = await Promise.all(
    Array.from({ length: 1_000 }, (_, i) => session.send(`test ${i}`, { reply: "ack" })),
  );
  let events = 0;
  for await (const event of session.events()) if (event.type === "turn" && ++events === 1_001) break;
  const { hits } = await session.recall("Berlin");
  const forged = await codeOf(connect({ url, token: `${token.slice(0, -3)}abc`, transport }));
  session.close();
  const closed = await codeOf(session.send("late"));
  return { first: first.text, last: receipts.at(-1), events, found: hits[0]?.seq, forged, closed };
}

async function codeOf(failing: Promise<unknown>): Promise<string> {
  try {
    await failing;
    return "no error";
  } catch (error) {
    return error instanceof LeanAgenticError ? error.code : String(error);
  }
}
