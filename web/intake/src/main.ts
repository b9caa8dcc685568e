import { mount } from "svelte";
import "../../shared/look.css";
import App from "./App.svelte";

mount(App, { target: document.getElementById("app")! });

// Fetched after everything else: the first look must not wait for it.
if (import.meta.env.PROD && "serviceWorker" in navigator) {
  window.addEventListener("load", () => void navigator.serviceWorker.register("/intake/sw.js").catch(() => undefined));
}
