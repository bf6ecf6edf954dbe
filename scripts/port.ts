/** The port of the local server. */

const DEFAULT_PORT = "8787";
const MAX_PORT = 65_535;

/** What `--port` names, else PORT, else the default, as it was written; and the other arguments, which are Wrangler's. */
export function portOf(args: readonly string[], env: string | undefined): { port: string; rest: string[] } {
  let port = env ?? DEFAULT_PORT;
  const rest: string[] = [];
  const left = [...args];
  for (let arg = left.shift(); arg !== undefined; arg = left.shift()) {
    if (arg === "--port") port = left.shift() ?? "";
    else if (arg.startsWith("--port=")) port = arg.slice("--port=".length);
    else rest.push(arg);
  }
  return { port, rest };
}

/** Whether a server can be told to listen there, and be found there. */
export function isPort(port: string): boolean {
  return /^\d+$/.test(port) && Number(port) >= 1 && Number(port) <= MAX_PORT;
}
