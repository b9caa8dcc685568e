// A scanner's folder, watched by the page: files that come after the watching began, each once it has stopped growing.
import type { Captured } from "../outbox/tray";

/** As much of a folder as is needed; `FileSystemDirectoryHandle` has it. */
export interface Folder {
  values(): AsyncIterable<{ kind: string; name: string; getFile?: () => Promise<File> }>;
}

/** How often the folder is looked at, milliseconds. */
const LOOK = 1500;

const looks = (file: File): string => `${file.size} ${file.lastModified}`;

/** Hands every new file to `take`, until `signal`. */
export async function watchFolder(folder: Folder, take: (files: Captured[]) => Promise<void>, wait: (milliseconds: number, signal: AbortSignal) => Promise<void>, signal: AbortSignal): Promise<void> {
  const seen = new Map<string, string>();
  const taken = new Set<string>();
  for (let look = 0; !signal.aborted; look += 1) {
    const settled: Captured[] = [];
    for await (const entry of folder.values()) {
      const file = entry.kind === "file" && !entry.name.startsWith(".") ? await entry.getFile?.().catch(() => undefined) : undefined;
      if (!file) continue;
      const now = looks(file);
      // What lay there before is of another dossier.
      if (look === 0) taken.add(`${entry.name} ${now}`);
      else if (seen.get(entry.name) === now && file.size > 0 && !taken.has(`${entry.name} ${now}`)) {
        taken.add(`${entry.name} ${now}`);
        settled.push({ name: entry.name, bytes: file });
      }
      seen.set(entry.name, now);
    }
    if (settled.length > 0) await take(settled);
    await wait(LOOK, signal).catch(() => undefined);
  }
}
