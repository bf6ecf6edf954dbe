/** The validators. Whoever must stay small (the SDK) imports the package's main entry, which has types only. */
export * from "./frames.ts";
export * from "./http.ts";
