/** What is measured, by the name in the result. */
import type { Entry } from "../library.ts";
import { chrono } from "./chrono.ts";
import { compromise, compromiseDates } from "./compromise.ts";
import { analyze, rawAnalysis } from "./ours.ts";
import { wink } from "./wink.ts";

export const LIBRARIES = {
  ours_raw: rawAnalysis,
  ours: analyze,
  wink,
  compromise,
  compromise_dates: compromiseDates,
  chrono,
} as const satisfies Record<string, Entry>;

export type LibraryName = keyof typeof LIBRARIES;
export const LIBRARY_NAMES = Object.keys(LIBRARIES) as LibraryName[];
