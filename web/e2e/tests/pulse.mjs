// Supervisors see which contact points are silent, and on whose devices dossiers wait.
import { randomUUID } from "node:crypto";
import { expect, LANGUAGES, scrollsSideways } from "../harness.mjs";

export const tests = [
  {
    name: "a supervisor sees old outboxes and silent contact points, in both languages",
    async work(desk) {
      for (const role of ["counter", "supervisor"]) await desk.service.cookies(role, desk.browser);
      const me = await desk.service.call("counter", "GET", "/me");
      const device = randomUUID();
      const tell = (dossiers, pages, oldest_seconds) => desk.service.call("counter", "PUT", `/devices/${device}/outbox`, { body: { dossiers, pages, bytes: pages * 300_000, oldest_seconds } });
      // What the devices of other tests hold.
      const pulse = async () => (await desk.service.call("supervisor", "GET", "/contact-points/pulse")).items.find(({ code }) => code === me.contact_point.code);
      const before = await pulse();
      await tell(3, 11, 2 * 86_400 + 3600);
      for (const language of LANGUAGES) {
        const page = await desk.open("supervisor", "/office/#/pulse", { language });
        await page.waitForSelector("tbody tr");
        const row = await page.locator(`tbody tr:has(.code:text-is("${me.contact_point.code}")) td.count`).allTextContents();
        const wanted = [before.waiting_dossiers + 3, before.waiting_pages + 11, before.devices + 1];
        expect(row.join() === wanted.join(), `${wanted} wait, not ${row}`);
        expect(await page.isVisible("tbody .mark.bad"), "two days on a device are late");
        await desk.seen(page, "office-pulse", language);
        await page.click("[role=group] button:nth-of-type(3)");
        await page.waitForFunction(() => document.querySelector("[role=group] button:nth-of-type(3)").getAttribute("aria-pressed") === "true");
        await desk.accessible(page, `contact points never heard of, in ${language}`);
        await page.setViewportSize({ width: 360, height: 740 });
        expect(!(await scrollsSideways(page)), "at 360 px the screen scrolls sideways");
      }
      await tell(0, 0, 0);
      const page = await desk.open("supervisor", "/office/#/pulse");
      await page.waitForSelector("[role=group]");
      expect((await pulse()).waiting_dossiers === before.waiting_dossiers, "the latest word of the device counts");
      const group = before.waiting_dossiers > 0 ? 1 : 4;
      expect((await page.textContent(`[role=group] button:nth-of-type(${group})`)).match(/\d+/)[0] !== "0", "emptied, the contact point stands as before");
      expect(!(await page.isVisible("tbody .mark.bad")), "and nothing is late");
    },
  },
];
