// The counter: handing in, the verdict, the list, the receipt; over a bad line and without one, and with files that cannot be taken.
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { campaign } from "../campaign.mjs";
import { expect, LANGUAGES, scrollsSideways, SIGN_OUT } from "../harness.mjs";
import { sample } from "../samples.mjs";
import { CARDS, choose, LOOSE, received, send, SEND, shown, stored, sums, verdict } from "./counter-steps.mjs";

/** Waits until the application would start without a line. */
const installed = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => new Promise((done) => (navigator.serviceWorker.controller ? done() : navigator.serviceWorker.addEventListener("controllerchange", () => done())))));

export const tests = [
  {
    name: "a counter hands in a dossier, gets its receipt and the verdict",
    async work(desk) {
      const { scans } = sample("s01");
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await choose(page, scans);
      expect((await page.locator(CARDS).count()) === scans.length, "a card for every scan");
      await desk.inBoth(page, "intake-hand-in");
      await page.click(`${CARDS} .picture`);
      await page.waitForSelector("dialog img");
      await desk.accessible(page, "a page in full");
      await page.keyboard.press("Escape");
      await send(page);
      const { receipt, text } = await verdict(page);
      expect(/^\d{4}-\d{7}-[0-9A-Z*~$=]$/.test(receipt), `a receipt number, not ${receipt}`);
      expect(text.trim().length > 5, "a verdict in words");
      expect(JSON.stringify(await stored(desk, shown(page))) === JSON.stringify(sums(scans)), "what was sealed here was opened there, byte for byte");
      await desk.inBoth(page, "intake-verdict", { fullPage: true });

      await page.goto(page.url().replace(/(#.*)$/, "$1/receipt"));
      await page.waitForSelector("article .receipt");
      expect((await page.textContent("article .receipt")) === receipt, "the same number on the receipt");
      await page.emulateMedia({ media: "print" });
      expect(!(await page.isVisible("header")), "no navigation on paper");
      await page.emulateMedia({ media: "screen" });
      await desk.inBoth(page, "intake-receipt");
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(".actions button:nth-of-type(2)")]);
      const pdf = readFileSync(await download.path());
      expect(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 20_000, "the receipt as a PDF");
      await page.check(".actions input[type=checkbox]");
      await desk.inBoth(page, "intake-receipt-roll", { fullPage: true });
    },
  },
  {
    name: "without a line, through closing and a restart: a provisional receipt at once, and nothing is lost",
    async work(desk) {
      const { scans } = sample("s01");
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      await installed(page);
      const context = page.context();
      await context.setOffline(true);
      await page.reload();
      await page.waitForSelector("input.files", { state: "attached" });
      await choose(page, scans.slice(0, 2));
      await page.close();

      const second = await context.newPage();
      await second.goto("/intake/#/");
      await second.waitForFunction((cards) => document.querySelectorAll(cards).length === 2, CARDS);
      await desk.inBoth(second, "intake-found-again");
      await choose(second, scans.slice(2, 3));
      await send(second);
      await second.waitForSelector("h1.receipt");
      const id = shown(second);
      const provisional = await second.textContent("h1.receipt");
      expect(/^\d{4}-D[0-9A-Z]{9}-[0-9A-Z*~$=]$/.test(provisional), `a provisional number, not ${provisional}`);
      await second.waitForSelector(".line.cut .waits");
      await desk.inBoth(second, "intake-queued");
      await second.goto(`/intake/#/dossiers/${id}/receipt`);
      await second.waitForSelector("article .provisional");
      expect((await second.textContent("article .receipt")) === provisional, "the number on the provisional receipt");
      await desk.inBoth(second, "intake-receipt-provisional");
      await second.goto("/intake/#/dossiers");
      await second.waitForSelector(".list a");
      await desk.inBoth(second, "intake-dossiers-offline");
      const readable = await second.evaluate(async () => {
        const db = await new Promise((done) => (indexedDB.open("guichet-outbox").onsuccess = (event) => done(event.target.result)));
        const pages = await new Promise((done) => (db.transaction("pages").objectStore("pages").getAll().onsuccess = (event) => done(event.target.result)));
        const heads = await Promise.all(pages.map(async (one) => new TextDecoder("latin1").decode(await one.sealed.slice(0, 4).arrayBuffer())));
        return heads.filter((head) => head !== "GSP1").length;
      });
      expect(readable === 0, "what lies on the disk is sealed");
      // Signing out with pages on the device is warned of.
      let asked = "";
      second.once("dialog", (dialog) => ((asked = dialog.message()), dialog.dismiss()));
      await second.click(SIGN_OUT);
      expect(asked.includes("3"), "the warning says how much waits");
      second.once("dialog", (dialog) => dialog.accept());
      await second.click(SIGN_OUT);
      await second.waitForSelector("header [role=alert]");
      expect(await second.isVisible(".list a"), "without an answer nobody is signed out");
      await second.close();

      const third = await context.newPage();
      await context.setOffline(false);
      await third.goto(`/intake/#/dossiers/${id}`);
      const { receipt } = await verdict(third);
      expect(receipt !== provisional, "the final number");
      const dossier = await desk.service.call("counter", "GET", `/dossiers/${id}`);
      expect(dossier.provisional_number === provisional, "the provisional number is known to the service");
      expect(JSON.stringify(await stored(desk, id)) === JSON.stringify(sums(scans.slice(0, 3))), "every byte arrived");
      await desk.service.cookies("supervisor", desk.browser);
      const pulse = (await desk.service.call("supervisor", "GET", "/contact-points/pulse")).items;
      expect(pulse.some((point) => point.devices > 0 && point.last_seen_at), "the device has told of itself");
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
    name: "on a slow line small pictures go ahead and the first verdict comes while the pages are on their way",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/", { width: 1024 });
      await page.waitForSelector("input.files:enabled", { state: "attached" });
      const line = await page.context().newCDPSession(page);
      await line.send("Network.enable");
      await line.send("Network.emulateNetworkConditions", { offline: false, latency: 200, downloadThroughput: 40_000, uploadThroughput: 25_000 });
      await choose(page, sample("s01").scans);
      await send(page);
      await page.waitForSelector(".first-look", { timeout: 60_000 });
      expect(await page.isVisible("main progress"), "the pages are still on their way");
      const text = await page.textContent(".first-look");
      expect(text.includes("Feuille de soins reconnue") && text.includes("Signature de l’assuré vue"), `the form and its signature are seen: ${text}`);
      await desk.inBoth(page, "intake-first-look");
      await line.send("Network.emulateNetworkConditions", { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
      await verdict(page);
    },
  },
  {
    name: "a telephone is the scanner of one dossier",
    async work(desk) {
      let desktop;
      for (const language of ["ar", "fr"]) {
        desktop = await desk.open("counter", "/intake/#/", { language, width: 1024 });
        await desktop.waitForSelector("input.files:enabled", { state: "attached" });
        await desktop.click(".drop button:nth-of-type(2)");
        await desktop.waitForSelector("dialog svg");
        await desk.seen(desktop, "intake-pair-phone", language);
      }
      const link = await desktop.getAttribute("[data-link]", "data-link");
      for (const language of LANGUAGES) {
        const phone = await desk.open(null, link.slice(link.indexOf("/intake")).replace(/\?lang=../, ""), { language, width: 360, height: 740 });
        await phone.waitForSelector("input.files", { state: "attached" });
        await phone.setInputFiles("input.files", sample("s01").scans[LANGUAGES.indexOf(language)]);
        await phone.waitForFunction(() => document.querySelector(".shot img") && document.querySelectorAll(".shot .mark").length === 1);
        expect(!(await scrollsSideways(phone)), "the telephone's page scrolls sideways");
        await desktop.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length === n, [CARDS, LANGUAGES.indexOf(language) + 1], { timeout: 30_000 });
        await desk.seen(phone, "intake-phone", language);
      }
      await desktop.keyboard.press("Escape");
      await send(desktop);
      await received(desktop);
      const there = await stored(desk, shown(desktop));
      expect(JSON.stringify([...there].sort()) === JSON.stringify(sums(sample("s01").scans.slice(0, 2)).sort()), "both pages of the telephone");
      const stranger = await desk.open(null, "/intake/#/phone/ph_guessed");
      await stranger.waitForSelector(".note.bad");
    },
  },
  {
    name: "a scan-to-folder device hands in by itself",
    async work(desk) {
      const folder = mkdtempSync(join(tmpdir(), "guichet-watch-"));
      try {
        const key = desk.service.run("user", "key", "add", "watch-test", "--point", "101").match(/gk_\S+/)[0];
        mkdirSync(join(folder, "one"));
        for (const [at, path] of sample("s01").scans.slice(0, 2).entries()) copyFileSync(path, join(folder, "one", `${at}.jpg`));
        copyFileSync(sample("s12").scans[0], join(folder, "two.tif"));
        writeFileSync(join(folder, "bad.pdf"), "no document");
        const said = desk.service.run("watch", folder, "--once", "--settle", "1", "--url", desk.service.url, "--key", key);
        expect(/one .* 0101-\d{7}-/.test(said) && /bad.pdf .*refused: unsupported_media/.test(said), said);
        const left = readdirSync(folder).sort();
        expect(JSON.stringify(left) === JSON.stringify(["handed-in", "refused"]), `the folder is empty but for ${left}`);
        expect(/^0101-\d{7}-/.test(readFileSync(join(folder, "handed-in/two.tif/receipt.txt"), "utf8")), "the receipt lies beside the scan");
        expect(/JPEG[^]*JPEG/.test(readFileSync(join(folder, "refused/bad.pdf/reason.txt"), "utf8")) && existsSync(join(folder, "refused/bad.pdf/bad.pdf")), "the reason in both languages, and the file");
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  },
  {
    name: "a line cut in the middle of a file goes on where it stopped",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/");
      const offsets = [];
      await page.route("**/uploads/*", async (route) => {
        const request = route.request();
        const offset = Number(request.headers()["upload-offset"]);
        offsets.push(offset);
        if (offsets.length === 2 || offsets.length === 3) return route.abort("connectionreset");
        return route.continue();
      });
      // More than one piece.
      const bytes = Buffer.concat([readFileSync(sample("s12").scans[0]), Buffer.alloc(1_200_000)]);
      await choose(page, [{ name: "long.jpg", mimeType: "image/jpeg", buffer: bytes }]);
      await send(page);
      await page.waitForSelector(".line.cut");
      await received(page);
      expect(offsets[0] === 0 && offsets[1] > 0 && offsets[3] === offsets[1], `goes on where it stopped, not at ${offsets.join(", ")}`);
    },
  },
  {
    name: "twenty rounds of the campaign: killed tabs, cut lines, a killed service, wrong clocks",
    async work(desk) {
      const done = await campaign(desk.browser, 20, 1, { lanes: 2 });
      console.log(`       ${JSON.stringify(done)}`);
    },
  },
  {
    name: "what cannot be taken is told: before sending, or in the server's words",
    async work(desk) {
      const page = await desk.open("counter", "/intake/#/");
      const good = sample("s12").scans[0];
      const film = { name: "film.mp4", mimeType: "video/mp4", buffer: Buffer.from("\0\0\0\x18ftypisom\0\0\0\0isomavc1", "latin1") };
      const cut = { name: "cut.png", mimeType: "image/png", buffer: Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1") };
      await page.setInputFiles("input.files", film);
      await page.waitForSelector(`${LOOSE} .why`);
      expect((await page.textContent(LOOSE)).includes("JPEG"), "what to do about a telephone's film");
      expect(await page.isDisabled(SEND), "nothing to send");
      await desk.inBoth(page, "intake-unsuitable");
      await page.click(`${LOOSE} .danger`);
      await choose(page, [cut]);
      await send(page);
      await page.waitForSelector(`${CARDS} .why`, { timeout: 30_000 });
      expect((await page.textContent(`${CARDS} .why`)).length > 20, "the server's words");
      await desk.inBoth(page, "intake-refused");
      await page.click(`${CARDS} .danger`);
      await choose(page, [good]);
      await send(page);
      await received(page);
    },
  },
  {
    name: "the counter's screens in both languages and on a telephone",
    async work(desk) {
      await desk.service.waiting("s04", desk.browser);
      for (const language of LANGUAGES) {
        const list = await desk.open("counter", "/intake/#/dossiers", { language, width: 1024 });
        await list.waitForSelector(".list a");
        await desk.seen(list, "intake-dossiers", language);
        await list.setViewportSize({ width: 360, height: 740 });
        expect(!(await scrollsSideways(list)), "the list at 360 px scrolls sideways");
        await list.click(".list a");
        await list.waitForSelector(".verdict");
        expect(!(await scrollsSideways(list)), "a dossier at 360 px scrolls sideways");

        const empty = await desk.open("counter", "/intake/#/", { language, width: 360, height: 740 });
        await choose(empty, sample("s01").scans.slice(0, 2));
        expect(!(await scrollsSideways(empty)), "the hand-in at 360 px scrolls sideways");
        await desk.seen(empty, "intake-hand-in-phone", language);
      }
    },
  },
];
