/* eslint-disable */
// The errors of org_api::ERRORS, written by errorbook. Changes are lost.

/** Every code. */
export type ErrorCode =
  | "ORG_NOT_FOUND"
  | "ORG_BLOCKED"
  | "ORG_SLUG_TAKEN"
  | "ORG_INVALID"
  | "ORG_RATE_LIMITED"
  | "ORG_LIMITS"
  | "ORG_STORE"
  | "ORG_DEBUG"
  | "AUTH_TOKEN_MISSING"
  | "AUTH_SCOPE"
  | 4031
  | "HTTP_NOT_FOUND"
  | "HTTP_METHOD_NOT_ALLOWED"
  | "HTTP_BAD_GATEWAY"
  | "HTTP_SERVICE_UNAVAILABLE"
  | "HTTP_GATEWAY_TIMEOUT";

/** Every error, told apart by `code`. */
export type ApiError =
  | OrgNotFoundError
  | OrgBlockedError
  | OrgSlugTakenError
  | OrgInvalidError
  | OrgRateLimitedError
  | OrgLimitsError
  | OrgStoreError
  | OrgDebugError
  | AuthTokenMissingError
  | AuthScopeError
  | Error4031
  | HttpNotFoundError
  | HttpMethodNotAllowedError
  | HttpBadGatewayError
  | HttpServiceUnavailableError
  | HttpGatewayTimeoutError;

/**
 * there is no organization {slug}
 *
 * No organization has this slug, or the caller may not know of it.
 *
 * @see https://docs.acme.example/errors/ORG_NOT_FOUND
 */
export interface OrgNotFoundError {
  code: "ORG_NOT_FOUND";
  status: 404;
  message: string;
  retryable: undefined;
  slug: string;
}

/**
 * the organization {slug} is blocked
 *
 * An administrator blocked it. Support can lift the block.
 *
 * - first `item`
 * - second <b>item</b>
 *
 * Help: ask your administrator to lift the block
 *
 * Since 1.4.
 *
 * @see https://docs.acme.example/errors/ORG_BLOCKED
 */
export interface OrgBlockedError {
  code: "ORG_BLOCKED";
  status: 403;
  message: string;
  retryable: undefined;
  slug: string;
}

/**
 * the slug {slug} is taken
 *
 * Help: choose another slug
 *
 * @see https://docs.acme.example/errors/ORG_SLUG_TAKEN
 *
 * @deprecated Goes in 2.0; ORG_BLOCKED is used instead.
 */
export interface OrgSlugTakenError {
  code: "ORG_SLUG_TAKEN";
  status: 409;
  message: string;
  retryable: undefined;
  slug: string;
}

/**
 * the organization is not valid
 *
 * Help: mend the values that the errors point at
 *
 * @see https://docs.acme.example/errors/ORG_INVALID
 */
export interface OrgInvalidError {
  code: "ORG_INVALID";
  status: 422;
  message: string;
  retryable: undefined;
  errors: FieldError[];
}

/**
 * too many invitations
 *
 * Retry: may succeed after the time in Retry-After.
 *
 * @see https://docs.acme.example/errors/ORG_RATE_LIMITED
 */
export interface OrgRateLimitedError {
  code: "ORG_RATE_LIMITED";
  status: 429;
  message: string;
  retryable: true;
  /** Seconds until a retry may succeed. */
  retryAfter?: number;
}

/**
 * between {low} and {high}
 *
 * @see https://docs.acme.example/errors/ORG_LIMITS
 */
export interface OrgLimitsError {
  code: "ORG_LIMITS";
  status: 400;
  message: string;
  retryable: undefined;
  low: number;
  high: number;
  ratio?: number;
  strict: boolean;
  names: string[];
  extra?: Record<string, unknown>;
  raw?: unknown;
}

/**
 * Internal Server Error
 *
 * The store failed, whatever the request was.
 *
 * @see https://docs.acme.example/errors/ORG_STORE
 */
export interface OrgStoreError {
  code: "ORG_STORE";
  status: 500;
  message: string;
  retryable: undefined;
}

/**
 * Internal Server Error
 *
 * @see https://docs.acme.example/errors/ORG_DEBUG
 */
export interface OrgDebugError {
  code: "ORG_DEBUG";
  status: 500;
  message: string;
  retryable: undefined;
}

/**
 * no access token was sent
 *
 * @see https://docs.acme.example/errors/AUTH_TOKEN_MISSING
 */
export interface AuthTokenMissingError {
  code: "AUTH_TOKEN_MISSING";
  status: 401;
  message: string;
  retryable: undefined;
}

/**
 * the token lacks the scope {scope}
 *
 * @see https://docs.acme.example/errors/AUTH_SCOPE
 */
export interface AuthScopeError {
  code: "AUTH_SCOPE";
  status: 403;
  message: string;
  retryable: undefined;
}

/**
 * </script><img src=x onerror=alert(1)> & "quotes" | pipe `code`
 *
 * @see https://docs.acme.example/errors/4031
 */
export interface Error4031 {
  code: 4031;
  status: 403;
  message: string;
  retryable: undefined;
}

/**
 * Not Found
 *
 * @see https://docs.acme.example/errors/HTTP_NOT_FOUND
 */
export interface HttpNotFoundError {
  code: "HTTP_NOT_FOUND";
  status: 404;
  message: string;
  retryable: undefined;
}

/**
 * Method Not Allowed
 *
 * @see https://docs.acme.example/errors/HTTP_METHOD_NOT_ALLOWED
 */
export interface HttpMethodNotAllowedError {
  code: "HTTP_METHOD_NOT_ALLOWED";
  status: 405;
  message: string;
  retryable: undefined;
}

/**
 * Bad Gateway
 *
 * Retry: may succeed.
 *
 * @see https://docs.acme.example/errors/HTTP_BAD_GATEWAY
 */
export interface HttpBadGatewayError {
  code: "HTTP_BAD_GATEWAY";
  status: 502;
  message: string;
  retryable: true;
}

/**
 * Service Unavailable
 *
 * Retry: may succeed.
 *
 * @see https://docs.acme.example/errors/HTTP_SERVICE_UNAVAILABLE
 */
export interface HttpServiceUnavailableError {
  code: "HTTP_SERVICE_UNAVAILABLE";
  status: 503;
  message: string;
  retryable: true;
}

/**
 * Gateway Timeout
 *
 * Retry: may succeed.
 *
 * @see https://docs.acme.example/errors/HTTP_GATEWAY_TIMEOUT
 */
export interface HttpGatewayTimeoutError {
  code: "HTTP_GATEWAY_TIMEOUT";
  status: 504;
  message: string;
  retryable: true;
}

/** What is wrong with one value of a request. */
export interface FieldError {
  /** Where the value stands in the request's body (RFC 6901), if it is about one. */
  pointer?: string;
  /** The name of the parameter, if it is about one. */
  parameter?: string;
  /** The name of the request's header, if it is about one. */
  header?: string;
  code: string | number;
  message: string;
  [name: string]: unknown;
}

// parse.ts

const shape0: Shape = { telling: ["code"], message: ["detail"], fields: [] };
const rows: readonly Row[] = [
  { code: "ORG_NOT_FOUND", status: 404, title: "Not found", retryable: undefined, waits: false, shape: shape0, told: "ORG_NOT_FOUND", fields: [["slug", "string", true]] },
  { code: "ORG_BLOCKED", status: 403, title: "Blocked", retryable: undefined, waits: false, shape: shape0, told: "ORG_BLOCKED", fields: [["slug", "string", true]] },
  { code: "ORG_SLUG_TAKEN", status: 409, title: "Slug taken", retryable: undefined, waits: false, shape: shape0, told: "ORG_SLUG_TAKEN", fields: [["slug", "string", true]] },
  { code: "ORG_INVALID", status: 422, title: "Invalid", retryable: undefined, waits: false, shape: shape0, told: "ORG_INVALID", fields: [["errors", "field_error[]", true]] },
  { code: "ORG_RATE_LIMITED", status: 429, title: "Rate limited", retryable: true, waits: true, shape: shape0, told: "ORG_RATE_LIMITED", fields: [] },
  { code: "ORG_LIMITS", status: 400, title: "Limits", retryable: undefined, waits: false, shape: shape0, told: "ORG_LIMITS", fields: [["low", "integer", true], ["high", "integer", true], ["ratio", "number", false], ["strict", "boolean", true], ["names", "string[]", true], ["extra", "object", false], ["raw", "any", false]] },
  { code: "ORG_STORE", status: 500, title: "Internal Server Error", retryable: undefined, waits: false, shape: shape0, told: "ORG_STORE", fields: [] },
  { code: "ORG_DEBUG", status: 500, title: "Internal Server Error", retryable: undefined, waits: false, shape: shape0, told: "ORG_DEBUG", fields: [] },
  { code: "AUTH_TOKEN_MISSING", status: 401, title: "Token missing", retryable: undefined, waits: false, shape: shape0, told: "AUTH_TOKEN_MISSING", fields: [] },
  { code: "AUTH_SCOPE", status: 403, title: "Scope", retryable: undefined, waits: false, shape: shape0, told: "AUTH_SCOPE", fields: [] },
  { code: 4031, status: 403, title: "Old", retryable: undefined, waits: false, shape: shape0, told: 4031, fields: [] },
  { code: "HTTP_NOT_FOUND", status: 404, title: "Not Found", retryable: undefined, waits: false, shape: shape0, told: "HTTP_NOT_FOUND", fields: [] },
  { code: "HTTP_METHOD_NOT_ALLOWED", status: 405, title: "Method Not Allowed", retryable: undefined, waits: false, shape: shape0, told: "HTTP_METHOD_NOT_ALLOWED", fields: [] },
  { code: "HTTP_BAD_GATEWAY", status: 502, title: "Bad Gateway", retryable: true, waits: false, shape: shape0, told: "HTTP_BAD_GATEWAY", fields: [] },
  { code: "HTTP_SERVICE_UNAVAILABLE", status: 503, title: "Service Unavailable", retryable: true, waits: false, shape: shape0, told: "HTTP_SERVICE_UNAVAILABLE", fields: [] },
  { code: "HTTP_GATEWAY_TIMEOUT", status: 504, title: "Gateway Timeout", retryable: true, waits: false, shape: shape0, told: "HTTP_GATEWAY_TIMEOUT", fields: [] },
];
