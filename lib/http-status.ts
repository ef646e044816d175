import type { ErrorCode } from "./errors";

/** The HTTP status each error answers with, in the API and on pages alike (RFC 9110, 15). */
export const httpStatus: Readonly<Record<ErrorCode, number>> = {
  malformed: 400,
  unauthenticated: 401,
  not_found: 404,
  slot_taken: 409,
  conflict: 409,
  link_used: 410,
  link_expired: 410,
  link_disabled: 410,
  too_large: 413,
  invalid: 422,
  slot_not_offered: 422,
  idempotency_mismatch: 422,
  too_many: 429,
  unavailable: 503,
};
