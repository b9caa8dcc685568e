import { expect, it } from "vitest";
import { watchFolder } from "./folder";

it("takes files that come later, once, and only when they have stopped growing", async () => {
  const files = new Map([["old.jpg", new File(["old"], "old.jpg", { lastModified: 1 })]]);
  const folder = {
    async *values() {
      for (const [name, file] of files) yield { kind: "file", name, getFile: async () => file };
    },
  };
  const taken: string[][] = [];
  const control = new AbortController();
  const steps = [
    () => files.set("new.jpg", new File(["a"], "new.jpg", { lastModified: 2 })),
    () => files.set("new.jpg", new File(["ab"], "new.jpg", { lastModified: 3 })),
    () => files.set(".part", new File(["x"], ".part", { lastModified: 3 })),
    () => undefined,
    () => files.set("new.jpg", new File(["abc"], "new.jpg", { lastModified: 9 })),
    () => undefined,
    () => control.abort(),
  ];
  await watchFolder(
    folder,
    async (found) => void taken.push(found.map((file) => `${file.name} ${file.bytes.size}`)),
    async () => void steps.shift()?.(),
    control.signal,
  );
  expect(taken).toEqual([["new.jpg 2"], ["new.jpg 3"]]);
});
