/** What a session must have become, by the same core run on the input alone. */
import { newAnalyzer, newSession } from "../../durable/core-package.ts";
import { openedTexts } from "../core-boundary.ts";

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
    session.apply(analyzer.analyze_texts(openedTexts(opened)));
  }
  return session.state_hash();
}
