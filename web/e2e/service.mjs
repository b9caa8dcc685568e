// The real service on a temporary data folder: `guichet demo` with its registry and people but no dossiers, signed in by its one-time links.
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "./harness.mjs";
import { sample } from "./samples.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = resolve(process.env.GUICHET ?? join(ROOT, "target/release/guichet"));
const ROLES = ["counter", "reviewer", "supervisor", "administrator", "auditor"];

/** Samples that a person must look at, should the one asked for not end in the worklist. */
const OTHERS = ["s14", "s15", "s04", "s13", "s09", "s10", "s01", "s05", "s07"];

/** A port that nobody listens on. */
const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

const pause = (milliseconds) => new Promise((after) => setTimeout(after, milliseconds));

/** Starts the service, configured by the environment's variables and these, and waits until it answers. */
export async function start(settings = {}) {
  const folder = mkdtempSync(join(tmpdir(), "guichet-e2e-"));
  const url = `http://127.0.0.1:${await freePort()}`;
  // Registry and contact points of the samples, but no dossiers: every test hands in its own.
  const samples = join(folder, "samples");
  mkdirSync(join(samples, "dossiers"), { recursive: true });
  for (const part of ["registry", "contact_points.csv"]) symlinkSync(join(ROOT, "samples", part), join(samples, part));
  const environment = { ...process.env, GUICHET_REVIEW__DOUBLE_KEYING_SHARE: "0.0", GUICHET_DATA: join(folder, "data"), GUICHET_LISTEN: url.slice(7), ...settings };
  const child = spawn(PROGRAM, ["demo", "--samples", samples], { cwd: ROOT, env: environment, stdio: ["ignore", "pipe", "pipe"] });
  const service = new Service(url, folder, child, environment);
  await service.ready();
  return service;
}

class Service {
  #output = "";
  #cookies = new Map();
  #ended = null;
  /** What waits already, by the sample asked for. */
  #waiting = new Map();

  constructor(url, folder, child, environment) {
    this.url = url;
    this.environment = environment;
    this.folder = folder;
    this.child = child;
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (this.#output += text));
    child.on("exit", (code) => (this.#ended = code ?? "killed"));
    child.on("error", (error) => (this.#ended = error.message));
  }

  async ready() {
    for (let tries = 0; tries < 600; tries += 1) {
      expect(this.#ended === null, `${PROGRAM} ended (${this.#ended}):\n${this.#output}`);
      const answer = await fetch(`${this.url}/readyz`).catch(() => null);
      if (answer?.ok && ROLES.slice(0, 3).every((role) => this.#link(role))) return;
      await pause(200);
    }
    throw new Error(`the service did not become ready:\n${this.#output}`);
  }

  /** The one-time link printed for a role. */
  #link(role) {
    const line = this.#output.split("\n").find((text) => text.includes(role) && text.includes("/sign-in/link/"));
    return line?.match(/https?:\/\/\S+\/sign-in\/link\/[^\s\u001b]+/)?.[0];
  }

  /** The session of a role, signed in by its link in a browser, the first time only: a link is good for one use. */
  async cookies(role, browser) {
    if (!this.#cookies.has(role)) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(this.#link(role));
      expect(!page.url().includes("/sign-in"), `the link signs the ${role} in`);
      this.#cookies.set(role, await context.cookies());
      await context.close();
    }
    return this.#cookies.get(role);
  }

  /** A person of this role whom the administrator adds, signed in by name and password; afterwards known by their name. */
  async hire(name, role, skills, browser) {
    await this.cookies("administrator", browser);
    const { password } = await this.call("administrator", "POST", "/people", { body: { name, role, skills } });
    const context = await browser.newContext({ baseURL: this.url });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.fill("#name", name);
    await page.fill("#password", password);
    await page.press("#password", "Enter");
    await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
    this.#cookies.set(name, await context.cookies());
    await context.close();
  }

  /** A call of the API as somebody. */
  async call(role, method, path, { body, headers = {} } = {}) {
    const cookie = this.#cookies.get(role).map(({ name, value }) => `${name}=${value}`).join("; ");
    const json = body !== undefined && !Buffer.isBuffer(body);
    const answer = await fetch(`${this.url}/api/v1${path}`, {
      method,
      body: json ? JSON.stringify(body) : body,
      headers: { cookie, origin: this.url, "sec-fetch-site": "same-origin", ...(json ? { "content-type": "application/json" } : {}), ...headers },
    });
    const text = await answer.text();
    expect(answer.ok, `${method} ${path}: ${answer.status} ${text.slice(0, 300)}`);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** Runs a command of the program on this service's data; gives what it printed. */
  run(...words) {
    return execFileSync(PROGRAM, words, { cwd: ROOT, env: this.environment, stdio: ["ignore", "pipe", "pipe"] }).toString();
  }

  /** A dossier as the reviewer sees it. */
  dossier(id) {
    return this.call("reviewer", "GET", `/dossiers/${id}`);
  }

  /** Hands a sample in as the counter would, and waits until the machine is done with it. */
  async handIn(name) {
    const { scans } = sample(name);
    const id = uuid7();
    await this.call("counter", "PUT", `/dossiers/${id}`, { body: {} });
    const manifest = [];
    for (const [at, path] of scans.entries()) {
      const bytes = readFileSync(path);
      const sha256 = createHash("sha256").update(bytes).digest("hex");
      await this.call("counter", "PUT", `/dossiers/${id}/scans/${at + 1}`, { body: bytes, headers: { "content-sha256": sha256, "content-type": "application/octet-stream" } });
      manifest.push({ position: at + 1, name: basename(path), sha256, size: bytes.length });
    }
    await this.call("counter", "PUT", `/dossiers/${id}/manifest`, { body: { scans: manifest } });
    for (let looks = 0; looks < 480; looks += 1) {
      const dossier = await this.dossier(id);
      if (!["received", "reading"].includes(dossier.state)) return dossier;
      await pause(500);
    }
    throw new Error(`${name} was not read in four minutes`);
  }

  /** A dossier that waits for a reviewer, of this sample or, should the reader see it otherwise, of another; with its truth. */
  async waiting(name, browser) {
    for (const role of ["counter", "reviewer"]) await this.cookies(role, browser);
    const known = this.#waiting.get(name);
    if (known && (await this.dossier(known.id)).state === "in_worklist") return known;
    for (const other of [name, ...OTHERS.filter((candidate) => candidate !== name)]) {
      const dossier = await this.handIn(other);
      if (dossier.state !== "in_worklist") continue;
      this.#waiting.set(name, { id: dossier.dossier_id, truth: sample(other).truth });
      return this.#waiting.get(name);
    }
    throw new Error("no sample ends in the worklist");
  }

  /** Ends the service and what it kept. */
  async stop() {
    if (this.#ended === null) {
      this.child.kill("SIGINT");
      for (let tries = 0; tries < 150 && this.#ended === null; tries += 1) await pause(100);
      if (this.#ended === null) this.child.kill("SIGKILL");
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** A UUIDv7, as a device makes it. */
function uuid7() {
  const bytes = Buffer.concat([Buffer.alloc(6), randomBytes(10)]);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
