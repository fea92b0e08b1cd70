// A client's program over operations. It compiles only where each operation has its own errors and no others.

import { isErrorOf, parseApiError } from "./acme-operations.js";
import type { ApiError, CreateOrgError, FindOrgError, OperationErrors } from "./acme-operations.js";

/** Every error of the operation is dealt with: else `error` is not `never` at the end. */
export function creating(error: CreateOrgError): string {
  switch (error.code) {
    case "ORG_INVALID":
      return `${error.errors.length} faults`;
    case "ORG_STORE":
      return "later";
    case 4031:
      return "scope";
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

/** What the operation cannot answer with is no case of it. */
export function finding(error: FindOrgError): string {
  switch (error.code) {
    case "ORG_NOT_FOUND":
      return error.slug;
    case "ORG_STORE":
      return "later";
    // @ts-expect-error It is no error of this operation.
    case "ORG_INVALID":
      return "";
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

/** Not every error is dealt with. */
export function forgetful(error: CreateOrgError): string {
  switch (error.code) {
    case "ORG_INVALID":
      return "";
    default: {
      // @ts-expect-error
      const nothing: never = error;
      return nothing;
    }
  }
}

/** A handler per operation. */
export const handlers: { [Name in keyof OperationErrors]: (error: OperationErrors[Name]) => string } = {
  create_org: creating,
  find_org: finding,
  "list/members": (error) => (error.code === 4031 ? "scope" : error.slug),
  org_store: (error) => `${error.retryable}`,
  ping: (error) => error,
};

export async function create(response: Response): Promise<string> {
  const error = await parseApiError(response);
  if (error === undefined) {
    return "unknown";
  }
  if (isErrorOf("create_org", error)) {
    return creating(error);
  }
  // @ts-expect-error It is another operation's, or the gateway's.
  creating(error);
  const other: ApiError = error;
  return `elsewhere: ${other.code}`;
}

// @ts-expect-error There is no such operation.
isErrorOf("create", {} as ApiError);
