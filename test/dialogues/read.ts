/** Reads files of dialogues; README.md has the format. */
import type { Dialogue, Message, Operation, Step } from "./dialogue.ts";
import { readExpectation } from "./read-expectation.ts";
import { readHead } from "./read-head.ts";

/** Names the file and the line. */
export class DialogueError extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`);
  }
}

/** A line of a file, with its number from 1. */
export interface Line {
  number: number;
  text: string;
}

const MESSAGE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z) ([^:]+): (.+)$/;

function readMessage({ number, text }: Line): Message {
  const [, time = "", speaker = "", said = ""] = MESSAGE.exec(text) ?? [];
  const at = Date.parse(time);
  if (Number.isNaN(at)) throw new Error(`not a message, "TIME SPEAKER: text"`);
  return { kind: "message", line: number, at, speaker, text: said };
}

function readOperation({ number: line, text }: Line): Operation {
  const [, forgotten] = /^> forget #(\d+)$/.exec(text) ?? [];
  if (forgotten) return { kind: "forget", line, message: Number(forgotten) };
  const [, from, into] = /^> merge (.+) into (.+)$/.exec(text) ?? [];
  if (from && into) return { kind: "merge", line, from, into };
  const [, message, mention] = /^> split #(\d+) (.+)$/.exec(text) ?? [];
  if (message && mention) return { kind: "split", line, message: Number(message), text: mention };
  if (text === "> undo") return { kind: "undo", line };
  throw new Error("not an operation: forget, merge, undo or split");
}

function readDialogue(file: string, lines: Line[]): Dialogue {
  let current = lines[0];
  try {
    const start = lines.findIndex(({ text }) => /^(\d|>|expect)/.test(text));
    if (start < 0) throw new Error("a dialogue without messages");
    const head = readHead(lines.slice(0, start), (line) => {
      current = line;
    });
    const body = lines.slice(start).filter(({ text }) => text !== "");
    const messages: Message[] = [];
    for (const line of body) {
      if (!/^\d/.test(line.text)) continue;
      current = line;
      messages.push(readMessage(line));
      const [before, last] = messages.slice(-2);
      if (before && last && last.at < before.at) throw new Error("earlier than the message before it");
    }
    const steps: Step[] = [];
    for (let i = 0; i < body.length; i++) {
      const line = body[i] as Line;
      current = line;
      if (/^\d/.test(line.text)) {
        steps.push(messages.find((message) => message.line === line.number) as Message);
      } else if (line.text.startsWith(">")) {
        steps.push(readOperation(line));
      } else if (line.text.startsWith("expect ")) {
        const more: Line[] = [];
        while (body[i + 1]?.text.startsWith("  ")) more.push(body[++i] as Line);
        steps.push(readExpectation(line, more, { messages, timezone: head.timezone }));
      } else throw new Error("neither a message, an operation nor an expectation");
    }
    const source = lines.map(({ text }) => text).join("\n");
    return { ...head, file, line: lines[0]?.number ?? 1, source: `${source.trimEnd()}\n`, steps };
  } catch (error) {
    throw new DialogueError(file, current?.number ?? 1, (error as Error).message);
  }
}

/** The dialogues of a file's text; `file` is what errors call it. */
export function readDialogues(text: string, file: string): Dialogue[] {
  const groups: Line[][] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line.startsWith("== ")) groups.push([]);
    const group = groups.at(-1);
    if (group) group.push({ number: index + 1, text: line.trimEnd() });
    else if (line.trim() !== "") throw new DialogueError(file, index + 1, "text before the first `==`");
  }
  const dialogues = groups.map((lines) => readDialogue(file, lines));
  const seen = new Set<string>();
  for (const { id, line } of dialogues) {
    if (seen.has(id)) throw new DialogueError(file, line, `a second dialogue ${id}`);
    seen.add(id);
  }
  return dialogues;
}
