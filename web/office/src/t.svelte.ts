// `t()` of this application.
import { speaking } from "../../shared/ui/language.svelte";
import { officeText } from "./text";

export const t = speaking(officeText);
