/** Path and query parameters that several routes share. */
import { z } from "zod";

export const SessionParam = z.object({
  id: z.string().meta({ description: "Full session id, e.g. `acme.chat-42` or `eu_acme.chat-42`" }),
});

/** A whole number in a query. */
export const count = (max = Number.MAX_SAFE_INTEGER) =>
  z
    .string()
    .regex(/^\d{1,16}$/, "not a whole number")
    .transform(Number)
    .refine((value) => value <= max, `more than ${max}`);

/** How many of something are asked for, in a query. */
export const limit = (max?: number) => count(max).refine((value) => value > 0, "less than 1");

/** A time in a query, Unix milliseconds. */
export const time = z
  .string()
  .regex(/^-?\d{1,16}$/, "not a time in whole milliseconds")
  .transform(Number)
  .refine(Number.isSafeInteger, "not a time");
