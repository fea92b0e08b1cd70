// A client's program. It compiles only where codes are real and fields are typed.

import { isErrorCode, parseApiError, parseErrorCode } from "./acme.js";
import type { ApiError, ErrorCode, FieldError, OrgBlockedError } from "./acme.js";

/** Every code is dealt with: else `error` is not `never` at the end. */
export function advice(error: ApiError): string {
  switch (error.code) {
    case "ORG_NOT_FOUND":
      return error.slug.toUpperCase();
    case "ORG_BLOCKED": {
      const blocked: OrgBlockedError = error;
      const status: 403 = blocked.status;
      return `${status} ${blocked.slug}`;
    }
    case "ORG_SLUG_TAKEN":
      return error.slug;
    case "ORG_INVALID":
      return error.errors.map((one: FieldError) => `${one.pointer}: ${one.message}`).join();
    case "ORG_RATE_LIMITED":
      return `${(error.retryAfter ?? 1) * 1000}`;
    case "ORG_LIMITS": {
      const ratio: number | undefined = error.ratio;
      const names: string[] = error.names;
      const strict: boolean = error.strict;
      return `${error.low + error.high} ${ratio?.toFixed(2)} ${names.join()} ${strict} ${typeof error.raw}`;
    }
    case 4031:
      return error.message;
    case "ORG_STORE":
    case "AUTH_TOKEN_MISSING":
    case "AUTH_SCOPE":
    case "HTTP_NOT_FOUND":
    case "HTTP_METHOD_NOT_ALLOWED":
      return error.message;
    case "HTTP_BAD_GATEWAY":
    case "HTTP_SERVICE_UNAVAILABLE":
    case "HTTP_GATEWAY_TIMEOUT": {
      const retryable: true = error.retryable;
      return `${retryable}`;
    }
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

/** Not every code is dealt with. */
export function forgetful(error: ApiError): string {
  switch (error.code) {
    case "ORG_NOT_FOUND":
      return error.slug;
    default: {
      // @ts-expect-error
      const nothing: never = error;
      return nothing;
    }
  }
}

export function mistaken(error: ApiError): string | undefined {
  switch (error.code) {
    // @ts-expect-error There is no such code.
    case "ORG_BLOKED":
      return undefined;
    // @ts-expect-error The code is a number.
    case "4031":
      return undefined;
    // @ts-expect-error Concealed and internal codes are nobody's business.
    case "ORG_HIDDEN":
      return undefined;
    case "ORG_STORE":
      // @ts-expect-error It has no such field.
      return error.slug;
    case "ORG_LIMITS":
      // @ts-expect-error It may be absent.
      return error.ratio.toFixed(2);
    case "ORG_BLOCKED":
      // @ts-expect-error It is a string.
      return error.slug.toFixed(2);
    default:
      return undefined;
  }
}

// @ts-expect-error
export const wrong: ErrorCode = "ORG_BLOKED";
export const right: ErrorCode[] = ["ORG_BLOCKED", 4031];

export async function main(response: Response, something: unknown): Promise<ErrorCode | undefined> {
  const error = await parseApiError(response);
  // @ts-expect-error It may be none of these errors.
  error.code;
  if (error?.status === 403) {
    const code: "ORG_BLOCKED" | "AUTH_SCOPE" | 4031 = error.code;
    return code;
  }
  if (isErrorCode(something)) {
    const code: ErrorCode = something;
    return code;
  }
  return parseErrorCode(response);
}
