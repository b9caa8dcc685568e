import { offline } from "../vite.offline.ts";
import { application } from "../vite.shared.ts";

export default application("intake", [offline(new URL("./sw.js", import.meta.url), "/intake/", ["manifest.webmanifest", "icon.svg"])]);
