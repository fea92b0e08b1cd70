// Reads real responses back, those that the renderer gives as each shape's examples.
// SHAPES names the folder: NAME.json, the catalogue, and built/NAME.js, what was made of it.

import assert from "node:assert/strict";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = process.env.SHAPES;

/** How much a shape tells: where fields stand, and whether JSON, a header, or that alone leads to the code. */
const SHAPES = {
  "problem": { fields: [], json: true, header: true },
  "about-blank": { fields: [], json: true },
  "problem-status": { fields: [], json: true },
  "code-message": { fields: [], json: true },
  "message": {},
  "message-and-header": { header: true, only: true },
  "error": { json: true },
  "status-code-message": { json: true },
  "nested": { fields: ["error"], json: true },
  "oauth": { json: true, ambiguous: ["HARD_OAUTH_A", "HARD_OAUTH_B"] },
  "empty": { header: true, only: true },
  "text-only": {},
  "text-first": { fields: [], json: true },
  "problem-text-first": { fields: [], json: true },
  "problem-only": { fields: [], json: true },
  "empty-only": {},
  "everything": { fields: ["error", "values"], taken: ["slug"], json: true },
  "by-address": { fields: ["errors", 0, "data"], json: true },
  "in-an-array": { fields: [], json: true },
  "template-without-members": { header: true, only: true },
};

/** Shapes whose fields have places of their own, or none at all; `each`: the code stands in items of their field errors. */
const TEMPLATES = {
  "json-api": { each: true },
  "array-at-the-top": { each: true },
  "by-place": { bare: true },
  "by-place-beside": { bare: true },
  "faults-or-a-text": { bare: true },
  "urn": {},
  "prefixed": {},
  "spring": { bare: true },
  "two-bodies": {},
  "xml": {},
};

const names = readdirSync(folder)
  .filter((file) => file.endsWith(".openapi.json"))
  .map((file) => file.slice(0, -".openapi.json".length));
const catalogueOf = (name) => JSON.parse(readFileSync(join(folder, `${name}.json`), "utf8"));
const moduleOf = (name) => import(pathToFileURL(join(folder, "built", `${name}.js`)));

const responseOf = ({ status, headers, body }) =>
  new Response(body, { status: Number(status.slice(0, 3)), headers });

/** The fields that every answer of an error has. */
const certain = (entry) =>
  (entry.fields ?? []).filter((field) => !field.optional && field.type !== "any");

test("every shape is known", () => {
  assert.deepEqual(names.sort(), Object.keys({ ...SHAPES, ...TEMPLATES }).sort());
});

for (const [name, { each, bare }] of Object.entries(TEMPLATES)) {
  test(name, async () => {
    const { parseApiError, parseErrorCode } = await moduleOf(name);
    const entries = catalogueOf(name).types.flatMap((type) => type.entries);
    for (const entry of entries) {
      for (const example of entry.examples) {
        const row = `${name}: ${entry.code}: ${example.accept}`;
        const isXml = example.accept.endsWith("xml");
        // The code of an item is that of its field error.
        const isOfItem = each && (entry.fields ?? []).some((field) => field.items === "field_error");
        const expected = isXml || isOfItem ? undefined : entry.code;
        assert.equal(await parseErrorCode(responseOf(example)), expected, row);
        if (expected !== undefined && example.accept.endsWith("json")) {
          const error = await parseApiError(responseOf(example));
          assert.equal(error?.code, expected, row);
          const slug = (entry.fields ?? []).find((field) => field.name === "slug" && field.type === "string");
          if (slug && !bare) {
            assert.equal(typeof error.slug, "string", row);
          }
        }
      }
    }
  });
}

for (const name of Object.keys(SHAPES)) {
  test(name, async () => {
    const { parseApiError, parseErrorCode, isErrorCode } = await moduleOf(name);
    const shape = SHAPES[name];
    const entries = catalogueOf(name).types.flatMap((type) => type.entries);
    assert.ok(entries.length > 20);
    for (const entry of entries) {
      const { code, status, title } = entry;
      assert.ok(isErrorCode(code));
      // No header is sent that may not have such a value.
      const inHeader = shape.header && /^[ -~]+$/.test(code);
      for (const example of entry.examples) {
        const row = `${name}: ${code}: ${example.accept}`;
        const isText = example.accept === "text/plain";
        const inJson = shape.only ? inHeader : shape.json && !shape.ambiguous?.includes(code);
        const told = isText || inJson;
        const response = responseOf(example);
        const error = await parseApiError(response);
        assert.equal(response.bodyUsed, false, row);
        assert.equal(await parseErrorCode(response), told ? code : undefined, row);
        const fields = (entry.fields ?? []).filter((field) => !shape.taken?.includes(field.name));
        const carried = shape.fields ? fields : [];
        if (!told || (isText && carried.some((field) => certain(entry).includes(field)))) {
          assert.equal(error, undefined, row);
          continue;
        }
        assert.equal(error.code, code, row);
        assert.equal(error.status, status, row);
        assert.equal(typeof error.message, "string", row);
        if (isText) {
          const line = example.body.split("\n")[0];
          assert.equal(`${error.message} [${code}]`, line, row);
          continue;
        }
        const body = example.body === "" ? undefined : JSON.parse(example.body);
        const values = shape.fields?.reduce((value, key) => value[key], body);
        for (const field of carried) {
          assert.deepEqual(error[field.name], values[field.name], `${row}: ${field.name}`);
        }
        const known = ["code", "status", "message", "retryable", "retryAfter", "requestId"];
        const names = carried.map((field) => field.name);
        assert.deepEqual(Object.keys(error).filter((key) => !known.includes(key) && !names.includes(key)), [], row);
        if (!names.includes("retryable")) {
          // What the error does not say is unknown.
          assert.equal(error.retryable, entry.retryable, row);
        }
        const said = body?.detail ?? body?.message ?? body?.error?.text ?? body?.error?.message;
        assert.equal(error.message, said ?? body?.error_description ?? error.message, row);
        if (["error", "empty"].includes(name)) {
          assert.equal(error.message, title, row);
        }
      }
      const head = responseOf({ ...entry.examples[0], body: null });
      head.headers.delete("content-length");
      assert.equal(await parseErrorCode(head), inHeader ? code : undefined, `${name}: ${code}: HEAD`);
    }
  });
}

test("answers that are none of these errors", async () => {
  const { parseApiError, parseErrorCode, isErrorCode } = await moduleOf("problem");
  const blocked = { type: "urn:acme:error:ORG_BLOCKED", title: "Blocked", code: "ORG_BLOCKED", detail: "d", slug: "a" };
  const json = (body) => (typeof body === "string" ? body : JSON.stringify(body));
  const rows = [
    ["a success", 200, blocked],
    ["a redirect", 302, blocked],
    ["another status", 404, blocked],
    ["a foreign page", 403, "<html>ORG_BLOCKED [ORG_BLOCKED]</html>", "text/html"],
    ["foreign JSON", 403, { error: "no" }],
    ["JSON cut off", 403, json(blocked).slice(0, -3)],
    ["null", 403, "null"],
    ["a number", 403, "403"],
    ["a list", 403, [blocked]],
    ["nothing", 403, ""],
    ["a code of a later version", 403, { ...blocked, code: "ORG_ARCHIVED" }],
    ["a code of another type", 403, { ...blocked, code: ["ORG_BLOCKED"] }],
    ["a number as text", 403, { code: "4031" }],
    ["a code that objects inherit", 403, { code: "constructor" }],
    ["a text without a code", 403, "Forbidden\n", "text/plain"],
    ["a text with another code", 403, "Forbidden [ORG_ARCHIVED]\n", "text/plain"],
    ["a code on the second line", 403, "Forbidden\n[ORG_BLOCKED]\n", "text/plain"],
  ];
  for (const [name, status, body, type = "application/json"] of rows) {
    const response = () => new Response(json(body), { status, headers: { "content-type": type } });
    assert.equal(await parseApiError(response()), undefined, name);
    assert.equal(await parseErrorCode(response()), undefined, name);
  }
  for (const slug of [undefined, null, 5, ["a"], { a: 1 }]) {
    const response = () => new Response(json({ ...blocked, slug }), { status: 403 });
    assert.equal(await parseApiError(response()), undefined, `slug: ${json(slug)}`);
    assert.equal(await parseErrorCode(response()), "ORG_BLOCKED", `slug: ${json(slug)}`);
  }
  for (const value of ["ORG_BLOKED", "4031", undefined, null, {}, "constructor"]) {
    assert.equal(isErrorCode(value), false, String(value));
  }
});

test("a field is checked as its type says", async () => {
  const { parseApiError } = await moduleOf("problem");
  const limits = { code: "ORG_LIMITS", low: 1, high: 2, strict: true, names: ["a"] };
  const rows = [
    [{}, true],
    [{ ratio: 1.5, extra: { a: 1 }, raw: null }, true],
    [{ low: 1.5 }, false],
    [{ low: "1" }, false],
    [{ strict: 1 }, false],
    [{ names: "a" }, false],
    [{ names: ["a", 1] }, false],
    [{ names: [] }, true],
    [{ ratio: "1.5" }, false],
    [{ extra: [] }, false],
    [{ extra: null }, false],
  ];
  for (const [change, expected] of rows) {
    const response = new Response(JSON.stringify({ ...limits, ...change }), { status: 400 });
    const error = await parseApiError(response);
    assert.equal(error !== undefined, expected, JSON.stringify(change));
  }
  const invalid = (errors) =>
    parseApiError(new Response(JSON.stringify({ code: "ORG_INVALID", errors }), { status: 422 }));
  assert.ok(await invalid([{ pointer: "", code: 1, message: "m", min: 2 }]));
  assert.ok(await invalid([]));
  assert.equal(await invalid([{ pointer: "", message: "m" }]), undefined);
  assert.equal(await invalid([null]), undefined);
});

test("the wait comes from the body or the header", async () => {
  const limited = (name, body, header) => {
    const headers = header === undefined ? {} : { "retry-after": header };
    const response = new Response(JSON.stringify(body), { status: 429, headers });
    return moduleOf(name).then(({ parseApiError }) => parseApiError(response));
  };
  const soon = new Date(Date.now() + 90_000).toUTCString();
  const rows = [
    [undefined, undefined],
    ["30", 30],
    [" 30 ", 30],
    ["0", 0],
    ["-1", undefined],
    ["1e3", undefined],
    ["soon", undefined],
    ["Sun, 06 Nov 1994 08:49:37 GMT", 0],
  ];
  for (const [header, expected] of rows) {
    const error = await limited("problem", { code: "ORG_RATE_LIMITED" }, header);
    assert.equal(error.retryAfter, expected, header);
    assert.equal("retryAfter" in error, expected !== undefined, header);
  }
  const { retryAfter } = await limited("problem", { code: "ORG_RATE_LIMITED" }, soon);
  assert.ok(retryAfter > 80 && retryAfter <= 90, String(retryAfter));
  const body = { error: { ref: "ORG_RATE_LIMITED", retry_after: 7, request_id: "an-id", values: {} } };
  const everything = await limited("everything", body, "30");
  assert.equal(everything.retryAfter, 7);
  assert.equal(everything.requestId, "an-id");
});

test("a body that cannot be read leaves the header", async () => {
  const { parseApiError, parseErrorCode } = await moduleOf("problem");
  const headers = { "x-error-code": "ORG_STORE" };
  const used = new Response("{}", { status: 500, headers });
  await used.text();
  assert.equal((await parseApiError(used)).code, "ORG_STORE");
  const broken = new ReadableStream({ pull: (controller) => controller.error(new Error("cut")) });
  assert.equal(await parseErrorCode(new Response(broken, { status: 500, headers })), "ORG_STORE");
  assert.equal(await parseApiError(new Response(null, { status: 500 })), undefined);
});

test("a field may have any name", async () => {
  const file = join(folder, "built", "proto.js");
  const text = readFileSync(join(folder, "built", "problem.js"), "utf8");
  writeFileSync(file, text.replaceAll("_proto_", "__proto__"));
  const { parseApiError } = await moduleOf("proto");
  const entry = catalogueOf("problem").types.flatMap((type) => type.entries).find(({ code }) => code === "HARD_FIELDS");
  const example = entry.examples.find(({ accept }) => accept === "application/json");
  const body = example.body.replaceAll("_proto_", "__proto__");
  const error = await parseApiError(responseOf({ ...example, body }));
  assert.equal(Object.getPrototypeOf(error), Object.prototype);
  assert.ok(Object.hasOwn(error, "__proto__"));
  assert.equal(error.constructor, 3);
  const missing = await parseApiError(responseOf({ ...example, body: body.replace('"__proto__"', '"other"') }));
  assert.equal(missing, undefined);
});
