import { mount } from "svelte";
import "../../shared/look.css";
import App from "./App.svelte";

const target = document.getElementById("app")!;
// What the page showed while the program was on its way.
target.replaceChildren();
mount(App, { target });

// Fetched after everything else: the first look must not wait for it.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  window.addEventListener("load", () => void navigator.serviceWorker.register("/intake/sw.js").catch(() => undefined));
}
