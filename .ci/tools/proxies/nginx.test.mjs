// A real nginx, whose own errors have to be the catalogue's. SHAPES and EXPORT name the folder of the catalogues
// and the program that exports one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
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

/** Runs nginx in front of a service that is down, one that is up, and files. */
async function withNginx(shape, run, own) {
  // A folder's name may hold what the configuration's language uses.
  const prefix = temporaryFolder();
  const folder = join(prefix, 'a "b" $c');
  execFileSync(process.env.EXPORT, ["nginx", join(SHAPES, `${shape}.json`), folder]);
  if (own) writeFileSync(join(folder, "headers.conf"), own);
  const up = await upstream();
  const [port, down] = await freePorts(2);
  mkdirSync(join(prefix, "files"));
  writeFileSync(join(prefix, "files", "here"), "here");
  writeFileSync(join(prefix, "users"), "");
  const included = (name) => `"${join(folder, name).replaceAll('"', '\\"')}"`;
  const paths = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(prefix, "nginx.conf"),
    `
worker_processes 1;
daemon off;
user root;
pid ${prefix}/pid;
error_log ${prefix}/error.log;
events {}
http {
    access_log off;
    server_tokens off;
    ${paths.map((path) => `${path}_temp_path ${prefix}/${path};`).join("\n    ")}
    limit_req_zone $server_port zone=one:32k rate=1r/m;
    limit_req_status 429;
    include ${included("http.conf")};
    server {
        listen 127.0.0.1:${port};
        client_max_body_size 100;
        large_client_header_buffers 2 2k;
        root ${prefix}/files;
        include ${included("server.conf")};
        ${own ?? ""}
        location /down/ { proxy_pass http://127.0.0.1:${down}; }
        location /up/ { proxy_pass http://127.0.0.1:${up}; }
        location /slow/ { proxy_pass http://127.0.0.1:${up}; proxy_read_timeout 300ms; }
        location /denied/ { deny all; }
        location /private/ { auth_basic "orgs"; auth_basic_user_file ${prefix}/users; }
        location /limited/ { limit_req zone=one; }
        location /returned/ { return 418; }
    }
    server {
        listen 127.0.0.1:${port} ;
        server_name closed.example;
        deny all;
        auth_basic "orgs";
        auth_basic_user_file ${prefix}/users;
        satisfy any;
        include ${included("server.conf")};
    }
}
`,
  );
  chmodSync(prefix, 0o755);
  execFileSync("nginx", ["-t", "-q", "-p", prefix, "-c", join(prefix, "nginx.conf")], { stdio: "inherit" });
  const stop = await start("nginx", ["-p", prefix, "-c", join(prefix, "nginx.conf")], port);
  try {
    await run(port);
  } finally {
    await stop();
  }
  // The log would report a missing file or a cycle of errors.
  const log = readFileSync(join(prefix, "error.log"), "utf8");
  assert.doesNotMatch(log, /\[(crit|alert|emerg)\]|bodies\/|rewrite or internal redirection cycle/);
}

test("each error that nginx makes is the catalogue's", async () => {
  await withNginx("problem", async (port) => {
    const entries = builtins("problem");
    const rows = [
      ["an upstream that is down", "/down/x", {}, 502],
      ["a POST to it", "/down/x", { method: "POST", body: "a" }, 502],
      ["a file that is missing", "/missing", {}, 404],
      ["a method that files do not have", "/here", { method: "POST" }, 405],
      ["too much content", "/down/x", { method: "POST", body: "a".repeat(200) }, 413],
      ["an upstream that does not answer", "/slow/x", {}, 504],
      ["a location that is closed", "/denied/x", {}, 403],
      ["no credentials", "/private/x", {}, 401],
      ["a header that is too large", "/here", { headers: { "x-long": "a".repeat(4000) } }, 400],
      ["the folder of the answers", "/.errorbook/502.json", {}, 404],
      ["a file of the answers that is not there", "/.errorbook/none", {}, 404],
    ];
    for (const [name, path, options, status] of rows) {
      for (const [accept, expected] of ACCEPTS) {
        // nginx only knows the headers that it has read: a preference after a header that is too large is ignored.
        const headers = { ...(accept === undefined ? {} : { accept }), ...options.headers };
        const answer = await ask(port, path, { ...options, headers });
        assertAnswer(answer, entries.get(status), expected, `${name}: ${accept}`);
      }
    }
    const challenge = (await ask(port, "/private/x")).headers["www-authenticate"];
    assert.deepEqual(challenge, ['Basic realm="orgs"']);
  });
});

test("headers of the server's own are sent with errors too", async () => {
  const own = 'add_header strict-transport-security "max-age=1" always;\nadd_header access-control-allow-origin "*" always;\n';
  await withNginx("problem", async (port) => {
    for (const [path, status] of [["/here", 200], ["/missing", 404], ["/down/x", 502]]) {
      const { headers, status: got } = await ask(port, path);
      assert.equal(got, status, path);
      assert.deepEqual(headers["strict-transport-security"], ["max-age=1"], path);
      assert.deepEqual(headers["access-control-allow-origin"], ["*"], path);
    }
  }, own);
});

test("limits, conditions, closed servers and malformed requests", async () => {
  await withNginx("problem", async (port) => {
    const entries = builtins("problem");
    await ask(port, "/limited/x");
    assertAnswer(await ask(port, "/limited/x"), entries.get(429), "application/problem+json", "429");

    // A status without an error in the catalogue stays nginx's.
    assert.equal((await ask(port, "/returned/x")).status, 418);

    const range = await ask(port, "/down/x", { headers: { range: "bytes=0-1", "if-none-match": "*" } });
    assertAnswer(range, entries.get(502), "application/problem+json", "a conditional request");

    const closed = await ask(port, "/x", { headers: { host: "closed.example" } });
    assertAnswer(closed, entries.get(401), "application/problem+json", "a server that is closed");

    // Before an address is known, nginx answers for itself.
    assert.match(await send(port, "GET  HTTP\r\n\r\n"), /400 Bad Request/);
    assert.match(await send(port, `GET /${"a".repeat(4000)} HTTP/1.1\r\nHost: a\r\n\r\n`), /414/);
  });
});

answersAsServersDo(withNginx, "/down/x");
answersInEveryShape(withNginx, "/down/x");
choosesAsTheService(withNginx);
