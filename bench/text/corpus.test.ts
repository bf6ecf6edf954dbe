/** The corpus's format, on lines of its kind. */
import { expect, test } from "vitest";
import { lowerCase, parseUner } from "./corpus.ts";

const row = (form: string, label: string) => `${form}\t${label}`;

test("reads messages with the places of their names", () => {
  const contents = [
    "# text = Ann Lee left New York, Berlin.",
    row("Ann", "B-PER"),
    row("Lee", "I-PER"),
    row("left", "O"),
    row("New", "B-LOC"),
    row("York", "I-LOC"),
    row(",", "O"),
    row("Berlin", "B-LOC"),
    row(".", "O"),
    "",
    "# text = AT AT&T",
    row("AT", "O"),
    row("AT&T", "B-ORG"),
    "",
  ].join("\n");
  const sentences = parseUner(contents);
  expect(sentences.map(({ text, words }) => [text, words])).toEqual([
    ["Ann Lee left New York, Berlin.", 8],
    ["AT AT&T", 2],
  ]);
  const names = sentences.map(({ text, entities }) =>
    entities.map(({ type, start, end }) => [type, text.slice(start, end)]),
  );
  expect(names).toEqual([
    [
      ["person", "Ann Lee"],
      ["location", "New York"],
      ["location", "Berlin"],
    ],
    [["organization", "AT&T"]],
  ]);
});

test("a name begins anew at B, and at I of another type", () => {
  const contents = `# text = a b c\n${row("a", "B-PER")}\n${row("b", "B-PER")}\n${row("c", "I-ORG")}\n`;
  expect(parseUner(contents)[0]?.entities).toEqual([
    { type: "person", start: 0, end: 1 },
    { type: "person", start: 2, end: 3 },
    { type: "organization", start: 4, end: 5 },
  ]);
});

test("lower case keeps every place", () => {
  expect(lowerCase("In BONN 😀 É")).toBe("in bonn 😀 é");
  const longer = "İzmir X";
  expect(lowerCase(longer)).toHaveLength(longer.length);
  expect(lowerCase(longer).endsWith("zmir x")).toBe(true);
});
