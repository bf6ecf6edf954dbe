/** The three transports against the product in raw workerd. */
import { readLog, startProduct } from "../test/harness/index.ts";
import { ndjson, sse, webSocket } from "./index.ts";
import { type ContractServer, transportContract } from "./transport.contract.ts";

async function start(): Promise<ContractServer> {
  const product = await startProduct();
  return {
    url: product.server.url,
    createSession: () => product.createSession(),
    log: async (session) => {
      const lines: string[] = [];
      for await (const { json } of readLog(product, session)) lines.push(json);
      return lines;
    },
    crash: async () => {
      await product.server.kill();
      await product.server.restart();
    },
    stop: () => product.server.stop(),
  };
}

transportContract("WebSocket", webSocket, start);
transportContract("SSE and POST", sse, start);
transportContract("NDJSON", ndjson, start);
