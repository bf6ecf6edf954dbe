/** The wire: names, types, limits and errors shared by worker, durable, client and console. No validator, no dependency. */
export {
  CLAIMS_HEADER,
  type Claims,
  decodeClaims,
  encodeClaims,
  hasScope,
  IDEMPOTENCY_HEADER,
  isClaims,
  SCOPES,
  type Scope,
  type SessionParameters,
} from "./claims.ts";
export {
  ERROR_CODES,
  ERRORS,
  type ErrorCode,
  type ErrorEntry,
  type ErrorExtra,
  type ErrorFrame,
  errorFrame,
  isErrorCode,
  PROBLEM_TYPE,
  type Problem,
  problem,
  problemBody,
} from "./errors.ts";
export * from "./limits.ts";
export {
  formatSessionId,
  isAccount,
  isJurisdiction,
  isSessionName,
  JURISDICTIONS,
  type Jurisdiction,
  parseSessionId,
  randomSessionName,
  type SessionId,
} from "./session-id.ts";
export type * from "./types.ts";
