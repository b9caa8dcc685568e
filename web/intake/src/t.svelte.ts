// `t()` of this application.
import { speaking } from "../../shared/ui/language.svelte";
import { intakeText } from "./text";

export const t = speaking(intakeText);
