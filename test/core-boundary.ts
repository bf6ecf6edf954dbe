/** Reads what the core gives over its boundary (SPEC.md, "The core's boundary"): for suites that drive it without an object. */

/** The texts section of an opened frame of messages. */
export function openedTexts(opened: Uint8Array): Uint8Array {
  const producerAt = 1 + 3 + 8 + 4 + 4;
  const view = new DataView(opened.buffer, opened.byteOffset, opened.byteLength);
  if (opened[0] !== 2) throw new Error(`the core did not open messages, kind ${opened[0]}`);
  return opened.subarray(producerAt + 2 + view.getUint16(producerAt, true));
}

/** The log record of an outcome without refusals. */
export function outcomeRecord(outcome: Uint8Array): Uint8Array {
  const view = new DataView(outcome.buffer, outcome.byteOffset, outcome.byteLength);
  if (view.getUint32(20, true) !== 0) throw new Error("a message was refused");
  return outcome.subarray(28, 28 + view.getUint32(24, true));
}
