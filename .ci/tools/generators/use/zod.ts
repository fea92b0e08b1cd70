// The schemas of openapi-zod-client tell the errors apart where the program runs.

import { readFileSync } from "node:fs";
import { schemas } from "./openapi-zod-client/index.js";

for (const file of process.argv.slice(2)) {
  const error = schemas.Error403.parse(JSON.parse(readFileSync(file, "utf8")));
  console.log(error.code === "ORG_BLOCKED" ? `blocked ${error.slug}` : `scope ${error.scope}`);
}
