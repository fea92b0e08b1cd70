// A real httpd, whose own errors have to be the catalogue's. SHAPES and EXPORT name the folder of the catalogues
// and the program that exports one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import net from "node:net";
import { join } from "node:path";
import { after, test } from "node:test";
import {
  ACCEPTS,
  SHAPES,
  answersAsServersDo,
  answersInEveryShape,
  ask,
  assertAnswer,
  builtins,
  choosesAsTheService,
  freePorts,
  send,
  start,
  temporaryFolder,
  upstream,
} from "./service.mjs";

const HTTPD = "apache2";
const MODULES = "/usr/lib/apache2/modules";

/** An upstream whose headers are none: httpd answers 502 then, and 503 where it cannot connect. */
async function talking() {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end("HTTP/1.1 200 OK\r\nnonsense\r\n\r\n"));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => server.close());
  return server.address().port;
}

/** Runs httpd in front of services that are down, that talk nonsense and that are up, and of files. */
async function withApache(shape, run, own) {
  const prefix = temporaryFolder();
  const folder = join(prefix, 'a "b" $c %d');
  execFileSync(process.env.EXPORT, ["apache", join(SHAPES, `${shape}.json`), folder]);
  if (own) writeFileSync(join(folder, "headers.conf"), own);
  const [up, nonsense] = [await upstream(), await talking()];
  const [port, down] = await freePorts(2);
  mkdirSync(join(prefix, "files"));
  writeFileSync(join(prefix, "files", "here"), "here");
  writeFileSync(join(prefix, "users"), "");
  const included = `"${join(folder, "errors.conf").replaceAll('"', '\\"')}"`;
  const modules = "mpm_event authn_core authn_file authz_core authz_user auth_basic alias headers mime setenvif dir proxy proxy_http";
  const conf = join(prefix, "httpd.conf");
  writeFileSync(
    conf,
    `
ServerRoot "${prefix}"
ServerName localhost
Listen 127.0.0.1:${port}
User nobody
Group nogroup
PidFile ${prefix}/pid
DefaultRuntimeDir ${prefix}
ErrorLog ${prefix}/error.log
${modules.split(" ").map((name) => `LoadModule ${name}_module ${MODULES}/mod_${name}.so`).join("\n")}
TypesConfig /dev/null
StartServers 1
ServerLimit 1
ThreadsPerChild 8
MaxRequestWorkers 8
LimitRequestFieldSize 2000
LimitRequestLine 2000
LimitRequestBody 100
DocumentRoot ${prefix}/files
<Directory />
    Require all denied
</Directory>
<Directory ${prefix}/files>
    Require all granted
</Directory>
<Location /private/>
    AuthType Basic
    AuthName orgs
    AuthUserFile ${prefix}/users
    Require valid-user
</Location>
<Location /slow/>
    ProxyPass http://127.0.0.1:${up}/slow/ timeout=1
</Location>
ProxyPass /down/ http://127.0.0.1:${down}/
ProxyPass /odd/ http://127.0.0.1:${nonsense}/
ProxyPass /up/ http://127.0.0.1:${up}/
Include ${included}
<VirtualHost *:${port}>
</VirtualHost>
<VirtualHost *:${port}>
    ServerName everything.example
    ProxyPass / http://127.0.0.1:${down}/
    <Location />
        AuthType Basic
        AuthName orgs
        AuthUserFile ${prefix}/users
        Require valid-user
    </Location>
    Include ${included}
</VirtualHost>
`,
  );
  chmodSync(prefix, 0o755);
  execFileSync(HTTPD, ["-t", "-f", conf], { stdio: "inherit" });
  const stop = await start(HTTPD, ["-f", conf, "-DFOREGROUND"], port);
  try {
    await run(port);
  } finally {
    await stop();
  }
}

test("each error that httpd makes is the catalogue's", async () => {
  await withApache("problem", async (port) => {
    const entries = builtins("problem");
    const rows = [
      ["an upstream that is down", "/down/x", {}, 503],
      ["a POST to it", "/down/x", { method: "POST", body: "a" }, 503],
      ["an upstream that talks nonsense", "/odd/x", {}, 502],
      ["a file that is missing", "/missing", {}, 404],
      ["a method that files do not have", "/here", { method: "DELETE" }, 405],
      ["too much content", "/here", { method: "POST", body: "a".repeat(200) }, 413],
      ["no credentials", "/private/x", {}, 401],
      ["the folder of the answers", "/.errorbook/502.json", {}, 403],
      ["a file of the answers that is not there", "/.errorbook/none", {}, 403],
    ];
    for (const [name, path, options, status] of rows) {
      for (const [accept, expected] of ACCEPTS) {
        const headers = { ...(accept === undefined ? {} : { accept }), ...options.headers };
        const answer = await ask(port, path, { ...options, headers });
        assertAnswer(answer, entries.get(status), expected, `${name}: ${accept}`);
      }
    }
    const challenge = (await ask(port, "/private/x")).headers["www-authenticate"];
    assert.deepEqual(challenge, ['Basic realm="orgs"']);
    const slow = await ask(port, "/slow/x");
    assertAnswer(slow, entries.get(502), "application/problem+json", "an upstream that does not answer");
    // What is refused before its headers are read has no preference.
    const long = await ask(port, "/here", { headers: { accept: "text/plain", "x-long": "a".repeat(4000) } });
    assertAnswer(long, entries.get(400), "application/problem+json", "a header that is too large");
  });
});

test("headers of the server's own are sent with errors too", async () => {
  await withApache("problem", async (port) => {
    const { headers } = await ask(port, "/missing");
    assert.deepEqual(headers["strict-transport-security"], ["max-age=1"]);
    assert.deepEqual(headers.vary, ["Accept"]);
  }, 'Header always set strict-transport-security "max-age=1"\n');
});

test("conditions, closed servers and malformed requests", async () => {
  await withApache("problem", async (port) => {
    const entries = builtins("problem");
    const range = await ask(port, "/missing", { headers: { range: "bytes=0-1", "if-none-match": "*" } });
    assertAnswer(range, entries.get(404), "application/problem+json", "a conditional request");

    const closed = await ask(port, "/x", { headers: { host: "everything.example" } });
    assertAnswer(closed, entries.get(401), "application/problem+json", "a server that is closed");

    const malformed = await send(port, "GET  HTTP\r\n\r\n");
    assert.match(malformed, /HTTP_BAD_REQUEST/);
    const long = await send(port, `GET /${"a".repeat(4000)} HTTP/1.1\r\nHost: a\r\n\r\n`);
    assert.match(long, /HTTP_URI_TOO_LONG/);
  });
});

answersAsServersDo(withApache, "/odd/x");
answersInEveryShape(withApache, "/odd/x");
choosesAsTheService(withApache);
