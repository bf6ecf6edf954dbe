/** What a session must have become, by the same core run on the input alone. */
import { newAnalyzer, newSession } from "../../durable/core-package.ts";

export interface Input {
  text: string;
  at: number;
  speaker?: string;
}

const encoder = new TextEncoder();
let analyzer: ReturnType<typeof newAnalyzer>["analyzer"] | undefined;

/** State hash of a session that read these messages. */
export function expectedHash(inputs: readonly Input[]): string {
  analyzer ??= newAnalyzer().analyzer;
  const { session } = newSession();
  for (const input of inputs) {
    const opened = session.open(encoder.encode(JSON.stringify({ type: "message", ...input })), "", input.at);
    session.apply(analyzer.analyze_texts(textsOf(opened)));
  }
  return session.state_hash();
}

/** The texts section of an opened, unnumbered frame (SPEC.md, "The core's boundary"). */
function textsOf(opened: Uint8Array): Uint8Array {
  const view = new DataView(opened.buffer, opened.byteOffset, opened.byteLength);
  if (opened[0] !== 2) throw new Error(`the core did not open a message, kind ${opened[0]}`);
  const producer = view.getUint16(1 + 3 + 8 + 4 + 4, true);
  return opened.subarray(1 + 3 + 8 + 4 + 4 + 2 + producer);
}
