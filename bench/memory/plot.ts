/** One plot of what a turn and a question cost as a session grows, as SVG: both axes by powers of ten. */
import type { Grown, MemoryResult } from "./result.ts";

const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 70;
const RIGHT = 150;
const TOP = 20;
const BOTTOM = 40;
/** Milliseconds from the lowest to the highest line. */
const LOW = -2;
const HIGH = 1;

const LINES: readonly { name: string; colour: string; of: (one: Grown) => number }[] = [
  { name: "a question, p99", colour: "#c2571a", of: (one) => one.recall.p99 },
  { name: "a question, p50", colour: "#e8964f", of: (one) => one.recall.p50 },
  { name: "a turn, p99", colour: "#1f5fa8", of: (one) => one.update.p99 },
  { name: "a turn, p50", colour: "#5d9bd8", of: (one) => one.update.p50 },
];

export function memoryPlot({ ours }: MemoryResult): string {
  const turns = ours.map((one) => Math.log10(one.turns));
  const [first, last] = [Math.min(...turns), Math.max(...turns)];
  const x = (value: number): number =>
    LEFT + ((Math.log10(value) - first) / (last - first)) * (WIDTH - LEFT - RIGHT);
  const y = (ms: number): number => TOP + ((HIGH - Math.log10(ms)) / (HIGH - LOW)) * (HEIGHT - TOP - BOTTOM);
  const at = (value: number): string => value.toFixed(1);
  const rows = Array.from({ length: HIGH - LOW + 1 }, (_, i) => 10 ** (LOW + i)).map(
    (ms) =>
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at(y(ms))}" y2="${at(y(ms))}" stroke="#8884"/>` +
      `<text x="${LEFT - 8}" y="${at(y(ms) + 4)}" text-anchor="end">${ms} ms</text>`,
  );
  const columns = ours.map(
    ({ turns }) =>
      `<text x="${at(x(turns))}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${turns.toLocaleString("en-US")}</text>`,
  );
  const lines = LINES.map(({ name, colour, of }) => {
    const points = ours.map((one) => `${at(x(one.turns))},${at(y(of(one)))}`).join(" ");
    const end = ours.at(-1);
    const label = end ? y(of(end)) + 4 : 0;
    return (
      `<polyline points="${points}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<text x="${WIDTH - RIGHT + 8}" y="${at(label)}" fill="${colour}">${name}</text>`
    );
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="sans-serif" font-size="12" fill="#777">`,
    `<title>Milliseconds of a turn and of a question, by the turns that a session has</title>`,
    ...rows,
    ...columns,
    `<text x="${at((LEFT + WIDTH - RIGHT) / 2)}" y="${HEIGHT - 4}" text-anchor="middle">turns of the session</text>`,
    ...lines,
    "</svg>",
    "",
  ].join("\n");
}
