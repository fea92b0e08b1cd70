// What a client does with the types of each generator, on the responses of the demo.

import { readFileSync } from "node:fs";
import type { Error403 as HeyApi } from "./hey-api/types.gen";
import type { Forbidden as Oazapfts } from "./oazapfts/index";
import type { components } from "./openapi-typescript/index";
import type { Error403 as Orval } from "./orval/index";
import type { Error403 as SwaggerTypescriptApi } from "./swagger-typescript-api/index";

type OpenapiTypescript = components["schemas"]["Error403"];

function heyApi(error: HeyApi): string {
  return error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`;
}

function oazapfts(error: Oazapfts): string {
  return error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`;
}

function openapiTypescript(error: OpenapiTypescript): string {
  return error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`;
}

function orval(error: Orval): string {
  return error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`;
}

function swaggerTypescriptApi(error: SwaggerTypescriptApi): string {
  // @ts-expect-error The other error has no such field.
  const _slug = error.slug;
  return error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`;
}

for (const file of process.argv.slice(2)) {
  const error = JSON.parse(readFileSync(file, "utf8"));
  for (const tell of [heyApi, oazapfts, openapiTypescript, orval, swaggerTypescriptApi]) {
    console.log(tell(error));
  }
}
