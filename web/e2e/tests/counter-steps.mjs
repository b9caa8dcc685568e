// What the counter's tests do again and again.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

export const CARDS = ".scans li.card:not(.loose)";
export const LOOSE = ".scans li.loose";
export const SEND = ".send > button";
export const sums = (paths) => paths.map((path) => createHash("sha256").update(readFileSync(path)).digest("hex"));

/** Puts files into the tray and waits until all are sealed and on the disk. */
export async function choose(page, files) {
  const before = await page.locator(CARDS).count();
  await page.setInputFiles("input.files", files);
  await page.waitForFunction(([cards, n]) => document.querySelectorAll(cards).length >= n, [CARDS, before + files.length], { timeout: 60_000 });
}

export async function send(page) {
  await page.waitForFunction((button) => !document.querySelector(button).disabled, SEND);
  await page.click(SEND);
}

/** Waits until the service has everything: the number is its own. */
export const received = (page) => page.waitForFunction(() => /^\d{4}-\d{7}-/.test(document.querySelector("h1.receipt")?.textContent ?? ""), null, { timeout: 60_000 });

/** Waits until the service has everything and has read it. */
export async function verdict(page) {
  await received(page);
  await page.waitForFunction(() => document.querySelector(".verdict") && !document.querySelector("main progress"), null, { timeout: 240_000 });
  return { receipt: await page.textContent("h1.receipt"), text: await page.textContent(".verdict") };
}

/** The id of the dossier that the screen shows. */
export const shown = (page) => page.url().match(/dossiers\/([0-9a-f-]{36})/)[1];

/** Sums of the scans that the service holds of a dossier, in order. */
export const stored = async (desk, id) => (await desk.service.call("counter", "GET", `/dossiers/${id}`)).scan_list.filter((scan) => scan.stored).map((scan) => scan.sha256);
