// Pages of everybody: sign-in and tracking without JavaScript, the supervisor's tables, and how much the applications weigh.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { expect, LANGUAGES, SIGN_OUT } from "../harness.mjs";

const WEIGHTS = { intake: 60_000, office: 90_000 };

export const tests = [
  {
    name: "sign-in and tracking, in both languages",
    async work(desk) {
      for (const language of LANGUAGES) {
        for (const [name, path] of [["sign-in", "/sign-in"], ["tracking", "/suivi"]]) {
          const page = await desk.open(null, `${path}?lang=${language}`, { language, width: 1024 });
          expect((await page.getAttribute("html", "dir")) === (language === "ar" ? "rtl" : "ltr"), `${name}: direction of ${language}`);
          await desk.seen(page, name, language);
        }
      }
    },
  },
  {
    name: "nobody sees an application without signing in, nor after signing out",
    async work(desk) {
      const page = await desk.open(null, "/intake/#/");
      await page.waitForURL(/\/sign-in/);
      await desk.service.hire("sortante", "reviewer", ["general"], desk.browser);
      const left = await desk.open("sortante", "/office/#/");
      await left.waitForSelector("tbody tr, .note.good");
      await left.click(SIGN_OUT);
      await left.waitForURL(/\/sign-in$/);
      await left.goto("/office/#/search");
      await left.waitForURL(/\/sign-in\?/);
    },
  },
  {
    name: "the supervisor's tables, in both languages",
    async work(desk) {
      for (const language of LANGUAGES) {
        for (const [name, path] of [["office-given-up", "given-up"], ["office-ledger", "ledger"]]) {
          const page = await desk.open("supervisor", `/office/#/${path}`, { language });
          await page.waitForSelector("main table, main .note");
          expect(!(await page.locator("main [role=alert]").count()), `${name}: refused`);
          await desk.seen(page, name, language);
        }
      }
    },
  },
  {
    name: "the client's types are the server's",
    async work(desk) {
      const served = await (await fetch(`${desk.service.url}/api/v1/openapi.json`)).json();
      const kept = JSON.parse(readFileSync(new URL("../../shared/api/openapi.json", import.meta.url), "utf8"));
      expect(JSON.stringify(served) === JSON.stringify(kept), "the API changed: npm run generate, then commit web/shared/api");
    },
  },
  {
    name: "the applications keep their weight",
    async work() {
      for (const [application, most] of Object.entries(WEIGHTS)) {
        const folder = fileURLToPath(new URL(`../../${application}/dist/assets/`, import.meta.url));
        expect(existsSync(folder), `${application} is not built`);
        // What the first view asks for; the rest comes when it is needed.
        const page = readFileSync(fileURLToPath(new URL(`../../${application}/dist/index.html`, import.meta.url)), "utf8");
        const scripts = readdirSync(folder).filter((file) => file.endsWith(".js") && page.includes(file));
        expect(scripts.length > 0, `${application}: the page names no script`);
        const weight = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(folder + file)).length, 0);
        expect(weight <= most, `${application}: ${weight} bytes of compressed JavaScript, ${most} at most`);
      }
    },
  },
];
