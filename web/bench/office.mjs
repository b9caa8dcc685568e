// The office's figures, for docs/web-figures.md: from a key to the next field on the screen, and from accepting to the next dossier on the screen.
//   npm run bench:office        (needs the built program and screens)
import { cpus, loadavg } from "node:os";
import { chromium } from "playwright-core";
import { expect, FLAGS } from "../e2e/harness.mjs";
import { start } from "../e2e/service.mjs";

/** Samples that a person must look at; each is handed in so many times. */
const SAMPLES = ["s04", "s13", "s14", "s15", "s21", "s22", "s23", "s24", "s25", "s09", "s10"];
const ROUNDS = 2;

const ranked = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => ranked(times)[Math.min(times.length - 1, Math.floor(times.length * part))];
const told = (times) => ({ n: times.length, p50: Math.round(at(times, 0.5)), p95: Math.round(at(times, 0.95)), worst: Math.round(Math.max(...times)) });

/**
 * Measures inside the page: from the key's own time stamp until what it changed has been painted. A key is watched until the next one is pressed: what
 * comes after that is the other's doing. A next dossier that had to be asked for after the key was not prefetched, and is told apart.
 */
function watch() {
  const found = { jumps: [], nexts: [], fetched: [], answers: [] };
  globalThis.measured = found;
  let watched = 0;
  const state = () => ({ receipt: document.querySelector(".bar h1")?.textContent, key: document.querySelector(".fields li.open")?.dataset.key });
  /** Calls of the API since a moment, whose address holds a part. */
  const calls = (since, part) => performance.getEntriesByType("resource").filter((entry) => entry.startTime >= since && entry.name.includes(part));
  addEventListener(
    "keydown",
    (event) => {
      if (["Control", "Shift", "Alt"].includes(event.key)) return;
      const accepting = event.key === "Enter" && event.ctrlKey;
      const mine = (watched += 1);
      const before = state();
      const began = event.timeStamp;
      const look = () => {
        if (mine !== watched) return;
        const now = state();
        const other = now.receipt !== undefined && now.receipt !== before.receipt;
        const shown = now.key !== undefined && document.querySelector(".page svg image") !== null;
        if (accepting ? other && shown : !other && now.key !== before.key) {
          return requestAnimationFrame(() => {
            const took = performance.now() - began;
            if (!accepting) return found.jumps.push(took);
            const asked = calls(began, "/worklist/next").some((entry) => !entry.name.includes("ahead=true"));
            (asked ? found.fetched : found.nexts).push(took);
            found.answers.push(...calls(began, "/accept").map((entry) => entry.duration));
          });
        }
        if (performance.now() - began < 5000) requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    },
    true,
  );
}

/** Works through every dossier by keyboard; gives the times in milliseconds. */
async function measure(service, browser) {
  for (const role of ["counter", "reviewer"]) await service.cookies(role, browser);
  let waiting = 0;
  for (let round = 0; round < ROUNDS; round += 1) for (const name of SAMPLES) waiting += (await service.handIn(name)).state === "in_worklist" ? 1 : 0;
  expect(waiting >= 5, `${waiting} dossiers wait: too few to measure`);
  const context = await browser.newContext({ baseURL: service.url, viewport: { width: 1366, height: 768 }, locale: "fr-MA" });
  await context.addCookies(await service.cookies("reviewer", browser));
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto("/office/?lang=fr#/review/next");
  for (let dossiers = 0; dossiers < waiting; dossiers += 1) {
    // A dossier without a doubtful field opens none.
    await page.waitForSelector(".fields li");
    await page.evaluate(() => performance.clearResourceTimings());
    // The next one comes into memory while a person would read: two seconds of the twenty.
    await page.waitForTimeout(2_000);
    // Few fields are doubtful: a look over some of the others makes the number of jumps tell something.
    for (let looks = 0; looks < 6; looks += 1) {
      await page.keyboard.press(looks < 3 ? "Tab" : "Shift+Tab");
      await page.waitForTimeout(120);
    }
    for (let keys = 0; keys < 150 && (await page.locator(".fields li.doubtful").count()) > 0; keys += 1) {
      const empty = await page.evaluate(() => {
        const input = document.querySelector(".fields li.open input");
        return input.type === "text" ? input.value === "" : document.querySelector(".fields li.open input:checked") === null;
      });
      await page.keyboard.press(empty ? "F4" : "Enter");
      await page.waitForTimeout(60);
      if ((await page.locator(".fields li.open [role=alert]").count()) > 0) await page.keyboard.press("F4");
    }
    // Every other time the hand is quick: the last answer is not saved yet, and goes with the acceptance.
    if (dossiers % 2 === 0) await page.waitForFunction(() => document.querySelector(".bar [role=status]")?.textContent === "Enregistré", null, { timeout: 15_000 });
    const before = await page.textContent(".bar h1");
    await page.keyboard.press("Control+Enter");
    const gone = await page.waitForFunction((receipt) => document.querySelector(".bar h1")?.textContent !== receipt, before, { timeout: 15_000 }).then(() => page.locator(".bar h1").count());
    if (gone === 0) break;
    await page.waitForTimeout(300);
  }
  const { jumps, nexts, fetched, answers } = await page.evaluate(() => globalThis.measured);
  await context.close();
  expect(jumps.length >= 20 && nexts.length >= 3, `${jumps.length} jumps and ${nexts.length} dossiers: too few to say anything`);
  return { jump: told(jumps), next: told(nexts), fetched: fetched.length > 0 ? told(fetched) : null, answer: told(answers) };
}

const service = await start();
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void service.stop().then(() => process.exit(1)));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS });
try {
  const { jump, next, fetched, answer } = await measure(service, browser);
  const line = (name, times, wanted) => console.log(`${name.padEnd(60)} p50 ${times.p50} ms   p95 ${times.p95} ms   worst ${times.worst} ms   (${times.n}${wanted ? `; wanted: p95 <= ${wanted} ms` : ""})`);
  console.log(`${cpus().length} cores, ${cpus()[0]?.model ?? "?"}, load ${loadavg().map((load) => load.toFixed(1)).join(" ")}, Chromium ${browser.version()}`);
  line("key to the next field, painted", jump, 50);
  line("accepted to the next dossier, prefetched, painted", next, 150);
  if (fetched) line("accepted to the next dossier, not prefetched, painted", fetched);
  line("of it the answer to accepting", answer);
} finally {
  await browser.close();
  await service.stop();
}
