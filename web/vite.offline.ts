// The service worker of an application: `sw.js` of its folder with the names of everything that was built, so that the next start needs no line.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Writes `sw.js` from `source`; `base` is the application's path on the server, `others` what is copied as it is. */
export function offline(source: URL, base: string, others: readonly string[]): Plugin {
  return {
    name: "guichet-offline",
    enforce: "post",
    apply: "build",
    generateBundle(_, bundle) {
      const built = Object.keys(bundle).filter((name) => name !== "index.html");
      const files = [base, ...[...built, ...others].map((name) => base + name)];
      const sum = createHash("sha256").update(readFileSync(source)).update(files.join());
      // Names of assets hold their content's sum; the page itself does not.
      const page = bundle["index.html"];
      if (page?.type === "asset") sum.update(page.source);
      const text = readFileSync(source, "utf8").replace("__VERSION__", sum.digest("hex").slice(0, 16)).replace('"__FILES__"', JSON.stringify(files));
      this.emitFile({ type: "asset", fileName: "sw.js", source: text });
    },
  };
}
