// The counter's other ways in: the camera, a scanner's folder; a returned dossier mended; pages that lie on their head.
import { readFileSync } from "node:fs";
import { expect, LANGUAGES, speak, until } from "../harness.mjs";
import { sample } from "../samples.mjs";
import { CARDS, choose, received, send, shown, stored, sums } from "./counter-steps.mjs";

export const tests = [
  {
    name: "the device's own camera takes page after page",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      // The test picture begins the same every time: the same moment of it twice would be the same page.
      let shot = 0;
      for (const language of LANGUAGES) {
        await speak(page, language);
        await page.click(".drop button:nth-of-type(1)");
        await page.waitForFunction((at) => (document.querySelector("dialog video")?.videoWidth ?? 0) > 0 && document.querySelector("dialog video").currentTime > at, shot);
        const before = await page.locator(CARDS).count();
        await page.click("dialog .primary");
        shot = 0.5 + (await page.evaluate(() => document.querySelector("dialog video").currentTime));
        await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length === n, [CARDS, before + 1]);
        await desk.seen(page, "intake-camera", language);
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
      await put("scan-1.jpg", scans[0]);
      await put("scan-2.jpg", scans[1]);
      await page.waitForFunction((cards) => document.querySelectorAll(cards).length === 2, CARDS);
      await desk.inBoth(page, "intake-folder");
      await send(page);
      await received(page);
      expect(JSON.stringify(await stored(desk, shown(page))) === JSON.stringify(sums(scans.slice(0, 2))), "the two new files, byte for byte");
    },
  },
  {
    name: "a returned dossier: three actions from the return to sent",
    async work(desk) {
      const { id } = await desk.service.waiting("s04", desk.browser);
      const { lease } = await desk.service.call("reviewer", "POST", `/dossiers/${id}/lease`);
      const place = { x: 0.1, y: 0.3, w: 0.35, h: 0.06 };
      await desk.service.call("reviewer", "POST", `/dossiers/${id}/return`, { body: { token: lease.token, reason: "image_unreadable", page: 0, place } });
      const before = (await desk.service.dossier(id)).scan_list;

      const page = await desk.open("counter", "/intake/#/dossiers", { width: 1024 });
      const own = `.list a[href$="${id}"]`;
      await page.waitForSelector(own);
      await desk.inBoth(page, "intake-returned-list");
      let actions = 0;
      actions += 1;
      await page.click(own);
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      actions += 1;
      await choose(page, sample("s01").scans.slice(0, 1));
      actions += 1;
      await send(page);
      await page.waitForFunction(() => !document.querySelector(".send > button") && !document.querySelector(".verdict")?.closest(".bad"), null, { timeout: 60_000 });
      const after = await until(async () => (({ state, ...rest }) => state !== "returned" && rest)(await desk.service.dossier(id)), "sent");
      expect(after.scan_list[0].sha256 === sums(sample("s01").scans)[0] && after.scan_list.length === before.length, "the new picture stands in the place of the unreadable one");
      console.log(`       ${actions} actions`);
      expect(actions <= 3, `${actions} actions`);
    },
  },
  {
    name: "a form page on its head is seen on the device and put right with one key; nothing upright is told",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      const { scans } = sample("s01");
      const turned = async (path, name, degrees) => {
        const base64 = await page.evaluate(
          async ([whole, by]) => {
            const picture = await createImageBitmap(new Blob([Uint8Array.from(atob(whole), (c) => c.charCodeAt(0))]));
            const canvas = new OffscreenCanvas(...(by === 180 ? [picture.width, picture.height] : [picture.height, picture.width]));
            const context = canvas.getContext("2d");
            context.translate(canvas.width / 2, canvas.height / 2);
            context.rotate((by * Math.PI) / 180);
            context.drawImage(picture, -picture.width / 2, -picture.height / 2);
            const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 })).arrayBuffer());
            let text = "";
            for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
            return btoa(text);
          },
          [readFileSync(path).toString("base64"), degrees],
        );
        return { name, mimeType: "image/jpeg", buffer: Buffer.from(base64, "base64") };
      };
      await choose(page, [await turned(scans[0], "1-head.jpg", 180), await turned(scans[1], "2-side.jpg", 90), await turned(scans[3], "3-prescription.jpg", 180)]);
      await choose(page, scans.slice(2, 3));
      const hints = () => page.locator(`${CARDS} .about p.small:has(button)`).allTextContents();
      expect(JSON.stringify((await hints()).map((text) => text.split(".")[0])) === JSON.stringify(["Page à l’envers", "Page couchée"]), `two are told: ${await hints()}`);
      expect(await page.isEnabled(".send > button"), "none of it is in the way");
      await desk.inBoth(page, "intake-turned");
      await page.focus(`${CARDS} .about p.small button`);
      await page.keyboard.press("Enter");
      await page.waitForFunction((cards) => document.querySelectorAll(`${cards} .about p.small button`).length === 1, CARDS);
      expect((await page.locator(`${CARDS} img`).first().evaluate((image) => image.style.rotate)) === "180deg", "it stands upright");
    },
  },
];
