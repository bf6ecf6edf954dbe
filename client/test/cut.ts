import type { Session } from "../index.ts";
import type { StrictPeer } from "./strict-peer.ts";

/** Cuts the line, and resolves as soon as the session knows: it may have another 10 ms later. */
export async function cut(peer: StrictPeer, session: Session): Promise<void> {
  const lost = new Promise<void>((resolve) => {
    const off = session.onState(({ state }) => {
      if (state !== "waiting") return;
      off();
      resolve();
    });
  });
  peer.drop();
  await lost;
}
