// How much of some pages has gone out.
import type { ShownPage } from "./model";

/** Whole percents of the bytes of `pages` that the service has; `sent` knows those under way. A page is whole only when its sum was confirmed. */
export function percent(pages: readonly Pick<ShownPage, "id" | "size" | "state">[], sent: Readonly<Record<string, number>>): number {
  const all = pages.reduce((sum, page) => sum + page.size, 0);
  const gone = pages.reduce((sum, page) => sum + (page.state === "stored" ? page.size : Math.min(sent[page.id] ?? 0, page.size * 0.99)), 0);
  return all === 0 ? 0 : Math.floor((100 * gone) / all);
}
