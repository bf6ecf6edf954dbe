/** Bodies of the HTTP routes, as validators. */
import { z } from "zod";
import { SCOPES, type Scope } from "./claims.ts";
import { ClientBatch, ClientMessage, Code, LimitsShape, MessageResult, Seq, Turn } from "./frames.ts";
import { MAX_RETENTION_DAYS, TOKEN_TTL } from "./limits.ts";
import { isSessionName, JURISDICTIONS } from "./session-id.ts";

const isTimezone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
};

/** Durable Object location hints (Cloudflare's documentation, "Data location"). */
const LOCATION_HINTS = ["wnam", "enam", "sam", "weur", "eeur", "apac", "oc", "afr", "me"] as const;

const Ttl = z.int().min(1).max(TOKEN_TTL.max);
const Scopes = z.array(z.enum(SCOPES as [Scope, ...Scope[]])).min(1);

/** `POST /v1/sessions`. */
export const CreateSession = z.object({
  /** Name within the account; absent: a random one. */
  id: z
    .string()
    .refine(isSessionName, "a letter or digit, then letters, digits, `_ . ~ -`; at most 100")
    .optional(),
  jurisdiction: z.enum(JURISDICTIONS).optional(),
  location_hint: z.enum(LOCATION_HINTS).optional(),
  retention_days: z.int().min(1).max(MAX_RETENTION_DAYS).optional(),
  timezone: z.string().refine(isTimezone, "no IANA time zone").optional(),
  /** Seconds the first token lives. */
  ttl: Ttl.optional(),
  /** What the first token may do; absent: all that the key may give. */
  scope: Scopes.optional(),
});

export const SessionCreated = z.object({
  session: z.string(),
  token: z.string(),
  /** Unix ms. */
  expires_at: Seq,
  links: z.record(z.string(), z.string()),
});

/** `POST /v1/sessions/:id/tokens`. The parameters count where this token is the first to reach the session. */
export const CreateToken = CreateSession.pick({
  location_hint: true,
  retention_days: true,
  timezone: true,
}).extend({
  scope: Scopes,
  ttl: Ttl.optional(),
});
export const TokenCreated = z.object({ token: z.string(), expires_at: Seq, scope: Scopes });

/** `POST /v1/sessions/:id/tickets`: a server names the page that will use it, a page is known by its Origin. */
export const CreateTicket = z.object({
  origin: z.string().optional().meta({
    description: "Scheme, host and port of the page; one of ALLOWED_ORIGINS",
    example: "https://app.example",
  }),
});
export const TicketCreated = z.object({ ticket: z.string(), expires_at: Seq, url: z.string() });

/** `POST /v1/sessions/:id/messages`: `type` may be left out. */
export const MessagesBody = z.union([
  ClientMessage.partial({ type: true }),
  ClientBatch.partial({ type: true }),
]);
export const TurnsAnswer = z.object({ turns: z.array(Turn), results: z.array(MessageResult).optional() });

/** `GET /v1/sessions/:id`. */
export const SessionDescription = z.looseObject({
  session: z.string(),
  seq: Seq,
  epoch: Seq,
  limits: LimitsShape,
});

/** `GET /v1/sessions/:id/stats`. */
export const SessionStats = z.looseObject({ session: z.string(), seq: Seq, epoch: Seq });

/** `POST /v1/sessions/:id/import`. */
export const Imported = z.object({ seq: Seq, records: Seq, state_hash: z.string() });

/** RFC 9457. */
export const ProblemShape = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: Code,
    n: z.int().optional(),
    retry_after_ms: Seq.optional(),
    expected: z.int().optional(),
    seq: Seq.optional(),
    offset: Seq.optional(),
    line: z.int().optional(),
  })
  .meta({ id: "Problem" });
