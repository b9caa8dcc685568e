// Steps that the tests of the review share.
const OPEN = ".fields li.open";

/** Opens the review of this dossier. */
export async function review(desk, dossierId, options) {
  const page = await desk.open("reviewer", `/office/#/review/${dossierId}`, options);
  await page.waitForSelector(OPEN);
  await page.waitForSelector(".page svg");
  return page;
}

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
