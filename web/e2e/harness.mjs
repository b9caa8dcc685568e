// A test runner of one file: named tests in order, each in a browser context of its own, counted at the end.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
export const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** A camera that shows a test picture, and nobody to be asked whether it may be used. */
const CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];

export const LANGUAGES = ["fr", "ar"];
export const SIGN_OUT = "header .end > button:last-child";

/** Whether `is` holds; `what` says what was expected otherwise. */
export function expect(is, what) {
  if (!is) throw new Error(what);
}

/** Waits until `is` gives what is neither false nor nothing, and gives it; `what` says what was waited for. */
export async function until(is, what, within = 10_000) {
  for (const end = Date.now() + within; ; ) {
    const found = await is();
    if (found) return found;
    expect(Date.now() < end, `${what}: not within ${within / 1000} s`);
    await new Promise((after) => setTimeout(after, 100));
  }
}

/** Opens the browser for `tests`, runs them, and prints what passed. Returns how many failed. */
export async function run(tests, service, screens) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: [...FLAGS, ...CAMERA] });
  const tally = { passed: 0, failed: 0 };
  const only = process.env.ONLY;
  for (const { name, work } of tests.filter((test) => !only || only.split("|").some((part) => test.name.includes(part)))) {
    const began = Date.now();
    const desk = new Desk(browser, service, screens);
    try {
      await work(desk);
      expect(desk.faults.length === 0, `the browser complained: ${desk.faults.join(" | ")}`);
      tally.passed += 1;
      console.log(`ok     ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      tally.failed += 1;
      console.log(`FAILED ${name}\n       ${String(error?.stack ?? error).split("\n").slice(0, 6).join("\n       ")}`);
      await desk.photograph(`failed-${tally.failed}`).catch(() => undefined);
    } finally {
      await desk.close();
    }
  }
  await browser.close();
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed;
}

/** What one test works with: signed-in pages, accessibility, screenshots. */
export class Desk {
  faults = [];
  #contexts = [];
  #last = null;

  constructor(browser, service, screens) {
    this.browser = browser;
    this.service = service;
    this.screens = screens;
  }

  /** A page of somebody, signed in by a session of the role, showing `path` in `language`. */
  async open(role, path, { language = "fr", width = 1366, height = 768 } = {}) {
    const context = await this.browser.newContext({ baseURL: this.service.url, viewport: { width, height }, locale: language === "fr" ? "fr-MA" : "ar-MA", timezoneId: "Africa/Casablanca" });
    this.#contexts.push(context);
    context.setDefaultTimeout(20_000);
    if (role) await context.addCookies(await this.service.cookies(role, this.browser));
    const page = await context.newPage();
    this.#last = page;
    page.on("pageerror", (error) => this.faults.push(error.message));
    page.on("console", (message) => {
      // A refused call is told by its own test; everything else that the browser complains about is a fault.
      if (message.type() === "error" && !message.text().startsWith("Failed to load resource")) this.faults.push(message.text());
    });
    await page.goto(path.replace("#", `?lang=${language}#`));
    return page;
  }

  /** No fault that axe can see. */
  async accessible(page, where) {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    const told = violations.map((fault) => `${fault.id} (${fault.nodes.length}): ${fault.nodes[0].html.slice(0, 160)}`);
    expect(told.length === 0, `${where}: axe found ${told.join(" ; ")}`);
  }

  /** Looks at a screen as axe does, for French words on an Arabic one and for a page too wide, and keeps its picture. */
  async seen(page, name, language, options) {
    await this.accessible(page, `${name} in ${language}`);
    if (language === "ar") {
      const words = await latinWords(page);
      expect(words.length === 0, `${name}: French words on the Arabic screen: ${words.join(", ")}`);
      expect(await page.evaluate(() => getComputedStyle(document.querySelector("main")).direction === "rtl"), `${name}: not from right to left`);
    }
    expect(!(await scrollsSideways(page)), `${name} in ${language} scrolls sideways`);
    await this.screen(page, name, language, options);
  }

  /** The same in both languages by the screen's own switch, which then stands on French again. */
  async inBoth(page, name, options) {
    for (const language of LANGUAGES) {
      await speak(page, language);
      await this.seen(page, name, language, options);
    }
    await speak(page, "fr");
  }

  /** Keeps a picture of the screen, where pictures are kept. */
  async screen(page, name, language, options = {}) {
    if (!this.screens) return;
    // Pictures that a browser would load when scrolled to belong on a picture of the whole page.
    await page.evaluate(() => Promise.all([...document.images].map((image) => ((image.loading = "eager"), image.decode().catch(() => undefined)))));
    await page.screenshot({ path: join(this.screens, `${name}.${language}.png`), ...options });
  }

  async photograph(name) {
    if (this.#last && this.screens) await this.#last.screenshot({ path: join(this.screens, `${name}.png`), fullPage: true });
  }

  async close() {
    for (const context of this.#contexts) await context.close();
  }
}

/** The text of the page's main part that a person would read from right to left, without what is marked as left to right or as somebody's own words. */
function latinWords(page) {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const words = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.parentElement.closest("bdi, kbd, .ltr, .code, .number, [lang=fr], [dir=ltr], [dir=auto], script, style")) continue;
      words.push(...(node.textContent.match(/[A-Za-zÀ-ÿ]{3,}/g) ?? []));
    }
    // Names of file formats and numbers that Arabic texts keep in Latin letters.
    return words.filter((word) => !["JPEG", "PNG", "TIFF", "PDF", "HEIC", "AVIF", "WebP", "Ctrl", "Enter", "INPE", "ICE", "EAN", "ICD", "CSV", "Alt", "Shift"].includes(word));
  });
}

/** Presses the switch of the language, unless it stands there already. */
export async function speak(page, language) {
  if ((await page.getAttribute("html", "lang")) !== language) await page.click(`header button[lang=${language}]`);
}

/** Whether the page scrolls sideways. */
export const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
