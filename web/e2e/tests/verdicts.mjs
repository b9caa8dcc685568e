// What comes after a verdict: taking it back, a supervisor who takes a dossier over, and a second person who keys it blind.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Desk, expect, LANGUAGES, until } from "../harness.mjs";
import { sample } from "../samples.mjs";
import { start } from "../service.mjs";
import { drawn, ended, open, review, same, walk } from "./review-steps.mjs";

const TOAST = ".take-back .code";

/** Takes the last verdict back by its key, and waits until its dossier is on the screen again. */
async function takeBack(page, receipt) {
  await page.waitForFunction(([selector, wanted]) => document.querySelector(selector)?.textContent === wanted, [TOAST, receipt]);
  await page.keyboard.press("Control+Z");
  await page.waitForFunction((wanted) => document.querySelector(".bar h1")?.textContent === wanted, receipt);
  await page.waitForSelector(".fields li.open");
}

/** The offer lies over no tool of the page under it. */
async function besideTools(page) {
  await page.waitForSelector(TOAST);
  await drawn(page);
  const [offer, tools] = [await page.locator(".take-back").boundingBox(), await page.locator(".zoom").boundingBox()];
  expect(offer.y + offer.height <= tools.y, `the offer ends at ${offer.y + offer.height}, the tools of the page begin at ${tools.y}`);
}

const state = async (desk, id) => {
  const { state, settlement } = await desk.service.dossier(id);
  return settlement ?? state;
};

export const tests = [
  {
    name: "an accepted, a rejected and a returned dossier are taken back by one key, for a moment",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s14", desk.browser);
      await desk.service.handIn("s04");
      const page = await review(desk, id);
      const receipt = await page.textContent(".bar h1");
      await walk(page, truth.fields);
      await ended(page, () => page.keyboard.press("Control+Enter"));
      expect((await state(desk, id)) === "reviewed", "accepted");
      // The next dossier is on the screen: its own undo has nothing to take back.
      await page.waitForSelector(".fields li.open");
      const next = page.url().match(/review\/([0-9a-f-]{36})/)[1];
      await besideTools(page);
      await desk.seen(page, "office-taken-back", "fr");
      await takeBack(page, receipt);
      expect((await state(desk, id)) === "in_review", "in the same hands again");
      expect((await page.locator(".fields li.doubtful").count()) === 0, "with everything that was said of it");
      await until(async () => (await desk.service.dossier(next)).queue_acts[0]?.what === "postponed", "the dossier that was on the screen waits again");

      await page.keyboard.press("Shift+F9");
      await page.waitForSelector("dialog[open] input[name=reason]:focus");
      await ended(page, () => page.keyboard.press("Enter"));
      expect((await state(desk, id)) === "rejected", "rejected");
      await takeBack(page, receipt);

      await page.keyboard.press("F9");
      await page.waitForSelector("dialog[open] input[name=reason]:focus");
      await ended(page, () => page.keyboard.press("Enter"));
      expect((await state(desk, id)) === "returned", "returned");
      await takeBack(page, receipt);
      expect((await state(desk, id)) === "in_review", "in hands again");

      // Accepted with a pause: it is taken back from the worklist too.
      await page.keyboard.press("Control+Shift+Enter");
      await page.waitForSelector("tbody tr, .note.good");
      expect((await state(desk, id)) === "reviewed", "accepted again");
      await takeBack(page, receipt);

      // Once the counter mends it, the verdict stands.
      await page.keyboard.press("F9");
      await page.waitForSelector("dialog[open] input[name=reason]:focus");
      await ended(page, () => page.keyboard.press("Enter"));
      const bytes = readFileSync(sample("s04").scans[0]);
      const sum = createHash("sha256").update(bytes).digest("hex");
      await desk.service.call("counter", "PUT", `/dossiers/${id}/scans/1`, { body: bytes, headers: { "content-sha256": sum, "content-type": "application/octet-stream" } });
      await page.keyboard.press("Control+Z");
      await page.waitForSelector(".take-back [role=alert]");
      await desk.accessible(page, "a verdict that stands");
      expect((await state(desk, id)) === "returned", "it stands");
      await page.click(".take-back > button");
      expect((await page.locator(".take-back").count()) === 0, "the message goes");
    },
  },
  {
    name: "a verdict is offered back in Arabic, and stands after ten seconds",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s15", desk.browser);
      await desk.service.handIn("s04");
      const page = await review(desk, id, { language: "ar" });
      let asked = 0;
      page.on("request", (request) => (asked += request.url().endsWith("/take-back") ? 1 : 0));
      await walk(page, truth.fields);
      await ended(page, () => page.keyboard.press("Control+Enter"));
      await besideTools(page);
      await desk.seen(page, "office-taken-back", "ar");
      await page.waitForSelector(".take-back", { state: "detached", timeout: 15_000 });
      await page.keyboard.press("Control+Z");
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(asked === 0 && (await state(desk, id)) === "reviewed", "the key takes nothing back any more");
    },
  },
  {
    name: "a supervisor takes a dossier over with a reason, in both languages",
    async work(desk) {
      const { id } = await desk.service.waiting("s04", desk.browser);
      await review(desk, id);
      for (const language of LANGUAGES) {
        const page = await desk.open("supervisor", `/office/#/review/${id}`, { language });
        await page.waitForSelector("dialog[open] textarea:focus");
        await desk.seen(page, "office-take-over", language);
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");
        await page.waitForSelector("dialog .fault");
        if (language === "fr") continue;
        await page.fill("dialog textarea", "غائبة منذ الظهر");
        await page.press("dialog .primary", "Enter");
        await page.waitForSelector(".fields li.open");
      }
      const after = await desk.service.dossier(id);
      expect(after.queue_acts[0].what === "taken_over" && after.queue_acts[0].reason === "غائبة منذ الظهر", "the reason is kept");
      const page = await desk.open("reviewer", `/office/#/dossiers/${id}`);
      await page.waitForSelector("#acts-title");
      expect((await page.textContent("main")).includes("غائبة منذ الظهر"), "and told on the dossier's page");
    },
  },
  {
    name: "double keying: a second person keys blind, a third decides what differs",
    async work(desk) {
      const service = await start({ GUICHET_REVIEW__DOUBLE_KEYING_SHARE: "1.0" });
      const own = new Desk(desk.browser, service, desk.screens);
      try {
        await twice(own);
        desk.faults.push(...own.faults);
      } finally {
        await own.close();
        await service.stop();
      }
    },
  },
];

/** Text and value of every field on the screen. */
const texts = (page) => page.evaluate(() => [...document.querySelectorAll(".fields li")].map((item) => ({ key: item.dataset.key, text: item.querySelector("input")?.value ?? item.querySelector(".value")?.textContent.trim() })));

async function twice(desk) {
  const { service, browser } = desk;
  for (const name of ["deuxieme", "troisieme"]) await service.hire(name, "reviewer", ["general", "double_keying", "accidents", "duplicates", "tns"], browser);
  const { id, truth } = await service.waiting("s14", browser);

  const first = await review(desk, id);
  await walk(first, truth.fields);
  await ended(first, () => first.keyboard.press("Control+Enter"));
  const drawn = await service.dossier(id);
  expect(drawn.state === "in_worklist" && drawn.queue.name === "double_keying", `drawn for a second person, not ${drawn.state}`);

  // The first is not given it again; another is, and sees nothing of what was read or typed.
  const again = await desk.open("reviewer", "/office/#/review/next");
  await again.waitForSelector("tbody tr, .note.good");
  for (const language of LANGUAGES) {
    const page = await review(desk, id, { who: "deuxieme", language });
    const blind = await texts(page);
    expect(blind.length >= 2 && blind.every((field) => field.text === ""), `nothing is prefilled: ${JSON.stringify(blind)}`);
    const shown = (await page.textContent(".panel")).replaceAll(/[\s\u00a0]/g, "");
    for (const field of blind) {
      const value = truth.fields[field.key];
      if (value !== undefined && value.length > 3) expect(!shown.includes(value.replace(".", ",")) && !shown.includes(value), `${field.key} is not told`);
    }
    expect((await open(page)).candidates.length === 0, "nor offered");
    await desk.seen(page, "office-keying", language);
    if (language === "fr") continue;

    // Everything as on the paper, but for the total.
    for (let fields = 0; fields < 60 && (await page.locator(".fields li.doubtful").count()) > 0; fields += 1) {
      const { key } = await open(page);
      const value = key === "total_amount" ? "1,23" : truth.fields[key];
      if (value === undefined) await page.keyboard.press("F4");
      else {
        await page.keyboard.type(value);
        await page.keyboard.press("Enter");
      }
    }
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("tbody tr, .note.good");
    expect((await page.locator(".take-back").count()) === 0, "what was keyed blind is not offered back: it would tell whether the two agree");
  }
  const differs = await service.dossier(id);
  expect(differs.state === "in_worklist" && differs.keying.stage === "third", `on to a third, not ${differs.state}`);
  const keys = differs.keying.differences.map((two) => two.key);
  expect(keys.includes("total_amount"), `the total differs: ${keys}`);
  for (const who of ["reviewer", "deuxieme"]) {
    const taken = await service.call(who, "POST", "/worklist/next");
    expect(taken === undefined, `${who} keyed it already`);
  }

  for (const language of LANGUAGES) {
    const page = await review(desk, id, { who: "troisieme", language });
    const field = await open(page);
    expect(keys.includes(field.key) && field.doubtful && field.text === "" && field.candidates.length >= 1, `the cursor is where the two differ: ${JSON.stringify(field)}`);
    await desk.seen(page, "office-third", language);
    if (language === "fr") continue;
    for (let fields = 0; fields < 20 && (await page.locator(".fields li.doubtful").count()) > 0; fields += 1) {
      const { key } = await open(page);
      const value = truth.fields[key];
      if (value === undefined) {
        await page.keyboard.press("F4");
        continue;
      }
      // One of the two is right: it is one key away.
      for (let presses = 0; presses < 3 && !same((await open(page)).text, value); presses += 1) await page.keyboard.press("Shift+F2");
      expect(same((await open(page)).text, value), `${key}: one of the two values`);
      await page.keyboard.press("Enter");
    }
    await page.keyboard.press("Control+Enter");
    await page.waitForSelector("tbody tr, .note.good");
  }
  const settled = await service.dossier(id);
  expect(settled.settlement === "reviewed" && settled.keying === null, `settled, not ${settled.state}`);
  const total = settled.fields.find((field) => field.key === "total_amount");
  expect(total.value === truth.fields.total_amount && total.corrected_by === "troisieme", "as the third decided");
}
