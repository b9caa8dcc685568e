// Steps that the tests of the review share.
import { expect } from "../harness.mjs";

const OPEN = ".fields li.open";

/** Opens the review of this dossier, and waits until its page and the strip of its field are drawn. */
export async function review(desk, dossierId, { who = "reviewer", ...options } = {}) {
  const page = await desk.open(who, `/office/#/review/${dossierId}`, options);
  await page.waitForSelector(OPEN);
  await drawn(page);
  return page;
}

export const drawn = (page) => page.waitForFunction(() => document.querySelector(".page svg image") && (document.querySelector(".strip") || !document.querySelector(".page rect.active")));

/** What the open field shows: its key, its control, its text, what is selected, its other readings. */
export const open = (page) =>
  page.evaluate((selector) => {
    const item = document.querySelector(selector);
    const input = item.querySelector("input");
    const text = input.type === "text";
    return {
      key: item.dataset.key,
      doubtful: item.classList.contains("doubtful"),
      control: input.type,
      text: input.value,
      options: [...item.querySelectorAll("input[type=radio]")].map((box) => box.value),
      chosen: [...item.querySelectorAll("input:checked")].map((box) => box.value),
      from: text ? input.selectionStart : 0,
      to: text ? input.selectionEnd : 0,
      candidates: [...item.querySelectorAll(".candidate")].map((button) => button.textContent.trim()),
      focused: item.contains(document.activeElement),
    };
  }, OPEN);

/** A typed value and the contract's, compared as the server would. */
export function same(text, value) {
  const date = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  const plain = date ? `${date[3]}-${date[2]}-${date[1]}` : text.replace(/[\s\u00a0]/g, "").replace(",", ".");
  return plain.toUpperCase() === value.replace(/\s/g, "").toUpperCase();
}

/** Answers the open field by keyboard as a careful person with the paper would. */
async function answer(page, truth) {
  const field = await open(page);
  expect(field.focused, `the cursor is in ${field.key}`);
  const value = truth[field.key];
  if (value === undefined) return page.keyboard.press("F4");
  if (field.control === "text") {
    if (!same(field.text, value)) {
      await page.keyboard.press("Control+A");
      await page.keyboard.type(value);
    }
  } else if (field.control === "radio") {
    if (field.chosen.length === 0) await page.keyboard.press("Space");
    for (let press = 0; press < field.options.length && (await open(page)).chosen[0] !== value; press += 1) await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

export const doubtful = (page) => page.locator(".fields li.doubtful").count();

/** Walks through every field that needs a person. Returns how many there were. */
export async function walk(page, truth) {
  let walked = 0;
  while ((await doubtful(page)) > 0 && walked < 120) {
    await answer(page, truth);
    walked += 1;
  }
  const left = await doubtful(page);
  expect(left === 0, `${left} fields still in doubt: ${await page.evaluate((s) => document.querySelector(s)?.textContent, OPEN)}`);
  return walked;
}

/** Ends a review by `press`, and waits until the dossier has left the screen. */
export async function ended(page, press) {
  const before = await page.textContent(".bar h1");
  await press();
  await page.waitForFunction((receipt) => document.querySelector(".bar h1")?.textContent !== receipt, before);
}

/** Puts the dossier on the screen off for the first reason offered, with `asked` looking at the question, and goes to the worklist: whatever was taken ahead goes back. */
export async function putOff(page, asked = async () => undefined) {
  await page.keyboard.press("F10");
  await page.waitForSelector("dialog[open] input[name=reason]:focus");
  await asked();
  // The screen may go on before the service has heard it.
  const heard = page.waitForResponse((answer) => answer.request().method() === "DELETE" && answer.url().endsWith("/lease"));
  await page.keyboard.press("Enter");
  expect((await heard).ok(), "put off");
  await page.waitForSelector("dialog", { state: "detached" });
  await page.evaluate(() => (location.hash = "#/"));
  await page.waitForSelector("tbody tr");
}
