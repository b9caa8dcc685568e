// The sample dossiers: what is handed in, and the truth that a careful reviewer would type.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = process.env.SAMPLES ?? fileURLToPath(new URL("../../samples/dossiers/", import.meta.url));

/** One sample by name: the paths of its scans in order, and its truth. */
export function sample(name) {
  const folder = join(FOLDER, name);
  const scans = readdirSync(folder)
    .filter((file) => /\.(jpe?g|png|tiff?|pdf)$/i.test(file))
    .sort()
    .map((file) => join(folder, file));
  return { name, scans, truth: JSON.parse(readFileSync(join(folder, "truth.json"), "utf8")) };
}
