// What the tests of both proxies share: an upstream, requests, and what an answer has to be.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

/** The folder of the catalogues, with the renderer's answers as examples. */
export const SHAPES = process.env.SHAPES;

/** The errors that a proxy answers with, by status. */
export function builtins(shape) {
  const catalogue = JSON.parse(readFileSync(join(SHAPES, `${shape}.json`), "utf8"));
  const type = catalogue.types.find(({ path }) => path.startsWith("errorbook::"));
  return new Map(type.entries.map((entry) => [entry.status, entry]));
}

/** A folder that every user of the machine may read, gone when the tests are. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "errorbook-proxy-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Ports of the loopback interface that nothing listens on. */
export async function freePorts(count) {
  const servers = Array.from({ length: count }, () => net.createServer().listen(0, "127.0.0.1"));
  await Promise.all(servers.map((server) => once(server, "listening")));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => once(server.close(), "close")));
  return ports;
}

/** A service with errors of its own, which a proxy has to pass on as they are. */
export async function upstream() {
  const server = http.createServer((request, response) => {
    if (request.url.startsWith("/slow")) {
      return;
    }
    response.writeHead(404, { "content-type": "application/json", "x-upstream": "1" });
    response.end('{"mine":true}');
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return server.address().port;
}

/** Starts a proxy and waits until it takes connections. */
export async function start(command, args, port, options = {}) {
  const child = spawn(command, args, { stdio: ["ignore", "inherit", "inherit"], ...options });
  const exited = once(child, "exit");
  for (let tries = 0; tries < 100 && child.exitCode === null; tries += 1) {
    const taken = await new Promise((resolve) => {
      const socket = net.connect(port, "127.0.0.1");
      socket.once("connect", () => (socket.destroy(), resolve(true)));
      socket.once("error", () => resolve(false));
    });
    if (taken) {
      return async () => {
        child.kill("SIGTERM");
        await exited;
      };
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  await exited;
  throw new Error(`${command} does not listen`);
}

/** The answer to a request; headers are lists, since some come twice. */
export function ask(port, path, { method = "GET", headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port, path, method, headers, agent, timeout: 10_000 };
    const request = http.request(options, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          status: response.statusCode,
          headers: response.headersDistinct,
          body: Buffer.concat(chunks).toString(),
          socket: response.socket,
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error("no answer in time")));
    request.on("error", reject);
    request.end(body);
  });
}

/** What is sent on a connection, byte for byte, gets this answer. */
export async function send(port, bytes) {
  const socket = net.connect(port, "127.0.0.1");
  socket.setTimeout(10_000, () => socket.destroy(new Error("no answer in time")));
  socket.write(bytes);
  const chunks = [];
  for await (const chunk of socket) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/**
 * The answer is that of the catalogue: body and headers of the example, except for headers of which only a
 * real error knows the value.
 */
export function assertAnswer(answer, entry, accept, row) {
  const example = entry.examples.find((example) => example.accept === accept);
  assert.ok(example, `${row}: the catalogue has no ${accept}`);
  assert.equal(answer.status, entry.status, row);
  assert.equal(answer.body, example.body, row);
  const brought = (entry.headers ?? []).map(({ name }) => name);
  const expected = {};
  for (const [name, value] of example.headers) {
    if (!brought.includes(name)) {
      (expected[name] ??= []).push(value);
    }
  }
  for (const [name, values] of Object.entries(expected)) {
    assert.deepEqual(answer.headers[name], values, `${row}: ${name}`);
  }
  const proxys = ["server", "date", "content-length", "connection", "keep-alive", "transfer-encoding", "allow"];
  const others = Object.keys(answer.headers).filter(
    (name) => !(name in expected) && !proxys.includes(name) && !brought.includes(name),
  );
  assert.deepEqual(others, [], row);
}

/** What requests without a body of their own may ask for, and what each is answered with. */
export const ACCEPTS = [
  [undefined, "application/problem+json"],
  ["*/*", "application/problem+json"],
  ["application/json", "application/json"],
  ["application/problem+json", "application/problem+json"],
  ["text/plain", "text/plain"],
  ["text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8", "application/problem+json"],
  ["application/json, text/plain, */*", "application/problem+json"],
  ["text/plain;q=0.5, application/json;q=0.4", "text/plain"],
  ["image/png", "application/problem+json"],
];

/** Tests HEAD, connections and what is the upstream's; `bad` is where the proxy's own 502 is. */
export function answersAsServersDo(withProxy, bad) {
  test("HEAD, connections and what is the upstream's", async () => {
    await withProxy("problem", async (port) => {
      const get = await ask(port, bad);
      const head = await ask(port, bad, { method: "HEAD" });
      assert.equal(head.status, 502);
      assert.equal(head.body, "");
      for (const name of ["content-type", "content-length", "link", "cache-control", "x-error-code"]) {
        assert.deepEqual(head.headers[name], get.headers[name], name);
      }

      const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
      const sockets = new Set();
      for (const path of [bad, "/missing", bad]) {
        sockets.add((await ask(port, path, { agent })).socket);
      }
      agent.destroy();
      assert.equal(sockets.size, 1, "an error ends no connection");

      const passed = await ask(port, "/up/x", { headers: { accept: "text/plain" } });
      assert.equal(passed.status, 404);
      assert.equal(passed.body, '{"mine":true}');
      assert.deepEqual(passed.headers["content-type"], ["application/json"]);
      assert.deepEqual(passed.headers["x-upstream"], ["1"]);
      assert.equal(passed.headers["cache-control"], undefined);

      assert.equal((await ask(port, "/here")).body, "here");
    });
  });
}

/** Tests that errors look as each shape has them; `bad` is where the proxy's own 502 is. */
export function answersInEveryShape(withProxy, bad) {
  for (const shape of ["code-message", "nested", "everything", "oauth", "text-only", "empty", "status-code-message"]) {
    test(`the shape ${shape}`, async () => {
      await withProxy(shape, async (port) => {
        const entries = builtins(shape);
        const accepts = entries.get(502).examples.map(({ accept }) => accept);
        for (const [path, status] of [[bad, 502], ["/missing", 404]]) {
          for (const accept of accepts) {
            const answer = await ask(port, path, { headers: { accept } });
            assertAnswer(answer, entries.get(status), accept, `${path}: ${accept}`);
          }
          const answer = await ask(port, path);
          assertAnswer(answer, entries.get(status), accepts[0], `${path}: no Accept`);
        }
      });
    });
  }
}

/** Tests that a request gets the representation that the service would choose. */
export function choosesAsTheService(withProxy) {
  const choices = JSON.parse(readFileSync(join(SHAPES, "accept.json"), "utf8"));
  for (const shape of Object.keys(choices[0].chosen)) {
    test(`the choice of ${shape} is the service's`, async () => {
      await withProxy(shape, async (port) => {
        const agent = new http.Agent({ keepAlive: true });
        for (const { accept, chosen } of choices) {
          const answer = await ask(port, "/missing", { headers: { accept }, agent });
          assert.equal(answer.status, 404, accept);
          assert.deepEqual(answer.headers["content-type"], [chosen[shape]], accept);
        }
        agent.destroy();
      });
    });
  }
}
