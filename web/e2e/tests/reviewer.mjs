// The reviewer: the worklist, a review by keyboard alone, a return, a lost hold.
import { expect, LANGUAGES, until } from "../harness.mjs";
import { doubtful, open as openField, putOff, review, same, walk } from "./review-steps.mjs";

const OPEN = ".fields li.open";

export const tests = [
  {
    name: "the worklist, in both languages",
    async work(desk) {
      await desk.service.waiting("s04", desk.browser);
      for (const language of LANGUAGES) {
        const page = await desk.open("reviewer", "/office/#/", { language });
        await page.waitForSelector("tbody tr");
        await desk.seen(page, "office-worklist", language);
      }
    },
  },
  {
    name: "a dossier is reviewed and accepted by keyboard alone",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s14", desk.browser);
      const page = await review(desk, id);
      const first = await openField(page);
      expect(first.focused, "the cursor is in the first field that needs a person");
      await desk.seen(page, "office-review", "fr");

      await page.keyboard.press("F1");
      await page.waitForSelector("dialog[open]");
      expect(await page.evaluate(() => document.querySelector("dialog").scrollTop === 0), "a long dialog opens at its top");
      await desk.seen(page, "office-help", "fr");
      await page.keyboard.press("Escape");
      await page.waitForSelector("dialog", { state: "detached" });
      expect((await openField(page)).focused, "the cursor is back in its field");

      await page.keyboard.press("F6");
      expect((await page.getAttribute(".tabs button:nth-child(2)", "aria-pressed")) === "true", "the next page");
      await page.keyboard.press("Control+F6");
      expect((await page.locator(".views .frame").count()) === 2, "two pages side by side");
      await page.keyboard.press("Shift+F6");
      await desk.seen(page, "office-split", "fr");
      await page.keyboard.press("Control+F6");
      for (const key of ["F7", "F7", "F7", "F7", "Shift+F8", "Shift+F8", "Shift+F8", "Shift+F8", "F8", "F8"]) await page.keyboard.press(key);
      expect((await openField(page)).focused, "the tools of the page leave the cursor in its field");

      expect((await doubtful(page)) > 0, "the sample has a field in doubt");
      await page.keyboard.press("Control+Enter");
      await page.waitForSelector(".panel .note.warn");
      const walked = await walk(page, truth.fields);
      console.log(`       ${walked} fields needed a person`);
      await page.waitForFunction(() => document.querySelector(".bar [role=status]").textContent === "Enregistré");
      await page.keyboard.press("Control+Enter");
      await page.waitForFunction((address) => location.hash !== address, `#/review/${id}`);
      const after = await desk.service.dossier(id);
      expect(after.state === "settled" && after.settlement === "reviewed", `settled as reviewed, not ${after.state}`);
      const corrected = after.fields.filter((field) => field.status !== "machine");
      expect(corrected.length > 0, "what the reviewer said is kept");
      for (const field of corrected.filter((field) => field.status === "corrected")) {
        expect(same(field.value, truth.fields[field.key] ?? ""), `${field.key} as corrected`);
      }
    },
  },
  {
    name: "the review in Arabic: mirrored, but for pages and digits",
    async work(desk) {
      const { id } = await desk.service.waiting("s15", desk.browser);
      const page = await review(desk, id, { language: "ar" });
      const sides = await page.evaluate(() => ({
        panel: document.querySelector(".panel").getBoundingClientRect().left,
        viewer: document.querySelector(".page").getBoundingClientRect().left,
        frame: getComputedStyle(document.querySelector(".frame")).direction,
      }));
      expect(sides.panel < sides.viewer, "fields on the left, page on the right");
      expect(sides.frame === "ltr", "the page is not mirrored");
      await desk.seen(page, "office-review", "ar");
      await page.keyboard.press("F9");
      await page.waitForSelector("dialog[open]");
      // The place, without a mouse: on the page arrows move it, with Shift they size it.
      await page.focus("dialog [role=application]");
      for (const key of ["ArrowDown", "ArrowDown", "ArrowLeft", "Shift+ArrowRight", "Shift+ArrowDown"]) await page.keyboard.press(key);
      expect((await page.inputValue("input[name=point]:checked")) === "drawn", "arrows draw");
      expect((await page.locator("dialog .place").count()) === 1, "and what they draw is outlined");
      await desk.seen(page, "office-return", "ar");
      await page.keyboard.press("Escape");
      await page.keyboard.press("F10");
      await page.waitForSelector("dialog[open] input[name=reason]:focus");
      await desk.seen(page, "office-postpone", "ar");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForFunction((address) => location.hash !== address, `#/review/${id}`);
      const [why] = (await desk.service.dossier(id)).queue_acts;
      expect(why.what === "postponed" && why.code === "colleague_asked", "and it is kept why");
    },
  },
  {
    name: "a dossier goes back to the counter with a reason and a place",
    async work(desk) {
      const { id } = await desk.service.waiting("s13", desk.browser);
      const page = await review(desk, id);
      await page.keyboard.press("F9");
      await page.waitForSelector("dialog[open]");
      await page.waitForFunction(() => document.activeElement?.name === "reason");
      const sheet = await page.locator("dialog .sheet").boundingBox();
      const on = (x, y) => [sheet.x + x * sheet.width, sheet.y + y * sheet.height];
      await page.mouse.move(...on(0.2, 0.3));
      await page.mouse.down();
      await page.mouse.move(...on(0.4, 0.35));
      await page.mouse.move(...on(0.6, 0.45));
      await page.mouse.up();
      expect((await page.inputValue("input[name=point]:checked")) === "drawn", "the mouse draws");
      await desk.seen(page, "office-return", "fr");
      await page.focus("input[name=reason]:checked");
      const before = await page.inputValue("input[name=reason]:checked");
      await page.keyboard.press("ArrowDown");
      const reason = await page.inputValue("input[name=reason]:checked");
      expect(reason !== before, "arrows choose the reason");
      await page.keyboard.press("Tab");
      await page.keyboard.type("Ligne 2 de la page 3");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction((address) => location.hash !== address, `#/review/${id}`);
      const after = await desk.service.dossier(id);
      expect(after.state === "returned" && after.returned.reason === reason, `returned for ${reason}`);
      const drawn = { x: 0.2, y: 0.3, w: 0.4, h: 0.15 };
      for (const [side, wanted] of Object.entries(drawn)) expect(Math.abs(after.returned.place[side] - wanted) < 0.01, `the place drawn, ${side}: ${after.returned.place[side]}`);

      for (const language of LANGUAGES) {
        const counter = await desk.open("counter", `/intake/#/dossiers/${id}`, { language, width: 1024 });
        await counter.waitForSelector(".tray");
        expect((await counter.textContent("main")).includes("Ligne 2 de la page 3"), "the counter reads the note");
        await counter.waitForFunction(() => document.querySelector("figure img")?.complete);
        const [picture, place] = [await counter.locator("figure").first().boundingBox(), await counter.locator("figure .place").boundingBox()];
        const across = (place.x + place.width / 2 - picture.x) / picture.width;
        const down = (place.y + place.height / 2 - picture.y) / picture.height;
        expect(Math.abs(across - 0.4) < 0.02 && Math.abs(down - 0.375) < 0.02, `the counter sees the place where it was drawn: ${across}, ${down}`);
        await desk.seen(counter, "intake-returned", language, { fullPage: true });
      }
    },
  },
  {
    name: "a cut line, a reload and a lost hold lose no typing",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s04", desk.browser);
      const page = await review(desk, id);
      const fault = { mode: "cut" };
      await page.route("**/corrections", (route) => {
        if (fault.mode === "cut") return route.abort("connectionreset");
        if (fault.mode === "lost") return route.fulfill({ status: 409, contentType: "application/problem+json", body: JSON.stringify({ code: "lease_lost", status: 409, detail_fr: "Vous ne tenez plus ce dossier.", detail_ar: "-", todo_fr: "", todo_ar: "", request_id: "test" }) });
        return route.continue();
      });
      const key = "total_amount";
      await page.click(`.fields li[data-key="${key}"] button`);
      await page.waitForSelector(`${OPEN}[data-key="${key}"] input`);
      await page.keyboard.press("Control+A");
      await page.keyboard.type("4321,09");
      await page.keyboard.press("Enter");
      await page.waitForSelector(".bar .alarm[role=status]");

      await page.reload();
      await page.waitForSelector(OPEN);
      const shown = () => page.textContent(`.fields li[data-key="${key}"]`).then((text) => text.replace(/[\s\u00a0]/g, ""));
      const valueOf = async () => ((await page.locator(`.fields li[data-key="${key}"] input`).count()) ? page.inputValue(`.fields li[data-key="${key}"] input`).then((text) => text.replace(/[\s\u00a0]/g, "")) : shown());
      expect((await valueOf()).includes("4321,09"), "typed before the reload, there after it");

      fault.mode = "lost";
      await page.waitForSelector("dialog[open]", { timeout: 60_000 });
      await desk.seen(page, "office-lost", "fr");
      fault.mode = "none";
      await page.click("dialog .primary");
      await page.waitForSelector("dialog", { state: "detached" });
      expect((await valueOf()).includes("4321,09"), "typed before the hold was lost, there after it");
      await page.waitForFunction(() => document.querySelector(".bar [role=status]").textContent === "Enregistré", null, { timeout: 30_000 });
      const saved = (await desk.service.dossier(id)).fields.find((field) => field.key === key);
      expect(saved.value === "4321.09" && saved.status === "corrected", "saved in the end");
      expect(saved.machine_value !== "4321.09", "beside the machine's value");

      // Put right what was only a test, and back to the worklist.
      await page.click(`.fields li[data-key="${key}"] button, .fields li[data-key="${key}"] input`);
      await page.keyboard.press("Control+A");
      await page.keyboard.type(truth.fields[key] ?? "1");
      await page.keyboard.press("Enter");
      await putOff(page, () => desk.seen(page, "office-postpone", "fr"));
    },
  },
  {
    name: "a dossier that was put off can be looked at without taking it",
    async work(desk) {
      const { id } = await desk.service.waiting("s04", desk.browser);
      await putOff(await review(desk, id));
      for (const language of LANGUAGES) {
        const page = await desk.open("reviewer", `/office/#/dossiers/${id}`, { language });
        await page.waitForSelector("td.crop svg");
        expect((await page.textContent("main")).includes(language === "fr" ? "a consulté" : "اطلع"), "who looked is told");
        expect((await page.textContent("main")).includes(language === "fr" ? "Interruption" : "انقطاع"), "why it was put off is told");
        await desk.seen(page, "office-dossier", language, { fullPage: true });
      }
      await until(async () => (await desk.service.dossier(id)).state === "in_worklist", "looking takes nothing");
    },
  },
];
