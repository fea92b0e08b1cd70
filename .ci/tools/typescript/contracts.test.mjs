// Reads the response of each contract's example: a code that stands in the JSON is found. CONTRACTS names the folder of
// NAME.answer.json, the response and its code, and BUILT that of NAME.js, what was made of the contract.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const answers = process.env.CONTRACTS;
const built = process.env.BUILT;

const names = readdirSync(answers)
  .filter((file) => file.endsWith(".answer.json"))
  .map((file) => file.slice(0, -".answer.json".length));

/** The code stands in a field that not every error has. */
const IN_A_FIELD = ["scim"];

test("there are contracts", () => assert.ok(names.length > 30));

for (const name of names) {
  test(name, async () => {
    const { parseErrorCode } = await import(pathToFileURL(join(built, `${name}.js`)));
    const { code, status, headers, body } = JSON.parse(
      readFileSync(join(answers, `${name}.answer.json`), "utf8"),
    );
    const found = await parseErrorCode(new Response(body === "" ? null : body, { status, headers }));
    const isTold = body.includes(JSON.stringify(code)) && !body.startsWith("<");
    if (isTold && !IN_A_FIELD.includes(name)) {
      assert.equal(found, code);
    } else if (found !== undefined) {
      // A part of an address, or the code of a field error.
      assert.ok(body.includes(found), found);
    }
  });
}
