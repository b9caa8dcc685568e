// The campaign: rounds of hand-in in which tabs are killed, the line is cut in the middle of a file, the service is killed and started again, and clocks are
// wrong. After every round each page must lie in the service once, byte for byte. By seed: a round that failed can be run again alone.
// Several lanes at once, each with a browser context, a line and a service of its own: most of a round is waiting for a line that is down.
//   node e2e/campaign.mjs --rounds 1000 --seed 1 --lanes 4        (make campaign)
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, connect } from "node:net";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { crc32, deflateSync } from "node:zlib";
import { chromium } from "playwright-core";
import { expect, FLAGS } from "./harness.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const PROGRAM = resolve(process.env.GUICHET ?? join(ROOT, "target/release/guichet"));
const POINT = "101";
const pause = (milliseconds) => new Promise((after) => setTimeout(after, milliseconds));

/** Numbers from 0 to 1 that a seed decides (mulberry32). */
function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const freePort = () =>
  new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** A grey PNG of noise, some tens to hundreds of kilobytes; another one for every number. */
function picture(random) {
  const [width, height] = [200, 150 + Math.floor(random() * 1200)];
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < rows.length; at += 1) rows[at] = at % (width + 1) === 0 ? 0 : Math.floor(random() * 256);
  const chunk = (kind, body) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length, 0);
    head.write(kind, 4, "latin1");
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(Buffer.concat([head.subarray(4), body])), 0);
    return Buffer.concat([head, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 1 })), chunk("IEND", Buffer.alloc(0))]);
}

/** The line between browser and service: may be cut now, or after so many more bytes have gone out; may be slow. */
export class BadLine {
  #open = new Set();
  #left = Infinity;
  cuts = 0;
  /** Bytes a second each way, and milliseconds there and back; as fast as it goes where absent. */
  pace = null;
  /** When each direction is free again: all connections share the one line. */
  #free = { up: 0, down: 0 };

  async start(target) {
    this.target = target;
    this.port = await freePort();
    this.server = createServer((near) => this.#join(near)).listen(this.port, "127.0.0.1");
  }

  #join(near) {
    const far = connect(this.target, "127.0.0.1");
    const pair = { near, far };
    this.#open.add(pair);
    const end = () => {
      this.#open.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) socket.on("error", end).on("close", end);
    near.on("data", (bytes) =>
      this.#carry("up", near, bytes, (part) => {
        const gone = part.subarray(0, Math.min(part.length, this.#left));
        if (!far.destroyed) far.write(gone);
        this.#left -= gone.length;
        if (this.#left <= 0) this.cut();
      }),
    );
    far.on("data", (bytes) => this.#carry("down", far, bytes, (part) => !near.destroyed && near.write(part)));
  }

  /** Hands `bytes` on: at once, or in small parts at the line's pace and after its delay; meanwhile `source` waits, as on a full line. */
  #carry(direction, source, bytes, deliver) {
    if (!this.pace) return deliver(bytes);
    source.pause();
    const rate = direction === "up" ? this.pace.up : this.pace.down;
    const PART = 1400;
    for (let at = 0; at < bytes.length; at += PART) {
      const part = bytes.subarray(at, at + PART);
      this.#free[direction] = Math.max(performance.now(), this.#free[direction]) + (part.length / rate) * 1000;
      setTimeout(() => deliver(part), this.#free[direction] - performance.now() + this.pace.delay / 2);
    }
    setTimeout(() => source.resume(), Math.max(0, this.#free[direction] - performance.now()));
  }

  cut() {
    this.cuts += 1;
    this.#left = Infinity;
    for (const { near, far } of [...this.#open]) {
      near.destroy();
      far.destroy();
    }
  }

  cutAfter(bytes) {
    this.#left = bytes;
  }

  heal() {
    this.#left = Infinity;
  }

  stop() {
    this.cut();
    this.server?.close();
  }
}

/** `guichet serve` that may be killed and started again; no worker: what is proved here ends when every byte is there. */
class Serving {
  kills = 0;

  async start() {
    this.folder = mkdtempSync(join(tmpdir(), "guichet-campaign-"));
    this.port = await freePort();
    this.environment = { ...process.env, GUICHET_DATA: join(this.folder, "data"), GUICHET_LISTEN: `127.0.0.1:${this.port}`, GUICHET_LOG__FILTER: "warn" };
    this.run("import-contact-points", join(ROOT, "samples/contact_points.csv"));
    this.run("user", "add", "campaign", "--role", "counter", "--point", POINT);
    await this.up();
  }

  run(...words) {
    return execFileSync(PROGRAM, words, { cwd: ROOT, env: this.environment, input: "campaign-password-1\n", stdio: ["pipe", "pipe", "pipe"] }).toString();
  }

  async up() {
    this.child = spawn(PROGRAM, ["serve"], { cwd: ROOT, env: this.environment, stdio: ["ignore", "ignore", "pipe"] });
    this.output = "";
    this.child.stderr.on("data", (text) => (this.output = (this.output + text).slice(-4000)));
    for (let tries = 0; tries < 300; tries += 1) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/readyz`).catch(() => null);
      if (answer?.ok) return;
      expect(this.child.exitCode === null, `the service ended: ${this.output}`);
      await pause(100);
    }
    throw new Error(`the service did not come up: ${this.output}`);
  }

  async restart() {
    this.kills += 1;
    this.child.kill("SIGKILL");
    await new Promise((gone) => this.child.once("exit", gone));
    await this.up();
  }

  async stop() {
    if (this.child?.exitCode === null) {
      this.child.kill("SIGINT");
      await new Promise((gone) => this.child.once("exit", gone));
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const CARDS = ".scans li.card:not(.loose)";

/** What the outbox on the device holds: dossiers, and pages without their bytes. */
const held = (page) =>
  page.evaluate(async () => {
    const db = await new Promise((done, failed) => {
      const asked = indexedDB.open("guichet-outbox");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
    const all = (name) => new Promise((done) => (db.transaction(name).objectStore(name).getAll().onsuccess = (event) => done(event.target.result)));
    const [dossiers, pages] = [await all("dossiers"), await all("pages")];
    db.close();
    return { dossiers: dossiers.map(({ id, phase }) => ({ id, phase })), pages: pages.map(({ dossier, sha256, state }) => ({ dossier, sha256, state })) };
  });

/** A browser with one counter signed in, over the bad line. */
class Campaign {
  tally = { rounds: 0, pages: 0, tabsKilled: 0, cuts: 0, restarts: 0, wrongClocks: 0 };
  /** Sums by dossier, of everything handed in. */
  #expected = new Map();

  constructor(browser, serving, line) {
    [this.browser, this.serving, this.line] = [browser, serving, line];
  }

  async signIn() {
    this.context = await this.browser.newContext({ baseURL: `http://127.0.0.1:${this.line.port}`, locale: "fr-MA" });
    this.context.setDefaultTimeout(30_000);
    const page = await this.context.newPage();
    await page.goto("/sign-in");
    await page.fill("input[name=name]", "campaign");
    await page.fill("input[name=password]", "campaign-password-1");
    await Promise.all([page.waitForURL(/intake/), page.click("form button, form [type=submit]")]);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.close();
    this.cookie = (await this.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  async #open(skew) {
    const page = await this.context.newPage();
    if (skew !== 0) await page.addInitScript((by) => ((now) => (Date.now = () => now() + by))(Date.now), skew);
    await page.goto("/intake/#/");
    await page.waitForSelector("input.files", { state: "attached" });
    return page;
  }

  async #kill(page, crash) {
    this.tally.tabsKilled += 1;
    if (crash) {
      const session = await this.context.newCDPSession(page).catch(() => null);
      await Promise.race([session?.send("Page.crash").catch(() => undefined), pause(500)]);
    }
    await page.close().catch(() => undefined);
  }

  async round(seed) {
    const random = dice(seed);
    const pick = (...from) => from[Math.floor(random() * from.length)];
    const files = Array.from({ length: 1 + Math.floor(random() * 3) }, (_, at) => ({ name: `${seed}-${at + 1}.png`, mimeType: "image/png", buffer: picture(random) }));
    const sums = files.map((file) => createHash("sha256").update(file.buffer).digest("hex"));
    const skew = pick(0, 0, 3 * 86_400_000, -400 * 86_400_000, 10 * 365 * 86_400_000);
    if (skew !== 0) this.tally.wrongClocks += 1;

    // Collecting: the tab may die between two pages.
    let page = await this.#open(skew);
    if (random() < 0.3) {
      await page.setInputFiles("input.files", files.slice(0, 1));
      await page.waitForSelector(CARDS);
      await this.#kill(page, random() < 0.5);
      page = await this.#open(skew);
      await page.waitForSelector(CARDS);
      if (files.length > 1) await page.setInputFiles("input.files", files.slice(1));
    } else {
      await page.setInputFiles("input.files", files);
    }
    await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length === n, [CARDS, files.length]);
    const id = (await held(page)).dossiers.find((dossier) => dossier.phase === "collecting").id;
    this.#expected.set(id, sums);

    // Handing in, with one to three faults on the way.
    const bytes = files.reduce((sum, file) => sum + file.buffer.length, 0);
    if (random() < 0.6) this.line.cutAfter(Math.floor(random() * bytes * 1.2));
    await page.click(".send > button");
    const faults = [];
    if (random() < 0.5) faults.push(pause(random() * 500).then(() => this.#kill(page, random() < 0.5)));
    if (random() < 0.2) faults.push(pause(random() * 300).then(() => this.serving.restart()));
    if (random() < 0.3) faults.push(pause(random() * 400).then(() => this.line.cut()));
    await Promise.all(faults);

    // Everything is well again: the outbox must empty itself.
    this.line.heal();
    if (page.isClosed() || random() < 0.5) {
      await page.close().catch(() => undefined);
      page = await this.#open(skew);
    }
    await this.#delivered(page, id, seed);
    await page.close();
    await this.#check(id, sums, seed);
    this.tally.rounds += 1;
    this.tally.pages += files.length;
    this.tally.cuts = this.line.cuts;
    this.tally.restarts = this.serving.kills;
  }

  async #delivered(page, id, seed) {
    for (let looks = 0; looks < 600; looks += 1) {
      const outbox = await held(page);
      const phase = outbox.dossiers.find((dossier) => dossier.id === id)?.phase;
      expect(phase !== undefined, `round ${seed}: the device has forgotten dossier ${id}`);
      if (phase === "delivered") return;
      // The tab died before the click was on the disk: the clerk finds the pages in the tray and clicks again.
      if (phase === "collecting" && (await page.isEnabled(".send > button").catch(() => false))) await page.click(".send > button");
      await pause(50);
      if (looks % 100 === 99) await page.evaluate(() => window.dispatchEvent(new Event("online")));
    }
    throw new Error(`round ${seed}: dossier ${id} was not delivered: ${JSON.stringify((await held(page)).pages.filter((one) => one.dossier === id))}`);
  }

  async #get(path) {
    const answer = await fetch(`http://127.0.0.1:${this.serving.port}/api/v1${path}`, { headers: { cookie: this.cookie } });
    expect(answer.ok, `GET ${path}: ${answer.status}`);
    return answer.json();
  }

  async #check(id, sums, seed) {
    const dossier = await this.#get(`/dossiers/${id}`);
    const there = dossier.scan_list.map((scan) => (scan.stored ? scan.sha256 : "missing"));
    expect(JSON.stringify(there) === JSON.stringify(sums), `round ${seed}: sums differ: ${there.join()} instead of ${sums.join()}`);
    expect(dossier.state === "received", `round ${seed}: ${dossier.state}`);
  }

  /** Nothing lost and nothing doubled over all rounds, and the ledger agrees. */
  async close() {
    const all = new Map();
    for (let cursor = null; ; ) {
      const list = await this.#get(`/dossiers?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`);
      for (const dossier of list.items) all.set(dossier.dossier_id, dossier);
      cursor = list.next_cursor;
      if (!cursor) break;
    }
    const [wanted, there] = [[...this.#expected.keys()].sort(), [...all.keys()].sort()];
    expect(JSON.stringify(wanted) === JSON.stringify(there), `${there.length} dossiers in the service, ${wanted.length} handed in`);
    const numbers = new Set([...all.values()].map((dossier) => dossier.receipt_number));
    expect(numbers.size === wanted.length, "every dossier has a receipt number of its own");
    await this.context.close();
    this.serving.run("ledger");
  }
}

/** One lane: a browser context, a line and a service of its own, so that the faults of one round never reach another. */
class Lane {
  #serving = new Serving();
  #line = new BadLine();

  async start(browser) {
    await this.#serving.start();
    await this.#line.start(this.#serving.port);
    this.rounds = new Campaign(browser, this.#serving, this.#line);
    await this.rounds.signIn();
  }

  async stop() {
    this.#line.stop();
    await this.#serving.stop();
  }
}

/** Runs `rounds` rounds from `seed` on, in `lanes` at once; gives what was done. Throws where a page was lost or doubled. */
export async function campaign(browser, rounds, seed, { lanes = 1, told = () => undefined } = {}) {
  const all = Array.from({ length: Math.min(lanes, rounds) }, () => new Lane());
  const sum = () => all.reduce((total, { rounds: { tally } }) => Object.fromEntries(Object.entries(tally).map(([what, n]) => [what, n + (total[what] ?? 0)])), {});
  let next = seed;
  try {
    for (const lane of all) await lane.start(browser);
    const ended = await Promise.allSettled(
      all.map(async (lane) => {
        while (next < seed + rounds) {
          try {
            await lane.rounds.round(next++);
          } catch (error) {
            // The other lanes need not go on.
            next = Infinity;
            throw error;
          }
          told(sum());
        }
        await lane.rounds.close();
      }),
    );
    const failed = ended.find(({ status }) => status === "rejected");
    if (failed) throw failed.reason;
    return sum();
  } finally {
    for (const lane of all) await lane.stop();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name, fallback) => (process.argv.includes(`--${name}`) ? Number(process.argv[process.argv.indexOf(`--${name}`) + 1]) : fallback);
  const [rounds, seed, lanes] = [option("rounds", 1000), option("seed", 1), option("lanes", 2 * availableParallelism())];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
  const began = performance.now();
  const took = () => `${Math.round((performance.now() - began) / 1000)} s, load ${loadavg()[0].toFixed(1)}`;
  try {
    const tally = await campaign(browser, rounds, seed, { lanes, told: (now) => now.rounds % 20 === 0 && console.log(`${JSON.stringify(now)} ${took()}`) });
    console.log(`campaign: ${JSON.stringify(tally)}, ${lanes} lanes, ${took()}: no page lost, none doubled, all sums equal`);
  } catch (error) {
    console.error(String(error?.stack ?? error));
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
