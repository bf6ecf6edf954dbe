/** A released version's log and snapshot, as they lie beside this file. */
export interface Golden {
  version: string;
  /** Log records, base64, in order. */
  records: string[];
  /** Parts of a snapshot, base64, taken after the first `after_snapshot` records. */
  snapshot: string[];
  after_snapshot: number;
  /** State hash after all records. */
  state_hash: string;
}
