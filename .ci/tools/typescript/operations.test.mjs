// Narrows real errors to those of an operation.
// BUILT names the folder with operations.js, which is the client's program.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const { create } = await import(pathToFileURL(join(process.env.BUILT, "operations.js")));

const problem = (status, body) =>
  new Response(JSON.stringify({ status, ...body }), { status, headers: { "content-type": "application/problem+json" } });

test("an error of the operation is narrowed, and another is not", async () => {
  const rows = [
    [problem(422, { code: "ORG_INVALID", detail: "invalid", errors: [] }), "0 faults"],
    [problem(403, { code: 4031, detail: "scope" }), "scope"],
    [problem(404, { code: "ORG_NOT_FOUND", detail: "none", slug: "acme" }), "elsewhere: ORG_NOT_FOUND"],
    [problem(502, { code: "AUTH_GATEWAY", detail: "gone" }), "elsewhere: AUTH_GATEWAY"],
    [problem(500, { code: "ORG_NEW", detail: "new" }), "unknown"],
  ];
  for (const [response, expected] of rows) {
    assert.equal(await create(response), expected);
  }
});
