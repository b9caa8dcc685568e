// Who looked at a dossier, in few lines: what one person did in one minute stands together.
import type { History } from "../../shared/api/model";
import { tables } from "../../shared/text/translate";

/** What was asked for, by its name in the audit (src/http/access.rs). Other names are events of the timeline already. */
export const lookNames = tables(
  { dossier_seen: "a consulté le dossier", page_seen: "a regardé des pages", scan_seen: "a ouvert un fichier d’origine", dossier_shown: "a eu le dossier à l’écran", history_seen: "a consulté la chronologie", registry_looked_up: "a cherché au registre" },
  { dossier_seen: "اطلع على الملف", page_seen: "نظر إلى الصفحات", scan_seen: "فتح ملفا أصليا", dossier_shown: "ظهر الملف على شاشته", history_seen: "اطلع على التسلسل الزمني", registry_looked_up: "بحث في السجل" },
);

/** Somebody's looks of one kind in one minute. */
export interface Seen {
  at: string;
  by: string;
  what: string;
  times: number;
  refused: boolean;
}

/** The looks, newest first, those of one person and kind in one minute together. */
export function gathered(looks: History["looks"]): Seen[] {
  const seen: Seen[] = [];
  for (const look of looks) {
    if (!(look.what in lookNames.fr)) continue;
    const same = seen.find((other) => other.by === look.by && other.what === look.what && other.refused === look.refused && other.at.slice(0, 16) === look.at.slice(0, 16));
    if (same) same.times += 1;
    else seen.push({ at: look.at, by: look.by, what: look.what, times: 1, refused: look.refused });
  }
  return seen;
}
