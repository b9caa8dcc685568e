// The counter's figures, for docs/web-figures.md: a line of 256/128 kbit/s with 400 ms, the device's verdict, going on after a cut, bytes, clicks, Lighthouse.
//   npm run bench:counter        (needs the built program and screens; LIGHTHOUSE=1 asks Lighthouse too, which npx fetches)
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";
import { BadLine } from "../e2e/campaign.mjs";
import { FLAGS } from "../e2e/harness.mjs";
import { sample } from "../e2e/samples.mjs";
import { start } from "../e2e/service.mjs";

const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
/** Paced in a proxy before the service, not in the browser: what is on the line when it is cut has really arrived in part. */
const SLOW = { up: (128 * 1000) / 8, down: (256 * 1000) / 8, delay: 400 };
const CARDS = ".scans li.card:not(.loose)";
const figures = [];
const tell = (what, value, unit, target) => {
  figures.push({ what, value, unit, target });
  console.log(`${what}: ${value} ${unit}${target ? ` (target ${target})` : ""}`);
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);

const service = await start();
const line = new BadLine();
await line.start(Number(new URL(service.url).port));
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

async function counter({ slow = false } = {}) {
  const context = await browser.newContext({ baseURL: slow ? `http://127.0.0.1:${line.port}` : service.url, locale: "fr-MA", viewport: { width: 1024, height: 768 } });
  context.setDefaultTimeout(180_000);
  await context.addCookies(await service.cookies("counter", browser));
  const page = await context.newPage();
  line.pace = slow ? SLOW : null;
  return { context, page };
}

async function firstLoad() {
  const loads = [];
  for (let round = 0; round < 3; round += 1) {
    const { context, page } = await counter({ slow: true });
    const began = performance.now();
    await page.goto("/intake/#/", { waitUntil: "commit" });
    await page.waitForSelector("input.files:enabled", { state: "attached" });
    loads.push(performance.now() - began);
    await context.close();
  }
  tell("first load until pages can be added, 256/128 kbit/s, 400 ms", seconds(median(loads)), "s", "<= 4");
}

async function deviceVerdict() {
  const { context, page } = await counter();
  await page.goto("/intake/#/");
  await page.waitForSelector("input.files:enabled", { state: "attached" });
  const [alone, inAll] = [[], []];
  for (const name of ["s01", "s02", "s03", "s04", "s05"]) {
    const scans = sample(name).scans.filter((path) => /jpe?g$/.test(path)).slice(0, 4);
    if (scans.length === 0) continue;
    const before = await page.locator(CARDS).count();
    const began = performance.now();
    await page.setInputFiles("input.files", scans);
    await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length >= n, [CARDS, before + scans.length]);
    inAll.push((performance.now() - began) / scans.length);
  }
  const took = await page.evaluate(async () => {
    const db = await new Promise((done) => (indexedDB.open("guichet-outbox").onsuccess = (event) => done(event.target.result)));
    const pages = await new Promise((done) => (db.transaction("pages").objectStore("pages").getAll().onsuccess = (event) => done(event.target.result)));
    return pages.filter((one) => one.verdict).map((one) => one.verdict.took);
  });
  alone.push(...took);
  tell("device verdict in its worker, median of " + alone.length + " pages", median(alone), "ms");
  tell("device verdict in its worker, slowest", Math.max(...alone), "ms", "<= 1000");
  tell("a page chosen, judged, hashed, sealed and on the disk, mean of several at once", Math.round(median(inAll)), "ms a page", "<= 1000");
  await context.close();
}

/** The server's verdict while the pages are still on their way, and what a cut costs. */
async function slowHandIn() {
  const { context, page } = await counter({ slow: true });
  await page.goto("/intake/#/");
  await page.waitForSelector("input.files:enabled", { state: "attached" });
  const scans = sample("s01").scans.slice(0, 3);
  let clicks = 1;
  await page.setInputFiles("input.files", scans);
  await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length === n, [CARDS, scans.length]);
  const patches = [];
  let previewed = 0;
  page.on("requestfinished", (request) => request.url().includes("/previews/") && (previewed = performance.now()));
  page.on("request", (request) => request.method() === "PATCH" && patches.push(Number(request.headers()["upload-offset"])));
  const began = performance.now();
  clicks += 1;
  await page.click(".send > button");
  await page.waitForSelector("h1.receipt");
  tell("receipt on the screen after the click", Math.round(performance.now() - began), "ms");
  const seen = await page.waitForSelector(".first-look", { timeout: 60_000 }).catch(() => null);
  tell("previews of 3 pages at the service after the click", seconds(previewed - began), "s");
  tell("server's verdict on the previews of 3 pages after the click", seen ? seconds(performance.now() - began) : "not given", seen ? "s" : "", "<= 10");
  // The line dies in the middle of a file.
  await page.waitForFunction(() => Number(document.querySelector("main progress")?.value) > 15, null, { timeout: 120_000 }).catch(() => undefined);
  const sentBefore = patches.length;
  line.cut();
  await page.waitForFunction(() => /^\d{4}-\d{7}-/.test(document.querySelector("h1.receipt")?.textContent ?? ""));
  tell("3 pages whole at the service, 128 kbit/s, the line cut once", seconds(performance.now() - began), "s");
  tell("offset at which the cut file went on", patches[sentBefore] ?? 0, "bytes", "> 0");
  await page.click("text=Imprimer le récépissé");
  clicks += 1;
  tell("clicks for a dossier of 3 pages, choosing the files and printing included", clicks + 1, "clicks", "<= 5");
  await context.close();
}

function bytes() {
  const folder = fileURLToPath(new URL("../intake/dist/assets/", import.meta.url));
  const sizes = Object.fromEntries(readdirSync(folder).map((name) => [name, gzipSync(readFileSync(join(folder, name)), { level: 9 }).length]));
  const js = Object.entries(sizes).filter(([name]) => name.endsWith(".js"));
  const page = readFileSync(join(folder, "../index.html"), "utf8");
  const first = js.filter(([name]) => page.includes(name));
  const sum = (entries) => (entries.reduce((all, [, size]) => all + size, 0) / 1000).toFixed(1);
  tell("JavaScript of the first load, gzip", sum(first), "kB", "<= 60");
  tell("JavaScript of everything, gzip", sum(js), "kB");
}

async function lighthouse() {
  if (process.env.LIGHTHOUSE !== "1") return;
  const cookie = (await service.cookies("counter", browser)).map(({ name, value }) => `${name}=${value}`).join("; ");
  const out = join(tmpdir(), `lighthouse-${process.pid}.json`);
  const words = ["--yes", "lighthouse@12.2.3", `${service.url}/intake/?lang=fr`, "--quiet", "--output=json", `--output-path=${out}`, "--only-categories=performance,accessibility,best-practices", `--extra-headers=${JSON.stringify({ Cookie: cookie })}`, `--chrome-flags=--headless=new ${FLAGS.join(" ")}`];
  try {
    execFileSync("npx", words, { env: { ...process.env, CHROME_PATH: CHROMIUM }, stdio: ["ignore", "ignore", "pipe"] });
  } catch (error) {
    return tell("Lighthouse", `did not run: ${String(error.stderr).slice(-300)}`, "");
  }
  const { categories, audits } = JSON.parse(readFileSync(out, "utf8"));
  for (const [name, category] of Object.entries(categories)) tell(`Lighthouse (mobile), ${name}`, Math.round(category.score * 100), "", ">= 95");
  const poor = Object.values(audits).filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative");
  console.log(poor.map((audit) => `  below 90: ${audit.id} ${audit.displayValue ?? ""}`).join("\n"));
}

try {
  console.log(`machine: ${availableParallelism()} cores, load ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
  bytes();
  await firstLoad();
  await deviceVerdict();
  await slowHandIn();
  await lighthouse();
  console.log(`load at the end ${loadavg().map((load) => load.toFixed(1)).join(" ")}`);
  console.log(JSON.stringify(figures));
} finally {
  await browser.close();
  line.stop();
  await service.stop();
}
