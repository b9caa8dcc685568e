// What both applications' builds have in common. Each is served by the binary below its own folder name.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { packed, styleInPage } from "./vite.light.ts";

/** The build of one application: `name` is its folder in `web/` and its path on the server; `more` are plugins of its own. */
export function application(name: "intake" | "office", more: Plugin[] = []): UserConfig {
  return defineConfig({
    root: new URL(`./${name}/`, import.meta.url).pathname,
    base: `/${name}/`,
    plugins: [svelte({ configFile: false }), styleInPage(), ...more, packed(new URL(`./${name}/dist/`, import.meta.url))],
    build: { outDir: "dist", emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
    // Development: the pages come from Vite, everything else from a running `guichet serve`.
    server: { proxy: { "^/(api|sign-in|sign-out|suivi)": "http://127.0.0.1:8080" } },
  });
}
