// The address inside the application as a reactive value.
import { segments } from "../route";

let now = $state.raw(segments(location.hash));

window.addEventListener("hashchange", () => (now = segments(location.hash)));

/** The segments of the address now. */
export const here = (): string[] => now;
