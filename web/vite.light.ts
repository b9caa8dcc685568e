// What makes the first load short on a bad line: the one style sheet lies in the page, and everything is packed once, when built, as small as it goes.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

/** Puts the style sheet that the page waits for into the page: it needs no request of its own. */
export function styleInPage(): Plugin {
  const inPage = new Set<string>();
  return {
    name: "guichet-style-in-page",
    apply: "build",
    enforce: "post",
    transformIndexHtml: {
      order: "post",
      handler(page, { bundle }) {
        return page.replace(/<link rel="stylesheet"[^>]*href="[^"]*\/(assets\/[^"]+\.css)"[^>]*>/, (link, name: string) => {
          const sheet = bundle?.[name];
          if (sheet?.type !== "asset") return link;
          inPage.add(name);
          return `<style>${String(sheet.source).trim()}</style>`;
        });
      },
    },
    generateBundle(_, bundle) {
      for (const name of inPage) delete bundle[name];
    },
  };
}

/** Smaller files are not worth the header that says how they are packed. */
const LEAST = 512;

/** Writes `.br` and `.gz` beside every text file that was built; the service sends those (src/http/apps.rs). */
export function packed(folder: URL): Plugin {
  return {
    name: "guichet-packed",
    apply: "build",
    enforce: "post",
    closeBundle() {
      for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
        if (!/\.(js|css|html|svg|webmanifest)$/.test(name)) continue;
        const bytes = readFileSync(new URL(name, folder));
        if (bytes.length < LEAST) continue;
        writeFileSync(new URL(`${name}.br`, folder), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
        writeFileSync(new URL(`${name}.gz`, folder), gzipSync(bytes, { level: 9 }));
      }
    },
  };
}
