// What a client has of the types that openapi-typescript makes.

import type { components, paths } from "./service.js";

type Forbidden = components["responses"]["Error403"]["content"]["application/problem+json"];

export function slugOf(error: Forbidden): string | undefined {
  switch (error.code) {
    case "ORG_BLOCKED":
      return error.slug;
    case "AUTH_SCOPE":
      // @ts-expect-error It has no such field.
      return error.slug;
    case 4031:
      return undefined;
    // @ts-expect-error There is no such code.
    case "ORG_BLOKED":
      return undefined;
    default: {
      const nothing: never = error;
      return nothing;
    }
  }
}

type Shown = paths["/orgs/{slug}"]["get"]["responses"];

export const wait = (answer: Shown[429]): number | undefined => answer.headers["retry-after"];
export const vary = (answer: Shown[404]): string => answer.headers.vary;
export const text = (answer: Shown[502]): string => answer.content["text/plain"];
