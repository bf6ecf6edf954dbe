/** Pieces of the README's tables. */

export type Row = readonly string[];

export function table(head: Row, rows: readonly Row[]): string {
  const line = (cells: Row) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

export const whole = (value: number): string => Math.round(value).toLocaleString("en-US");

/** Three significant digits, as the histograms keep them. */
export const short = (value: number): string => String(Number(value.toPrecision(3)));
