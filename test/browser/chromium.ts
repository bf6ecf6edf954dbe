/** Where the browser of the browser tests lies, and how it is started. */
import { existsSync } from "node:fs";

/** Debian's, by its name and its older one; CHROMIUM names another. */
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** No sandbox (tests run as root in containers), and no traffic of its own. */
export const CHROMIUM_FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The path of a Chromium, or null where there is none. */
export function chromiumPath(): string | null {
  const asked = process.env.CHROMIUM;
  if (asked !== undefined && asked !== "") return asked;
  return PLACES.find((path) => existsSync(path)) ?? null;
}
