// The counter's other ways in: the camera, a scanner's folder; a returned dossier mended; pages that lie on their head.
import { readFileSync } from "node:fs";
import { expect, LANGUAGES } from "../harness.mjs";
import { sample } from "../samples.mjs";
import { CARDS, choose, inBoth, seen, send, shown, stored, sums } from "./counter-steps.mjs";

const received = (page) => page.waitForFunction(() => /^\d{4}-\d{7}-/.test(document.querySelector("h1.receipt")?.textContent ?? ""), null, { timeout: 60_000 });

export const tests = [
  {
    name: "the device's own camera takes page after page",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      for (const language of LANGUAGES) {
        if ((await page.getAttribute("html", "lang")) !== language) await page.click(`header button[lang=${language}]`);
        await page.click(".drop button:nth-of-type(1)");
        await page.waitForFunction(() => (document.querySelector("dialog video")?.videoWidth ?? 0) > 0);
        const before = await page.locator(CARDS).count();
        await page.click("dialog .primary");
        await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length === n, [CARDS, before + 1]);
        await seen(desk, page, "intake-camera", language);
        await page.keyboard.press("Escape");
        await page.waitForSelector("dialog", { state: "detached" });
      }
      // Closed, the camera is let go of: its light must not stay on.
      expect(!(await page.locator("video").count()), "no picture of the camera is left");
      await send(page);
      await received(page);
      expect((await stored(desk, shown(page))).length === 2, "both pictures arrived");
    },
  },
  {
    // The picker itself is a window of the system that no test can press; a folder of the browser's own stands in for the one picked.
    name: "what the scanner puts into a watched folder comes into the tray, and only what is new",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.addInitScript(() => {
        window.showDirectoryPicker = async () => (await navigator.storage.getDirectory()).getDirectoryHandle("scans", { create: true });
      });
      await page.reload();
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      const put = (name, path) =>
        page.evaluate(
          async ([called, base64]) => {
            const folder = await window.showDirectoryPicker();
            const writing = await (await folder.getFileHandle(called, { create: true })).createWritable();
            await writing.write(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
            await writing.close();
          },
          [name, readFileSync(path).toString("base64")],
        );
      const { scans } = sample("s01");
      await put("of-another.jpg", scans[3]);
      await page.click(".drop button:nth-of-type(3)");
      await page.waitForSelector(".small[role=status] bdi");
      // The first look, which takes note of what lies there already.
      await page.waitForTimeout(500);
      await put("scan-1.jpg", scans[0]);
      await put("scan-2.jpg", scans[1]);
      await page.waitForFunction((cards) => document.querySelectorAll(cards).length === 2, CARDS);
      await inBoth(desk, page, "intake-folder");
      await page.click("header button[lang=fr]");
      await send(page);
      await received(page);
      expect(JSON.stringify(await stored(desk, shown(page))) === JSON.stringify(sums(scans.slice(0, 2))), "the two new files, byte for byte");
    },
  },
  {
    name: "a returned dossier: three actions from the return to sent",
    async work(desk) {
      const { id } = await desk.service.waiting("s04", desk.browser);
      const { token } = await desk.service.call("reviewer", "POST", `/dossiers/${id}/lease`);
      const place = { x: 0.1, y: 0.3, width: 0.35, height: 0.06 };
      await desk.service.call("reviewer", "POST", `/dossiers/${id}/return`, { body: { token, reason: "image_unreadable", page: 0, place } });
      const before = (await desk.service.dossier(id)).scan_list;

      const page = await desk.open("counter", "/intake/#/dossiers", { width: 1024 });
      const own = `.list a[href$="${id}"]`;
      await page.waitForSelector(own);
      await inBoth(desk, page, "intake-returned-list");
      await page.click("header button[lang=fr]");
      let actions = 0;
      actions += 1;
      await page.click(own);
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      await inBoth(desk, page, "intake-returned", { fullPage: true });
      await page.click("header button[lang=fr]");
      actions += 1;
      await choose(page, sample("s01").scans.slice(0, 1));
      actions += 1;
      await send(page);
      await page.waitForFunction(() => !document.querySelector(".send > button") && !document.querySelector(".verdict")?.closest(".bad"), null, { timeout: 60_000 });
      for (let tries = 0; tries < 100 && (await desk.service.dossier(id)).state === "returned"; tries += 1) await page.waitForTimeout(100);
      const after = await desk.service.dossier(id);
      expect(after.state !== "returned", `sent, not ${after.state}`);
      expect(after.scan_list[0].sha256 === sums(sample("s01").scans)[0] && after.scan_list.length === before.length, "the new picture stands in the place of the unreadable one");
      console.log(`       ${actions} actions`);
      expect(actions <= 3, `${actions} actions`);
    },
  },
];
