// The office beside the review: board, queues, search, people, contact points, calendar; the keystroke budget; prefetch; double keying.
import { expect, LANGUAGES, until } from "../harness.mjs";
import { open as openField, review, same } from "./review-steps.mjs";

/** Letters to insert, remove or replace to make one text the other. */
function distance(a, b) {
  let row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length];
}

/** A value as a person types it who wastes no key. */
function short(value, shown) {
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (date) return shown.includes("/") ? `${date[3]}/${date[2]}/${date[1]}` : `${date[3]}${date[2]}${date[1]}`;
  const amount = /^(\d+)\.(\d{2})$/.exec(value);
  return amount ? `${amount[1]},${amount[2]}` : value;
}

/** The field whose bearer the registry is asked for. */
const NAME = "beneficiary_full_name";

export const tests = [
  {
    name: "the keystroke budget: keys <= doubtful fields + wrong characters + 1, no mouse",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s14", desk.browser);
      const page = await review(desk, id);
      const tally = { keys: 0, fields: 0, wrong: 0 };
      const press = async (key) => {
        tally.keys += 1;
        await page.keyboard.press(key);
      };
      for (let fields = 0; fields < 120; fields += 1) {
        const field = await openField(page);
        if (!field.doubtful) break;
        tally.fields += 1;
        const value = truth.fields[field.key];
        if (value === undefined) {
          // Nothing stands there: one key says so.
          await press("F4");
          continue;
        }
        if (field.control === "radio" || field.control === "checkbox") {
          if (field.chosen.join("+") !== value) {
            tally.wrong += 1;
            await press(field.chosen.length === 0 ? "Space" : "ArrowDown");
          }
        } else if (!same(field.text, value)) {
          const wanted = short(value, field.text);
          tally.wrong += distance(field.text, wanted);
          // The doubtful character is selected: typing replaces it, and the next doubtful one is selected then.
          const before = field.text.slice(0, field.from);
          const after = field.text.slice(field.to);
          if (field.text !== "" && wanted.startsWith(before) && wanted.endsWith(after)) for (const letter of wanted.slice(field.from, wanted.length - after.length)) await press(letter);
          else {
            const candidate = field.candidates.findIndex((other) => same(other, value));
            if (candidate > 0) for (let n = 0; n < candidate; n += 1) await press("Shift+F2");
            else {
              await press("Control+A");
              for (const letter of wanted) await press(letter);
            }
          }
        }
        await press("Enter");
      }
      await press("Control+Enter");
      await page.waitForFunction((address) => !location.hash.startsWith(address), `#/review/${id}`);
      const budget = tally.fields + tally.wrong + 1;
      console.log(`       ${tally.keys} keys for ${tally.fields} doubtful fields and ${tally.wrong} wrong characters (budget ${budget})`);
      expect((await desk.service.dossier(id)).settlement === "reviewed", "accepted");
      expect(tally.keys <= budget, `${tally.keys} keys, ${budget} allowed`);
    },
  },
  {
    name: "the next dossier is on the screen at once, and goes back unseen when the reviewer leaves",
    async work(desk) {
      const first = await desk.service.waiting("s04", desk.browser);
      const second = await desk.service.handIn("s13");
      const page = await review(desk, first.id);
      const stands = async (wanted) => (await desk.service.dossier(second.dossier_id)).state === wanted;
      await until(() => stands("in_review"), "the next is held before it is asked for");
      await page.evaluate(() => (location.hash = "#/"));
      await until(() => stands("in_worklist"), "and given back when the reviewer leaves");
    },
  },
  {
    name: "the board, live, in both languages; a queue is frozen with a reason",
    async work(desk) {
      await desk.service.waiting("s04", desk.browser);
      for (const language of LANGUAGES) {
        const page = await desk.open("supervisor", "/office/#/board", { language });
        await page.waitForSelector("tbody tr");
        if (language === "fr") {
          await page.click("tbody tr:nth-child(4) button");
          await page.waitForSelector("dialog[open]");
          await page.click("dialog .primary");
          await page.waitForSelector("dialog .fault");
          await page.fill("dialog textarea", "Panne du fichier des accidents");
          await page.click("dialog .primary");
          await page.waitForSelector("dialog", { state: "detached" });
          await page.waitForSelector("tbody tr:nth-child(4) .mark.warn");
        }
        await page.waitForSelector("#acts-title");
        await desk.seen(page, "office-board", language, { fullPage: true });
        if (language === "ar") {
          await page.click("tbody tr:nth-child(4) button");
          await page.fill("dialog textarea", "عاد الملف");
          await page.click("dialog .primary");
          await page.waitForSelector("dialog", { state: "detached" });
        }
      }
    },
  },
  {
    name: "a supervisor moves a dossier, the reason is on its page",
    async work(desk) {
      const { id } = await desk.service.waiting("s04", desk.browser);
      const page = await desk.open("supervisor", "/office/#/");
      await page.waitForSelector("tbody tr");
      const receipt = (await desk.service.dossier(id)).receipt_number;
      await page.check(`input[aria-label$="${receipt}"]`);
      await page.click("text=Réorganiser");
      await page.waitForSelector("dialog[open]");
      await page.selectOption("dialog label:nth-of-type(3) select", "9");
      await page.fill("dialog textarea", "Réclamation de l’assuré");
      await desk.seen(page, "office-requeue", "fr");
      await page.click("dialog .primary");
      await page.waitForSelector("dialog", { state: "detached" });
      const after = await desk.service.dossier(id);
      expect(after.queue.priority === 9 && after.queue_acts[0].reason === "Réclamation de l’assuré", "the priority and the reason are kept");
    },
  },
  {
    name: "search finds a name however it is spelled, and masks it",
    async work(desk) {
      const { id, truth } = await desk.service.waiting("s04", desk.browser);
      const dossier = await desk.service.dossier(id);
      const written = dossier.fields.find((field) => field.key === "insured_full_name")?.value ?? truth.fields.insured_full_name;
      for (const language of LANGUAGES) {
        const page = await desk.open("reviewer", "/office/#/search", { language });
        await page.waitForSelector("input[type=text]");
        await page.keyboard.type(written.toLowerCase().split(" ").reverse().join(" "));
        await page.keyboard.press("Enter");
        await page.waitForSelector("tbody tr");
        expect((await page.textContent("tbody")).includes(dossier.receipt_number), "found by its name, turned round");
        expect(!(await page.textContent("tbody")).includes(written), "the list masks the name");
        await desk.seen(page, "office-search", language);
      }
    },
  },
  {
    name: "people and contact points, in both languages",
    async work(desk) {
      await desk.service.cookies("administrator", desk.browser);
      for (const language of LANGUAGES) {
        const page = await desk.open("administrator", "/office/#/people", { language });
        await page.waitForSelector("tbody tr");
        await page.click("h1 + button");
        await page.waitForSelector("dialog[open]");
        await desk.accessible(page, `adding a person in ${language}`);
        await page.fill("dialog input[type=text]", `relecture.${language}`);
        await page.click("dialog .primary");
        await page.waitForSelector(".note.good .code");
        expect((await page.textContent(".note.good .code")).length >= 20, "the password is told once");
        await page.click(".note.good button");
        await desk.seen(page, "office-people", language, { fullPage: true });

        await page.evaluate(() => (location.hash = "#/points"));
        await page.waitForSelector("tbody tr");
        const file = `code,name,city,kind\n${language === "fr" ? 9001 : 9002},Guichet d'essai,Salé,counter\n`;
        await page.setInputFiles("input[type=file]", { name: "points.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
        await page.waitForSelector("[role=status] .mark");
        await desk.seen(page, "office-points", language);
        const count = async () => (await desk.service.call("administrator", "GET", "/contact-points")).items.length;
        const before = await count();
        expect((await page.inputValue("input[type=file]")) === "", "the same file may be chosen again");
        await page.click("section .primary");
        await until(async () => (await count()) === before + 1, "taken over after the dry run, not by it");
        await page.waitForFunction(() => document.activeElement?.type === "file");
      }
    },
  },
  {
    name: "the calendar, in both languages",
    async work(desk) {
      for (const language of LANGUAGES) {
        const page = await desk.open("supervisor", "/office/#/calendar", { language });
        await page.waitForSelector("fieldset");
        await desk.seen(page, "office-calendar", language);
      }
    },
  },
  {
    name: "the registry says who it may be, why, and why not; a dossier is referred",
    async work(desk) {
      const { id } = await desk.service.waiting("s14", desk.browser);
      for (const language of LANGUAGES) {
        const page = await review(desk, id, { language });
        await page.click(`.fields li[data-key="${NAME}"]:not(.open) button, .fields li[data-key="${NAME}"].open`);
        await page.waitForSelector(`.fields li.open[data-key="${NAME}"] input`);
        const before = (await openField(page)).text;
        await page.keyboard.press("Alt+Enter");
        await page.waitForSelector("dialog[open] li button:focus");
        expect((await page.locator("dialog li .good, dialog li .bad").count()) > 0, "what speaks for and against each is told");
        await desk.seen(page, "office-lookup", language);
        await page.focus("dialog .row > .button");
        await page.keyboard.press("Enter");
        await page.waitForSelector("dialog", { state: "detached" });
        expect((await openField(page)).text === before, "Enter on the button that closes takes nobody");
        await page.keyboard.press("Alt+Enter");
        const name = await page.textContent("dialog[open] li button:focus .who bdi");
        await page.keyboard.press("Enter");
        await page.waitForSelector("dialog", { state: "detached" });
        expect((await openField(page)).text === name, `${name} is taken over, to be confirmed`);

        await page.keyboard.press("Control+F9");
        await page.waitForSelector("dialog[open] input[name=reason]:focus");
        const queue = await page.inputValue("dialog input[name=reason]:checked");
        await desk.seen(page, "office-refer", language);
        if (language === "fr") continue;
        await page.fill("dialog textarea", "يحتاج إلى رأي طبي");
        await page.press("dialog .primary", "Enter");
        await page.waitForFunction((address) => location.hash !== address, `#/review/${id}`);
        const after = await desk.service.dossier(id);
        expect(after.queue.name === queue && after.queue_acts[0].what === "referred" && after.queue_acts[0].reason === "يحتاج إلى رأي طبي", "it waits in the other queue, and it is kept why");
      }
    },
  },
];
