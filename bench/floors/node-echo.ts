/** Node `ws` echo in its own process: what a socket costs without workerd. Writes its port to stdout. */
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";

const server = new WebSocketServer({
  port: 0,
  host: "127.0.0.1",
  perMessageDeflate: false,
  clientTracking: false,
});
server.on("connection", (ws) => {
  ws.on("message", (data, isBinary) => ws.send(data, { binary: isBinary }));
});
server.on("listening", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
