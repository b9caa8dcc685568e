// The counter: handing in, the verdict, the list, the receipt; over a bad line, and with files that cannot be taken.
import { expect, LANGUAGES, latinWords, scrollsSideways } from "../harness.mjs";
import { sample } from "../samples.mjs";

const TRAY = ".scans li";
const SEND = ".tray > .row > button";

/** Puts files into the tray and waits until all are prepared. */
async function choose(page, files) {
  await page.setInputFiles("input[type=file]", files);
  await page.waitForFunction((n) => document.querySelectorAll(".scans li").length >= n, files.length);
}

async function send(page) {
  await page.waitForFunction((button) => !document.querySelector(button).disabled, SEND);
  await page.click(SEND);
}

/** Waits for the receipt number and for the end of the reading. */
async function verdict(page) {
  await page.waitForSelector("h1.receipt");
  await page.waitForFunction(() => document.querySelector(".verdict") && !document.querySelector("main progress"), null, { timeout: 240_000 });
  return { receipt: await page.textContent("h1.receipt"), text: await page.textContent(".verdict") };
}

async function seen(desk, page, name, language, options) {
  await desk.accessible(page, `${name} in ${language}`);
  if (language === "ar") {
    const words = await latinWords(page);
    expect(words.length === 0, `${name}: French words on the Arabic screen: ${words.join(", ")}`);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector("main")).direction === "rtl"), `${name}: not from right to left`);
  }
  await desk.screen(page, name, language, options);
}

export const tests = [
  {
    name: "a counter hands in a dossier, gets its receipt and the verdict",
    async work(desk) {
      const { scans } = sample("s12");
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await choose(page, scans);
      expect((await page.locator(TRAY).count()) === scans.length, "a thumbnail for every scan");
      await page.waitForFunction((button) => !document.querySelector(button).disabled, SEND);
      await seen(desk, page, "intake-hand-in", "fr");
      await send(page);
      const { receipt, text } = await verdict(page);
      expect(/^\d{4}-\d{7}-[0-9A-Z*~$=]$/.test(receipt), `a receipt number, not ${receipt}`);
      expect(text.trim().length > 5, "a verdict in words");
      await seen(desk, page, "intake-verdict", "fr", { fullPage: true });
      await page.click("header button[lang=ar]");
      await seen(desk, page, "intake-verdict", "ar", { fullPage: true });

      await page.goto(page.url().replace(/(#.*)$/, "$1/receipt"));
      await page.waitForSelector("article .receipt");
      expect((await page.textContent("article .receipt")) === receipt, "the same number on the receipt");
      await page.emulateMedia({ media: "print" });
      expect(!(await page.isVisible("header")), "no navigation on paper");
      await page.emulateMedia({ media: "screen" });
      for (const language of LANGUAGES) {
        if ((await page.getAttribute("html", "lang")) !== language) await page.click(`header button[lang=${language}]`);
        await seen(desk, page, "intake-receipt", language);
      }
    },
  },
  {
    name: "a returned dossier takes more pages and is read again",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/");
      await choose(page, sample("s16").scans.slice(0, 3));
      await send(page);
      await verdict(page);
      const state = await page.textContent(".verdict");
      if (!(await page.locator(".tray").count())) throw new Error(`the sample without its form was not returned but: ${state}`);
      await choose(page, sample("s01").scans.slice(0, 3));
      await send(page);
      await page.waitForFunction(() => document.querySelectorAll(".pages li").length >= 6, null, { timeout: 240_000 });
    },
  },
  {
    name: "a cut line only delays a hand-in",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/");
      let cuts = 0;
      await page.route("**/scans/1", (route) => ((cuts += 1) <= 2 ? route.abort("connectionreset") : route.continue()));
      await choose(page, sample("s12").scans.slice(0, 2));
      await send(page);
      await page.waitForSelector(".note.warn");
      await page.waitForSelector("h1.receipt", { timeout: 60_000 });
      expect(cuts === 3, `three tries, not ${cuts}`);
    },
  },
  {
    name: "what cannot be taken is told: before sending, or in the server's words",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/");
      const good = sample("s12").scans[0];
      const heic = { name: "photo.heic", mimeType: "image/heic", buffer: Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1") };
      const cut = { name: "cut.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1") };
      await page.setInputFiles("input[type=file]", heic);
      await page.waitForSelector(`${TRAY} .mark.bad`);
      expect((await page.textContent(TRAY)).includes("JPEG"), "what to do about a telephone's format");
      expect(await page.isDisabled(SEND), "nothing to send");
      await page.click(`${TRAY} .danger`);
      await page.setInputFiles("input[type=file]", cut);
      await send(page);
      await page.waitForSelector(`${TRAY} .why`, { timeout: 30_000 });
      expect((await page.textContent(`${TRAY} .why`)).length > 20, "the server's words");
      await desk.accessible(page, "a refused scan");
      await page.click(`${TRAY} .danger`);
      await page.setInputFiles("input[type=file]", good);
      await send(page);
      await page.waitForSelector("h1.receipt");
    },
  },
  {
    name: "the counter's screens in both languages and on a telephone",
    async work(desk) {
      await desk.service.waiting("s04", desk.browser);
      for (const language of LANGUAGES) {
        const list = await desk.open("counter", "/intake/#/dossiers", { language, width: 1024 });
        await list.waitForSelector(".list a");
        await seen(desk, list, "intake-dossiers", language);
        await list.setViewportSize({ width: 360, height: 740 });
        expect(!(await scrollsSideways(list)), "the list at 360 px scrolls sideways");
        await list.click(".list a");
        await list.waitForSelector(".verdict");
        expect(!(await scrollsSideways(list)), "a dossier at 360 px scrolls sideways");

        const empty = await desk.open("counter", "/intake/#/", { language, width: 360, height: 740 });
        await choose(empty, sample("s01").scans.slice(0, 2));
        await empty.waitForFunction((button) => !document.querySelector(button).disabled, SEND);
        expect(!(await scrollsSideways(empty)), "the hand-in at 360 px scrolls sideways");
        await seen(desk, empty, "intake-hand-in-phone", language);
        if (language === "ar") {
          await empty.setViewportSize({ width: 1024, height: 768 });
          await seen(desk, empty, "intake-hand-in", "ar");
        }
      }
    },
  },
];
